"""The admissions hub and the downloads in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]
HUB = "puyang-2023/admissions/"


def test_a_word_leaves_the_majors_that_have_it(open_page: OpenPage) -> None:
    page = open_page(HUB)
    every = page.locator("[data-item]").count()
    page.get_by_label("想学什么").fill("护理")
    expect(page.locator("[data-finder-status]")).to_contain_text(f"（共 {every} 个专业）")
    shown = page.locator("[data-item]:visible")
    assert 0 < shown.count() < every
    assert all("护理" in (item.get_attribute("data-words") or "") for item in shown.all())
    # Schools with none of them step back, and what is chosen stands in the address.
    assert page.locator(".offer:visible").count() < page.locator(".offer").count()
    assert "q=" in page.url


def test_a_school_and_a_district_are_choices(open_page: OpenPage) -> None:
    page = open_page(f"{HUB}?school=chanfeng")
    expect(page.locator(".offer:visible")).to_have_count(1)
    expect(page.locator(".offer:visible h2")).to_contain_text("澶风")
    page.locator("[data-finder-clear]").click()
    assert page.locator(".offer:visible").count() == page.locator(".offer").count()


def test_every_major_can_be_read_without_script(open_page: OpenPage) -> None:
    page = open_page(HUB, java_script_enabled=False)
    assert page.locator("[data-item]").count() == page.locator("[data-item]:visible").count() > 10
    expect(page.locator("form[data-finder]")).to_be_hidden()


def test_a_download_is_a_document_with_a_name_to_read(open_page: OpenPage) -> None:
    page = open_page("puyang-2023/downloads/")
    with page.expect_download() as started:
        page.locator(".download-link").first.click()
    assert started.value.suggested_filename == "澶风工程-2023-年招生简章.pdf"
    assert started.value.path().read_bytes().startswith(b"%PDF-")


def test_who_came_by_wechat_is_told_how_to_keep_a_file(open_page: OpenPage) -> None:
    hint = "[data-download-hint]"
    expect(open_page("puyang-2023/downloads/").locator(hint)).to_be_hidden()
    page = open_page("puyang-2023/downloads/", user_agent="Mozilla/5.0 MicroMessenger/8.0")
    expect(page.locator(hint)).to_be_visible()


def test_downloads_and_majors_fit_a_narrow_phone_and_a_thumb(open_page: OpenPage) -> None:
    for url in ("puyang-2023/downloads/", HUB, "rongchang-2022/wrap-up/"):
        page = open_page(url, width=320)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, url
        heights = [link.bounding_box()["height"] for link in page.locator(".download-link").all()]  # type: ignore[index]
        assert all(height >= 44 for height in heights)
