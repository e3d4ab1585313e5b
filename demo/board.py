"""Exhibition boards (展板): a title, a picture, numbered points, a second picture, in the board's hue."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image

from canvas import SANS, SERIF, Picture
from color import HUES, INK, PAPER, mix, oklch
from render import rasterise
from scenes import SCENES

WIDTH, HEIGHT = 3150, 7087
MARGIN = 230
TOPICS = {
    "麦农田稻苗": ("drone-field", "greenhouse"),
    "铸焊装备": ("welding", "lathe"),
    "养老护康": ("nursing", "haircut-elders"),
    "厨菜味糕": ("kitchen", "pastry"),
    "车电池": ("ev-bay", "robot-arm"),
    "网直播商": ("livestream", "server-rack"),
    "陶绣纸茶": ("pottery", "embroidery"),
    "幼婴": ("infant-care", "library"),
    "果园林": ("orchard", "greenhouse"),
    "教材车间课": ("lathe", "classroom"),
    "服务社区": ("appliance-repair", "haircut-elders"),
    "机器人智": ("robot-arm", "robotics-match"),
}


@dataclass(frozen=True)
class Board:
    """What a board says; `hue` is the number of a day hue, 1 to 9."""

    seed: int
    title: str
    school: str
    topic: str
    points: tuple[str, ...]
    hue: int


def draw_board(board: Board) -> Image.Image:
    """Draw a board of 3150 x 7087 pixels (800 x 1800 mm at 100 dpi)."""
    lines = split_title(board.title)
    top = 620 + 360 * len(lines) + 250
    image = rasterise(_layout(board, lines, top))
    first, second = choose_scenes(board)
    image.paste(_scene(first, board.seed, "morning", "wide", (WIDTH, 2040)), (0, top))
    low = _points_end(board, top) + 60
    image.paste(_scene(second, board.seed + 1, "noon", "near", (WIDTH - 2 * MARGIN, 6600 - low)), (MARGIN, low))
    return image


def choose_scenes(board: Board) -> tuple[str, str]:
    """Find two scenes that fit the words of the board."""
    for words in (board.title, board.school + board.topic, "".join(board.points)):
        scores = {pair: sum(words.count(char) for char in keys) for keys, pair in TOPICS.items()}
        best = max(scores, key=lambda pair: scores[pair])
        if scores[best]:
            return best
    first, second = random.Random(board.seed).sample(sorted(SCENES), 2)
    return first, second


def split_title(title: str) -> list[str]:
    """Break a title into one to three lines, at punctuation or in the middle."""
    for mark in "，：—":
        if mark in title:
            first, _, rest = title.partition(mark)
            return [first + mark, *split_title(rest)]
    if len(title) <= 9:
        return [title]
    middle = (len(title) + 1) // 2
    return [title[:middle], title[middle:]]


def _scene(name: str, seed: int, hour: str, view: str, size: tuple[int, int]) -> Image.Image:
    picture = Picture(name, seed, hour, view)
    SCENES[name](picture)
    return rasterise(picture.svg(*size))


def _points_end(board: Board, top: int) -> int:
    return top + 2040 + 210 + 430 * len(board.points)


def _text(
    x: float,
    y: float,
    words: str,
    size: float,
    fill: str,
    font: str = SANS,
    weight: int = 700,
    anchor: str = "start",
    spacing: float = 0,
) -> str:
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{font}" font-weight="{weight}" font-size="{size:g}" fill="{fill}" text-anchor="{anchor}" '
        f'letter-spacing="{spacing:g}">{safe}</text>'
    )


def _layout(board: Board, lines: list[str], top: int) -> str:
    hue = HUES[board.hue - 1]
    color, deep, pale = oklch(0.6, 0.15, hue), oklch(0.36, 0.09, hue), oklch(0.94, 0.03, hue)
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        f'<rect width="{WIDTH}" height="{top + 400}" fill="{deep}"/>',
    ]
    parts.append(
        f'<circle cx="{WIDTH - 120}" cy="560" r="860" fill="{mix(deep, color, 0.35)}"/><circle cx="{WIDTH - 120}" cy="560" r="560" fill="{mix(deep, color, 0.7)}"/>'
    )
    for i in range(9):
        parts.append(
            f'<rect x="{i * WIDTH / 9:g}" width="{WIDTH / 9 + 1:g}" height="70" fill="{oklch(0.68, 0.13, HUES[i])}"/>'
        )
    parts.append(_text(MARGIN, 360, board.school, 118, "#FFFDF7", weight=500, spacing=8))
    width = 96 * len(board.topic) + 120
    parts.append(
        f'<rect x="{MARGIN}" y="440" width="{width}" height="150" rx="75" fill="{color}"/>'
        + _text(MARGIN + width / 2, 550, board.topic, 92, "#FFFDF7", anchor="middle")
    )
    size = min(330.0, (WIDTH - 2 * MARGIN) / max(len(line) for line in lines) * 0.99)
    for i, line in enumerate(lines):
        parts.append(_text(MARGIN - 12, 960 + 370 * i, line, size, "#FFFDF7", font=SERIF))
    parts.append(_points(board, top + 2040 + 210, color, deep))
    parts.append(f'<rect y="6660" width="{WIDTH}" height="427" fill="{pale}"/>')
    parts.append(
        _text(MARGIN, 6840, "职业教育活动周", 104, deep)
        + _text(MARGIN, 6960, "技能：让生活更美好", 76, INK, weight=400)
    )
    parts.append(_text(WIDTH - MARGIN, 6900, "示例展板 · 内容虚构", 84, INK, weight=400, anchor="end"))
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'


def _points(board: Board, y: int, color: str, deep: str) -> str:
    parts = []
    for i, point in enumerate(board.points):
        base = y + 430 * i
        parts.append(_text(MARGIN, base + 290, f"{i + 1:02d}", 300, color, font=SANS))
        size = min(172.0, (WIDTH - 2 * MARGIN - 560) / len(point) * 0.98)
        parts.append(_text(MARGIN + 540, base + 250, point, size, INK))
        if i + 1 < len(board.points):
            parts.append(
                f'<rect x="{MARGIN + 540}" y="{base + 392}" width="{WIDTH - 2 * MARGIN - 540}" height="5" fill="{mix(deep, PAPER, 0.75)}"/>'
            )
    return "".join(parts)
