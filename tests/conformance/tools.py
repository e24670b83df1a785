"""Outside programs the conformance tests lean on: where they are, and what their absence means.

A missing program skips its tests, unless ``DECKBUILDER_REQUIRE_TOOLS=1`` says that this machine must have all
of them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = os.environ.get("DECKBUILDER_REQUIRE_TOOLS") == "1"


def program(name: str, *, variable: str | None = None, also: Sequence[Path] = ()) -> str:
    """The path of a program: from the environment ``variable``, from ``PATH``, or one of ``also``.

    Skips the test where the program is absent; fails it where this machine is required to have it.
    """
    named = os.environ.get(variable, "") if variable else ""
    found = named or shutil.which(name) or next((str(path) for path in also if path.is_file()), None)
    if found:
        return found
    absent = f"`{name}` is not installed" + (f", and {variable} is not set" if variable else "")
    if REQUIRED:
        pytest.fail(absent)
    pytest.skip(absent)


def run(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    seconds: float = 180,
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and keep what it printed; its return code is the caller's to judge."""
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=seconds,
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        check=False,
    )
