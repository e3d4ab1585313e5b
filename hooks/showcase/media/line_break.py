"""Where the lines of a title may break: between Chinese characters, not before closing marks, not within words."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain

_OPENING, _CLOSING = "（《〈“‘【〔「『([{", "，。、；：？！）》〉”’】〕」』…—·～％℃,.;:?!)]}%"
# A word, a number, or one character, with the opening marks before and the closing marks behind it (禁则).
_PIECE = re.compile(
    rf"\s*[{re.escape(_OPENING)}]*(?:[A-Za-z0-9+-]+(?:[.,:/][A-Za-z0-9+-]+)*|\S)?[{re.escape(_CLOSING)}]*"
)
Line = list[tuple[str, float]]


def break_lines(text: str, most_width: float, length: Callable[[str], float]) -> list[str]:
    """Lines of about equal width, none wider than `most_width` if a break can help it; a colon ends a line if that costs none."""
    pieces = [(piece, length(piece)) for piece in _PIECE.findall(text) if piece]
    lines = _fill(pieces, most_width)
    halves = [_fill(half, most_width) for half in _halves(pieces)]
    at_colon = list(chain.from_iterable(halves))
    lines = at_colon if len(at_colon) == len(lines) else _balanced(pieces, lines)
    return ["".join(piece for piece, _ in line).strip() for line in lines]


def _balanced(pieces: Line, lines: list[Line]) -> list[Line]:
    """The same number of lines, the widest of them as narrow as can be."""
    while len(lines) > 1:
        widest = max(map(_width, lines))
        narrower = _fill(pieces, widest - 1)
        # One piece alone may be the widest line: it gets no narrower.
        if len(narrower) > len(lines) or max(map(_width, narrower)) >= widest:
            break
        lines = narrower
    return lines


def _halves(pieces: Line) -> list[Line]:
    """What stands up to the first colon and what follows it; nothing without a colon."""
    for index, (piece, _) in enumerate(pieces[:-1], start=1):
        if piece.endswith(("：", ":")):
            return [pieces[:index], pieces[index:]]
    return []


def _fill(pieces: Line, most_width: float) -> list[Line]:
    lines: list[Line] = []
    for piece in pieces:
        if lines and _width([*lines[-1], piece]) <= most_width:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _width(line: Line) -> float:
    return sum(width for _, width in line)
