"""The events of a timeline: YAML, CSV, ``date | text`` lines or a list. Not a block kind: `timeline` is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.model import NO_ATTRS, Run, Runs, plain
from deckbuilder.report import did_you_mean
from deckbuilder.source import Line, Span, Unreadable

if TYPE_CHECKING:
    import yaml

_KEYS = ("date", "title", "text")
_QUOTE = 'put quotation marks around what holds commas: "here, and there"'
_HELP = "write each event as `- 1968: what happened`, or as date, title and text"


class Event(Struct, frozen=True):
    """A moment: when, and what happened."""

    date: str
    title: str
    """Empty where the author gives the text alone."""
    text: Runs
    span: Span


def from_fence(node: Node, reading: Reading) -> tuple[Event, ...]:
    """The events in a fenced block's text, or in the file it names; faults are reported at their line."""
    name = node.attrs.get("data")
    if name is not None:
        held = _from_file(name, node, reading)
        # What is shown comes from the file, but stands where the brief asks for it.
        return tuple(replace(event, span=node.span) for event in from_fence(held, reading)) if held else ()
    filled = [line for line in node.text.split("\n") if line.strip()]
    if filled and all("|" in line and not line.lstrip().startswith("- ") for line in filled):
        return tuple(_from_bars(node, reading))
    if filled and {"date"} < {name.strip().lower() for name in filled[0].split(",")}:
        return tuple(_from_csv(node, reading))
    return tuple(_from_yaml(node, reading))


def _from_file(name: str, node: Node, reading: Reading) -> Node | None:
    """The fence as if the file's text stood in it; None with a finding where it cannot be read."""
    if node.text.strip():
        _fault(reading, "events stand both here and in a file", node.span, "keep one of them")
        return None
    try:
        path = reading.folder.locate(name, reading.base)
        text, path_name = reading.folder.text(path), reading.folder.name(path)
    except Unreadable as fault:
        _fault(reading, fault.message, node.span, fault.help)
        return None
    lines = tuple(Line(line, path_name, number) for number, line in enumerate(text.split("\n"), 1))
    return replace(node, text=text, lines=lines, attrs=NO_ATTRS)


def _place(node: Node, line: int) -> Span:
    """The place of a line of the block's text, counted from 0."""
    if line < len(node.lines):
        return Span(node.lines[line].path, node.lines[line].number, node.lines[line].number)
    return node.span


def _from_bars(node: Node, reading: Reading) -> Iterator[Event]:
    for index, line in enumerate(node.text.split("\n")):
        if line.strip():
            yield from _barred(line, _place(node, index), reading)


def _barred(line: str, span: Span, reading: Reading) -> Iterator[Event]:
    date, _, text = (part.strip() for part in line.partition("|"))
    if date and text:
        yield Event(date, "", (Run(text),), span)
    else:
        _fault(reading, "an event needs a date and a text", span)


def _fault(reading: Reading, message: str, span: Span, help: str = _HELP) -> None:
    reading.report.error("timeline-event", message, span, help)


def _from_csv(node: Node, reading: Reading) -> Iterator[Event]:
    """Rows under a header that names their columns (RFC 4180)."""
    import csv

    rows = csv.reader(line + "\n" for line in node.text.split("\n"))
    try:
        numbered = [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        _fault(reading, f"the events are no valid CSV: {error}", _place(node, rows.line_num - 1))
        return
    header: list[str] = []
    for number, row in numbered:
        place = _place(node, number - 1)
        if not any(row):
            continue
        if not header:
            header = [name.strip().lower() for name in row]
            for name in header:
                _check_key(name, place, reading)
        elif len(row) > len(header):
            _fault(reading, f"this row has {len(row)} cells, the header has {len(header)}", place, _QUOTE)
        else:
            values = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
            yield from _event(values, place, reading)


def _check_key(name: str, span: Span, reading: Reading) -> bool:
    if name in _KEYS:
        return True
    near = did_you_mean(name, _KEYS)
    reading.report.error(
        "timeline-key",
        f"`{name}` is no part of an event",
        span,
        f"did you mean `{near}`?" if near else "an event has date, title and text",
    )
    return False


def _event(values: dict[str, str], span: Span, reading: Reading) -> Iterator[Event]:
    date, title, text = (values.get(key, "") for key in _KEYS)
    if date and (title or text):
        yield Event(date, title, (Run(text),) if text else (), span)
    else:
        _fault(reading, "an event needs a date and a title or text", span)


def _from_yaml(node: Node, reading: Reading) -> Iterator[Event]:
    import yaml

    try:
        root = yaml.compose(node.text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = _place(node, mark.line) if mark else node.span
        reading.report.error("timeline-yaml", f"the events are no valid YAML: {error.problem}", span, _HELP)
        return
    except yaml.YAMLError as error:
        reading.report.error("timeline-yaml", f"the events are no valid YAML: {error}", node.span, _HELP)
        return
    except RecursionError:
        reading.report.error("timeline-yaml", "the events are nested too deep", node.span, _HELP)
        return
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            yield from _pair(key, value, node, reading)
    elif isinstance(root, yaml.SequenceNode):
        for entry in root.value:
            yield from _entry(entry, node, reading)
    elif root is not None:
        _fault(reading, "the events are neither a list nor a mapping", _place(node, root.start_mark.line))


def _entry(entry: yaml.Node, node: Node, reading: Reading) -> Iterator[Event]:
    """One item of the list: ``1968: text``, ``1968 | text``, or a mapping with a date."""
    import yaml

    span = _place(node, entry.start_mark.line)
    if isinstance(entry, yaml.ScalarNode) and "|" in entry.value:
        yield from _barred(entry.value, span, reading)
        return
    if not isinstance(entry, yaml.MappingNode):
        _fault(reading, "an event is no `date: text`", span)
        return
    if len(entry.value) == 1 and entry.value[0][0].value not in _KEYS:
        key, value = entry.value[0]
        yield from _pair(key, value, node, reading)
        return
    values: dict[str, str] = {}
    for key, value in entry.value:
        place = _place(node, key.start_mark.line)
        if not _check_key(str(key.value), place, reading):
            continue
        if isinstance(value, yaml.ScalarNode):
            values[key.value] = value.value.strip()
        else:
            _fault(reading, f"the {key.value} of an event is no plain text", place)
    yield from _event(values, span, reading)


def _pair(key: yaml.Node, value: yaml.Node, node: Node, reading: Reading) -> Iterator[Event]:
    import yaml

    span = _place(node, key.start_mark.line)
    scalars = isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    if scalars and key.value.strip() and value.value.strip():
        yield Event(key.value.strip(), "", (Run(value.value.strip()),), span)
    else:
        _fault(reading, "an event needs a date and a text", span)


def from_list(node: Node, reading: Reading) -> tuple[Event, ...]:
    """The events of a fenced div: a list whose items begin with the date in bold, or before a colon."""
    events: list[Event] = []
    for child in node.children:
        if child.kind in ("bullet_list", "ordered_list"):
            events += (event for item in child.children for event in _item(item, reading))
        else:
            _fault(
                reading,
                f"a timeline holds one list; this {child.kind.replace('_', ' ')} is not shown",
                child.span,
            )
    return tuple(events)


def _item(item: Node, reading: Reading) -> Iterator[Event]:
    first = item.children[0] if item.children else None
    date, text = _dated(first.runs) if first is not None and first.kind == "paragraph" else ("", ())
    if not date or not text:
        _fault(reading, "an event needs a date and a text", item.span)
        return
    for more in item.children[1:]:
        if more.kind == "paragraph":
            text = (*text, Run("\n"), *more.runs)
        else:
            _fault(
                reading,
                f"an event holds text alone; this {more.kind.replace('_', ' ')} is not shown",
                more.span,
            )
    yield Event(date, "", text, item.span)


def _dated(runs: Runs) -> tuple[str, Runs]:
    """The date an item begins with, and the rest."""
    bold = next((index for index, run in enumerate(runs) if not run.bold), len(runs))
    if bold:
        date, rest = plain(runs[:bold]), runs[bold:]
    else:
        date, colon, after = runs[0].text.partition(":") if runs else ("", "", "")
        if not colon:
            return "", ()
        rest = (replace(runs[0], text=after), *runs[1:])
    if rest:
        rest = (replace(rest[0], text=rest[0].text.lstrip(" :–—")), *rest[1:])
    return date.strip().removesuffix(":"), tuple(run for run in rest if run.text)
