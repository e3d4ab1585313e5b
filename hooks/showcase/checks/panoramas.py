"""Panoramas: the whole sphere, twice as wide as high, and large enough to look around in (A1)."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.checks.issue import issue_at
from showcase.model import Bundle, Issue, Photo, Severity, Week

# Stitching programs round to whole pixels, some to whole blocks.
TOLERANCE = 0.01
# On a phone a fifth of the width fills the screen.
LEAST_WIDTH = 4000


def check_panoramas(week: Week) -> Iterator[Issue]:
    """Issues of a week's panoramas."""
    for school in week.schools:
        for photo in school.pictures:
            yield from check_panorama(photo, school.bundle)
    for story in week.stories:
        for photo in story.photos:
            yield from check_panorama(photo, story.bundle)
    for paper in week.papers:
        for photo in paper.photos:
            yield from check_panorama(photo, paper.bundle)


def check_panorama(photo: Photo, bundle: Bundle) -> Iterator[Issue]:
    """One picture that is said to show all directions."""
    if not photo.panorama:
        return
    file, name = photo.file, photo.file.source_path.name
    if abs(file.width / file.height - 2) > 2 * TOLERANCE:
        message = f"“{name}”{file.width}×{file.height} 像素，不是 2:1 的全景图"
        remedy = "导出完整的球形全景（等距柱状投影，宽是高的两倍）；普通照片删去 panorama"
        yield issue_at(bundle, photo.key, "panorama", message, remedy)
    elif file.width < LEAST_WIDTH:
        message = f"全景图“{name}”宽 {file.width} 像素，看起来会模糊"
        yield issue_at(
            bundle, photo.key, "panorama", message, f"导出得大一些，宽至少 {LEAST_WIDTH} 像素", Severity.WARNING
        )
