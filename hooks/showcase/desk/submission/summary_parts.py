"""The parts of a week's summary as a notice asks for them, and where the wrap-up's own text answers which of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from showcase.desk.word.blocks import Block, Heading, blocks_of, plain_words
from showcase.model import Prose, Text

# rongchang: 基本情况、主要做法和措施、取得的成效、媒体宣传情况、存在问题及建议、5 张图片. Others are named in week.yml.
HEADINGS = ("基本情况", "主要做法和措施", "取得的成效", "媒体宣传情况", "存在问题及建议", "图片")


class Topic(Enum):
    """What a heading asks for, by the words in it; those that are asked first win."""

    PROBLEMS = ("问题", "建议", "不足", "困难")
    PICTURES = ("图片", "照片")
    PRESS = ("媒体", "宣传")
    RESULTS = ("成效", "成果", "效果", "收获")
    WORK = ("做法", "措施")
    HIGHLIGHTS = ("亮点", "特色")
    CASES = ("案例", "典型")
    FACTS = ("基本情况", "概况", "总体情况")
    OTHER = ()


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it; the title of what stands before the first one is empty."""

    title: str
    blocks: tuple[Block, ...]


def topic_of(title: str) -> Topic:
    """What a heading asks for."""
    return next((topic for topic in Topic if any(word in title for word in topic.value)), Topic.OTHER)


def sections_of(text: Text) -> tuple[Section, ...]:
    """A text by its headings; its pictures are left out."""
    sections: list[tuple[str, list[Block]]] = [("", [])]
    for prose in text.blocks:
        for block in blocks_of(prose.html) if isinstance(prose, Prose) else ():
            if isinstance(block, Heading) and block.level == 1:
                sections.append((plain_words(block.words), []))
            else:
                sections[-1][1].append(block)
    return tuple(Section(title, tuple(blocks)) for title, blocks in sections if blocks)


def order_of(headings: Iterable[str], sections: Iterable[Section]) -> tuple[str, ...]:
    """The headings of a summary: those asked for, pictures last, and whatever else the wrap-up speaks of before the problems."""
    asked = list(headings)
    more = [section.title for section in sections if section.title and not _answered(section, asked)]
    texts = [title for title in asked if topic_of(title) is not Topic.PICTURES]
    pictures = [title for title in asked if title not in texts] or ["图片"]
    at = next((number for number, title in enumerate(texts) if topic_of(title) is Topic.PROBLEMS), len(texts))
    return (*texts[:at], *more, *texts[at:], *pictures[:1])


def answers(title: str, sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections of the wrap-up that answer a heading."""
    return tuple(section for section in sections if _answered(section, [title]))


def _answered(section: Section, titles: Iterable[str]) -> bool:
    topic = topic_of(section.title)
    # What stands before the first heading tells of the whole.
    if not section.title:
        topic = Topic.FACTS
    return any(title == section.title or (topic is not Topic.OTHER and topic_of(title) is topic) for title in titles)
