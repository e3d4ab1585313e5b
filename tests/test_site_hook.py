"""MkDocs and the generator together: hand-written pages, and MkDocs' own command line."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from small_site import PROJECT_ROOT, SITE, SmallSite, draw_photo

# A site may stand in a folder of its host.
URL = "https://host.example/weeks/"
WEEK = "demo-2024/index.html"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    settings = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=folder, check=False, capture_output=True, encoding="utf-8", timeout=120, env=settings
    )


def build(small_site: SmallSite) -> subprocess.CompletedProcess[str]:
    return run(small_site.root, str(PROJECT_ROOT / "build.py"), "build", "--root", str(small_site.root))


def public(small_site: SmallSite, folder: str = "site") -> dict[str, bytes]:
    path = small_site.root / folder
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


@pytest.fixture
def themed_site(small_site: SmallSite) -> SmallSite:
    small_site.story_with_photo()
    small_site.approve()
    small_site.story("waiting", title="等待审核的题目")
    small_site.add_theme()
    return small_site


def test_mkdocs_itself_builds_the_same_site_wherever_it_is_called(themed_site: SmallSite, tmp_path: Path) -> None:
    assert build(themed_site).returncode == 0
    settings, other = str(themed_site.root / "mkdocs.yml"), str(themed_site.root / "other")
    process = run(tmp_path, "-m", "mkdocs", "build", "--quiet", "--config-file", settings, "--site-dir", other)
    assert process.returncode == 0, process.stderr
    assert public(themed_site, "other") == public(themed_site)
    assert not any("等待审核的题目".encode() in data for data in public(themed_site, "other").values())


def test_mkdocs_publishes_nothing_when_the_generator_fails(small_site: SmallSite) -> None:
    small_site.add_theme()
    small_site.write("content/site.yml", "title: [")
    process = run(small_site.root, "-m", "mkdocs", "build", "--quiet")
    assert process.returncode == 1
    assert "content/site.yml" in process.stderr + process.stdout
    assert "Traceback" not in process.stderr
    assert not (small_site.root / "site").exists()


def test_mkdocs_fails_when_it_has_rendered_what_nobody_declared(small_site: SmallSite) -> None:
    small_site.add_theme()
    small_site.write("media/brand/poster.svg", "<svg><text>13912345678</text></svg>")
    process = run(small_site.root, "-m", "mkdocs", "build", "--quiet")
    assert process.returncode == 1
    said = process.stderr + process.stdout
    assert ("assets/brand/poster.svg" in said, "13912345678" in said, "Traceback" in said) == (True, False, False)


def test_mkdocs_says_in_a_sentence_that_the_host_would_not_take_what_it_has_rendered(small_site: SmallSite) -> None:
    small_site.add_theme()
    small_site.write("media/brand/film.mp4", "x" * 1_100_000)
    small_site.write_yaml("content/site.yml", {**SITE, "hosting": {"limit_mb": 1}})
    process = run(small_site.root, "-m", "mkdocs", "build", "--quiet")
    said = process.stderr + process.stdout
    assert (process.returncode, "托管上限" in said, "Traceback" in said) == (1, True, False)


def test_of_the_hand_written_pages_only_markdown_is_published(themed_site: SmallSite) -> None:
    pages = themed_site.root / "content" / "pages"
    outside = themed_site.write("outside.md", "---\ntitle: 外面\n---\n外面的秘密。\n")
    (pages / "linked.md").symlink_to(outside)
    (pages / "folder").symlink_to(themed_site.week_path / "stories" / "2024-05-12", target_is_directory=True)
    themed_site.write("content/pages/photo.jpg", "GPS 秘密")
    themed_site.write("content/pages/page.html", "<script>秘密</script>")
    themed_site.write("content/pages/notes.md~", "秘密")
    themed_site.write("content/pages/more/rules.md", "---\ntitle: 规则\n---\n投稿规则。\n")
    process = build(themed_site)
    assert process.returncode == 0, process.stderr
    files = public(themed_site)
    assert "投稿规则".encode() in files["more/rules/index.html"]
    assert not [name for name, data in files.items() if "秘密".encode() in data]
    assert not [name for name in files if name.startswith(("linked", "folder", "photo", "page.", "page/", "notes"))]
    # An editor is told.
    assert "photo.jpg" in process.stdout


def test_a_hand_written_page_never_takes_the_place_of_a_generated_one(themed_site: SmallSite) -> None:
    for name in ("index.md", "README.md"):
        themed_site.write(f"content/pages/{name}", "---\ntitle: 抢占\n---\n抢占首页。\n")
    assert build(themed_site).returncode == 0
    files = public(themed_site)
    assert "抢占首页".encode() not in files["index.html"]
    sitemaps = b"".join(data for name, data in files.items() if name.startswith("sitemap"))
    assert sitemaps.count(b"<loc>https://weeks.example/</loc>") == 1


def test_whatever_hand_written_pages_say_of_themselves_the_site_is_built(themed_site: SmallSite) -> None:
    said = ("template: nothing.html", "template: showcase/story.html", "title: 2024", "title:")
    for number, front_matter in enumerate(said):
        themed_site.write(f"content/pages/odd-{number}.md", f"---\n{front_matter}\n---\n正文在这里。\n")
    process = build(themed_site)
    assert process.returncode == 0, process.stdout + process.stderr[-2000:]
    assert "demo-2024/stories/first-lesson/index.html" in public(themed_site)


def test_the_title_of_a_hand_written_page_is_text(themed_site: SmallSite) -> None:
    hostile = "<script>alert(1)</script>\"'{{7*7}}"
    for name, text in (("a", "正文。"), ("b", f"# {hostile}\n\n正文。"), ("c", hostile)):
        themed_site.write(
            f"content/pages/{name}.md", f"---\ntitle: '{hostile.replace(chr(39), chr(39) * 2)}'\n---\n{text}\n"
        )
    assert build(themed_site).returncode == 0
    for name, data in public(themed_site).items():
        assert not (name.endswith(".html") and b"<script>alert" in data), name


def test_a_site_without_a_public_week_is_built(themed_site: SmallSite) -> None:
    themed_site.week(title=None)
    process = build(themed_site)
    assert process.returncode == 0, process.stdout + process.stderr[-2000:]
    assert "about/index.html" in public(themed_site)
    assert not [name for name in public(themed_site) if name.startswith("demo-2024")]


def test_mkdocs_finds_no_settings_of_its_own_in_hand_written_pages(themed_site: SmallSite) -> None:
    texts = ("template: nope.html\n\n正文在这里。\n", "---\ntitle: '2024-05-01'\n---\n正文在这里。\n")
    for number, text in enumerate(texts):
        themed_site.write(f"content/pages/odd-{number}.md", text)
    process = build(themed_site)
    assert process.returncode == 0, process.stdout + process.stderr[-2000:]
    for number in range(len(texts)):
        assert "正文在这里。" in public(themed_site)[f"odd-{number}/index.html"].decode()


def test_a_site_without_any_hand_written_page_is_built(themed_site: SmallSite) -> None:
    (themed_site.root / "content" / "pages" / "about.md").unlink()
    (themed_site.root / "content" / "pages").rmdir()
    assert build(themed_site).returncode == 0
    assert "about/index.html" not in public(themed_site)


@pytest.fixture(scope="module")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The public files of a site with a story of each kind, a board, a panorama, a school without cover, and an item that waits."""
    site = SmallSite(tmp_path_factory.mktemp("full") / "project")
    words = {"caption": "一张图片", "pupils": False}
    folder = site.school(
        cover={"file": "cover.jpg", **words},
        scenes=[{"title": "大厅", "file": "hall.jpg", "panorama": True, **words}],
        boards=[{"title": "硕果", "topic": "产教融合", "file": "board.jpg", **words}],
    )
    for name, size in (("cover.jpg", (90, 60)), ("hall.jpg", (80, 40)), ("board.jpg", (300, 1100))):
        draw_photo(folder / name, size, seed=name)
    site.school("second", title="没有封面的学校")
    site.story_with_photo(channel="best", audiences=["parents"])
    site.story("words", "2024-05-13", title="“只有文字”的<故事>")
    site.approve()
    site.story_with_photo("waiting", featured=True)
    site.add_theme()
    site_yml = (site.root / "content" / "site.yml").read_text(encoding="utf-8")
    site.write("content/site.yml", site_yml.replace("https://weeks.example/", URL))
    process = build(site)
    assert process.returncode == 0, process.stdout + process.stderr[-2000:]
    return public(site)


def told(files: dict[str, bytes], page: str) -> dict[str, str]:
    """What a page tells a platform that shows a link to it, by property; each is said once."""
    found = html.fromstring(files[page]).xpath(
        "//head/meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]"
    )
    said = [(meta.get("property") or meta.get("name"), meta.get("content")) for meta in found]
    assert len(dict(said)) == len(said)
    return dict(said)


def shared_file(files: dict[str, bytes], page: str) -> str:
    """The file that a page's og:image leads to, by its path on the site."""
    address = told(files, page)["og:image"]
    # Platforms take no relative address, and none of another host than the page's.
    assert address.startswith(URL)
    return address.removeprefix(URL)


def pages_of(files: dict[str, bytes]) -> list[str]:
    return sorted(name for name in files if name.endswith(".html"))


def test_a_link_to_any_page_shows_a_picture_that_the_site_has(full_site: dict[str, bytes]) -> None:
    assert len(pages_of(full_site)) > 12
    for page in pages_of(full_site):
        name = shared_file(full_site, page)
        with Image.open(io.BytesIO(full_site[name])) as image:
            assert image.format == "JPEG", page
            assert image.width >= 600, page


@pytest.mark.parametrize(
    "page",
    [
        "",
        "days/2024-05-12/",
        "days/2024-05-13/",
        "days/2024-05-14/",
        "stories/first-lesson/",
        "stories/words/",
        "schools/first/",
        "schools/second/",
    ],
)
def test_weeks_days_stories_and_schools_show_one_of_their_own_with_its_size(
    full_site: dict[str, bytes], page: str
) -> None:
    said = told(full_site, f"demo-2024/{page}index.html")
    name = shared_file(full_site, f"demo-2024/{page}index.html")
    assert name.startswith("media/")
    with Image.open(io.BytesIO(full_site[name])) as image:
        assert (image.width, image.height) == (1200, 630) == (int(said["og:image:width"]), int(said["og:image:height"]))
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:image:alt"] == said["og:title"]


def test_of_them_only_a_day_and_its_story_show_the_same(full_site: dict[str, bytes]) -> None:
    own = [
        page
        for page in pages_of(full_site)
        if page.startswith("demo-2024/") and shared_file(full_site, page) != shared_file(full_site, WEEK)
    ]
    by_file: dict[str, list[str]] = {}
    for page in own:
        by_file.setdefault(shared_file(full_site, page), []).append(page.removeprefix("demo-2024/"))
    assert len(own) == 7
    assert [found for found in by_file.values() if len(found) > 1] == [
        ["days/2024-05-12/index.html", "stories/first-lesson/index.html"]
    ]


@pytest.mark.parametrize(
    "page",
    [
        "index.html",
        "about/index.html",
        "404.html",
        "archive/index.html",
        "search/index.html",
    ],
)
def test_pages_of_no_week_show_the_brands(full_site: dict[str, bytes], page: str) -> None:
    assert shared_file(full_site, page) == "assets/brand/share.jpg"
    assert full_site["assets/brand/share.jpg"] == (PROJECT_ROOT / "media" / "brand" / "share.jpg").read_bytes()
    with Image.open(PROJECT_ROOT / "media" / "brand" / "share.jpg") as image:
        said = told(full_site, page)
        assert (int(said["og:image:width"]), int(said["og:image:height"])) == image.size


@pytest.mark.parametrize("page", ["channels/best/", "audiences/parents/", "boards/", "schools/first/poster/"])
def test_other_pages_of_a_week_show_the_weeks(full_site: dict[str, bytes], page: str) -> None:
    assert shared_file(full_site, f"demo-2024/{page}index.html") == shared_file(full_site, WEEK)


def test_a_title_with_marks_of_html_is_told_whole(full_site: dict[str, bytes]) -> None:
    assert told(full_site, "demo-2024/stories/words/index.html")["og:image:alt"] == "“只有文字”的<故事>"


def test_pages_name_a_boards_descriptor_and_its_tiles_are_named_by_nothing_else(full_site: dict[str, bytes]) -> None:
    (descriptor,) = (name for name in full_site if name.endswith(".dzi"))
    tiles = [name for name in full_site if name.startswith(descriptor.removesuffix(".dzi") + "_files/")]
    assert len(tiles) == 13
    naming = {name for name, data in full_site.items() if not name.startswith("media/") and descriptor.encode() in data}
    pages = {f"demo-2024/{page}index.html" for page in ("", "boards/", "schools/first/")}
    assert naming == pages | {f"hant/{page}" for page in pages}
    assert not [
        name for name, data in full_site.items() if b"_files/" in data and not name.startswith(("media/", "assets/"))
    ]


def test_a_page_names_a_panorama_in_all_its_widths(full_site: dict[str, bytes]) -> None:
    page = html.fromstring(full_site["demo-2024/schools/first/index.html"])
    (said,) = set(page.xpath("//@data-panorama"))
    address, width = said.split()
    assert width == "80w"
    with Image.open(io.BytesIO(full_site[address.removeprefix("../../../")])) as image:
        assert image.size == (80, 40)


def test_no_media_reach_the_site_that_nothing_names(full_site: dict[str, bytes]) -> None:
    texts = b"".join(data for name, data in full_site.items() if name.endswith((".html", ".xml")))
    (descriptor,) = (name for name in full_site if name.endswith(".dzi"))
    kept = [name for name in full_site if name.startswith("media/") and descriptor.removesuffix(".dzi") not in name]
    assert len(kept) > 15
    assert [name for name in kept if name.encode() not in texts] == []


def test_the_page_for_lost_visitors_leads_home_from_any_depth(full_site: dict[str, bytes]) -> None:
    # It is shown at whatever address leads nowhere, in the folder of the host that the site stands in.
    page = html.fromstring(full_site["404.html"])
    named = [*page.xpath("//a/@href"), *page.xpath("//script/@src"), *page.xpath("//link[@rel='stylesheet']/@href")]
    local = [address for address in named if not address.startswith(("#", "https://", "http://", "tel:", "mailto:"))]
    assert len(local) > 5
    assert [address for address in local if not address.startswith("/weeks/")] == []
    assert {"/weeks/", "/weeks/hant/"} <= set(page.xpath("//a[@data-language]/@href"))


def style_link(files: dict[str, bytes], page: str) -> str:
    """The one style sheet that a page names, by its address."""
    (link,) = html.fromstring(files[page]).xpath("//link[@rel='stylesheet']/@href")
    return link


def test_every_page_waits_for_one_style_sheet_that_holds_all_of_them_in_order(full_site: dict[str, bytes]) -> None:
    for page in pages_of(full_site):
        assert style_link(full_site, page).partition("?")[0].endswith("assets/css/showcase.css"), page
    assert [name for name in full_site if name.endswith(".css") and "/vendor/" not in name] == [
        "assets/css/showcase.css"
    ]
    settings = (PROJECT_ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    parts = re.findall(r"assets/css/[\w-]+\.css", settings)
    texts = [(PROJECT_ROOT / "theme" / part).read_text(encoding="utf-8").strip() for part in parts]
    assert full_site["assets/css/showcase.css"].decode() == "\n".join(texts) + "\n"


def test_changed_styles_get_a_link_of_their_own_at_the_same_address(themed_site: SmallSite) -> None:
    theme = themed_site.root / "theme"
    theme.unlink()
    shutil.copytree(PROJECT_ROOT / "theme", theme)
    assert build(themed_site).returncode == 0
    before = style_link(public(themed_site), "index.html")
    (theme / "assets" / "css" / "base.css").write_text("p { margin: 7px }", encoding="utf-8")
    assert build(themed_site).returncode == 0
    after = style_link(public(themed_site), "index.html")
    assert before != after
    assert before.partition("?")[0] == after.partition("?")[0]
    assert b"margin: 7px" in public(themed_site)["assets/css/showcase.css"]


def test_a_style_sheet_that_the_theme_does_not_have_is_named(themed_site: SmallSite) -> None:
    settings = (themed_site.root / "mkdocs.yml").read_text(encoding="utf-8")
    themed_site.write("mkdocs.yml", settings.replace("assets/css/base.css", "assets/css/nowhere.css"))
    process = run(themed_site.root, "-m", "mkdocs", "build", "--quiet")
    assert process.returncode == 1
    assert "assets/css/nowhere.css" in process.stderr + process.stdout
    assert "Traceback" not in process.stderr


def test_the_footer_says_what_site_yml_has_and_nothing_else(themed_site: SmallSite) -> None:
    def said() -> str:
        assert build(themed_site).returncode == 0
        (foot,) = html.fromstring(public(themed_site)["index.html"]).xpath("//div[@class='footer-legal']")
        return foot.text_content()

    words = ("版权所有：", "责任编辑：", "联系地址：", "网站标识码：", "技术支持：")
    plain = said()
    assert not [word for word in words if word in plain]
    site_yml = (themed_site.root / "content" / "site.yml").read_text(encoding="utf-8")
    themed_site.write(
        "content/site.yml",
        site_yml
        + "\nfooter: {editor: 沈禾, icp: 示例备0号, support: 示例单位}\npublic_contacts: [{label: 值班, value: 0373-5123456}]\n",
    )
    full = said()
    assert [word for word in words if word in full] == ["责任编辑：", "技术支持："]
    assert "责任编辑：沈禾" in full
    assert "示例备0号" in full
    assert b'href="tel:03735123456"' in public(themed_site)["index.html"]
