"""Simplified words become traditional ones, and names stay what they are."""

from __future__ import annotations

import pytest

from showcase.publish.traditional_words import TraditionalWords

PLAIN = TraditionalWords({})


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("职业教育活动周", "職業教育活動周"),
        # One simplified character, several traditional ones.
        ("皇后在后面，头发发亮", "皇后在後面，頭髮發亮"),
        ("面包里有面向社会的里程", "麵包裡有面向社會的里程"),
        ("干部擦干净了树干", "幹部擦乾淨了樹幹"),
        ("范县的示范", "范縣的示範"),
    ],
)
def test_words_are_read_before_characters(simplified: str, traditional: str) -> None:
    assert PLAIN.convert(simplified) == traditional


def test_words_stay_what_people_said() -> None:
    assert PLAIN.convert("视频与网络") == "視頻與網絡"


def test_what_is_not_simplified_stays() -> None:
    for text in ("", "Skillweek 2023 <b>&amp;</b>\n", "示例繁體", "🎉", "\x00"):
        assert PLAIN.convert(text) == text


def test_names_are_written_as_the_site_says() -> None:
    assert PLAIN.convert("于老师和范小雨、余同学") == "於老師和範小雨、餘同學"
    words = TraditionalWords({"于老师": "于老師", "范小雨": "范小雨", "余同学": "余同學"})
    assert words.convert("于老师和范小雨、余同学在于师傅家") == "于老師和范小雨、余同學在於師傅家"


def test_the_longest_term_wins() -> None:
    words = TraditionalWords({"于": "于", "关于": "關於", "关于望": "關于望"})
    assert words.convert("关于望，关于天，于是") == "關于望，關於天，于是"


def test_a_term_is_text_and_not_a_pattern() -> None:
    words = TraditionalWords({"C+于": "C+于", "(里)": "(里)"})
    assert words.convert("C+于 CC于 (里) 里") == "C+于 CC於 (里) 裡"


def test_terms_beside_each_other_and_at_the_ends_are_found() -> None:
    words = TraditionalWords({"于望": "于望", "岳新": "岳新"})
    assert words.convert("于望岳新于望") == "于望岳新于望"
