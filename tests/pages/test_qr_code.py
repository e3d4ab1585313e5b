"""The QR code of a page."""

from __future__ import annotations

from io import BytesIO

import pytest
import zxingcpp
from lxml import etree, html
from PIL import Image
from resvg_py import svg_to_bytes

from showcase.pages.qr_code import QUIET_ZONE, render_qr_code

ADDRESS = "https://skillweek.example/puyang-2023/stories/drone-over-wheat/"


def picture_of(svg: str, width: int = 240) -> Image.Image:
    """The code as a phone's camera might see it, on a black page."""
    standing_alone = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    code = Image.open(BytesIO(bytes(svg_to_bytes(svg_string=standing_alone, width=width)))).convert("L")
    page = Image.new("L", (width + 80, width + 80), 0)
    page.paste(code, (40, 40))
    return page


def read(svg: str, width: int = 240) -> zxingcpp.Barcode:
    found = zxingcpp.read_barcodes(picture_of(svg, width))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("text", [ADDRESS, "https://a.cn/", "濮阳市职业教育活动周", "WIFI:S:麦序"])
@pytest.mark.parametrize("width", [132, 240, 1000])
def test_a_scanner_reads_the_text(text, width):
    assert read(render_qr_code(text, "扫一扫"), width).text == text


def test_a_code_is_of_error_correction_m_or_better():
    assert read(render_qr_code(ADDRESS, "")).ec_level in {"M", "Q", "H"}


def test_a_code_keeps_a_quiet_zone_of_its_own_on_a_dark_page():
    page = picture_of(render_qr_code("https://a.cn/", ""), 290)
    # 21 modules and the zone on either side are 29, of 10 pixels each.
    frame = page.crop((40, 40, 330, 330))
    for box in ((0, 0, 290, 40), (0, 0, 40, 290), (250, 0, 290, 290), (0, 250, 290, 290)):
        assert frame.crop(box).getextrema() == (255, 255)
    assert QUIET_ZONE == 4


def test_a_code_says_what_it_is():
    svg = etree.fromstring(render_qr_code(ADDRESS, "用手机打开本页"))
    assert svg.get("role") == "img"
    assert svg.get("class") == "qr-code"
    assert svg.findtext("title") == "用手机打开本页"


def test_a_title_cannot_become_markup():
    parsed = html.fragment_fromstring(render_qr_code(ADDRESS, "</title></svg><script>alert(1)</script>"))
    assert {element.tag for element in parsed.iter()} == {"svg", "title", "path"}


def test_equal_texts_give_equal_bytes_and_few_of_them():
    render_qr_code.cache_clear()
    first = render_qr_code(ADDRESS, "扫一扫")
    render_qr_code.cache_clear()
    assert render_qr_code(ADDRESS, "扫一扫") == first
    assert len(first.encode()) < 2500


def test_a_text_too_long_for_a_code_is_refused():
    with pytest.raises(ValueError, match="too long"):
        render_qr_code("x" * 3000, "")
