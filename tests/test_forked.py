"""Two pieces of work at once."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest

from deckbuilder.forked import ChildFailed, together


def child_exists() -> bool:
    """Whether this process has a child left, running or not yet waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("there is no fork here")
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1}, raising=False)


def test_the_first_runs_in_a_process_of_its_own() -> None:
    first, second = together(os.getpid, os.getpid)
    assert first != second == os.getpid()
    assert not child_exists()


def test_results_larger_than_a_pipe_arrive_whole() -> None:
    first, second = together(lambda: b"deck" * 1_000_000, lambda: b"memo")
    assert (len(first), second) == (4_000_000, b"memo")


def test_what_goes_wrong_in_the_child_is_told() -> None:
    def fail() -> None:
        raise LookupError("no such layout")

    with pytest.raises(ChildFailed, match="LookupError: no such layout"):
        together(fail, lambda: None)
    assert not child_exists()


def test_a_result_that_cannot_travel_is_told() -> None:
    with pytest.raises(ChildFailed):
        together(lambda: lambda: None, lambda: None)


def test_a_child_that_is_killed_is_told() -> None:
    with pytest.raises(ChildFailed, match=f"signal {int(signal.SIGKILL)}"):
        together(lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: None)
    assert not child_exists()


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_the_child_ends_when_the_parent_stops(fault: type[BaseException]) -> None:
    def stop() -> None:
        raise fault

    started = time.monotonic()
    with pytest.raises(fault):
        together(lambda: time.sleep(30), stop)
    assert time.monotonic() - started < 10
    assert not child_exists()


def test_one_processor_does_both_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0}, raising=False)
    assert together(os.getpid, os.getpid) == (os.getpid(), os.getpid())


def test_without_fork_both_are_done_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert together(os.getpid, os.getpid) == (os.getpid(), os.getpid())


def test_a_process_with_threads_is_not_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert together(os.getpid, os.getpid) == (os.getpid(), os.getpid())
    finally:
        done.set()
        thread.join()
