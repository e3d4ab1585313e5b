"""Names as senders wrote them: read from archives in whatever encoding, made fit to be shown, compared and put in order."""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable
from zipfile import ZipInfo

from showcase.reader.tree import IGNORED_NAMES

SHOWN_LIMIT = 80
_UTF8_FLAG = 0x800
# Info-ZIP's extra field with the name in Unicode (APPNOTE 4.6.9).
_UNICODE_PATH = 0x7075
_HAN = re.compile(r"[\u3400-\u9fff]")
_DRIVE = re.compile(r"[A-Za-z]:")
_BULLETIN_WORDS = re.compile(r"(?:（|\()?(?:报送|上报|投稿|定稿|终稿|最终版?|修改版?|副本)(?:稿件|稿|材料)?(?:）|\))?")
_DATE = re.compile(
    r"(?:20\d{2}\s*[年.\-_/]\s*)?\d{1,2}\s*[月.\-_/]\s*\d{1,2}\s*日?(?!\d)|(?<!\d)20\d{6}(?!\d)|20\d{2}年?(?=\D|$)"
)
_EDGES = " \t\u3000-—_.、，,：:·+&()（）[]【】《》\"“”'"


def entry_names(entries: Iterable[ZipInfo]) -> list[str]:
    """The names of an archive's entries: by their own mark, else all by the encoding that makes Chinese of them."""
    entries = list(entries)
    unmarked = [_raw(entry) for entry in entries if not _marked(entry)]
    encoding = _encoding_of(unmarked)
    return [_marked(entry) or _decoded(_raw(entry), encoding) for entry in entries]


def parts_of(name: str) -> tuple[str, ...] | None:
    """The folders and the name in an entry's path, whichever slash it has; None when it leads out of the archive."""
    path = name.replace("\\", "/")
    parts = tuple(part for part in path.split("/") if part not in {"", "."})
    if path.startswith("/") or ".." in parts or not parts or _DRIVE.match(parts[0]):
        return None
    return parts


def shown(name: str) -> str:
    """A name as it may stand in a message: what cannot be seen is replaced, what is too long is cut in the middle."""
    name = unicodedata.normalize("NFC", name)
    visible = "".join(character if character.isprintable() else "\ufffd" for character in name)
    half = SHOWN_LIMIT // 2 - 1
    return visible if len(visible) <= SHOWN_LIMIT else f"{visible[:half]}…{visible[-half:]}"


def is_rubbish(parts: tuple[str, ...]) -> bool:
    """Whether a file was left behind by an operating system or an open Word, and was never meant to be sent."""
    name = parts[-1]
    return "__MACOSX" in parts or name in IGNORED_NAMES or name.startswith(("._", "~$", ".~")) or name == ".DS_Store"


def stem_of(name: str) -> str:
    """A name without its suffix."""
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and stem and len(suffix) <= 5 and suffix.isascii() and suffix.isalnum() else name


def title_of(name: str) -> str:
    """What a file's name says about its content: without suffix, dates and words such as 报送; empty if nothing is left."""
    words = _BULLETIN_WORDS.sub("", _DATE.sub("", stem_of(name)))
    words = words.strip(_EDGES)
    return words if _HAN.search(words) or sum(map(str.isalpha, words)) >= 2 else ""


def comparable(name: str) -> str:
    """A name for comparing: what was sent from different machines under one name is alike."""
    return "".join(character for character in unicodedata.normalize("NFKC", name).casefold() if character.isalnum())


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts 2.jpg before 10.jpg."""
    pieces = filter(None, re.split(r"(\d+)", name))
    return tuple((0, int(piece[:18]), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces)


def _raw(entry: ZipInfo) -> bytes:
    # What zipfile made of an unmarked name is one character a byte.
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8_FLAG else "cp437", "surrogateescape")


def _marked(entry: ZipInfo) -> str | None:
    """The name where the archive says that it is Unicode."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.orig_filename
    at, extra = 0, entry.extra
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        value = extra[at + 4 : at + 4 + length]
        if kind == _UNICODE_PATH and value[:1] == b"\1" and value[1:5] == struct.pack("<I", zlib.crc32(_raw(entry))):
            return value[5:].decode("utf-8", "replace")
        at += 4 + length
    return None


def _encoding_of(names: list[bytes]) -> str:
    """Chinese Windows writes GBK, others UTF-8 without saying so; short names may be valid as both."""
    joined = b"\n".join(names)
    try:
        as_utf8 = joined.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    return (
        "utf-8"
        if as_utf8.isascii() or _HAN.search(as_utf8) or not _HAN.search(_decoded(joined, "gb18030"))
        else "gb18030"
    )


def _decoded(name: bytes, encoding: str) -> str:
    return name.decode(encoding, "replace")
