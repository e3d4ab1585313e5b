"""Parts of the work: disjoint, complete, and said in one way only."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.media.shard import Shard, parse_shard


@given(st.binary(max_size=8), st.integers(1, 256))
def test_every_original_belongs_to_exactly_one_part(data: bytes, count: int) -> None:
    digest = hashlib.sha256(data).hexdigest()
    assert sum(Shard(number, count).holds(digest) for number in range(1, count + 1)) == 1


def test_parts_are_of_about_one_size() -> None:
    digests = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(4000)]
    sizes = [sum(map(Shard(number, 4).holds, digests)) for number in range(1, 5)]
    assert sum(sizes) == 4000
    assert min(sizes) > 900


@pytest.mark.parametrize(("words", "shard"), [("1/1", Shard()), ("2/4", Shard(2, 4)), ("256/256", Shard(256, 256))])
def test_a_part_is_read(words: str, shard: Shard) -> None:
    assert parse_shard(words) == shard


@pytest.mark.parametrize(
    "words", ["0/4", "5/4", "1/0", "1", "/4", "a/b", "1/257", "-1/2", "1/2/3", "01/2", " 1/2", "１/2"]
)
def test_what_is_no_part_is_refused(words: str) -> None:
    assert parse_shard(words) is None
