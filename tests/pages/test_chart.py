"""Bars with their words, as markup that a page can hold."""

from __future__ import annotations

import re

from lxml import etree

from showcase.pages.chart import ROOM_FOR_WORDS, WIDTH, Bar, draw_bars

BARS = [Bar("济南市", 300, "300 人"), Bar("烟台市", 150, "150 人", hue=3), Bar("潍坊鸢程职业技术学院", 0, "0 人")]


def drawing(*bars: Bar) -> etree._Element:
    return etree.fromstring(draw_bars("参与人数", list(bars)).svg)


def texts(svg: etree._Element) -> list[str]:
    return [text.text for text in svg.iter("{*}text")]


def test_every_bar_has_its_name_and_its_words_from_top_to_bottom() -> None:
    svg = drawing(*BARS)
    heights = {text.text: float(text.get("y")) for text in svg.iter("{*}text")}
    assert heights["济南市"] < heights["烟台市"]
    assert heights["300 人"] < heights["150 人"] < heights["0 人"]


def lengths(svg: etree._Element) -> dict[str, float]:
    """How long the bar at each height is, from top to bottom."""
    bars = [bar for bar in svg.iter("{*}rect") if "var" in bar.get("fill", "")]
    return {bar.get("y"): float(bar.get("width")) for bar in sorted(bars, key=lambda bar: float(bar.get("y")))}


def test_bars_are_as_long_as_their_values() -> None:
    longest, middle, shortest = lengths(drawing(*BARS)).values()
    assert shortest == 0
    assert abs(longest - 2 * middle) < 0.01 * longest


def test_names_and_words_have_room_beside_the_longest_bar() -> None:
    svg = drawing(Bar("一二三四五六七八", 1e9, "1,000,000,000"), *BARS)
    left = max(float(x) for x in re.findall(r"translate\(([\d.]+)", etree.tostring(svg, encoding="unicode")))
    assert left >= 8 * 17
    assert left + max(lengths(svg).values()) <= WIDTH - ROOM_FOR_WORDS


def test_nothing_but_zeros_is_drawn_as_zeros() -> None:
    assert set(lengths(drawing(Bar("甲", 0, "0"), Bar("乙", 0, "0"))).values()) == {0}


def test_a_long_name_is_cut_in_the_drawing_and_whole_in_its_words() -> None:
    svg = drawing(*BARS)
    assert "潍坊鸢程职业技…" in texts(svg)
    assert "潍坊鸢程职业技术学院 0 人" in svg.get("aria-label")


def test_bars_are_painted_in_the_pages_own_colours() -> None:
    assert [bar.get("fill") for bar in drawing(*BARS).iter("{*}rect")][1:] == [
        "var(--hue)",
        "var(--hue-3)",
        "var(--hue)",
    ]


def test_a_drawing_is_the_same_each_time() -> None:
    assert draw_bars("人数", BARS) == draw_bars("人数", BARS)


def test_words_are_text_and_never_markup() -> None:
    svg = draw_bars("<b>", [Bar("<script>", 1, "<i>"), Bar("乙", 2, "&")]).svg
    assert "<script>" not in svg
    assert "<i>" in texts(etree.fromstring(svg))
