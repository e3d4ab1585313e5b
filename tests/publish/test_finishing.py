"""Rendered files → finished ones: both editions, looked through, written."""

from __future__ import annotations

import pickle
from hashlib import sha256
from pathlib import Path

import pytest

from plain_theme import files_below
from showcase.contacts.declared import read_contact
from showcase.media.store import Marks
from showcase.publish.finishing import Finished, Finishing, PageNotes

PHONE = "13912345678"
SITE_URL = "https://weeks.example/"
PAGE = '<html lang="zh-Hans"><img src="../media/ab.webp"><a href="../about/">车间</a>'
TRADITIONAL = '<html lang="zh-Hant"><img src="../../media/ab.webp"><a href="../about/">車間</a>'


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return tmp_path / "made"


def finish(made: Path, files: dict[str, str], terms: dict[str, str] | None = None, *declared: str) -> Finished:
    contacts = tuple(contact for value in declared if (contact := read_contact("电话", value)))
    assert len(contacts) == len(declared)
    return Finishing(SITE_URL, terms, contacts, made).finish({path: words.encode() for path, words in files.items()})


def test_a_page_is_written_in_both_editions(made: Path) -> None:
    finished = finish(made, {"week/index.html": PAGE}, {})
    assert files_below(made) == {"week/index.html": PAGE, "hant/week/index.html": TRADITIONAL}
    assert finished.files.keys() == {"week/index.html", "hant/week/index.html"}


def test_a_site_may_do_without_the_traditional_edition(made: Path) -> None:
    files = {"week/index.html": PAGE, "assets/js/site.js": "'车间'", "media/ab.vtt": "WEBVTT\n\n车间"}
    finish(made, files)
    assert files_below(made) == files


def test_scripts_and_subtitles_are_written_in_both_scripts_and_all_else_once(made: Path) -> None:
    files = {
        "404.html": "<html>找不到页面",
        "assets/js/site.js": "say('车间')",
        "media/ab.vtt": "WEBVTT\n\n车间",
        "assets/css/site.css": "/* 车间 */",
        "week/feed.xml": "<title>车间</title>",
    }
    finish(made, files, {})
    copies = {"assets/js-hant/site.js": "say('車間')", "hant/media/ab.vtt": "WEBVTT\n\n車間"}
    assert files_below(made) == {**files, **copies}


def test_terms_hold_on_pages_and_in_scripts(made: Path) -> None:
    finish(made, {"index.html": "<p>车间", "assets/js/site.js": "'车间'"}, {"车间": "车间"})
    told = files_below(made)
    assert (told["hant/index.html"], told["assets/js-hant/site.js"]) == ("<p>车间", "'车间'")


def test_files_are_told_as_they_were_written(made: Path) -> None:
    (marks,) = finish(made, {"index.html": "<p>车间"}).files.values()
    stat = (made / "index.html").stat()
    assert marks == Marks(stat.st_size, stat.st_mtime_ns, sha256("<p>车间".encode()).hexdigest())


def test_of_pages_it_is_told_what_they_weigh_and_name_and_whose_mark_they_bear(made: Path) -> None:
    name = "0123abcd.webp"
    html = f'<html data-preview><img src="../media/{name}"><img src="../media/{name}">'
    finished = finish(made, {"week/index.html": html, "index.html": "<p>x", "feed.xml": f"media/{name}"}, {})
    assert finished.pages.keys() == {"week/index.html", "hant/week/index.html", "index.html", "hant/index.html"}
    assert finished.pages["week/index.html"] == PageNotes(len(html), frozenset({name}), marked=True)
    assert finished.pages["index.html"] == PageNotes(4, frozenset(), marked=False)
    # A page weighs the same in both editions; its mark is looked for in each.
    assert finished.pages["hant/week/index.html"].marked
    assert finished.pages["hant/week/index.html"].named == frozenset()


@pytest.mark.parametrize(
    "files",
    [
        {"index.html": f"<p>{PHONE}", "other.html": "<p>x"},
        {"week/feed.xml": f"<title>{PHONE}</title>"},
        {"assets/js/site.js": f"'{PHONE}'"},
        {f"downloads/{PHONE}.pdf": "", "index.html": "<p>x"},
    ],
)
def test_where_something_private_is_found_nothing_is_written(made: Path, files: dict[str, str]) -> None:
    finished = finish(made, files, {})
    assert (finished.files, finished.pages) == ({}, {})
    assert {leak.contact.value for leak in finished.leaks} == {PHONE}
    assert not made.exists()


def test_what_is_declared_may_be_written(made: Path) -> None:
    finished = finish(made, {"index.html": "<p>电话：0373-5123456"}, {}, "0373-5123456")
    assert finished.leaks == ()
    assert files_below(made).keys() == {"index.html", "hant/index.html"}


@pytest.mark.parametrize("path", ["index.html", "assets/js/site.js"])
def test_what_only_the_sites_own_terms_bring_in_is_found_too(made: Path, path: str) -> None:
    finished = finish(made, {path: "<p>'值班室'"}, {"值班室": f"值班室{PHONE}"})
    assert [str(leak.path) for leak in finished.leaks] == [
        {"index.html": "hant/index.html"}.get(path, "assets/js-hant/site.js")
    ]
    assert not made.exists()


@pytest.mark.parametrize("words", ["电话：5123456", f"手机：{PHONE}", "身份证11010519491231002X", "邮箱 zhang@qq.com"])
def test_what_a_traditional_page_says_is_found_on_the_page_it_is_made_from(made: Path, words: str) -> None:
    # So that nobody need look twice: plain terms bring nothing in.
    assert len(finish(made, {"index.html": f"<p>{words}"}, {"面条": "麵條"}).leaks) == 1


def test_it_pickles_before_it_was_used_and_after(made: Path) -> None:
    finishing = Finishing(SITE_URL, {"车间": "工房"}, (), made)
    for _ in range(2):
        finishing.finish({"index.html": "<p>车间".encode()})
        assert files_below(made)["hant/index.html"] == "<p>工房"
        finishing = pickle.loads(pickle.dumps(finishing))  # noqa: S301  # our own


def test_what_it_has_opened_stays_behind(made: Path) -> None:
    finishing = Finishing(SITE_URL, {}, (), made)
    before = len(pickle.dumps(finishing))
    finishing.finish({"index.html": "<p>车间".encode()})
    assert len(pickle.dumps(finishing)) == before
