"""A Word file → blocks in reading order, each text or a picture, with the marks by which a title or a caption is known."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import mammoth
import nh3
from bs4 import BeautifulSoup
from mammoth import documents
from mammoth.docx.files import InvalidFileReferenceError

from showcase.bounded import Bounds
from showcase.desk.intake.word_blocks import Block, blocks_of
from showcase.desk.intake.word_package import repack
from showcase.reader.media_file import UnfitMedia

WORD_BOUNDS = Bounds(seconds=30, megabytes=1024)
_HEADINGS = {f"{name} {level}": level for name in ("heading", "标题") for level in range(1, 7)}
_TITLES, _CAPTIONS = {"title", "标题"}, {"caption", "题注"}
_LARGE_POINTS = 15
# Classes tell what the conversion would forget: centred, larger than the text, a title, a caption.
_CLASSES = ("", "m", "g", "mg", "title", "caption")
_STYLES = "\n".join(
    [f"p[style-name='kept-{name}'] => p{'.' if name else ''}{name}:fresh" for name in _CLASSES]
    + [f"p[style-name='kept-h{level}'] => h{level}:fresh" for level in range(1, 7)]
)
_TAGS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th"}
_TAGS |= {"strong", "em", "a", "br", "img", "sup", "sub", "s"}
_SPAN = {"colspan", "rowspan"}
_ATTRIBUTES = {"p": {"class"}, "img": {"src", "alt"}, "a": {"href"}, "td": _SPAN, "th": _SPAN}


@dataclass(frozen=True)
class WordReading:
    """A Word file's blocks; `not_taken` says in words what else it holds that no story can show.

    Pictures are files in the folder that was named to `read_word`; `spare` are those that stand nowhere in the text.
    """

    blocks: tuple[Block, ...]
    not_taken: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()


def read_word(path: Path, into: Path) -> WordReading:
    """Read the .docx at `path`, its pictures into the folder `into`; to be called within `WORD_BOUNDS`.

    UnfitMedia when it is damaged or hostile. Nothing outside the file is ever opened.
    """
    package_path = into / "package.docx"
    counts, media = repack(path, package_path)
    pictures = _Pictures(into)
    try:
        with package_path.open("rb") as package:
            html = mammoth.convert(
                package,
                convert_image=mammoth.images.img_element(pictures.take),
                style_map=_STYLES,
                transform_document=_marked,
                include_embedded_style_map=False,
                external_file_access=False,
                output_format="html",
            ).value
        clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None)
        blocks = tuple(blocks_of(BeautifulSoup(clean, "html.parser")))
        spare = tuple(pictures.spare(package_path, media))
    except (MemoryError, UnfitMedia):
        raise
    except Exception:
        # The converter trusts what it reads, and fails in every way there is.
        raise UnfitMedia("Word 文档损坏，打不开", "在 Word 或 WPS 里打开，另存为新的 .docx，再收一次") from None
    finally:
        package_path.unlink(missing_ok=True)
    return WordReading(blocks, tuple(_not_taken(counts, pictures)), spare)


def _not_taken(counts: dict[str, int], pictures: _Pictures) -> Iterator[str]:
    for noun, count in counts.items():
        yield f"{count} 处{noun}"
    if pictures.linked:
        yield f"{pictures.linked} 张只有链接、不在文档里的图片"
    if pictures.missing:
        yield f"{pictures.missing} 张已经丢失的图片"


@dataclass
class _Pictures:
    """The pictures of one Word file, each bytes once."""

    into: Path
    names: dict[str, str] = field(default_factory=dict)
    linked: int = 0
    missing: int = 0

    def take(self, image: Any) -> dict[str, str]:
        """Attributes of the picture where it stands in the text."""
        try:
            with image.open() as file:
                return {"src": self._keep(file.read())}
        except InvalidFileReferenceError:
            self.linked += 1
        except (KeyError, OSError):
            self.missing += 1
        return {"src": ""}

    def spare(self, package_path: Path, media: list[str]) -> Iterator[str]:
        """The pictures of the package that stand nowhere in the text: in headers, or behind it."""
        placed = set(self.names.values())
        with ZipFile(package_path) as package:
            for name in media:
                kept = self._keep(package.read(name))
                if kept not in placed:
                    placed.add(kept)
                    yield kept

    def _keep(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self.names:
            self.names[digest] = f"picture-{len(self.names) + 1:03d}"
            (self.into / self.names[digest]).write_bytes(data)
        return self.names[digest]


def _marked(document: Any) -> Any:
    """The document with each paragraph's look as its style, which the style map makes classes of."""
    usual = _usual_size(document)

    def mark(paragraph: Any) -> Any:
        if paragraph.numbering is not None and not paragraph.numbering.is_ordered:
            return paragraph
        # What is counted has its number among its words already.
        return paragraph.copy(numbering=None, style_id=None, style_name=f"kept-{_class_of(paragraph, usual)}")

    marked: Any = mammoth.transforms.paragraph(mark)(document)
    return marked


def _class_of(paragraph: Any, usual: float | None) -> str:
    name = (paragraph.style_name or "").strip().lower()
    if name in _HEADINGS:
        return f"h{_HEADINGS[name]}"
    if name in _TITLES:
        return "title"
    if name in _CAPTIONS:
        return "caption"
    sizes = [size for size, length in _sizes(paragraph) if length]
    is_large = any(size is not None and size > (usual + 1 if usual else _LARGE_POINTS) for size in sizes)
    return ("m" if paragraph.alignment == "center" else "") + ("g" if is_large else "")


def _usual_size(document: Any) -> float | None:
    """The size in points in which most of the text is set; None where nobody chose one."""
    lengths: Counter[float | None] = Counter()
    for size, length in _sizes(document):
        lengths[size] += length
    return lengths.most_common(1)[0][0] if lengths else None


def _sizes(element: Any) -> Iterator[tuple[float | None, int]]:
    for run in mammoth.transforms.get_descendants_of_type(element, documents.Run):
        texts = mammoth.transforms.get_descendants_of_type(run, documents.Text)
        yield run.font_size, sum(len(text.value.strip()) for text in texts)
