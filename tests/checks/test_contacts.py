"""Contact data in words."""

from __future__ import annotations

import pytest

from showcase.checks.contacts import find_contacts


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("联系人手机13912345678。", "手机号"),
        ("电话：0373-5123456", "座机号"),
        ("发送至 someone@qq.example", "邮箱"),
        ("QQ：123456789", "QQ 号"),
    ],
)
def test_contact_data_is_found(words: str, kind: str) -> None:
    assert [contact.kind for contact in find_contacts(words)] == [kind]
