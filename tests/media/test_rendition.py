"""Names and sizes of renditions."""

from __future__ import annotations

from dataclasses import replace

import av
import PIL
import pytest

from showcase.media import rendition
from showcase.media.rendition import FACTS_SPEC, FILM_SPEC, JPEG_SPEC, WEBP_SPECS, fitted, rendition_name

ORIGINAL = "a" * 64


def test_a_name_never_changes_by_itself() -> None:
    assert rendition_name(ORIGINAL, JPEG_SPEC) == rendition_name(ORIGINAL, replace(JPEG_SPEC))


def test_every_spec_of_every_original_has_a_name_of_its_own() -> None:
    specs = (*WEBP_SPECS, JPEG_SPEC, FACTS_SPEC, FILM_SPEC)
    names = {rendition_name(original, spec) for original in (ORIGINAL, "b" * 64) for spec in specs}
    assert len(names) == 2 * len(specs)


@pytest.mark.parametrize("change", [{"width": 961}, {"quality": 81}, {"method": 5}, {"format": "webp"}, {"kind": "x"}])
def test_another_setting_is_another_name(change: dict[str, object]) -> None:
    assert rendition_name(ORIGINAL, replace(JPEG_SPEC, **change)) != rendition_name(ORIGINAL, JPEG_SPEC)


@pytest.mark.parametrize(("spec", "module"), [(JPEG_SPEC, PIL), (FILM_SPEC, av)])
def test_another_encoder_is_another_name(spec, module, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rendition_name(ORIGINAL, spec)
    monkeypatch.setattr(module, "__version__", "0.0.1")
    rendition._encoders.cache_clear()
    try:
        assert rendition_name(ORIGINAL, spec) != before
    finally:
        monkeypatch.undo()
        rendition._encoders.cache_clear()


def test_a_name_tells_nothing_of_the_original_but_the_format() -> None:
    name = rendition_name(ORIGINAL, JPEG_SPEC)
    assert name.endswith(".jpg")
    assert ORIGINAL[:8] not in name


def test_photos_are_made_in_three_widths() -> None:
    assert len({spec.width for spec in WEBP_SPECS}) == 3
    assert {spec.media_type for spec in WEBP_SPECS} == {"image/webp"}


@pytest.mark.parametrize(
    ("size", "width", "expected"),
    [
        ((4000, 3000), 960, (960, 720)),
        ((300, 200), 960, (300, 200)),
        ((960, 10), 960, (960, 10)),
        ((50_000, 1), 480, (480, 1)),
        ((1000, 3000), 480, (480, 1440)),
    ],
)
def test_a_picture_is_made_smaller_but_never_larger(size, width, expected) -> None:
    assert fitted(*size, width) == expected
