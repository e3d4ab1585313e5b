"""Names of files in Chinese that every system takes: Windows, its archives, and what reads them on a phone."""

from __future__ import annotations

import unicodedata

# A name may have 255 bytes on most systems; what follows the stem, and a folder's path on Windows, want their share.
STEM_BYTES = 150
# What Windows refuses in a name, as the characters of full width that look the same.
_FULL_WIDTH = str.maketrans({character: chr(ord(character) + 0xFEE0) for character in '<>:"/\\|?*'})
_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")}
)


def file_stem(*parts: str, most_bytes: int = STEM_BYTES) -> str:
    """Words joined by hyphens as the name of a file without its suffix, cut to so many bytes of UTF-8; never empty, never a path."""
    words = "-".join(filter(None, map(_plain, parts)))
    words = words.encode()[:most_bytes].decode(errors="ignore")
    # Windows drops a full stop at the end; one at the beginning hides a file, a hyphen makes it an option.
    words = words.strip(" .-　") or "未命名"
    return f"{words}_" if words.partition(".")[0].rstrip().upper() in _RESERVED else words


def _plain(words: str) -> str:
    """Without what cannot be seen, and on one line."""
    composed = unicodedata.normalize("NFC", words).translate(_FULL_WIDTH)
    return " ".join("".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in composed).split())
