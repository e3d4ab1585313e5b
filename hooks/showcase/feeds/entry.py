"""A story → all that a feed says of it, in finished values that name no object behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from showcase.media.picture import Film, Picture, Rendition
from showcase.model import Photo, Prose, Story, Video
from showcase.pages.dates import arrived_at, published_at
from showcase.pages.week_view import WeekView
from showcase.urls import absolute_url, story_url


@dataclass(frozen=True)
class Medium:
    """A picture or film: `kind` is image or video, sizes are pixels and bytes, `seconds` 0 for a picture."""

    url: str
    media_type: str
    kind: str
    width: int
    height: int
    bytes: int
    seconds: int = 0


@dataclass(frozen=True)
class Entry:
    """A story in a feed. All addresses are absolute; `html` is the whole of it.

    `published` is when it came out; `arrived` is the moment from which it could be seen as it is now: a story that is approved late, or corrected, arrives anew.
    """

    url: str
    title: str
    published: datetime
    arrived: datetime
    summary: str
    html: str
    creator: str
    categories: tuple[str, ...]
    media: tuple[Medium, ...]
    enclosure: Medium | None


def entries_of(view: WeekView) -> dict[str, Entry]:
    """The entry of each public story of a week, by its slug."""
    return {story.slug: _entry(view, story) for story in view.stories}


def _entry(view: WeekView, story: Story) -> Entry:
    photos = [_of_picture(view.renditions.picture(photo.file), view.site.url) for photo in story.photos]
    films = [_of_film(view.renditions.film(video.file), view.site.url) for video in story.videos]
    terms = (view.kind_name(story), view.channel_anchor(story.channel).title)
    return Entry(
        url=absolute_url(view.site.url, story_url(view.week.slug, story.slug)),
        title=story.title,
        published=published_at(story, view.week, view.site.zone),
        arrived=arrived_at(story, view.week, view.site.zone),
        summary=story.text.summary or story.title,
        html=_html(view, story),
        creator=story.source or view.school_anchor(story.school).title,
        categories=tuple(filter(None, terms)),
        media=(*photos, *films),
        # RSS readers take one: the film if there is one, else the first photo.
        enclosure=next(iter((*films, *photos)), None),
    )


def _html(view: WeekView, story: Story) -> str:
    """The text with its pictures, then the other pictures and the films."""
    site_url, renditions = view.site.url, view.renditions
    parts = [
        block.html if isinstance(block, Prose) else _figure(block, renditions.picture(block.file), site_url)
        for block in story.text.blocks
    ]
    parts += [_figure(photo, renditions.picture(photo.file), site_url) for photo in story.text.beside(story.photos)]
    parts += [_film(video, renditions.film(video.file), site_url) for video in story.videos]
    return "\n".join(parts)


def _figure(photo: Photo, picture: Picture, site_url: str) -> str:
    image = picture.jpeg
    source = escape(absolute_url(site_url, image.url))
    words = escape(" · ".join(filter(None, (photo.caption, photo.credit))))
    return (
        f'<figure><img src="{source}" width="{image.width}" height="{image.height}" alt="{escape(photo.caption)}">'
        f"<figcaption>{words}</figcaption></figure>"
    )


def _film(video: Video, film: Film, site_url: str) -> str:
    source = escape(absolute_url(site_url, film.rendition.url))
    poster = escape(absolute_url(site_url, film.poster.jpeg.url))
    return (
        f'<figure><video src="{source}" poster="{poster}" width="{film.rendition.width}"'
        f' height="{film.rendition.height}" controls preload="none"></video>'
        f"<figcaption>{escape(video.caption)}</figcaption></figure>"
    )


def _of_picture(picture: Picture, site_url: str) -> Medium:
    return _medium(picture.jpeg, "image", 0, site_url)


def _of_film(film: Film, site_url: str) -> Medium:
    return _medium(film.rendition, "video", round(film.seconds), site_url)


def _medium(rendition: Rendition, kind: str, seconds: int, site_url: str) -> Medium:
    return Medium(
        url=absolute_url(site_url, rendition.url),
        media_type=rendition.media_type,
        kind=kind,
        width=rendition.width,
        height=rendition.height,
        bytes=rendition.bytes,
        seconds=seconds,
    )
