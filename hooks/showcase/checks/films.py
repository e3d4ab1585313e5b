"""Films: their channel's length, their week's format and size, and the text that goes with them (B4, B5)."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.checks.issue import issue_at
from showcase.checks.photos import MEGABYTE
from showcase.model import Bundle, Channel, Issue, Severity, Story, Video, Week

# An editing program that is told two minutes writes a frame or two more.
GRACE_SECONDS = 0.5
# The formats that rules name, by the media type that the film's own bytes tell.
_FORMATS = {
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/matroska": "mkv",
    "video/3gpp": "3gp",
}


def check_films(week: Week) -> Iterator[Issue]:
    """Issues of all films of a week's stories and tours."""
    channels = {channel.slug: channel for channel in week.all_channels}
    for story in week.stories:
        if story.videos:
            yield from check_text(story, week)
        for video in story.videos:
            yield from check_length(video, story, channels.get(story.channel))
            yield from check_file(video, story.bundle, story.kind, week)
            yield from check_subtitles(video, story.bundle)
    for school in week.schools:
        for video in school.films:
            yield from check_file(video, school.bundle, "", week)
            yield from check_subtitles(video, school.bundle)


def check_text(story: Story, week: Week) -> Iterator[Issue]:
    """B4: 视频须另附文字说明."""
    rule = week.rule("video_text")
    if rule.about(story.kind) and story.text.characters < max(rule["min"], 1):
        yield issue_at(
            story.bundle,
            "",
            "video_text",
            f"有视频，文字说明只有 {story.text.characters} 字",
            f"在正文里写上至少 {max(rule['min'], 1):.0f} 字的说明",
            rule.severity,
        )


def check_length(video: Video, story: Story, channel: Channel | None) -> Iterator[Issue]:
    """B5: a channel's films are at most so long."""
    if channel is not None and channel.max_seconds and video.file.seconds >= channel.max_seconds + GRACE_SECONDS:
        yield issue_at(
            story.bundle,
            video.key,
            "video_seconds",
            f"“{video.file.source_path.name}”长 {video.file.seconds:.0f} 秒，“{channel.name}”最长 {channel.max_seconds} 秒",
            f"剪短到 {channel.max_seconds} 秒以内",
        )


def check_file(video: Video, bundle: Bundle, kind: str, week: Week) -> Iterator[Issue]:
    """One film against the programme's numbers for that kind of story; a tour's film is of no kind."""
    file, name = video.file, video.file.source_path.name
    size, side, formats = week.rule("video_bytes"), week.rule("video_side"), week.rule("video_formats")
    if size.about(kind) and size["max_mb"] and file.bytes > size["max_mb"] * MEGABYTE:
        message = f"“{name}”{file.bytes / MEGABYTE:.0f} MB，大于 {size['max_mb']:g} MB"
        yield issue_at(bundle, video.key, "video_bytes", message, "用剪辑软件导出得小一些", size.severity)
    longer = max(file.width, file.height)
    if side.about(kind) and longer < side["min"]:
        message = f"“{name}”{file.width}×{file.height}，清晰度不够"
        remedy = f"长边至少 {side['min']:.0f} 像素，建议 1280×720"
        yield issue_at(bundle, video.key, "video_side", message, remedy, side.severity)
    form = _FORMATS[file.media_type]
    if formats.about(kind) and form not in formats.allowed:
        allowed = "、".join(sorted(formats.allowed)).upper()
        message = f"“{name}”是 {form.upper()} 格式，这里要求 {allowed}"
        yield issue_at(bundle, video.key, "video_formats", message, f"导出为 {allowed}", formats.severity)


def check_subtitles(video: Video, bundle: Bundle) -> Iterator[Issue]:
    """Words that nobody will read: very likely another film's."""
    words = video.subtitles
    if words is not None and words.seconds > video.file.seconds + GRACE_SECONDS:
        yield issue_at(
            bundle,
            video.key,
            "subtitles_seconds",
            f"“{words.source_path.name}”的字幕到 {words.seconds:.0f} 秒，“{video.file.source_path.name}”只有 {video.file.seconds:.0f} 秒",
            "检查字幕是不是这段视频的",
            Severity.WARNING,
        )
