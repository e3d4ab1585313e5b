"""The parts of a week's summary."""

from __future__ import annotations

import pytest

from showcase.desk.submission.summary_parts import HEADINGS, Section, Topic, answers, order_of, sections_of, topic_of
from showcase.desk.word.blocks import Paragraph, plain_words
from showcase.model import Prose, Text

TEXT = Text(
    (
        Prose("<p>引子</p><h2>基本情况</h2><p>甲</p>"),
        Prose("<p>乙</p><h3>细节</h3><h2>主要做法</h2><p>丙</p><h2>花絮</h2><p>丁</p>"),
    )
)


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("基本情况", Topic.FACTS),
        ("主要做法和措施", Topic.WORK),
        ("取得的成效", Topic.RESULTS),
        ("媒体宣传情况", Topic.PRESS),
        ("存在问题及建议", Topic.PROBLEMS),
        ("活动亮点", Topic.HIGHLIGHTS),
        ("典型案例", Topic.CASES),
        ("5张图片", Topic.PICTURES),
        ("花絮", Topic.OTHER),
    ],
)
def test_a_heading_asks_for_a_topic(title: str, topic: Topic) -> None:
    assert topic_of(title) is topic


def test_a_text_is_parted_by_its_headings() -> None:
    found = [(section.title, len(section.blocks)) for section in sections_of(TEXT)]
    assert found == [("", 1), ("基本情况", 3), ("主要做法", 1), ("花絮", 1)]


def test_what_nobody_asked_for_stands_before_the_problems_and_pictures_last() -> None:
    order = order_of(HEADINGS, sections_of(TEXT))
    assert order == ("基本情况", "主要做法和措施", "取得的成效", "媒体宣传情况", "花絮", "存在问题及建议", "图片")
    assert order_of(("图片", "总体情况"), ()) == ("总体情况", "图片")
    assert order_of(("总体情况",), ()) == ("总体情况", "图片")


def test_a_heading_is_answered_by_its_topic_or_by_its_name() -> None:
    sections = sections_of(TEXT)

    def words(found: tuple[Section, ...]) -> list[str]:
        return [
            plain_words(block.words) for section in found for block in section.blocks if isinstance(block, Paragraph)
        ]

    assert words(answers("总体情况", sections)) == ["引子", "甲", "乙"]
    assert words(answers("主要做法和措施", sections)) == ["丙"]
    assert words(answers("花絮", sections)) == ["丁"]
    assert words(answers("取得的成效", sections)) == []
