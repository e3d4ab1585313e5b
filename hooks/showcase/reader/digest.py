"""The digest that an approval is bound to: text, front matter less `approved`, and every file of the bundle."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def bundle_digest(data: Mapping[str, Any], text: str, files: Mapping[str, str]) -> str:
    """`sha256:…` over a bundle's content.

    `data` is the front matter as read (its layout and comments do not count), `text` has `\\n` line ends, `files` gives the SHA-256
    of each file in the bundle by its path inside it. `status` counts: an approval is one of an approved item.
    """
    content = {
        "front_matter": {key: value for key, value in data.items() if key != "approved"},
        "text": text.strip("\n"),
        "files": dict(files),
    }
    return _digest(content)


def record_digest(record: Mapping[str, Any]) -> str:
    """`sha256:…` over a record less its own digest, so that nobody changes its words unseen."""
    return _digest({key: value for key, value in record.items() if key != "digest"})


def _digest(content: Mapping[str, Any]) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode("utf-8")).hexdigest()
