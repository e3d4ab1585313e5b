"""The site's home."""

from __future__ import annotations

from datetime import datetime

from showcase.pages.home import HomeValues
from small_site import ZONE, SmallSite, draw_photo


def home_of(small_site: SmallSite, as_of: datetime = datetime(2024, 5, 13, tzinfo=ZONE)) -> HomeValues:
    values = small_site.page("", as_of).values
    assert isinstance(values, HomeValues)
    return values


def test_the_current_week_opens_the_home_page(small_site: SmallSite) -> None:
    folder = small_site.school(cover={"file": "cover.jpg", "caption": "校门", "pupils": False})
    draw_photo(folder / "cover.jpg")
    small_site.story_with_photo(featured=True)
    small_site.story_with_film()
    small_site.approve()
    home = home_of(small_site, datetime(2024, 5, 20, tzinfo=ZONE))
    assert home.current is not None
    assert home.current.title == "2024年试验职业教育活动周"
    assert home.cover is not None
    assert [card.title for card in home.featured] == ["车间里的第一课"]
    assert [card.name for card in home.audiences] == ["家长"]
    assert [card.title for card in home.schools] == ["试验职业学校"]
    assert len(home.films) == 1


def test_weeks_stand_by_year_the_latest_first(small_site: SmallSite) -> None:
    source = (small_site.week_path / "week.yml").read_text(encoding="utf-8")
    for slug, year in (("a-2022", "2022"), ("b-2023", "2023")):
        small_site.write(f"content/weeks/{slug}/week.yml", source.replace("2024-", f"{year}-"))
    small_site.write("content/weeks/c-2023/week.yml", source.replace("2024-05", "2023-06"))
    years = home_of(small_site).years
    assert [(group.year, [card.head.url for card in group.weeks]) for group in years] == [
        (2024, ["demo-2024/"]),
        (2023, ["c-2023/", "b-2023/"]),
        (2022, ["a-2022/"]),
    ]


def test_numbers_count_what_is_public(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.approve()
    small_site.story_with_photo("waiting")
    values = [number.value for number in home_of(small_site, datetime(2024, 5, 20, tzinfo=ZONE)).numbers]
    assert values == ["1", "1", "1", "1"]


def test_a_site_without_a_public_week_still_has_a_home(small_site: SmallSite) -> None:
    (small_site.week_path / "week.yml").unlink()
    home = home_of(small_site)
    assert (home.current, home.cover, home.featured, home.years) == (None, None, (), ())
    assert home.numbers[0].value == "0"
