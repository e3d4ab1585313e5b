"""What a film really is, by its container's header: codecs, upright size, length."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Stream
from av.video.stream import VideoStream

from showcase.model import MediaFile
from showcase.reader.film_container import Container, container_of, is_encrypted, is_whole
from showcase.reader.film_streams import (
    PICTURE_CODECS,
    codec_of,
    displayed_size,
    is_known_sound,
    open_film,
    picture_stream,
    rate_of,
    sound_stream,
)
from showcase.reader.film_survey import span, survey
from showcase.reader.media_file import UnfitMedia

# A phone's film may lawfully be larger than what a programme accepts; this only keeps the reader from choking.
FILM_LIMIT_BYTES = 2_000_000_000
# 4K as cinemas have it, either way up: the largest for which the bounds of decoding are made.
FILM_LIMIT_SIDE = 4096
FILM_LIMIT_PIXELS = 4096 * 2304
# What the fastest slow motion of phones takes; above that the header is at fault.
FILM_LIMIT_RATE = 250
FILM_LIMIT_SECONDS = 1800
_EXPORT = "用剪辑软件重新导出：MP4 格式，视频 H.264，声音 AAC"
# Sample entries of the Dolby Vision that has no ordinary picture in it.
_DOLBY_TAGS = {"dvh1", "dvhe", "dav1", "dva1", "dvav"}


def identify_film(root: Path, source_path: PurePosixPath, sha256: str) -> MediaFile:
    """The film at `root / source_path`; UnfitMedia if it is none that can be rendered, or breaks off."""
    path = root / source_path
    size = path.stat().st_size
    if size > FILM_LIMIT_BYTES:
        raise UnfitMedia(f"视频有 {size / 1e9:.1f} GB，太大了", "剪短或降低清晰度后再放进来")
    container = container_of(path)
    if container is None:
        raise UnfitMedia("不是能打开的视频（MP4、MOV、WebM、MKV、3GP）", _EXPORT)
    if not is_whole(path, container):
        raise UnfitMedia("视频不完整，后面缺了一段", "重新复制一次原文件；原文件也打不开的，用剪辑软件重新导出")
    # Asked before decoding: a decoder that is handed ciphertext may fail, or show noise.
    if is_encrypted(path, container):
        raise UnfitMedia("加了密（DRM），别人打不开", "放入没有加密的原文件")
    width, height, seconds = _measure(path, container)
    return MediaFile(source_path, sha256, container.media_type, size, width, height, seconds)


def _measure(path: Path, container: Container) -> tuple[int, int, float]:
    """Width and height as it is watched, and how long that takes."""
    try:
        with open_film(path, container) as source:
            picture, sound = _checked_picture(source), _checked_sound(source)
            picture.codec_context.thread_count = 1
            frame = next(source.decode(picture))
            size = displayed_size(picture, frame)
            indexes = [stream.index for stream in (picture, sound) if stream]
        with open_film(path, container) as source:
            tracks = survey(source, [source.streams[index] for index in indexes])
    except (MemoryError, UnfitMedia):
        raise
    except Exception:
        # Demuxers and decoders fail in every way there is.
        raise UnfitMedia("视频损坏，打不开", _EXPORT) from None
    start, end = span(tracks)
    if end - start > FILM_LIMIT_SECONDS:
        raise UnfitMedia(
            f"视频长 {(end - start) / 60:.0f} 分钟，最长 {FILM_LIMIT_SECONDS // 60} 分钟", "剪短，或者分成几段"
        )
    if end <= start:
        raise UnfitMedia("视频没有长度", _EXPORT)
    return *size, end - start


def _checked_picture(source: InputContainer) -> VideoStream:
    picture = picture_stream(source)
    if picture is None:
        raise UnfitMedia("里没有画面", "放入有画面的视频；只有声音的文件不能当视频")
    _check_codec(picture, "画面", codec_of(picture) in PICTURE_CODECS)
    width, height = picture.codec_context.width, picture.codec_context.height
    if max(width, height) > FILM_LIMIT_SIDE or width * height > FILM_LIMIT_PIXELS:
        raise UnfitMedia(f"画面有 {width}×{height} 像素，太大了", "导出成 4K（3840×2160）或更小")
    if rate_of(picture) > FILM_LIMIT_RATE:
        raise UnfitMedia(f"每秒 {rate_of(picture):.0f} 帧，太多了", "导出成每秒 25、30 或 60 帧")
    return picture


def _checked_sound(source: InputContainer) -> AudioStream | None:
    sound = sound_stream(source)
    if sound is not None:
        _check_codec(sound, "声音", is_known_sound(sound))
    return sound


def _check_codec(stream: Stream, what: str, is_known: bool) -> None:
    tag = stream.codec_context.codec_tag if stream.codec_context else ""
    if tag in _DOLBY_TAGS:
        raise UnfitMedia("是只有杜比视界设备能看的视频", _EXPORT)
    if not is_known:
        raise UnfitMedia(f"{what}的编码是 {codec_of(stream) or '未知的一种'}，不能处理", _EXPORT)
