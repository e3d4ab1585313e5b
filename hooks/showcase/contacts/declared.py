"""Declared contacts: which may be declared, and what they allow."""

from __future__ import annotations

from collections.abc import Iterable

from showcase.contacts.finder import Contact, find_contacts
from showcase.contacts.kinds import CARD, HOTLINE, IDENTITY, LANDLINE, MAIL, MOBILE, PASSPORT
from showcase.model import PublicContact

# Nobody's hotline.
NEVER = frozenset({IDENTITY, PASSPORT, CARD})
# What an institution has; the others are a person's, and only the bureau declares them.
INSTITUTIONAL = frozenset({LANDLINE, HOTLINE, MAIL})
_PERSONAL_HOSTS = ("@qq.com", "@vip.qq.com", "@foxmail.com")
_LOCAL_DIGITS = 8


def read_contact(label: str, value: str) -> PublicContact | None:
    """A contact as its owner declares it; None unless the value is exactly one, by itself or after its label."""
    for before in ("", f"{label}："):
        found = find_contacts(f"{before}{value}")
        if len(found) == 1 and (found[0].start, found[0].end) == (len(before), len(before) + len(value)):
            return PublicContact(label, value, found[0].kind, found[0].value, _href(found[0]))
    return None


def _href(contact: Contact) -> str:
    """Where a tap leads."""
    if contact.kind in {LANDLINE, HOTLINE, MOBILE}:
        return f"tel:{contact.value}"
    return f"mailto:{contact.value}" if contact.kind == MAIL else ""


def is_institutional(contact: PublicContact) -> bool:
    """Whether a school may declare a contact: a landline, a hotline, or a mailbox whose address holds nobody's QQ or phone number."""
    name, at, _host = contact.normal.partition("@")
    numbered = bool(at) and (name.isdigit() or contact.normal.endswith(_PERSONAL_HOSTS))
    return contact.kind in INSTITUTIONAL and not numbered


class Declared:
    """The contacts that may stand in some words."""

    def __init__(self, contacts: Iterable[PublicContact]) -> None:
        self._normals = frozenset(contact.normal for contact in contacts)
        # At home a number is written without its area.
        self._local = tuple(normal for normal in self._normals if normal.startswith("0") and normal.isdigit())

    def allows(self, contact: Contact) -> bool:
        """Whether contact data is declared, in whatever writing."""
        return self.allows_value(contact.kind, contact.value)

    def allows_value(self, kind: str, normal: str) -> bool:
        """The same, by kind and normal form."""
        if normal in self._normals:
            return True
        is_local = kind == LANDLINE and len(normal) <= _LOCAL_DIGITS
        return is_local and any(known.endswith(normal) and len(known) - len(normal) in {3, 4} for known in self._local)
