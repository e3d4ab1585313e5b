"""PDFs as offices, designers and attackers make them."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

from pikepdf import Array, Dictionary, Encryption, Name, Object, ObjectStreamMode, Pdf, Stream, String
from PIL import Image

from originals import saved, segment, with_segments

SECRET = b"SECRET"
WORDS = b"BT /F1 24 Tf 20 100 Td (Hello) Tj ET"


def pdf(pages: int = 1) -> Pdf:
    """A sound document of small pages with a line of text each."""
    document = Pdf.new()
    font = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for _ in range(pages):
        page = document.add_blank_page(page_size=(200, 200))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = document.make_stream(WORDS)
    return document


def saying(*pages: tuple[str, ...]) -> Pdf:
    """A document with these lines on its pages, in Latin letters."""
    document = pdf(len(pages))
    for page, lines in zip(document.pages, pages, strict=True):
        shown = b" ".join(b"(%b) Tj T*" % line.encode("ascii") for line in lines)
        page.Contents = document.make_stream(b"BT /F1 12 Tf 14 TL 20 180 Td " + shown + b" ET")
    return document


def nameless(*groups: int, between: bytes = b"") -> Pdf:
    """A document with groups of so many glyphs of a font that does not say what letters they are, and what is drawn between them."""
    document = saying(("Hello",))
    page = document.pages[0]
    described = Dictionary(Type=Name.FontDescriptor, FontName=Name.Nameless, Flags=4, FontBBox=Array([0, 0, 999, 999]))
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    glyphs = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Nameless, CIDSystemInfo=system)
    glyphs.FontDescriptor = document.make_indirect(described)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Nameless, Encoding=Name("/Identity-H"))
    font.DescendantFonts = Array([document.make_indirect(glyphs)])
    page.Resources.Font.F2 = document.make_indirect(font)
    shown = [b"/F2 12 Tf <%b> Tj " % b"".join(b"%04x" % (0x14 + code) for code in range(group)) for group in groups]
    page.Contents = document.make_stream(b"BT 20 60 Td " + between.join(shown) + b" ET")
    return document


def with_link(document: Pdf, address: str) -> Pdf:
    """The document with a link to an address on its first page."""
    document.pages[0].Annots = Array([_link(address)])
    return document


def written(document: Pdf, path: Path, **options: object) -> Path:
    """The document as a file, each object of it as text where that is possible."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(path, **{"object_stream_mode": ObjectStreamMode.disable, "compress_streams": False, **options})
    return path


def laden() -> Pdf:
    """A document with all that must not be published: each secret says so."""
    document = pdf()
    page, root = document.pages[0].obj, document.Root
    secret, script = String("SECRET"), Dictionary(S=Name.JavaScript, JS=String("SECRET()"))
    document.docinfo[Name.Author] = secret
    root.Metadata = _stream(document, b"<x:xmpmeta>SECRET</x:xmpmeta>", Type=Name.Metadata, Subtype=Name.XML)
    root.OpenAction = script
    root.AA = Dictionary(WC=script)
    root.PieceInfo = Dictionary(Word=Dictionary(Private=secret))
    root.Outlines = Dictionary(Title=secret, First=Dictionary(Title=secret, A=script))
    root.StructTreeRoot = Dictionary(K=Dictionary(S=Name.Figure, Alt=secret))
    field = _field(document)
    root.AcroForm = Dictionary(Fields=Array([field]), XFA=secret)
    attachment = _stream(document, SECRET, Type=Name.EmbeddedFile)
    file = Dictionary(Type=Name.Filespec, F=secret, EF=Dictionary(F=attachment))
    scripts = Dictionary(Names=Array([String("a"), script]))
    root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([secret, file])), JavaScript=scripts)
    root.AF = Array([file])
    page.AA = Dictionary(O=script)
    page.PieceInfo = Dictionary(Illustrator=Dictionary(Private=_stream(document, SECRET)))
    page.Metadata = _stream(document, SECRET)
    page.Thumb = _stream(document, SECRET, Width=1, Height=1)
    page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, SECRET=secret)
    page.Resources.Font.F1.SECRET = secret
    page.Resources.XObject = Dictionary(Im=_picture(document), PS=_stream(document, SECRET, Subtype=Name.PS))
    page.Resources.ExtGState = Dictionary(GS=Dictionary(ca=0.5, HTO=secret, SECRET=_stream(document, SECRET)))
    page.Resources.Properties = Dictionary(MC0=Dictionary(ActualText=secret, Metadata=_stream(document, SECRET)))
    page.Annots = Array([field, *_notes(), _link("https://example.org/a"), _link("http://example.org/b")])
    return document


def with_layers(**usual: object) -> Pdf:
    """A document with a layer, and what is usual for it."""
    document = pdf()
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("hidden")))
    found = {key: Array([layer]) if value is layer_here else value for key, value in usual.items()}
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(**found))
    document.pages[0].Resources.Properties = Dictionary(MC0=layer)
    return document


# Stands for the layer in what is usual for it.
layer_here = object()


def with_membership(**membership: object) -> Pdf:
    """A document that shows something by a rule about its layers."""
    document = with_layers()
    rule = Dictionary(Type=Name.OCMD, OCGs=document.Root.OCProperties.OCGs, **membership)
    document.pages[0].Resources.Properties = Dictionary(MC0=document.make_indirect(rule))
    return document


def locked(path: Path, **passwords: str) -> Path:
    """A document that is encrypted with these passwords."""
    return written(pdf(), path, encryption=Encryption(**passwords))


def many_pages(path: Path, depth: int, *, same: bool = False) -> Path:
    """A file that says it has ten pages to the power of `depth`; `same`: ten times the same ones at each level, so it is small."""
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    width = 1
    for level in range(depth, -1, -1):
        first = len(bodies) + 1 + width
        for node in range(width):
            kids = [first] * 10 if same else [first + 10 * node + kid for kid in range(10)]
            names = b" ".join(b"%d 0 R" % kid for kid in kids)
            inner = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (10**level, names)
            bodies.append(inner if level else b"<< /Type /Page /MediaBox [0 0 9 9] >>")
        width = 1 if same else width * 10
    path.write_bytes(raw(bodies))
    return path


def raw(bodies: list[bytes]) -> bytes:
    """A file of these objects, the first of them its catalogue, as no library would write it."""
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(bodies) + 1, rows)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, len(data))
    return data + table + end


def bomb(megabytes: int, path: Path) -> Path:
    """A small file whose objects lie in a stream that unpacks to so many megabytes (ISO 32000-1, 7.5.7)."""
    packed = zlib.compress(b"2 0 << >> " + b" " * (megabytes << 20), 9)
    parts = [
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        b"3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\nendobj\n"
        % (len(packed), packed),
    ]
    data, places = b"%PDF-1.5\n", []
    for part in parts:
        places.append(len(data))
        data += part
    # Fields of 1, 4 and 2 bytes: free, at that place, within object 3.
    entries = [(0, 0, 0), (1, places[0], 0), (2, 3, 0), (1, places[1], 0), (1, len(data), 0)]
    rows = b"".join(
        kind.to_bytes(1, "big") + at.to_bytes(4, "big") + more.to_bytes(2, "big") for kind, at, more in entries
    )
    table = b"4 0 obj\n<< /Type /XRef /Size 5 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n%b\nendstream\nendobj\n"
    end = b"startxref\n%d\n%%%%EOF\n" % len(data)
    path.write_bytes(data + table % (len(rows), rows) + end)
    return path


def jpeg_with_marks() -> bytes:
    """A photograph with what cameras write: EXIF, XMP, a comment, and something behind its end."""
    jpeg = saved(Image.new("RGB", (16, 16), (200, 40, 40)), "jpeg")
    marks = (segment(0xE1, b"Exif\0\0SECRET"), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0SECRET"))
    return with_segments(jpeg, *marks, segment(0xFE, SECRET), segment(0xED, SECRET)) + SECRET


def _picture(document: Pdf) -> Object:
    inner = _stream(document, SECRET, Type=Name.Metadata)
    return _stream(
        document,
        jpeg_with_marks(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=16,
        Height=16,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
        Metadata=inner,
        Alternates=Array([Dictionary(Image=inner)]),
    )


def _field(document: Pdf) -> Object:
    secret, area = String("SECRET"), Array([0, 0, 9, 9])
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=area, FT=Name.Tx, T=secret, V=secret)
    return document.make_indirect(field)


def _notes() -> list[Dictionary]:
    """Annotations that are none of a visitor's business, and links that lead elsewhere than to the web."""
    area, secret = Array([0, 0, 9, 9]), String("SECRET")
    actions = (
        Dictionary(S=Name.Launch, F=secret),
        Dictionary(S=Name.JavaScript, JS=secret),
        Dictionary(S=Name.SubmitForm, F=secret),
        Dictionary(S=Name.GoToR, F=secret),
        Dictionary(S=Name.URI, URI=String("file:///home/SECRET")),
        Dictionary(S=Name.URI, URI=String("mailto:SECRET@example.org")),
        Dictionary(S=Name.URI, URI=String("javascript:SECRET")),
    )
    links = [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=area, A=action) for action in actions]
    return [
        Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=area, Contents=secret, T=secret),
        Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=area, FS=secret),
        *links,
    ]


def _link(address: str) -> Dictionary:
    more = Dictionary(S=Name.JavaScript, JS=String("SECRET"))
    action = Dictionary(S=Name.URI, URI=String(address), Next=more)
    area = Array([1, 2, 30, 40])
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=area, A=action, Contents=String("SECRET"))


def _stream(document: Pdf, data: bytes, **entries: object) -> Stream:
    return document.make_indirect(Stream(document, data, **entries))


def text_of(path: Path) -> bytes:
    """Everything that a file holds, unpacked, so that nothing hides in it."""
    with Pdf.open(path) as document:
        out = io.BytesIO()
        document.save(out, qdf=True, static_id=True)
        pictures = (stream.read_raw_bytes() for stream in document.objects if isinstance(stream, Stream))
        return out.getvalue() + b"".join(pictures)
