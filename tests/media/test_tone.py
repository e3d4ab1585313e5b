"""Colours of films in high dynamic range as an ordinary screen shows them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from showcase.media.tone import HLG, PQ, Tone

BT2020, P3, BT709, UNTOLD = 9, 12, 1, 2
FROM_BT709 = ((0.6274, 0.3293, 0.0433), (0.0691, 0.9195, 0.0114), (0.0164, 0.0880, 0.8956))
SKIN = ((0.80, 0.60, 0.48), (0.62, 0.44, 0.35), (0.45, 0.30, 0.23))


def as_hlg(color: tuple[float, ...]) -> tuple[float, ...]:
    """A colour of an ordinary film as a camera that records HLG in BT.2020 would put it, white paper at 203 candelas (BT.2100)."""
    light = [0.203 * value**2.4 for value in color]
    wide = [sum(m * v for m, v in zip(row, light, strict=True)) for row in FROM_BT709]
    brightness = 0.2627 * wide[0] + 0.6780 * wide[1] + 0.0593 * wide[2]
    scene = [value / brightness ** (0.2 / 1.2) for value in wide]
    return tuple(
        math.sqrt(3 * value) if value <= 1 / 12 else 0.17883277 * math.log(12 * value - 0.28466892) + 0.55991073
        for value in scene
    )


@pytest.mark.parametrize("color", SKIN)
def test_skin_has_the_colour_that_it_has_in_an_ordinary_film(color: tuple[float, ...]) -> None:
    red, green, blue = as_hlg(color)
    assert Tone(BT2020, HLG).mapped((red, green, blue)) == pytest.approx(color, abs=0.01)


@pytest.mark.parametrize(("transfer", "value"), [(HLG, 0.38), (PQ, 0.38)])
def test_a_grey_card_is_a_middle_grey(transfer: int, value: float) -> None:
    # BT.2408, table 1: where an 18 % grey card lies; in ordinary films that is about 42 % of the signal.
    assert Tone(BT2020, transfer).mapped((value, value, value)) == pytest.approx((0.42,) * 3, abs=0.03)


@pytest.mark.parametrize(("transfer", "value"), [(HLG, 0.75), (PQ, 0.58)])
def test_white_paper_is_bright_but_leaves_room_for_what_shines(transfer: int, value: float) -> None:
    tone = Tone(BT2020, transfer)
    paper, brighter = tone.mapped((value,) * 3)[1], tone.mapped((value + 0.1,) * 3)[1]
    assert 0.8 < paper < 0.92
    assert paper + 0.04 < brighter < 1


@pytest.mark.parametrize("tone", [Tone(BT2020, HLG), Tone(BT2020, PQ), Tone(P3, BT709), Tone(BT709, HLG)])
def test_greys_stay_grey_and_in_order(tone: Tone) -> None:
    greys = [tone.mapped((step / 40,) * 3) for step in range(41)]
    assert greys[0] == (0, 0, 0)
    assert greys[-1] == pytest.approx((1, 1, 1), abs=0.005)
    assert all(max(grey) - min(grey) < 0.005 for grey in greys)
    assert greys == sorted(greys)


def test_wide_colour_of_ordinary_range_keeps_its_tones() -> None:
    assert Tone(P3, BT709).mapped((0.5, 0.5, 0.5)) == pytest.approx((0.5,) * 3, abs=0.005)
    # The red of BT.709 in BT.2020's primaries (BT.2087).
    red = tuple(row[0] ** (1 / 2.4) for row in FROM_BT709)
    assert Tone(BT2020, BT709).mapped((red[0], red[1], red[2])) == pytest.approx((1, 0, 0), abs=0.06)


@pytest.mark.parametrize(("primaries", "transfer", "is_plain"), [(BT709, 1, True), (UNTOLD, UNTOLD, True), (6, 6, True),
                         (BT2020, 14, False), (P3, 1, False), (BT2020, HLG, False), (UNTOLD, PQ, False)])  # fmt: skip
def test_an_ordinary_film_needs_no_table(primaries: int, transfer: int, is_plain: bool) -> None:
    assert Tone(primaries, transfer).is_plain is is_plain


def test_the_table_is_written_with_red_running_fastest(tmp_path: Path) -> None:
    tone = Tone(BT2020, HLG)
    tone.write_cube(tmp_path / "a.cube")
    head, *lines = (tmp_path / "a.cube").read_text(encoding="ascii").splitlines()
    assert head == "LUT_3D_SIZE 33"
    assert len(lines) == 33**3
    for red, green, blue in ((1, 0, 0), (0, 1, 0), (0, 0, 1), (32, 16, 8)):
        values = tuple(map(float, lines[red + 33 * green + 33 * 33 * blue].split()))
        assert values == pytest.approx(tone.mapped((red / 32, green / 32, blue / 32)), abs=1e-4)
