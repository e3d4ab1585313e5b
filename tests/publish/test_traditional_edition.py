"""Many pages in traditional characters: each comes out as if it were the only one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.publish.traditional_address import Addresses
from showcase.publish.traditional_edition import TraditionalEdition, leads_from_root
from showcase.publish.traditional_page import is_whole, render_traditional
from showcase.publish.traditional_words import TraditionalWords

SITE = "https://weeks.example/"
WORDS = TraditionalWords({})
PLACES = ("index.html", "week/index.html", "week/one/index.html", "week/two/index.html")
PIECES = (
    "<p>车间</p>",
    "<p>",
    "车间里",
    '<a href="../../media/ab.jpg">图</a>',
    '<a href="../media/ab.jpg">图</a>',
    '<a href="media/ab.jpg">图</a>',
    '<a href="feed.xml" title="订阅">',
    '<img srcset="./media/ab.webp 480w"',
    'alt="车">',
    "<!-- 车",
    "间 -->",
    "<script>",
    'say("车间")',
    "</script>",
    '<p lang="zh-Hans">简体',
    '<b translate="no">于望</b>',
    "</p>",
    "1 < 2",
    '<br lang="zh">',
)


def alone(page: str, html: str) -> str:
    return render_traditional(html, Addresses(SITE, page), WORDS)


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=7), max_size=6))
def test_every_page_is_what_it_is_by_itself_whatever_came_before(pages: list[list[str]]) -> None:
    edition = TraditionalEdition(SITE, WORDS)
    for number, lines in enumerate(pages * 3):
        page, html = PLACES[(number * 7 + len(lines)) % len(PLACES)], "\n".join(lines)
        assert edition.render(page, html) == alone(page, html)


def test_a_line_that_pages_share_is_converted_twice_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(html: str, addresses: Addresses, words: TraditionalWords) -> str:
        asked.append(html)
        return render_traditional(html, addresses, words)

    monkeypatch.setattr("showcase.publish.traditional_edition.render_traditional", noted)
    edition = TraditionalEdition(SITE, WORDS)
    for number in range(5):
        edition.render(f"week/p{number}/index.html", f'<a href="../../feed.xml">订阅</a>\n<p>第{number}篇</p>')
    assert (asked.count('<a href="../../feed.xml">订阅</a>'), len(asked)) == (2, 7)


def test_a_line_whose_address_leads_on_from_its_page_is_never_shared() -> None:
    edition = TraditionalEdition(SITE, WORDS)
    for number in range(4):
        page, line = f"week/p{number}/index.html", '<a href="calendar.ics">日历</a>'
        assert edition.render(page, line) == f'<a href="../../../week/p{number}/calendar.ics">日曆</a>'


@pytest.mark.parametrize(
    ("html", "whole"),
    [
        ("<p>车间", True),
        ("</p></div>", True),
        ('<a href="x"', False),
        ('title="车间">', True),
        ("<!-- 车", False),
        ("<script>say()", False),
        ("<script>say()</script>", True),
        ("<script>say()</script><script defer>", False),
        ("</script><script>", False),
        ('</script>\n<script type="module">', False),
        ("</script>", True),
        ('<b translate="no">于', False),
        ('<b translate="no">于</b>', True),
        ('<html lang="zh-Hans">', True),
        ("1 < 2", False),
    ],
)
def test_a_part_of_a_page_is_whole_when_nothing_in_it_goes_on(html: str, whole: bool) -> None:
    assert is_whole(html) is whole


@pytest.mark.parametrize(
    ("html", "leads"),
    [
        ('<a href="../../x/">', True),
        ('<a href="../x/">', False),
        ('<a href="../../../x/">', False),
        ('<a href="x/">', False),
        ('<a href="./x/">', False),
        ('<a href="#x"><a href="https://x.example/"><a href="//x.example/">', True),
        ("<img srcset='../../a.webp 1w, ../../b.webp 2w'>", True),
        ("<img srcset='../../a.webp 1w, ./b.webp 2w'>", False),
    ],
)
def test_an_address_is_the_same_from_all_pages_if_it_leads_to_the_root_first(html: str, leads: bool) -> None:
    assert leads_from_root(html, 2) is leads
