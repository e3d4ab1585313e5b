"""The build's account."""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath

from rich.console import Console
from rich.table import Table

from showcase.checks.publication import Held
from showcase.desk.report import build_table, held_table, weight_table
from showcase.publish.budget import Budget, PageWeight
from showcase.publish.handover import HandOver
from small_site import SmallSite


def printed(table: Table) -> str:
    stream = io.StringIO()
    Console(file=stream, width=100).print(table)
    return stream.getvalue()


def test_the_table_counts_what_was_made(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.approve()
    small_site.story("waiting")
    text = printed(
        build_table(small_site.generate(), HandOver(21, 7, 3, 28), Budget(1_500_000, 100_000_000, ()), 12.34)
    )
    rows = {line.split("│")[1].strip(): line.split("│")[2].strip() for line in text.split("\n") if "│" in line}
    assert rows["页面"] == "11"
    assert rows["图片、影片（新做）"] == "3"
    assert rows["图片、影片（沿用）"] == "0"
    assert rows["订阅源"] == "8"
    assert rows["网站大小"] == "1.5 MB，28 个文件，占上限的 1.5%"
    assert rows["与上次相比"] == "写入 21，不变 7，删除 3"
    assert rows["用时"] == "12.3 秒"
    assert rows["没有发布"] == "1 项"


def test_every_item_held_back_stands_with_its_reason() -> None:
    held = [
        Held(PurePosixPath("content/a/index.md"), "等待审核", False),
        Held(PurePosixPath("content/b/index.md"), "批准后内容有改动，须重新审核", True),
    ]
    text = printed(held_table(held))
    for item in held:
        assert str(item.source_path) in text
        assert item.reason in text


def test_a_reason_in_brackets_is_printed_as_it_is() -> None:
    # A message may quote what an editor wrote; to rich, brackets are a command.
    for fault in (True, False):
        text = printed(held_table([Held(PurePosixPath("content/[a]/index.md"), "没有“[/red] [bold]x”这个学校", fault)]))
        assert "content/[a]/index.md" in text
        assert "[/red] [bold]x" in text


def test_the_heaviest_pages_are_told_once_the_site_comes_near_its_limit() -> None:
    heaviest = (PageWeight("week/stories/[a]/", 2_500_000),)
    assert weight_table(Budget(79, 100, heaviest)) is None
    near, over = weight_table(Budget(80, 100, heaviest)), weight_table(Budget(101, 100, heaviest))
    assert near is not None
    assert over is not None
    assert "接近上限" in printed(near)
    assert "超过上限" in printed(over)
    assert re.search(r"week/stories/\[a\]/ +│ +2.5", printed(over))
