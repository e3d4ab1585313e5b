"""Which one-of-a-kind pages a week has."""

from __future__ import annotations

from showcase.pages.layout import SECTION_PAGES
from showcase.pages.sections import SECTIONS
from showcase.urls import is_slug


def test_every_section_has_its_page_and_no_page_is_without_its_section():
    assert {section.slug for section in SECTIONS} == set(SECTION_PAGES)


def test_sections_have_names_of_their_own_that_are_fit_for_an_address():
    slugs = [section.slug for section in SECTIONS]
    assert len(set(slugs)) == len(slugs)
    assert all(map(is_slug, slugs))
