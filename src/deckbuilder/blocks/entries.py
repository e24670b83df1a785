"""Entries of a diagram: what stands before a colon or in bold, what follows it, and what is below it.

They are read alike from a list in a fenced div and from YAML or CSV in a fence. Not a block kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.data_body import read_body
from deckbuilder.blocks.icon_text import text_runs
from deckbuilder.data.csv_table import Table
from deckbuilder.data.keys import Key
from deckbuilder.data.yaml_tree import Listing, Mapping, Scalar, Value
from deckbuilder.model import Run, Runs, plain
from deckbuilder.report import Report, suggestion
from deckbuilder.source import Span

#: More entries, and longer names, no reader takes in; they would take seconds to lay out.
_MOST, _LONGEST = 250, 1000


class Entry(Struct, frozen=True):
    """One item."""

    name: Runs
    """What it is called: its bold beginning, what stands before its first colon, or all of it."""
    text: Runs
    """What is said of it; empty where there is nothing else."""
    span: Span
    fields: tuple[tuple[str, Value], ...] = ()
    """What a mapping says besides, by key."""
    entries: tuple[Entry, ...] = ()
    """Those below it."""
    mark: str = ""
    """The box of a task: ``[ ]`` or ``[x]``."""

    def field(self, key: str) -> str | None:
        """The plain value of a field; None where it has none."""
        found = next((value for name, value in self.fields if name == key), None)
        if not isinstance(found, Scalar) or found.empty:
            return None
        return found.text.strip() or None


class EntryForm(Struct, frozen=True):
    """What entries of a kind are made of, where they are mappings."""

    what: str
    """What an entry is called in findings: ``step``."""
    names: tuple[str, ...] = ("name", "title")
    """The keys of its name."""
    texts: tuple[str, ...] = ("text",)
    """Those of what is said of it."""
    below: tuple[str, ...] = ()
    """Those of the list of entries below it."""
    keys: tuple[Key, ...] = ()
    """Other keys it may have."""


def read_entries(
    node: Node, reading: Reading, form: EntryForm, body: Table | Value | None = None
) -> tuple[Entry, ...]:
    """The entries of a fence or div; what is none is reported. ``body`` is what the fence holds, where that
    has been read already."""
    reader = _Entries(reading, form)
    if node.kind == "div":
        return _bounded(reader.of_div(node), reading.report)
    body = read_body(node, reading) if body is None else body
    if body is None:
        return ()
    return _bounded(reader.of_value(body.records() if isinstance(body, Table) else body), reading.report)


def _bounded(entries: Iterator[Entry], report: Report) -> tuple[Entry, ...]:
    """The entries, unless there are more, or one has a longer name, than any diagram can show."""
    found = tuple(islice(entries, _MOST + 1))
    if len(found) > _MOST:
        report.error(
            "diagram-large", f"a diagram shows {_MOST} entries at most", found[-1].span, "divide it in parts"
        )
        return ()
    for entry in found:
        if len(plain(entry.name)) > _LONGEST:
            report.error(
                "diagram-large",
                f"this name has more than {_LONGEST} characters",
                entry.span,
                "write a short name, a colon, and what is said of it",
            )
            return ()
    return found


class _Entries:
    def __init__(self, reading: Reading, form: EntryForm) -> None:
        self._report = reading.report
        self._what = f"{'an' if form.what[0] in 'aeiou' else 'a'} {form.what}"
        self._names = form.names
        self._texts = form.texts
        self._below = form.below
        self._keys = (*form.names, *form.texts, *form.below, *(key.name for key in form.keys))

    def of_div(self, node: Node) -> Iterator[Entry]:
        for child in node.children:
            if child.kind in ("bullet_list", "ordered_list"):
                for item in child.children:
                    yield from self._item(item)
            else:
                kind = child.kind.replace("_", " ")
                self._fault(f"here stands one list; this {kind} is not shown", child.span)

    def _item(self, item: Node) -> Iterator[Entry]:
        first = item.children[0] if item.children else None
        if first is None or first.kind != "paragraph":
            self._fault(f"{self._what} begins with its name", item.span)
            return
        name, text = named(first.runs)
        entries: list[Entry] = []
        for more in item.children[1:]:
            if more.kind == "paragraph":
                text = (*text, *((Run("\n"),) if text else ()), *more.runs)
            elif more.kind in ("bullet_list", "ordered_list"):
                entries += (entry for inner in more.children for entry in self._item(inner))
            else:
                kind = more.kind.replace("_", " ")
                self._fault(f"{self._what} holds text and lists; this {kind} is not shown", more.span)
        yield Entry(name, text, item.span, entries=tuple(entries), mark=item.mark)

    def of_value(self, value: Value) -> Iterator[Entry]:
        match value:
            case Listing():
                for item in value.items:
                    yield from self._one(item)
            case Mapping():
                for key, inner in value.entries:
                    yield from self._pair(key, inner)
            case Scalar():
                self._fault(f"{self._what} is written as `- name: text`", value.span)

    def _one(self, value: Value) -> Iterator[Entry]:
        match value:
            case Scalar() if value.text.strip() and not value.empty:
                name, text = named(self._runs(value))
                yield Entry(name, text, value.span)
            case Mapping() if any(key.text in self._names for key, _ in value.entries):
                yield from self._mapped(value)
            case Mapping() if len(value.entries) == 1:
                yield from self._pair(*value.entries[0])
            case Mapping():
                self._fault(f"{self._what} has no name", value.span)
            case _:
                self._fault(f"{self._what} is no `name: text`", value.span)

    def _pair(self, key: Scalar, value: Value) -> Iterator[Entry]:
        """``name: text``, or a name over a list of those below it."""
        name = self._runs(key)
        if isinstance(value, Scalar):
            yield Entry(name, self._runs(value), key.span)
        elif self._below:
            yield Entry(name, (), key.span, entries=tuple(self.of_value(value)))
        else:
            self._fault(f"the text of {self._what} is plain text", value.span)

    def _mapped(self, value: Mapping) -> Iterator[Entry]:
        name: Runs = ()
        text: Runs = ()
        fields: list[tuple[str, Value]] = []
        entries: tuple[Entry, ...] = ()
        for key, inner in value.entries:
            if key.text in self._names and isinstance(inner, Scalar):
                name = self._runs(inner)
            elif key.text in self._texts and isinstance(inner, Scalar):
                text = self._runs(inner)
            elif key.text in self._below:
                entries = tuple(self.of_value(inner))
            elif key.text in self._names or key.text in self._texts:
                self._fault(f"the {key.text} of {self._what} is plain text", inner.span)
            elif key.text in self._keys:
                fields.append((key.text, inner))
            else:
                self._unknown(key)
        if plain(name):
            yield Entry(name, text, value.span, tuple(fields), entries)
        else:
            self._fault(f"{self._what} has no name", value.span)

    def _runs(self, value: Scalar) -> Runs:
        """Text, perhaps with icons; nothing for none."""
        text = "" if value.empty else value.text.strip()
        return text_runs(text, value.span, self._report) if text else ()

    def _unknown(self, key: Scalar) -> None:
        self._report.error(
            "data-key",
            f"`{key.text}` is no part of {self._what}",
            key.span,
            suggestion(key.text, self._keys, f"known are {', '.join(self._keys)}"),
        )

    def _fault(self, message: str, span: Span) -> None:
        self._report.error("data-entry", message, span, "write `- name: text`")


def first_line(text: Runs) -> tuple[str, Runs]:
    """The first line of a text without its formatting, and what follows it."""
    first, *more = text or (Run(""),)
    said, _, rest = first.text.partition("\n")
    left: Runs = (*((Run(rest),) if rest else ()), *more)
    while left and not left[0].text.strip():
        left = left[1:]
    return said, left


def named(runs: Runs) -> tuple[Runs, Runs]:
    """What some text is called by its bold beginning or before its first colon, and the rest; all of it where
    it has neither."""
    lead = next((index for index, run in enumerate(runs) if run.icon is None), len(runs))
    if 0 < lead < len(runs):
        name, text = named(runs[lead:])
        return (*runs[:lead], *name), text
    bold = next((index for index, run in enumerate(runs) if not run.bold), len(runs))
    if bold:
        name, rest = tuple(replace(run, bold=False) for run in runs[:bold]), runs[bold:]
    else:
        before, colon, after = runs[0].text.partition(": ") if runs else ("", "", "")
        if not colon:
            return runs, ()
        name, rest = (replace(runs[0], text=before),), (replace(runs[0], text=after), *runs[1:])
    name = (*name[:-1], replace(name[-1], text=name[-1].text.rstrip(" :")))
    if rest:
        rest = (replace(rest[0], text=rest[0].text.lstrip(" :–—")), *rest[1:])
    return name, tuple(run for run in rest if run.text)
