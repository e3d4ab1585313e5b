"""A share of the work on media that one of several machines does: by the originals' digests, so that nobody has to agree on anything."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MOST = 256
_WRITTEN = re.compile(r"([1-9][0-9]{0,2})/([1-9][0-9]{0,2})")


@dataclass(frozen=True)
class Shard:
    """The `number`th of `count` parts, counted from 1: disjoint, and together everything."""

    number: int = 1
    count: int = 1

    def holds(self, digest: str) -> bool:
        """Whether what has this name or digest, beginning with hexadecimal digits, belongs to this part."""
        return int(digest[:12], 16) % self.count == self.number - 1


def parse_shard(words: str) -> Shard | None:
    """The part that is written `number/count`; None for what is no part, or one of more than 256."""
    written = _WRITTEN.fullmatch(words)
    if written is None:
        return None
    shard = Shard(int(written[1]), int(written[2]))
    return shard if shard.number <= shard.count <= _MOST else None
