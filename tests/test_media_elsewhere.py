"""A whole site whose pictures and films are served from elsewhere, through the command line and a real server."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import build as command_line
from object_storage import BUCKET, SECRET, ObjectStorage, object_storage
from small_site import AS_OF, SITE, SmallSite, draw_photo
from tools.content_security_policy import policy_of

THERE = "https://media.example/week/"
CUES = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n大家好\n"
RENDITION = re.compile(rb"[0-9a-f]{32}\.(?:webp|jpg|mp4|dzi)")
# What stands before a rendition's name, as far as an address goes.
BEFORE = re.compile(rb"([\w:/.-]*)(?<![0-9a-f])([0-9a-f]{32}\.(?:webp|jpg|mp4|dzi|vtt))")


def invoke(site: SmallSite, *arguments: str) -> Result:
    moment = ["--as-of", AS_OF.isoformat(), "--root", str(site.root)]
    return CliRunner().invoke(command_line.main, [*arguments, *moment])


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStorage]:
    with object_storage(tmp_path_factory.mktemp("storage") / "data") as started:
        yield started


@pytest.fixture(scope="module")
def site(storage: ObjectStorage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallSite]:
    """A site that was pushed and built; before it was pushed, it could not be."""
    site = SmallSite(tmp_path_factory.mktemp("site") / "project")
    site.add_theme()
    site.write_yaml("content/site.yml", {**SITE, "media": {"base_url": THERE}})
    entry = {"caption": "一张图片", "pupils": False}
    folder = site.school(
        boards=[{"title": "成果", "topic": "产教融合", "file": "b.jpg", **entry}],
        scenes=[{"title": "车间", "file": "s.jpg", "panorama": True, **entry}],
    )
    draw_photo(folder / "b.jpg", (1500, 1100), seed="board")
    draw_photo(folder / "s.jpg", (4000, 2000), seed="scene")
    site.story_with_photo()
    film = {"file": "film.mp4", "caption": "一分钟看懂调试", "pupils": False, "subtitles": "film.vtt"}
    (site.story_with_film(videos=[film]) / "film.vtt").write_text(CUES, "utf-8")
    site.approve()
    site.story_with_photo("secret-draft", status="draft")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in storage.environment.items():
            patch.setenv(name, value)
        yield site


@pytest.fixture(scope="module")
def built(site: SmallSite) -> Path:
    assert invoke(site, "media", "--push", f"s3://{BUCKET}/week").exit_code == 0
    result = invoke(site, "build")
    assert result.exit_code == 0, result.output
    return site.project.site_path


def there(storage: ObjectStorage) -> set[str]:
    folder = storage.folder / BUCKET / "week"
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_before_anything_was_pushed_no_site_is_handed_over(site: SmallSite) -> None:
    if not site.project.site_path.exists():
        result = invoke(site, "build")
        assert result.exit_code == 1
        assert f"还不在 {THERE}" in result.stderr
        assert "--push" in result.stderr
        assert "Traceback" not in result.output
        assert not site.project.site_path.exists()


def test_every_page_feed_and_description_names_the_place_that_was_configured(built: Path) -> None:
    seen: dict[str, set[bytes]] = {}
    for path in sorted(path for path in built.rglob("*") if path.suffix in {".html", ".xml", ".json"}):
        for before, name in BEFORE.findall(path.read_bytes()):
            seen.setdefault(name.decode().rpartition(".")[2], set()).add(before.lstrip(b'"=('))
    assert set(seen) == {"webp", "jpg", "mp4", "dzi", "vtt"}
    wrong = {kind: {b for b in befores if b != THERE.encode()} for kind, befores in seen.items() if kind != "vtt"}
    assert wrong == {"webp": set(), "jpg": set(), "mp4": set(), "dzi": set()}
    # Subtitles are read by the player, and converted for the traditional edition.
    assert all(before.endswith(b"media/") and b"://" not in before for before in seen["vtt"])


def test_the_site_holds_none_of_them(built: Path, storage: ObjectStorage) -> None:
    assert {path.suffix for path in (built / "media").rglob("*") if path.is_file()} == {".vtt"}
    names = {name.decode() for path in built.rglob("*.html") for name in RENDITION.findall(path.read_bytes())}
    assert names <= there(storage)
    assert names


def test_its_policy_allows_that_place_and_no_other(built: Path) -> None:
    rules = {name: values for name, *values in (rule.split() for rule in policy_of(built).split("; "))}
    assert rules["img-src"] == ["'self'", "data:", "blob:", "https://media.example"]
    assert rules["default-src"] == ["'self'"]


def test_a_preview_shows_its_own_pictures_and_pushes_none(site: SmallSite, built: Path, storage: ObjectStorage) -> None:
    before = there(storage)
    result = invoke(site, "build", "--preview")
    assert result.exit_code == 0, result.output
    pages = b"".join(path.read_bytes() for path in site.project.preview_path.rglob("*.html"))
    assert THERE.encode() not in pages
    assert list((site.project.preview_path / "media").rglob("*.webp"))
    assert there(storage) == before


def test_what_would_be_done_is_told_without_doing_it(site: SmallSite, built: Path, storage: ObjectStorage) -> None:
    before = there(storage)
    result = invoke(site, "media", "--push", f"s3://{BUCKET}/other", "--dry-run")
    assert f"要上传 {len(before):,} 个文件" in result.output
    assert there(storage) == before
    assert not (storage.folder / BUCKET / "other").exists()


def test_a_second_push_sends_nothing(site: SmallSite, built: Path, storage: ObjectStorage) -> None:
    result = invoke(site, "media", "--push", f"s3://{BUCKET}/week")
    assert f"上传了 0 个文件（0.0 MB），原来就有 {len(there(storage)):,} 个。" in result.output


def test_what_is_withdrawn_leaves_the_storage_when_it_is_pruned(
    site: SmallSite, built: Path, storage: ObjectStorage
) -> None:
    before = there(storage)
    shutil.move(site.week_path / "stories/2024-05-12/first-lesson", site.root / "aside")
    try:
        assert invoke(site, "media", "--push", f"s3://{BUCKET}/week").exit_code == 0
        assert there(storage) == before
        result = invoke(site, "media", "--push", f"s3://{BUCKET}/week", "--prune")
        assert "从对象存储删掉了" in result.output
        assert there(storage) < before
    finally:
        shutil.move(site.root / "aside", site.week_path / "stories/2024-05-12/first-lesson")
        assert invoke(site, "media", "--push", f"s3://{BUCKET}/week").exit_code == 0
    assert there(storage) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--push", "https://x/"], "s3://桶名/前缀"),
        (["--push", "s3://no-such-bucket"], "没有这个存储桶"),
        (["--push", f"s3://{BUCKET}", "--endpoint", "http://127.0.0.1:9"], "连不上"),
    ],
)
def test_a_push_that_cannot_be_is_told_in_one_sentence(site: SmallSite, arguments: list[str], words: str) -> None:
    result = invoke(site, "media", *arguments)
    assert result.exit_code == 1
    assert words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert SECRET not in result.output


def test_without_an_address_for_pages_nothing_is_pushed(small_site: SmallSite, storage: ObjectStorage) -> None:
    before = there(storage)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in storage.environment.items():
            patch.setenv(name, value)
        result = invoke(small_site, "media", "--push", f"s3://{BUCKET}/week")
    assert (result.exit_code, "media.base_url" in result.stderr) == (1, True)
    assert there(storage) == before


@pytest.mark.parametrize("arguments", [["--dry-run"], ["--shard", "1/2", "--push", "s3://bucket"]])
def test_what_does_not_go_together_is_refused(site: SmallSite, arguments: list[str]) -> None:
    assert invoke(site, "media", *arguments).exit_code == 2
