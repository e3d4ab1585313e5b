"""Declared contacts: which may be declared, and what they allow."""

from __future__ import annotations

import pytest

from showcase.contacts.declared import Declared, is_institutional, read_contact
from showcase.contacts.finder import find_contacts


def declared(*values: str, label: str = "招生热线") -> Declared:
    contacts = [read_contact(label, value) for value in values]
    return Declared([contact for contact in contacts if contact])


@pytest.mark.parametrize(
    ("label", "value", "normal", "href"),
    [
        ("招生办", "0373-5123456", "03735123456", "tel:03735123456"),
        ("招生办", "0373-5123456 转 801", "03735123456", "tel:03735123456"),
        ("招生热线", "400-123-4567", "4001234567", "tel:4001234567"),
        ("招生热线", "5123456", "5123456", "tel:5123456"),
        ("值班", "139 1234 5678", "13912345678", "tel:13912345678"),
        ("邮箱", "Office@School.example", "office@school.example", "mailto:office@school.example"),
        ("QQ 群", "123456789", "123456789", ""),
    ],
)
def test_a_contact_is_read_with_its_normal_form(label: str, value: str, normal: str, href: str) -> None:
    contact = read_contact(label, value)
    assert contact is not None
    assert (contact.label, contact.value, contact.normal, contact.href) == (label, value, normal, href)


@pytest.mark.parametrize(
    "value",
    ["", "见学校网站", "0373-5123456 张老师", "0373-5123456、0373-5123457", "5123456", "12345", "https://a.example"],
)
def test_what_is_not_exactly_one_contact_is_none(value: str) -> None:
    assert read_contact("招生办", value) is None


@pytest.mark.parametrize(
    "words", ["0373-5123456", "（0373） 512 3456", "+86 373 5123456", "电话：5123456", "tel:03735123456"]
)
def test_a_declared_contact_is_allowed_in_any_writing(words: str) -> None:
    (contact,) = find_contacts(words)
    assert declared("0373-5123456").allows(contact)


@pytest.mark.parametrize(
    "words", ["0373-5123457", "0393-5123456", "电话：123456789".replace("123456789", "5123457"), "13912345678"]
)
def test_any_other_is_not(words: str) -> None:
    (contact,) = find_contacts(words)
    assert not declared("0373-5123456", "a@b.example").allows(contact)


@pytest.mark.parametrize(
    ("label", "value", "may"),
    [
        ("电话", "0373-5123456", True),
        ("电话", "400-123-4567", True),
        ("邮箱", "zsb@school.example", True),
        ("邮箱", "123456789@qq.com", False),
        ("邮箱", "zhangsan@qq.com", False),
        ("邮箱", "13912345678@139.com", False),
        ("手机", "13912345678", False),
        ("QQ", "123456789", False),
        ("微信号", "zhang_san88", False),
    ],
)
def test_a_school_declares_what_its_institution_has(label: str, value: str, may: bool) -> None:
    contact = read_contact(label, value)
    assert contact is not None
    assert is_institutional(contact) is may
