"""Locks between processes."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from portalocker import AlreadyLocked, LockFlags
from portalocker.exceptions import LockException

from showcase import locks
from showcase.locks import EXCLUSIVE, SHARED, locked


def refuse() -> None:
    raise AlreadyLocked


@pytest.mark.parametrize(("held", "wanted"), [(EXCLUSIVE, EXCLUSIVE), (EXCLUSIVE, SHARED), (SHARED, EXCLUSIVE)])
def test_a_lock_that_another_holds_is_waited_for_and_that_is_said_first(
    tmp_path: Path, held: LockFlags, wanted: LockFlags
) -> None:
    with locked(tmp_path / "lock", held), pytest.raises(AlreadyLocked), locked(tmp_path / "lock", wanted, refuse):
        pass


def test_many_may_share_a_lock(tmp_path: Path) -> None:
    with locked(tmp_path / "lock", SHARED, refuse), locked(tmp_path / "lock", SHARED, refuse):
        assert (tmp_path / "lock").is_file()


def test_a_lock_is_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "folder" / "lock", EXCLUSIVE, refuse):
            pass


def failing(fault: Exception) -> Callable[..., None]:
    def ask(*_: object) -> None:
        raise fault

    return ask


@pytest.mark.parametrize(
    ("fault", "number"),
    [
        (LockException(OSError(errno.ENOTSUP, "no locks")), errno.ENOTSUP),
        (LockException("no locks"), errno.ENOLCK),
    ],
)
def test_where_the_file_system_knows_no_locks_the_system_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, number: int
) -> None:
    monkeypatch.setattr(locks, "ask", failing(fault))
    with pytest.raises(OSError, match=os.strerror(number)) as caught, locked(tmp_path / "lock", EXCLUSIVE):
        pass
    assert (caught.value.errno, caught.value.filename) == (number, str(tmp_path / "lock"))
