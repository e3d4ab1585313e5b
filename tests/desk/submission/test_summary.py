"""The week's summary as a Word file, opened again."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from PIL import Image

from packages import NOTES, WEEK, desk_of, featured
from showcase.desk.outgoing import NotThere
from showcase.desk.submission.public_week import read_public_week
from showcase.desk.submission.summary import INTERNAL, Summary, internal_words, plan_summary, write_summary
from small_site import SmallSite, draw_photo

TEXT = "## 基本情况\n三所学校。\n\n## 主要做法\n- 一天一题\n\n## 活动成效\n修好一百件。\n\n## 媒体宣传\n一家报纸。\n\n## 花絮\n下雨。"


def wrap_up(site: SmallSite, text: str = TEXT, photos: int = 1, **changes: Any) -> Path:
    path = f"content/weeks/{WEEK}/wrap-up/index.md"
    named = [{"file": f"{n}.jpg", "caption": f"总结图{n}", "pupils": False} for n in range(photos)]
    data = {
        "title": "三天",
        "photos": named,
        "internal": "零件不够。\n建议早些通知。",
        "status": "submitted",
        **changes,
    }
    folder = site.write_front_matter(path, data, text).parent
    for number in range(photos):
        draw_photo(folder / f"{number}.jpg", seed=f"wrap-up {number}")
    return folder


def written(site: SmallSite, **named: Any) -> tuple[Summary, DocumentObject]:
    with desk_of(site) as desk:
        made = write_summary(desk, WEEK, named.get("output"), force=named.get("force", False))
    return made, Document(str(made.path))


def words_of(document: DocumentObject) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def test_the_parts_stand_in_their_order_with_the_wrap_ups_own_words(small_site: SmallSite) -> None:
    wrap_up(small_site, photos=5)
    small_site.approve()
    made, document = written(small_site)
    assert made.gaps == ()
    words = words_of(document)
    headings = [
        paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"
    ]
    assert headings[:6] == [
        "一、基本情况",
        "二、主要做法和措施",
        "三、取得的成效",
        "四、媒体宣传情况",
        "五、花絮",
        "六、存在问题及建议",
    ]
    for title, own in (("基本情况", "三所学校。"), ("做法", "一天一题"), ("成效", "修好一百件。"), ("花絮", "下雨。")):
        at = next(number for number, line in enumerate(words) if title in line and line[1:2] == "、")
        assert own in words[at + 1 : at + 3]
    at = words.index("六、存在问题及建议")
    assert words[at + 1 : at + 3] == ["零件不够。", "建议早些通知。"]


def test_it_is_marked_as_internal_and_lies_outside_the_site(small_site: SmallSite) -> None:
    wrap_up(small_site)
    small_site.approve()
    made, document = written(small_site)
    assert made.path == small_site.root / "packages" / f"{WEEK}-总结-{INTERNAL}.docx"
    assert document.paragraphs[0].text.startswith(INTERNAL)
    assert document.sections[0].header.paragraphs[0].text.startswith(INTERNAL)
    with desk_of(small_site) as desk, pytest.raises(NotThere):
        write_summary(desk, WEEK, small_site.root / "site" / "a.docx", force=True)


def test_pictures_are_those_of_the_wrap_up_then_featured_then_others(small_site: SmallSite) -> None:
    wrap_up(small_site, photos=2)
    small_site.story_with_photo("plain-one")
    featured(small_site, "chosen", photos=[{"file": "01.jpg", "caption": "择优图", "pupils": False}])
    small_site.story_with_photo("unapproved", status="draft")
    small_site.approve()
    made, document = written(small_site)
    captions = [line for line in words_of(document) if line.startswith("图")]
    assert captions == ["图片", "图1　总结图0", "图2　总结图1", "图3　择优图", "图4　学生在看老师傅操作"]
    assert made.gaps == ("图片：要 5 张，还差 1 张",)
    parts = [part for part in document.part.package.iter_parts() if "/media/" in part.partname]  # type: ignore[union-attr]
    assert len(parts) == 4
    assert not [part for part in parts if NOTES in part.blob]


def test_a_picture_of_pupils_without_consent_is_not_in_it(small_site: SmallSite) -> None:
    small_site.story_with_photo("no-consent", photos=[{"file": "01.jpg", "caption": "学生合影"}])
    small_site.approve()
    made, document = written(small_site)
    assert made.pictures == 0
    assert not [line for line in words_of(document) if "学生合影" in line]


def test_without_a_wrap_up_gaps_are_marked_and_nothing_is_invented(small_site: SmallSite) -> None:
    made, document = written(small_site)
    assert made.gaps[:5] == ("基本情况", "主要做法和措施", "取得的成效", "媒体宣传情况", "存在问题及建议")
    marked = [p.text for p in document.paragraphs if any(run.font.highlight_color for run in p.runs)]
    assert marked == [f"【待补充：{gap}】" for gap in made.gaps]


def test_a_wrap_up_that_is_not_approved_is_not_used(small_site: SmallSite) -> None:
    folder = wrap_up(small_site)
    small_site.approve()
    (folder / "index.md").write_text((folder / "index.md").read_text("utf-8").replace("零件不够", "零件太少"), "utf-8")
    made, document = written(small_site)
    assert "没有采用" in made.gaps[0]
    assert not [line for line in words_of(document) if "零件" in line or "修好一百件" in line]


def test_problems_that_change_after_they_were_approved_are_not_used(small_site: SmallSite) -> None:
    folder = wrap_up(small_site)
    small_site.approve()
    with desk_of(small_site) as desk:
        public = read_public_week(desk, WEEK, lambda _: (), render=False)
        assert internal_words(desk, public).startswith("零件不够。")
        (folder / "index.md").write_text(
            (folder / "index.md").read_text("utf-8").replace("零件不够", "零件太少"), "utf-8"
        )
        assert internal_words(desk, public) == ""


def test_a_week_names_its_own_headings(small_site: SmallSite) -> None:
    kinds = [{"slug": "activity", "name": "活动开展情况"}, {"slug": "case", "name": "典型案例"}]
    small_site.week(summary_headings=["总体情况", "活动亮点", "典型案例"], kinds=kinds)
    featured(small_site, "chosen", title="择优的课")
    small_site.story("case-one", title="一个案例", kind="case")
    small_site.story("case-two", title="择优案例", kind="case", featured=True)
    small_site.story("plain", title="平常的课")
    small_site.approve()
    made, document = written(small_site)
    words = words_of(document)
    assert made.headings == ("总体情况", "活动亮点", "典型案例", "图片")
    assert words.index("二、活动亮点") < words.index("择优的课") < words.index("三、典型案例") < words.index("一个案例")
    assert "平常的课" not in words
    assert words.count("择优案例") == 1


def test_an_older_summary_stays_beside_it(small_site: SmallSite) -> None:
    made, _ = written(small_site)
    with pytest.raises(NotThere, match="已经有了"):
        written(small_site)
    made.path.write_text("改过的")
    written(small_site, force=True)
    assert made.path.with_name(f"{made.path.stem}-旧1.docx").read_text() == "改过的"


@pytest.mark.parametrize("name", ["a.pdf", "folder.docx"])
def test_its_name_is_that_of_a_word_file(small_site: SmallSite, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.docx").mkdir()
    with desk_of(small_site) as desk, pytest.raises(NotThere):
        plan_summary(desk, WEEK, tmp_path / name, force=True)


def test_pictures_are_small_and_whole(small_site: SmallSite) -> None:
    wrap_up(small_site)
    small_site.approve()
    _, document = written(small_site)
    (part,) = [part for part in document.part.package.iter_parts() if "/media/" in part.partname]  # type: ignore[union-attr]
    with Image.open(BytesIO(part.blob)) as image:
        image.load()
        assert image.size == (900, 600)
