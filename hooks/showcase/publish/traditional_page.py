"""A page → the same page in traditional characters: words and addresses change, every other byte stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from showcase.publish.traditional_address import Addresses
from showcase.publish.traditional_words import TraditionalWords

_ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
# A comment; a script or style; a tag with attributes. What is none of these changes only in its Chinese characters.
_MARKUP = re.compile(
    rf"""<!--.*?-->"""
    rf"""|(?P<raw_tag><(?P<raw>script|style)\b{_ATTRIBUTES}>)(?P<content>.*?)(?P<raw_end></(?P=raw)\s*>)"""
    rf"""|<(?P<name>[a-z][^\s/>]*)\s{_ATTRIBUTES}>""",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""(\s)([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")
_KEEPS_WORDS = re.compile(r"""\s(?:translate=["']?no\b|lang=)""", re.IGNORECASE)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
# Attributes that hold one address.
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "poster", "cite", "data"})
# Attributes that hold neither words nor addresses: names that are referred to, languages, drawings.
_NAMES = frozenset(
    {"id", "class", "for", "name", "form", "list", "headers", "lang", "srclang", "hreflang", "d", "points", "viewbox"}
    | {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"}
)
# A sign that begins a tag which does not end; what opens something that may go on for many lines.
_CUT_OFF = re.compile(r"""<(?![a-zA-Z/!][^<>"']*>)""")
_OPENING = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
# Any other value may hold addresses among other things: `url(…)`, `… 480w, … 960w`, JSON.
_WORD = re.compile(r"""[^\s,"'()&;<>\\]+""")
_LOCAL = ("./", "../")
_LOCALES = {"zh_CN": "zh_TW", "zh_TW": "zh_CN"}
# In linked data (schema.org).
_IN_LANGUAGE = re.compile(r'("inLanguage"\s*:\s*)"zh[^"]*"')


def render_traditional(html: str, addresses: Addresses, words: TraditionalWords) -> str:
    """The page as it stands in the traditional edition.

    Chinese is converted wherever it stands (text, attributes, scripts), so that a script finds the words that the page shows. An element
    with `translate="no"` or a language of its own keeps its words, one with `hreflang` the place that it leads to.
    """
    return _Page(addresses, words).render(html)


def is_whole(html: str) -> bool:
    """Whether a part of a page means by itself what it means in its place: it ends in no tag, comment, script, or element that keeps its words."""
    if html.count("<!--") != html.count("-->") or _is_cut_off_in_raw(html):
        return False
    if _CUT_OFF.search(_MARKUP.sub("", html)):
        return False
    if not _KEEPS_WORDS.search(html):
        return True
    keeping = (markup for markup in _MARKUP.finditer(html) if markup["name"] and _KEEPS_WORDS.search(markup[0]))
    return all(
        markup["name"] == "html" or _end_of(markup["name"], html, markup.end()) < len(html) for markup in keeping
    )


def _is_cut_off_in_raw(html: str) -> bool:
    """Whether a script or style begins that does not end."""
    if not _OPENING.search(html):
        return False
    unended = _MARKUP.sub(lambda markup: markup[0] if markup["name"] else "", html)
    return _OPENING.search(unended) is not None


@dataclass(frozen=True)
class _Page:
    """A page, or an element of it that keeps its words; `tags` are those written already."""

    addresses: Addresses
    words: TraditionalWords
    keeps_words: bool = False
    tags: dict[str, str] = field(default_factory=dict, init=False)

    def render(self, html: str) -> str:
        pieces: list[str] = []
        end = 0
        while markup := _MARKUP.search(html, end):
            element = self._element(markup)
            pieces += (self._text(html[end : markup.start()]), element._markup(markup))
            end = markup.end()
            if element is not self:
                start, end = end, _end_of(markup["name"], html, end)
                pieces.append(element.render(html[start:end]))
        return "".join((*pieces, self._text(html[end:])))

    def _element(self, markup: re.Match[str]) -> _Page:
        """The page itself, or what keeps its words from this tag on."""
        if markup["name"] in (None, "html") or not _KEEPS_WORDS.search(markup[0]):
            return self
        return _Page(self.addresses, self.words, keeps_words=True)

    def _text(self, text: str) -> str:
        return text if self.keeps_words else self.words.convert(text)

    def _markup(self, markup: re.Match[str]) -> str:
        if markup["raw"]:
            content = _IN_LANGUAGE.sub(r'\1"zh-Hant"', self._mixed(markup["content"], keep_place=False))
            return f"{self._tag('script', markup['raw_tag'])}{content}{markup['raw_end']}"
        tag = markup[0]
        if markup["name"] is None:
            return tag
        if tag not in self.tags:
            self.tags[tag] = self._tag(markup["name"].lower(), tag)
        return self.tags[tag]

    def _tag(self, name: str, tag: str) -> str:
        keep_place = " hreflang=" in tag

        def rewrite(attribute: re.Match[str]) -> str:
            space, key, equals, value = attribute.groups()
            quote = value[0] if value[0] in "\"'" else ""
            inner = value[1:-1] if quote else value
            return f"{space}{key}{equals}{quote}{self._value(name, key.lower(), inner, keep_place)}{quote}"

        return _ATTRIBUTE.sub(rewrite, tag)

    def _value(self, name: str, key: str, value: str, keep_place: bool) -> str:
        if name == "html" and key == "lang":
            return "zh-Hant"
        if key in _NAMES:
            return value
        if key in _ADDRESSES:
            return self._address(value, keep_place)
        return _LOCALES.get(value) or self._mixed(value, keep_place)

    def _mixed(self, text: str, keep_place: bool) -> str:
        """Words and addresses side by side."""
        text = self._text(text)
        if "/" not in text and "." not in text:
            return text
        return _WORD.sub(
            lambda word: self._address(word[0], keep_place) if self._is_address(word[0]) else word[0], text
        )

    def _is_address(self, word: str) -> bool:
        return word.startswith((*_LOCAL, self.addresses.site_url)) or ("." in word and self.addresses.is_file(word))

    def _address(self, address: str, keep_place: bool) -> str:
        return self.addresses.kept(address) if keep_place else self.addresses.mirrored(address)


def _end_of(name: str, html: str, start: int) -> int:
    """Where the content ends of an element whose own tag ends at `start`."""
    if name.lower() in _VOID:
        return start
    depth = 1
    for tag in re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])", re.IGNORECASE).finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.start()
    return len(html)
