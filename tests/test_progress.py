"""What someone at a terminal sees of a run: through a terminal of our own."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import MakeProject

pty = pytest.importorskip("pty")

LONG = "# A slide\n\n- Words of a brief\n\nMany words make a long brief.\n\n" * 1500
SHORT = "# A slide\n\n- Words\n"


def at_terminal(
    root: Path, cache: Path, *options: str, stop: str | None = None, **environment: str
) -> tuple[int, str, str]:
    """A build with its errors at a terminal: its exit code, what it prints elsewhere, what the terminal gets.
    It is interrupted, as by Ctrl-C, once the terminal gets ``stop``."""
    ours, theirs = pty.openpty()
    code = "import signal, runpy; signal.signal(signal.SIGINT, signal.default_int_handler);"
    code += "runpy.run_module('deckbuilder', run_name='__main__')"
    printed = cache / "printed"  # may be more than a pipe holds
    with printed.open("wb") as elsewhere:
        process = subprocess.Popen(
            [sys.executable, "-c", code, "build", "--root", root, *options],
            stdout=elsewhere,
            stderr=theirs,
            env=os.environ | {"DECKBUILDER_CACHE": str(cache), "TERM": "xterm", **environment},
            start_new_session=True,
        )
    os.close(theirs)
    got, stopped, latest = b"", False, time.monotonic() + 120
    while time.monotonic() < latest:
        if select.select([ours], [], [], 0.05)[0]:
            try:
                got += os.read(ours, 65536)
            except OSError:  # nobody has the other end any more
                break
        if stop and not stopped and stop.encode() in got:
            os.killpg(process.pid, signal.SIGINT)
            stopped = True
    os.close(ours)
    process.wait(timeout=60)
    return process.returncode, printed.read_text("utf-8"), got.decode()


@pytest.mark.slow
def test_a_long_build_shows_what_is_done(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project(long=LONG)
    code, said, got = at_terminal(root, tmp_path, "--format", "json")
    assert (code, json.loads(said)["exit_code"]) == (0, 0)
    assert "long: laying out" in got
    assert got.endswith("\x1b[2K")
    code, _, got = at_terminal(root, tmp_path, "--format", "json")  # nothing has changed
    assert (code, got) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_terminals_that_show_less(
    make_project: MakeProject, tmp_path: Path, environment: dict[str, str]
) -> None:
    _, _, got = at_terminal(make_project(long=LONG), tmp_path, **environment)
    assert "\x1b[3" not in got
    assert ("laying out" in got) is ("NO_COLOR" in environment)


@pytest.mark.slow
def test_an_interrupted_build_leaves_a_clean_terminal(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project(long=LONG)
    code, said, got = at_terminal(root, tmp_path, stop="laying out")
    assert (code, said) == (130, "")
    assert "Traceback" not in got
    assert got.count("\x1b[?25l") == got.count("\x1b[?25h")
    assert not (root / "output").exists() or not list((root / "output").iterdir())


def test_where_nobody_watches_many_briefs_are_lines(make_project: MakeProject, tmp_path: Path) -> None:
    root = make_project(**dict.fromkeys("abcde", SHORT))
    ran = subprocess.run(
        [sys.executable, "-m", "deckbuilder", "build", "--root", root, "--to", "deck"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"DECKBUILDER_CACHE": str(tmp_path)},
    )
    assert [line.partition(",")[0] for line in ran.stderr.splitlines()] == [
        f"{number} of 5: {name}" for number, name in enumerate("abcde", 1)
    ]
