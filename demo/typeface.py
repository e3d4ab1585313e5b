"""A typeface with only the characters of one document, with outlines that a browser's PDF can hold as a font."""

from __future__ import annotations

import base64
import io
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

from render import FONT_DIRS

# Thousandths of an em that a curve may move when it is told as parabolas: nothing that paper shows.
_TOLERANCE = 1.0
_FAMILY = "Noto Sans CJK SC"


def font_face(text: str, weight: str) -> str:
    """A style sheet's rule that brings the typeface along; `weight` is Regular or Bold."""
    data = io.BytesIO()
    font = _subset(text, weight)
    _as_truetype(font)
    font.save(data)
    words = base64.b64encode(data.getvalue()).decode()
    number = 700 if weight == "Bold" else 400
    return f'@font-face{{font-family:"Paper";font-weight:{number};src:url(data:font/ttf;base64,{words})}}'


def _subset(text: str, weight: str) -> TTFont:
    name = f"NotoSansCJK-{weight}.ttc"
    path = next(found for folder in FONT_DIRS if (found := Path(folder) / name).is_file())
    font = next(font for font in TTCollection(path).fonts if font["name"].getDebugName(1) == _FAMILY)
    subsetter = Subsetter(Options(hinting=False, layout_features=[], notdef_outline=True))
    subsetter.populate(text=text)
    subsetter.subset(font)
    return font


def _as_truetype(font: TTFont) -> None:
    """Cubic outlines become quadratic ones: the others would be drawn glyph by glyph, at three times the size."""
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, _TOLERANCE, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    font["maxp"].tableVersion = 0x00010000
    for key in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"):
        setattr(font["maxp"], key, 1 if key == "maxZones" else 0)
    for key in ("maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth"):
        setattr(font["maxp"], key, 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font.sfntVersion = "\0\1\0\0"
