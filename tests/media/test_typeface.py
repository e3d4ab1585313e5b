"""The typeface of cards: every character from the part that holds it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops, ImageDraw

from showcase.media.typeface import Typeface, _font
from showcase.project import Project
from small_site import PROJECT_ROOT

TYPEFACE = Typeface(Project(PROJECT_ROOT).typeface_path)
SIZE = 34
# A noncharacter: no typeface has a glyph for it.
NOTHING = "\U0010ffff"
# Of GB 2312's 6,763 characters, the rare ones that no part holds, all of level 2.
ABSENT = frozenset("劐阢坶塥蒈蓰猸弪艴骣桊轷戤赇牿犋毪胲脶膪憝铴镩稆瘭耠耢耥蟓筢蹯鲰齄")


def gb2312() -> Iterator[str]:
    """Every Chinese character of GB 2312, levels 1 and 2."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            if (row, cell) < (0xD7, 0xFA) or row > 0xD7:
                yield bytes((row, cell)).decode("gb2312")


def drawn(text: str, size: int = SIZE, centre: tuple[float, float] = (200, 50)) -> Image.Image:
    canvas = Image.new("L", (400, 100), 255)
    TYPEFACE.draw(ImageDraw.Draw(canvas), centre, text, size, "black")
    return ImageChops.invert(canvas)


def is_missing(character: str) -> bool:
    """Whether a character is drawn as the box that stands for a missing one."""
    ((path, _),) = TYPEFACE._runs(character)
    font = _font(path, SIZE)
    found, box = font.getmask(character), font.getmask(NOTHING)
    return (found.size, bytes(found)) == (box.size, bytes(box))


def test_every_character_of_gb_2312_that_a_part_holds_is_drawn() -> None:
    characters = frozenset(gb2312())
    assert len(characters) == 6763
    held = frozenset(character for character in characters if ord(character) in TYPEFACE._parts)
    assert characters - held == ABSENT
    assert [character for character in sorted(held) if is_missing(character)] == []


@pytest.mark.parametrize(
    "character", [*"濮镕堃喆囍", *"“”‘’—…·《》（）、，。：；？！％℃～〔〕【】", *"09AZaz+-%&@#", *"áǎéěü①°×→※‰‧"]
)
def test_rare_characters_of_names_and_marks_of_titles_are_drawn(character: str) -> None:
    assert not is_missing(character)


def test_neighbours_in_other_parts_are_drawn_as_when_they_stand_alone() -> None:
    # 一 and 濮 lie in different parts of the typeface.
    assert len({path for path, _ in TYPEFACE._runs("一濮")}) == 2
    both = drawn("一濮")
    half = TYPEFACE.length("一", SIZE) / 2
    for character, x in (("一", 200 - half), ("濮", 200 + half)):
        alone = drawn(character, centre=(x, 50))
        box = alone.getbbox()
        assert box is not None
        assert ImageChops.difference(both.crop(box), alone.crop(box)).getbbox() is None


def test_a_line_is_as_long_as_its_parts() -> None:
    assert TYPEFACE.length("技能 Skill 濮阳", SIZE) == sum(
        TYPEFACE.length(part, SIZE) for part in ("技能", " Skill ", "濮阳")
    )
    assert TYPEFACE.length("技能", SIZE) == 2 * SIZE
    assert TYPEFACE.length("技能", 2 * SIZE) == 4 * SIZE


@pytest.mark.parametrize("text", ["国", "技能：让生活更美好", "Skillweek", "2024年 Skill 周"])
def test_a_line_stands_around_its_middle(text: str) -> None:
    box = drawn(text, centre=(200, 50)).getbbox()
    assert box is not None
    assert (box[0] + box[2]) / 2 == pytest.approx(200, abs=5)
    assert (box[1] + box[3]) / 2 == pytest.approx(50, abs=5)
    assert box[2] - box[0] == pytest.approx(TYPEFACE.length(text, SIZE), abs=7)


def test_titles_are_extra_bold() -> None:
    ((path, _),) = TYPEFACE._runs("国")
    regular = _font.__wrapped__(path, SIZE)
    regular.set_variation_by_axes([400])

    def ink(font: object) -> int:
        return sum(bytes(font.getmask("国")))  # type: ignore[attr-defined]

    assert ink(_font(path, SIZE)) > 1.25 * ink(regular)


@pytest.mark.parametrize("text", ["😀", "𠮷", "劐", "\U0010ffff", "课😀堂𠮷", "\ufe0f", "\u200b"])
def test_characters_that_no_part_holds_stop_nothing(text: str) -> None:
    assert TYPEFACE.length(text, SIZE) >= 0
    drawn(text)


def test_nothing_is_drawn_of_an_empty_line() -> None:
    assert TYPEFACE.length("", SIZE) == 0
    assert drawn("").getbbox() is None


def test_a_part_is_opened_once_for_each_size() -> None:
    ((path, _),) = TYPEFACE._runs("国")
    assert _font(path, SIZE) is _font(path, SIZE)
    assert _font(path, SIZE) is not _font(path, SIZE + 1)
