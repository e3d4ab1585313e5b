"""Renditions as pages name them when they are served from elsewhere: from object storage, or a CDN.

What is looked at lies there. What is read as text or taken home stays with the site: subtitles are read by the traditional edition and by players, which want them from
the page's own host, and only there does a download keep the name that people know it by.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from showcase.media.picture import DeepZoom, Film, Panorama, Picture, Rendition, Renditions, Use
from showcase.urls import MEDIA

# The uses whose renditions stay with the site.
AT_HOME = frozenset({Use.SUBTITLES, Use.DOWNLOAD})


def served_from(base_url: str, renditions: Renditions) -> Renditions:
    """The same renditions, at an address that ends with a slash; all stay as they are if it is empty."""
    if not base_url:
        return renditions
    return replace(
        renditions,
        pictures={sha256: _picture(base_url, made) for sha256, made in renditions.pictures.items()},
        films={sha256: _film(base_url, made) for sha256, made in renditions.films.items()},
        boards={sha256: _board(base_url, made) for sha256, made in renditions.boards.items()},
        panoramas={sha256: Panorama(_all(base_url, made.files)) for sha256, made in renditions.panoramas.items()},
    )


def rendition_from(base_url: str, rendition: Rendition) -> Rendition:
    """The same rendition, at an address that ends with a slash; as it is if that is empty."""
    return replace(rendition, url=_url(base_url, rendition.url)) if base_url else rendition


def names_elsewhere(base_url: str, urls: Iterable[str]) -> frozenset[str]:
    """The names of those renditions whose addresses begin with that one; none if it is empty."""
    return frozenset(url.removeprefix(base_url) for url in urls if base_url and url.startswith(base_url))


def _url(base_url: str, url: str) -> str:
    return base_url + url.removeprefix(MEDIA)


def _all(base_url: str, files: Iterable[Rendition]) -> tuple[Rendition, ...]:
    return tuple(rendition_from(base_url, file) for file in files)


def _picture(base_url: str, made: Picture) -> Picture:
    return Picture(_all(base_url, made.webp), rendition_from(base_url, made.jpeg), made.color)


def _film(base_url: str, made: Film) -> Film:
    return Film(rendition_from(base_url, made.rendition), _picture(base_url, made.poster), made.seconds)


def _board(base_url: str, made: DeepZoom) -> DeepZoom:
    return replace(made, url=_url(base_url, made.url), files=_all(base_url, made.files))
