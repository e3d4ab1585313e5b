"""MkDocs and the generator together: hand-written pages, and MkDocs' own command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from small_site import PROJECT_ROOT, SmallSite


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
    assert not [name for name in files if name.startswith(("linked", "folder", "photo", "page", "notes"))]
    # An editor is told.
    assert "photo.jpg" in process.stdout


def test_a_hand_written_page_never_takes_the_place_of_a_generated_one(themed_site: SmallSite) -> None:
    for name in ("index.md", "README.md"):
        themed_site.write(f"content/pages/{name}", "---\ntitle: 抢占\n---\n抢占首页。\n")
    assert build(themed_site).returncode == 0
    files = public(themed_site)
    assert "抢占首页".encode() not in files["index.html"]
    assert files["sitemap.xml"].count(b"<loc>https://weeks.example/</loc>") == 1


@pytest.mark.parametrize(
    "front_matter",
    ["template: nothing.html", "template: showcase/story.html", "title: 2024", "title:"],
)
def test_whatever_a_hand_written_page_says_of_itself_the_site_is_built(
    themed_site: SmallSite, front_matter: str
) -> None:
    themed_site.write("content/pages/odd.md", f"---\n{front_matter}\n---\n正文在这里。\n")
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


@pytest.mark.parametrize(
    "text", ["template: nope.html\n\n正文在这里。\n", "---\ntitle: '2024-05-01'\n---\n正文在这里。\n"]
)
def test_mkdocs_finds_no_settings_of_its_own_in_a_hand_written_page(themed_site: SmallSite, text: str) -> None:
    themed_site.write("content/pages/odd.md", text)
    process = build(themed_site)
    assert process.returncode == 0, process.stdout + process.stderr[-2000:]
    assert "正文在这里。" in public(themed_site)["odd/index.html"].decode()


def test_a_site_without_any_hand_written_page_is_built(themed_site: SmallSite) -> None:
    (themed_site.root / "content" / "pages" / "about.md").unlink()
    (themed_site.root / "content" / "pages").rmdir()
    assert build(themed_site).returncode == 0
    assert "about/index.html" not in public(themed_site)
