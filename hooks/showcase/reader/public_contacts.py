"""Declared contacts as editors write them: each is one that can be recognised again, and may be declared where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from showcase.contacts.declared import NEVER, is_institutional, read_contact
from showcase.model import PublicContact
from showcase.reader.findings import Findings
from showcase.reader.schema_types import PublicContactSchema

_WRITE = "写成 0373-5123456、400-123-4567 或 name@example.cn 的样子，一项只写一个；短号码的 label 里要有“电话”或“热线”"


def read_public_contacts(
    source_path: PurePosixPath,
    schemas: Iterable[PublicContactSchema],
    key: str,
    lines: Mapping[str, int],
    findings: Findings,
    *,
    of_school: bool = False,
) -> tuple[PublicContact, ...]:
    """The contacts of a list that can stand; the others are left out, with their issues. A school declares its institution's only."""
    found = []
    for index, schema in enumerate(schemas):
        contact = read_contact(schema.label, schema.value)
        fault = _fault(contact, of_school)
        if contact is None or fault:
            path = f"{key}.{index}"
            message, remedy = fault or (f"{key} 第 {index + 1} 项不是电话、热线或邮箱", _WRITE)
            findings.error(source_path, lines.get(f"{path}.value", lines.get(path, 1)), "contact", message, remedy)
        else:
            found.append(contact)
    return tuple(found)


def _fault(contact: PublicContact | None, of_school: bool) -> tuple[str, str] | None:
    """What is wrong with a contact that was recognised."""
    if contact is not None and contact.kind in NEVER:
        return f"{contact.kind}从不公开，不能登记", "删掉这一项，并从仓库里清除"
    if contact is not None and of_school and not is_institutional(contact):
        return (
            f"学校的公开联系方式里不能有个人的{contact.kind}",
            "换成学校的座机、400 热线或不含 QQ 号和手机号的邮箱；确需公开的由教育局登记在 week.yml 的 public_contacts",
        )
    return None
