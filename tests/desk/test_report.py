"""The build's account."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath

import pytest
from rich.console import Console
from rich.table import Table

from showcase.checks.publication import Held
from showcase.contacts.finder import find_contacts
from showcase.desk.report import build_table, held_table, leak_table, stock_table, waiting_table, weight_table
from showcase.generator import generate
from showcase.media.inventory import Inventory
from showcase.publish.budget import Budget, PageWeight
from showcase.publish.handover import HandOver
from showcase.publish.private_data import Leak
from small_site import AS_OF, SmallSite, progress


def printed(table: Table) -> str:
    stream = io.StringIO()
    Console(file=stream, width=100).print(table)
    return stream.getvalue()


def rows_of(table: Table) -> dict[str, str]:
    lines = (line.split("│") for line in printed(table).split("\n") if "│" in line)
    return {parts[1].strip(): parts[2].strip() for parts in lines}


def test_the_table_counts_what_was_made(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.approve()
    small_site.story("waiting")
    showcase, budget = small_site.generate(), Budget(1_500_000, 100_000_000, ())
    made = rows_of(build_table(showcase, HandOver(21, 7, 3, 28), budget, 12.34))
    # A photo in two widths and as a JPEG; and the share pictures of the pages.
    shared = len([url for url in showcase.files if url.startswith("media/")]) - 3
    assert shared > 0
    assert made["页面"] == f"{len(showcase.layout.pages) + len(showcase.handwritten)}"
    assert made["图片、影片（新做）"] == str(3 + shared)
    assert made["图片、影片（沿用）"] == "0"
    assert made["订阅源"] == "8"
    assert made["网站大小"] == "1.5 MB，28 个文件，占上限的 1.5%"
    assert made["与上次相比"] == "写入 21，不变 7，删除 3"
    assert made["用时"] == "12.3 秒"
    assert made["没有发布"] == "1 项"
    again = rows_of(build_table(small_site.generate(), HandOver(0, 28, 0, 28), budget, 1.0))
    assert (again["图片、影片（新做）"], again["图片、影片（沿用）"]) == ("0", str(3 + shared))


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


def test_the_store_is_told_in_counts_and_bytes() -> None:
    inventory = Inventory(
        originals=1200,
        places=1300,
        missing_sets=2,
        files={"ab/1.webp": 1_000_000, "ab/2.jpg": 2_400_000},
        damaged={"cd/3.webp": 500_000, "cd/4.webp": 0},
        orphans={"ef/.5.part.webp": 40_000, "ef/6.json": 10_000},
    )
    assert rows_of(stock_table(inventory)) == {
        "原图、原片": "1,200 个，用在 1,300 处",
        "网站用到的文件": "2 个，3.4 MB",
        "还没有做的": "2 组",
        "损坏的": "2 个，0.5 MB",
        "不再用到的": "2 个，0.1 MB",
    }


def test_a_store_that_is_empty_is_told_too() -> None:
    rows = rows_of(stock_table(Inventory(0, 0, 0, {}, {}, {})))
    assert set(rows.values()) == {"0 个，用在 0 处", "0 个，0.0 MB", "0 组"}


@pytest.mark.parametrize(
    ("size", "words"),
    [(79, "上限 100 MB"), (80, "接近上限 100 MB"), (100, "接近上限 100 MB"), (101, "超过上限 100 MB")],
)
def test_the_sites_size_is_told_against_its_limit(size: int, words: str) -> None:
    heaviest = (PageWeight("week/stories/a-lesson-of-the-first-day/", 2_500_000),)
    text = printed(weight_table(Budget(size * 1_000_000, 100_000_000, heaviest)))
    assert f"网站 {size}.0 MB，{words}；" in text.split("\n")[0]


def test_the_heaviest_pages_are_told() -> None:
    heaviest = (PageWeight("week/stories/[a]/", 2_500_000), PageWeight("week/", 1_000_000))
    text = printed(weight_table(Budget(5, 100, heaviest)))
    assert re.search(r"week/stories/\[a\]/ +│ +2\.5", text)
    assert re.search(r"week/ +│ +1\.0", text)
    assert text.index("stories") < text.index("1.0")


def test_only_a_site_that_comes_near_its_limit_is_told_in_red() -> None:
    assert [bool(weight_table(Budget(size, 100, ())).title_style) for size in (79, 80, 101)] == [False, True, True]


def test_what_only_a_preview_shows_is_told_with_its_reason(small_site: SmallSite) -> None:
    small_site.approve()
    small_site.story("waiting")
    with ThreadPoolExecutor(2) as executor:
        showcase = generate(small_site.project, AS_OF, executor, progress, preview=True)
    rows = rows_of(waiting_table(showcase))
    assert list(rows.values()) == ["待审核"]
    assert "waiting/index.md" in next(iter(rows))
    assert rows_of(waiting_table(small_site.generate())) == {}


def test_what_nobody_declared_is_told_once_masked_with_the_first_files_that_hold_it() -> None:
    phone, identity = find_contacts("13912345678，11010519491231002X")
    leaks = [Leak(PurePosixPath(f"a/{number}.html"), phone) for number in range(5)]
    text = printed(leak_table([*leaks, Leak(PurePosixPath("b.html"), identity)]))
    assert ("139…8" in text, "13912345678" in text) == (True, False)
    assert ("a/2.html" in text, "a/3.html" in text, "共 5 处" in text) == (True, False, True)
    assert "public_contacts" in text
    assert "从不公开" in text


def test_very_many_of_them_are_counted() -> None:
    leaks = [Leak(PurePosixPath("a.html"), find_contacts(f"139123456{number:02}")[0]) for number in range(40)]
    assert "另有 10 个" in printed(leak_table(leaks))
