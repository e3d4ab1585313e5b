"""Whether a file is a PDF that can be handed on: whole, open to everybody, of bearable length, without anything hidden."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia
from showcase.reader.text import is_web_address

PDF = "application/pdf"
PDF_LIMIT_BYTES = 50_000_000
PDF_LIMIT_PAGES = 500
# More are on no page that anybody reads.
LINKS_A_PAGE = 500
# Programs look for the mark within so many bytes (ISO 32000-1, annex H.3.4.1).
_HEAD_BYTES = 1024
_MARK = b"%PDF-"
# What a page takes from the nodes above it (ISO 32000-1, table 30).
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_PRINT_ANEW = "用能打开它的软件打开，选“打印”，打印机选“另存为 PDF”，再放进来"
_UNLOCK = "去掉密码和限制后另存一份，再放进来"
_FLATTEN = "在制作它的软件里删掉隐藏的图层，或者选“打印”另存为 PDF，再放进来"


def is_pdf(path: Path) -> bool:
    """Whether a file says of itself that it is a PDF."""
    with path.open("rb") as file:
        return _MARK in file.read(_HEAD_BYTES)


def identify_pdf(root: Path, source_path: PurePosixPath, sha256: str) -> MediaFile:
    """The PDF at `root / source_path`; UnfitMedia if it is none that can be published. Its pages are counted, not opened."""
    path = root / source_path
    size = path.stat().st_size
    if size > PDF_LIMIT_BYTES:
        raise UnfitMedia(
            f"有 {size / 1e6:.0f} MB，太大了", f"压缩图片后重新导出，不超过 {PDF_LIMIT_BYTES / 1e6:.0f} MB"
        )
    with opened_pdf(path) as pdf:
        pages = sum(1 for _ in list_pages(pdf))
    if pages == 0:
        raise UnfitMedia("里面没有一页", _PRINT_ANEW)
    return MediaFile(source_path, sha256, PDF, size, 0, 0, pages=pages)


@contextmanager
def opened_pdf(path: Path) -> Iterator[Pdf]:
    """A PDF that may be published; UnfitMedia when it is none, and when the body raises as readers of broken files do."""
    try:
        if not is_pdf(path):
            raise UnfitMedia("不是 PDF 文件", "在制作它的软件里选“导出 PDF”；只改文件名的后缀没有用")
        # A damaged file that is patched up might show other pages than the ones that were approved.
        with Pdf.open(path, attempt_recovery=False, inherit_page_attributes=False) as pdf:
            if pdf.is_encrypted:
                raise _locked()
            _check_layers(pdf)
            yield pdf
            if pdf.get_warnings():
                raise _broken()
    except pikepdf.PasswordError:
        raise _locked() from None
    except (MemoryError, UnfitMedia):
        raise
    except Exception:
        # Broken files raise PdfError, TypeError, ValueError, RecursionError and more; all mean the same to an editor.
        raise _broken() from None


def list_pages(pdf: Pdf) -> Iterator[tuple[Dictionary, dict[str, Object]]]:
    """Every page with what it inherits, in order; UnfitMedia beyond the limit, and for a tree that grows together.

    Not the library's own list, which is made whole before anybody can count it.
    """
    seen: set[tuple[int, int]] = set()
    nodes: list[tuple[Object, dict[str, Object]]] = [(pdf.Root.Pages, {})]
    pages = 0
    while nodes:
        node, above = nodes.pop()
        if not isinstance(node, Dictionary) or node.objgen in seen:
            raise _broken()
        if node.is_indirect:
            seen.add(node.objgen)
        inherited = {**above, **{key: node[key] for key in INHERITED if key in node}}
        kids = node.get(Name.Kids)
        if kids is None:
            pages += 1
            yield node, inherited
        elif isinstance(kids, Array) and len(kids) <= PDF_LIMIT_PAGES:
            nodes.extend((kid, inherited) for kid in reversed(list(kids)))
        if pages + len(nodes) > PDF_LIMIT_PAGES or (isinstance(kids, Array) and len(kids) > PDF_LIMIT_PAGES):
            raise UnfitMedia(f"超过 {PDF_LIMIT_PAGES} 页", "分成几个文件，或只留要紧的部分")


def web_links(page: Dictionary) -> Iterator[tuple[str, Array]]:
    """Where the page's links to web addresses lead, and the area of each; all others are not published."""
    for note in list(page.get(Name.Annots, Array()))[:LINKS_A_PAGE]:
        action = note.get(Name.A) if isinstance(note, Dictionary) and note.get(Name.Subtype) == Name.Link else None
        address = action.get(Name.URI) if isinstance(action, Dictionary) else None
        area = note.get(Name.Rect)
        if isinstance(address, String) and isinstance(area, Array) and is_web_address(str(address)):
            yield str(address), area


def is_shown(layer: Object | None) -> bool:
    """Whether content of this optional-content group, or membership of groups, is shown while all groups are on."""
    if not isinstance(layer, Dictionary):
        return True
    return Name.VE not in layer and layer.get(Name.P) not in (Name.AllOff, Name.AnyOff)


def hidden() -> UnfitMedia:
    """The refusal of a file with content that nobody sees who approves it."""
    return UnfitMedia("里面有隐藏的图层", _FLATTEN)


def _check_layers(pdf: Pdf) -> None:
    """UnfitMedia unless every layer is shown to whoever opens the file (ISO 32000-1, 8.11.4)."""
    properties = pdf.Root.get(Name.OCProperties)
    if properties is None:
        return
    usual = properties.get(Name.D, Dictionary())
    if usual.get(Name.BaseState, Name.ON) != Name.ON or len(usual.get(Name.OFF, Array())):
        raise hidden()
    for group in properties.get(Name.OCGs, Array()):
        view = group.get(Name.Usage, Dictionary()).get(Name.View, Dictionary())
        if view.get(Name.ViewState) == Name.OFF:
            raise hidden()


def _locked() -> UnfitMedia:
    return UnfitMedia("设了密码或者限制", _UNLOCK)


def _broken() -> UnfitMedia:
    return UnfitMedia("损坏了，打不完整", _PRINT_ANEW)
