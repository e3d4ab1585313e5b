"""Words → the contact data in them: what may be some is found quickly, then folded and looked at closely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from showcase.contacts.folding import DIGITS, FAR_DIGITS, fold
from showcase.contacts.kinds import KINDS, LANDLINE, Kind

_BETWEEN = (
    r"(?:[ \t\n\u00a0\u2000-\u206f\u3000\u00ad\ufeff\ufe00-\ufe0f\-\u2212\uff0d\u30fc\u2500\u00b7\u2022.\uff0e_/()\uff08\uff09\[\]\u3010\u3011*`\\~+]"
    r"|<[^<>]{1,400}>|&(?:nbsp|shy|ensp|emsp|thinsp|zwnj|zwj|ndash|mdash|minus|hyphen|middot|period|lpar|rpar|\#x?(?:a0|ad|160|173|200[a-f]|82\d\d|feff));)"
)
_DIGIT = rf"(?:[{DIGITS}]|[{FAR_DIGITS}]|&\#(?:0*(?:4[89]|5[0-7])|[xX]0*3\d);?|\\u003\d|\\x3\d)"
# Digits enough for the shortest number. Patterns that begin with one set of characters are found ten times faster than one for all.
_MORE = rf"(?>{_BETWEEN}{{0,6}}{_DIGIT}){{6,}}"
_NUMBERS = tuple(
    re.compile(begin + _MORE)
    for begin in ("[0-9]", f"[{DIGITS[3:]}]", f"[{FAR_DIGITS}]", r"&\#\w{2,5};?", r"\\[ux]\w\w")
)
# So many digits, too, are in every day that a page names.
_DAY = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d\Z", re.ASCII)
# Letters of a hash beside digits; others may end or begin a word that names the number (`_BEGIN` and `_END` of kinds).
_HASHED, _HASHING = re.compile("[A-DG-PR-SUY-Za-dg-pr-suy-z]"), re.compile("[A-DF-KN-PRSUWYZa-df-kn-prsuwyz]")
# What other kinds cannot do without.
_SIGNS = tuple(
    map(
        re.compile,
        (
            r"@(?<![\"']@)(?=[\s)\]}>]{0,2}[\w\u4e00-\u9fff])",
            r"[\uff20艾&(\[{\uff08\u3010](?:(?<=\uff20)|(?<=艾)特|(?<=&)\#(?:64|[xX]40);|\s?(?:at|AT|At)\s?[)\]}\uff09\u3011])",
            r"\#[a-z0-9]{2,8}\.(?:com|cn|net)",
            r"[qQ\uff31\uff51扣企群][qQ\uff31\uff51扣鹅群号:\uff1a]?[^0-9\uff10-\uff19\n]{0,24}[0-9\uff10-\uff19]{2}",
            r"[微薇威vVwW加](?:信|(?<=[vVwW])(?:[xX](?:id_|[ :\uff1a])|e?(?:[cC]hat|CHAT|[iI]xin|IXIN))|(?<=加)[vV微])",
            r"[护通pP](?:照|行证|assport|ASSPORT)",
            r"[qmt](?:q\.com/|qq\w*:|encent\w*:)",
        ),
    )
)
# How far before and behind a suspect the words are looked at that tell what it is.
_BEFORE, _BEHIND, _ADDRESS = 48, 72, 400
_URL = re.compile(r"https?://[^\s\"'<>\u3000-\u303f\uff00-\uffef\u4e00-\u9fff]+", re.IGNORECASE)
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|(?<=sha256:)[0-9a-f]{64}", re.IGNORECASE)
# In an address digits name pages and films; these say whose number they are.
_ASKED = re.compile(r"(?:tel|phone|mobile|uin|qq|contact)=\Z", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:备案?|备字|备号|标识码|许可证?|信用代码|代码|编号|文号|学号|证书号?|批号|订单号?|ICP[^\u4e00-\u9fff]{0,3}备?|ISBN)[号第码：:\s\-（(]{0,4}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Contact:
    """One piece of contact data: its kind in Chinese, where it stands in the words, how it may be told again, and its normal form.

    Two writings of one number or address have the same `value`.
    """

    kind: str
    start: int
    end: int
    masked: str
    value: str = ""


def find_contacts(words: str) -> tuple[Contact, ...]:
    """All contact data in some words, in their order."""
    return tuple(contact for start, end in _windows(words) for contact in _found(words, start, end))


def _found(words: str, start: int, end: int) -> Iterator[Contact]:
    for contact in _look_at(words[start:end]):
        yield replace(contact, start=contact.start + start, end=contact.end + start)


def _windows(words: str) -> Iterator[tuple[int, int]]:
    """Stretches of the words that are worth a closer look, apart from one another."""
    spans = [match.span() for number in _NUMBERS for match in number.finditer(words) if _is_number(words, match)]
    spans += [match.span() for sign in _SIGNS for match in sign.finditer(words)]
    last: tuple[int, int] | None = None
    for begin, finish in sorted(spans):
        start, end = max(0, begin - _BEFORE), min(len(words), finish + _BEHIND)
        start = _beginning(words, start)
        if last and start <= last[1]:
            last = last[0], max(end, last[1])
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last


def _beginning(words: str, place: int) -> int:
    """Where the address begins, if a place lies within one: an address is known by its beginning."""
    least = max(0, place - _ADDRESS)
    while place > least and "!" <= words[place - 1] <= "~" and words[place - 1] not in "\"'<>":
        place -= 1
    return place


def _is_number(words: str, match: re.Match[str]) -> bool:
    """Whether digits may be a number of their own: no day, no part of a hash."""
    if _DAY.match(match[0]):
        return False
    start, end = match.span()
    return not (_HASHED.match(words[end : end + 1]) or _HASHING.match(words[max(0, start - 1) : start]))


@lru_cache(65_536)
def _look_at(words: str) -> tuple[Contact, ...]:
    """The contact data in a stretch of words."""
    folded = fold(words)
    plain = folded.words
    addresses = [match.span() for match in (*_URL.finditer(plain), *_UUID.finditer(plain))]
    taken: list[tuple[int, int]] = []
    found = []
    for kind in KINDS:
        for match in kind.pattern.finditer(plain):
            start, end = _span(match)
            if any(start < stop and end > begin for begin, stop in taken):
                continue
            value = kind.normal(match[0][start - match.start() : end - match.start()])
            if not kind.fits(value, match[0]) or _excused(kind, plain, start, end, addresses):
                continue
            taken.append((start, end))
            name = kind.name
            found.append(
                Contact(name, folded.places[start], folded.places[end - 1] + 1, _masked(plain[start:end]), value)
            )
    return tuple(sorted(found, key=lambda contact: (contact.start, contact.end)))


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the value stands: the named group that took part, else all."""
    names = [name for name, value in match.groupdict().items() if value is not None]
    return match.span(names[0]) if names else match.span()


def _excused(kind: Kind, plain: str, start: int, end: int, addresses: list[tuple[int, int]]) -> bool:
    """Whether digits are those of a web address, or of a number that belongs to the public."""
    if not plain[start : start + 1].isdigit() and plain[start] not in "+(":
        return False
    if any(begin <= start and end <= stop for begin, stop in addresses):
        return not _ASKED.search(plain[:start]) and "@" not in plain[start:end]
    return kind.name in {LANDLINE, "服务热线", "银行卡号", "手机号"} and bool(
        _NUMBERED.search(plain[max(0, start - 16) : start])
    )


def _masked(words: str) -> str:
    """The first three characters and the last: enough to find it, too little to use it."""
    return f"{words[:3]}…{words[-1:]}"
