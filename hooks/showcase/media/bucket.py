"""Object storage that speaks S3: the renditions below a prefix of a bucket.

Key and secret come from the environment (`AWS_ACCESS_KEY_ID` …), as does the endpoint of services other than Amazon's (`AWS_ENDPOINT_URL`). They are never printed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from showcase.media.rendition import media_type_of

# Named by what they were made from, files never change.
CACHE_CONTROL = "public, max-age=31536000, immutable"
TARGET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9._/-]*))?")
# Where the environment may hold a key, or say who gives one out.
_CREDENTIALS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_METADATA_ENDPOINT",
)
_OURS = re.compile(r"[0-9a-f]{32}(?:\.[a-z0-9]{2,4}|_files/[0-9]{1,2}/[0-9]{1,4}_[0-9]{1,4}\.webp)")
# What the server answered, as the client tells it.
_STATUS = re.compile(r"status code: ([0-9]{3})")
_FAULTS = {
    "401": "密钥不对（环境变量 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY）。",
    "403": "密钥不对，或者它没有这个存储桶的权限。",
    "404": "没有这个存储桶。",
}
_OTHER_FAULT = "连不上对象存储，或者它出了错：检查网络和服务地址（--endpoint）以后再试，已经传上去的不会再传。"


class BucketFault(Exception):
    """Object storage that does not do what it is asked; its text says why, in Chinese."""


class Bucket:
    """The files below `target` (`s3://bucket/prefix`); BucketFault for another address, or without a key."""

    def __init__(self, target: str, endpoint: str | None = None) -> None:
        place = TARGET.fullmatch(target)
        if place is None:
            raise BucketFault("存储桶写成 s3://桶名/前缀 的样子")
        if not any(os.environ.get(name) for name in _CREDENTIALS):
            raise BucketFault(
                "没有密钥：设好环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY（docs/deployment.md）。"
            )
        self._store = _connect(place[1], (place[2] or "").strip("/"), endpoint)

    def sizes(self) -> dict[str, int]:
        """The bytes of each rendition that lies there, by its name, in one listing; other people's files are passed over."""
        import obstore  # noqa: PLC0415 -- an extra that few need

        with _told():
            found = (entry for page in obstore.list(self._store, chunk_size=1000) for entry in page)
            return {entry["path"]: entry["size"] for entry in found if _OURS.fullmatch(entry["path"])}

    def put(self, name: str, data: bytes) -> None:
        """Put a file there: whole and as it is, or not at all. The request is signed together with the digest of its bytes."""
        import obstore  # noqa: PLC0415

        headers: Any = {"Content-Type": media_type_of(name), "Cache-Control": CACHE_CONTROL}
        with _told():
            obstore.put(self._store, name, data, attributes=headers, use_multipart=False)

    def delete(self, names: Iterable[str]) -> None:
        """Delete renditions; other files are left alone."""
        import obstore  # noqa: PLC0415

        with _told():
            obstore.delete(self._store, [name for name in names if _OURS.fullmatch(name)])


def _connect(bucket: str, prefix: str, endpoint: str | None) -> Any:
    try:
        from obstore.store import S3Store  # noqa: PLC0415
    except ImportError:
        raise BucketFault("没有安装 obstore：先运行 make ready-extras。") from None
    address = endpoint or os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""
    options: Any = {
        # A film over a slow line takes its time.
        "timeout": timedelta(minutes=10),
        "connect_timeout": timedelta(seconds=10),
        # Within a house's own network only who writes it so gets it so.
        "allow_http": address.startswith("http://"),
    }
    retries: Any = {"max_retries": 4, "retry_timeout": timedelta(minutes=2)}
    settings: Any = {"endpoint": endpoint} if endpoint else {}
    with _told():
        return S3Store(bucket, prefix=prefix or None, client_options=options, retry_config=retries, **settings)


@contextmanager
def _told() -> Iterator[None]:
    """What the client raises, as one sentence; its own words may hold addresses and parts of keys."""
    from obstore.exceptions import BaseError  # noqa: PLC0415

    try:
        yield
    except (BaseError, OSError, ValueError) as fault:
        status = _STATUS.search(str(fault))
        raise BucketFault(_FAULTS.get(status[1] if status else "", _OTHER_FAULT)) from None
