"""The events of a timeline: YAML, CSV, ``date | text`` lines or a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.data_body import read_body
from deckbuilder.blocks.entries import Entry, EntryForm, read_entries
from deckbuilder.data.csv_table import Table
from deckbuilder.data.keys import Key
from deckbuilder.data.yaml_tree import Listing, Scalar, Value
from deckbuilder.model import Run, Runs, plain
from deckbuilder.source import Span

_DATES = ("date", "from")
EVENT = EntryForm(
    "event",
    _DATES,
    below=("events",),
    keys=(
        Key("title", "What happened, in a word or two"),
        Key("to", "When it ended"),
        Key("lane", "What it belongs to: events of one lane stand beside each other"),
        Key("milestone", "Whether it is marked", "truth", usual="false"),
    ),
)
_HELP = "write each event as `- 1968: what happened`, or as date, title and text"


class Event(Struct, frozen=True):
    """A moment or a period: when, and what happened."""

    date: str
    title: str
    """Empty where the author gives the text alone."""
    text: Runs
    span: Span
    until: str = ""
    """When it ended, where that has a field of its own."""
    lane: str = ""
    """What it belongs to."""
    milestone: bool = False

    @property
    def when(self) -> str:
        """Its date, or first and last one, as shown."""
        return f"{self.date}–{self.until}" if self.until else self.date.replace("..", "–")

    def words(self) -> str:
        return ", ".join(part for part in (self.title, plain(self.text)) if part)


def read_events(node: Node, reading: Reading) -> tuple[Event, ...]:
    """The events of a fence or div; faults are reported at their line."""
    body = _body(node, reading) if node.kind == "fence" else None
    if node.kind == "fence" and body is None:
        return ()
    entries = read_entries(node, reading, EVENT, body)
    events = tuple(_events(entries, reading))
    if node.attrs.get("data") is None:
        return events
    # What is shown comes from the file, but stands where the brief asks for it.
    return tuple(replace(event, span=node.span) for event in events)


def _body(node: Node, reading: Reading) -> Value | None:
    """What the fence holds, as a list of events where it is lines with bars or a table."""
    filled = [line for line in node.text.split("\n") if line.strip()]
    barred = filled and all("|" in line and not line.lstrip().startswith("- ") for line in filled)
    if barred and not any(name.strip().lower() in _DATES for name in filled[0].split("|")):
        lines = [
            Scalar(line.text, True, Span(line.path, line.number, line.number))
            for line in node.lines
            if line.text.strip()
        ]
        return Listing(tuple(lines), node.span)
    body = read_body(node, reading)
    if not isinstance(body, Table):
        return body
    header = tuple(replace(name, text=name.text.strip().lower()) for name in body.header)
    return replace(body, header=header).records()


def _events(entries: Sequence[Entry], reading: Reading, lane: str = "") -> Iterator[Event]:
    for entry in entries:
        if entry.entries:
            yield from _events(entry.entries, reading, plain(entry.name))
        elif (event := _event(entry, lane)) is not None:
            yield event
        else:
            message = "an event needs a date and a title or text"
            reading.report.error("timeline-event", message, entry.span, _HELP)


def _event(entry: Entry, lane: str) -> Event | None:
    """None where the entry has no date, or nothing happens."""
    date, bar, after = plain(entry.name).partition("|")
    text = (*((Run(after.strip()),) if after.strip() else ()), *entry.text) if bar else entry.text
    title = entry.field("title") or ""
    if not date.strip() or not (title or text):
        return None
    milestone = next((value for key, value in entry.fields if key == "milestone"), None)
    return Event(
        date.strip(),
        title,
        text,
        entry.span,
        entry.field("to") or "",
        entry.field("lane") or lane,
        isinstance(milestone, Scalar) and bool(milestone.truth),
    )
