"""The steps of a process, as authors write them, and how they look by their status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading, Room
from deckbuilder.blocks.entries import Entry, EntryForm, read_entries
from deckbuilder.blocks.lettering import Look
from deckbuilder.data.keys import Key
from deckbuilder.model import Run, Runs, plain
from deckbuilder.plan import Para, Stroke
from deckbuilder.report import suggestion
from deckbuilder.source import Span
from deckbuilder.theme.graphic_roles import MUTED_SERIES

Form = Literal["chevron", "steps", "loop", "vertical"]
FORMS: tuple[Form, ...] = get_args(Form)
Status = Literal["", "done", "current", "next", "again"]
#: Those that authors may write; the first step of a loop that is cut follows ``again`` after its last.
STATUSES: tuple[Status, ...] = ("done", "current", "next")
STEP = EntryForm(
    "step", ("step", "name", "title"), keys=(Key("status", "How far it is", "choice", STATUSES),)
)
#: Words that take more than this share of a width may be broken by other programs.
_NEARLY = 0.98
#: What a box in a task list says.
_MARKS: dict[str, Status] = {"[x]": "done", "[ ]": "next"}


class Step(Struct, frozen=True):
    """A step."""

    number: int
    """Its place in the process, counted from 1."""
    title: Runs
    text: Runs
    span: Span
    status: Status = ""

    @property
    def key(self) -> str:
        """What connectors call it."""
        return f"step{self.number}"

    @property
    def name(self) -> str:
        """What it is called in PowerPoint's selection pane."""
        return f"Step {self.number}: {plain(self.title)}"

    def said(self) -> str:
        """The step in words, for those who cannot see it."""
        status = f" ({self.status})" if self.status else ""
        text = f": {plain(self.text)}" if self.text else ""
        return f"{self.number}. {plain(self.title)}{status}{text}"


#: What is done is quiet, what is current speaks, what is to come is empty.
_LOOKS: dict[Status, Look] = {
    "": Look("tint2", "on-tint2"),
    "done": Look("tint2", "on-tint2"),
    "current": Look("series1", "on-series1"),
    "next": Look(None, "text", Stroke(MUTED_SERIES, 1.25)),
    "again": Look(None, "text", Stroke(MUTED_SERIES, 1.25, dash=True)),
}


def look(step: Step) -> Look:
    return _LOOKS[step.status]


def read_steps(node: Node, reading: Reading) -> tuple[Step, ...]:
    """The steps of a fence or div; what is none is reported."""
    entries = read_entries(node, reading, STEP)
    steps = tuple(
        Step(number, entry.name, _text(entry), entry.span, _status(entry, reading))
        for number, entry in enumerate(entries, 1)
    )
    current = node.attrs.get("current")
    return steps if current is None else _until(current, steps, node, reading)


def _text(entry: Entry) -> Runs:
    """What is said of a step, with the points below it on lines of their own."""
    text = entry.text
    for point in _below(entry):
        said = (*point.name, *((Run(": "), *point.text) if point.text else ()))
        text = (*text, Run("\n– " if text else "– "), *said)
    return text


def _below(entry: Entry) -> Iterator[Entry]:
    for point in entry.entries:
        yield point
        yield from _below(point)


def _status(entry: Entry, reading: Reading) -> Status:
    written = entry.field("status")
    if written is None:
        return _MARKS.get(entry.mark, "")
    for status in STATUSES:
        if written.lower() == status:
            return status
    help = suggestion(written.lower(), STATUSES, f"write one of {', '.join(STATUSES)}")
    reading.report.error("process-status", f"`{written}` is no status of a step", entry.span, help)
    return ""


def _until(current: str, steps: tuple[Step, ...], node: Node, reading: Reading) -> tuple[Step, ...]:
    """The steps, those before ``current`` (a number or name) done, those after it to come."""
    wanted = current.strip().casefold()
    at = next(
        (step.number for step in steps if wanted in (str(step.number), plain(step.title).casefold())), None
    )
    if at is None:
        help = "write the number or name of a step"
        reading.report.error("process-status", f"there is no step `{current}`", node.span, help)
        return steps
    return tuple(replace(step, status=step.status or _relative(step.number, at)) for step in steps)


def _relative(number: int, current: int) -> Status:
    return "done" if number < current else "next" if number > current else "current"


def is_torn(para: Para, room: Room, width: float) -> bool:
    """Whether a word is wider than ``width``, or nearly so."""
    return room.typesetter.min_width(para.runs, para.style) > width * _NEARLY
