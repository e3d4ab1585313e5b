"""The public part of a week for the desk."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from packages import WEEK, desk_of, featured
from showcase.desk.approval import write_approval
from showcase.desk.submission.public_week import WeekHeld, read_public_week
from showcase.generator import SiteUnreadable
from small_site import AS_OF, SmallSite


def test_only_what_is_public_is_there_and_the_rest_is_known(small_site: SmallSite) -> None:
    featured(small_site)
    small_site.approve()
    small_site.story("draft-one", featured=True)
    with desk_of(small_site) as desk:
        public = read_public_week(desk, WEEK, lambda week: week.stories, render=False)
    assert [story.slug for story in public.week.stories] == ["first-lesson"]
    assert {story.slug for story in public.unread.stories} == {"first-lesson", "draft-one"}


def test_a_story_whose_original_is_broken_is_held_back(small_site: SmallSite) -> None:
    folder = featured(small_site)
    path = folder / "01.jpg"
    path.write_bytes(path.read_bytes()[:-2000])
    # Somebody approves what they did not look at.
    assert write_approval(
        small_site.root, PurePosixPath(folder.relative_to(small_site.root)) / "index.md", "某人", AS_OF
    )
    assert small_site.public_stories() == ["first-lesson"]
    with desk_of(small_site) as desk:
        public = read_public_week(desk, WEEK, lambda week: week.stories, render=False)
    assert public.week.stories == ()
    assert any("01.jpg" in held.reason for held in public.held)


def test_a_film_is_rendered_only_when_it_is_asked_for(small_site: SmallSite) -> None:
    small_site.story_with_film(featured=True)
    small_site.approve()
    with desk_of(small_site) as desk:
        public = read_public_week(desk, WEEK, lambda week: week.stories, render=False)
        assert public.renditions.films == {}
        public = read_public_week(desk, WEEK, lambda week: week.stories, render=True)
        assert len(public.renditions.films) == 1


def test_a_week_or_a_site_with_errors_is_told(small_site: SmallSite) -> None:
    small_site.week(level="planet")
    with desk_of(small_site) as desk:
        with pytest.raises(WeekHeld) as held:
            read_public_week(desk, WEEK, lambda week: week.stories, render=False)
        assert held.value.issues
        small_site.write("content/site.yml", "title: [")
        with pytest.raises(SiteUnreadable):
            read_public_week(desk, WEEK, lambda week: week.stories, render=False)
