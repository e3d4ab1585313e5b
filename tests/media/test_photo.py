"""Photos as they are published: upright, sRGB, bare."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from showcase.media.photo import decode, is_rendered, photo_specs, render_photo
from showcase.media.picture import Picture, Rendition
from showcase.media.rendition import JPEG_SPEC
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia, identify_photo, sha256_of
from small_site import draw_photo

RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 160, 60), (40, 60, 200), (120, 120, 120)
ORIENTATION, GPS = 0x0112, 0x8825
# EXIF 2.32, tag Orientation: where the first row and the first column of the stored pixels stand in the picture.
ORIENTATIONS = {
    1: ("top", "left"),
    2: ("top", "right"),
    3: ("bottom", "right"),
    4: ("bottom", "left"),
    5: ("left", "top"),
    6: ("right", "top"),
    7: ("right", "bottom"),
    8: ("left", "bottom"),
}


class Desk:
    """A folder of originals and a store for what is made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder / "renditions")

    def identify(self, name: str) -> MediaFile:
        return identify_photo(self.folder, PurePosixPath(name), sha256_of(self.folder / name))

    def render(self, name: str) -> Picture:
        return render_photo(self.folder / name, self.identify(name), self.store)

    def files(self, picture: Picture) -> list[Path]:
        return [self.store.rendition_path(PurePosixPath(r.url).name) for r in (*picture.webp, picture.jpeg)]

    def save(self, image: Image.Image, name: str, **options: object) -> str:
        image.save(self.folder / name, **options)
        return name

    def pixels(self, rendition: Rendition) -> Image.Image:
        return Image.open(self.store.rendition_path(PurePosixPath(rendition.url).name)).convert("RGB")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def near(color: object, expected: tuple[int, int, int], tolerance: int = 12) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(color, expected, strict=True))  # type: ignore[call-overload]


def quarters(width: int = 240, height: int = 160) -> Image.Image:
    """Red top left, green top right, blue bottom left, grey bottom right."""
    image = Image.new("RGB", (2, 2))
    for place, color in zip(((0, 0), (1, 0), (0, 1), (1, 1)), (RED, GREEN, BLUE, GREY), strict=True):
        image.putpixel(place, color)
    return image.resize((width, height), Image.Resampling.NEAREST)


def stored_as(image: Image.Image, orientation: int) -> Image.Image:
    """The pixels that a camera stores for a picture, by what the orientation says of its rows and columns."""
    row_edge, column_edge = ORIENTATIONS[orientation]
    sideways = row_edge in {"left", "right"}
    width, height = image.size
    stored = Image.new("RGB", (height, width) if sideways else image.size)
    for row in range(stored.height):
        for column in range(stored.width):
            edges = {row_edge: row, column_edge: column}
            x = edges["left"] if "left" in edges else width - 1 - edges["right"]
            y = edges["top"] if "top" in edges else height - 1 - edges["bottom"]
            stored.putpixel((column, row), image.getpixel((x, y)))
    return stored


def assert_upright(desk: Desk, picture: Picture, size: tuple[int, int] = (240, 160)) -> None:
    for rendition in (*picture.webp, picture.jpeg):
        pixels = desk.pixels(rendition)
        assert pixels.size == (rendition.width, rendition.height) == size
        x, y = size[0] // 4, size[1] // 4
        corners = [pixels.getpixel(place) for place in ((x, y), (3 * x, y), (x, 3 * y), (3 * x, 3 * y))]
        assert all(map(near, corners, (RED, GREEN, BLUE, GREY))), corners


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_a_photo_is_upright_however_the_camera_was_held(desk: Desk, orientation: int, suffix: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    options = {"lossless": True} if suffix == "webp" else {}
    name = desk.save(stored_as(quarters(60, 40), orientation), f"a.{suffix}", exif=exif, quality=98, **options)
    assert_upright(desk, desk.render(name), (60, 40))


def test_a_large_photo_held_sideways_is_upright(desk: Desk) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    turned = quarters(2000, 3000).transpose(Image.Transpose.ROTATE_90)
    picture = desk.render(desk.save(turned, "a.jpg", exif=exif))
    assert [(r.width, r.height) for r in picture.webp] == [(480, 720), (960, 1440), (1600, 2400)]
    assert near(desk.pixels(picture.largest).getpixel((100, 100)), RED)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_is_passed_over(desk: Desk, orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    assert_upright(desk, desk.render(desk.save(quarters(), "a.jpg", exif=exif, quality=98)))


def display_p3() -> bytes:
    """An ICC profile (version 2.1, ICC.1:2001-04) with Display P3's primaries and gamma 2.2."""

    def fixed(*numbers: float) -> bytes:
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 3) + b"P3\0" + bytes(8 + 2 + 1 + 67),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + fixed(0.9642, 1.0, 0.8249),
        b"rXYZ": b"XYZ \0\0\0\0" + fixed(0.51512, 0.24120, -0.00105),
        b"gXYZ": b"XYZ \0\0\0\0" + fixed(0.29198, 0.69225, 0.04189),
        b"bXYZ": b"XYZ \0\0\0\0" + fixed(0.15710, 0.06657, 0.78407),
        **{tag: b"curv\0\0\0\0" + struct.pack(">IH", 1, 0x0233) for tag in (b"rTRC", b"gTRC", b"bTRC")},
    }
    table, body, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        table += tag + struct.pack(">II", offset + len(body), len(data))
        body += padded
    size = 128 + 4 + len(table) + len(body)
    header = struct.pack(">I4sI4s4s4s12s4s", size, b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ", bytes(12), b"acsp")
    header = header.ljust(68, b"\0") + fixed(0.9642, 1.0, 0.8249)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_colours_of_a_wide_gamut_photo_are_converted_to_srgb(desk: Desk, suffix: str) -> None:
    wide = Image.new("RGB", (64, 64), (180, 100, 60))
    picture = desk.render(desk.save(wide, f"a.{suffix}", icc_profile=display_p3(), quality=98))
    # By hand: linearise with gamma 2.2, multiply by the matrix from P3 to sRGB, encode as IEC 61966-2-1.
    for rendition in (*picture.webp, picture.jpeg):
        assert near(desk.pixels(rendition).getpixel((32, 32)), (192, 97, 49), 5)


@pytest.mark.parametrize("profile", [b"no profile", display_p3()[:200], b"\0" * 128])
def test_a_profile_that_cannot_be_read_changes_no_colour(desk: Desk, profile: bytes) -> None:
    picture = desk.render(desk.save(Image.new("RGB", (64, 64), (180, 100, 60)), "a.jpg", icc_profile=profile))
    assert near(desk.pixels(picture.jpeg).getpixel((32, 32)), (180, 100, 60), 4)


def test_a_profile_for_other_channels_changes_no_colour(desk: Desk) -> None:
    picture = desk.render(desk.save(Image.new("CMYK", (64, 64), (0, 0, 0, 0)), "a.jpg", icc_profile=display_p3()))
    assert near(desk.pixels(picture.jpeg).getpixel((32, 32)), (255, 255, 255), 4)


def secret_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x010E] = "SECRET camera", "SECRET description"
    exif[GPS] = {1: "N", 2: (35.0, 45.0, 1.0), 3: "E", 4: (115.0, 1.0, 2.0)}
    return exif


SECRETS: dict[str, Callable[[Desk], str]] = {
    "jpeg": lambda desk: desk.save(
        quarters(),
        "a.jpg",
        exif=secret_exif(),
        xmp=b"<x:xmpmeta>SECRET</x:xmpmeta>",
        icc_profile=display_p3(),
        comment="SECRET comment",
        dpi=(301, 301),
    ),
    "jpeg in srgb": lambda desk: desk.save(quarters(), "a.jpg", exif=secret_exif(), comment="SECRET comment"),
    "png": lambda desk: desk.save(quarters(), "a.png", exif=secret_exif(), icc_profile=display_p3(), pnginfo=texts()),
    "webp": lambda desk: desk.save(
        quarters(), "a.webp", exif=secret_exif(), xmp=b"<x:xmpmeta>SECRET</x:xmpmeta>", icc_profile=display_p3()
    ),
}


def texts() -> object:
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 -- only here

    info = PngInfo()
    info.add_text("Comment", "SECRET comment")
    info.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>SECRET</x:xmpmeta>")
    return info


@pytest.mark.parametrize("kind", SECRETS)
def test_a_rendition_carries_nothing_but_pixels(desk: Desk, kind: str) -> None:
    for path in desk.files(desk.render(SECRETS[kind](desk))):
        data = path.read_bytes()
        for trace in (b"SECRET", b"Exif", b"EXIF", b"GPS", b"xmp", b"XMP ", b"adobe", b"ICC", b"acsp", b"Photoshop"):
            assert trace not in data, (path.suffix, trace)
        with Image.open(path) as image:
            assert not image.getexif()
            told = set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
            assert not told - {"loop", "background", "timestamp", "duration"}
            assert image.info.get("jfif_density", (1, 1)) == (1, 1)


@pytest.mark.parametrize("kind", SECRETS)
def test_a_jpeg_rendition_has_no_segment_for_metadata(desk: Desk, kind: str) -> None:
    data = desk.files(desk.render(SECRETS[kind](desk)))[-1].read_bytes()
    assert markers(data) <= {0xE0, 0xDB, 0xC2, 0xC4, 0xDA}


def markers(jpeg: bytes) -> set[int]:
    """The kinds of segment before the pixels (ITU T.81, table B.1)."""
    found, offset = set(), 2
    while jpeg[offset] == 0xFF and 0xDA not in found:
        found.add(jpeg[offset + 1])
        offset += 2 + int.from_bytes(jpeg[offset + 2 : offset + 4], "big")
    return found


def test_of_several_pictures_in_one_file_only_the_first_is_published(desk: Desk) -> None:
    second = Image.new("RGB", (240, 160), (255, 0, 255))
    quarters().save(desk.folder / "a.jpg", "MPO", save_all=True, append_images=[second], quality=98)
    assert_upright(desk, desk.render("a.jpg"))
    quarters().save(desk.folder / "b.webp", save_all=True, append_images=[second], lossless=True)
    assert_upright(desk, desk.render("b.webp"))


@pytest.mark.parametrize(
    "size",
    [
        (1, 1),
        (300, 200),
        (480, 2),
        (500, 900),
        (1600, 11),
        (1601, 999),
        (4000, 2004),
        (3999, 2665),
        (3000, 1),
        (2, 3000),
    ],
)
def test_sizes_are_those_of_the_files_and_never_larger_than_the_original(desk: Desk, size: tuple[int, int]) -> None:
    picture = desk.render(desk.save(Image.new("RGB", size, RED), "a.png"))
    for rendition in (*picture.webp, picture.jpeg):
        assert desk.pixels(rendition).size == (rendition.width, rendition.height)
        assert rendition.width <= size[0]
        assert rendition.height <= size[1]
        assert rendition.bytes == desk.store.size(PurePosixPath(rendition.url).name)


def test_a_photo_is_made_in_three_widths_and_one_jpeg(desk: Desk) -> None:
    picture = desk.render(desk.save(quarters(3000, 2000), "a.jpg"))
    assert [(r.width, r.media_type) for r in picture.webp] == [(w, "image/webp") for w in (480, 960, 1600)]
    assert (picture.jpeg.width, picture.jpeg.media_type) == (JPEG_SPEC.width, "image/jpeg")
    *webp, jpeg = [path.read_bytes()[:12] for path in desk.files(picture)]
    assert all(data.endswith(b"WEBP") for data in webp)
    assert jpeg.startswith(b"\xff\xd8")


@pytest.mark.parametrize(("width", "count"), [(1, 1), (480, 1), (481, 2), (960, 2), (961, 3), (9000, 3)])
def test_a_small_photo_is_made_in_fewer_widths(width: int, count: int) -> None:
    assert len(photo_specs(width)) == count


def test_a_very_long_picture_is_published_or_refused_but_stops_nothing(desk: Desk) -> None:
    # WebP ends at 16383 pixels, JPEG at 65500; a picture of a whole chat or web page is easily longer.
    desk.save(Image.new("L", (400, 17_000), 90), "long.png")
    try:
        picture = desk.render("long.png")
    except UnfitMedia:
        return
    assert all(desk.pixels(rendition).height == rendition.height for rendition in (*picture.webp, picture.jpeg))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "RGB"])
def test_what_is_transparent_shows_paper(desk: Desk, mode: str) -> None:
    clear = Image.new("RGBA", (64, 64), (10, 10, 10, 0))
    image = clear.quantize() if mode == "P" else clear.convert(mode)
    # In a PNG without an alpha channel one colour may count as transparent.
    options = {"L": {"transparency": 10}, "RGB": {"transparency": (10, 10, 10)}}.get(mode, {})
    picture = desk.render(desk.save(image, "a.png", **options))
    assert near(desk.pixels(picture.jpeg).getpixel((32, 32)), (255, 255, 255), 3)
    assert picture.color == "#ffffff"


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_pictures_of_every_kind_keep_their_brightness(desk: Desk, mode: str) -> None:
    grey = Image.new("L", (64, 64), 255 if mode == "1" else 100)
    image = Image.new("I;16", (64, 64), 100 * 257) if mode == "I;16" else grey.convert("RGB").convert(mode)
    picture = desk.render(desk.save(image, "a.jpg" if mode == "CMYK" else "a.png"))
    assert near(desk.pixels(picture.jpeg).getpixel((32, 32)), (255,) * 3 if mode == "1" else (100,) * 3, 8)


def test_the_placeholder_has_the_average_colour(desk: Desk) -> None:
    half = Image.new("RGB", (100, 100), (200, 100, 0))
    half.paste((100, 0, 200), (0, 0, 50, 100))
    assert desk.render(desk.save(half, "a.png")).color == "#963264"


@pytest.mark.parametrize("progressive", [False, True])
def test_a_photo_that_breaks_off_anywhere_is_refused(desk: Desk, progressive: bool) -> None:
    whole = draw_photo(desk.folder / "whole.jpg", progressive=progressive, quality=90).read_bytes()
    for percent in range(0, 100, 4):
        path = desk.folder / f"{percent}.jpg"
        path.write_bytes(whole[: len(whole) * percent // 100])
        with pytest.raises(UnfitMedia):
            decode(path)


@pytest.mark.parametrize("suffix", ["png", "webp"])
def test_a_drawing_that_breaks_off_is_refused(desk: Desk, suffix: str) -> None:
    whole = draw_photo(desk.folder / f"whole.{suffix}").read_bytes()
    for percent in (0, 3, 20, 50, 80, 95):
        path = desk.folder / f"{percent}.{suffix}"
        path.write_bytes(whole[: len(whole) * percent // 100])
        with pytest.raises(UnfitMedia):
            decode(path)


def test_nothing_is_kept_of_a_broken_photo(desk: Desk) -> None:
    whole = draw_photo(desk.folder / "a.jpg").read_bytes()
    (desk.folder / "a.jpg").write_bytes(whole[:-200])
    with pytest.raises(UnfitMedia) as fault:
        desk.render("a.jpg")
    assert "损坏" in fault.value.message
    assert fault.value.remedy
    assert desk.store.names() == []


@pytest.mark.parametrize("form", ["GIF", "TIFF", "BMP", "PPM", "ICO", "TGA"])
def test_a_picture_in_another_format_is_refused_whatever_its_name(desk: Desk, form: str) -> None:
    with pytest.raises(UnfitMedia):
        decode(desk.folder / desk.save(quarters(), "a.jpg", format=form))


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\x04\0\0\0WEBP", b"<svg/>", b"\0" * 999]
)
def test_a_file_that_is_no_picture_is_refused(desk: Desk, data: bytes) -> None:
    (desk.folder / "a.jpg").write_bytes(data)
    with pytest.raises(UnfitMedia):
        decode(desk.folder / "a.jpg")


def test_a_photo_of_more_than_a_hundred_million_pixels_is_refused(desk: Desk) -> None:
    path = desk.folder / desk.save(Image.new("1", (10_001, 10_000)), "bomb.png")
    assert path.stat().st_size < 100_000
    with pytest.raises(UnfitMedia):
        decode(path)
    with pytest.raises(UnfitMedia):
        desk.identify("bomb.png")


def test_a_photo_that_the_store_holds_is_not_opened_again(desk: Desk) -> None:
    draw_photo(desk.folder / "a.jpg")
    file, first = desk.identify("a.jpg"), desk.render("a.jpg")
    (desk.folder / "a.jpg").unlink()
    assert render_photo(desk.folder / "a.jpg", file, desk.store) == first


def test_only_the_rendition_that_the_store_lacks_is_made(desk: Desk) -> None:
    draw_photo(desk.folder / "a.jpg", (1000, 600))
    before = {path: path.stat().st_mtime_ns for path in desk.files(desk.render("a.jpg"))}
    lost, *others = before
    lost.unlink()
    desk.render("a.jpg")
    assert lost.exists()
    assert all(path.stat().st_mtime_ns == before[path] for path in others)


def test_the_same_photo_gives_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    draw_photo(desk.folder / "a.jpg", (1000, 600))
    other = Desk(tmp_path / "other")
    other.folder.mkdir()
    (other.folder / "b.png").write_bytes((desk.folder / "a.jpg").read_bytes())
    first, second = (d.files(d.render(name)) for d, name in ((desk, "a.jpg"), (other, "b.png")))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_store_vouches_for_a_photo_only_when_all_of_it_is_made(desk: Desk) -> None:
    draw_photo(desk.folder / "a.jpg")
    file = desk.identify("a.jpg")
    assert not is_rendered(file, desk.store)
    desk.render("a.jpg")
    assert is_rendered(file, desk.store)


def test_the_store_does_not_vouch_for_a_photo_that_was_made_in_part(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_photo(desk.folder / "a.jpg")
    keep = Store.keep

    def keep_until_full(store: Store, name: str, write: Callable[[Path], object]) -> None:
        if name.endswith(".jpg"):
            raise OSError(28, "No space left on device")
        keep(store, name, write)

    monkeypatch.setattr(Store, "keep", keep_until_full)
    with pytest.raises(OSError, match="No space"):
        desk.render("a.jpg")
    assert not is_rendered(desk.identify("a.jpg"), desk.store)
