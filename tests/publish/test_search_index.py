"""The search indexes over finished pages: what belongs to which, what Pagefind finds, that nothing else gets in, and that each is the same each time."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

import pytest

from showcase.publish import search_index
from showcase.publish.pagefind import run_program
from showcase.publish.search_index import (
    IndexNotMade,
    index_edition,
    index_groups,
    search_copy,
    write_group_index,
    write_search_reader,
)
from showcase.urls import SITE_INDEX
from small_site import PROJECT_ROOT, SmallSite

PACKAGES = PROJECT_ROOT / "node_modules"
PAGE = """<!doctype html><html lang="{lang}"><head><title>x</title>
<meta property="search:title" content="题目 > 副题" data-pagefind-meta="title[content]">
<meta property="search:type" content="type:story" data-pagefind-filter="facet[content]"></head>
<body><header>页眉的词</header><div data-pagefind-body>{body}</div><footer>页脚的词</footer></body></html>"""
WEEKS = ("one", "two")


def write_page(site: Path, name: str, body: str, lang: str = "zh-Hans") -> None:
    (site / name).mkdir(parents=True, exist_ok=True)
    (site / name / "index.html").write_text(PAGE.format(lang=lang, body=body), encoding="utf-8")


def write_weeks(site: Path) -> None:
    """Two weeks of some pages in both editions, and a page beside them."""
    for week in WEEKS:
        for number in range(9):
            write_page(site, f"{week}/p{number}", f"<h1>第{number}篇</h1><p>{'武艺校企展板展厅'[: number + 1]}</p>")
            write_page(site, f"hant/{week}/p{number}", f"<p>{'武藝校企展板展廳'[: number + 1]}</p>", "zh-Hant")
    write_page(site, "archive", "<p>历届</p>")


def pages_below(site: Path) -> list[PurePosixPath]:
    return [PurePosixPath(path.relative_to(site)) for path in site.rglob("*.html")]


def placed(site: Path, pages: Iterable[PurePosixPath]) -> dict[PurePosixPath, Path]:
    """Where the pages of a site lie."""
    return {page: site / page for page in pages}


def write_index(site: Path, weeks: Collection[str] = (), packages: Path = PACKAGES) -> int:
    """All indexes of a site; how many pages can be found in them."""
    groups = index_groups(pages_below(site), weeks).items()
    write_search_reader(site / "pagefind", packages)
    return sum(write_group_index(placed(site, pages), site / "pagefind" / name, packages) for name, pages in groups)


def files_of(site: Path) -> dict[str, bytes]:
    """The index of a site without weeks."""
    return files_below(site / "pagefind" / SITE_INDEX)


def files_below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def unpacked(data: bytes) -> bytes:
    """A file of the index: compressed, behind Pagefind's mark."""
    return gzip.decompress(data).removeprefix(b"pagefind_dcd")


def pages_in(files: dict[str, bytes]) -> dict[str, dict[str, object]]:
    """What an index says of each page, by address."""
    found = [json.loads(unpacked(data)) for name, data in files.items() if "fragment/" in name]
    return {page["url"]: page for page in found}


def pages_of(site: Path) -> dict[str, dict[str, object]]:
    return pages_in(files_of(site))


def words_of(site: Path, lang: str = "zh-hans") -> bytes:
    """The index of words of a language, whole."""
    return b"".join(
        unpacked(data) for name, data in sorted(files_of(site).items()) if name.startswith(f"index/{lang}_")
    )


def paths(*names: str) -> tuple[PurePosixPath, ...]:
    return tuple(map(PurePosixPath, names))


def test_both_editions_of_a_week_belong_to_its_index_and_all_else_to_one(tmp_path: Path) -> None:
    pages = paths("one/stories/a/index.html", "hant/one/index.html", "one/index.html", "index.html", "hant/index.html")
    others = paths("404.html", "archive/index.html", "hant/about/index.html", "about/one/index.html", "one.html")
    assert index_groups((*pages, *others), WEEKS) == {
        "one": paths("hant/one/index.html", "one/index.html", "one/stories/a/index.html"),
        SITE_INDEX: tuple(sorted((*others, *paths("index.html", "hant/index.html")))),
    }


def test_each_week_has_an_index_of_its_own_with_both_editions_and_what_reads_them_stands_once(tmp_path: Path) -> None:
    write_weeks(tmp_path)
    assert write_index(tmp_path, WEEKS) == 37
    assert {path.name for path in (tmp_path / "pagefind").iterdir()} == {
        *WEEKS,
        SITE_INDEX,
        "pagefind.js",
        "wasm.unknown.pagefind",
    }
    files = files_below(tmp_path / "pagefind" / "one")
    expected = {f"/{edition}one/p{number}/" for edition in ("", "hant/") for number in range(9)}
    assert pages_in(files).keys() == expected
    languages = json.loads(files["pagefind-entry.json"])["languages"]
    assert {name: language["page_count"] for name, language in languages.items()} == {"zh-hans": 9, "zh-hant": 9}
    assert pages_of(tmp_path).keys() == {"/archive/"}


def test_a_change_in_one_week_leaves_the_index_of_another_as_it_was(tmp_path: Path) -> None:
    write_weeks(tmp_path)
    write_index(tmp_path, WEEKS)
    before = files_below(tmp_path / "pagefind")
    write_page(tmp_path, "one/p0", "<p>改过的词</p>")
    write_page(tmp_path, "one/new", "<p>新的一页</p>")
    write_index(tmp_path, WEEKS)
    after = files_below(tmp_path / "pagefind")
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {name.partition("/")[0] for name in changed} == {"one"}


def test_an_index_is_the_same_alone_among_others_and_by_pagefind_itself(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_weeks(site)
    write_index(site, WEEKS)
    expected = files_below(site / "pagefind" / "one")
    pages = index_groups(pages_below(site), WEEKS)["one"]
    with ThreadPoolExecutor(4) as pool:
        places = [tmp_path / f"alone-{number}" for number in range(4)]
        assert list(pool.map(lambda place: write_group_index(placed(site, pages), place, PACKAGES), places)) == [18] * 4
    assert [files_below(place) for place in places] == [expected] * 4
    # Both editions in one go, on one thread: as Pagefind is meant to be run.
    for page in pages:
        copy = search_copy((site / page).read_text("utf-8"))
        assert copy
        (tmp_path / "pages" / page).parent.mkdir(parents=True)
        (tmp_path / "pages" / page).write_text(copy, encoding="utf-8")
    program = search_index.find_program(PACKAGES)
    command = [program, "--site", "pages", "--output-path", "whole"]
    single = {**os.environ, "TOKIO_WORKER_THREADS": "1", "RAYON_NUM_THREADS": "1"}
    subprocess.run(command, check=True, cwd=tmp_path, env=single, capture_output=True, timeout=60)
    whole = files_below(tmp_path / "whole")
    assert {name: whole.get(name) for name in expected} == expected
    assert {name for name in whole if "/" in name} == {name for name in expected if "/" in name}


def test_a_week_is_read_by_one_pagefind_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_weeks(tmp_path)
    pages = index_groups(pages_below(tmp_path), WEEKS)["one"]
    running: list[str] = []
    seen: list[list[str]] = []

    def run(program: Path, pages_path: Path, output_path: Path) -> None:
        running.append(pages_path.name)
        run_program(program, pages_path, output_path)
        seen.append([*running])
        running.pop()

    monkeypatch.setattr(search_index, "run_program", run)
    write_group_index(placed(tmp_path, pages), tmp_path / "index", PACKAGES)
    assert seen == [["hans"], ["hant"]]


def test_what_pagefind_reads_of_a_page_is_what_it_says_and_where_it_is_found() -> None:
    copy = search_copy(PAGE.format(lang="zh-Hant", body='<p title="校企">武<b>艺</b></p>'))
    assert copy
    assert '<html lang="zh-Hant">' in copy
    assert 'content="题目 > 副题" data-pagefind-meta="title[content]">' in copy
    assert 'content="type:story"' in copy
    assert '<p title="校企">\u200b武<b>\u200b艺</b></p>' in copy
    assert not [words for words in ("页眉", "页脚", "<title>") if words in copy.replace("\u200b", "")]


def test_a_second_part_to_be_found_is_not_cut_off() -> None:
    page = "<html><body><main data-pagefind-body>A</main><section data-pagefind-body>B</section></body></html>"
    assert "B" in str(search_copy(page))


def test_a_page_not_to_be_found_has_no_copy() -> None:
    assert search_copy("<html lang='zh-Hans'><body>海报的词") is None


def test_the_edition_of_the_index_names_the_program_and_rises_with_this_module(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = index_edition(PACKAGES)
    assert search_index.program_version(PACKAGES) in before
    monkeypatch.setattr(search_index, "_NUMBER", search_index._NUMBER + 1)
    assert index_edition(PACKAGES) != before


def test_each_character_is_a_word_of_its_own_also_across_markup(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<h1>十八般武艺</h1><p>大<b>国</b>工匠，A座</p>")
    assert write_index(tmp_path) == 1
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
    write_index(tmp_path)
    assert (tmp_path / "a" / "index.html").read_bytes() == before


def test_attributes_keep_their_words(tmp_path: Path) -> None:
    write_page(tmp_path, "a", '<p title="职业学校" data-pagefind-filter="school[title]">武艺</p>')
    write_index(tmp_path)
    page = pages_of(tmp_path)["/a/"]
    assert page["meta"] == {"title": "题目 > 副题"}
    assert page["filters"] == {"facet": ["type:story"], "school": ["职业学校"]}


def test_only_the_marked_part_of_marked_pages_is_found(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>正文</p><nav>路标</nav><ul data-pagefind-ignore><li>别处的卡片</li></ul>")
    (tmp_path / "poster").mkdir()
    (tmp_path / "poster" / "index.html").write_text("<html lang='zh-Hans'><body>海报的词", encoding="utf-8")
    assert write_index(tmp_path) == 1
    pages = pages_of(tmp_path)
    assert pages.keys() == {"/a/"}
    assert str(pages["/a/"]["content"]).replace("\u200b", "").strip(". ") == "正文"


def test_each_edition_has_an_index_of_its_own(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    write_page(tmp_path, "hant/a", "<p>武藝</p>", "zh-Hant")
    assert write_index(tmp_path) == 2
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
        write_index(tmp_path / folder)
    one = files_of(tmp_path / "one")
    assert len(one) > 30
    assert one == files_of(tmp_path / "another-place")


def test_an_earlier_index_leaves_nothing_behind(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    write_page(tmp_path, "b", "<p>展板</p>")
    write_index(tmp_path)
    shutil.rmtree(tmp_path / "b")
    write_index(tmp_path)
    assert pages_of(tmp_path).keys() == {"/a/"}


def test_interfaces_that_no_page_uses_are_not_published(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    write_index(tmp_path)
    names = {PurePosixPath(name).name for name in files_below(tmp_path / "pagefind")}
    assert {name for name in names if name.endswith((".js", ".css", ".pagefind"))} == {
        "pagefind.js",
        "wasm.unknown.pagefind",
    }


def test_a_site_without_pages_to_find_has_no_index(tmp_path: Path) -> None:
    assert write_group_index({}, tmp_path / "index", PACKAGES) == 0
    assert not (tmp_path / "index").exists()


def test_settings_of_the_machine_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    write_index(tmp_path)
    before = files_of(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    write_index(tmp_path)
    assert files_of(tmp_path) == before


def test_a_missing_program_is_reported(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "<p>武艺</p>")
    for write in (
        lambda: index_edition(tmp_path),
        lambda: write_search_reader(tmp_path / "reader", tmp_path),
        lambda: write_group_index(placed(tmp_path, pages_below(tmp_path)), tmp_path / "index", tmp_path),
    ):
        with pytest.raises(IndexNotMade, match=r"Pagefind.*make site"):
            write()


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
    pages = pages_in(files_below(site / "pagefind"))
    assert "/demo-2024/stories/first-lesson/" in pages
    assert not [url for url in pages if "waiting" in url]
    everything = b"".join(
        unpacked(data) if data[:2] == b"\x1f\x8b" else data for data in files_below(site / "pagefind").values()
    )
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
