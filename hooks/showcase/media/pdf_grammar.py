"""Which entries of a PDF's objects a page is drawn from: all others are left out (ISO 32000-1, the tables named below).

An entry leads to a *role*, that of the object there: `VALUE` is numbers, names, strings and lists of them, without any object below;
`MAP + role` is a dictionary whose keys are free.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

VALUE = "value"
MAP = "map of "
PAGE, RESOURCES, DRAWING, LAYER, DATA = "page", "resources", "drawing", "layer", "data"
IMAGE_FILTERS = "parameters"


def _values(keys: str) -> dict[str, str]:
    return dict.fromkeys((f"/{key}" for key in keys.split()), VALUE)


# Tables 38 to 44.
_FUNCTION = {
    **_values("FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds"),
    "/Functions": "function",
}

GRAMMAR: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        # Table 30; annotations are made anew.
        PAGE: {
            **_values("MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit"),
            "/Resources": RESOURCES,
            "/Contents": DATA,
            "/Group": "group",
        },
        # Table 33.
        RESOURCES: {
            **_values("ProcSet"),
            "/Font": MAP + "font",
            "/XObject": MAP + DRAWING,
            "/ExtGState": MAP + "state",
            "/ColorSpace": MAP + "color",
            "/Pattern": MAP + "pattern",
            "/Shading": MAP + "shading",
            "/Properties": MAP + LAYER,
        },
        LAYER: {},
        DATA: {},
        # Tables 8, 11, 12 and 13.
        IMAGE_FILTERS: {
            **_values("Predictor Colors BitsPerComponent Columns EarlyChange ColorTransform"),
            **_values("K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError"),
            "/JBIG2Globals": DATA,
        },
        # Tables 89 and 95: images and forms, which are drawings of their own.
        DRAWING: {
            **_values(
                "Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte"
            ),
            **_values("FormType BBox Matrix"),
            "/ColorSpace": "color",
            "/Mask": DRAWING,
            "/SMask": DRAWING,
            "/Resources": RESOURCES,
            "/Group": "group",
        },
        # Tables 96 and 147.
        "group": {**_values("Type S I K"), "/CS": "color"},
        # Table 58, without what only a printer's press asks for.
        "state": {
            **_values("Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK"),
            "/Font": "font",
            "/SMask": "mask",
        },
        # Table 144.
        "mask": {**_values("Type S BC"), "/G": DRAWING, "/TR": "function"},
        "function": _FUNCTION,
        # Tables 63 to 71: a colour space's dictionaries and streams, the functions among them.
        "color": {
            **_FUNCTION,
            **_values("WhitePoint BlackPoint Gamma Matrix Subtype Components"),
            "/Alternate": "color",
            "/ColorSpace": "color",
            "/Colorants": MAP + "color",
            "/Process": "color",
        },
        # Tables 75 and 76.
        "pattern": {
            **_values("Type PatternType PaintType TilingType BBox XStep YStep Matrix"),
            "/Resources": RESOURCES,
            "/Shading": "shading",
            "/ExtGState": "state",
        },
        # Tables 78 to 84.
        "shading": {
            **_values("ShadingType Background BBox AntiAlias Coords Domain Extend Matrix Decode"),
            **_values("BitsPerCoordinate BitsPerComponent BitsPerFlag VerticesPerRow"),
            "/ColorSpace": "color",
            "/Function": "function",
        },
        # Tables 111, 112, 117 and 121.
        "font": {
            **_values("Type Subtype BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix"),
            "/FontDescriptor": "descriptor",
            "/Encoding": "encoding",
            "/ToUnicode": "encoding",
            "/DescendantFonts": "font",
            "/CIDSystemInfo": "encoding",
            "/CIDToGIDMap": DATA,
            "/CharProcs": MAP + DATA,
            "/Resources": RESOURCES,
        },
        # Tables 114, 116 and 120.
        "encoding": {
            **_values("Type BaseEncoding Differences CMapName WMode Registry Ordering Supplement"),
            "/CIDSystemInfo": "encoding",
            "/UseCMap": "encoding",
        },
        # Tables 122 and 124.
        "descriptor": {
            **_values(
                "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading"
            ),
            **_values("CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet"),
            "/FontFile": "program",
            "/FontFile2": "program",
            "/FontFile3": "program",
            "/CIDSet": DATA,
        },
        # Table 127.
        "program": _values("Length1 Length2 Length3 Subtype"),
    }
)
