"""RSS 2.0 through feedgen: full text, Media RSS for every photo and film, one enclosure.

https://www.rssboard.org/rss-specification and https://www.rssboard.org/media-rss
"""

from __future__ import annotations

from html import escape

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from showcase.feeds.feed import Entry, Feed
from showcase.media.picture import Film, Picture, Rendition
from showcase.model import Photo, Prose, Site, Video
from showcase.urls import absolute_url, story_url

# feedgen would otherwise print its own version and today's date.
GENERATOR = "Skillweek"


def render_rss(feed: Feed, site: Site) -> bytes:
    """The feed as XML, the same bytes for the same feed."""
    generator = FeedGenerator()
    generator.load_extension("media")
    generator.load_extension("dc")
    generator.title(feed.title)
    generator.description(feed.description)
    generator.language("zh-CN")
    generator.generator(GENERATOR)
    generator.lastBuildDate(feed.updated)
    generator.pubDate(feed.updated)
    # The last link without rel=self becomes the channel's own.
    generator.link(href=absolute_url(site.url, feed.url), rel="self", type="application/rss+xml")
    generator.link(href=absolute_url(site.url, feed.page_url), rel="alternate")
    for entry in feed.entries:
        _add(generator.add_entry(order="append"), entry, site)
    return bytes(generator.rss_str(pretty=True))


def _add(target: FeedEntry, entry: Entry, site: Site) -> None:
    story, view = entry.story, entry.view
    permalink = absolute_url(site.url, story_url(view.week.slug, story.slug))
    target.title(story.title)
    target.link(href=permalink)
    target.guid(permalink, permalink=True)
    target.pubDate(entry.published)
    target.updated(entry.published)
    target.description(story.text.summary or story.title)
    target.content(_content(entry, site), type="CDATA")
    target.dc.dc_creator(story.source or view.school_anchor(story.school).title)
    target.category(
        [{"term": term} for term in (view.kind_name(story), view.channel_anchor(story.channel).title) if term]
    )
    media = [_picture_content(view.renditions.picture(photo.file), site) for photo in story.photos]
    media += [_film_content(view.renditions.film(video.file), site) for video in story.videos]
    for content in media:
        target.media.content(content, group=None)
    enclosure = _enclosure(entry)
    if enclosure:
        target.enclosure(absolute_url(site.url, enclosure.url), str(enclosure.bytes), enclosure.media_type)


def _enclosure(entry: Entry) -> Rendition | None:
    """The film if there is one, else the first photo: RSS readers take one."""
    story, renditions = entry.story, entry.view.renditions
    if story.videos:
        return renditions.film(story.videos[0].file).rendition
    return renditions.picture(story.photos[0].file).jpeg if story.photos else None


def _content(entry: Entry, site: Site) -> str:
    """The whole story as HTML with absolute addresses: text with its pictures, then the other pictures and the films."""
    story, renditions = entry.story, entry.view.renditions
    parts = [
        block.html if isinstance(block, Prose) else _figure(block, renditions.picture(block.file), site)
        for block in story.text.blocks
    ]
    parts += [_figure(photo, renditions.picture(photo.file), site) for photo in story.text.beside(story.photos)]
    parts += [_film(video, renditions.film(video.file), site) for video in story.videos]
    return "\n".join(parts)


def _figure(photo: Photo, picture: Picture, site: Site) -> str:
    image = picture.jpeg
    source = escape(absolute_url(site.url, image.url))
    words = escape(" · ".join(filter(None, (photo.caption, photo.credit))))
    return (
        f'<figure><img src="{source}" width="{image.width}" height="{image.height}" alt="{escape(photo.caption)}">'
        f"<figcaption>{words}</figcaption></figure>"
    )


def _film(video: Video, film: Film, site: Site) -> str:
    source = escape(absolute_url(site.url, film.rendition.url))
    poster = escape(absolute_url(site.url, film.poster.jpeg.url))
    return (
        f'<figure><video src="{source}" poster="{poster}" width="{film.rendition.width}"'
        f' height="{film.rendition.height}" controls preload="none"></video>'
        f"<figcaption>{escape(video.caption)}</figcaption></figure>"
    )


def _picture_content(picture: Picture, site: Site) -> dict[str, str]:
    return {**_media(picture.jpeg, site), "medium": "image"}


def _film_content(film: Film, site: Site) -> dict[str, str]:
    return {**_media(film.rendition, site), "medium": "video", "duration": str(round(film.seconds))}


def _media(rendition: Rendition, site: Site) -> dict[str, str]:
    return {
        "url": absolute_url(site.url, rendition.url),
        "type": rendition.media_type,
        "width": str(rendition.width),
        "height": str(rendition.height),
        "fileSize": str(rendition.bytes),
    }
