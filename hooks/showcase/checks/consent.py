"""Consent: no picture, film or download in which a pupil may be recognised is shown unless consent to it is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.checks.issue import issue_at
from showcase.model import Bundle, Download, Issue, Photo, Video, Week


def check_consent(week: Week) -> Iterator[Issue]:
    """Issues of every picture, film and download of a week; no week's rules can turn this off."""
    for story in week.stories:
        yield from _check(story.bundle, (*story.photos, *story.videos))
    for school in week.schools:
        yield from _check(school.bundle, (*school.pictures, *school.films, *school.downloads))
    for paper in week.papers:
        yield from _check(paper.bundle, paper.photos)
    if week.downloads is not None:
        yield from _check(week.downloads.bundle, week.downloads.downloads)


def _check(bundle: Bundle, media: tuple[Photo | Video | Download, ...]) -> Iterator[Issue]:
    for item in media:
        if item.pupils and not item.consent:
            yield issue_at(
                bundle,
                item.key,
                "consent",
                f"“{item.file.source_path.name}”没有记录肖像同意",
                "监护人已同意的写 consent: true；画面里认不出学生的，给这张图片写 pupils: false",
            )
