"""What others see of a page: its code, its address, and what chats and search engines read."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from lxml import html
from PIL import Image
from playwright.sync_api import Page, expect

SITE = "https://skillweek.example/"
STORY = "puyang-2023/stories/drone-over-wheat/"
PAGES = {
    "home": "",
    "week": "puyang-2023/",
    "day": "puyang-2023/days/2023-05-15/",
    "story": STORY,
    "school": "puyang-2023/schools/chanfeng/",
    "channel": "puyang-2023/channels/zuimei/",
    "audience": "puyang-2023/audiences/parents/",
    "schedule": "puyang-2023/schedule/",
    "about": "about/",
}
CLIPBOARD = """
    window.copied = [];
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied.push(text); } } });
"""
NO_CLIPBOARD = """
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
"""
SHARE_SHEET = "window.sent = []; navigator.share = async (what) => { window.sent.push(what); };"


def scan(picture: bytes) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))]


def open_panel(page: Page) -> None:
    page.locator(".share-summary").click()
    expect(page.locator(".share-code")).to_be_visible()


def metas(document: html.HtmlElement) -> dict[str, str]:
    """By name: `property`, `name` or `itemprop`."""
    found = {}
    for meta in document.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if meta.get(key):
                found[f"{key}:{meta.get(key)}"] = meta.get("content")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_reads_the_address_of_each_kind_of_page_off_the_screen(open_page, address, scheme):
    page = open_page("", 1440, color_scheme=scheme)
    for url in PAGES.values():
        page.goto(address + url)
        open_panel(page)
        assert scan(page.locator(".share-code").screenshot()) == [SITE + url]
        expect(page.locator(".share-address")).to_have_text((SITE + url).removeprefix("https://"))


def test_without_javascript_the_code_is_there_and_no_dead_button(open_page):
    page = open_page(STORY, java_script_enabled=False)
    open_panel(page)
    assert scan(page.locator(".share-code").screenshot()) == [SITE + STORY]
    assert page.locator(".share-buttons button:visible").count() == 0


def test_a_printed_page_ends_with_its_code_and_its_address(open_page):
    page = open_page(STORY, java_script_enabled=False)
    page.emulate_media(media="print")
    assert scan(page.locator(".share-code").screenshot()) == [SITE + STORY]
    assert page.locator(".share-address").is_visible()


def test_the_address_is_copied_and_that_is_said(open_page):
    page = open_page(STORY, script=CLIPBOARD)
    open_panel(page)
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("[data-share-state]")).to_have_text("链接已复制")
    assert page.evaluate("window.copied") == [SITE + STORY]


def test_where_nothing_may_be_copied_the_address_is_selected(open_page):
    page = open_page(STORY, script=NO_CLIPBOARD)
    open_panel(page)
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("[data-share-state]")).to_have_text("请长按上面的网址复制")
    assert page.evaluate("getSelection().toString()") == (SITE + STORY).removeprefix("https://")


def test_a_phone_shares_with_its_own_sheet(open_page):
    page = open_page(STORY, script=SHARE_SHEET)
    open_panel(page)
    page.get_by_role("button", name="分享").click()
    page.wait_for_function("window.sent.length === 1")
    assert page.evaluate("window.sent[0].url") == SITE + STORY


def test_the_code_of_a_traditional_page_leads_there(open_page):
    page = open_page(f"hant/{STORY}", 1440)
    open_panel(page)
    assert scan(page.locator(".share-code").screenshot()) == [f"{SITE}hant/{STORY}"]
    expect(page.locator(".share-address")).to_have_text(f"{SITE}hant/{STORY}".removeprefix("https://"))


@pytest.mark.parametrize("url", PAGES.values(), ids=PAGES.keys())
def test_chats_get_words_a_picture_and_the_address_of_each_kind_of_page(demo_site: Path, url):
    document = html.parse(str(demo_site / url / "index.html")).getroot()
    (canonical,) = document.xpath("//link[@rel='canonical']/@href")
    found = metas(document)
    assert canonical == found["property:og:url"] == SITE + url
    assert found["itemprop:name"] == found["property:og:title"]
    assert found["property:og:type"] == ("article" if url == STORY else "website")
    picture = found["property:og:image"]
    assert picture == found["itemprop:image"]
    assert picture.startswith(SITE)
    assert picture.endswith(".jpg")
    with Image.open(demo_site / picture.removeprefix(SITE)) as image:
        assert image.format == "JPEG"
        size = (found["property:og:image:width"], found["property:og:image:height"])
        assert size == (str(image.width), str(image.height))


def test_each_property_belongs_to_the_item_of_the_page(demo_site: Path):
    document = html.parse(str(demo_site / STORY / "index.html")).getroot()
    (item,) = document.xpath("//*[@itemref]")
    assert item.get("itemscope") is not None
    referred = {document.get_element_by_id(name).get("itemprop") for name in item.get("itemref").split()}
    assert referred == {"name", "description", "image"}


def test_a_story_says_when_it_was_published(demo_site: Path):
    found = metas(html.parse(str(demo_site / STORY / "index.html")).getroot())
    assert found["property:article:published_time"].startswith("2023-05-17T")
    assert found["property:article:modified_time"] >= found["property:article:published_time"]


def test_the_page_for_lost_addresses_has_none_of_its_own(demo_site: Path):
    document = html.parse(str(demo_site / "404.html")).getroot()
    assert document.xpath("//link[@rel='canonical']") == []
    assert document.xpath("//*[@data-share]") == []


def test_every_page_of_the_site_says_to_search_engines_what_it_is_in_sound_json(demo_site: Path):
    kinds: dict[str, int] = {}
    for path in sorted(demo_site.rglob("index.html")):
        if path.relative_to(demo_site).parts[0] == "hant":
            continue
        scripts = html.parse(str(path)).xpath("//script[@type='application/ld+json']")
        assert len(scripts) <= 1
        for thing in json.loads(scripts[0].text)["@graph"] if scripts else []:
            kinds[thing["@type"]] = kinds.get(thing["@type"], 0) + 1
    assert kinds["Festival"] == 5
    assert kinds["WebSite"] == 1
    assert {"NewsArticle", "Event", "EducationalOrganization", "BreadcrumbList"} < kinds.keys()


@pytest.mark.parametrize("url", ["puyang-2023/", "puyang-2023/days/2023-05-15/", "puyang-2023/schools/chanfeng/"])
def test_a_feed_is_offered_on_the_page_in_its_head_and_in_its_foot(demo_site: Path, url):
    document = html.parse(str(demo_site / url / "index.html")).getroot()
    places = ("//link[@rel='alternate']/@href", "//*[@id='content']//a/@href", "//footer//a/@href")
    for place in places:
        feeds = [address for address in document.xpath(place) if address.endswith("feed.xml")]
        assert feeds, place
        assert all((demo_site / url / address).resolve().is_file() for address in feeds)
