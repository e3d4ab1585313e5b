"""Photos of stories: large enough, in the formats asked for, credited (B4)."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.checks.issue import issue_at
from showcase.model import Issue, Photo, Story, Week

MEGABYTE = 1_000_000


def check_photos(week: Week) -> Iterator[Issue]:
    """Issues of all photos of a week's stories."""
    for story in week.stories:
        yield from check_count(story, week)
        for photo in story.photos:
            yield from check_photo(photo, story, week)


def check_count(story: Story, week: Week) -> Iterator[Issue]:
    """Some kinds of story live by their photos."""
    rule = week.rule("photo_required")
    least = max(int(rule["min"]), 1)
    if rule.about(story.kind) and len(story.photos) < least:
        yield issue_at(
            story.bundle,
            "photos",
            "photo_required",
            f"这类故事至少要有 {least} 张图片，现在有 {len(story.photos)} 张",
            f"再放入 {least - len(story.photos)} 张图片，并在 photos 里写上说明",
            rule.severity,
        )


def check_photo(photo: Photo, story: Story, week: Week) -> Iterator[Issue]:
    """One photo against the programme's numbers."""
    file, name = photo.file, photo.file.source_path.name
    side, size = week.rule("photo_side"), week.rule("photo_bytes")
    formats, credit = week.rule("photo_formats"), week.rule("photo_credit")
    longer = max(file.width, file.height)
    if side.about(story.kind) and longer < side["min"]:
        message = f"“{name}”长边 {longer} 像素，小于 {side['min']:.0f} 像素"
        yield issue_at(story.bundle, photo.key, "photo_side", message, "换成相机或手机拍的原图", side.severity)
    if size.about(story.kind) and file.bytes < size["min_mb"] * MEGABYTE:
        message = f"“{name}”{file.bytes / MEGABYTE:.2f} MB，小于 {size['min_mb']:g} MB"
        yield issue_at(story.bundle, photo.key, "photo_bytes", message, "换成没有经过聊天软件压缩的原图", size.severity)
    if size.about(story.kind) and size["max_mb"] and file.bytes > size["max_mb"] * MEGABYTE:
        message = f"“{name}”{file.bytes / MEGABYTE:.1f} MB，大于 {size['max_mb']:g} MB"
        yield issue_at(story.bundle, photo.key, "photo_bytes", message, "导出成小一些的 JPEG", size.severity)
    kind = file.media_type.removeprefix("image/")
    if formats.about(story.kind) and kind not in formats.allowed:
        allowed = "、".join(map(format_name, sorted(formats.allowed)))
        message = f"“{name}”是 {format_name(kind)} 格式，这里要求 {allowed}"
        yield issue_at(story.bundle, photo.key, "photo_formats", message, f"另存为 {allowed}", formats.severity)
    if credit.about(story.kind) and not photo.credit:
        message = f"“{name}”没有写图片来源"
        yield issue_at(story.bundle, photo.key, "photo_credit", message, "加上 credit: 图片来源", credit.severity)


def format_name(kind: str) -> str:
    """A format as people write it."""
    return "WebP" if kind == "webp" else kind.upper()
