"""The finished site, file by file, for contact data that nobody declared."""

from __future__ import annotations

import gzip
from dataclasses import replace

import pytest

from showcase.contacts.declared import read_contact
from showcase.contacts.finder import Contact, find_contacts
from showcase.model import PublicContact, Site
from showcase.publish import private_data
from showcase.publish.private_data import PrivateData, Scan, declared_on, is_wordless
from small_site import SmallSite

PHONE = "13912345678"
ENTRY = b"pagefind_dcd"


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def leaks(name: str, data: str | bytes, *contacts: PublicContact) -> list[tuple[str, str, str]]:
    found = Scan(contacts).leaks(name, data if isinstance(data, bytes) else data.encode())
    return [(str(leak.path), leak.contact.kind, leak.contact.value) for leak in found]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("index.html", f"<p>找 {PHONE}</p>"),
        ("index.html", "<p>找 139<b>1234</b><i>5678</i></p>"),
        ("index.html", "<p>找 <b>139</b> <span class='x'>1234</span>\n 5678</p>"),
        ("index.html", "<p>&#49;39&nbsp;1234&nbsp;5678</p>"),
        ("index.html", "<p>139<!-- x -->12345678</p>"),
        ("index.html", f'<img alt="{PHONE}">'),
        ("index.html", f"<img alt='{PHONE}'>"),
        ("index.html", f'<a href="tel:+86{PHONE}">x</a>'),
        ("index.html", f'<a href="https://a.example/?tel={PHONE}">x</a>'),
        ("index.html", f'<script type="application/ld+json">{{"@type":"Event","telephone":"{PHONE}"}}</script>'),
        ("index.html", f'<script>const owner = "{PHONE}";</script>'),
        ("index.html", f'<svg><text x="1">{PHONE}</text></svg>'),
        ("hant/index.html", f"<p>聯繫{PHONE}</p>"),
        ("chart.svg", f"<svg><title>{PHONE}</title></svg>"),
        ("feed.xml", "<rss><description>&lt;p&gt;139&lt;b&gt;1234&lt;/b&gt;5678&lt;/p&gt;</description></rss>"),
        ("feed.xml", "<rss><description><![CDATA[<p>139<b>1234</b>5678</p>]]></description></rss>"),
        ("feed.xml", f'<rss><media title="{PHONE}"/></rss>'),
        ("feeds.opml", f'<opml><outline text="{PHONE}"/></opml>'),
        ("calendar.ics", "BEGIN:VEVENT\r\nDESCRIPTION:找 1391\r\n 2345678\r\n"),
        ("film.vtt", f"WEBVTT\n\n00:00.000 --> 00:01.000\n{PHONE}\n"),
        ("assets/js/site.js", f"export const owner = '{PHONE}';"),
        ("assets/css/showcase.css", f"/* {PHONE} */"),
        ("pagefind/filter/a.pf_filter", packed(ENTRY + b"\x82dkind\x19\x01\x02k" + PHONE.encode())),
        ("pagefind/filter/b.pf_filter", packed(ENTRY + b"\x81x\x19" + f"老师：{PHONE}，找他".encode()[:25])),
        ("pagefind/index/a.pf_index", packed(ENTRY + b"\x83k" + PHONE.encode() + b"\x81")),
        ("pagefind/demo-2024/pagefind.js", f"x={PHONE}"),
        ("data.json", f'{{"x": "{PHONE}"}}'),
        ("sitemap.xml.gz", packed(PHONE.encode())),
        ("unheard.of", f"\x00\x01 {PHONE} \x02"),
        ("no-suffix", PHONE),
        (f"downloads/zhang-{PHONE}.pdf", b""),
    ],
)
def test_a_number_is_found_in_files_of_every_kind(name: str, data: str | bytes) -> None:
    assert leaks(name, data) == [(name, "手机号", PHONE)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("index.html", "<table><tr><td>139</td><td>1234</td><td>5678</td></tr></table>"),
        ("index.html", '<svg viewBox="0 0 139 12345678"><path d="M13912345678 2z"/></svg>'),
        ("index.html", f'<a href="https://video.example/{PHONE}">x</a>'),
        ("index.html", '<img src="media/13912345678abcdef0123456789abcde.webp">'),
        ("index.html", '<span title="电话"></span><span data-n="5123456"></span>'),
        ("calendar.ics", "UID:529fb565-563d-584b-8da7-bb7f991e8f3a\r\nDTSTART:20210520T010000Z\r\n"),
        # The page that it repeats was looked through, and so is the index of its words.
        ("pagefind/fragment/a.pf_fragment", packed(ENTRY + PHONE.encode())),
        ("pagefind/index/a.pf_index", packed(ENTRY + b"\x83j1391234567\x81")),
        ("media/139123456781391234567813912345.webp", PHONE),
        ("media/13912345678.jpg", b""),
        ("assets/vendor/viewer/viewer.js", f"x={PHONE}"),
        ("pagefind/pagefind.js", f"x={PHONE}"),
    ],
)
def test_what_is_none_or_nobodys_is_let_pass(name: str, data: str | bytes) -> None:
    assert leaks(name, data) == []


def test_a_declared_contact_is_let_pass_in_any_writing() -> None:
    hotline = read_contact("招生热线", "0373-5123456")
    assert hotline is not None
    data = '<a href="tel:03735123456">（0373）512 3456</a><p>电话：5123456，0373-5123457</p>'
    assert leaks("index.html", data, hotline) == [("index.html", "座机号", "03735123457")]


def test_what_many_pages_say_is_told_for_each_of_them() -> None:
    scan, data = Scan(()), f'<img alt="{PHONE}"><p>{PHONE}</p>'.encode()
    assert [str(leak.path) for name in ("a.html", "b.html") for leak in scan.leaks(name, data)] == ["a.html", "b.html"]


def test_what_many_pages_say_alike_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def note(words: str) -> tuple[Contact, ...]:
        looked.append(words)
        return tuple(find_contacts(words))

    monkeypatch.setattr(private_data, "find_contacts", note)
    scan = Scan(())
    for number in range(5):
        assert scan.leaks("a.html", f'<img alt="一张说了很多次的图片"><p>{number}'.encode()) == ()
    assert len([words for words in looked if "一张说了很多次的图片" in words]) == 1


def test_a_refusal_does_not_repeat_the_number() -> None:
    refused = PrivateData(Scan(()).leaks("index.html", PHONE.encode()))
    assert (PHONE in str(refused), "index.html" in str(refused), "139…8" in str(refused)) == (False, True, True)
    assert [str(leak.path) for leak in refused.leaks] == ["index.html"]


def test_an_entry_of_a_feed_is_looked_at_once_and_one_with_a_number_in_each_feed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(
        "showcase.publish.private_data.find_contacts", lambda words: looked.append(words) or find_contacts(words)
    )
    scan = Scan(())
    for name in ("a.xml", "b.xml"):
        told = scan.leaks(name, f"<rss>{name}<item>一篇故事</item><item>电话{PHONE}</item></rss>".encode())
        assert [leak.contact.value for leak in told] == [PHONE]
    assert sum("一篇故事" in words for words in looked) == 1
    assert sum(PHONE in words for words in looked) == 2


@pytest.mark.parametrize(
    ("path", "wordless"),
    [
        ("media/ab.webp", True),
        ("media/ab.JPG", True),
        ("downloads/guide.pdf", True),
        ("assets/vendor/viewer/LICENSE.txt", True),
        ("pagefind/pagefind.js", True),
        ("pagefind/fragment/a.pf_fragment", True),
        ("pagefind/demo-2024/pagefind-entry.json", False),
        ("media/ab.vtt", False),
        ("media/ab.dzi", False),
        ("assets/js/site.js", False),
        ("assets/brand/poster.svg", False),
        ("index.html", False),
        ("no-suffix", False),
    ],
)
def test_only_files_that_hold_no_words_of_ours_are_passed_over(path: str, wordless: bool) -> None:
    assert is_wordless(path) is wordless
    assert bool(leaks(path, f"电话 {PHONE}")) is not wordless


def test_the_site_its_weeks_and_public_schools_declare(small_site: SmallSite) -> None:
    entry = {"label": "电话", "value": "0373-5123456"}
    small_site.week(public_contacts=[{**entry, "value": "0373-6123456"}])
    small_site.school(contacts=[{**entry, "value": "0373-7123456"}])
    contact = read_contact("电话", "400-123-4567")
    assert contact is not None

    def declared() -> list[str]:
        site: Site = replace(small_site.publication().site, public_contacts=(contact,))
        return [contact.normal for contact in declared_on(site)]

    assert declared() == ["4001234567", "03736123456"]
    small_site.approve()
    assert declared() == ["4001234567", "03736123456", "03737123456"]
