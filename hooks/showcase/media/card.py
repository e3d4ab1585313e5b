"""A card for a page without a cover: its title on the brand's paper, drawn so that the middle square says it all."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image, ImageDraw

from showcase.media.line_break import break_lines
from showcase.media.typeface import Typeface

# The theme's colours: theme/assets/css/tokens.css.
PAPER, INK, BRAND = "#fbf8f3", "#1b1f2a", "#d43a1e"
HUES = ("#f69783", "#e9a35f", "#cbb455", "#8ec67b", "#4fcdb1", "#4cc5ea", "#84b6ff", "#c0a3f4", "#ee94bc")
RIBBON_PIXELS = 24
TITLE_SIZES, MOST_LINES = (84, 76, 68, 60, 52, 44, 38, 34), 5
LEADING = 1.28
SMALL_SIZE = 30
# How far the middles of the two small lines are from the ribbon and from the lower edge.
OVER, UNDER = 66, 62
MARGIN = 36


@dataclass(frozen=True)
class Words:
    """What a card says, from top to bottom; `color` is the week's, or empty."""

    over: str
    title: str
    under: str
    color: str = ""


def draw_card(words: Words, size: tuple[int, int], typeface: Typeface) -> Image.Image:
    """The card in a size in pixels that is wider than high."""
    # Drawn twice as large: Pillow's shapes have no smooth edges of their own.
    large = Image.new("RGB", (size[0] * 2, size[1] * 2), PAPER)
    _draw_pattern(ImageDraw.Draw(large), large.size, random.Random(words.title))  # noqa: S311 -- a pattern
    card = large.reduce(2)
    canvas = ImageDraw.Draw(card)
    left = (size[0] - size[1]) // 2
    canvas.rectangle((left, RIBBON_PIXELS, size[0] - left, size[1]), fill=PAPER)
    _draw_words(canvas, words, size, typeface)
    return card


def _draw_pattern(canvas: ImageDraw.ImageDraw, size: tuple[int, int], dice: random.Random) -> None:
    """The ribbon of days, and below it the brand's shapes: quarter turns, half wheels, dots and bars."""
    ribbon, days = RIBBON_PIXELS * 2, len(HUES)
    cell = (size[1] - ribbon) // 6
    for x in range(0, size[0], cell):
        for y in range(ribbon, size[1], cell):
            _draw_shape(canvas, (x, y, x + cell, y + cell), _pale(dice.choice(HUES)), dice)
    for day, hue in enumerate(HUES):
        canvas.rectangle((day * size[0] // days, 0, (day + 1) * size[0] // days, ribbon), fill=hue)


def _draw_shape(canvas: ImageDraw.ImageDraw, box: tuple[int, int, int, int], color: str, dice: random.Random) -> None:
    left, top, right, bottom = box
    width = right - left
    shape, turn = dice.randrange(5), dice.randrange(4) * 90
    if shape == 0:
        corners = {0: (left - width, top - width), 90: (left, top - width), 180: (left, top), 270: (left - width, top)}
        x, y = corners[turn]
        canvas.pieslice((x, y, x + 2 * width, y + 2 * width), turn, turn + 90, fill=color)
    elif shape == 1:
        canvas.pieslice(box, turn, turn + 180, fill=color)
    elif shape == 2:
        inset = width // 4
        canvas.ellipse((left + inset, top + inset, right - inset, bottom - inset), fill=color)
    elif shape == 3:
        for number in range(3):
            x = left + width * (2 * number + 1) // 6
            canvas.rounded_rectangle(
                (x - width // 14, top + width // 6, x + width // 14, bottom - width // 6), 9, color
            )


def _draw_words(canvas: ImageDraw.ImageDraw, words: Words, size: tuple[int, int], typeface: Typeface) -> None:
    """The title in the middle, as large as its lines allow; one small line above it and one below."""
    room = size[1] - 2 * MARGIN
    high = size[1] - RIBBON_PIXELS - OVER - UNDER - 2 * SMALL_SIZE
    # Tabs and line ends are spaces.
    over, title, under = (" ".join(text.split()) for text in (words.over, words.title, words.under))
    lines, title_size = _title_lines(title, (room, high), typeface)
    middle, leading = (size[1] + RIBBON_PIXELS) / 2, title_size * LEADING
    top = middle - leading * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        typeface.draw(canvas, (size[0] / 2, top + number * leading), line, title_size, INK)
    for text, y, color in (
        (over, RIBBON_PIXELS + OVER, INK),
        (under, size[1] - UNDER, words.color or BRAND),
    ):
        typeface.draw(canvas, (size[0] / 2, y), _shortened(text, room, SMALL_SIZE, typeface), SMALL_SIZE, color)


def _title_lines(title: str, space: tuple[int, int], typeface: Typeface) -> tuple[list[str], int]:
    """The title's lines and their size: the greatest with which they fit the space, wide and high, in pixels."""
    room, high = space
    for size in TITLE_SIZES:
        lines = break_lines(title, room, lambda text, size=size: typeface.length(text, size))  # type: ignore[misc]
        fits = size + (len(lines) - 1) * size * LEADING <= high
        if fits and len(lines) <= MOST_LINES and all(typeface.length(line, size) <= room for line in lines):
            break
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…"]
    # A word may be longer than any line.
    return [_shortened(line, room, size, typeface) for line in lines], size


def _shortened(text: str, room: int, size: int, typeface: Typeface) -> str:
    if typeface.length(text, size) <= room:
        return text
    while text and typeface.length(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text}…"


def _pale(color: str) -> str:
    """A colour mixed into twice as much paper."""
    parts = zip(bytes.fromhex(color[1:]), bytes.fromhex(PAPER[1:]), strict=True)
    return f"#{bytes((a + 2 * b) // 3 for a, b in parts).hex()}"
