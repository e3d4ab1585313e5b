"""The content folder as a whole."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from showcase.reader.ledger import Ledger
from showcase.reader.site import read_content
from small_site import SITE, WEEK, SmallSite, draw_photo


def test_site_yml_is_read(small_site: SmallSite) -> None:
    small_site.write_yaml(
        "content/site.yml",
        {**SITE, "notice": "演示", "footer": {"icp": "备案号"}, "hosting": {"limit_mb": 5}, "timezone": "Asia/Urumqi"},
    )
    site = small_site.content().site
    assert site is not None
    assert (site.title, site.subtitle, site.url) == ("试验活动周", "天天有活动", "https://weeks.example/")
    assert (site.notice, site.footer.icp, site.footer.address, site.limit_bytes) == ("演示", "备案号", "", 5_000_000)
    assert site.zone == ZoneInfo("Asia/Urumqi")


def test_what_is_not_said_has_a_default(small_site: SmallSite) -> None:
    site = small_site.content().site
    assert site is not None
    assert (site.zone, site.limit_bytes, site.notice) == (ZoneInfo("Asia/Shanghai"), 1_000_000_000, "")


@pytest.mark.parametrize("url", ["https://media.example/", "https://m-1.example:8443/2024/week_1/"])
def test_where_pictures_are_served_from_is_read(small_site: SmallSite, url: str) -> None:
    small_site.write_yaml("content/site.yml", {**SITE, "media": {"base_url": url}})
    site = small_site.content().site
    assert site is not None
    assert site.media_url == url


def test_the_terms_of_the_traditional_edition_are_read(small_site: SmallSite) -> None:
    small_site.write_yaml(
        "content/site.yml", {**SITE, "traditional": {"terms": {"范小雨": "范小雨", "于师傅": "于師傅"}}}
    )
    site = small_site.content().site
    assert site is not None
    assert site.traditional is not None
    assert site.traditional.terms == {"范小雨": "范小雨", "于师傅": "于師傅"}


@pytest.mark.parametrize(
    "terms",
    [{"于 ": "于"}, {"a": "于"}, {"于": "<b>"}, {"于": "&amp;"}, {"于": ""}, {"": "于"}, {"于": "a"}],
)
def test_terms_are_chinese_characters_so_that_no_markup_comes_of_them(
    small_site: SmallSite, terms: dict[str, str]
) -> None:
    small_site.write_yaml("content/site.yml", {**SITE, "traditional": {"terms": terms}})
    assert small_site.only_issue().rule == "field-string_pattern_mismatch"
    assert small_site.content().site is None


def test_the_site_says_how_words_are_read_and_proposals_keep_to_it(small_site: SmallSite) -> None:
    small_site.write_yaml("content/site.yml", {**SITE, "pinyin": {"单县": "shan xian"}})
    small_site.write("content/weeks/demo-2024/schools/单县职专/index.md", "")
    small_site.write("content/pages/单县.md", "正文")
    content = small_site.content()
    assert content.site is not None
    assert content.site.pinyin == {"单县": "shan xian"}
    assert sorted(issue.remedy.partition("例如")[2] for issue in content.issues) == [
        "“shan-xian-zhi-zhuan”",
        "“shan-xian.md”",
    ]


@pytest.mark.parametrize(
    ("pinyin", "rule"),
    [
        ({"单县": "shan"}, "field-pinyin"),
        ({"单县": "shanxian"}, "field-string_pattern_mismatch"),
        ({"单县": "shan xian zhen"}, "field-pinyin"),
        ({"单县": "Shan Xian"}, "field-string_pattern_mismatch"),
        ({"单县": "shan  xian"}, "field-string_pattern_mismatch"),
        ({"单县": "shàn xiàn"}, "field-string_pattern_mismatch"),
        ({"单县": "../x"}, "field-string_pattern_mismatch"),
        ({"shan": "shan"}, "field-string_pattern_mismatch"),
        ({"单县": 1}, "field-string_type"),
        (["单县"], "field-dict_type"),
    ],
)
def test_a_word_has_a_syllable_a_character(small_site: SmallSite, pinyin: object, rule: str) -> None:
    small_site.write_yaml("content/site.yml", {**SITE, "pinyin": pinyin})
    assert small_site.only_issue().rule == rule


def test_there_is_a_traditional_edition_unless_the_site_says_no(small_site: SmallSite) -> None:
    site = small_site.content().site
    assert site is not None
    assert site.traditional is not None
    assert site.traditional.terms == {}
    small_site.write_yaml("content/site.yml", {**SITE, "traditional": {"published": False}})
    site = small_site.content().site
    assert site is not None
    assert site.traditional is None


def test_weeks_stand_newest_first(small_site: SmallSite) -> None:
    for slug, start, end in (("older", "2023-05-01", "2023-05-02"), ("newer", "2025-05-01", "2025-05-02")):
        small_site.write_yaml(f"content/weeks/{slug}/week.yml", {**WEEK, "start": start, "end": end})
    site = small_site.content().site
    assert site is not None
    assert [week.slug for week in site.weeks] == ["newer", "demo-2024", "older"]


def test_every_item_is_a_candidate_whether_it_can_be_read_or_not(small_site: SmallSite) -> None:
    small_site.story("a")
    small_site.story("b", status="nonsense")
    small_site.event()
    small_site.week(title=None)
    assert [path.parent.name for path in small_site.content().candidates] == ["first", "a", "b", "events"]


@pytest.mark.parametrize(
    ("changes", "rule", "line"),
    [
        ({"title": None}, "field-string_type", 1),
        ({"colour": "red"}, "field-extra_forbidden", 5),
        ({"url": "http://weeks.example/"}, "site-url", 3),
        ({"url": "https://weeks.example"}, "site-url", 3),
        ({"url": "https://weeks.example/?x=/"}, "site-url", 3),
        ({"url": "https://weeks.example/#/"}, "site-url", 3),
        ({"media": {"base_url": "http://media.example/"}}, "media-url", 6),
        ({"media": {"base_url": "https://media.example/week"}}, "media-url", 6),
        ({"media": {"base_url": "https://media.example/a b/"}}, "field-web_address", 6),
        ({"media": {"base_url": "https://media.example/a,b/"}}, "media-url", 6),
        ({"media": {"base_url": "https://media.example/../"}}, "media-url", 6),
        ({"media": {"base_url": "https://media.example/?x=/"}}, "media-url", 6),
        ({"media": {"base_url": "https://user:key@media.example/"}}, "field-web_address", 6),
        ({"media": {"base_url": "https:///week/"}}, "field-web_address", 6),
        ({"url": "weeks.example/"}, "field-web_address", 3),
        ({"hosting": {"limit_mb": 0}}, "field-greater_than_equal", 6),
        ({"footer": {"phone": "1"}}, "field-extra_forbidden", 6),
        ({"timezone": 8}, "field-string_type", 5),
        *(
            ({"timezone": zone}, "timezone", 5)
            for zone in (
                "Beijing",
                "Asia",
                "../../etc/passwd",
                "/etc/localtime",
                "Asia/",
                "tzdata.zi",
                ".",
                "x y",
                "a" * 200,
            )
        ),
    ],
)
def test_a_fault_in_site_yml_is_one_issue(
    small_site: SmallSite, changes: dict[str, object], rule: str, line: int
) -> None:
    small_site.write_yaml("content/site.yml", {**SITE, **changes})
    issue = small_site.only_issue()
    assert (issue.rule, issue.line, issue.source_path.name) == (rule, line, "site.yml")
    assert small_site.content().site is None


@pytest.mark.parametrize("key", ["title", "url", "organiser"])
def test_what_site_yml_needs_is_told(small_site: SmallSite, key: str) -> None:
    small_site.write_yaml("content/site.yml", {name: value for name, value in SITE.items() if name != key})
    issue = small_site.only_issue()
    assert issue.rule == "field-missing"
    assert key in issue.message


@pytest.mark.parametrize("text", ["title: [", "- a", "title: 甲\ntitle: 乙\n", "title：甲\nurl: x\n"])
def test_a_broken_site_yml_is_one_issue(small_site: SmallSite, text: str) -> None:
    small_site.write("content/site.yml", text)
    assert small_site.only_issue().source_path.name == "site.yml"
    assert small_site.content().site is None


def test_without_site_yml_there_is_one_issue(tmp_path: Path) -> None:
    content = read_content(tmp_path, Ledger())
    assert content.site is None
    assert [(issue.rule, str(issue.source_path)) for issue in content.issues] == [("missing-file", "content/site.yml")]


def test_a_site_without_weeks_or_pages_is_sound(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yml").write_text(yaml.safe_dump(SITE), encoding="utf-8")
    content = read_content(tmp_path, Ledger())
    assert content.issues == ()
    assert content.site is not None
    assert content.site.weeks == ()


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("notes.txt", "misplaced-file"),
        ("Demo", "slug"),
        ("活动周", "slug"),
        ("media", "slug"),
        ("assets", "slug"),
    ],
)
def test_what_is_no_weeks_folder_is_one_issue(small_site: SmallSite, name: str, rule: str) -> None:
    small_site.write(f"content/weeks/{name}" + ("" if "." in name else "/week.yml"), yaml.safe_dump(WEEK))
    issue = small_site.only_issue()
    assert (issue.rule, str(issue.source_path)) == (rule, f"content/weeks/{name}")


def test_hand_written_pages_are_listed(small_site: SmallSite) -> None:
    small_site.write("content/pages/more/access.md", "文")
    assert [path.name for path in small_site.content().page_paths] == ["about.md", "access.md"]


@pytest.mark.parametrize("name", ["photo.jpg", "script.js", "page.html", "about.MD", "CNAME", ".htaccess", "a.md.bak"])
def test_anything_but_markdown_among_the_pages_is_one_issue(small_site: SmallSite, name: str) -> None:
    draw_photo(small_site.root / "photo.jpg").rename(small_site.root / "content" / "pages" / name)
    issue = small_site.only_issue()
    assert (issue.rule, str(issue.source_path)) == ("misplaced-file", f"content/pages/{name}")
    assert [path.name for path in small_site.content().page_paths] == ["about.md"]


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("关于".encode("gbk"), "encoding"),
        ("甲\x08乙".encode(), "control-character"),
        (b"x" * 1_000_001, "too-large"),
        ("---\ntitle: [\n---\n甲\n".encode(), "yaml"),
        ("---\ntitle: 甲\ntitle: 乙\n---\n甲\n".encode(), "duplicate-key"),
        ("---\ntitle: 甲\ntemplate: showcase/story.html\n---\n甲\n".encode(), "field-extra_forbidden"),
        ("---\ntitle: 2024\n---\n甲\n".encode(), "field-string_type"),
    ],
)
def test_a_hand_written_page_that_cannot_be_read_is_one_issue_and_is_not_shown(
    small_site: SmallSite, raw: bytes, rule: str
) -> None:
    (small_site.root / "content" / "pages" / "about.md").write_bytes(raw)
    issue = small_site.only_issue()
    assert (issue.rule, str(issue.source_path)) == (rule, "content/pages/about.md")
    content = small_site.content()
    assert content.page_paths == ()
    assert content.site is not None
    assert content.site.weeks


def test_a_hand_written_page_needs_no_front_matter(small_site: SmallSite) -> None:
    small_site.write("content/pages/about.md", "# 关于\n\n甲\n\n---\n\n乙\n")
    assert small_site.issues() == ()
    assert len(small_site.content().page_paths) == 1


@pytest.mark.parametrize("name", ["feed.xml.md", "sitemap.xml.md", "关于.md", "a b.md", "Sub/a.md"])
def test_a_hand_written_page_whose_name_is_no_address_is_one_issue(small_site: SmallSite, name: str) -> None:
    small_site.write(f"content/pages/{name}", "甲")
    assert small_site.only_issue().rule == "slug"
    assert [path.name for path in small_site.content().page_paths] == ["about.md"]


@pytest.mark.parametrize("name", ["demo-2024.md", "demo-2024/about.md"])
def test_a_hand_written_page_does_not_take_a_weeks_address_away(small_site: SmallSite, name: str) -> None:
    small_site.write(f"content/pages/{name}", "甲")
    issue = small_site.only_issue()
    assert (issue.rule, str(issue.source_path)) == ("slug", f"content/pages/{name}")
    content = small_site.content()
    assert content.site is not None
    assert [week.slug for week in content.site.weeks] == ["demo-2024"]
    assert [path.name for path in content.page_paths] == ["about.md"]
