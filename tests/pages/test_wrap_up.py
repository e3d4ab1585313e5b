"""The page of a week's report."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from showcase.model import Prose
from showcase.pages.wrap_up import WrapUpValues
from small_site import SmallSite, draw_photo

PATH = "content/weeks/demo-2024/wrap-up"
TEXT = "## 基本情况\n七天。\n\n![闭幕](03.jpg)\n\n## 做法\n三条。\n\n## 成效\n两项。\n\n## 媒体宣传\n一篇。"
PHOTOS = [{"file": "01.jpg", "caption": "开幕"}, {"file": "02.jpg", "caption": "比赛"}]


def sum_up(site: SmallSite, **changes: object) -> None:
    data = {"title": "七天", "status": "submitted", "consent": True, "photos": PHOTOS, "internal": "SECRET 场馆太小"}
    site.write_front_matter(f"{PATH}/index.md", {**data, **changes}, TEXT)
    for name in ("01.jpg", "02.jpg", "03.jpg"):
        draw_photo(site.root / PATH / name, seed=name)
    site.approve()


def values_of(site: SmallSite) -> WrapUpValues:
    values = site.page("demo-2024/wrap-up/").values
    assert isinstance(values, WrapUpValues)
    return values


def test_a_report_leads_with_a_picture_and_ends_with_the_others(small_site: SmallSite) -> None:
    sum_up(small_site)
    values = values_of(small_site)
    assert values.lead is not None
    assert (values.lead.caption, [figure.caption for figure in values.gallery]) == ("开幕", ["比赛"])
    assert [block.caption for block in values.blocks if not isinstance(block, Prose)] == ["闭幕"]
    assert (values.published, values.published_iso) == ("2024年5月12日", "2024-05-12")


def test_what_stays_internal_reaches_no_page_and_no_file(small_site: SmallSite) -> None:
    sum_up(small_site)
    showcase = small_site.generate()
    assert "SECRET" not in json.dumps([asdict(page) for page in showcase.layout.pages], default=str)
    assert "SECRET" not in str(asdict(showcase.site))
    assert not [url for url, file in showcase.files.items() if isinstance(file, bytes) and b"SECRET" in file]


def test_a_report_with_problems_in_its_text_is_held_back(small_site: SmallSite) -> None:
    sum_up(small_site)
    small_site.write_front_matter(f"{PATH}/index.md", {"title": "七天", "status": "submitted"}, "## 问题及建议\n人少。")
    (outcome,) = small_site.approve(PATH)
    assert outcome.refused
    assert "demo-2024/wrap-up/" not in small_site.generate().layout.by_url


@pytest.mark.parametrize(
    ("figures", "statistics", "labels"),
    [
        ([], None, ["展示学校", "现场故事", "开放活动", "活动图片"]),
        ([], {"records": [{"unit": "甲校", "level": "school", "people": 90}]}, ["参与院校", "参与总人数"]),
        ([{"label": "修好家电", "value": "43", "unit": "件"}], None, ["修好家电"]),
    ],
)
def test_its_figures_are_its_own_else_reported_else_counted(
    small_site: SmallSite, figures: list[object], statistics: dict[str, object] | None, labels: list[str]
) -> None:
    if statistics:
        small_site.write_yaml("content/weeks/demo-2024/statistics.yml", statistics)
    sum_up(small_site, figures=figures)
    found = [number.label for number in values_of(small_site).figures]
    assert found[: len(labels)] == labels
    assert len(found) <= 4


def test_featured_stories_stand_below(small_site: SmallSite) -> None:
    small_site.story_with_photo(featured=True)
    sum_up(small_site)
    assert [card.title for card in values_of(small_site).featured] == ["车间里的第一课"]


def test_a_week_without_a_report_has_no_such_page(small_site: SmallSite) -> None:
    small_site.approve()
    assert "demo-2024/wrap-up/" not in small_site.generate().layout.by_url
