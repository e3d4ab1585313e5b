"""The codes of the traditional edition."""

from __future__ import annotations

from showcase.pages.qr_code import render_qr_code
from showcase.publish.traditional_code import readdress_codes

OLD, NEW = "https://weeks.example/w/", "https://weeks.example/hant/w/"
PANEL = '<div class="share-code" data-code="{code}">{svg}</div><a href="{code}" translate="no" data-share-address>{words}</a>'


def panel(code: str, drawn: str, words: str) -> str:
    return PANEL.format(code=code, svg=render_qr_code(drawn, "本頁的二維碼"), words=words)


def test_a_code_leads_to_the_address_of_its_page_and_so_do_the_words_beside_it() -> None:
    mirrored = panel(NEW, OLD, "weeks.example/w/")
    assert readdress_codes(mirrored) == panel(NEW, NEW, "weeks.example/hant/w/")


def test_every_code_of_a_page_is_drawn_anew_and_nothing_else_changes() -> None:
    other = panel(NEW + "?a=1&amp;b=2", OLD, "x")
    html = f"<p>前</p>{panel(NEW, OLD, 'x')}<svg><path/></svg>{other}<p>后</p>"
    found = readdress_codes(html)
    assert found.count(render_qr_code(NEW, "本頁的二維碼")) == 1
    assert found.count(render_qr_code(NEW + "?a=1&b=2", "本頁的二維碼")) == 1
    assert found.startswith("<p>前</p>")
    assert "<svg><path/></svg>" in found


def test_a_code_without_an_address_stays_as_it_is() -> None:
    html = f"<div>{render_qr_code('WIFI:S:麦序', '无线网')}</div>"
    assert readdress_codes(html) == html
