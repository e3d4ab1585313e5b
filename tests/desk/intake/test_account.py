"""The account of an intake."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.desk.intake.account import Account, Entry, Fate, StoryAccount, format_account
from showcase.model import Issue, Severity

PLACE = PurePosixPath("content/weeks/demo-2024/stories/2024-05-12/first/index.md")


def account(*fates: Fate) -> Account:
    story = StoryAccount(PLACE, "题", "正文 3 字", (Entry("稿.docx", Fate.TAKEN, "正文"),), ("没有说明：01.jpg",))
    entries = [Entry(f"{fate}.x", fate, f"因为{fate}", f"改{fate}") for fate in fates]
    issue = Issue(PLACE, 3, Severity.ERROR, "x", "不合规则", "改好")
    return Account([story], entries, (issue,), "另存在 intake/ 里。")


def test_every_file_is_told_with_what_became_of_it() -> None:
    words = format_account(account(Fate.KNOWN, Fate.REFUSED, Fate.UNPLACED, Fate.RUBBISH), is_trial=False)
    for expected in (
        "收到 5 个文件，写好 1 篇故事",
        f"新故事 {PLACE}",
        "← 稿.docx（正文）",
        "! 没有说明：01.jpg",
        "已经有了，没有再收（1 个）\n  known.x：因为known\n      → 改known",
        "不能收（1 个）\n  refused.x",
        "未能归类（1 个）\n  unplaced.x",
        "用不着（1 个）：rubbish.x",
        "另存在 intake/ 里。",
        "第 3 行 错误：不合规则",
        "build.py approve",
    ):
        assert expected in words


def test_a_trial_says_what_would_be() -> None:
    words = format_account(account(), is_trial=True)
    assert "会写 1 篇故事" in words
    assert "写好" not in words
    assert "approve" not in words


def test_parts_of_a_file_are_no_files() -> None:
    found = account()
    found.entries.append(Entry("稿.docx 的第 1 张图片", Fate.REFUSED, "EMF", is_file=False))
    assert "收到 1 个文件" in format_account(found, is_trial=False)
    assert not found.is_complete


def test_it_is_complete_when_nothing_was_refused_or_left_over() -> None:
    assert account(Fate.KNOWN, Fate.RUBBISH).is_complete
    assert not account(Fate.REFUSED).is_complete
    assert not account(Fate.UNPLACED).is_complete
