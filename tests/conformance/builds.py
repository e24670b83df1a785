"""The project's own briefs, built once for each theme and slide format through the command line."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from .tools import ROOT, run

BRIEFS = ("gallery", "japan-bhutan")
THEMES = ("briefing", "ministry", "night")
ASPECTS: tuple[Literal["16:9", "4:3"], ...] = ("16:9", "4:3")
#: The installed command, beside the Python that runs the tests.
PROGRAM = Path(sys.executable).with_name("deckbuilder")


@dataclass(frozen=True, slots=True)
class Case:
    """What is built."""

    brief: str
    theme: str
    aspect: Literal["16:9", "4:3"]

    def __str__(self) -> str:
        return f"{self.brief}-{self.theme}-{self.aspect.replace(':', 'x')}"


CASES = [Case(*case) for case in product(BRIEFS, THEMES, ASPECTS)]


@dataclass(frozen=True, slots=True)
class Built:
    """The documents of one case."""

    deck: Path
    memo: Path


class Workshop:
    """Builds cases in a folder of its own and remembers them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._built: dict[Case, Built] = {}

    def build(self, case: Case) -> Built:
        """The documents of a case, built at its first asking.

        Raises:
            RuntimeError: the build failed; with what it printed.
        """
        if case not in self._built:
            self._built[case] = self._make(case)
        return self._built[case]

    def _make(self, case: Case) -> Built:
        project = self._folder / str(case)
        shutil.copytree(ROOT / "content" / case.brief, project / "content" / case.brief, dirs_exist_ok=True)
        brief = project / "content" / case.brief / "brief.md"
        brief.write_text(with_aspect(brief.read_text(encoding="utf-8"), case.aspect), encoding="utf-8")
        ran = run([PROGRAM, "build", brief, "--theme", case.theme, "--output", project / "output"])
        if ran.returncode:
            raise RuntimeError(f"{case} was not built:\n{ran.stdout}{ran.stderr}")
        (deck,), (memo,) = (list((project / "output").glob(f"*.{ending}")) for ending in ("pptx", "pdf"))
        return Built(deck, memo)


def with_aspect(text: str, aspect: str) -> str:
    """A brief whose front matter has a `deck:` part, asking for slides of this format."""
    asked = text.replace("\ndeck:\n", f'\ndeck:\n  aspect: "{aspect}"\n', 1)
    assert asked != text, "the front matter has no `deck:` part"
    return asked
