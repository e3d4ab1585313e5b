"""All weeks by year."""

from __future__ import annotations

from showcase.pages.archive import ArchiveValues
from small_site import AS_OF, SmallSite


def archive_of(small_site: SmallSite) -> ArchiveValues:
    values = small_site.page("archive/").values
    assert isinstance(values, ArchiveValues)
    return values


def copy_week(small_site: SmallSite, year: int) -> None:
    source = small_site.week_path
    for path in source.rglob("*.*"):
        text = path.read_text(encoding="utf-8").replace("2024", str(year))
        small_site.write(f"content/weeks/demo-{year}/{path.relative_to(source)}".replace("2024", str(year)), text)


def test_weeks_stand_by_year_the_latest_first(small_site: SmallSite) -> None:
    for year in (2021, 2023):
        copy_week(small_site, year)
    archive = archive_of(small_site)
    assert [year.year for year in archive.years] == [2024, 2023, 2021]
    assert [card.head.url for card in archive.years[1].weeks] == ["demo-2023/"]


def test_a_school_that_opens_every_year_is_one_school(small_site: SmallSite) -> None:
    copy_week(small_site, 2023)
    small_site.story()
    small_site.approve(on=AS_OF)
    copy_week(small_site, 2022)
    small_site.approve("content/weeks/demo-2022", "content/weeks/demo-2023", on=AS_OF)
    archive = archive_of(small_site)
    assert [(number.value, number.label) for number in archive.numbers][:2] == [("3", "活动周"), ("1", "开放的学校")]
    assert [number.value for number in archive.years[0].numbers][:3] == ["1", "1", "1"]


def test_a_site_without_any_week_has_an_empty_archive(small_site: SmallSite) -> None:
    (small_site.week_path / "week.yml").unlink()
    assert archive_of(small_site).years == ()
