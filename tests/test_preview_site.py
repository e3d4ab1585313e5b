"""A preview in a whole site: it shows what waits, every page says so, and it never becomes the public site."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html
from mkdocs.exceptions import PluginError

import build as command_line
from site_hook import on_config
from small_site import PROJECT_ROOT, SmallSite, draw_photo
from theme_engine import MkDocsPages

AS_OF = "2024-05-14T18:00"
WEEK = "demo-2024"
DAY = f"{WEEK}/days/2024-05-12/index.html"
SECRETS = {"draft": "草稿", "waiting": "待审核", "changed": "批准后有改动", "later": "未到发布时间"}


@dataclass(frozen=True)
class Built:
    """The public files and a preview's of one site, and what the preview's build said."""

    site: SmallSite
    public: Mapping[str, bytes]
    preview: Mapping[str, bytes]
    told: str


def build(site: SmallSite, *arguments: str) -> Result:
    return CliRunner().invoke(command_line.main, ["build", "--as-of", AS_OF, "--root", str(site.root), *arguments])


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write_items(site: SmallSite) -> None:
    site.add_theme()
    site.school()
    site.story_with_photo("shown", title="公开的题目")
    for slug, changes in {"changed": {}, "later": {"publish_at": "2024-05-14T18:01"}}.items():
        site.story(slug, title=f"秘密题目{slug}", **changes)
    site.approve()
    path = site.week_path / "stories/2024-05-12/changed/index.md"
    path.write_text(path.read_text("utf-8") + "又一句。\n", encoding="utf-8")
    site.story("draft", title="秘密题目draft", status="draft")
    photo = {"file": "01.jpg", "caption": "秘密说明", "pupils": False}
    draw_photo(site.story("waiting", title="秘密题目waiting", photos=[photo]) / "01.jpg", seed="waiting")
    site.story("faulty", title="出错的题目", school="nowhere")
    site.story("gone", title="撤下的题目", status="withdrawn")
    site.school("new", title="秘密学校")
    site.event("new-event", title="秘密活动")
    site.write_front_matter(
        f"content/weeks/{WEEK}/wrap-up/index.md", {"title": "秘密总结", "status": "submitted"}, "## 基本情况\n好。"
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    site = SmallSite(tmp_path_factory.mktemp("preview") / "project")
    write_items(site)
    assert build(site).exit_code == 0
    public = files_of(site.root / "site")
    result = build(site, "--preview")
    assert result.exit_code == 0, result.output
    assert files_of(site.root / "site") == public
    return Built(site, public, files_of(site.root / "preview"), result.output)


def pages_of(files: Mapping[str, bytes]) -> dict[str, Any]:
    return {name: html.fromstring(data) for name, data in files.items() if name.endswith(".html")}


def test_the_public_site_shows_nothing_that_waits_and_no_mark(built: Built) -> None:
    marks = ("秘密", "data-preview", "预览 ·", "草稿", "PREVIEW", "new-event")
    assert [
        (name, mark)
        for name, data in built.public.items()
        for mark in marks
        if (mark in name or mark.encode() in data) and not name.endswith(".css")
    ] == []


def test_a_preview_shows_every_sound_item_that_waits(built: Built) -> None:
    for slug in SECRETS:
        assert f"秘密题目{slug}".encode() in built.preview[f"{WEEK}/stories/{slug}/index.html"]
    assert f"{WEEK}/schools/new/index.html" in built.preview
    assert f"{WEEK}/wrap-up/index.html" in built.preview
    assert "秘密活动".encode() in built.preview[f"{WEEK}/schedule/index.html"]
    assert not [name for name in built.preview if "faulty" in name or "gone" in name]
    assert not any("出错的题目".encode() in data or "撤下的题目".encode() in data for data in built.preview.values())


def test_every_page_of_a_preview_says_what_it_is_and_asks_search_engines_to_leave(built: Built) -> None:
    pages = pages_of(built.preview)
    assert {"404.html", "about/index.html", f"hant/{DAY}", f"{WEEK}/schools/new/poster/index.html"} <= pages.keys()
    for name, page in pages.items():
        (ribbon,) = page.xpath("//aside[@data-preview]")
        words = "预览 · 含未审核内容，请勿转发" if not name.startswith("hant/") else "預覽 · 含未審核內容，請勿轉發"
        assert ribbon.text_content().strip() == words, name
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"], name
        assert page.xpath("//title")[0].text.startswith(words[:2]), name


def test_what_waits_is_marked_on_its_page_and_on_its_card_and_nothing_else_is(built: Built) -> None:
    for slug, mark in SECRETS.items():
        page = html.fromstring(built.preview[f"{WEEK}/stories/{slug}/index.html"])
        assert page.xpath("//main/div[@data-preview]//span/text()")[0] == mark
    assert b"preview-badge" not in built.preview[f"{WEEK}/stories/shown/index.html"].partition(b"<article")[0]
    cards = html.fromstring(built.preview[DAY]).xpath("//li[contains(@class, 'story-card')]")
    found = {card.xpath(".//h3//text()")[0]: card.xpath(".//span[@data-preview]/text()") for card in cards}
    assert b"<span data-preview " in built.preview[DAY]
    assert found == {f"秘密题目{slug}": [mark] for slug, mark in SECRETS.items()} | {"公开的题目": []}


def test_schools_events_and_the_summary_are_marked_alike(built: Built) -> None:
    pages = pages_of(built.preview)
    (event,) = pages[f"{WEEK}/schedule/index.html"].xpath("//li[@class='event']")
    assert event.xpath(".//span[@data-preview]/text()") == ["待审核"]
    (card,) = pages[f"{WEEK}/index.html"].xpath("//li[contains(@class, 'school-card')][.//text()='秘密学校']")
    assert card.xpath(".//span[@data-preview]/text()") == ["待审核"]
    for name in ("schools/new", "wrap-up"):
        assert pages[f"{WEEK}/{name}/index.html"].xpath("//main/div[@data-preview]//span/text()")[0] == "待审核"


def test_nobody_can_subscribe_to_a_preview_or_find_it(built: Built) -> None:
    assert not [name for name in built.preview if name.endswith((".xml", ".opml", ".ics"))]
    assert b"Disallow: /\n" in built.preview["robots.txt"]
    assert "robots.txt" not in built.public
    assert not any(b'type="application/rss+xml" title=' in data for data in built.preview.values())


def test_its_build_lists_what_only_a_preview_shows_and_what_not_even_that(built: Built) -> None:
    told = "".join(built.told.split())
    for words in ("只在预览里的内容", "批准后有改动", "没有“nowhere”这个学校", "不要转发"):
        assert words in told


def test_a_leak_into_the_public_build_is_stopped_before_anything_is_handed_over(
    built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = next(data for name, data in built.preview.items() if name.endswith("stories/draft/index.html")).decode()
    monkeypatch.setattr(MkDocsPages, "open", lambda _: lambda _: page)
    result = build(built.site, "--clean")
    assert result.exit_code == 1
    assert "未审核" in result.output
    assert files_of(built.site.root / "site") == built.public


def test_a_preview_without_its_marks_is_stopped_too(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    page = built.public["index.html"].decode()
    monkeypatch.setattr(MkDocsPages, "open", lambda _: lambda _: page)
    result = build(built.site, "--preview", "--clean")
    assert (result.exit_code, "标记" in result.output) == (1, True)
    assert files_of(built.site.root / "preview") == built.preview


def test_mkdocs_serves_a_preview_from_a_folder_of_its_own(built: Built) -> None:
    # What the preview server does, without the server.
    program = (
        "import sys; from mkdocs.config import load_config; from mkdocs.commands.build import build\n"
        "build(load_config(sys.argv[1], site_dir=sys.argv[2], extra={'preview': True}))"
    )
    served = built.site.root / "served"
    command = [sys.executable, "-c", program, str(built.site.root / "mkdocs.yml"), str(served)]
    settings = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.run(
        command, cwd=PROJECT_ROOT, check=False, capture_output=True, encoding="utf-8", timeout=120, env=settings
    )
    assert process.returncode == 0, process.stderr[-2000:]
    assert "秘密题目draft" in (served / WEEK / "stories/draft/index.html").read_text("utf-8")


@pytest.mark.parametrize("folder", ["site", "site/deeper", "alias", "alias/deeper"])
def test_mkdocs_never_writes_a_preview_into_the_public_folder(tmp_path: Path, folder: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "alias").symlink_to(tmp_path / "site", target_is_directory=True)
    config: Any = SimpleNamespace(
        extra={"showcase": SimpleNamespace(preview=True)},
        site_dir=str(tmp_path / folder),
        config_file_path=str(tmp_path / "mkdocs.yml"),
    )
    with pytest.raises(PluginError, match="never written to site/"):
        on_config(config)
