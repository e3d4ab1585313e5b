"""People to look up to: who they are, under which honour, and what of them is public."""

from __future__ import annotations

import pytest

from showcase.pages.people import PeopleValues, PersonCard, first_sentence, honour_group, person_id
from showcase.pages.story import StoryValues
from small_site import APPROVED_ON, AS_OF, SmallSite

URL = "demo-2024/people/"
ZHOU = {"name": "周师傅", "honour": "能工巧匠"}


def values_of(small_site: SmallSite) -> PeopleValues:
    small_site.approve(on=AS_OF)
    values = small_site.page(URL).values
    assert isinstance(values, PeopleValues)
    return values


def people_of(small_site: SmallSite) -> list[PersonCard]:
    return [card for group in values_of(small_site).groups for card in group.people]


def test_a_person_stands_with_school_role_words_and_picture(small_site: SmallSite) -> None:
    small_site.story_with_photo(text="他先听。然后才焊。", people=[{**ZHOU, "role": "焊工", "quote": "不能凑合。"}])
    (person,) = people_of(small_site)
    assert (person.name, person.honours, person.role, person.quote) == ("周师傅", ("能工巧匠",), "焊工", "不能凑合。")
    assert person.school.url == "demo-2024/schools/first/"
    assert person.words == "他先听。"
    assert person.portrait is not None
    assert person.portrait.caption == "学生在看老师傅操作"


def test_several_stories_of_one_name_at_one_school_are_about_one_person(small_site: SmallSite) -> None:
    small_site.story("old", "2024-05-12", title="旧", people=[{**ZHOU, "role": "焊工", "quote": "旧话"}])
    small_site.story("new", "2024-05-14", title="新", people=[{"name": "周师傅", "honour": "劳动模范"}])
    (person,) = people_of(small_site)
    assert [story.title for story in person.stories] == ["新", "旧"]
    assert person.honours == ("劳动模范", "能工巧匠")
    # What the newest story leaves out, an older one may say.
    assert (person.role, person.quote) == ("焊工", "旧话")


def test_a_story_that_names_somebody_twice_is_one_story(small_site: SmallSite) -> None:
    small_site.story(people=[ZHOU, {**ZHOU, "honour": "劳动模范"}])
    (person,) = people_of(small_site)
    assert len(person.stories) == 1
    assert values_of(small_site).people == 1


def test_the_same_name_at_another_school_is_another_person(small_site: SmallSite) -> None:
    small_site.school("second", title="第二职业学校")
    small_site.story("one", people=[ZHOU])
    small_site.story("two", school="second", people=[ZHOU])
    assert len({person.id for person in people_of(small_site)}) == 2


def test_honours_stand_in_the_programmes_order_and_then_as_they_come(small_site: SmallSite) -> None:
    people = [
        {"name": name, "honour": honour}
        for name, honour in (("甲", "杰出校友"), ("乙", "全国技术能手"), ("丙", "大国工匠"), ("丁", "技术能手"))
    ]
    small_site.story(people=people)
    groups = [(group.honour, [person.name for person in group.people]) for group in values_of(small_site).groups]
    assert groups == [("大国工匠", ["丙"]), ("技术能手", ["乙", "丁"]), ("杰出校友", ["甲"])]


@pytest.mark.parametrize(
    ("honours", "group"),
    [(["河南省劳动模范"], "劳动模范"), (["技术能手", "时代楷模"], "时代楷模"), (["成长之星", "校园之星"], "成长之星")],
)
def test_a_person_stands_under_the_highest_of_their_honours(honours: list[str], group: str) -> None:
    assert honour_group(honours) == group


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("他先听。然后才焊。", "他先听。"),
        ("“你听见了吗？”他问。没人答。", "“你听见了吗？”"),
        ("没有句号", "没有句号"),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_with_the_marks_that_close_it(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_a_person_keeps_their_address_when_others_join(small_site: SmallSite) -> None:
    small_site.story("one", people=[ZHOU])
    before = people_of(small_site)[0].id
    small_site.story("two", "2024-05-13", people=[{"name": "新人", "honour": "时代楷模"}])
    assert before in {person.id for person in people_of(small_site)}
    assert before == person_id("first", "周师傅")
    assert before.isascii()


def test_a_story_names_its_people_and_leads_to_them(small_site: SmallSite) -> None:
    small_site.story(people=[{**ZHOU, "role": "焊工"}])
    small_site.approve()
    values = small_site.page("demo-2024/stories/first-lesson/").values
    assert isinstance(values, StoryValues)
    (line,) = values.people
    assert (line.name, line.honour, line.role) == ("周师傅", "能工巧匠", "焊工")
    assert line.url == f"{URL}#{people_of(small_site)[0].id}"


def test_whom_only_an_unapproved_story_names_is_nowhere(small_site: SmallSite) -> None:
    small_site.story("public", people=[ZHOU])
    small_site.approve()
    small_site.story("waiting", people=[{"name": "未公开的人", "honour": "时代楷模"}, {**ZHOU, "quote": "未公开的话"}])
    told = repr(small_site.generate().layout.pages)
    assert "周师傅" in told
    assert "未公开" not in told


def test_people_that_change_after_approval_take_the_story_back(small_site: SmallSite) -> None:
    path = small_site.story(people=[ZHOU]) / "index.md"
    small_site.approve()
    path.write_text(path.read_text(encoding="utf-8").replace("能工巧匠", "时代楷模"), encoding="utf-8")
    assert URL not in small_site.generate().layout.by_url


def test_a_week_whose_stories_name_nobody_has_no_such_page(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    assert URL not in small_site.generate().layout.by_url


def test_the_page_changed_when_a_story_with_people_did(small_site: SmallSite) -> None:
    small_site.story("one", people=[ZHOU])
    small_site.approve()
    small_site.story("two")
    small_site.approve("content/weeks/demo-2024/stories/2024-05-12/two", on=AS_OF)
    assert small_site.page(URL).updated == APPROVED_ON
