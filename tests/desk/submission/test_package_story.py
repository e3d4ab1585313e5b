"""A story's Word file and the words beside its pictures and films."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentObject
from PIL import Image

from packages import PHOTO, WEEK, desk_of, featured
from showcase.desk.office_file import About
from showcase.desk.submission.package_plan import Entry, Order, list_entries
from showcase.desk.submission.package_story import film_words, picture_words, story_document, text_file
from showcase.desk.submission.public_week import PublicWeek, read_public_week
from small_site import SmallSite, draw_photo

ABOUT = About("题", "局", datetime(2024, 5, 20, tzinfo=UTC))


def read(site: SmallSite, *, render: bool = False) -> tuple[PublicWeek, Entry]:
    order = Order(WEEK)
    with desk_of(site) as desk:
        public = read_public_week(desk, WEEK, order.stories, render=render)
    return public, list_entries(public, order)[0]


def plain_jpeg(_photo: object) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (90, 60)).save(buffer, "JPEG")
    return buffer.getvalue()


def document_of(site: SmallSite) -> DocumentObject:
    return Document(BytesIO(story_document(*read(site), plain_jpeg, ABOUT)))


def test_title_source_text_pictures_and_reports_stand_in_their_order(small_site: SmallSite) -> None:
    folder = featured(
        small_site,
        text="第一段。\n\n## 车间\n\n![](02.jpg)\n\n第二段。",
        photos=[PHOTO, {"file": "02.jpg", "caption": "机床", "pupils": False}],
        editor="李编辑",
        channel="skills",
        people=[{"name": "周师傅", "honour": "能工巧匠", "role": "焊工", "quote": "慢一点。"}],
        links=[{"title": "听焊缝", "url": "https://news.example/1", "outlet": "试验日报", "level": "city"}],
    )
    draw_photo(folder / "02.jpg", seed=2)
    small_site.approve()
    document = document_of(small_site)
    words = [paragraph.text for paragraph in document.paragraphs]
    expected = [
        "车间里的第一课",
        "来源：试验职业学校　责任编辑：李编辑　2024年5月12日",
        "第一段。",
        "车间",
        "",
        "图1　机床",
        "第二段。",
        "",
        "图2　学生在看老师傅操作（图片来源：校办）",
        "人物",
        "周师傅　能工巧匠，焊工。“慢一点。”",
        "媒体报道",
        "听焊缝（试验日报，市级媒体）：\nhttps://news.example/1",
        "报送信息",
    ]
    assert words[: len(expected)] == expected
    assert len(document.inline_shapes) == 2
    facts = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert facts["报送单位"] == "试验教育局"
    assert facts["供稿单位"] == "试验职业学校"
    assert facts["公开网址"] == "https://weeks.example/demo-2024/stories/first-lesson/"
    assert (facts["类别"], facts["栏目"], facts["活动日期"]) == ("活动开展情况", "十八般武艺", "2024年5月12日")


def test_pictures_come_with_their_words(small_site: SmallSite) -> None:
    featured(small_site)
    small_site.approve()
    words = picture_words(read(small_site)[1], [2_100_000]).decode("utf-8-sig")
    assert (
        "01-试验职业学校-车间里的第一课-图01.jpg\r\n说明：学生在看老师傅操作\r\n图片来源：校办\r\n900×600 像素，2.10 MB"
        in words
    )


def test_films_come_with_their_words(small_site: SmallSite) -> None:
    small_site.story_with_film(featured=True, text="第一段。\n\n第二段。")
    small_site.approve()
    public, entry = read(small_site, render=True)
    made = public.renditions.film(entry.story.videos[0].file)
    words = film_words(public, entry, 0, made).decode("utf-8-sig")
    assert "内容：一分钟看懂调试" in words
    assert "时长：0:02" in words
    assert words.endswith("文字说明\r\n第一段。\r\n第二段。\r\n")
    document = Document(BytesIO(story_document(public, entry, plain_jpeg, ABOUT)))
    assert any(entry.films[0] in paragraph.text for paragraph in document.paragraphs)


def test_a_text_file_is_read_by_an_old_windows() -> None:
    assert text_file(["甲\n乙", "丙"]) == b"\xef\xbb\xbf" + "甲\r\n乙\r\n丙\r\n".encode()
