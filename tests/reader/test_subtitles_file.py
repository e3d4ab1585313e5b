"""Subtitles as cues of plain text."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.reader import subtitles_file
from showcase.reader.media_file import UnfitMedia
from showcase.reader.subtitles_file import Cue, identify_subtitles, read_cues

FIRST = "00:01.000 --> 00:02.500\n"


def cues(tmp_path: Path, text: str | bytes) -> tuple[Cue, ...]:
    path = tmp_path / "words.vtt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_cues(path)


def refused(tmp_path: Path, text: str | bytes) -> UnfitMedia:
    with pytest.raises(UnfitMedia) as fault:
        cues(tmp_path, text)
    return fault.value


def test_subtitles_are_told_with_the_time_of_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"WEBVTT\n\n{FIRST}你好\n\n00:02.000 --> 01:00:03.250\n再见\n", encoding="utf-8")
    file = identify_subtitles(tmp_path, PurePosixPath("a.txt"), "0")
    assert (file.media_type, file.seconds) == ("text/vtt", 3603.25)
    assert file.bytes == (tmp_path / "a.txt").stat().st_size


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT\n\n{FIRST}你好\n",
        f"\ufeffWEBVTT\n\n{FIRST}你好",
        f"WEBVTT\n\n{FIRST}你好\n".replace("\n", "\r\n"),
        f"WEBVTT\n\n{FIRST}你好\n".replace("\n", "\r"),
        f"WEBVTT - a title\nKind: captions\n\n7\n{FIRST}你好\n\n",
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.500 line:0 position:20% region:x\n你好\n",
        f"WEBVTT\n\nSTYLE\n::cue {{ background: url(https://x.example/) }}\n\nREGION\nid:x\n\nNOTE 内部\n\n{FIRST}你好\n",
        f"WEBVTT\n\n{FIRST}<c.red><b>你</b></c><00:01.500>好\n",
        f"WEBVTT\n\n{FIRST}  你好  \n\n00:03.000 --> 00:04.000\n<i></i>\n",
    ],
)
def test_only_times_and_text_are_read(tmp_path: Path, text: str) -> None:
    assert cues(tmp_path, text) == (Cue(1000, 2500, ("你好",)),)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一\n二", ("一", "二")),
        ("<v 李老师>大家好</v>", ("李老师：大家好",)),
        ("<v.loud 李老师>大家好", ("李老师：大家好",)),
        ("3 < 5 &amp; 7 &gt; 5", ("3 < 5 & 7 > 5",)),
        ("&lt;b&gt;粗&NewLine;&NewLine;细", ("<b>粗 细",)),
        ("<script>x</script>", ("x",)),
    ],
)
def test_text_stays_what_is_read_on_the_screen(tmp_path: Path, text: str, lines: tuple[str, ...]) -> None:
    assert cues(tmp_path, f"WEBVTT\n\n{FIRST}{text}\n")[0].lines == lines


def test_two_may_speak_at_once(tmp_path: Path) -> None:
    assert len(cues(tmp_path, f"WEBVTT\n\n{FIRST}一\n\n{FIRST}二\n\n00:02.000 --> 00:03.000\n三\n")) == 3


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (b"", "WEBVTT"),
        ("WEBVTTX\n\n" + FIRST + "a", "WEBVTT"),
        ("1\n00:00:01,000 --> 00:00:02,000\n你好\n", "SRT"),
        ("[Script Info]\nTitle: a\n", "不是 WebVTT"),
        (f"WEBVTT\n\n{FIRST}你好\n".encode("gb18030"), "UTF-8"),
        ("WEBVTT\n", "没有一句"),
        (f"WEBVTT\n\n{FIRST}<b></b>\n", "没有一句"),
        (f"WEBVTT\n\n{FIRST}好\n\n00:00:03,000 --> 00:00:04,000\n坏\n", "第 6 行"),
        (f"WEBVTT\n\n{FIRST}好\n\n\n\n00:71.000 --> 00:72.000\n坏\n", "第 8 行"),
        (f"WEBVTT\n\n{FIRST}好\n00:03.000 --> 00:04.000\n坏\n", "第 3 行"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\n坏\n", "00:00:02.000"),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\n坏\n", "不晚于"),
        (f"WEBVTT\n\n00:02.000 --> 00:03.000\n二\n\n{FIRST}一\n", "00:00:01.000"),
        (f"WEBVTT\n\n{FIRST}你\u202e好\n", "控制字符"),
        (f"WEBVTT\n\n{FIRST}你\u0007好\n", "控制字符"),
        (f"WEBVTT\n\n{FIRST}你&#x202e;好\n", "控制字符"),
    ],
)
def test_what_cannot_be_shown_in_order_is_refused_where_it_stands(tmp_path: Path, text: str | bytes, word: str) -> None:
    fault = refused(tmp_path, text)
    assert word in fault.message
    assert fault.remedy


def test_there_is_a_limit_to_bytes_and_to_cues(tmp_path: Path) -> None:
    assert "1 MB" in refused(tmp_path, b"WEBVTT\n\n" + b"a" * subtitles_file.SUBTITLES_LIMIT_BYTES).message
    assert len(cues(tmp_path, "WEBVTT\n\n" + f"{FIRST}a\n\n" * 5000)) == 5000
    assert "5001" in refused(tmp_path, "WEBVTT\n\n" + f"{FIRST}a\n\n" * 5001).message


@given(st.text(alphabet="WEBVT\n0123456789:.,-> <v/&;a好", max_size=120))
def test_whatever_stands_in_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.vtt"
    path.write_text(f"WEBVTT\n\n{FIRST}{text}", encoding="utf-8")
    try:
        found = read_cues(path)
    except UnfitMedia:
        return
    assert all(cue.end > cue.start and cue.lines for cue in found)
