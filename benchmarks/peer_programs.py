"""The programs that make PowerPoint files from Markdown: where they are, and the brief as each can read it.

A brief is adapted line by line, and no more than a program's own manual asks for: what its dialect has no
words for is left as it stands. Nothing here measures.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pandoc_typst
from msgspec import Struct
from msgspec.structs import replace

Lines = list[str]
Command = list[str]

_FIELD = re.compile(r"(title|subtitle|author|date): (.*)")
_FENCE = re.compile(r"\s*(```|~~~)")
_DIV = re.compile(r":{3,}")
_NOTES = re.compile(r":{3,}\s*(\{\.)?notes")


class Peer(Struct, frozen=True):
    """A program, ready to run."""

    name: str
    version: str
    adapted: Callable[[Mapping[str, str], Lines], Lines]
    """The brief's fields and body in the program's dialect."""
    command: Callable[[Path, Path], Command]
    """What turns a Markdown file into a PowerPoint file."""
    absent: str = ""
    """Why it cannot be run here; empty where it can."""
    from_input: bool = False
    """It reads the Markdown from standard input."""


def peers(folder: Path | None) -> list[Peer]:
    """Every program compared, ours first. ``folder`` holds ``venv``, ``node_modules`` and a checkout of
    ``md2pptx``, as far as they are installed."""
    return [_ours(), _pandoc(), _markdown_pptx(folder), _md2pptx(folder), _md2ppt(folder), *_marp(folder)]


def split(text: str) -> tuple[dict[str, str], Lines]:
    """The simple fields of a front matter, and the lines after it."""
    _, matter, body = text.split("---\n", 2)
    fields = dict(match.groups() for line in matter.splitlines() if (match := _FIELD.fullmatch(line)))
    return fields, body.splitlines()


def _ours() -> Peer:
    program = str(Path(sys.executable).with_name("deckbuilder"))

    def command(brief: Path, deck: Path) -> Command:
        return [
            program,
            "build",
            str(brief),
            "--to",
            "deck",
            "--output",
            str(deck.parent),
            "--root",
            str(brief.parent),
        ]

    def adapted(fields: Mapping[str, str], body: Lines) -> Lines:
        """As it is; only the file's name is fixed."""
        return _as_it_is({**fields, "output": "brief"}, body)

    return Peer("deckbuilder", _said(program, "--version"), adapted, command)


def _pandoc() -> Peer:
    def command(brief: Path, deck: Path) -> Command:
        return [*pandoc_typst.deck(brief, deck), "--slide-level", "2"]

    return Peer("pandoc", _said(pandoc_typst.PANDOC, "--version"), _as_it_is, command)


def _markdown_pptx(folder: Path | None) -> Peer:
    program = _found(folder, "venv/bin/markdown-pptx", "markdown-pptx")

    def command(brief: Path, deck: Path) -> Command:
        return [program, str(brief), str(deck), "--force"]

    def adapted(fields: Mapping[str, str], body: Lines) -> Lines:
        """Slides begin at level 1; notes are a setting of the slide; there are no front matter, footnotes
        or HTML."""
        cover = [f"# {fields['title']}", f"## {fields['subtitle']}", ""]
        return [*cover, *_noted(_raised(_unfooted(_undivided(body))))]

    return _peer("markdown-pptx", program, adapted, command, "--version")


def _md2pptx(folder: Path | None) -> Peer:
    program = _found(folder, "md2pptx/md2pptx.py", "md2pptx.py") or _found(
        folder, "md2pptx/md2pptx", "md2pptx"
    )
    python = _found(folder, "venv/bin/python", "python3")

    def command(brief: Path, deck: Path) -> Command:
        return [python, program, str(deck)]

    def adapted(fields: Mapping[str, str], body: Lines) -> Lines:
        """Title, sections and slides are levels 1, 2 and 3; items begin with a star; notes are paragraphs."""
        head = ["pageTitleSize: 24", "", f"# {fields['title']}", fields["subtitle"], ""]
        starred = [re.sub(r"^(\s*)- ", r"\1* ", line) for line in _lowered(_undivided(body, notes=True))]
        return [*head, *starred]

    version = _said("git", "-C", str(Path(program).parent), "log", "-1", "--format=%cs") if program else ""
    return Peer("md2pptx", version, adapted, command, "" if program else "not installed", from_input=True)


def _md2ppt(folder: Path | None) -> Peer:
    program = _found(folder, "venv/bin/md2ppt", "md2ppt")

    def command(brief: Path, deck: Path) -> Command:
        return [program, str(brief), str(deck)]

    def adapted(fields: Mapping[str, str], body: Lines) -> Lines:
        """One title slide; no sections."""
        sections = (re.sub(r"^# ", "## ", line) for line in _undivided(body, notes=True))
        return [f"# {fields['title']}: {fields['subtitle']}", "", *sections]

    python = str(Path(program).with_name("python")) if program else ""
    asked = "from importlib.metadata import version; print(version('md2ppt'))"
    return Peer(
        "md2ppt",
        _said(python, "-c", asked) if program else "",
        adapted,
        command,
        "" if program else "not installed",
    )


def _marp(folder: Path | None) -> Iterator[Peer]:
    """Its default, pictures of slides, and what its ``--pptx-editable`` makes by way of LibreOffice."""
    program = _found(folder, "node_modules/.bin/marp", "marp")
    browser = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "msedge", "firefox"))), None)

    def adapted(fields: Mapping[str, str], body: Lines) -> Lines:
        """Slides begin at headings of levels 1 and 2; comments are notes."""
        head = ["---", "marp: true", "headingDivider: 2", f"title: {fields['title']}", "---", ""]
        return [*head, f"# {fields['title']}", "", fields["subtitle"], "", *_commented(body)]

    for name, options in (("Marp", ["--pptx"]), ("Marp, editable", ["--pptx", "--pptx-editable"])):

        def command(brief: Path, deck: Path, options: Sequence[str] = options) -> Command:
            return [program, "--no-stdin", "--allow-local-files", *options, str(brief), "-o", str(deck)]

        peer = _peer(name, program, adapted, command, "--version")
        absent = peer.absent or ("" if browser else "needs a browser, and there is none")
        yield replace(peer, absent=absent)


def _peer(
    name: str,
    program: str,
    adapted: Callable[[Mapping[str, str], Lines], Lines],
    command: Callable[[Path, Path], Command],
    asked: str,
) -> Peer:
    if not program:
        return Peer(name, "", adapted, command, "not installed")
    return Peer(name, _said(program, asked), adapted, command)


def _found(folder: Path | None, place: str, name: str) -> str:
    """A program in ``folder``, or on the path; empty where it is neither."""
    if folder is not None and (folder / place).exists():
        return str(folder.absolute() / place)
    return shutil.which(name) or ""


def _said(*command: str) -> str:
    """The version in the first line a program prints."""
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    first = next(iter(said.splitlines()), "")
    number = re.search(r"\d+(\.\d+)+|\d{4}-\d\d-\d\d", first)
    return number[0] if number else first


def _as_it_is(fields: Mapping[str, str], body: Lines) -> Lines:
    return ["---", *(f"{name}: {value}" for name, value in fields.items()), "lang: en-GB", "---", "", *body]


def _undivided(body: Sequence[str], *, notes: bool = False) -> Lines:
    """Without the marks of divisions and without attributes; what stood in them stays, as do the marks of
    notes unless ``notes`` says that they are paragraphs."""
    kept: Lines = []
    noting = False
    for line in _unattributed(body):
        if _NOTES.match(line):
            noting = True
        elif not _DIV.match(line):
            kept.append(line)
            continue
        elif noting:
            noting = False
        else:
            continue
        if not notes:
            kept.append(line)
    return kept


def _unattributed(body: Sequence[str]) -> Lines:
    return [re.sub(r"\s*\{[#.\w][^}]*\}$", "", line) if not _DIV.match(line) else line for line in body]


def _unfooted(body: Sequence[str]) -> Lines:
    """Footnotes as paragraphs where they are defined."""
    lines = (re.sub(r"^\[\^[^\]]+\]:\s*", "", line) for line in body)
    return [re.sub(r"\[\^[^\]]+\]", "", re.sub(r"^ {4}(?=\S)", "", line)) for line in lines]


def _raised(body: Sequence[str]) -> Lines:
    """Headings one level up, sections and slides alike on the first."""
    return _headings(body, lambda marks: "#" * max(1, len(marks) - 1))


def _lowered(body: Sequence[str]) -> Lines:
    return _headings(body, lambda marks: marks + "#")


def _headings(body: Sequence[str], changed: Callable[[str], str]) -> Lines:
    lines: Lines = []
    fenced = False
    for line in body:
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else re.match(r"(#+) ", line)
        lines.append(changed(heading[1]) + line[heading.end(1) :] if heading else line)
    return lines


def _noted(body: Sequence[str]) -> Lines:
    """Notes as markdown-pptx takes them: a comment right after the slide's heading."""
    lines: Lines = []
    heading = 0
    noting: Lines | None = None
    for line in body:
        if _NOTES.match(line):
            noting = []
        elif noting is not None and _DIV.match(line):
            said = [f"  {word}" for word in noting]
            lines[heading + 1 : heading + 1] = ["<!-- markdown-pptx:slide", "notes: |", *said, "-->", ""]
            noting = None
        elif noting is not None:
            noting.append(line)
        else:
            if line.startswith("# "):
                heading = len(lines)
            lines.append(line)
    return lines


def _commented(body: Sequence[str]) -> Lines:
    """Notes as Marp takes them: comments."""
    lines: Lines = []
    noting = False
    for line in _undivided(body):
        if _NOTES.match(line):
            noting = True
            lines.append("<!--")
        elif noting and _DIV.match(line):
            noting = False
            lines.append("-->")
        else:
            lines.append(line)
    return lines
