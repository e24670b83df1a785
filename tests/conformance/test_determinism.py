"""The same brief gives the same bytes: whatever the process, its environment, its folder and its way of
working.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from .builds import BRIEFS, PROGRAM
from .tools import ROOT, program, run

#: Settings of the environment that programs commonly let slip into their output.
ENVIRONMENTS: tuple[Mapping[str, str], ...] = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "77", "TZ": "Asia/Thimphu", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "COLUMNS": "40"},
)


def digests(
    brief: Path, output: Path, *, environment: Mapping[str, str], cwd: Path, prefix: Sequence[str] = ()
) -> dict[str, str]:
    """The SHA-256 of every file a build writes, by name; ``prefix`` is the command that starts the build."""
    ran = run([*prefix, PROGRAM, "build", brief, "--output", output], environment=environment, cwd=cwd)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in output.iterdir()}


@pytest.mark.parametrize("brief", BRIEFS)
def test_a_build_depends_on_nothing_but_the_brief(brief: str, tmp_path: Path) -> None:
    """Each build starts in another folder, from another copy of the brief, and writes to another place."""
    found = []
    for number, environment in enumerate(ENVIRONMENTS):
        place = tmp_path / f"place {number}" / ("deep" * number or "flat")
        copy = place / "content" / brief
        shutil.copytree(ROOT / "content" / brief, copy)
        output = place / "output"
        found.append(digests(copy / "brief.md", output, environment=environment, cwd=place))
    assert len(found[0]) == 2
    assert found[1:] == found[:1] * (len(ENVIRONMENTS) - 1)


def test_a_second_processor_changes_nothing(tmp_path: Path) -> None:
    """With one processor the outputs are made one after the other, with two at the same time."""
    brief = ROOT / "content" / "gallery" / "brief.md"
    one = [program("taskset"), "--cpu-list", "0"]
    found = [
        digests(brief, tmp_path / place, environment={}, cwd=tmp_path, prefix=prefix)
        for place, prefix in (("one", one), ("all", []))
    ]
    assert found[0] == found[1]
