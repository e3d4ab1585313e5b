"""Contact data that nobody declared, wherever editors wrote it: told with its line, masked, and held back with its item alone."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from documents import nameless, saying, written
from showcase.model import Severity
from small_site import AS_OF, SITE, SmallSite, draw_photo

PHONE = "13912345678"
STORY = "content/weeks/demo-2024/stories/2024-05-12/first-lesson"
WEEK = "content/weeks/demo-2024"
HOTLINE = {"label": "招生热线", "value": "0373-5123456"}


def places(small_site: SmallSite) -> list[tuple[str, int, str]]:
    """File, line and severity of each find."""
    found = [issue for issue in small_site.issues() if issue.rule == "private-data"]
    assert all(PHONE not in f"{issue.message}{issue.remedy}" for issue in found)
    return [(issue.source_path.as_posix(), issue.line, issue.severity.value) for issue in found]


def held(small_site: SmallSite) -> list[str]:
    return [held.source_path.as_posix() for held in small_site.publication().faults]


def test_a_number_in_the_text_is_told_with_its_line_and_masked(small_site: SmallSite) -> None:
    small_site.story(text="第一段。\n\n找老师：139 1234 5678。")
    issue = small_site.only_issue()
    assert (issue.rule, issue.severity, issue.line) == ("private-data", Severity.ERROR, 9)
    assert "手机号“139…8”" in issue.message
    assert "public_contacts" in issue.remedy


@pytest.mark.parametrize(
    "field",
    [
        f"editor: 张三 {PHONE}",
        f"# 联系人 {PHONE}",
        f"tags: [校园, 电话{PHONE}]",
        "source: zhangsan@school.example",
        "people: [{name: 张三, honour: 能工巧匠, quote: 身份证11010519491231002X}]",
        "links: [{title: 报道, url: 'https://a.example/?phone=13912345678'}]",
    ],
)
def test_every_line_of_the_front_matter_is_looked_at_comments_too(small_site: SmallSite, field: str) -> None:
    small_site.raw_story(f"title: 第一课\nschool: first\nkind: activity\n{field}\nstatus: submitted")
    assert places(small_site) == [(f"{STORY}/index.md", 5, "error")]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ('editor: "\\u0031\\x33912345678"', "正文。"),
        ("source: >-\n  1391234\n  5678", "正文。"),
        ("editor: 李编辑", "1**39**<sup>1</sup>2345678"),
        ("editor: 李编辑", "[139][a]12345678\n\n[a]: https://a.example"),
    ],
)
def test_what_only_shows_when_it_is_rendered_is_found(small_site: SmallSite, field: str, text: str) -> None:
    small_site.raw_story(f"title: 第一课\nschool: first\nkind: activity\n{field}\nstatus: submitted", text)
    assert [(path, severity) for path, _, severity in places(small_site)] == [(f"{STORY}/index.md", "error")]


def test_only_the_item_is_held_back(small_site: SmallSite) -> None:
    small_site.story()
    small_site.story("second", text=f"电话 {PHONE}")
    assert [outcome.refused for outcome in small_site.approve()] == [False, False, True]
    path = small_site.root / STORY.replace("first-lesson", "second") / "index.md"
    path.write_text(path.read_text("utf-8").replace("submitted", "approved"), "utf-8")
    assert small_site.public_stories() == ["first-lesson"]
    assert held(small_site) == [f"{WEEK}/stories/2024-05-12/second/index.md"]


def test_subtitles_are_looked_at(small_site: SmallSite) -> None:
    folder = small_site.story_with_film()
    (folder / "film.vtt").write_text(f"WEBVTT\n\n00:00.000 --> 00:01.000\n打 {PHONE}\n", "utf-8")
    (place,) = places(small_site)
    assert place == (f"{STORY.replace('lesson', 'film')}/film.vtt", 4, "error")
    small_site.approve()
    assert small_site.public_stories() == []


@pytest.mark.parametrize("name", [f"张三{PHONE}.jpg", f"zhangsan_{PHONE}.jpg", "zhangsan@school.example.cn.jpg"])
def test_a_file_may_not_be_named_after_a_person(small_site: SmallSite, name: str) -> None:
    folder = small_site.story(photos=[{"file": name, "caption": "一张照片", "pupils": False}])
    draw_photo(folder / name)
    found = [issue for issue in small_site.issues() if issue.line == 0]
    assert [(issue.rule, issue.source_path.name) for issue in found] == [("private-data", name)]
    assert PHONE not in found[0].message


@pytest.mark.parametrize("slug", [f"zhang-{PHONE}", "0373-5123456"])
def test_nor_may_a_folder_which_is_an_address(small_site: SmallSite, slug: str) -> None:
    small_site.story(slug)
    small_site.school(slug)
    small_site.event(slug)
    small_site.write(f"content/pages/{slug}.md", "你好")
    small_site.write(f"content/weeks/{slug}/week.yml", "title: 甲")
    assert {issue.rule for issue in small_site.issues()} == {"private-data"}
    assert len(held(small_site)) == 5
    small_site.approve()
    (week,) = small_site.publication().site.weeks
    assert ([school.slug for school in week.schools], week.stories, week.events) == (["first"], (), ())


def test_figures_are_left_out_when_they_tell_a_number(small_site: SmallSite) -> None:
    small_site.write(f"{WEEK}/statistics.yml", f"records:\n  - unit: 东城区\n    level: county\n    media: 问{PHONE}\n")
    assert places(small_site) == [(f"{WEEK}/statistics.yml", 4, "error")]
    assert small_site.publication().site.weeks[0].statistics.records == ()


def test_a_hand_written_page_is_left_out(small_site: SmallSite) -> None:
    small_site.write("content/pages/contact.md", f"---\ntitle: 联系\n---\n找 {PHONE}\n")
    assert places(small_site) == [("content/pages/contact.md", 4, "error")]
    pages = small_site.publication().handwritten
    assert [path.name for path in pages] == ["about.md"]
    assert held(small_site) == ["content/pages/contact.md"]


def test_a_number_in_week_yml_holds_the_week_back(small_site: SmallSite) -> None:
    path = small_site.week(introduction=f"咨询 {PHONE}")
    assert [place[0] for place in places(small_site)] == [path.relative_to(small_site.root).as_posix()]
    assert small_site.publication().site.weeks == ()


def test_what_a_summary_keeps_to_itself_is_only_warned_about(small_site: SmallSite) -> None:
    parts = "## 基本情况\n\n## 做法\n\n## 成效\n\n## 媒体宣传\n"
    data = {"title": "总结", "status": "submitted", "internal": f"联系 {PHONE}"}
    path = small_site.write_front_matter(f"{WEEK}/wrap-up/index.md", data, parts)
    assert [severity for _, _, severity in places(small_site)] == ["warning"]
    path.write_text(path.read_text("utf-8") + f"\n{PHONE}\n", "utf-8")
    assert {severity for _, _, severity in places(small_site)} == {"error"}


# Documents that visitors take home


def hand_out(small_site: SmallSite, *pages: tuple[str, ...], **changes: object) -> None:
    """A school with a leaflet of these pages."""
    leaflet = {"file": "downloads/a.pdf", "title": "招生简章", "kind": "招生简章", "pupils": False}
    folder = small_site.school(downloads=[leaflet], **changes)
    written(saying(*pages), folder / "downloads/a.pdf")


def test_a_number_in_a_document_is_told_at_the_line_that_names_it(small_site: SmallSite) -> None:
    hand_out(small_site, ("Welcome",), (f"Tel {PHONE}",), (PHONE,))
    issue = small_site.only_issue()
    lines = (small_site.root / issue.source_path).read_text("utf-8").split("\n")
    assert (issue.rule, issue.severity, issue.source_path.name) == ("private-data", Severity.ERROR, "index.md")
    assert "downloads/a.pdf" in lines[issue.line - 1]
    assert issue.message == "“downloads/a.pdf”第 2、3 页有手机号“139…8”"
    assert "重新导出" in issue.remedy
    assert "contacts" in issue.remedy


def test_what_stands_on_very_many_pages_is_told_briefly(small_site: SmallSite) -> None:
    hand_out(small_site, *[(PHONE,)] * 7)
    assert "第 1、2、3、4、5 等 7 页有手机号" in small_site.only_issue().message


def test_a_school_with_such_a_document_is_held_back(small_site: SmallSite) -> None:
    hand_out(small_site, (f"Tel {PHONE}",))
    assert [outcome.refused for outcome in small_site.approve()] == [True]
    path = small_site.root / WEEK / "schools/first/index.md"
    path.write_text(path.read_text("utf-8").replace("submitted", "approved"), "utf-8")
    assert small_site.publication().site.weeks[0].schools == ()
    assert held(small_site) == [f"{WEEK}/schools/first/index.md"]


@pytest.mark.parametrize("lines", [("(0373) 5123456",), ("Tel 0373-", "5123456"), ("tel: 5123456",)])
def test_a_schools_own_hotline_may_stand_in_its_documents(small_site: SmallSite, lines: tuple[str, ...]) -> None:
    hand_out(small_site, lines, contacts=[HOTLINE])
    assert small_site.rules() == []
    small_site.approve()
    assert len(small_site.publication().site.weeks[0].schools) == 1


def test_another_schools_may_not(small_site: SmallSite) -> None:
    small_site.school("second", contacts=[HOTLINE])
    hand_out(small_site, ("0373-5123456",))
    assert small_site.rules() == ["private-data"]


def test_the_weeks_own_documents_are_looked_at_too(small_site: SmallSite) -> None:
    letter = {"file": "a.pdf", "title": "信", "kind": "校报", "pupils": False}
    data = {"title": "资料", "status": "submitted", "downloads": [letter]}
    small_site.write_front_matter(f"{WEEK}/downloads/index.md", data, "存下来看。")
    written(saying(("0373-5123456", PHONE)), small_site.root / WEEK / "downloads/a.pdf")
    assert len(places(small_site)) == 2
    small_site.week(public_contacts=[HOTLINE])
    (issue,) = [issue for issue in small_site.issues() if issue.rule == "private-data"]
    assert "“a.pdf”第 1 页有手机号" in issue.message


def test_a_document_whose_words_cannot_be_looked_at_is_not_handed_out(small_site: SmallSite) -> None:
    hand_out(small_site)
    written(nameless(11), small_site.root / WEEK / "schools/first/downloads/a.pdf")
    issue = small_site.only_issue()
    assert (issue.rule, issue.severity) == ("unfit-media", Severity.ERROR)
    assert "读不出来" in issue.message


# What is declared


def test_a_contact_of_the_site_may_stand_anywhere(small_site: SmallSite) -> None:
    small_site.write_yaml("content/site.yml", {**SITE, "public_contacts": [HOTLINE, {"label": "值班", "value": PHONE}]})
    small_site.story(text=f"（0373）5123456，{PHONE}")
    assert small_site.rules() == []


def test_a_contact_of_a_week_may_stand_in_it(small_site: SmallSite) -> None:
    small_site.week(public_contacts=[HOTLINE])
    small_site.story(text="电话：5123456")
    small_site.write("content/pages/contact.md", "0373-5123456")
    assert places(small_site) == [("content/pages/contact.md", 1, "error")]


def test_a_contact_of_a_school_may_stand_in_its_own_folder(small_site: SmallSite) -> None:
    small_site.school("second", text="招生热线 0373-5123456", contacts=[HOTLINE])
    assert small_site.rules() == []
    small_site.story(text="招生热线 0373-5123456")
    assert places(small_site) == [(f"{STORY}/index.md", 7, "error")]


@pytest.mark.parametrize(
    ("label", "value"),
    [("手机", PHONE), ("邮箱", "123456789@qq.com"), ("QQ", "123456789"), ("证", "11010519491231002X")],
)
def test_a_school_cannot_declare_a_persons(small_site: SmallSite, label: str, value: str) -> None:
    small_site.school(contacts=[{"label": label, "value": value}])
    assert "contact" in small_site.rules()
    small_site.approve()
    assert small_site.publication().site.weeks[0].schools == ()


@pytest.mark.parametrize("value", ["11010519491231002X", "护照E12345678", "6222021234567890128"])
def test_nobody_can_declare_an_identity(small_site: SmallSite, value: str) -> None:
    small_site.week(public_contacts=[{"label": "号码", "value": value}])
    assert {issue.rule for issue in small_site.issues()} >= {"contact", "private-data"}


def test_a_declared_contact_is_part_of_what_was_approved(small_site: SmallSite) -> None:
    folder = small_site.school(contacts=[HOTLINE])
    small_site.approve()
    assert small_site.publication().site.weeks[0].schools[0].contacts[0].normal == "03735123456"
    path = folder / "index.md"
    path.write_text(path.read_text("utf-8").replace("5123456", "5123457"), "utf-8")
    assert small_site.publication(AS_OF).site.weeks[0].schools == ()


def test_a_school_whose_name_tells_a_number_is_named_nowhere(small_site: SmallSite) -> None:
    small_site.school(title=f"试验学校{PHONE}")
    small_site.story()
    (week,) = small_site.publication().site.weeks
    assert week.school_names == {"first": ""}
    assert PurePosixPath(f"{WEEK}/schools/first/index.md") in {issue.source_path for issue in small_site.issues()}
