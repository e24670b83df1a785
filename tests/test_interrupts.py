"""Stopping a build, at whatever moment, leaves what there was before it or all that it makes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from deckbuilder import interrupts

from .conftest import MakeProject

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v{}z"/></svg>'


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def start(root: Path, cache: Path, *options: str) -> subprocess.Popen[str]:
    """A build in a session of its own, which minds interrupts, as a shell in a terminal has it."""
    code = (
        "import signal, runpy; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "runpy.run_module('deckbuilder', run_name='__main__')"
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, "build", "--root", root, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"DECKBUILDER_CACHE": str(cache)},
        start_new_session=True,
    )


def test_held_interrupts_come_when_the_body_is_done() -> None:
    done = []
    # A shell that runs the tests in the background has them ignore interrupts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def work() -> None:
        with interrupts.held():
            os.kill(os.getpid(), signal.SIGINT)
            done.append(True)

    try:
        with pytest.raises(KeyboardInterrupt):
            work()
    finally:
        signal.signal(signal.SIGINT, before)
    assert done


LOST = """
import os, signal, time, weakref
from deckbuilder import interrupts
class Thing: pass
def interrupt(ref): os.kill(os.getpid(), signal.SIGINT); time.sleep(0)
signal.signal(signal.SIGINT, signal.default_int_handler)
interrupts.end_at_once()
try:
    with interrupts.raised():
        thing = Thing()
        ref = weakref.ref(thing, interrupt)
        del thing
        time.sleep(5)
except KeyboardInterrupt:
    print("stopped")
"""


def test_an_interrupt_is_not_lost_where_python_can_raise_nothing() -> None:
    ran = subprocess.run([sys.executable, "-c", LOST], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("stopped\n", "")


def children(pid: int) -> Iterator[int]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            yield int(folder.name)


@pytest.mark.slow
@pytest.mark.parametrize("whom", ["all", "the command", "its child"])
def test_a_build_is_stopped_at_any_moment(make_project: MakeProject, tmp_path: Path, whom: str) -> None:
    if whom == "its child" and not Path("/proc/self/stat").exists():
        pytest.skip("no list of processes")
    draw, cache = Random(whom), tmp_path / "cache"
    body = "## A slide\n\n" + "Words of a brief.\n\n" * 200 + "![Map](map.svg)\n"
    root = make_project({"content/one/map.svg": SVG.format(9)}, one=f"# Before\n\n{body}")
    whole = start(root, cache).communicate()[0].count("\n")
    before = after = files(root / "output")
    started = time.monotonic()
    start(root, cache, "--no-cache").communicate()
    lasts = time.monotonic() - started
    stopped = 0
    for moment in range(10):
        # The same brief, told apart by its title; by turns with a drawing that is known, and one that is not.
        (root / "content/one/brief.md").write_text(f"# After {moment}\n\n{body}", "utf-8")
        (root / "content/one/map.svg").write_text(SVG.format(8 - moment / 100 if moment % 2 else 9), "utf-8")
        number = draw.choice([signal.SIGINT, signal.SIGTERM])
        running = start(root, cache)
        time.sleep(0.05 + draw.random() * lasts)
        ask(running, number, whom)
        said, complained = running.communicate(timeout=60)
        after = files(root / "output")
        assert complained == "", (number, running.returncode)
        # A child may be the program that draws pictures: the brief is made without the picture then.
        undrawn = "cannot be drawn" in said
        if running.returncode == 0:
            assert said.count("\n") == whole or undrawn
        else:
            assert running.returncode in (130, 143, -signal.SIGTERM, -signal.SIGINT)
        stopped += running.returncode != 0 or undrawn
        assert after.keys() == before.keys()
        changed = [name for name in after if after[name] != before[name]]
        assert len(changed) in (0, len(after))
        assert not [path for path in cache.rglob("*.*") if path.is_file()]
        before = after
    assert stopped


def ask(running: subprocess.Popen[str], number: signal.Signals, whom: str) -> None:
    """Ask a build, or all of its processes, to stop."""
    match whom:
        case "all":
            os.killpg(running.pid, number)
        case "the command":
            running.send_signal(number)
        case _:
            while running.poll() is None and not (found := list(children(running.pid))):
                time.sleep(0.01)
            if running.poll() is None:
                with suppress(ProcessLookupError):
                    os.kill(found[0], number)
