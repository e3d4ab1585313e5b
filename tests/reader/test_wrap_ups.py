"""A week's summary, as it is read."""

from __future__ import annotations

from dataclasses import asdict

from showcase.model import Fact, WrapUp
from showcase.reader.wrap_ups import OPENING_CHARACTERS, list_openings
from small_site import SmallSite, draw_photo

PATH = "content/weeks/demo-2024/wrap-up"
PARTS = "## 基本情况\n七天。\n\n## 主要做法\n三条。\n\n## 活动成效\n两项。\n\n## 媒体宣传\n一篇。"


def read(site: SmallSite) -> WrapUp:
    found = site.content().site
    assert found is not None
    assert found.weeks[0].wrap_up is not None
    return found.weeks[0].wrap_up


def sum_up(site: SmallSite, text: str = PARTS, **changes: object) -> None:
    site.write_front_matter(f"{PATH}/index.md", {"title": "这一周", "status": "submitted", **changes}, text)


def test_a_summary_is_read_with_its_figures_and_pictures(small_site: SmallSite) -> None:
    entry = {"file": "01.jpg", "caption": "开幕", "pupils": False}
    figures = [{"label": "参与", "value": "9", "unit": "人"}, {"label": "场次", "value": "3"}]
    sum_up(small_site, f"{PARTS}\n\n![闭幕](02.jpg)", photos=[entry], figures=figures, editor="李编辑", consent=True)
    for name in ("01.jpg", "02.jpg"):
        draw_photo(small_site.root / PATH / name, seed=name)
    found = read(small_site)
    assert small_site.rules() == []
    assert (found.title, found.editor) == ("这一周", "李编辑")
    assert found.figures == (Fact("参与", "9", "人"), Fact("场次", "3"))
    assert [photo.caption for photo in found.photos] == ["开幕", "闭幕"]


def test_what_stays_internal_is_not_read(small_site: SmallSite) -> None:
    sum_up(small_site, internal="场馆太小，建议换地方")
    assert "场馆太小" not in str(asdict(read(small_site)))
    assert small_site.rules() == []


def test_every_line_is_known_by_its_first_words() -> None:
    source = (
        "## 一、基本*情况*\n三条。\n**问题**及建议：\n> 引文\n- 甲\n<h3>乙<br>丙</h3>\n\n| 丁 | 戊 |\n做法 &amp; 成效\n"
        + "长" * 99
    )
    words = ["一、基本情况", "三条。", "问题及建议：", "引文", "甲", "乙", "丙", "丁  戊", "做法 & 成效"]
    assert list(list_openings(source)) == [*words, "长" * OPENING_CHARACTERS]
