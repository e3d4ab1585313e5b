"""An approved bundle, for tests to change what they are about."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from showcase.model import Approval, Bundle, Status
from small_site import AS_OF

DIGEST = "sha256:" + "0" * 64


def bundle(**changes: Any) -> Bundle:
    """An approved bundle, public at AS_OF."""
    values = {
        "digest": DIGEST,
        "status": Status.APPROVED,
        "approval": Approval("审核员", AS_OF, DIGEST),
        "publish_at": None,
        "expires_at": None,
    }
    return Bundle(PurePosixPath("a/index.md"), **{**values, **changes})
