"""The programs a brief is timed against, as commands, from the packages pypandoc_binary and typst."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import pypandoc

PANDOC = str(pypandoc.get_pandoc_path())
#: The typst package has no command of its own, so Python starts it: about 0.015 s of what is measured.
TYPST = (sys.executable, "-c", "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])")


def versions() -> str:
    return f"pandoc {pypandoc.get_pandoc_version()}, typst {version('typst')}"


def deck(brief: Path, output: Path, *, highlighting: bool = True) -> list[str]:
    """pandoc's own PowerPoint."""
    return [*_read(brief, highlighting), "-o", str(output)]


def memo(brief: Path, output: Path, *, highlighting: bool = True) -> list[list[str]]:
    """Typst's PDF of what pandoc writes for it.

    pandoc 3.9 writes a list of keywords without quotation marks, which Typst refuses: they are left out.
    """
    source = output.with_suffix(".typ")
    write = [*_read(brief, highlighting), "--standalone", "--metadata", "keywords=", "-o", str(source)]
    return [write, [*TYPST, str(source), str(output)]]


def _read(brief: Path, highlighting: bool) -> list[str]:
    """Without ``highlighting`` pandoc need not load its grammars (0.45 s), which one fenced block makes it
    do.
    """
    command = [PANDOC, str(brief), "--resource-path", str(brief.parent)]
    return command if highlighting else [*command, "--syntax-highlighting", "none"]
