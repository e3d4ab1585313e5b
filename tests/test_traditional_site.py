"""A small site as built by the command line, with its traditional edition and without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from small_site import PROJECT_ROOT, SITE, SmallSite

ROOT = "https://weeks.example/"
STORY = "demo-2024/stories/first-lesson/"
TERMS = {"于师傅": "于師傅"}


def build(root: Path, traditional: dict[str, object]) -> Path:
    site = SmallSite(root)
    site.school()
    site.story_with_photo(text="于师傅在后面开了机床，关于面条。")
    site.approve()
    site.story("waiting", title="等待审核的题目")
    site.write_yaml("content/site.yml", {**SITE, "traditional": traditional})
    site.add_theme()
    settings = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(PROJECT_ROOT / "build.py"), "build", "--root", str(root)]
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=settings)
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("both") / "project", {"terms": TERMS})


def page(site: Path, url: str) -> html.HtmlElement:
    return html.fromstring((site / url / "index.html").read_bytes().decode())


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("index.html")}


def test_every_page_but_the_one_for_lost_visitors_stands_in_both_editions(site: Path) -> None:
    simplified = {name for name in names(site) if not name.startswith("hant/")}
    assert names(site / "hant") == simplified
    assert STORY + "index.html" in simplified
    assert not (site / "hant" / "404.html").exists()


@pytest.mark.parametrize("url", ["", "about/", STORY])
def test_each_edition_names_itself_and_the_other(site: Path, url: str) -> None:
    for place, language, locale in ((url, "zh-Hans", "zh_CN"), (f"hant/{url}", "zh-Hant", "zh_TW")):
        shown = page(site, place)
        assert shown.get("lang") == language
        assert shown.xpath("//link[@rel='canonical']/@href") == [ROOT + place]
        assert shown.xpath("//meta[@property='og:url']/@content") == [ROOT + place]
        assert shown.xpath("//meta[@property='og:locale']/@content") == [locale]
        links = shown.xpath("//head/link[@hreflang]")
        assert [(link.get("hreflang"), link.get("href")) for link in links] == [
            ("zh-Hans", ROOT + url),
            ("zh-Hant", f"{ROOT}hant/{url}"),
            ("x-default", ROOT + url),
        ]


def test_the_words_are_traditional_and_names_are_kept(site: Path) -> None:
    text = page(site, f"hant/{STORY}").text_content()
    assert "于師傅在後面開了機床，關於麵條。" in text
    assert "車間裡的第一課" in text
    assert "于师傅在后面开了机床" in page(site, STORY).text_content()


def test_the_page_for_lost_visitors_leads_to_both_homes(site: Path) -> None:
    lost = html.fromstring((site / "404.html").read_bytes().decode())
    assert lost.xpath("//a[@data-language]/@href") == ["/", "/hant/"]


def test_what_is_not_public_is_in_neither_edition(site: Path) -> None:
    for path in site.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert "等待审核".encode() not in data, path
        assert "等待審核".encode() not in data, path


def test_a_site_may_do_without(tmp_path: Path) -> None:
    site = build(tmp_path / "project", {"published": False})
    assert not (site / "hant").exists()
    assert not (site / "assets" / "js-hant").exists()
    shown = page(site, STORY)
    assert shown.xpath("//*[@hreflang] | //*[@data-language]") == []
    assert not [path for path in site.glob("sitemap*.xml") if b"hant" in path.read_bytes()]
