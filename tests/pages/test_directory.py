"""The directory of schools."""

from __future__ import annotations

from showcase.pages.directory import DirectoryValues
from small_site import AS_OF, SmallSite

URL = "demo-2024/directory/"


def directory_of(small_site: SmallSite) -> DirectoryValues:
    values = small_site.page(URL).values
    assert isinstance(values, DirectoryValues)
    return values


def test_a_school_stands_with_kind_site_page_and_feed(small_site: SmallSite) -> None:
    small_site.school(website="https://www.school.example:8443/index")
    small_site.story()
    small_site.approve(on=AS_OF)
    ((school,),) = [district.schools for district in directory_of(small_site).districts]
    assert (school.title, school.kind) == ("试验职业学校", "中等职业学校")
    assert (school.website, school.host) == ("https://www.school.example:8443/index", "www.school.example")
    assert (school.url, school.feed_url) == ("demo-2024/schools/first/", "demo-2024/schools/first/feed.xml")
    assert school.stories == 1


def test_a_school_without_a_site_of_its_own_says_so(small_site: SmallSite) -> None:
    small_site.approve()
    (school,) = directory_of(small_site).districts[0].schools
    assert (school.website, school.host) == ("", "")


def test_schools_stand_by_district(small_site: SmallSite) -> None:
    for slug, district in (("a", "西城区"), ("b", "东城区"), ("c", "西城区")):
        small_site.school(slug, title=f"学校 {slug}", district=district)
    small_site.approve()
    directory = directory_of(small_site)
    found = {district.name: [school.title for school in district.schools] for district in directory.districts}
    assert found == {"东城区": ["学校 b", "试验职业学校"], "西城区": ["学校 a", "学校 c"]}
    assert directory.schools == 4
    assert len({district.id for district in directory.districts}) == 2


def test_a_school_whose_page_is_not_approved_is_not_in_it(small_site: SmallSite) -> None:
    small_site.approve()
    small_site.school("waiting", title="等待审核的学校")
    assert "等待审核" not in repr(directory_of(small_site))


def test_the_file_of_all_feeds_lies_beside_it(small_site: SmallSite) -> None:
    small_site.approve()
    url = directory_of(small_site).outline_url
    assert url == "demo-2024/directory/feeds.opml"
    assert url in small_site.generate().files


def test_a_week_without_a_public_school_has_no_directory(small_site: SmallSite) -> None:
    assert URL not in small_site.generate().layout.by_url
