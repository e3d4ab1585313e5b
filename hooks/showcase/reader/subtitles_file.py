"""Subtitles (WebVTT) as cues of plain text: what styles, regions, notes and settings a file holds besides is not read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from showcase.model import MediaFile
from showcase.reader.characters import holds_forbidden
from showcase.reader.media_file import UnfitMedia

SUBTITLES_LIMIT_BYTES = 1_000_000
SUBTITLES_LIMIT_CUES = 5_000
_EXPORT = "用字幕软件打开，另存为 WebVTT（.vtt），编码选 UTF-8"
_HEADER = re.compile(r"WEBVTT(?=\s|$)")
_SRT_TIMES = re.compile(r"\d\d:\d\d:\d\d,\d{3} --> ")
# WebVTT, 4.2.2: who speaks; and every other tag, also one that says a time.
_SPEAKER = re.compile(r"<v(?:\.[^ \t<>]*)?[ \t]+([^<>]+)>")
_TAG = re.compile(r"</?[a-z0-9][^<>]*>|</>")


@dataclass(frozen=True)
class Cue:
    """Lines of text from one time to another, in milliseconds."""

    start: int
    end: int
    lines: tuple[str, ...]


def identify_subtitles(root: Path, source_path: PurePosixPath, sha256: str) -> MediaFile:
    """The subtitles at `root / source_path`; UnfitMedia if they are none. Their seconds are those of the last word."""
    path = root / source_path
    cues = read_cues(path)
    seconds = max(cue.end for cue in cues) / 1000
    return MediaFile(source_path, sha256, "text/vtt", path.stat().st_size, 0, 0, seconds)


def read_cues(path: Path) -> tuple[Cue, ...]:
    """The cues of a file in their order, at least one; UnfitMedia if it is no WebVTT, or not in order."""
    if path.stat().st_size > SUBTITLES_LIMIT_BYTES:
        raise UnfitMedia("字幕文件超过 1 MB", "只留字幕文字，重新导出成 .vtt")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnfitMedia("字幕的编码不是 UTF-8", _EXPORT) from None
    cues = tuple(_cues(text.replace("\r\n", "\n").replace("\r", "\n")))
    if not cues:
        raise UnfitMedia("里没有一句字幕", "检查字幕文件，或者不登记它")
    return cues


def _cues(text: str) -> Iterator[Cue]:
    last = 0
    for cue in _captions(text):
        start, end = cue.start_time.in_milliseconds(), cue.end_time.in_milliseconds()
        place = f"从 {cue.start} 开始的那句字幕"
        if end <= start:
            raise UnfitMedia(f"{place}，结束时间不晚于开始时间", "改正这句字幕的时间")
        if start < last:
            raise UnfitMedia(f"{place}，排在了更晚的一句后面", "按时间先后排列字幕")
        last, lines = start, _plain(cue.raw_text)
        if any(map(holds_forbidden, lines)):
            raise UnfitMedia(f"{place}，有看不见的控制字符", "删掉这一句，重新打一遍")
        if lines:
            yield Cue(start, end, lines)


def _captions(text: str) -> list[webvtt.Caption]:
    if not _HEADER.match(text):
        if _SRT_TIMES.search(text):
            raise UnfitMedia("是 SRT 字幕", _EXPORT)
        raise UnfitMedia("不是 WebVTT 字幕，第一行应当是 WEBVTT", _EXPORT)
    try:
        captions: list[webvtt.Caption] = webvtt.from_string(text, strict=True).captions
    except (MalformedCaptionError, MalformedFileError):
        raise UnfitMedia(
            f"第 {_faulty_line(text)} 行不是 WebVTT 的写法", "时间写成 00:01.000 --> 00:03.500；句与句之间空一行"
        ) from None
    if len(captions) > SUBTITLES_LIMIT_CUES:
        raise UnfitMedia(f"有 {len(captions)} 句字幕，最多 {SUBTITLES_LIMIT_CUES} 句", "分成几段视频")
    return captions


def _faulty_line(text: str) -> int:
    """The first line, from 1, of the first block that cannot be read by itself."""
    header, *blocks = re.split(r"(\n{2,})", text)
    line = 1 + header.count("\n")
    for block in blocks:
        try:
            webvtt.from_string(f"WEBVTT\n\n{block}", strict=True)
        except (MalformedCaptionError, MalformedFileError):
            return line
        line += block.count("\n")
    return 1


def _plain(text: str) -> tuple[str, ...]:
    """A cue's lines without tags; who speaks stands before the words."""
    lines = (html.unescape(_TAG.sub("", _SPEAKER.sub(r"\1：", line))) for line in text.split("\n"))
    return tuple(plain for line in lines if (plain := " ".join(line.split())))
