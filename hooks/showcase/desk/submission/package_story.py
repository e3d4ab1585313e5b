"""A story as the next level up reads it: a Word file, and the words that go with its pictures and films."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from showcase.desk.office_file import About
from showcase.desk.submission.package_plan import Entry
from showcase.desk.submission.public_week import PublicWeek
from showcase.desk.word.blocks import Words, blocks_of, plain_text
from showcase.desk.word.document import WordDocument
from showcase.desk.word.picture_copy import document_size
from showcase.media.picture import Film
from showcase.model import Photo, Prose, Story
from showcase.pages.dates import day_label, length_label
from showcase.pages.press import LEVELS
from showcase.urls import absolute_url, story_url

# The picture as a JPEG for a document.
Developed = Callable[[Photo], bytes]
BYTE_ORDER_MARK = "\ufeff"


def story_document(public: PublicWeek, entry: Entry, developed: Developed, about: About) -> bytes:
    """The .docx of a story: title, source, text with its pictures, people, films, reports, and where it stands."""
    story, document = entry.story, WordDocument()
    document.title(story.title)
    document.byline(_byline(story, entry))
    numbers: dict[str, int] = {}
    for block in story.text.blocks:
        if isinstance(block, Prose):
            document.blocks(blocks_of(block.html))
        else:
            _add_picture(document, block, numbers, developed)
    for photo in story.text.beside(story.photos):
        _add_picture(document, photo, numbers, developed)
    _add_people(document, story)
    _add_films(document, entry)
    _add_links(document, story)
    document.heading("报送信息")
    rows = story_facts(public, entry)
    document.table([(name, _linked(value)) for name, value in rows.items()], (1, 4), header=False)
    return document.save(about)


def story_facts(public: PublicWeek, entry: Entry) -> Mapping[str, str]:
    """Where a story is from, what it is, and where it is public; only what there is to say."""
    week, story = public.week, entry.story
    view = public.view
    facts = {
        "报送单位": "、".join(week.organisers),
        "供稿单位": entry.school,
        "活动周": week.title,
        "活动日期": f"{story.day.year}年{day_label(story.day)}",
        "类别": view.kind_name(story),
        "栏目": view.channel_anchor(story.channel).title,
        "标签": "、".join(story.tags),
        "正文字数": f"{story.text.characters} 字",
        "公开网址": story_address(public, story),
    }
    return {name: value for name, value in facts.items() if value}


def story_address(public: PublicWeek, story: Story) -> str:
    """Where the public reads it."""
    return absolute_url(public.site.url, story_url(public.week.slug, story.slug))


def picture_names(entry: Entry) -> tuple[str, ...]:
    """The names of a story's pictures in their archive."""
    digits = max(2, len(str(len(entry.story.photos))))
    return tuple(f"{entry.stem}-图{number:0{digits}}.jpg" for number in range(1, len(entry.story.photos) + 1))


def picture_words(entry: Entry, sizes: Iterable[int]) -> bytes:
    """照片配文字说明: what each picture of the archive shows and who took it, as a text file."""
    lines = [f"{entry.story.title}（{entry.school}）", ""]
    for name, photo, size in zip(picture_names(entry), entry.story.photos, sizes, strict=True):
        source = f"图片来源：{photo.credit}" if photo.credit else ""
        pixels = f"{photo.file.width}×{photo.file.height} 像素，{size / 1e6:.2f} MB"
        lines += [name, f"说明：{photo.caption}", *filter(None, [source]), pixels, ""]
    return text_file(lines)


def film_words(public: PublicWeek, entry: Entry, number: int, made: Film) -> bytes:
    """视频须另附文字说明: what a film shows, and the story's text."""
    story, video = entry.story, entry.story.videos[number]
    facts = [f"{name}：{value}" for name, value in story_facts(public, entry).items() if name != "正文字数"]
    size = f"{made.rendition.width}×{made.rendition.height}，{made.rendition.bytes / 1e6:.1f} MB"
    own = [
        f"文件：{entry.films[number]}",
        f"内容：{video.caption}",
        *([f"来源：{video.credit}"] if video.credit else []),
        f"时长：{length_label(made.seconds)}，{size}",
    ]
    return text_file([story.title, "", *own, *facts, "", "文字说明", plain_text(story.text)])


def text_file(lines: Iterable[str]) -> bytes:
    """A text file as an old Windows reads it too: with a mark of its encoding, and with its line ends."""
    return (BYTE_ORDER_MARK + "\r\n".join("\n".join(lines).split("\n")) + "\r\n").encode()


def _byline(story: Story, entry: Entry) -> str:
    parts = [
        f"来源：{story.source or entry.school}",
        f"责任编辑：{story.editor}" if story.editor else "",
        f"{story.day.year}年{day_label(story.day)}",
    ]
    return "　".join(filter(None, parts))


def _add_picture(document: WordDocument, photo: Photo, numbers: dict[str, int], developed: Developed) -> None:
    """A picture with its number; one that stands in the text twice keeps it."""
    number = numbers.setdefault(photo.file.sha256, len(numbers) + 1)
    source = f"（图片来源：{photo.credit}）" if photo.credit else ""
    document.picture(developed(photo), document_size(photo.file), f"图{number}　{photo.caption}{source}", photo.caption)


def _add_people(document: WordDocument, story: Story) -> None:
    if story.people:
        document.heading("人物")
    for person in story.people:
        about = "，".join(filter(None, [person.honour, person.role]))
        quote = f"“{person.quote}”" if person.quote else ""
        document.paragraph([Words(person.name, frozenset({"strong"})), Words(f"　{about}。{quote}")])


def _add_films(document: WordDocument, entry: Entry) -> None:
    if entry.films:
        document.heading("视频")
    for name, video in zip(entry.films, entry.story.videos, strict=True):
        source = f"（来源：{video.credit}）" if video.credit else ""
        document.paragraph(f"{video.caption}{source}。时长 {length_label(video.file.seconds)}，见文件“{name}”。")


def _add_links(document: WordDocument, story: Story) -> None:
    reports = [link for link in story.links if link.outlet]
    others = [link for link in story.links if not link.outlet]
    for title, links in (("媒体报道", reports), ("相关链接", others)):
        if links:
            document.heading(title)
        for link in links:
            level = f"，{LEVELS[link.level]}媒体" if link.level else ""
            outlet = f"（{link.outlet}{level}）" if link.outlet else ""
            document.paragraph([Words(f"{link.title}{outlet}：\n"), Words(link.url, address=link.url)])


def _linked(value: str) -> list[Words]:
    return [Words(value, address=value if value.startswith("http") else "")]
