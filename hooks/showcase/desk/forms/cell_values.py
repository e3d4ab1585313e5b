"""Numbers, shares and words as people type them into a form: the clear ones are taken, the unclear ones are told."""

from __future__ import annotations

import math
import re
import unicodedata

from showcase.contacts.finder import find_contacts
from showcase.desk.forms.form import SHARE_DIGITS
from showcase.desk.forms.workbook_file import Odd, Percent, Value
from showcase.reader.characters import is_forbidden

COUNT_LIMIT = 1_000_000_000
WORDS_LIMIT = 3000
_COUNT = re.compile(
    r"(?P<digits>\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.0+)?(?:人次|人|名|所|家|个|项|篇|条|次|户)?", re.ASCII
)
_SHARE = re.compile(r"(?P<digits>\d{1,3}(?:\.\d{1,12})?)(?P<percent>%?)", re.ASCII)
_VAGUE = re.compile(r"约|近|余|多|左右|以上|以下|[+~～>＞<＜≥≤—]|万|千|百")
_NONE = frozenset({"无", "没有", "-", "--", "—", "——", "/", "\\", "未统计", "暂无"})
_ODD_REMEDIES = {
    Odd.MOMENT: "把单元格格式改成“常规”，重新填数字",
    Odd.UNCALCULATED: "用 Excel 或 WPS 打开，保存一次，或直接填数字",
    Odd.FAULT: "改正公式，或直接填数字",
}


class Unclear(Exception):
    """A value that cannot be taken: what is wrong and what to do, both in Chinese."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy


def count_of(value: Value) -> int | None:
    """A whole number; None for an empty cell; Unclear for anything that might mean another number."""
    if isinstance(value, Percent):
        raise Unclear(f"{value.share:.2%} 是百分数，这里要填个数", "改成数字，单元格格式改成“常规”")
    if isinstance(value, bool | Odd):
        raise _odd(value)
    if isinstance(value, str):
        words = tidy(value)
        if not words:
            return None
        match = _COUNT.fullmatch(words)
        if match is None:
            raise _unclear(words)
        number = float(match["digits"].replace(",", ""))
    else:
        number = float(value)
    if not math.isfinite(number) or not number.is_integer() or not 0 <= number <= COUNT_LIMIT:
        raise Unclear(f"“{value}”不是个数", "填 0 或更大的整数")
    return int(number)


def share_of(value: Value) -> float | None:
    """A share from 0 to 1 at the forms' precision; None for an empty cell; Unclear where it may be another, or is above 100 %."""
    if isinstance(value, Percent):
        share = value.share
    elif isinstance(value, bool | Odd):
        raise _odd(value)
    elif isinstance(value, str):
        words = tidy(value)
        if not words:
            return None
        match = _SHARE.fullmatch(words)
        if match is None:
            raise _unclear(words)
        share = float(match["digits"]) / 100 if match["percent"] else _bare(float(match["digits"]))
    else:
        share = _bare(float(value))
    if math.isfinite(share) and 1 < share < 1 + 1e-9:
        # A formula's last bit.
        share = 1.0
    if not math.isfinite(share) or not 0 <= share <= 1:
        raise Unclear(f"覆盖率是 {share:.2%}", "参与学生不会多于在校生，覆盖率在 0 到 100% 之间，请核对")
    return round(share, SHARE_DIGITS)


def words_of(value: Value, limit: int = WORDS_LIMIT) -> str | None:
    """Words on one line or several; None for an empty cell; Unclear where they hold contact data or are too long."""
    if isinstance(value, Odd):
        raise _odd(value)
    if isinstance(value, Percent):
        value = f"{value.share:.2%}"
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    lines = ("".join(c for c in line if not is_forbidden(c)).strip() for line in text.split("\n"))
    words = "\n".join(line for line in lines if line)
    if len(words) > limit:
        raise Unclear(f"有 {len(words)} 个字，超过 {limit} 个", "缩短")
    contacts = find_contacts(words)
    if contacts:
        told = "、".join(f"{contact.kind} {contact.masked}" for contact in contacts)
        raise Unclear(f"里面有{told}，统计数字会公开", "删掉联系方式")
    return words or None


def tidy(words: str) -> str:
    """Words without any white space, full-width signs as ordinary ones."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def _bare(number: float) -> float:
    """A share that is written without a percent sign: 0.85 and 85 are clear, 1 and 1.2 are not."""
    if 1 <= number < 2:
        raise Unclear(f"“{number:g}”可以是 {number:.0%}，也可以是 {number:g}%", f"写成 {number:.0%} 或 {number:g}%")
    return number if number < 1 else number / 100


def _odd(value: bool | Odd) -> Unclear:
    if isinstance(value, Odd):
        return Unclear(f"这一格{value.value}", _ODD_REMEDIES[value])
    return Unclear("这一格是“是/否”，不是数字", "填数字")


def _unclear(words: str) -> Unclear:
    shown = words if len(words) <= 30 else f"{words[:30]}…"
    if words in _NONE:
        return Unclear(f"“{shown}”说不清是 0 还是没有统计", "没有就填 0，没有统计就留空")
    if _VAGUE.search(words):
        return Unclear(f"“{shown}”不是确切的数字", "填确切的阿拉伯数字，如 1234")
    return Unclear(f"“{shown}”不是数字", "只填阿拉伯数字，如 1234；覆盖率写成 85%")
