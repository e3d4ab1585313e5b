"""A Word file as a school's report: title, text, the pictures in it with what is said about them, who wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from showcase.bounded import OutOfBounds, run_bounded
from showcase.desk.intake.byline import Byline, take_byline, take_title
from showcase.desk.intake.captions import caption_pictures
from showcase.desk.intake.names import title_of
from showcase.desk.intake.word_blocks import Block
from showcase.desk.intake.word_file import WORD_BOUNDS, read_word
from showcase.reader.media_file import UnfitMedia
from showcase.reader.text import TEXT_LIMIT


@dataclass(frozen=True)
class Report:
    """What a Word file says. Pictures are files in `folder`; `notes` tell in words what of it was not taken."""

    title: str
    blocks: tuple[Block, ...]
    byline: Byline
    folder: Path
    spare: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_report(path: Path, name: str, folder: Path) -> Report:
    """The report in the Word file at `path`, which was sent as `name`; its pictures into `folder`. UnfitMedia if it holds none."""
    folder.mkdir(parents=True)
    try:
        reading = run_bounded(WORD_BOUNDS, read_word, path, folder)
    except OutOfBounds:
        raise UnfitMedia(
            "Word 文档太大或太复杂，处理不完", "把图片另放，文字复制到新的 Word 文档里，再收一次"
        ) from None
    if not reading.blocks:
        raise UnfitMedia("Word 文档里没有文字，也没有图片", "请学校重新发一次")
    if sum(len(block.words) for block in reading.blocks) > TEXT_LIMIT:
        raise UnfitMedia(f"正文超过 {TEXT_LIMIT} 个字", "分成几篇，每篇一个 Word 文档，再收一次")
    title, blocks = take_title(reading.blocks, title_of(name))
    byline, blocks = take_byline(caption_pictures(blocks))
    notes = [f"Word 里有{words}没有收进来：截成图片另放" for words in reading.not_taken]
    notes.extend(f"没有用上这一行：{line}" for line in byline.unused)
    return Report(title, blocks, byline, folder, reading.spare, tuple(notes))
