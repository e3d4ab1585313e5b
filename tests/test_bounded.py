"""Calls in processes of their own: none takes more than it may, and none takes another with it."""

from __future__ import annotations

import fcntl
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import bounded_calls as calls
from showcase import bounded
from showcase.bounded import Bounds, BrokeDown, TookTooLong, TookTooMuch, end_workers, run_bounded, run_stepwise
from small_site import PROJECT_ROOT

AMPLE = Bounds(seconds=20, megabytes=256)
SHORT = Bounds(seconds=0.2, megabytes=256)
TESTS = PROJECT_ROOT / "tests"


@pytest.fixture(autouse=True, scope="module")
def _workers() -> Iterator[None]:
    """Workers that know the calls of these tests."""
    end_workers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(TESTS))
        yield
    end_workers()


def still_answers() -> bool:
    return run_bounded(AMPLE, calls.echo, 1) == (1, {})


def wait_until(true: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


def is_held(path: Path) -> bool:
    """Whether a process that lives holds the file; a dead one's locks are given back by the kernel."""
    if not path.exists():
        return False
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


# What comes back


def test_a_result_arrives() -> None:
    assert run_bounded(AMPLE, calls.echo, 1, "二", third=[3]) == (1, "二", {"third": [3]})
    assert run_bounded(AMPLE, math.factorial, 5) == 120


def test_the_work_is_done_elsewhere() -> None:
    assert run_bounded(AMPLE, calls.own_pid) != os.getpid()


@pytest.mark.parametrize("fault", [ValueError("was, 但是"), FileNotFoundError(2, "none", "x"), StopIteration(3)])
def test_an_exception_arrives_and_the_worker_lives_on(fault: Exception) -> None:
    pid = run_bounded(AMPLE, calls.own_pid)
    with pytest.raises(type(fault)) as raised:
        run_bounded(AMPLE, calls.fail, fault)
    assert raised.value.args == fault.args
    assert run_bounded(AMPLE, calls.own_pid) == pid


def test_fractions_arrive_in_order_before_the_result() -> None:
    told: list[float] = []
    assert run_stepwise(AMPLE, told.append, calls.walk, 0.25, 0.5, 1.0) == 3
    assert told == [0.25, 0.5, 1.0]


def test_without_anybody_who_listens_a_generator_answers_too() -> None:
    assert run_bounded(AMPLE, calls.walk, 0.25, 0.5) == 2


def test_a_function_without_steps_may_be_run_stepwise() -> None:
    told: list[float] = []
    assert run_stepwise(AMPLE, told.append, calls.echo, 1) == (1, {})
    assert told == []


def test_an_exception_after_a_fraction_arrives() -> None:
    told: list[float] = []
    with pytest.raises(ValueError, match="half-way"):
        run_stepwise(AMPLE, told.append, calls.walk_and_fail, 0.5)
    assert told == [0.5]
    assert still_answers()


def test_whatever_a_function_prints_does_not_disturb() -> None:
    assert run_bounded(AMPLE, calls.chatter, "噪音\n") == "噪音\n"
    assert still_answers()


def test_nothing_that_a_function_prints_reaches_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    end_workers()
    run_bounded(AMPLE, calls.chatter, "噪音\n")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("call", [calls.answer_unsendably, calls.fail_unsendably, calls.fail_unreadably])
def test_what_cannot_be_sent_back_is_an_exception_and_stops_nobody(call: Callable[[], Any]) -> None:
    started = time.monotonic()
    with pytest.raises(Exception):  # noqa: B017, PT011 -- which one is the language's business
        run_bounded(AMPLE, call)
    assert time.monotonic() - started < 5
    assert still_answers()


def test_an_answer_that_cannot_be_sent_is_not_called_a_break_down() -> None:
    # It is the program's fault, not the original's: an editor could do nothing about it.
    with pytest.raises(Exception) as raised:  # noqa: PT011
        run_bounded(AMPLE, calls.answer_unsendably)
    assert not isinstance(raised.value, BrokeDown)


def test_a_call_that_cannot_be_sent_is_the_callers_fault_and_stops_nobody() -> None:
    with pytest.raises((AttributeError, TypeError, ValueError)):
        run_bounded(AMPLE, calls.echo, [bytes(100_000), lambda: None])
    assert still_answers()


def test_a_function_that_the_worker_does_not_know_breaks_down(monkeypatch: pytest.MonkeyPatch) -> None:
    end_workers()
    monkeypatch.delenv("PYTHONPATH")
    with pytest.raises(BrokeDown):
        run_bounded(AMPLE, calls.echo, 1)


# Time


def test_a_call_that_runs_for_ever_is_ended_after_its_processor_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "PATIENCE", 100.0)
    started = time.monotonic()
    with pytest.raises(TookTooLong):
        run_bounded(SHORT, calls.burn_for_ever)
    # The wall clock would have given it twenty seconds.
    assert time.monotonic() - started < 10
    assert still_answers()


@pytest.mark.parametrize("call", [(calls.own_pid, 60), (calls.burn_undisturbed,), (calls.listen,)])
def test_a_call_that_waits_is_ended_by_the_clock(call: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "PATIENCE", 2.0)
    started = time.monotonic()
    with pytest.raises(TookTooLong):
        run_bounded(SHORT, *call)
    assert 0.4 <= time.monotonic() - started < 5
    assert still_answers()


def test_a_call_that_waits_may_take_longer_than_its_processor_time() -> None:
    assert run_bounded(SHORT, calls.own_pid, 0.4) > 0


def test_the_clock_stands_still_when_a_call_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    assert still_answers()
    monkeypatch.setattr(bounded, "PATIENCE", 2.5)
    pid = run_bounded(SHORT, calls.own_pid)
    time.sleep(0.6)
    assert run_bounded(SHORT, calls.own_pid) == pid


def test_each_call_has_its_own_processor_time() -> None:
    pid = run_bounded(AMPLE, calls.own_pid)
    for _ in range(3):
        assert run_bounded(SHORT, calls.burn, 0.12) == 0.12
    assert run_bounded(AMPLE, calls.own_pid) == pid


def test_what_is_left_of_one_calls_time_does_not_end_the_next() -> None:
    bounds = Bounds(0.4, 256)
    run_bounded(bounds, calls.burn, 0.25)
    assert run_bounded(bounds, calls.echo, calls.SlowToArrive(0.25)) == (0.25, {})


def test_fractions_do_not_wind_the_clock_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert still_answers()
    monkeypatch.setattr(bounded, "PATIENCE", 3.0)
    told: list[float] = []
    with pytest.raises(TookTooLong):
        run_stepwise(SHORT, told.append, calls.walk_for_ever)
    assert told[0] == 0.5


# Memory


def test_a_call_that_wants_too_much_memory_is_refused_and_the_next_works() -> None:
    with pytest.raises(TookTooMuch):
        run_bounded(AMPLE, calls.want, 300)
    assert run_bounded(AMPLE, calls.want, 100) == 100 << 20


def test_memory_that_a_refused_call_kept_is_not_missing_for_the_next() -> None:
    with pytest.raises(TookTooMuch):
        run_bounded(AMPLE, calls.hoard)
    assert run_bounded(AMPLE, calls.want, 100) == 100 << 20


def test_a_call_may_be_given_more_memory_than_the_one_before() -> None:
    small = Bounds(20, 64)
    with pytest.raises(TookTooMuch):
        run_bounded(small, calls.want, 100)
    assert run_bounded(AMPLE, calls.want, 100) == 100 << 20
    with pytest.raises(TookTooMuch):
        run_bounded(small, calls.want, 100)


# Processes that end


@pytest.mark.parametrize("how", ["abort", "exit", "kill", "leave", "interrupt", "close"])
def test_a_call_that_ends_its_process_stops_nobody(how: str) -> None:
    with pytest.raises(BrokeDown):
        run_bounded(AMPLE, calls.break_down, how)
    assert still_answers()


def test_a_worker_that_is_killed_between_calls_is_replaced() -> None:
    pid = run_bounded(AMPLE, calls.own_pid)
    os.kill(pid, signal.SIGKILL)
    bounded._idle[-1].process.wait()
    assert run_bounded(AMPLE, calls.own_pid) != pid


def test_a_worker_that_is_killed_in_the_middle_of_its_answer_broke_down() -> None:
    def kill(_fraction: float) -> None:
        # By now it waits for us to take what does not fit into the pipe.
        time.sleep(0.2)
        (worker,) = bounded._busy
        worker.process.kill()

    with pytest.raises(BrokeDown):
        run_stepwise(AMPLE, kill, calls.walk_and_answer_much, 200_000)
    assert still_answers()


def test_a_break_down_tells_how_the_process_ended() -> None:
    with pytest.raises(BrokeDown, match=str(-signal.SIGKILL)):
        run_bounded(AMPLE, calls.break_down, "kill")


def test_whoever_interrupts_the_terminal_does_not_end_a_worker() -> None:
    end_workers()
    # Whoever started us in the background had us ignore it, and a worker would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        pid = run_bounded(AMPLE, calls.own_pid)
    finally:
        signal.signal(signal.SIGINT, before)
    os.kill(pid, signal.SIGINT)
    time.sleep(0.05)
    assert run_bounded(AMPLE, calls.own_pid) == pid


def test_an_answer_to_a_call_that_was_given_up_is_not_taken_for_the_next() -> None:
    def give_up(_fraction: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_stepwise(AMPLE, give_up, calls.walk, 0.5, 1.0)
    assert run_stepwise(AMPLE, lambda _: None, calls.walk, 0.5) == 1
    assert bounded._busy == set()


# Several at once


def test_calls_one_after_the_other_share_a_worker() -> None:
    end_workers()
    assert len({run_bounded(AMPLE, calls.own_pid) for _ in range(5)}) == 1
    assert len(bounded._idle) == 1


def test_calls_at_the_same_time_have_a_worker_each() -> None:
    end_workers()
    with ThreadPoolExecutor(2) as executor:
        pids = list(executor.map(lambda _: run_bounded(AMPLE, calls.own_pid, 0.3), range(2)))
        assert len(set(pids)) == 2
        assert set(executor.map(lambda _: run_bounded(AMPLE, calls.own_pid), range(20))) <= set(pids)


def test_many_threads_get_each_their_own_answers() -> None:
    end_workers()
    with ThreadPoolExecutor(4) as executor:
        found = list(executor.map(lambda number: run_bounded(AMPLE, calls.echo, number)[0], range(200)))
    assert found == list(range(200))
    assert len(bounded._idle) <= 4


def test_one_that_breaks_down_leaves_the_others_alone() -> None:
    def call(number: int) -> object:
        try:
            if number % 3 == 0:
                run_bounded(AMPLE, calls.break_down, "kill")
            return run_bounded(AMPLE, calls.echo, number)[0]
        except BrokeDown:
            return "broke down"

    with ThreadPoolExecutor(3) as executor:
        found = list(executor.map(call, range(6)))
    assert found == ["broke down" if number % 3 == 0 else number for number in range(6)]


# The end


def test_workers_that_are_ended_during_a_call_break_down_at_once() -> None:
    with ThreadPoolExecutor(1) as executor:
        future = executor.submit(run_bounded, AMPLE, calls.own_pid, 60)
        assert wait_until(lambda: bool(bounded._busy))
        end_workers()
        with pytest.raises(BrokeDown):
            future.result(timeout=5)
    assert still_answers()


def test_ending_workers_ends_those_that_wait() -> None:
    run_bounded(AMPLE, calls.own_pid)
    process = bounded._idle[-1].process
    end_workers()
    assert process.poll() is not None
    assert bounded._idle == []
    end_workers()


def test_a_worker_without_anybody_who_asks_ends_without_a_fault() -> None:
    end_workers()
    run_bounded(AMPLE, calls.own_pid)
    process = bounded._idle[-1].process
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(5) == 0


PROGRAM = """
import os, sys, threading, time
from pathlib import Path
import bounded_calls as calls
from showcase.bounded import Bounds, run_bounded, run_stepwise
bounds, path = Bounds(60, 256), Path(sys.argv[1])
"""
AWAIT_CALL = "while not path.exists(): time.sleep(0.01)\n"
ENDS = {
    "after a call": "run_bounded(bounds, calls.hold, path)\n",
    "by an exception": "run_bounded(bounds, calls.hold, path)\nraise ValueError\n",
    "in the middle of a call": "call = lambda: run_bounded(bounds, calls.hold_and_sleep, path, 60)\n"
    f"threading.Thread(target=call, daemon=True).start()\n{AWAIT_CALL}time.sleep(0.1)\n",
    "by kill, after a call": "run_bounded(bounds, calls.hold, path)\nos.kill(os.getpid(), 9)\n",
    "by kill, in the middle of a call": "call = lambda: run_stepwise(bounds, print, calls.walk_for_ever, path)\n"
    f"threading.Thread(target=call, daemon=True).start()\n{AWAIT_CALL}os.kill(os.getpid(), 9)\n",
    "by kill, while a call waits": "call = lambda: run_bounded(Bounds(0.1, 256), calls.hold_and_sleep, path, 60)\n"
    f"threading.Thread(target=call, daemon=True).start()\n{AWAIT_CALL}os.kill(os.getpid(), 9)\n",
    "by a polite signal": "run_bounded(bounds, calls.hold, path)\nos.kill(os.getpid(), 15)\n",
}


@pytest.mark.parametrize("end", ENDS)
def test_workers_end_with_the_program(end: str, tmp_path: Path) -> None:
    path = tmp_path / "held"
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT_ROOT / "hooks"), str(TESTS)])}
    command = [sys.executable, "-c", PROGRAM + ENDS[end], str(path)]
    subprocess.run(command, check=False, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30)
    assert path.exists()
    assert wait_until(lambda: not is_held(path))


def test_a_file_that_a_worker_holds_is_seen_as_held(tmp_path: Path) -> None:
    # Or the tests above would tell nothing.
    run_bounded(AMPLE, calls.hold, tmp_path / "held")
    assert is_held(tmp_path / "held")
    end_workers()
    assert not is_held(tmp_path / "held")


def test_a_worker_that_is_given_up_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    for _ in range(3):
        run_bounded(AMPLE, calls.own_pid)
    assert wait_until(lambda: threading.active_count() <= before)
