"""Consent: no picture or film in which a pupil may be recognised is shown unless consent to it is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.checks.issue import issue_at
from showcase.model import Bundle, Issue, Photo, Video, Week


def check_consent(week: Week) -> Iterator[Issue]:
    """Issues of every picture and film of a week; no week's rules can turn this off."""
    for story in week.stories:
        yield from _check(story.bundle, (*story.photos, *story.videos))
    for school in week.schools:
        yield from _check(school.bundle, (*school.pictures, *school.films))


def _check(bundle: Bundle, media: tuple[Photo | Video, ...]) -> Iterator[Issue]:
    for item in media:
        if item.pupils and not item.consent:
            yield issue_at(
                bundle,
                item.key,
                "consent",
                f"“{item.file.source_path.name}”没有记录肖像同意",
                "监护人已同意的写 consent: true；画面里认不出学生的，给这张图片写 pupils: false",
            )
