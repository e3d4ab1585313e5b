"""Contact data in words, in every writing that people use, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contact_writings import CONTACTS, OTHERS
from showcase.contacts.finder import find_contacts

SEPARATORS = ["", " ", "-", "—", "\u00a0", "\u200b", "**", "<b></b>", "&nbsp;", "\u00ad", "·"]
AROUND = st.text(alphabet="联系请致，。；：、（）看", max_size=12)


@pytest.mark.parametrize(("words", "kind"), CONTACTS)
def test_contact_data_is_found_once_and_by_its_kind(words: str, kind: str) -> None:
    assert [contact.kind for contact in find_contacts(words)] == [kind]


@pytest.mark.parametrize("words", OTHERS)
def test_what_only_looks_like_it_is_not(words: str) -> None:
    assert find_contacts(words) == ()


@pytest.mark.parametrize("words", OTHERS)
def test_nor_is_it_among_other_words(words: str) -> None:
    assert find_contacts(f"学校介绍\n\n{words}\n\n欢迎参观") == ()


@settings(max_examples=60, deadline=None)
@given(
    before=AROUND,
    after=AROUND,
    digits=st.from_regex(r"\A1[3-9][0-9]{9}\Z"),
    separator=st.sampled_from(SEPARATORS),
    wide=st.booleans(),
)
def test_a_mobile_number_is_found_in_its_place_whatever_parts_its_groups(
    before: str, after: str, digits: str, separator: str, wide: bool
) -> None:
    written = separator.join((digits[:3], digits[3:7], digits[7:]))
    if wide:
        written = written.translate({ord("0") + n: ord("０") + n for n in range(10)})
    (contact,) = find_contacts(before + written + after)
    assert (contact.kind, contact.value) == ("手机号", digits)
    assert before + written + after == before + (before + written + after)[contact.start : contact.end] + after


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789abcdef", min_size=32, max_size=64).filter(lambda text: not text.isdigit()))
def test_a_hash_holds_no_number(text: str) -> None:
    # A row of digits to its very end could be a number that somebody hung on to a word.
    assert find_contacts(f'<img src="media/f{text}f.webp">') == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_words_can_be_looked_at(words: str) -> None:
    for contact in find_contacts(words):
        assert 0 <= contact.start < contact.end <= len(words)


def test_where_it_stands_is_told() -> None:
    words = "电话<b>：</b>139<b>1234</b>5678，找老师"
    (contact,) = find_contacts(words)
    assert words[contact.start : contact.end] == "139<b>1234</b>5678"


def test_it_is_told_again_masked() -> None:
    (contact,) = find_contacts("13912345678")
    assert contact.masked == "139…8"


def test_each_of_many_is_found_in_order() -> None:
    words = "手机13912345678，13812345678；座机0373-5123456；邮箱a.b@example.com；QQ 123456789"
    assert [contact.value for contact in find_contacts(words)] == [
        "13912345678",
        "13812345678",
        "03735123456",
        "a.b@example.com",
        "123456789",
    ]


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("139 1234 5678", "+86-139-1234-5678"),
        ("0373-5123456", "（0373）512 3456 转 801"),
        ("0373-5123456", "+86 373 5123456"),
        ("zhang@Example.com", "zhang（at）example（dot）com"),
        ("400-123-4567", "4001 234 567".replace(" ", "")),
        ("11010519491231002x", "110105 19491231 002X"),
    ],
)
def test_two_writings_of_one_thing_have_one_value(one: str, another: str) -> None:
    assert {contact.value for contact in find_contacts(one)} == {contact.value for contact in find_contacts(another)}
    assert len(find_contacts(another)) == 1


def test_an_address_is_known_by_its_beginning_however_long_it_is() -> None:
    assert find_contacts(f"https://video.example/{'a' * 200}/13912345678") == ()
    assert find_contacts("看 https://video.example/x 和 13912345678")


def test_a_page_of_figures_is_looked_at_quickly() -> None:
    # Each row begins like a number: nothing here may take more than the length of the words.
    words = "1 3 9 " * 2_000 + "（((((" * 2_000 + "<" * 2_000 + "a@" * 2_000 + "1" * 5_000
    assert isinstance(find_contacts(words), tuple)
