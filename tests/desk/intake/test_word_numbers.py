"""Numbers that Word counts."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from showcase.desk.intake.word_numbers import WORD, chinese, write_numbers

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {NAMES}>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""


def document(*places: tuple[str, str] | None) -> Element:
    paragraphs = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{place[0]}"/></w:numPr></w:pPr><w:r><w:t>字</w:t></w:r></w:p>'
        if place
        else "<w:p><w:r><w:t>字</w:t></w:r></w:p>"
        for place in places
    )
    return fromstring(f"<w:document {NAMES}><w:body>{paragraphs}</w:body></w:document>")  # noqa: S314


def words(root: Element) -> list[str]:
    return ["".join(text.text or "" for text in paragraph.iter(f"{WORD}t")) for paragraph in root.iter(f"{WORD}p")]


def test_numbers_are_written_as_word_counts_them() -> None:
    root = document(("1", "0"), ("1", "1"), ("1", "1"), ("1", "2"), None, ("1", "0"), ("1", "1"))
    write_numbers(root, fromstring(NUMBERING), None)  # noqa: S314
    assert words(root) == ["一、字", "（一）字", "（二）字", "1. 字", "字", "二、字", "（一）字"]
    assert list(root.iter(f"{WORD}numPr")) == []


def test_bullets_stay_bullets() -> None:
    root = document(("2", "0"), ("0", "0"), ("9", "0"))
    write_numbers(root, fromstring(NUMBERING), None)  # noqa: S314
    assert words(root) == ["字", "字", "字"]
    assert len(list(root.iter(f"{WORD}numPr"))) == 3


def test_a_style_counts_too() -> None:
    styles = f'<w:styles {NAMES}><w:style w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    root = fromstring(  # noqa: S314
        f'<w:document {NAMES}><w:body><w:p><w:pPr><w:pStyle w:val="S"/></w:pPr><w:r><w:t>字</w:t></w:r></w:p></w:body></w:document>'
    )
    write_numbers(root, fromstring(NUMBERING), fromstring(styles))  # noqa: S314
    assert words(root) == ["一、字"]


def test_chinese_numerals() -> None:
    assert [chinese(number) for number in (1, 10, 11, 20, 35, 99, 100, 0)] == [
        "一", "十", "十一", "二十", "三十五", "九十九", "100", "0",
    ]  # fmt: skip
