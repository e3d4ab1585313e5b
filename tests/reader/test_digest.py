"""What an approval is bound to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from showcase.reader.digest import bundle_digest, record_digest
from small_site import SmallSite, draw_photo

FRONT_MATTER = "title: 甲\nschool: first\nkind: activity\nstatus: submitted\ntags: [一, 二]"
TEXT = "第一行\n第二行"


def digest(site: SmallSite) -> str:
    content = site.content()
    assert content.site is not None
    assert content.issues == ()
    return content.site.weeks[0].stories[0].bundle.digest


@pytest.fixture
def before(small_site: SmallSite) -> str:
    small_site.raw_story(FRONT_MATTER, TEXT)
    return digest(small_site)


def index(site: SmallSite) -> Path:
    return site.week_path / "stories" / "2024-05-12" / "first-lesson" / "index.md"


def test_a_digest_names_its_algorithm() -> None:
    assert re.fullmatch("sha256:[0-9a-f]{64}", bundle_digest({}, "", {}))


@pytest.mark.parametrize(
    ("front_matter", "text"),
    [
        (FRONT_MATTER, "第一行\n第二行！"),
        (FRONT_MATTER, "第一行 第二行"),
        (FRONT_MATTER, "  第一行\n第二行"),
        (FRONT_MATTER.replace("甲", "乙"), TEXT),
        (FRONT_MATTER.replace("[一, 二]", "[二, 一]"), TEXT),
        (FRONT_MATTER.replace("submitted", "draft"), TEXT),
        (FRONT_MATTER + "\nfeatured: true", TEXT),
        (FRONT_MATTER + "\nfeatured: false", TEXT),
        (FRONT_MATTER + "\nconsent: true", TEXT),
        (FRONT_MATTER + "\npublish_at: 2024-05-13T08:00", TEXT),
        (FRONT_MATTER + "\nexpires_at: 2024-05-13T08:00", TEXT),
    ],
)
def test_a_changed_word_changes_it(small_site: SmallSite, before: str, front_matter: str, text: str) -> None:
    small_site.raw_story(front_matter, text)
    assert digest(small_site) != before


@pytest.mark.parametrize(
    ("front_matter", "text"),
    [
        (FRONT_MATTER + "\n# 一条注释", TEXT),
        ("\n".join(reversed(FRONT_MATTER.split("\n"))), TEXT),
        (FRONT_MATTER.replace("[一, 二]", "\n  - 一\n  - '二'"), TEXT),
        (FRONT_MATTER.replace("甲", '"甲"'), TEXT),
        (FRONT_MATTER, f"\n\n{TEXT}\n\n"),
        (f"{FRONT_MATTER}\napproved: {{by: 某人, on: 2024-05-12, digest: 'sha256:{'0' * 64}'}}", TEXT),
    ],
)
def test_layout_comments_and_the_record_itself_do_not(
    small_site: SmallSite, before: str, front_matter: str, text: str
) -> None:
    small_site.raw_story(front_matter, text)
    assert digest(small_site) == before


def test_line_ends_and_a_byte_order_mark_do_not_change_it(small_site: SmallSite, before: str) -> None:
    raw = index(small_site).read_bytes()
    for changed in (raw.replace(b"\n", b"\r\n"), raw.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + raw):
        index(small_site).write_bytes(changed)
        assert digest(small_site) == before


def test_what_a_file_manager_leaves_behind_does_not_change_it(small_site: SmallSite, before: str) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "._01.jpg", ".gitkeep"):
        (index(small_site).parent / name).write_bytes(b"x")
    assert digest(small_site) == before


def test_every_file_counts_with_its_bytes_and_its_name(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    first = digest(small_site)
    draw_photo(folder / "01.jpg", seed="another")
    second = digest(small_site)
    (folder / "01.jpg").rename(folder / "02.jpg")
    small_site.story(photos=[{"file": "02.jpg", "caption": "学生在看老师傅操作", "pupils": False}])
    assert len({first, second, digest(small_site)}) == 3


def test_a_file_that_came_or_went_changes_it() -> None:
    none, one, two = ({}, {"01.jpg": "a"}, {"01.jpg": "a", "02.jpg": "b"})
    assert len({bundle_digest({}, "", files) for files in (none, one, two)}) == 3


def test_exchanged_files_change_it() -> None:
    assert bundle_digest({}, "", {"1": "a", "2": "b"}) != bundle_digest({}, "", {"1": "b", "2": "a"})


@pytest.mark.parametrize(("one", "other"), [(1, "1"), (1, 1.0), (1, True), (None, ""), ([], {}), ("a", ["a"])])
def test_values_that_look_alike_are_not_the_same(one: object, other: object) -> None:
    assert bundle_digest({"key": one}, "", {}) != bundle_digest({"key": other}, "", {})


def test_text_cannot_pass_for_front_matter_nor_a_file_for_text() -> None:
    assert (
        len({bundle_digest({"a": "b"}, "", {}), bundle_digest({}, "a: b", {}), bundle_digest({}, "", {"a": "b"})}) == 3
    )


def test_a_records_digest_covers_every_word_of_it_but_itself() -> None:
    record = {"by": "甲", "on": "2024-05-12", "notice": "一句话"}
    digest = record_digest(record)
    assert re.fullmatch("sha256:[0-9a-f]{64}", digest)
    assert record_digest({**record, "digest": digest}) == digest
    assert len({digest, *(record_digest({**record, key: "乙"}) for key in record)}) == 4
    assert record_digest({"by": "甲", "on": "2024-05-12"}) != digest
