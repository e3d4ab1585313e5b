"""One bundle as it is read: front matter against its schema, files, digest, approval, and its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from showcase.model import Approval, Bundle, Photo, Status, Text
from showcase.reader.bundle_schemas import BundleSchema, PhotoSchema
from showcase.reader.digest import bundle_digest
from showcase.reader.findings import Findings
from showcase.reader.front_matter import FrontMatter, read_front_matter
from showcase.reader.originals import Originals
from showcase.reader.text import TEXT_LIMIT, is_web_address, render_text
from showcase.reader.tree import Tree
from showcase.reader.validation import validate

B = TypeVar("B", bound=BundleSchema)
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)")


@dataclass(frozen=True)
class BundleReading(Generic[B]):
    """A bundle whose front matter is sound, with what is needed to read the rest of it."""

    bundle: Bundle
    schema: B
    front_matter: FrontMatter
    originals: Originals

    def text(self, named: tuple[Photo, ...], item_consent: bool, findings: Findings) -> tuple[Text, tuple[Photo, ...]]:
        """The rendered text, and all photos: the named ones and those that only the text names."""
        return _BundleText(self, named, item_consent, findings).render()


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
    if schema is None:
        return None
    lines = {**front_matter.lines, **_picture_lines(front_matter)}
    originals = Originals(tree, source_path, lines, has_folder=has_folder)
    digest = bundle_digest(front_matter.data, front_matter.text, originals.digests)
    return BundleReading(_bundle(source_path, schema, digest, lines, zone), schema, front_matter, originals)


def _picture_lines(front_matter: FrontMatter) -> dict[str, int]:
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
    source_path: PurePosixPath, schema: BundleSchema, digest: str, lines: Mapping[str, int], zone: ZoneInfo
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
    )


class _BundleText:
    """Renders a bundle's text, finding its pictures among the named photos or beside the text."""

    def __init__(
        self, reading: BundleReading[B], named: tuple[Photo, ...], item_consent: bool, findings: Findings
    ) -> None:
        self.reading = reading
        self.item_consent = item_consent
        self.findings = findings
        self.source_path = reading.bundle.source_path
        self.photos = {photo.file.source_path: photo for photo in named}

    def render(self) -> tuple[Text, tuple[Photo, ...]]:
        source = self.reading.front_matter.text
        if len(source) > TEXT_LIMIT:
            self._error("", "too-long", f"正文超过 {TEXT_LIMIT} 个字符", "分成几篇，或只留要紧的部分")
            return Text(), tuple(self.photos.values())
        try:
            text, placed = render_text(source, self._photo)
        except RecursionError:
            self._error("", "nesting", "正文的引用或列表套得太深", "减少 > 和缩进的层次")
            return Text(), tuple(self.photos.values())
        for address in placed.links:
            if not is_web_address(address):
                self._error(address, "relative-link", f"链接“{address}”不是完整的网址", "写成 https:// 开头的完整网址")
        return text, tuple(self.photos.values())

    def _photo(self, name: str, caption: str) -> Photo | None:
        if is_web_address(name):
            self._error(name, "remote-picture", "正文用了别的网站上的图片", "把图片存进同一个文件夹再引用")
            return None
        known = self.photos.get(self.source_path.parent / name)
        if known is not None:
            return known
        if not caption:
            self._error(name, "caption", f"图片“{name}”没有说明", f"写成 ![这张图片上有什么]({name})")
            return None
        schema = PhotoSchema(file=name, caption=caption[:200])
        photo = self.reading.originals.photo(schema, text_key(name), self.item_consent)
        if photo is not None:
            self.photos[photo.file.source_path] = photo
        return photo

    def _line(self, words: str) -> int:
        """The line of the text in which these words stand."""
        front_matter = self.reading.front_matter
        before, found, _ = front_matter.text.partition(words)
        return front_matter.text_line + (before.count("\n") if found else 0)

    def _error(self, words: str, rule: str, message: str, remedy: str) -> None:
        self.findings.error(self.source_path, self._line(words), rule, message, remedy)
