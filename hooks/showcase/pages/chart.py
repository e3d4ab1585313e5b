"""Charts as static SVG with a word at every bar, drawn by leather; type and most colours come from the page's style sheet."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leather import Chart as Drawing
from leather import theme
from leather.scales import Scale
from leather.series import Series
from leather.shapes import Bars

# In units of the drawing, which a phone shows at about nine tenths of their size.
WIDTH = 400
ROW = 44
LETTER = 17
LONGEST_LABEL = 8
ROOM_FOR_WORDS = 100
GAP = 8

# leather's own way of styling: no margin, and how wide a Chinese character is, so that names find room.
theme.margin = 0.0
theme.tick_font_char_width = LETTER
theme.tick_font_char_height = 0
theme.tick_size = GAP // 2


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its length, the words at its end, and the day hue it is painted in (1 to 9; 0: the chart's own)."""

    label: str
    value: float
    words: str
    hue: int = 0


@dataclass(frozen=True)
class Chart:
    """A finished chart: `svg` is safe markup."""

    title: str
    svg: str


def draw_bars(title: str, bars: Sequence[Bar]) -> Chart:
    """Horizontal bars from top to bottom, of different names, at least one.

    Names longer than eight characters are cut, for the table has them whole.
    """
    drawing = Drawing()
    drawing.add_x_scale(0, _end_of_scale(bars))
    drawing.add_x_axis(ticks=[0])
    drawing.add_y_axis(tick_formatter=lambda label, _index, _count: _short(label))
    # leather stacks from the bottom.
    drawing.add_series(Series([(bar.value, bar.label) for bar in reversed(bars)]), _WordedBars(bars))
    words = "，".join(f"{bar.label} {bar.words}" for bar in bars)
    height = ROW * len(bars)
    attributes = {"class": "chart-drawing", "viewBox": f"0 0 {WIDTH} {height}"}
    svg = ET.Element("svg", {**attributes, "role": "img", "aria-label": f"{title}：{words}"})
    svg.append(drawing.to_svg_group(WIDTH, height))
    return Chart(title, ET.tostring(svg, encoding="unicode"))


class _WordedBars(Bars):  # type: ignore[misc]  # leather has no types
    """Bars with words at their ends."""

    def __init__(self, bars: Sequence[Bar]) -> None:
        self._bars = bars
        colors = {bar.label: f"var(--hue-{bar.hue})" if bar.hue else "var(--hue)" for bar in bars}
        super().__init__(lambda point: colors[point.y])

    def to_svg(
        self, width: float, height: float, x_scale: Scale, y_scale: Scale, series: Series, palette: Iterator[str]
    ) -> ET.Element:
        group: ET.Element = super().to_svg(width, height, x_scale, y_scale, series, palette)
        for bar in self._bars:
            x, y = x_scale.project(bar.value, 0, width) + GAP, y_scale.project(bar.label, height, 0)
            words = ET.SubElement(group, "text", {"class": "words", "x": f"{x:.1f}", "y": f"{y:.1f}", "dy": "0.36em"})
            words.text = bar.words
        return group


def _end_of_scale(bars: Sequence[Bar]) -> float:
    """The value at the drawing's right edge, so that the words of the longest bar have room beside it."""
    longest = max(bar.value for bar in bars) or 1
    room = WIDTH - GAP - LETTER * max(len(_short(bar.label)) for bar in bars)
    return longest * room / (room - ROOM_FOR_WORDS)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
