"""How coded values become light."""

from __future__ import annotations

import pytest

from showcase.media.transfer import TRANSFERS, gamma, srgb

STEPS = [step / 255 for step in range(256)]


@pytest.mark.parametrize("curve", [srgb, gamma(2.2), *TRANSFERS.values()])
def test_light_grows_with_the_value_from_none_to_all(curve) -> None:
    light = [curve(value) for value in STEPS]
    assert light[0] == pytest.approx(0, abs=1e-6)
    assert light == sorted(light)
    assert 0.98 < light[-1] <= 1


def test_srgb_is_that_of_the_standard() -> None:
    assert srgb(0.5) == pytest.approx(0.21404, abs=1e-5)
    assert srgb(0.04) == pytest.approx(0.0030960, abs=1e-6)


# Coded values of a third of the light of paper (203 cd/m², ITU-R BT.2408) and of paper itself.
@pytest.mark.parametrize(("code", "third", "paper"), [(16, 0.46306, 0.58069), (18, 0.5574, 0.75)])
def test_what_is_darker_than_paper_keeps_its_light_and_paper_is_nearly_white(
    code: int, third: float, paper: float
) -> None:
    curve = TRANSFERS[code]
    assert curve(third) == pytest.approx(1 / 3, rel=0.1)
    assert 0.8 < curve(paper) < 0.9
    assert curve(paper) < curve(0.9) <= 1
