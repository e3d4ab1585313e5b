"""Posters of schools and days."""

from __future__ import annotations

from showcase.pages.poster import LINES, PosterValues
from showcase.pages.qr_code import render_qr_code
from small_site import SmallSite, draw_photo

SCHOOL = "demo-2024/schools/first/"
DAY = "demo-2024/days/2024-05-12/"


def poster_of(small_site: SmallSite, url: str) -> PosterValues:
    page = small_site.page(f"{url}poster/")
    assert isinstance(page.values, PosterValues)
    return page.values


def test_a_schools_poster_says_who_where_and_what(small_site: SmallSite) -> None:
    facts = [{"label": f"数字{number}", "value": str(number), "unit": "个"} for number in range(LINES + 1)]
    folder = small_site.school(facts=facts, cover={"file": "cover.jpg", "caption": "校门", "pupils": False})
    draw_photo(folder / "cover.jpg", (60, 40))
    small_site.approve()
    poster = poster_of(small_site, SCHOOL)
    assert (poster.title, poster.page.url) == ("试验职业学校", SCHOOL)
    assert "东城区" in poster.over
    assert "中等职业学校" in poster.over
    assert [(line.lead, line.words) for line in poster.lines] == [("0个", "数字0"), ("1个", "数字1"), ("2个", "数字2")]
    assert poster.picture is not None
    assert poster.hue == 0


def test_the_code_and_the_words_lead_to_the_page(small_site: SmallSite) -> None:
    small_site.approve()
    for url, name in ((SCHOOL, "试验职业学校"), (DAY, "技能：让生活更美好")):
        poster = poster_of(small_site, url)
        assert poster.qr_code == render_qr_code(f"https://weeks.example/{url}", f"{name}的二维码")
        assert poster.address == f"weeks.example/{url}"


def test_a_school_without_figures_says_what_its_page_has(small_site: SmallSite) -> None:
    small_site.school(majors=[{"name": "护理"}, {"name": "数控"}])
    small_site.story()
    small_site.approve()
    lines = poster_of(small_site, SCHOOL).lines
    assert [line.lead for line in lines] == ["2 个", "1 篇"]
    assert poster_of(small_site, SCHOOL).picture is None


def test_a_days_poster_shows_its_first_events_with_times_and_says_how_many_there_are(small_site: SmallSite) -> None:
    small_site.week(days={"2024-05-12": "启动日"})
    for hour in ("14", "09", "11", "16"):
        small_site.event(f"at-{hour}", title=f"{hour}点的活动", start=f"{hour}:00", place="操场")
    small_site.story_with_photo()
    small_site.approve()
    poster = poster_of(small_site, DAY)
    assert (poster.title, poster.hue) == ("启动日", 1)
    assert "5月12日" in poster.over
    assert [(line.lead[:5], line.words) for line in poster.lines] == [
        ("09:00", "09点的活动 · 操场"),
        ("11:00", "11点的活动 · 操场"),
        ("14:00", "14点的活动 · 操场"),
    ]
    assert "4 场" in poster.subtitle
    assert poster.picture is not None


def test_a_day_without_anything_still_has_a_poster(small_site: SmallSite) -> None:
    small_site.approve()
    poster = poster_of(small_site, "demo-2024/days/2024-05-13/")
    assert (poster.title, poster.lines, poster.picture, poster.subtitle) == ("技能：让生活更美好", (), None, "")


def test_posters_are_not_listed_but_their_pages_are(small_site: SmallSite) -> None:
    small_site.approve()
    listed = {page.url: page.listed for page in small_site.generate().layout.pages}
    assert (listed[SCHOOL], listed[DAY]) == (True, True)
    assert [url for url in listed if url.endswith("/poster/") and listed[url]] == []
    assert f"{SCHOOL}poster/" in listed
