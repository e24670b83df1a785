"""What editors, hooks and workflows are told to run, run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from deckbuilder.schemas import KINDS

from .conftest import MakeProject

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
GOOD = "# A section\n\n## A slide\n\n- one\n- two\n"


def blocks(word: str) -> list[str]:
    """The bodies of the page's fences with this word."""
    return re.findall(rf"^ *```{word}\n(.*?)^ *```$", PAGE, re.MULTILINE | re.DOTALL)


def workflow() -> dict[str, Any]:
    (found,) = (yaml.safe_load(text) for text in blocks("yaml") if text.startswith("name:"))
    assert isinstance(found, dict)
    return found


COMMANDS = [
    *re.findall(r"^deckbuilder schema[^#\n]*", PAGE, re.MULTILINE),
    *re.findall(r"run: (deckbuilder .*)", PAGE),
    *re.findall(r"`(deckbuilder completion fish) >", PAGE),
    "deckbuilder check --strict",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_run_as_they_are_written(
    command: str, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project({"deckbuilder.toml": ""}, water=GOOD)
    program = root / "bin" / "deckbuilder"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m deckbuilder "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    ran = subprocess.run(["sh", "-c", command], cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_page_names_every_schema() -> None:
    assert all(f"`{name}`" in PAGE for name in KINDS)


def test_the_workflow_is_one() -> None:
    found = workflow()
    assert set(found) == {"name", True, "permissions", "jobs"}  # `on` is true in YAML 1.1
    for step in found["jobs"]["build"]["steps"]:
        assert len({"uses", "run"} & set(step)) == 1
    json.loads(blocks("json")[0])


def test_the_hook_is_declared_as_the_page_says() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert f"- id: {hook['id']}" in PAGE
    assert hook["entry"] == "deckbuilder check"
    assert hook["pass_filenames"] is False
