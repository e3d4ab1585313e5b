"""Files that words are read from, as the traditional edition has them."""

from __future__ import annotations

from showcase.publish.traditional import LOST, traditional_copies
from showcase.publish.traditional_words import TraditionalWords
from showcase.urls import HANT

FILES = {
    "index.html": "<p>车间".encode(),
    LOST: "<p>车间".encode(),
    "week/feed.xml": "<title>车间</title>".encode(),
    "assets/js/site.js": 'say("车间");\r\n'.encode(),
    "assets/vendor/viewer.js": 'say("车间");\n'.encode(),
    "media/ab.vtt": "WEBVTT\n\n车间\n".encode(),
    "media/ab.webp": b"\xff\xfe no text",
}


def test_scripts_and_subtitles_have_copies_and_nothing_else() -> None:
    copies = traditional_copies(FILES, TraditionalWords({}))
    assert {path: data.decode() for path, data in copies.items()} == {
        "assets/js-hant/site.js": 'say("車間");\r\n',
        "hant/media/ab.vtt": "WEBVTT\n\n車間\n",
    }


def test_terms_hold_in_them() -> None:
    copies = traditional_copies(FILES, TraditionalWords({"车间": "工房"}))
    assert copies["assets/js-hant/site.js"] == 'say("工房");\r\n'.encode()


def test_a_second_time_gives_the_same() -> None:
    words = TraditionalWords({})
    copies = traditional_copies(FILES, words)
    assert traditional_copies(FILES, words) == copies
    # Copies have none of their own.
    assert traditional_copies({p: d for p, d in copies.items() if not p.startswith(HANT)}, words) == {}
