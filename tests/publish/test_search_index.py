"""The search index over finished pages: what Pagefind finds, that nothing else gets in, and that it is the same each time."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from showcase.publish import search_index
from showcase.publish.search_index import IndexNotMade, write_search_index
from small_site import PROJECT_ROOT, SmallSite

PACKAGES = PROJECT_ROOT / "node_modules"
PAGE = """<!doctype html><html lang="{lang}"><head><title>x</title>
<meta property="search:title" content="题目" data-pagefind-meta="title[content]">
<meta property="search:week" content="demo" data-pagefind-filter="week[content]"></head>
<body><header>页眉的词</header><div data-pagefind-body>{body}</div></body></html>"""


def write_page(site: Path, name: str, body: str, lang: str = "zh-Hans") -> None:
    (site / name).mkdir(parents=True, exist_ok=True)
    (site / name / "index.html").write_text(PAGE.format(lang=lang, body=body), encoding="utf-8")


def files_of(site: Path) -> dict[str, bytes]:
    index = site / "pagefind"
    return {path.relative_to(index).as_posix(): path.read_bytes() for path in index.rglob("*") if path.is_file()}


def unpacked(data: bytes) -> bytes:
    """A file of the index: compressed, behind Pagefind's mark."""
    return gzip.decompress(data).removeprefix(b"pagefind_dcd")


def pages_of(site: Path) -> dict[str, dict[str, object]]:
    """What the index says of each page, by address."""
    found = [json.loads(unpacked(data)) for name, data in files_of(site).items() if name.startswith("fragment/")]
    return {page["url"]: page for page in found}


def words_of(site: Path, lang: str = "zh-hans") -> bytes:
    """The index of words of a language, whole."""
    return b"".join(
        unpacked(data) for name, data in sorted(files_of(site).items()) if name.startswith(f"index/{lang}_")
    )


def test_each_character_is_a_word_of_its_own_also_across_markup(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<h1>十八般武艺</h1><p>大<b>国</b>工匠，A座</p>")
    assert write_search_index(tmp_path, PACKAGES) == 1
    content = str(pages_of(tmp_path)["/a/"]["content"])
    # Pagefind writes its words apart by this mark.
    words = [word.strip(" .，") for word in content.split("\u200b")]
    assert [word for word in words if word] == [*"十八般武艺大国工匠", "A", "座"]
    found = words_of(tmp_path).decode(errors="ignore")
    assert "武" in found
    assert "武艺" not in found


def test_the_pages_themselves_stay_as_they_are(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    before = (tmp_path / "a" / "index.html").read_bytes()
    write_search_index(tmp_path, PACKAGES)
    assert (tmp_path / "a" / "index.html").read_bytes() == before


def test_attributes_keep_their_words(tmp_path: Path) -> None:
    write_page(tmp_path, "a", '<p title="职业学校" data-pagefind-filter="school[title]">武艺</p>')
    write_search_index(tmp_path, PACKAGES)
    page = pages_of(tmp_path)["/a/"]
    assert page["meta"] == {"title": "题目"}
    assert page["filters"] == {"week": ["demo"], "school": ["职业学校"]}


def test_only_the_marked_part_of_marked_pages_is_found(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>正文</p><nav>路标</nav><ul data-pagefind-ignore><li>别处的卡片</li></ul>")
    (tmp_path / "poster").mkdir()
    (tmp_path / "poster" / "index.html").write_text("<html lang='zh-Hans'><body>海报的词", encoding="utf-8")
    assert write_search_index(tmp_path, PACKAGES) == 1
    pages = pages_of(tmp_path)
    assert pages.keys() == {"/a/"}
    assert str(pages["/a/"]["content"]).replace("\u200b", "").strip(". ") == "正文"


def test_each_edition_has_an_index_of_its_own(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    write_page(tmp_path, "hant/a", "<p>武藝</p>", "zh-Hant")
    assert write_search_index(tmp_path, PACKAGES) == 2
    entry = json.loads(files_of(tmp_path)["pagefind-entry.json"])
    assert {name: language["page_count"] for name, language in entry["languages"].items()} == {
        "zh-hans": 1,
        "zh-hant": 1,
    }
    assert "藝".encode() in words_of(tmp_path, "zh-hant")
    assert "藝".encode() not in words_of(tmp_path)


def test_equal_pages_give_an_equal_index_wherever_they_lie(tmp_path: Path) -> None:
    for folder in ("one", "another-place"):
        for number in range(30):
            body = f"<h1>第{number}篇</h1><p>{'武艺校企展板展厅'[: number % 8 + 1]}</p>"
            write_page(tmp_path / folder, f"p{number}", body, "zh-Hant" if number % 3 else "zh-Hans")
        write_search_index(tmp_path / folder, PACKAGES)
    one = files_of(tmp_path / "one")
    assert len(one) > 30
    assert one == files_of(tmp_path / "another-place")


def test_an_earlier_index_leaves_nothing_behind(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    write_page(tmp_path, "b", "<p>展板</p>")
    write_search_index(tmp_path, PACKAGES)
    shutil.rmtree(tmp_path / "b")
    write_search_index(tmp_path, PACKAGES)
    assert pages_of(tmp_path).keys() == {"/a/"}


def test_interfaces_that_no_page_uses_are_not_published(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    write_search_index(tmp_path, PACKAGES)
    names = {name for name in files_of(tmp_path) if "/" not in name}
    scripts = {name for name in names if name.endswith((".js", ".css"))}
    assert scripts == {"pagefind.js"}
    assert {name.partition(".")[0] for name in names} == {"pagefind", "pagefind-entry", "wasm"}


def test_a_site_without_pages_to_find_has_no_index(tmp_path: Path) -> None:
    assert write_search_index(tmp_path, PACKAGES) == 0
    assert not (tmp_path / "pagefind").exists()


def test_settings_of_the_machine_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    write_search_index(tmp_path, PACKAGES)
    before = files_of(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    write_search_index(tmp_path, PACKAGES)
    assert files_of(tmp_path) == before


@pytest.mark.parametrize(
    ("system", "machine", "expected"),
    [
        ("linux", "x86_64", "linux-x64/bin/pagefind_extended"),
        ("linux", "aarch64", "linux-arm64/bin/pagefind_extended"),
        ("darwin", "arm64", "darwin-arm64/bin/pagefind_extended"),
        ("win32", "AMD64", "windows-x64/bin/pagefind_extended.exe"),
        # An npm for another processor than Python's has installed its own.
        ("freebsd", "arm64", "freebsd-x64/bin/pagefind_extended"),
    ],
)
def test_the_program_for_this_machine_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, machine: str, expected: str
) -> None:
    for name in ("linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64", "windows-x64", "freebsd-x64"):
        program = tmp_path / "@pagefind" / name / "bin" / f"pagefind_extended{'.exe' if 'windows' in name else ''}"
        program.parent.mkdir(parents=True)
        program.touch()
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(search_index.platform, "machine", lambda: machine)
    assert search_index._find_command(tmp_path) == tmp_path / "@pagefind" / expected


def test_a_missing_program_is_said_in_one_sentence_with_a_remedy(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    with pytest.raises(IndexNotMade, match=r"Pagefind.*make site"):
        write_search_index(tmp_path, tmp_path / "nothing")


@pytest.mark.skipif(os.name != "posix", reason="a script stands for the program")
@pytest.mark.parametrize(
    ("script", "mode"), [("#!/bin/sh\necho broken >&2\nexit 3\n", 0o755), ("no program", 0o755), ("", 0o644)]
)
def test_a_program_that_fails_is_reported_with_a_remedy(tmp_path: Path, script: str, mode: int) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    system = search_index._SYSTEMS.get(sys.platform, sys.platform)
    program = tmp_path / "packages" / "@pagefind" / f"{system}-x64" / "bin" / "pagefind_extended"
    program.parent.mkdir(parents=True)
    program.write_text(script, encoding="utf-8")
    program.chmod(mode)
    with pytest.raises(IndexNotMade, match=r"搜索索引没有做成.*make site"):
        write_search_index(tmp_path, tmp_path / "packages")


def build(site: SmallSite) -> subprocess.CompletedProcess[str]:
    settings = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(PROJECT_ROOT / "build.py"), "build", "--root", str(site.root)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=120, env=settings)


def test_drafts_are_nowhere_in_the_index_of_a_built_site(small_site: SmallSite) -> None:
    small_site.story(text="公开的正文写着机床。")
    small_site.approve()
    small_site.story("waiting", title="等待审核鑫淼", text="草稿里的龘字。")
    small_site.add_theme()
    process = build(small_site)
    assert process.returncode == 0, process.stdout + process.stderr[-2000:]
    site = small_site.root / "site"
    pages = pages_of(site)
    assert "/demo-2024/stories/first-lesson/" in pages
    assert not [url for url in pages if "waiting" in url]
    everything = b"".join(unpacked(data) if data[:2] == b"\x1f\x8b" else data for data in files_of(site).values())
    assert "床".encode() in everything
    for character in "鑫淼龘":
        assert character.encode() not in everything


def test_a_build_without_pagefind_ends_with_a_remedy_and_without_a_site(small_site: SmallSite) -> None:
    small_site.add_theme()
    packages = small_site.root / "node_modules"
    packages.unlink()
    packages.mkdir()
    for package in PACKAGES.iterdir():
        if package.name != "@pagefind":
            (packages / package.name).symlink_to(package, target_is_directory=True)
    process = build(small_site)
    assert process.returncode == 1
    assert "Pagefind" in process.stdout + process.stderr
    assert "make site" in process.stdout + process.stderr
    assert "Traceback" not in process.stdout + process.stderr
    assert not (small_site.root / "site").exists()
