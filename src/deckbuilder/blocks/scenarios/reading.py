"""Scenarios as authors write them: a name, how likely it is, its impact and a description."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.data_body import read_body
from deckbuilder.blocks.entries import Entry, EntryForm, first_line, read_entries
from deckbuilder.blocks.levels import keyed, level, level_names
from deckbuilder.blocks.scenarios.yardsticks import ICD203, PHIA, YARDSTICKS, Yardstick, numbers, term
from deckbuilder.data.csv_table import Table
from deckbuilder.data.keys import Key
from deckbuilder.model import Runs, plain
from deckbuilder.report import suggestion
from deckbuilder.source import Span

SCENARIO = EntryForm(
    "scenario",
    ("name", "title", "scenario"),
    keys=(
        Key("likelihood", "How likely it is: a term such as `likely`, or a range: `20–45 %`"),
        Key("impact", "What it would come to: a level such as `high`, or 1 to 5"),
    ),
)


class Scenario(Struct, frozen=True):
    """What may happen."""

    name: Runs
    text: Runs
    span: Span
    likelihood: str
    """As written; empty where it is not."""
    low: float | None = None
    """Per cent; None where what is written stands for no range."""
    high: float | None = None
    impact: str = ""
    heat: int | None = None
    """How strong the impact is, 1 to 5, where its words say."""


def read_scenarios(node: Node, reading: Reading) -> tuple[tuple[Scenario, ...], Yardstick | None]:
    """The scenarios, and the scale their words are of; None where they need none."""
    entries = _entries(node, reading)
    written = [_written(entry) for entry in entries]
    yardstick = _yardstick(node, [said for said, _, _ in written], reading)
    found: list[Scenario] = []
    worded = False
    for entry, (likelihood, impact, text) in zip(entries, written, strict=True):
        span = numbers(likelihood)
        said = None if span else term(likelihood, yardstick)
        if said is not None:
            span, worded = (said.low, said.high), True
        elif likelihood and span is None:
            _report(likelihood, yardstick, entry.span, reading)
        place = level(impact, level_names(5, reading.lang), reading.lang) if impact else None
        low, high = span or (None, None)
        heat = None if place is None else place + 1
        found.append(Scenario(entry.name, text, entry.span, likelihood, low, high, impact, heat))
    return tuple(found), yardstick if worded else None


def _entries(node: Node, reading: Reading) -> tuple[Entry, ...]:
    body = read_body(node, reading) if node.kind == "fence" else None
    if body is None and node.kind == "fence":
        return ()
    if isinstance(body, Table):
        body = keyed(body, reading.lang, SCENARIO.names, [key.name for key in SCENARIO.keys])
    return read_entries(node, reading, SCENARIO, body)


def _written(entry: Entry) -> tuple[str, str, Runs]:
    """Likelihood, impact and text: keys, or a text that begins with ``likelihood, impact``."""
    likelihood, impact = entry.field("likelihood"), entry.field("impact")
    if likelihood or impact or not entry.text:
        return likelihood or "", impact or "", entry.text
    said, text = first_line(entry.text)
    likelihood, _, impact = (part.strip() for part in said.partition(","))
    return likelihood, impact, text


def _yardstick(node: Node, words: Sequence[str], reading: Reading) -> Yardstick:
    """The scale asked for, else the one that has most of the words."""
    asked = node.attrs.get("scale")
    key = "".join(filter(str.isalnum, (asked or "").lower()))
    if asked is not None and key not in YARDSTICKS:
        reading.report.warning(
            "scenario-scale",
            f"`{asked}` is no scale of probability that is known here",
            node.span,
            suggestion(asked, YARDSTICKS, f"known are {', '.join(YARDSTICKS)}"),
        )
    elif asked is not None:
        return YARDSTICKS[key]
    return max((ICD203, PHIA), key=lambda scale: sum(term(word, scale) is not None for word in words))


def _report(likelihood: str, yardstick: Yardstick, span: Span, reading: Reading) -> None:
    known = ", ".join(one.words[0] for one in yardstick.terms)
    reading.report.note(
        "scenario-likelihood",
        f"“{likelihood}” is no term of {yardstick.name}; it is shown without a range",
        span,
        f"write one of {known}, or a range: `20–45 %`",
    )


def sentence(words: str) -> str:
    """Words with a capital at their beginning, as they stand alone."""
    return words[:1].upper() + words[1:]


def words_of(scenario: Scenario) -> str:
    """What a scenario's likelihood is called: its words with their range, or its numbers."""
    said = sentence(scenario.likelihood)
    if scenario.low is None or scenario.high is None or numbers(scenario.likelihood):
        return said
    return f"{said}, {scenario.low:g}–{scenario.high:g} %"


def told(scenario: Scenario) -> str:
    """A scenario in words."""
    parts = [words_of(scenario)] if scenario.likelihood else []
    parts += [f"impact {scenario.impact}"] if scenario.impact else []
    parts += [plain(scenario.text).rstrip(".")] if scenario.text else []
    said = "; ".join(parts)
    return f"{plain(scenario.name)}: {said}" if said else plain(scenario.name)
