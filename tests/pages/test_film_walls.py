"""The walls of films."""

from __future__ import annotations

from showcase.pages import film_walls as module
from showcase.pages.film_walls import FilmWall, film_walls
from small_site import AS_OF, SmallSite

CHANNELS = [
    {
        "slug": "skills",
        "name": "十八般武艺",
        "max_seconds": 120,
        "channels": [{"slug": "best", "name": "最美职教"}, {"slug": "day", "name": "我的一天", "max_seconds": 180}],
    },
    {"slug": "news", "name": "动态"},
]


def walls(small_site: SmallSite) -> tuple[FilmWall, ...]:
    small_site.approve(on=AS_OF)
    return film_walls(small_site.generate().layout.views[0])


def test_each_short_film_channel_has_a_wall_with_its_limit_and_the_way_there(small_site: SmallSite) -> None:
    small_site.week(channels=CHANNELS)
    small_site.story_with_film("skill", channel="skills")
    small_site.story_with_film("log", channel="day")
    first, second = walls(small_site)
    assert (first.name, first.limit, first.url) == ("十八般武艺", "2 分钟以内", "demo-2024/channels/skills/")
    assert (second.name, second.limit, len(second.films)) == ("我的一天", "3 分钟以内", 1)


def test_a_channel_without_a_limit_of_its_own_hangs_with_the_one_above_it(small_site: SmallSite) -> None:
    small_site.week(channels=CHANNELS)
    small_site.story_with_film("best", channel="best")
    (wall,) = walls(small_site)
    assert (wall.slug, wall.total) == ("skills", 1)


def test_all_other_films_hang_together_last(small_site: SmallSite) -> None:
    small_site.week(channels=CHANNELS)
    small_site.story_with_film("skill", channel="skills")
    small_site.story_with_film("news", channel="news")
    small_site.story_with_film("none")
    first, other = walls(small_site)
    assert (first.slug, other.slug) == ("skills", "other")
    assert (other.name, other.limit, other.url, other.total) == ("", "", "", 2)


def test_a_wall_without_films_is_not_built(small_site: SmallSite) -> None:
    small_site.story("words", channel="skills")
    assert walls(small_site) == ()


def test_a_full_wall_says_how_many_films_there_are(small_site: SmallSite, monkeypatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    small_site.story_with_film("one", channel="skills")
    small_site.story_with_film("two", channel="skills")
    (wall,) = walls(small_site)
    assert (len(wall.films), wall.total) == (1, 2)
