"""Object storage over HTTP: what is put there, how it is found again, and what is told when it does not work."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from object_storage import BUCKET, ObjectStorage, object_storage
from showcase.media.bucket import CACHE_CONTROL, Bucket, BucketFault

STEM = "ab" * 16
NAMES = [f"{STEM}.{suffix}" for suffix in ("webp", "jpg", "mp4", "dzi")] + [f"{STEM}_files/11/3_2.webp"]


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStorage]:
    with object_storage(tmp_path_factory.mktemp("storage") / "data") as started:
        yield started


@pytest.fixture(autouse=True)
def _environment(storage: ObjectStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in storage.environment.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def bucket(request: pytest.FixtureRequest) -> Bucket:
    """A place of each test's own."""
    return Bucket(f"s3://{BUCKET}/{place_of(request)}")


def place_of(request: pytest.FixtureRequest) -> str:
    return f"weeks/{hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:12]}"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_put_there_is_there(name: str, bucket: Bucket, storage: ObjectStorage, request) -> None:
    bucket.put(name, b"pixels")
    assert (storage.folder / BUCKET / place_of(request) / name).read_bytes() == b"pixels"
    assert bucket.sizes() == {name: 6}


@pytest.mark.parametrize(
    ("suffix", "media_type"), [("webp", "image/webp"), ("mp4", "video/mp4"), ("dzi", "application/xml")]
)
def test_browsers_are_told_what_it_is_and_may_keep_it_for_ever(
    suffix: str, media_type: str, bucket: Bucket, storage: ObjectStorage, request
) -> None:
    bucket.put(f"{STEM}.{suffix}", b"pixels")
    (record,) = (storage.folder / BUCKET / ".nanio-meta" / place_of(request)).glob("*.json")
    kept = json.loads(record.read_text())
    assert (kept["content_type"], kept["cache_control"]) == (media_type, CACHE_CONTROL)


def test_what_is_larger_than_a_part_goes_in_one_piece(bucket: Bucket) -> None:
    data = os.urandom(12 << 20)
    bucket.put(NAMES[2], data)
    assert bucket.sizes() == {NAMES[2]: len(data)}


def test_more_than_one_page_of_names_is_listed(bucket: Bucket, storage: ObjectStorage, request) -> None:
    folder = storage.folder / BUCKET / place_of(request)
    folder.mkdir(parents=True)
    names = {f"{number:032x}.webp" for number in range(2300)}
    for name in names:
        (folder / name).write_bytes(b"x")
    assert bucket.sizes() == dict.fromkeys(names, 1)


def test_other_peoples_files_are_neither_seen_nor_deleted(bucket: Bucket, storage: ObjectStorage, request) -> None:
    folder = storage.folder / BUCKET / place_of(request)
    others = ["index.html", f"{STEM}.webp.bak", f"x{STEM}.webp", f"{STEM[:-1]}.webp"]
    folder.mkdir(parents=True)
    for name in others:
        (folder / name).write_bytes(b"x")
    bucket.put(NAMES[0], b"pixels")
    assert bucket.sizes() == {NAMES[0]: 6}
    bucket.delete([*others, NAMES[0]])
    assert sorted(path.name for path in folder.iterdir() if path.is_file()) == sorted(others)


def test_nothing_beside_the_prefix_is_seen(bucket: Bucket, request) -> None:
    Bucket(f"s3://{BUCKET}/{place_of(request)}2").put(NAMES[0], b"pixels")
    assert bucket.sizes() == {}


# Faults


def fault_of(act: Callable[[], object]) -> str:
    started = time.monotonic()
    with pytest.raises(BucketFault) as fault:
        act()
    assert time.monotonic() - started < 8
    assert fault.value.__context__ is None or fault.value.__suppress_context__
    return str(fault.value)


def test_a_wrong_key_is_told_and_never_printed(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "a-wrong-secret")
    words = fault_of(Bucket(f"s3://{BUCKET}").sizes)
    assert "密钥不对" in words
    assert "secret" not in words
    assert "test-key" not in words


@pytest.mark.parametrize("act", ["sizes", "put"])
def test_a_bucket_that_is_not_there_is_told(act: str) -> None:
    other = Bucket("s3://no-such-bucket/x")
    assert fault_of(other.sizes if act == "sizes" else lambda: other.put(NAMES[0], b"x")) == "没有这个存储桶。"


def test_a_server_that_cannot_be_reached_is_told() -> None:
    assert "连不上" in fault_of(Bucket(f"s3://{BUCKET}", "http://127.0.0.1:9").sizes)


def test_without_a_key_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    assert "没有密钥" in fault_of(lambda: Bucket(f"s3://{BUCKET}"))


@pytest.mark.parametrize(
    "target", ["", "bucket/x", "s3://", "s3://B/x", "https://media.example/", "s3://a b/x", "s3://bucket/?x"]
)
def test_an_address_of_another_kind_is_refused(target: str) -> None:
    assert "s3://桶名/前缀" in fault_of(lambda: Bucket(target))


def test_without_the_library_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "obstore.store", None)
    assert "make ready-extras" in fault_of(lambda: Bucket(f"s3://{BUCKET}"))


def test_an_encrypted_connection_is_not_given_up_for_a_plain_one(storage: ObjectStorage) -> None:
    assert "连不上" in fault_of(Bucket(f"s3://{BUCKET}", storage.endpoint.replace("http://", "https://")).sizes)
