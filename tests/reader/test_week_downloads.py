"""The week's own downloads, as they are read."""

from __future__ import annotations

from documents import pdf, written
from showcase.model import DOWNLOAD_KINDS, WeekDownloads
from showcase.reader.bundle_schemas import DownloadSchema
from small_site import SmallSite, draw_photo

PATH = "content/weeks/demo-2024/downloads"
LETTER = {"file": "letter.pdf", "title": "一封信", "kind": "致初中毕业生的一封信", "pupils": False}


def read(site: SmallSite) -> WeekDownloads | None:
    found = site.content().site
    assert found is not None
    return found.weeks[0].downloads


def hand_out(site: SmallSite, **changes: object) -> None:
    site.write_front_matter(f"{PATH}/index.md", {"status": "submitted", "downloads": [LETTER], **changes}, "存下来看。")
    written(pdf(2), site.root / PATH / "letter.pdf")


def test_a_week_without_the_folder_hands_nothing_out(small_site: SmallSite) -> None:
    assert read(small_site) is None
    assert small_site.rules() == []


def test_the_weeks_own_downloads_are_read(small_site: SmallSite) -> None:
    hand_out(small_site, title="带回家看")
    found = read(small_site)
    assert small_site.rules() == []
    assert found is not None
    (letter,) = found.downloads
    assert (found.title, letter.title, letter.kind, letter.file.pages) == ("带回家看", "一封信", LETTER["kind"], 2)
    assert letter.picture is None


def test_a_poster_can_be_looked_at_before_it_is_taken(small_site: SmallSite) -> None:
    poster = {"file": "poster.jpg", "title": "海报", "kind": "招生海报", "pupils": False}
    hand_out(small_site, downloads=[LETTER, poster])
    draw_photo(small_site.root / PATH / "poster.jpg")
    found = read(small_site)
    assert found is not None
    picture = found.downloads[1].picture
    assert picture is not None
    assert (picture.caption, picture.key, picture.pupils) == ("海报", "downloads.1", False)


def test_a_download_that_shows_pupils_needs_consent(small_site: SmallSite) -> None:
    hand_out(small_site, downloads=[{**LETTER, "pupils": True}])
    assert small_site.only_issue().rule == "consent"
    hand_out(small_site, downloads=[{**LETTER, "pupils": True}], consent=True)
    assert small_site.rules() == []


def test_a_file_that_nobody_hands_out_is_pointed_out(small_site: SmallSite) -> None:
    hand_out(small_site)
    written(pdf(), small_site.root / PATH / "draft.pdf")
    assert "downloads" in small_site.only_issue().remedy


def test_a_file_that_is_missing_or_none_is_pointed_out(small_site: SmallSite) -> None:
    hand_out(small_site)
    (small_site.root / PATH / "letter.pdf").write_bytes(b"Word")
    assert small_site.only_issue().rule == "unfit-media"
    (small_site.root / PATH / "letter.pdf").unlink()
    assert small_site.only_issue().rule == "missing-media"


def test_an_empty_list_is_told(small_site: SmallSite) -> None:
    small_site.write_front_matter(f"{PATH}/index.md", {"status": "submitted", "downloads": []}, "")
    assert small_site.only_issue().rule == "field-too_short"


def test_a_folder_without_its_text_is_told(small_site: SmallSite) -> None:
    written(pdf(), small_site.root / PATH / "letter.pdf")
    assert small_site.only_issue().rule == "missing-file"


def test_a_file_in_place_of_the_folder_is_misplaced(small_site: SmallSite) -> None:
    small_site.write(PATH, "x")
    assert small_site.only_issue().rule == "misplaced-file"


def test_the_schema_knows_the_kinds_of_the_model() -> None:
    assert DownloadSchema.model_fields["kind"].annotation.__args__ == DOWNLOAD_KINDS
