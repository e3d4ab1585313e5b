"""Names and sizes of renditions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.media import rendition
from showcase.media.rendition import (
    BOARD_SPEC,
    FILM_SPEC,
    JPEG_SPEC,
    PANORAMA_SPECS,
    SHARE_SPEC,
    SUBTITLES_SPEC,
    WEBP_SPECS,
    enough,
    fitted,
    rendition_name,
    set_name,
)

ORIGINAL = "a" * 64
SPECS = (*WEBP_SPECS, JPEG_SPEC, *PANORAMA_SPECS, BOARD_SPEC, SHARE_SPEC, FILM_SPEC, SUBTITLES_SPEC)


def test_a_name_never_changes_by_itself() -> None:
    assert rendition_name(ORIGINAL, JPEG_SPEC) == rendition_name(ORIGINAL, replace(JPEG_SPEC))


def test_every_spec_of_every_original_has_a_name_of_its_own() -> None:
    names = {rendition_name(original, spec) for original in (ORIGINAL, "b" * 64) for spec in SPECS}
    assert len(names) == 2 * len(SPECS)


@pytest.mark.parametrize(
    "change",
    [
        {"width": 961},
        {"height": 961},
        {"quality": 81},
        {"method": 5},
        {"format": "webp"},
        {"kind": "x"},
        {"detail": "x"},
    ],
)
def test_another_setting_is_another_name(change: dict[str, object]) -> None:
    assert rendition_name(ORIGINAL, replace(JPEG_SPEC, **change)) != rendition_name(ORIGINAL, JPEG_SPEC)


def with_another(package: str, spec: rendition.Spec, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name that a spec has once this package is another."""
    version = rendition.version
    monkeypatch.setattr(rendition, "version", lambda name: "0.0.1" if name == package else version(name))
    rendition._encoders.cache_clear()
    try:
        return rendition_name(ORIGINAL, spec)
    finally:
        monkeypatch.undo()
        rendition._encoders.cache_clear()


@pytest.mark.parametrize("spec", [*WEBP_SPECS, JPEG_SPEC, *PANORAMA_SPECS, BOARD_SPEC, SHARE_SPEC])
@pytest.mark.parametrize("package", ["pillow", "pillow-heif", "av"])
def test_another_program_for_pictures_is_another_name(spec, package, monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_another(package, spec, monkeypatch) != rendition_name(ORIGINAL, spec)


def test_another_program_for_films_is_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_another("av", FILM_SPEC, monkeypatch) != rendition_name(ORIGINAL, FILM_SPEC)


def test_films_are_not_made_anew_for_another_program_for_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_another("pillow", FILM_SPEC, monkeypatch) == rendition_name(ORIGINAL, FILM_SPEC)


def test_a_name_tells_nothing_of_the_original_but_the_format() -> None:
    name = rendition_name(ORIGINAL, JPEG_SPEC)
    assert name.endswith(".jpg")
    assert ORIGINAL[:8] not in name
    assert set(name.removesuffix(".jpg")) <= set("0123456789abcdef")


@pytest.mark.parametrize("spec", SPECS)
def test_a_server_is_told_what_each_file_is(spec: rendition.Spec) -> None:
    assert spec.media_type.partition("/")[0] in {"image", "video", "text", "application"}


def test_photos_are_made_in_three_widths() -> None:
    assert len({spec.width for spec in WEBP_SPECS}) == 3
    assert {spec.media_type for spec in WEBP_SPECS} == {"image/webp"}


def test_widths_are_listed_from_narrow_to_wide() -> None:
    for specs in (WEBP_SPECS, PANORAMA_SPECS):
        assert [spec.width for spec in specs] == sorted({spec.width for spec in specs})


def test_a_set_is_named_by_all_that_is_in_it() -> None:
    names = {set_name(ORIGINAL, SPECS[:count]) for count in range(1, len(SPECS) + 1)}
    names |= {set_name("b" * 64, SPECS), set_name(ORIGINAL, SPECS[1:])}
    assert len(names) == len(SPECS) + 2
    assert set_name(ORIGINAL, SPECS) == set_name(ORIGINAL, iter(SPECS))
    assert all(name.endswith(".json") for name in names)


def test_a_set_of_one_is_not_named_as_its_file() -> None:
    assert set_name(ORIGINAL, [JPEG_SPEC])[:32] != rendition_name(ORIGINAL, JPEG_SPEC)[:32]


@pytest.mark.parametrize(
    ("size", "width", "expected"),
    [
        ((4000, 3000), 960, (960, 720)),
        ((300, 200), 960, (300, 200)),
        ((960, 10), 960, (960, 10)),
        ((961, 10), 960, (960, 10)),
        ((50_000, 1), 480, (480, 1)),
        ((1000, 3000), 480, (480, 1440)),
    ],
)
def test_a_picture_is_made_smaller_but_never_larger(size, width, expected) -> None:
    assert fitted(*size, width) == expected


@given(st.integers(1, 100_000), st.integers(1, 100_000), st.integers(1, 10_000))
def test_a_fitted_picture_keeps_its_proportions(width: int, height: int, greatest: int) -> None:
    fitted_width, fitted_height = fitted(width, height, greatest)
    assert fitted_width == min(width, greatest)
    assert 1 <= fitted_height <= height
    assert fitted_height == 1 or abs(fitted_height - height * fitted_width / width) <= 0.5


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [480]),
        (480, [480]),
        (481, [480, 960]),
        (960, [480, 960]),
        (961, [480, 960, 1600]),
        (1600, [480, 960, 1600]),
        (9000, [480, 960, 1600]),
    ],
)
def test_no_more_widths_are_made_than_there_is_picture(width: int, widths: list[int]) -> None:
    assert [spec.width for spec in enough(WEBP_SPECS, width)] == widths
