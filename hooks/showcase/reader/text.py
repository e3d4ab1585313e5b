"""Contributed Markdown → clean HTML blocks and photos: rendered once, for page and feed alike.

Nothing of what an author writes is trusted: no raw HTML beyond harmless inline marks, no scripts, no relative links, no Jinja (the result is a
value, never a template).
"""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest
from xml.etree import ElementTree

import markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from showcase.model import Photo, Prose, Text
from showcase.reader.characters import holds_forbidden, is_forbidden

TEXT_LIMIT = 60_000
SUMMARY_LENGTH = 90

_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "del", "a", "br", "hr", "sup", "sub",
    "table", "thead", "tbody", "tr", "th", "td", "code", "pre",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "td": {"style"}, "th": {"style"}, "ol": {"start"}}
# Noncharacters: the reader refuses them in text, so no author can write this mark.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_PLACE = re.compile(f"<p>{_OPEN}([0-9]+){_CLOSE}</p>")
_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014\u2018\u2019\u201c\u201d\u2026]"
_INLINE = r"(?:</?(?:strong|em|del|a|code|sup|sub)(?: [^<>]*)?>)*"
_BREAK_BETWEEN_HAN = re.compile(f"(?<={_HAN})({_INLINE})\n({_INLINE})(?={_HAN})")
_SPACE_BETWEEN_HAN = re.compile(f"(?<={_HAN}) (?={_HAN})")
_SET_AS_WRITTEN = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# Every character that a pattern of Markdown's begins with, its own placeholders, and a break at a line's end.
_INLINE_MARKDOWN = re.compile(r"[\\`*_!\[\]&<>\x02\x03]|  \n")


@dataclass
class Placed:
    """What the Markdown refers to: pictures (file, caption) in reading order, and the addresses of links."""

    pictures: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Blocks(Treeprocessor):
    """Lifts pictures out of their paragraphs, so that each stands as a block of its own, and notes links."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.converter = md
        self.placed = Placed()

    def run(self, root: ElementTree.Element) -> None:
        blocks: list[ElementTree.Element] = []
        for block in root:
            places = [self._place(image) for image in _take_images(block)]
            if not places or len(block) or "".join(block.itertext()).strip():
                blocks.append(block)
            blocks.extend(places)
        root[:] = blocks
        self.placed.links.extend(_readable(link.get("href", "")) for link in root.iter("a"))
        for heading in root.iter("h1"):
            # The title is the page's only first-level heading.
            heading.tag = "h2"

    def _place(self, image: ElementTree.Element) -> ElementTree.Element:
        number = len(self.placed.pictures)
        self.placed.pictures.append((image.get("src", ""), image.get("alt", "").strip()))
        place = ElementTree.Element("p")
        place.text = f"{_OPEN}{number}{_CLOSE}"
        return place


def _take_images(parent: ElementTree.Element) -> list[ElementTree.Element]:
    """Remove every image below an element, in reading order, leaving the words around it."""
    taken: list[ElementTree.Element] = []
    previous: ElementTree.Element | None = None
    for child in list(parent):
        if child.tag != "img":
            taken.extend(_take_images(child))
            previous = child
            continue
        taken.append(child)
        tail = child.tail or ""
        if previous is None:
            parent.text = (parent.text or "") + tail
        else:
            previous.tail = (previous.tail or "") + tail
        child.tail = None
        parent.remove(child)
    return taken


class _PlainWords(Treeprocessor):
    """Marks words that hold no inline Markdown as finished: looking for each of its patterns in them takes half of the time."""

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            if element.text and not _INLINE_MARKDOWN.search(element.text):
                element.text = AtomicString(element.text)


class _PlacedExtension(Extension):
    blocks: _Blocks

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 -- Markdown's own protocol
        self.blocks = _Blocks(md)
        md.treeprocessors.register(self.blocks, "placed", priority=1)
        # Before inline Markdown, whose priority is 20.
        md.treeprocessors.register(_PlainWords(md), "plain", priority=21)


# A converter for each thread: to set one up takes as long as to use it.
_at_hand = threading.local()


def is_web_address(address: str) -> bool:
    """Whether an address names its host, so that it means the same on every page and in a feed."""
    return re.match(r"https?://[^/\s]", address) is not None


def _keep_web_addresses(_tag: str, attribute: str, value: str) -> str | None:
    return value if attribute != "href" or is_web_address(value) else None


def render_text(source: str, photo_for: Callable[[str, str], Photo | None]) -> tuple[Text, Placed]:
    """The text of a bundle, and what it refers to.

    `photo_for(file, caption)` finds the photo of a picture in the text; None leaves it out (the caller has noted an issue).
    Raises RecursionError on text nested beyond any sense.
    """
    rendered, placed = _convert(source)
    parts = _PLACE.split(rendered)
    # Each stretch between two pictures is cleaned by itself, so that a tag left open in one cannot swallow the next.
    prose = [_clean(part) for part in parts[::2]]
    photos = [photo_for(*placed.pictures[int(number)]) for number in parts[1::2]]
    blocks: list[Prose | Photo] = []
    for html_part, photo in zip_longest(prose, photos):
        blocks.extend([Prose(html_part)] if html_part else [])
        blocks.extend([photo] if photo else [])
    return Text(tuple(blocks), *_plain("\n".join(prose))), placed


def _convert(source: str) -> tuple[str, Placed]:
    """Markdown's HTML, not cleaned yet, and what it refers to."""
    blocks: _Blocks | None = getattr(_at_hand, "blocks", None)
    # A text that breaks off leaves its converter in disorder: that one is not used again.
    _at_hand.blocks = None
    if blocks is None:
        extension = _PlacedExtension()
        markdown.Markdown(extensions=["tables", "sane_lists", extension], output_format="html")
        blocks = extension.blocks
    converter, blocks.placed = blocks.converter, Placed()
    rendered = converter.convert(source)
    converter.reset()
    _at_hand.blocks = blocks
    return rendered, blocks.placed


def _clean(rendered: str) -> str:
    """A stretch of HTML by the allow-list, without breaks between Chinese characters, where they would be seen as spaces."""
    clean = nh3.clean(
        rendered,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="noopener nofollow",
        filter_style_properties={"text-align"},
        attribute_filter=_keep_web_addresses,
    )
    # A character reference may stand for what no text may hold.
    if holds_forbidden(clean):
        clean = "".join(character for character in clean if not is_forbidden(character))
    stretches = _SET_AS_WRITTEN.split(clean)
    stretches[::2] = [_BREAK_BETWEEN_HAN.sub(r"\1\2", stretch) for stretch in stretches[::2]]
    return "".join(stretches).strip()


def _readable(address: str) -> str:
    """A link's address as its author wrote it; Markdown hides mail addresses behind character references."""
    return html.unescape(address.replace(AMP_SUBSTITUTE, "&"))


def clean_page(rendered: str) -> str:
    """The HTML of a hand-written page without anything that could run or load; classes and anchors of the theme stay."""
    return nh3.clean(
        rendered,
        tags=_TAGS | {"h1", "div", "span", "dl", "dt", "dd"},
        attributes={**_ATTRIBUTES, "*": {"class", "id"}},
        url_schemes={"http", "https"},
        link_rel="noopener nofollow",
        filter_style_properties={"text-align"},
    )


def _plain(clean: str) -> tuple[int, str]:
    """How many characters are read, without white space; the beginning of the text as one line."""
    words = html.unescape(_TAG.sub("", clean.replace("</p>", "\n")))
    line = _SPACE_BETWEEN_HAN.sub("", " ".join(words.split()))
    summary = line if len(line) <= SUMMARY_LENGTH else line[: SUMMARY_LENGTH - 1].rstrip("，、；：,; ") + "…"
    return len("".join(words.split())), summary
