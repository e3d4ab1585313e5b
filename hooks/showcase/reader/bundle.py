"""One bundle as it is read: front matter against its schema, files, digest, approval, and its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from showcase.model import Approval, Bundle, Status, Withdrawal
from showcase.reader.bundle_schemas import BundleSchema, WithdrawalSchema
from showcase.reader.digest import bundle_digest, record_digest
from showcase.reader.front_matter import FrontMatter, read_front_matter
from showcase.reader.originals import Originals
from showcase.reader.tree import Tree
from showcase.reader.validation import validate, validate_known

B = TypeVar("B", bound=BundleSchema)
_PICTURE = re.compile(r"!\[[^\[\]]*\]\(\s*<?([^)\s>]+)")


@dataclass(frozen=True)
class BundleReading(Generic[B]):
    """A bundle whose front matter is sound, with what is needed to read the rest of it."""

    bundle: Bundle
    schema: B
    front_matter: FrontMatter
    originals: Originals


def at_zone(moment: datetime, zone: ZoneInfo) -> datetime:
    """A time with the site's zone where it names none."""
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def read_bundle(
    tree: Tree, source_path: PurePosixPath, schema_type: type[B], zone: ZoneInfo, *, has_folder: bool = True
) -> BundleReading[B] | None:
    """Read a bundle's Markdown file and list its media; None, with issues, when the front matter is not sound."""
    text = tree.read_text(source_path)
    if text is None:
        return None
    front_matter = read_front_matter(source_path, text, tree.findings)
    if front_matter is None:
        return None
    schema = validate(schema_type, front_matter.data, source_path, front_matter.lines, tree.findings)
    # A field too many keeps the item back, as any issue does, but not from being looked at further.
    schema = schema or validate_known(schema_type, front_matter.data)
    if schema is None:
        return None
    lines = {**front_matter.lines, **picture_lines(front_matter)}
    originals = Originals(tree, source_path, lines, has_folder=has_folder)
    digest = bundle_digest(front_matter.data, front_matter.text, originals.digests)
    bundle = _bundle(source_path, schema, front_matter.data, digest, lines, zone)
    return BundleReading(bundle, schema, front_matter, originals)


def picture_lines(front_matter: FrontMatter) -> dict[str, int]:
    """The line of each picture in the text, by the key that a photo found there gets."""
    lines: dict[str, int] = {}
    for number, line in enumerate(front_matter.text.split("\n"), start=front_matter.text_line):
        for name in _PICTURE.findall(line):
            lines.setdefault(text_key(name), number)
    return lines


def text_key(name: str) -> str:
    """The key of a photo that only the text names."""
    return f"text:{name}"


def _bundle(
    source_path: PurePosixPath,
    schema: BundleSchema,
    data: Mapping[str, Any],
    digest: str,
    lines: Mapping[str, int],
    zone: ZoneInfo,
) -> Bundle:
    record = schema.approved
    return Bundle(
        source_path,
        digest,
        Status(schema.status),
        Approval(record.by, at_zone(record.on, zone), record.digest) if record else None,
        at_zone(schema.publish_at, zone) if schema.publish_at else None,
        at_zone(schema.expires_at, zone) if schema.expires_at else None,
        lines,
        _withdrawal(schema.withdrawn, data["withdrawn"], zone) if schema.withdrawn else None,
    )


def _withdrawal(record: WithdrawalSchema, data: Mapping[str, Any], zone: ZoneInfo) -> Withdrawal:
    """What of the record is not the editors' own."""
    return Withdrawal(at_zone(record.on, zone), record.notice, record_digest(data) == record.digest)
