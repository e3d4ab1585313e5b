"""A bundle's text, rendered, with its pictures found among the named photos or beside the text."""

from __future__ import annotations

from collections.abc import Iterable

from showcase.model import Photo, Text
from showcase.reader.bundle import B, BundleReading, text_key
from showcase.reader.bundle_schemas import PhotoSchema
from showcase.reader.text import TEXT_LIMIT, is_web_address, render_text

# Markdown looks for the partner of each bracket: very many without one would take minutes.
BRACKET_LIMIT = 2_000
CAPTION_LIMIT = 200
NAME_LIMIT = 200


def read_text(reading: BundleReading[B], known: Iterable[Photo], item_consent: bool) -> tuple[Text, tuple[Photo, ...]]:
    """The rendered text, and the photos that only the text names; `known` are those that the front matter names."""
    return _BundleText(reading, known, item_consent).render()


class _BundleText:
    """One rendering: issues go to the findings of the tree that the bundle was read from."""

    def __init__(self, reading: BundleReading[B], known: Iterable[Photo], item_consent: bool) -> None:
        self.front_matter = reading.front_matter
        self.originals = reading.originals
        self.source_path = reading.bundle.source_path
        self.item_consent = item_consent
        self.known = {photo.file.source_path: photo for photo in known}
        self.found: dict[str, Photo | None] = {}

    def render(self) -> tuple[Text, tuple[Photo, ...]]:
        source = self.front_matter.text
        if len(source) > TEXT_LIMIT:
            self._error("", "too-long", f"正文超过 {TEXT_LIMIT} 个字符", "分成几篇，或只留要紧的部分")
            return Text(), ()
        if source.count("[") + source.count("<") > BRACKET_LIMIT:
            self._error("", "nesting", f"正文里的方括号和尖括号超过 {BRACKET_LIMIT} 个", "删掉多余的括号")
            return Text(), ()
        try:
            text, placed = render_text(source, self._photo)
        except RecursionError:
            self._error("", "nesting", "正文的引用或列表套得太深", "减少 > 和缩进的层次")
            return Text(), ()
        for address in placed.links:
            if not is_web_address(address):
                self._error(address, "relative-link", f"链接“{address}”不是完整的网址", "写成 https:// 开头的完整网址")
        return text, tuple(photo for photo in self.found.values() if photo is not None)

    def _photo(self, name: str, caption: str) -> Photo | None:
        if is_web_address(name):
            self._error(name, "remote-picture", "正文用了别的网站上的图片", "把图片存进同一个文件夹再引用")
            return None
        if not self.originals.has_folder:
            self._error(name, "missing-media", "日程里不能放图片", "图片放进当天的故事里")
            return None
        if not 0 < len(name) <= NAME_LIMIT:
            self._error(name, "missing-media", "图片的文件名是空的，或者太长", "写成 ![说明](01.jpg) 的样子")
            return None
        known = self.known.get(self.source_path.parent / name) or self.found.get(name)
        if known is not None:
            return known
        if not caption:
            self._error(name, "caption", f"图片“{name}”没有说明", f"写成 ![这张图片上有什么]({name})")
            return None
        schema = PhotoSchema(file=name, caption=caption[:CAPTION_LIMIT])
        self.found[name] = self.originals.photo(schema, text_key(name), self.item_consent)
        return self.found[name]

    def _line(self, words: str) -> int:
        """The line of the text in which these words stand; its first line if they do not."""
        index = self.front_matter.text.find(words.removeprefix("mailto:"))
        return self.front_matter.text_line + self.front_matter.text.count("\n", 0, max(index, 0))

    def _error(self, words: str, rule: str, message: str, remedy: str) -> None:
        self.originals.tree.findings.error(self.source_path, self._line(words), rule, message, remedy)
