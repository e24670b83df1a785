"""Completion, asked for as shells ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from deckbuilder.cli.completing import VARIABLE

from .conftest import MakeProject

SHELLS = ("bash", "zsh", "fish", "powershell")
GOOD = "# A section\n"


@pytest.fixture
def project(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project to stand in, and the program under its own name on the path."""
    root = make_project({"deckbuilder.toml": "", "themes/works/_brand.yml": ""}, water=GOOD, woods=GOOD)
    program = root / "bin" / "deckbuilder"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m deckbuilder "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(root)
    return root


def shell(name: str, script: str) -> list[str]:
    """What a shell prints, by lines."""
    if shutil.which(name) is None:
        pytest.skip(f"there is no {name} here")
    args = {"bash": ["--norc", "-c"], "zsh": ["-f", "-c"], "fish": ["--no-config", "-c"]}[name]
    ran = subprocess.run([name, *args, script], capture_output=True, text=True, timeout=60, check=False)
    assert not ran.stderr, ran.stderr
    return ran.stdout.splitlines()


def in_bash(line: str) -> list[str]:
    """What bash proposes at the end of a line, with the function that our script gives it."""
    words = line.split(" ")
    written = " ".join(f"'{word}'" for word in words)
    return shell(
        "bash",
        'eval "$(deckbuilder completion bash)"; '
        f"COMP_WORDS=({written}); COMP_CWORD={len(words) - 1}; "
        '_deckbuilder_completion deckbuilder; printf "%s\\n" "${COMPREPLY[@]}"',
    )


LINES = {
    "deckbuilder bui": ["build"],
    "deckbuilder build con": ["content/water", "content/woods"],
    "deckbuilder check content/wo": ["content/woods"],
    "deckbuilder build --to m": ["memo"],
    "deckbuilder build --theme w": ["works"],
    "deckbuilder themes show min": ["ministry"],
    "deckbuilder check --format j": ["json"],
    "deckbuilder schema front": ["front-matter"],
    "deckbuilder explain table-ragg": ["table-ragged"],
    "deckbuilder completion pow": ["powershell"],
}


@pytest.mark.parametrize("line", LINES)
def test_bash(project: Path, line: str) -> None:
    assert in_bash(line) == LINES[line]


def test_files_are_left_to_the_shell(project: Path) -> None:
    assert in_bash("deckbuilder build themes/") == [""]
    assert "complete -o default" in "\n".join(shell("bash", "deckbuilder completion bash"))


def test_fish(project: Path) -> None:
    for line, expected in list(LINES.items())[:3]:
        found = shell("fish", f"deckbuilder completion fish | source; complete --do-complete '{line}'")
        assert [one.partition("\t")[0] for one in found] == expected, line


def test_zsh(project: Path) -> None:
    """Its script is evaluated; what it shows takes a terminal, so that the answer to it is looked at."""
    shell("zsh", 'autoload -Uz compinit && compinit -u -D; eval "$(deckbuilder completion zsh)"')
    for line, expected in list(LINES.items())[:3]:
        asked = f"_TYPER_COMPLETE_ARGS='{line}' {VARIABLE}=complete_zsh deckbuilder"
        found = "\n".join(shell("zsh", asked))
        assert found.startswith("_arguments '*: :(("), line
        assert all(f'"{word}"' in found for word in expected), line


@pytest.mark.parametrize("name", SHELLS)
def test_every_script_names_the_program(project: Path, name: str) -> None:
    asked = [sys.executable, "-m", "deckbuilder", "completion", name]
    ran = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert "_DECKBUILDER_COMPLETE" in ran.stdout
    assert "deckbuilder" in ran.stdout


def test_outside_a_project_nothing_is_proposed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert in_bash("deckbuilder build ") == [""]


@pytest.mark.parametrize("line", ["deckbuilder build --theme ", "deckbuilder build ", "deckbuilder schema "])
def test_what_is_proposed_is_found_without_the_engine(project: Path, line: str) -> None:
    """A shell waits for it at every press of the key."""
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" ")), VARIABLE: "complete_bash"}
    program = [sys.executable, "-X", "importtime", "-m", "deckbuilder"]
    ran = subprocess.run(program, capture_output=True, text=True, env={**os.environ, **asked}, check=True)
    assert ran.stdout
    loaded = {row.rpartition("|")[2].strip() for row in ran.stderr.splitlines()}
    assert "deckbuilder.cli.completing" in loaded
    assert not loaded & {"yaml", "PIL", "lxml", "uharfbuzz", "deckbuilder.blocks", "deckbuilder.markdown"}
