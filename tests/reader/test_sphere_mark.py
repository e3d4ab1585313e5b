"""Whether XMP calls a picture a whole panorama."""

from __future__ import annotations

import pytest

from showcase.reader.sphere_mark import XMP_LIMIT_BYTES, is_whole_sphere


def attributes(**said: object) -> bytes:
    """XMP as phones write it: properties as attributes."""
    words = " ".join(f'GPano:{name}="{value}"' for name, value in said.items())
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" {words}/></x:xmpmeta>'.encode()


def elements(**said: object) -> bytes:
    """XMP as stitching programs write it: properties as elements."""
    words = "".join(f"\n  <GPano:{name}>{value}</GPano:{name}>" for name, value in said.items())
    return (
        f'<rdf:Description xmlns:GPano="http://ns.google.com/photos/1.0/panorama/">{words}\n</rdf:Description>'.encode()
    )


WHOLE = {"ProjectionType": "equirectangular"}


@pytest.mark.parametrize("form", [attributes, elements])
def test_a_whole_panorama_is_recognised_however_it_is_written(form) -> None:
    assert is_whole_sphere(form(**WHOLE), 8000, 4000)
    assert is_whole_sphere(form(UsePanoramaViewer="True", **WHOLE), 8000, 4000)


@pytest.mark.parametrize("form", [attributes, elements])
@pytest.mark.parametrize(
    "said",
    [
        {"ProjectionType": "cylindrical"},
        {"ProjectionType": ""},
        {"UsePanoramaViewer": "False", **WHOLE},
        {"CroppedAreaImageWidthPixels": 4000, "FullPanoWidthPixels": 8000, **WHOLE},
        {"CroppedAreaImageHeightPixels": 2000, "FullPanoHeightPixels": 4000, **WHOLE},
        {"UsePanoramaViewer": "True"},
    ],
)
def test_what_is_said_to_be_something_else_is_none(form, said: dict[str, object]) -> None:
    assert not is_whole_sphere(form(**said), 8000, 4000)


@pytest.mark.parametrize("form", [attributes, elements])
def test_a_panorama_of_which_nothing_was_cut_is_whole(form) -> None:
    said = {"CroppedAreaImageWidthPixels": 8000, "FullPanoWidthPixels": 8000, "CroppedAreaImageHeightPixels": 4000}
    assert is_whole_sphere(form(**said, **WHOLE), 8000, 4000)


@pytest.mark.parametrize(
    ("size", "whole"),
    [((8000, 4000), True), ((8000, 4039), True), ((8000, 3961), True), ((8000, 4041), False), ((4000, 8000), False)],
)
def test_a_panorama_is_twice_as_wide_as_high(size: tuple[int, int], whole: bool) -> None:
    assert is_whole_sphere(attributes(**WHOLE), *size) == whole


def test_only_the_beginning_is_looked_at() -> None:
    assert not is_whole_sphere(b" " * XMP_LIMIT_BYTES + attributes(**WHOLE), 8000, 4000)


@pytest.mark.parametrize(
    "xmp",
    [b"", b"\xff\xfe\0", b"equirectangular", b"GPano:ProjectionType", b"GPano:ProjectionType=equirectangular"],
)
def test_words_without_their_form_say_nothing(xmp: bytes) -> None:
    assert not is_whole_sphere(xmp, 8000, 4000)


def test_entities_are_not_expanded() -> None:
    lol = b'<!DOCTYPE x [<!ENTITY e "equirectangular">]>' + attributes(ProjectionType="&e;")
    assert not is_whole_sphere(lol, 8000, 4000)


@pytest.mark.parametrize("xmp", [b"GPano:" * 11_000, b"GPano:A" + b" " * 65_000, b"GPano:A='" * 8_000])
def test_a_hostile_packet_is_no_labour(xmp: bytes) -> None:
    assert not is_whole_sphere(xmp, 8000, 4000)
