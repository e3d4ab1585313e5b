"""What may stand in the front matter of a story, a school and an event."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from showcase.reader.bundle_schemas import BundleSchema, EventSchema, SchoolSchema, StorySchema

FORMAT = (Path(__file__).resolve().parents[2] / "docs" / "content.md").read_text(encoding="utf-8")
APPROVAL = {"approved", "publish_at", "expires_at"}


@pytest.mark.parametrize(
    ("title", "schema"), [("## Story", StorySchema), ("## School", SchoolSchema), ("## Event", EventSchema)]
)
def test_every_field_stands_in_the_documentation(title: str, schema: type[BundleSchema]) -> None:
    example = FORMAT.split(title, 1)[1].split("---\n")[1]
    documented = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    # `end` of an event is mentioned beside `start` in some of the examples.
    assert documented | APPROVAL == set(schema.model_fields)
    assert all(f"`{name}`" in FORMAT for name in APPROVAL)


@pytest.mark.parametrize("schema", [StorySchema, SchoolSchema, EventSchema])
def test_contact_data_has_no_field(schema: type[BundleSchema]) -> None:
    assert not {"contact", "phone", "qq", "email", "wechat", "post"} & set(schema.model_fields)
