"""A page → the same page in traditional characters: words and addresses change, every other byte stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from showcase.publish.traditional_address import Addresses
from showcase.publish.traditional_words import TraditionalWords

_ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
# A comment; a script or style; a tag; the document type. A parser that writes pages anew would change more than words.
_MARKUP = re.compile(
    rf"""<!--.*?-->"""
    rf"""|(?P<raw_tag><(?P<raw>script|style)\b{_ATTRIBUTES}>)(?P<content>.*?)(?P<raw_end></(?P=raw)\s*>)"""
    rf"""|<(?P<end>/?)(?P<name>[a-z][^\s/>]*){_ATTRIBUTES}>"""
    rf"""|<![^>]*>""",
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
# Any other value may hold addresses among other things: `url(…)`, `… 480w, … 960w`, JSON.
_WORD = re.compile(r"""[^\s,"'()&;<>\\]+""")
_LOCAL = ("./", "../", "media/", "assets/", "pagefind/")
_LOCALES = {"zh_CN": "zh_TW", "zh_TW": "zh_CN"}


def render_traditional(html: str, addresses: Addresses, words: TraditionalWords) -> str:
    """The page as it stands in the traditional edition.

    Chinese is converted wherever it stands (text, attributes, scripts), so that a script finds the words that the page shows. An element
    with `translate="no"` or a language of its own keeps its words, one with `hreflang` the place that it leads to.
    """
    page = _Page(addresses, words)
    pieces, end = [], 0
    for markup in _MARKUP.finditer(html):
        pieces += (page.text(html[end : markup.start()]), page.markup(markup))
        end = markup.end()
    return "".join((*pieces, page.text(html[end:])))


@dataclass
class _Page:
    """A page on the way. Within an element that keeps its words, `kept` is its name and `depth` how many of that name are open."""

    addresses: Addresses
    words: TraditionalWords
    kept: str = field(default="", init=False)
    depth: int = field(default=0, init=False)

    def text(self, text: str) -> str:
        return text if self.kept else self.words.convert(text)

    def markup(self, markup: re.Match[str]) -> str:
        if markup["raw"]:
            content = self._mixed(markup["content"], keep_place=False)
            return f"{self._tag('script', markup['raw_tag'])}{content}{markup['raw_end']}"
        if markup["name"] is None:
            return markup[0]
        name = markup["name"].lower()
        if markup["end"]:
            self._leave(name)
            return markup[0]
        self._enter(name, markup[0])
        tag = self._tag(name, markup[0])
        if name in _VOID:
            self._leave(name)
        return tag

    def _enter(self, name: str, tag: str) -> None:
        if not self.kept and name != "html" and _KEEPS_WORDS.search(tag):
            self.kept = name
        if name == self.kept:
            self.depth += 1

    def _leave(self, name: str) -> None:
        if name == self.kept:
            self.depth -= 1
            if self.depth == 0:
                self.kept = ""

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
        text = self.text(text)
        if "/" not in text and "." not in text:
            return text
        return _WORD.sub(
            lambda word: self._address(word[0], keep_place) if self._is_address(word[0]) else word[0], text
        )

    def _is_address(self, word: str) -> bool:
        return word.startswith((*_LOCAL, self.addresses.site_url)) or ("." in word and self.addresses.is_file(word))

    def _address(self, address: str, keep_place: bool) -> str:
        return self.addresses.kept(address) if keep_place else self.addresses.mirrored(address)
