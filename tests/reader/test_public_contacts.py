"""Declared contacts as editors write them."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.reader.findings import Findings
from showcase.reader.public_contacts import read_public_contacts
from showcase.reader.schema_types import PublicContactSchema

PATH = PurePosixPath("content/site.yml")
LINES = {"public_contacts.0": 4, "public_contacts.1": 6, "public_contacts.1.value": 7}


def read(*entries: tuple[str, str], of_school: bool = False) -> tuple[list[str], list[tuple[int, str]]]:
    """The normal forms of what can stand, and line and message of what cannot."""
    findings = Findings()
    schemas = [PublicContactSchema(label=label, value=value) for label, value in entries]
    found = read_public_contacts(PATH, schemas, "public_contacts", LINES, findings, of_school=of_school)
    return [contact.normal for contact in found], [(issue.line, issue.message) for issue in findings.issues]


def test_sound_contacts_are_read_in_their_order() -> None:
    assert read(("招生", "0373-5123456"), ("邮箱", "a@b.example")) == (["03735123456", "a@b.example"], [])


def test_what_is_no_contact_is_told_with_its_line() -> None:
    normals, faults = read(("招生", "0373-5123456"), ("地址", "技能路 1 号"))
    assert normals == ["03735123456"]
    assert [line for line, _ in faults] == [7]
    assert "第 2 项" in faults[0][1]


def test_an_identity_number_can_never_be_declared() -> None:
    normals, faults = read(("证件", "11010519491231002X"))
    assert normals == []
    assert "从不公开" in faults[0][1]


def test_a_persons_contact_is_the_bureaus_to_declare() -> None:
    assert read(("值班", "13912345678"))[0] == ["13912345678"]
    assert read(("值班", "13912345678"), of_school=True)[0] == []
