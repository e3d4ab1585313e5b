"""Contact data that nobody declared, wherever editors wrote it: in text, front matter, comments, subtitles, figures and settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from showcase.checks.issue import issue_at
from showcase.contacts.declared import Declared
from showcase.contacts.finder import find_contacts
from showcase.contacts.folding import PARTED
from showcase.model import Bundle, Issue, MediaFile, PublicContact, Severity, Site, Week, WrapUp, WrittenContact

RULE = "private-data"
_REMEDY = "删掉它；供公众使用的电话、邮箱由教育局登记在 week.yml 或 site.yml 的 public_contacts，学校自己的写在学校的 contacts"
_IN_A_DOCUMENT = "在制作它的软件里删掉，重新导出 PDF 再放进来；" + _REMEDY.partition("；")[2]
_INTERNAL = "不会上网，但能看到仓库的人都看得到：删掉它，联系方式由教育局另行保存"


def check_private_data(site: Site) -> Iterator[Issue]:
    """Issues of all contact data in the content that is not declared for the place where it stands."""
    allowed = _Allowed(site)
    internal = {week.wrap_up.bundle.source_path: week.wrap_up for week in site.weeks if week.wrap_up}
    told: set[tuple[PurePosixPath, str]] = set()
    for written in site.written:
        if allowed.at(written.source_path).allows_value(written.kind, written.normal):
            continue
        told.add((written.source_path, written.normal))
        yield _issue(written, internal.get(written.source_path))
    for week in site.weeks:
        for item in (*week.schools, *week.stories, *week.events, *week.papers):
            yield from _check_item(item, item.bundle, allowed, told)


def _issue(written: WrittenContact, wrap_up: WrapUp | None) -> Issue:
    unread = wrap_up is not None and _is_internal(written, wrap_up)
    remedy = _IN_A_DOCUMENT if written.within else _REMEDY
    return Issue(
        written.source_path,
        written.line,
        Severity.WARNING if unread else Severity.ERROR,
        RULE,
        f"{written.within or '这里'}有{written.kind}“{written.masked}”",
        _INTERNAL if unread else remedy,
    )


def _is_internal(written: WrittenContact, wrap_up: WrapUp) -> bool:
    """Whether it stands in what the summary keeps to itself: between that key's line and the next one's, and nowhere in what is read."""
    lines = sorted(line for key, line in wrap_up.bundle.lines.items() if "." not in key and not key.startswith("text:"))
    start = wrap_up.bundle.lines.get("internal")
    if start is None or not start <= written.line < next((line for line in lines if line > start), written.line + 1):
        return False
    return written.normal not in {contact.value for contact in find_contacts(_words(wrap_up))}


def _check_item(item: Any, bundle: Bundle, allowed: _Allowed, told: set[tuple[PurePosixPath, str]]) -> Iterator[Issue]:
    """What only shows once references and escapes are resolved; where in the file, nobody can say then."""
    for contact in find_contacts(_words(item)):
        known = (bundle.source_path, contact.value) in told
        if not known and not allowed.at(bundle.source_path).allows(contact):
            told.add((bundle.source_path, contact.value))
            yield issue_at(bundle, "", RULE, f"这里藏着{contact.kind}“{contact.masked}”", _REMEDY)


def _words(item: Any) -> str:
    """All text of an item, part by part."""
    return PARTED.join(_texts(item))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, frozenset)):
        for entry in value:
            yield from _texts(entry)
    else:
        for name in _names(value.__class__):
            yield from _texts(getattr(value, name))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields that may hold text in an object of this type."""
    if issubclass(kind, (Bundle, MediaFile)) or not is_dataclass(kind):
        return ()
    return tuple(field.name for field in fields(kind))


class _Allowed:
    """What is declared for each place: the site's everywhere, a week's within it, a school's within its own folder."""

    def __init__(self, site: Site) -> None:
        self._site = site.public_contacts
        self._folders: dict[PurePosixPath, tuple[PublicContact, ...]] = {}
        for week in site.weeks:
            self._folders[week.source_path.parent] = week.public_contacts
            self._folders.update(_of_schools(week))
        self._known: dict[tuple[PurePosixPath, ...], Declared] = {}

    def at(self, source_path: PurePosixPath) -> Declared:
        """What may stand in a file."""
        folders = tuple(folder for folder in source_path.parents if folder in self._folders)
        if folders not in self._known:
            found: Iterable[PublicContact] = (contact for folder in folders for contact in self._folders[folder])
            self._known[folders] = Declared((*self._site, *found))
        return self._known[folders]


def _of_schools(week: Week) -> Mapping[PurePosixPath, tuple[PublicContact, ...]]:
    return {school.bundle.source_path.parent: school.contacts for school in week.schools}
