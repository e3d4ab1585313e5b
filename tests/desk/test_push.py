"""Pushing to a real server: everything that public pages name, nothing else, each file once, and before any page names it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from object_storage import BUCKET, ObjectStorage, object_storage
from showcase.desk.push import Damaged, Plan, plan_push, prune_bucket, push
from showcase.desk.stock import stock_up
from showcase.media import bucket as bucket_module
from showcase.media.bucket import Bucket, BucketFault
from showcase.media.pushed import NotPushed, refuse_unpushed
from showcase.media.rendering import unwatched
from showcase.media.shard import Shard
from showcase.media.store import Store
from showcase.model import Site
from small_site import AS_OF, SITE, SmallSite, draw_photo

THERE = "https://media.example/week/"
CUES = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n大家好\n"


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStorage]:
    with object_storage(tmp_path_factory.mktemp("storage") / "data") as started:
        yield started


@pytest.fixture(autouse=True)
def _environment(storage: ObjectStorage, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in storage.environment.items():
        monkeypatch.setenv(name, value)
    yield
    for path in (storage.folder / BUCKET).iterdir():
        shutil.rmtree(path)


@pytest.fixture
def site(small_site: SmallSite) -> SmallSite:
    """Two stories and a film with subtitles, a board and a download, a draft; pictures are served from elsewhere."""
    small_site.write_yaml("content/site.yml", {**SITE, "media": {"base_url": THERE}})
    entry = {"caption": "一张图片", "pupils": False}
    folder = small_site.school(boards=[{"title": "成果", "topic": "产教融合", "file": "b.jpg", **entry}])
    draw_photo(folder / "b.jpg", (600, 500), seed="board")
    for slug in ("first-lesson", "second-lesson"):
        draw_photo(small_site.story_with_photo(slug) / "01.jpg", (300, 200), seed=slug)
    film = {"file": "film.mp4", "caption": "一分钟看懂调试", "pupils": False, "subtitles": "film.vtt"}
    (small_site.story_with_film(videos=[film]) / "film.vtt").write_text(CUES, "utf-8")
    small_site.approve()
    small_site.story_with_photo("draft", status="draft")
    return small_site


@pytest.fixture
def bucket() -> Bucket:
    return Bucket(f"s3://{BUCKET}/week")


def stocked(site: SmallSite) -> Site:
    with ThreadPoolExecutor(2) as executor:
        return stock_up(site.project, AS_OF, executor, unwatched, Shard()).public


def store_of(site: SmallSite) -> Store:
    return Store(site.project.store_path)


def push_all(site: SmallSite, bucket: Bucket) -> Plan:
    plan = plan_push(stocked(site), store_of(site), bucket)
    push(plan, THERE, store_of(site), bucket)
    return plan


def there(storage: ObjectStorage) -> dict[str, bytes]:
    folder = storage.folder / BUCKET / "week"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(site: SmallSite) -> None:
    """What a build asks before it makes a page."""
    showcase = site.generate()
    assert showcase.elsewhere
    refuse_unpushed(store_of(site), showcase.site.media_url, showcase.elsewhere)


def test_what_pages_name_is_there_byte_for_byte_and_nothing_else(
    site: SmallSite, bucket: Bucket, storage: ObjectStorage
) -> None:
    push_all(site, bucket)
    showcase = site.generate()
    found = there(storage)
    assert found.keys() == showcase.elsewhere
    assert all(data == store_of(site).rendition_path(name).read_bytes() for name, data in found.items())
    assert {name.rpartition(".")[2] for name in found} == {"webp", "jpg", "mp4", "dzi"}
    originals = {path.read_bytes() for path in site.week_path.rglob("*") if path.is_file()}
    assert not originals & set(found.values())


def test_no_file_goes_twice(site: SmallSite, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    put = Bucket.put

    def counted(self: Bucket, name: str, data: bytes) -> None:
        sent.append(name)
        put(self, name, data)

    monkeypatch.setattr(Bucket, "put", counted)
    first = push_all(site, bucket)
    assert sorted(sent) == sorted(first.missing)
    second = push_all(site, bucket)
    assert (len(sent), second.missing, second.present) == (len(first.missing), {}, frozenset(first.missing))
    draw_photo(site.story_with_photo("third-lesson") / "01.jpg", (200, 100), seed=3)
    site.approve()
    third = push_all(site, bucket)
    assert third.missing
    assert len(sent) == len(set(sent)) == len(first.missing) + len(third.missing)


def test_a_file_of_another_length_is_sent_again(site: SmallSite, bucket: Bucket, storage: ObjectStorage) -> None:
    plan = push_all(site, bucket)
    name = sorted(plan.missing)[0]
    bucket.put(name, b"half")
    assert list(push_all(site, bucket).missing) == [name]
    assert there(storage)[name] == store_of(site).rendition_path(name).read_bytes()


def test_no_page_names_what_was_not_pushed(site: SmallSite, bucket: Bucket) -> None:
    stocked(site)
    with pytest.raises(NotPushed):
        build(site)
    push_all(site, bucket)
    build(site)
    draw_photo(site.story_with_photo("third-lesson") / "01.jpg", (200, 100), seed=3)
    site.approve()
    with pytest.raises(NotPushed) as fault:
        build(site)
    # The photo in its sizes, and what a link to its page shows.
    assert len(fault.value.names) == 3
    push_all(site, bucket)
    build(site)


def test_a_push_that_breaks_off_is_taken_up_where_it_stopped(
    site: SmallSite, bucket: Bucket, storage: ObjectStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    put = Bucket.put

    def fails(self: Bucket, name: str, data: bytes) -> None:
        if len(sent) >= 4:
            raise BucketFault("连不上")
        sent.append(name)
        put(self, name, data)

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "put", fails)
        with pytest.raises(BucketFault):
            push_all(site, bucket)
    assert 0 < len(there(storage)) < 20
    with pytest.raises(NotPushed):
        build(site)
    again = push_all(site, bucket)
    assert set(sent) <= again.present
    build(site)


def test_a_damaged_rendition_never_goes_out(site: SmallSite, bucket: Bucket, storage: ObjectStorage) -> None:
    public = stocked(site)
    path = next(path for path in sorted(store_of(site).path.rglob("*.jpg")))
    stat, data = path.stat(), path.read_bytes()
    path.write_bytes(data[:-1] + b"\0")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with pytest.raises(Damaged, match=path.name):
        push(plan_push(public, store_of(site), bucket), THERE, store_of(site), bucket)
    assert path.name not in there(storage)


def test_what_was_withdrawn_is_deleted_and_may_not_be_named_again(
    site: SmallSite, bucket: Bucket, storage: ObjectStorage
) -> None:
    push_all(site, bucket)
    before = there(storage).keys()
    other = storage.folder / BUCKET / "week" / "index.html"
    other.write_text("another's")
    shutil.move(site.week_path / "stories/2024-05-12/second-lesson", site.root / "aside")
    plan = push_all(site, bucket)
    # Until now the old pages are online.
    assert there(storage).keys() == before | {"index.html"}
    prune_bucket(plan, THERE, store_of(site), bucket)
    assert there(storage).keys() == site.generate().elsewhere | {"index.html"}
    assert len(plan.orphans) == 3
    build(site)
    shutil.move(site.root / "aside", site.week_path / "stories/2024-05-12/second-lesson")
    with pytest.raises(NotPushed):
        build(site)


def test_planning_changes_nothing(site: SmallSite, bucket: Bucket, storage: ObjectStorage) -> None:
    plan = plan_push(stocked(site), store_of(site), bucket)
    assert plan.bytes == sum(store_of(site).rendition_path(name).stat().st_size for name in plan.missing)
    assert not (storage.folder / BUCKET / "week").exists()
    assert not (store_of(site).path / "pushed.json").exists()


def test_progress_is_told_until_all_is_there(site: SmallSite, bucket: Bucket) -> None:
    told: list[tuple[float, int]] = []
    plan = plan_push(stocked(site), store_of(site), bucket)
    push(plan, THERE, store_of(site), bucket, lambda *now: told.append(now))
    assert told == [(done, len(plan.missing)) for done in range(1, len(plan.missing) + 1)]
    assert bucket_module.CACHE_CONTROL.endswith("immutable")
