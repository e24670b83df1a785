"""The templates of one expansion: the brief and the files it includes, with the place of every line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from deckbuilder.data.files import read_file
from deckbuilder.data.numbers import Mark
from deckbuilder.expand import marks
from deckbuilder.expand.code import code_regions
from deckbuilder.expand.datasets import rows
from deckbuilder.expand.scan import Unclosed, unclosed_block
from deckbuilder.markdown import front_matter
from deckbuilder.model import NamedData
from deckbuilder.report import Diagnostic, Report, Severity
from deckbuilder.source import Folder, Line, Span, Unreadable


class Refused(Exception):
    """A template asks for what it may not have; ``span`` says where, if not at the statement carried out."""

    def __init__(self, code: str, message: str, help: str, span: Span | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help
        self.span = span


class Sources:
    """Finds, marks and remembers templates. A template's name is its path as shown."""

    def __init__(self, folder: Folder, base: Path, report: Report, usual: Mark = ".") -> None:
        """``usual`` stands before decimals in data whose numbers do not tell."""
        self._folder = folder
        self._report = report
        self._usual: Mark = usual
        self.places: list[tuple[str, int]] = []
        """File and line of each mark."""
        self._lines: dict[str, Sequence[Line]] = {}
        self._marked: dict[str, str] = {}
        self._bases: dict[str, Path] = {"": base}
        self._includes: dict[str, set[str]] = {}

    def add_main(self, body: Sequence[Line]) -> str:
        """Take the brief itself; returns its name."""
        name = body[0].path
        self._lines[name] = body
        self._bases[name] = self._bases[""]
        return name

    def resolve(self, reference: str, parent: str) -> str:
        """The name of the file that ``parent`` includes as ``reference``.

        Raises:
            Refused: it is missing or outside the project, or includes lead in a circle.
        """
        try:
            path = self._folder.locate(reference, self._bases[parent])
            name = self._folder.name(path)
            if name not in self._lines:
                self._read(name, path)
        except Unreadable as fault:
            raise Refused(fault.code, fault.message, fault.help) from None
        self._includes.setdefault(parent, set()).add(name)
        circle = self._path(name, parent)
        if circle:
            chain = " → ".join(f"`{part}`" for part in (parent, *circle))
            raise Refused("include-circle", f"the includes lead in a circle: {chain}", "take one of them out")
        return name

    def named(self, data: NamedData) -> object:
        """The rows of a file that the front matter names."""
        return rows(read_file(data.file, self._folder, self._bases[""], self._report, data.span), self._usual)

    def data(self, reference: str, parent: str) -> object:
        """The rows of a file that the template ``parent`` asks for; faults in it are reported.

        Raises:
            Refused: it is missing or outside the project.
        """
        try:
            path = self._folder.locate(reference, self._bases[parent])
        except Unreadable as fault:
            raise Refused(fault.code, fault.message, fault.help) from None
        span = Span(self._folder.name(path), 1, 1)
        return rows(read_file(path.name, self._folder, path.parent, self._report, span), self._usual)

    def _read(self, name: str, path: Path) -> None:
        lines = [
            Line(text, name, n)
            for n, text in enumerate(self._folder.text(path).rstrip("\n").split("\n"), start=1)
        ]
        skipped = front_matter.split(lines)
        if skipped:
            self._report.note(
                "include-front-matter",
                "the front matter of an included file is left out",
                Span(name, 1, skipped),
                "set it in the brief itself",
            )
        self._lines[name] = lines[skipped:]
        self._bases[name] = path.parent

    def _path(self, start: str, goal: str) -> tuple[str, ...]:
        """The includes that lead from ``start`` to ``goal``; empty if none do."""
        ways: list[tuple[str, ...]] = [(start,)]
        seen = {start}
        for way in ways:
            if way[-1] == goal:
                return way
            for following in sorted(self._includes.get(way[-1], ())):
                if following not in seen:
                    seen.add(following)
                    ways.append((*way, following))
        return ()

    def marked(self, name: str) -> str:
        """The template's text as Jinja is to see it.

        Raises:
            Refused: a tag is never closed.
        """
        if name not in self._marked:
            lines = self._lines[name]
            text = "\n".join([line.text for line in lines])
            try:
                self._marked[name] = marks.mark(text, len(self.places)) + "\n"
            except Unclosed as fault:
                number = text.count("\n", 0, fault.position)
                column = fault.position - (text.rfind("\n", 0, fault.position) + 1) + 1
                raise Refused(
                    "template-unclosed",
                    f"this `{fault.opening}` is never closed",
                    "close it, or write it as code if it is meant as text",
                    self.span(name, number + 1, column),
                ) from None
            self.places += [(line.path, line.number) for line in lines]
        return self._marked[name]

    def names(self) -> Iterable[str]:
        """The templates read so far, the brief first."""
        return self._lines

    def knows(self, name: str) -> bool:
        """Whether ``name`` is a template read so far."""
        return name in self._lines

    def unclosed_block(self, name: str) -> tuple[str, int] | None:
        """The tag's word and the line (from 1) of the innermost block of a template that is never closed."""
        text = "\n".join([line.text for line in self._lines[name]])
        found = unclosed_block(text, code_regions(text))
        return (found[0], text.count("\n", 0, found[1]) + 1) if found else None

    def line(self, name: str, number: int) -> str:
        """The text of line ``number`` (from 1) of a template, as written."""
        lines = self._lines[name]
        return lines[min(max(number, 1), len(lines)) - 1].text if lines else ""

    def span(self, name: str, number: int, column: int | None = None) -> Span:
        """The place of line ``number`` (from 1) of a template."""
        lines = self._lines[name]
        line = lines[min(max(number, 1), len(lines)) - 1] if lines else Line("", name, 1)
        return Span(line.path, line.number, line.number, column)


def diagnostic(fault: Refused, span: Span | None) -> Diagnostic:
    """The finding for a refusal at ``span``."""
    return Diagnostic(fault.code, Severity.ERROR, fault.message, fault.span or span, fault.help)
