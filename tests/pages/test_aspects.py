"""Achievements, culture and masters' crafts of a school."""

from __future__ import annotations

from showcase.pages.aspects import Aspects
from showcase.pages.school import SchoolValues
from small_site import SmallSite, draw_photo


def aspects_of(small_site: SmallSite) -> Aspects:
    values = small_site.page("demo-2024/schools/first/").values
    assert isinstance(values, SchoolValues)
    return values.aspects


def test_scenes_and_stories_stand_under_the_facet_they_name(small_site: SmallSite) -> None:
    scenes = [
        {"title": name, "file": f"{number}.jpg", "facet": name, "caption": name, "pupils": False}
        for number, name in enumerate(("办学成果", "校园文化", "大师技艺", "教学实训"))
    ]
    folder = small_site.school(scenes=scenes)
    for number in range(4):
        draw_photo(folder / f"{number}.jpg", (60, 40), seed=number)
    for slug, tags in {"a": ["校园文化"], "b": ["大师技艺", "校企合作"], "c": [], "d": ["办学成果"]}.items():
        small_site.story(slug, title=slug, tags=tags)
    small_site.approve()
    aspects = aspects_of(small_site)
    for aspect, name, slug in (
        (aspects.achievements, "办学成果", "d"),
        (aspects.culture, "校园文化", "a"),
        (aspects.masters, "大师技艺", "b"),
    ):
        assert [scene.title for scene in aspect.scenes] == [name]
        assert [card.title for card in aspect.stories] == [slug]
    assert [card.title for card in aspects.others] == ["c"]


def test_a_story_of_several_facets_stands_on_the_page_once(small_site: SmallSite) -> None:
    small_site.story("both", title="两样都是", tags=["大师技艺", "校园文化"])
    small_site.approve()
    aspects = aspects_of(small_site)
    assert [card.title for card in aspects.culture.stories] == ["两样都是"]
    assert not aspects.masters
    assert aspects.others == ()


def test_a_facet_of_which_there_is_nothing_is_false(small_site: SmallSite) -> None:
    small_site.approve()
    aspects = aspects_of(small_site)
    assert not any((aspects.achievements, aspects.culture, aspects.masters, aspects.others))
