"""Files beside a brief that no brief of its project refers to, and names that it gives and never uses. Not a
rule.

A file counts as used where this brief has read it, or its name stands in any text file of the project; in
case of doubt it is used. A brief that lies alone, outside any project, may lie among anything: nothing is
said of its neighbours.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from deckbuilder.checks.written import Written
from deckbuilder.project import BRIEF_NAMES
from deckbuilder.source import Span

#: Folders with more are no brief's.
MOST_ENTRIES = 3000
#: Larger files are no texts that name others.
_MOST_BYTES = 1024 * 1024
_TEXTS = frozenset((
    ".md", ".markdown", ".qmd", ".rmd", ".yml", ".yaml", ".json", ".toml", ".html", ".tex", ".typ", ".py",
    ".r", ".jl", ".ipynb", ".js", ".sh",
))  # fmt: skip
_PROSE = (".md", ".markdown")
#: A theme's folder holds it.
_BRAND = "_brand.yml"
#: What stands on a line with templates or shortcodes.
TEMPLATES = ("{{", "{%")
#: Nothing in it is content, and it changes with every build.
_OUTPUT = "output"
#: Most names that a finding lists.
_LISTED = 5


def unused_files(written: Written, endings: frozenset[str]) -> list[str]:
    """Names of the files with one of some endings below the brief's folder that nothing refers to."""
    folder, base = written.folder, written.document.folder
    brief = Path(written.document.path).name
    if brief not in BRIEF_NAMES and (base.resolve() == folder.root or _first_brief(base) != brief):
        return []
    try:
        near = [path for path in _walked(base, written, apart=True) if path.suffix.lower() in endings]
        found = [path for path in near if os.path.abspath(path) not in written.seen]
        return sorted(folder.name(path) for path in _unnamed(found, written)) if found else []
    except (OSError, _TooMany):
        return []


def listed(names: list[str]) -> str:
    """Some names in a message: all, or the first of many."""
    told = ", ".join(f"`{name}`" for name in names[:_LISTED])
    return told if len(names) <= _LISTED else f"{told} and {len(names) - _LISTED} more"


def lines_with(written: Written, signs: Iterable[str]) -> str:
    """The lines of the brief and of what it includes, front matter aside, that hold one of some signs."""
    meta, folder = written.document.meta, written.folder
    found: list[str] = []
    for name in map(folder.name, folder.texts):
        lines = (folder.quote(name) or "").split("\n")
        body = lines[meta.span.last if meta.span and meta.span.path == name else 0 :]
        found += (line for line in body if any(sign in line for sign in signs))
    return "\n".join(found)


def unused_names(names: Iterable[str], text: str) -> list[str]:
    """Those of some names that a text does not hold as a word."""
    return [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]


def place(written: Written) -> Span:
    """Where it is told what a brief does with its files: at its front matter."""
    return written.document.meta.span or Span(written.document.path, 1, 1)


class _TooMany(Exception):
    """There are more files than a project has."""


def _first_brief(base: Path) -> str:
    """The first brief of a folder with several: it speaks for all."""
    return min((entry.name for entry in os.scandir(base) if entry.name.lower().endswith(_PROSE)), default="")


def _walked(top: Path, written: Written, *, apart: bool) -> Iterator[Path]:
    """Every file below a folder; ``apart`` leaves out what other briefs have for themselves. Hidden files,
    themes and what begins with `_` are no content.

    Raises:
        _TooMany: there is no end to them.
    """
    left, folders = MOST_ENTRIES, [top]
    while folders:
        folder = folders.pop()
        written.folder.ledger.names(folder)  # one more or less may change what is found
        with os.scandir(folder) as entries:
            inside = [entry for entry in entries if not entry.name.startswith(".")]
        left -= len(inside)
        if left < 0:
            raise _TooMany
        names = {entry.name for entry in inside}
        if _BRAND in names or (apart and folder != top and names & set(BRIEF_NAMES)):
            continue
        for entry in inside:
            if entry.name.startswith("_"):
                continue
            if entry.is_dir(follow_symlinks=False) and entry.name != _OUTPUT:
                folders.append(Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                yield Path(entry.path)


def _unnamed(found: list[Path], written: Written) -> list[Path]:
    """The files that no text of the project names."""
    for path in _walked(written.folder.root, written, apart=False):
        if path.suffix.lower() in _TEXTS and path.stat().st_size <= _MOST_BYTES:
            text = written.folder.ledger.read(path).decode("utf-8", "replace")
            found = [one for one in found if one == path or not _names(text, one)]
            if not found:
                break
    return found


def _names(text: str, path: Path) -> bool:
    """Whether a text names a file, or may put its name together: `{{ country }}.csv`, `country ~ ".csv"`."""
    from urllib.parse import quote  # few briefs have files to look for

    name, ending = path.name, path.suffix
    composed = (f"}}}}{ending}", f'"{ending}', f"'{ending}")
    return name in text or quote(name) in text or any(form in text for form in composed)
