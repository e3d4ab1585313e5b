"""The traditional edition of a whole folder of pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.publish.traditional import write_traditional

SITE = "https://weeks.example/"


def write(path: Path, data: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode())


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "index.html", '<html lang="zh-Hans"><a href="week/">后面</a>')
    write(tmp_path / "week" / "index.html", '<script src="../assets/js/site.js"></script>车间\r\n')
    write(tmp_path / "404.html", "找不到页面")
    write(tmp_path / "week" / "feed.xml", "<title>车间</title>")
    write(tmp_path / "assets" / "js" / "site.js", 'say("车间");\n')
    write(tmp_path / "assets" / "vendor" / "viewer.js", 'say("车间");\n')
    write(tmp_path / "media" / "ab.vtt", "WEBVTT\n\n车间\n")
    return tmp_path


def test_every_page_stands_again_below_hant_and_nothing_else_changes(site: Path) -> None:
    before = snapshot(site)
    assert write_traditional(site, SITE, {}) == 2
    after = snapshot(site)
    assert {path: after.pop(path) for path in before} == before
    assert {path: data.decode() for path, data in after.items()} == {
        "hant/index.html": '<html lang="zh-Hant"><a href="week/">後面</a>',
        "hant/week/index.html": '<script src="../../assets/js-hant/site.js"></script>車間\r\n',
        "assets/js-hant/site.js": 'say("車間");\n',
        "hant/media/ab.vtt": "WEBVTT\n\n車間\n",
    }


def test_terms_hold_on_pages_and_in_scripts(site: Path) -> None:
    write_traditional(site, SITE, {"车间": "车间"})
    assert "车间" in (site / "hant" / "week" / "index.html").read_text(encoding="utf-8")
    assert "车间" in (site / "assets" / "js-hant" / "site.js").read_text(encoding="utf-8")


def test_a_second_time_changes_nothing(site: Path) -> None:
    write_traditional(site, SITE, {})
    once = snapshot(site)
    write_traditional(site, SITE, {})
    assert snapshot(site) == once
