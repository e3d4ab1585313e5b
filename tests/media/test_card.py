"""Cards for pages without a picture: all that they say stands in the middle square, and nothing covers anything else."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image, ImageChops

from showcase.media.card import BRAND, HUES, INK, MARGIN, PAPER, RIBBON_PIXELS, Words, draw_card
from showcase.media.typeface import Typeface
from showcase.project import Project
from small_site import PROJECT_ROOT

TYPEFACE = Typeface(Project(PROJECT_ROOT).typeface_path)
SIZE = (1200, 630)
LEFT, RIGHT = (SIZE[0] - SIZE[1]) // 2, (SIZE[0] + SIZE[1]) // 2
WORDS = Words("试验职业学校 · 5月12日", "车间里的第一课", "试验 2024", "#0a5f75")
TITLES = [
    "课",
    "车间里的第一课",
    "技能：让生活更美好",
    "走进Skillweek",
    "2024年濮阳市职业教育活动周启动仪式在濮阳职业技术学院隆重举行",
    "《大国工匠》进校园：“老师傅”（非遗传承人）手把手教我们做木工、剪纸和面塑！",
    "长" * 60,
    "技" * 29 + "：" + "能" * 30,
    "Supercalifragilisticexpialidocious",
    "A" * 60,
    "https://school.example/activities/2024/05/12/first-lesson-of",
    "《" * 60,
    "！" * 60,
    "The first lesson in the workshop with our old master, at nine",
    "囍堃喆镕濮" * 12,
]


@pytest.fixture(autouse=True)
def no_endless_search() -> Iterator[None]:
    """A title that cannot be set is a failure, not a build that hangs."""

    def give_up(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, 4, 4)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@cache
def card_of(words: Words) -> Image.Image:
    return draw_card(words, SIZE, TYPEFACE)


def ink_box(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Where words stand: the pattern's colours are all much lighter than words are."""
    return image.convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()


def color_of(text: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(text[1:]))


def colors_in(image: Image.Image) -> set[tuple[int, ...]]:
    return {color for _, color in image.getcolors(1 << 20) or () if isinstance(color, tuple)}


@pytest.mark.parametrize("title", TITLES)
def test_every_word_stands_in_the_middle_square(title: str) -> None:
    card = card_of(replace(WORDS, title=title))
    assert card.size == SIZE
    assert card.mode == "RGB"
    # Whoever cuts the card square cuts this away.
    for side in ((0, 0, LEFT, SIZE[1]), (RIGHT, 0, SIZE[0], SIZE[1])):
        assert ink_box(card.crop(side)) is None
    box = ink_box(card.crop((LEFT, RIBBON_PIXELS, RIGHT, SIZE[1])))
    assert box is not None
    assert box[0] >= MARGIN // 2
    assert box[2] <= SIZE[1] - MARGIN // 2


@pytest.mark.parametrize("count", [1, 7, 13, 19, 25, 28, 31, 36, 45, 60])
def test_the_title_covers_neither_the_line_above_it_nor_the_one_below(count: int) -> None:
    title = ("走进职业教育活动周的一天" * 5)[:count]
    boxes = []
    for words in (Words(WORDS.over, "", ""), Words("", title, ""), Words("", "", WORDS.under, WORDS.color)):
        box = ink_box(card_of(words).crop((LEFT, RIBBON_PIXELS, RIGHT, SIZE[1])))
        assert box is not None
        boxes.append(box)
    over, middle, under = boxes
    assert over[3] + 8 <= middle[1]
    assert middle[3] + 8 <= under[1]
    # The title's middle is the card's.
    assert (middle[1] + middle[3]) / 2 == pytest.approx((SIZE[1] - RIBBON_PIXELS) / 2, abs=10)


def title_box(title: str) -> tuple[int, int, int, int]:
    box = ink_box(card_of(Words("", title, "")).crop((LEFT, RIBBON_PIXELS, RIGHT, SIZE[1])))
    assert box is not None
    return box


def test_a_title_is_as_large_as_it_can_be() -> None:
    one, two = title_box("国"), title_box("国" * 60)
    assert one[3] - one[1] > 70
    assert two[2] - two[0] > 480
    # Thirteen characters stand in three lines of the greatest size rather than in one of the smallest.
    three = title_box("国" * 13)
    assert three[3] - three[1] > 250


def test_a_word_that_fits_no_line_in_the_greatest_size_is_set_smaller_and_stays_whole() -> None:
    left, top, right, bottom = title_box("Skillweekskillweek")
    assert right - left > 400
    assert bottom - top < 60


@pytest.mark.parametrize("text", ["试验职业学校试验职业学校试验职业学校试验职业学校 · 5月12日", "A" * 80])
def test_the_small_lines_are_shortened_to_the_square(text: str) -> None:
    for words in (Words(text, "", ""), Words("", "", text, "#000000")):
        middle = card_of(words)
        box = ink_box(middle.crop((0, RIBBON_PIXELS, *SIZE)))
        assert box is not None
        assert box[0] >= LEFT + MARGIN // 2
        assert box[2] <= RIGHT - MARGIN // 2
        # As much of it as there is room for.
        assert box[2] - box[0] > SIZE[1] - 2 * MARGIN - 60


def test_a_theme_of_two_hundred_characters_is_cut_where_the_card_ends() -> None:
    box, five_lines = title_box("职" * 200), title_box("职" * 80)
    assert (box[1], box[3]) == (five_lines[1], five_lines[3])
    assert box[2] - box[0] <= SIZE[1] - 2 * MARGIN
    # An ellipsis says so.
    first, second = (card_of(Words("", "职" * count, "")).crop((LEFT, 380, RIGHT, SIZE[1])) for count in (80, 200))
    assert ImageChops.difference(first, second).getbbox() is not None


def test_the_lowest_line_is_in_the_weeks_colour_and_else_in_the_brands() -> None:
    below = (LEFT, SIZE[1] - 90, RIGHT, SIZE[1] - 30)
    assert color_of("#0a5f75") in colors_in(card_of(WORDS).crop(below))
    assert color_of(BRAND) in colors_in(card_of(replace(WORDS, color="")).crop(below))


def test_the_ribbon_of_days_lies_above_it_all() -> None:
    card = card_of(WORDS)
    shown = [
        card.getpixel(((2 * day + 1) * SIZE[0] // (2 * len(HUES)), RIBBON_PIXELS // 2)) for day in range(len(HUES))
    ]
    assert shown == [color_of(hue) for hue in HUES]


def test_the_sides_show_the_brands_shapes_softly() -> None:
    card = card_of(WORDS)
    for side in ((0, RIBBON_PIXELS, LEFT, SIZE[1]), (RIGHT, RIBBON_PIXELS, SIZE[0], SIZE[1])):
        assert len(colors_in(card.crop(side))) > 4
        assert card.crop(side).convert("L").getextrema()[0] > 180


def test_colours_are_those_of_the_theme() -> None:
    tokens = (PROJECT_ROOT / "theme" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    light = dict(reversed(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", tokens)))
    assert (light["paper"], light["ink"], light["brand"]) == (PAPER, INK, BRAND)
    assert tuple(light[f"hue-{day}"] for day in range(1, 10)) == HUES


def test_the_same_words_give_the_same_card_and_another_title_another_pattern() -> None:
    first, again, other = (
        card_of(WORDS),
        draw_card(WORDS, SIZE, TYPEFACE),
        card_of(replace(WORDS, title="车间里的第二课")),
    )
    assert first.tobytes() == again.tobytes()
    side = (0, RIBBON_PIXELS, LEFT, SIZE[1])
    assert ImageChops.difference(first.crop(side), other.crop(side)).getbbox() is not None


@pytest.mark.parametrize("title", ["", " ", "😀", "𠮷野家", "劐", "课\n堂", "课\t堂", "。", "\U0010ffff" * 60])
def test_no_title_stops_a_card(title: str) -> None:
    assert card_of(replace(WORDS, title=title)).size == SIZE
    assert card_of(Words(title, title, title)).size == SIZE


@pytest.mark.parametrize("space", ["\t", "\n", " \n "])
def test_what_an_editor_typed_as_space_is_shown_as_space(space: str) -> None:
    middle = (LEFT, RIBBON_PIXELS, RIGHT, SIZE[1])
    for field in ("over", "title", "under"):
        typed, plain = (card_of(replace(WORDS, **{field: f"课{between}堂"})).crop(middle) for between in (space, " "))
        assert typed.tobytes() == plain.tobytes(), field
