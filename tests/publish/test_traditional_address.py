"""Links of the traditional edition: to its own pages, and to files where they are."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from showcase.publish.traditional_address import Addresses, copy_path

SITE = "https://weeks.example/skills/"
PAGES = {"index.html", "about/index.html", "week/index.html", "week/days/one/index.html", "print.html"}


def addresses(page: str = "week/days/one/index.html") -> Addresses:
    return Addresses(SITE, page)


def leads_to(page: str, address: str) -> str:
    """Where a browser goes from the traditional page, from the root."""
    return urljoin(f"https://x/hant/{page.removesuffix('index.html')}", address).removeprefix("https://x/")


@pytest.mark.parametrize("page", sorted(PAGES))
@pytest.mark.parametrize("target", ["", "about/", "week/", "week/days/one/", "print.html"])
def test_links_to_pages_stay_and_so_lead_to_the_traditional_ones(page: str, target: str) -> None:
    up = "../" * page.count("/")
    address = f"{up}{target}" or "./"
    assert addresses(page).mirrored(address) == address
    assert leads_to(page, address) == f"hant/{target}"


@pytest.mark.parametrize("page", sorted(PAGES))
@pytest.mark.parametrize(
    "target", ["week/feed.xml", "media/ab.jpg", "assets/vendor/viewer.js", "pagefind/", "404.html"]
)
def test_links_to_files_lead_to_the_files(page: str, target: str) -> None:
    address = addresses(page).mirrored("../" * page.count("/") + target)
    assert leads_to(page, address) == target


@pytest.mark.parametrize(
    "address", ["../..", ".", "./", "../../", "../../../about", "../two/../one/", "../../../week/index.html"]
)
def test_every_way_to_write_a_pages_address_is_understood(address: str) -> None:
    assert addresses().mirrored(address) == address


def test_a_file_beside_the_page_is_found_from_the_traditional_one() -> None:
    assert addresses().mirrored("calendar.ics") == "../../../../week/days/one/calendar.ics"
    assert addresses().mirrored("./calendar.ics") == "../../../../week/days/one/calendar.ics"
    assert addresses("index.html").mirrored("media/ab.jpg") == "../media/ab.jpg"


def test_queries_and_fragments_stay() -> None:
    given = addresses()
    assert given.mirrored("../../#by-day") == "../../#by-day"
    assert given.mirrored("../../../assets/css/showcase.css?1a#x?y") == "../../../../assets/css/showcase.css?1a#x?y"
    for place in ("#stories", "?q=a/b", ""):
        assert given.mirrored(place) == given.kept(place) == place


def test_scripts_and_subtitles_are_the_traditional_copies() -> None:
    assert copy_path("assets/js/deep/site.js") == "assets/js-hant/deep/site.js"
    assert copy_path("media/cd.vtt") == "hant/media/cd.vtt"
    assert copy_path("media/ab.jpg") is copy_path("assets/vendor/viewer.js") is None
    assert addresses("about/index.html").mirrored("../assets/js/site.js") == "../../assets/js-hant/site.js"
    assert leads_to("about/", addresses("about/index.html").mirrored("../media/cd.vtt")) == "hant/media/cd.vtt"


def test_the_sites_absolute_addresses_name_the_traditional_page_and_the_same_file() -> None:
    given = addresses()
    assert given.mirrored(SITE) == f"{SITE}hant/"
    assert given.mirrored(f"{SITE}week/?a#b") == f"{SITE}hant/week/?a#b"
    for address in (f"{SITE}media/ab.jpg", f"{SITE}404.html", "https://weeks.example/", "https://other.example/week/"):
        assert given.mirrored(address) == address


@pytest.mark.parametrize(
    "address", ["mailto:a@b.example", "tel:110", "data:image/png;base64,AA==", "//x.example/a", "/a"]
)
def test_addresses_elsewhere_stay(address: str) -> None:
    assert addresses().mirrored(address) == addresses().kept(address) == address


def test_what_lies_outside_the_site_stays() -> None:
    for address in ("../above.html", "../above.css", "../media/ab.jpg"):
        assert addresses("index.html").mirrored(address) == addresses("index.html").kept(address) == address


@pytest.mark.parametrize("page", sorted(PAGES))
@pytest.mark.parametrize("target", ["", "week/", "hant/week/", "media/ab.jpg"])
def test_an_address_that_is_kept_leads_to_the_very_same_place(page: str, target: str) -> None:
    address = "../" * page.count("/") + target
    assert leads_to(page, addresses(page).kept(address or "./")) == target


def test_files_are_known_where_files_of_the_site_stand() -> None:
    for address in ("../../../media/ab.jpg", "../../../assets/brand/share.jpg", "./../../../pagefind/pagefind.js"):
        assert addresses().is_file(address)
    # Words on a page that only look like a file's name are none.
    for words in (
        "v1.2",
        "calendar.ics",
        "https://other.example/media/ab.jpg",
        "/media/ab.jpg",
        "../../../../media/a.b",
    ):
        assert not addresses().is_file(words)
    assert addresses("index.html").is_file("media/ab.jpg")


@pytest.mark.parametrize(
    ("address", "is_page"),
    [
        ("../two/", True),
        ("../two", True),
        ("../../../2023.html", True),
        ("../two/feed.xml", False),
        ("../two/feed/1.xml", False),
        ("../../../404.html", False),
        ("../../../media/", False),
        ("../../../media/ab_files/", False),
        ("../../../pagefind/one/", False),
        ("../../../assets/js", False),
        ("../../../sitemap-week.xml", False),
    ],
)
def test_pages_and_files_are_told_apart_by_their_form_alone(address: str, is_page: bool) -> None:
    # What stands on a page depends on no other page: whether there is one plays no part.
    assert (addresses().mirrored(address) == address) is is_page


def test_an_address_that_is_kept_ends_as_a_pages_address_does() -> None:
    assert addresses().kept("../..") == "../../../../week/"
    assert addresses().kept("../two/") == "../../../../week/days/two/"
