"""The tutorial and the guide to themes, carried out to the letter: their commands, their edits, and what they
say is printed."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
STEP = re.compile(
    r"(?P<before>.*?)^(?P<ticks>`{3,})(?P<word>\w+)\n(?P<body>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL
)
EDIT = re.compile(r"(?P<how>Put this into|Add this at the end of) `(?P<path>[^`]+)`")
HELD = re.compile(r"`(?P<path>[^`]+)` holds")
CORRECTION = re.compile(r"In `(?P<path>[^`]+)`,\s+write `(?P<new>[^`]+)` instead of `(?P<old>[^`]+)`")
#: Commands that are no part of what is tested.
INSTALLING = (
    "python3 -m venv ~/deckbuilder",
    "~/deckbuilder/bin/pip install .",
    "source ~/deckbuilder/bin/activate",
)
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">
<rect width="40" height="40" rx="6" fill="#0B4F6C"/><circle cx="20" cy="20" r="9" fill="#E8A33D"/>
<rect x="52" y="10" width="60" height="8" fill="#0B4F6C"/></svg>"""


class Reader:
    """Somebody who follows a page in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        #: `serve --open` opens nothing here.
        self.environment = {**os.environ, "BROWSER": "true", "XDG_CACHE_HOME": str(folder / "cache")}
        self.printed = ""

    def follow(self, page: str) -> None:
        for step in STEP.finditer(page):
            self.correct(step["before"])
            edit = EDIT.search(step["before"])
            if edit:
                self.edit(edit["how"], self.folder / edit["path"], step["body"])
            elif step["word"] == "sh":
                self.printed = "".join(self.command(line) for line in step["body"].splitlines())
            else:
                assert step["word"] == "text", step["body"]
                if held := HELD.search(step["before"]):
                    self.printed = (self.folder / held["path"]).read_text("utf-8")
                self.compare(step["body"])

    def correct(self, said: str) -> None:
        if found := CORRECTION.search(said):
            path = self.folder / found["path"]
            text = path.read_text("utf-8")
            assert text.count(found["old"]) == 1
            path.write_text(text.replace(found["old"], found["new"]), "utf-8")

    def edit(self, how: str, path: Path, text: str) -> None:
        with path.open("w" if how == "Put this into" else "a", encoding="utf-8") as file:
            file.write(text)

    def command(self, line: str) -> str:
        program, *arguments = shlex.split(line)
        if program == "cd":
            self.folder /= arguments[0]
            return ""
        if line in INSTALLING:
            return ""
        assert program == "deckbuilder", line
        if arguments[0] == "serve":
            with self.running(*arguments) as process:
                assert process.stdout is not None
                return process.stdout.readline()
        with self.running(*arguments) as process:
            return process.communicate(timeout=60)[0]

    @contextmanager
    def running(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        command = [sys.executable, "-m", "deckbuilder", *arguments]
        process = subprocess.Popen(
            command,
            cwd=self.folder,
            env=self.environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.communicate(timeout=30)

    def compare(self, said: str) -> None:
        """All lines were printed, in this order; `…` stands for anything, as do spaces for any number."""
        printed = iter(self.printed.splitlines())
        for line in said.splitlines():
            pattern = re.escape(" ".join(line.split())).replace("…", ".*")
            assert any(re.fullmatch(pattern, " ".join(one.split())) for one in printed), (line, self.printed)


@pytest.mark.slow
def test_the_tutorial_holds(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    reader.follow((DOCS / "tutorial.md").read_text("utf-8"))
    output = tmp_path / "water" / "output"
    assert {path.name for path in output.iterdir()} == {"water-deck.pptx", "water-memo.pdf"}


@pytest.mark.slow
def test_the_way_from_a_logo_to_a_theme_holds(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    reader.follow("```sh\ndeckbuilder new water\ncd water\n```\n")
    (tmp_path / "water" / "logo.svg").write_text(LOGO, "utf-8")
    page = (DOCS / "themes.md").read_text("utf-8")
    reader.follow(page.partition("## From logo to theme\n")[2].partition("\n## ")[0])


def test_its_pictures_show_its_data() -> None:
    (data,) = re.findall(r"^```text\n(Year,.*?)^```$", (DOCS / "tutorial.md").read_text("utf-8"), re.M | re.S)
    assert (DOCS / "examples" / "flow.csv").read_text("utf-8") == data
    templates = DOCS.parent / "src" / "deckbuilder" / "templates"
    drawing = (templates / "briefing" / "valleys.svg").read_bytes()
    assert (DOCS / "examples" / "valleys.svg").read_bytes() == drawing
