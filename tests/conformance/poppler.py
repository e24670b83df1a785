"""What poppler reads from a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .tools import program, run


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a PDF."""

    name: str
    """As the file names it, without the six letters that mark a subset."""
    embedded: bool
    mapped: bool
    """Its glyphs are mapped to characters, so that text can be searched and copied."""


def fonts(pdf: Path) -> list[Font]:
    """The fonts a PDF uses."""
    lines = run([program("pdffonts"), pdf]).stdout.splitlines()[2:]
    found = []
    for line in lines:
        before, embedded, _, mapped, _, _ = line.rsplit(maxsplit=5)
        found.append(Font(before.split()[0].rsplit("+", 1)[-1], embedded == "yes", mapped == "yes"))
    return found
