"""The cards of key figures, as authors write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.entries import Entry, EntryForm, read_entries
from deckbuilder.data.keys import Key
from deckbuilder.data.yaml_tree import Listing, Scalar, Value
from deckbuilder.model import Run, Runs, plain
from deckbuilder.pictures import icons
from deckbuilder.source import Span

CARD = EntryForm(
    "key figure",
    ("label", "name", "title"),
    ("text", "note"),
    keys=(
        Key("value", "The figure itself", needed=True),
        Key("unit", "What it is measured in; currencies stand before it, as in €5"),
        Key("change", "What has changed, such as `+0.8 on 2023`: its sign gives the arrow"),
        Key("good", "Which change is one for the better", "word", ("up", "down")),
        Key("target", "What is aimed at"),
        Key("trend", "Values of the past and the last one, drawn as a small line", "numbers"),
        Key("icon", "The name of one of Bootstrap Icons"),
        Key("source", "Where the figure is from"),
    ),
)
#: Units that touch their number or stand before it, as English writes them.
_TOUCHING = ("%", "‰", "°", "×")
_CURRENCIES = re.compile(r"(?:US|A|C|NZ|HK)?[$€£¥₹₩₽₺]\Z")
_MINUS = "\N{MINUS SIGN}"
_SIGNED = re.compile(r"\s*([-+\u2212\u2013▲▼↑↓])\s*(?=[\d.,$€£¥₹])")
_DOWN = ("-", _MINUS, "–", "▼", "↓")
_NUMBER = re.compile(r"[-+\u2212]?\d+(?:\.\d+)?\Z")


class Card(Struct, frozen=True):
    """A figure. Texts are as they are shown; empty where nothing was said."""

    value: str
    label: Runs
    span: Span
    text: Runs = ()
    """What is said of it besides."""
    change: str = ""
    direction: Literal["up", "down", "none"] = "none"
    """Of the change."""
    good: bool | None = None
    """Whether the change is one for the better; None where the author does not say."""
    target: str = ""
    trend: tuple[float, ...] = ()
    """Values of the past and the last one, in their order."""
    icon: str = ""
    source: str = ""

    def said(self) -> str:
        """The card in a few words, for those who cannot see it."""
        parts = [f"{plain(self.label)}: {self.value}" if self.label else self.value]
        if self.change:
            judged = {True: " (better)", False: " (worse)", None: ""}[self.good]
            parts.append(f"change {self.change}{judged}")
        if self.target:
            parts.append(f"target {self.target}")
        if self.trend:
            parts.append(f"from {self.trend[0]:g} to {self.trend[-1]:g} over {len(self.trend)} values")
        if self.text:
            parts.append(plain(self.text))
        return ", ".join(parts)


def read_cards(node: Node, reading: Reading) -> tuple[Card, ...]:
    """The cards of a fence or div; what is none is reported."""
    entries = read_entries(node, reading, CARD)
    return tuple(_card(entry, reading) for entry in entries)


def _card(entry: Entry, reading: Reading) -> Card:
    value = entry.field("value")
    if value is None and not entry.fields:  # `4.2 %: growth`, as in a list
        return Card(_minus(plain(entry.name)), entry.text, entry.span)
    if value is None:
        _fault("a key figure has no value", "write `value: 4.2`", entry.span, reading)
        value = ""
    unit = entry.field("unit")
    change, direction = _change(entry.field("change") or "")
    good = entry.field("good")
    if good not in (None, "up", "down"):
        _fault(f"`good: {good}` is neither up nor down", "write `good: up`", _place(entry, "good"), reading)
        good = None
    return Card(
        _with_unit(_minus(value), unit),
        entry.name,
        entry.span,
        entry.text,
        change,
        direction,
        None if good is None or direction == "none" else good == direction,
        _with_unit(_minus(entry.field("target") or ""), unit),
        tuple(_trend(entry, reading)),
        _icon(entry, reading),
        entry.field("source") or "",
    )


def _with_unit(value: str, unit: str | None) -> str:
    if not value or not unit:
        return value
    if _CURRENCIES.match(unit):
        sign, digits = (value[0], value[1:]) if value[0] in ("+", _MINUS) else ("", value)
        return f"{sign}{unit}{digits}"
    return f"{value}{unit}" if unit in _TOUCHING else f"{value}\N{NO-BREAK SPACE}{unit}"


def _minus(text: str) -> str:
    """A hyphen before a number as the minus it stands for."""
    return _MINUS + text[1:] if re.match(r"-[\d.,$€£¥₹]", text) else text


def _change(text: str) -> tuple[str, Literal["up", "down", "none"]]:
    """What changed, with its sign as printers set it, and in which direction."""
    signed = _SIGNED.match(text)
    if signed is None:
        return text, "none"
    down = signed[1] in _DOWN
    rest = text[signed.end() :]
    if not any(digit in re.split(r"[^\d.,]", rest.lstrip("$€£¥₹"), maxsplit=1)[0] for digit in "123456789"):
        return rest, "none"
    return f"{_MINUS if down else '+'}{rest}", "down" if down else "up"


def _trend(entry: Entry, reading: Reading) -> Iterator[float]:
    for text in _listed(next((value for key, value in entry.fields if key == "trend"), None)):
        if _NUMBER.match(text):
            yield float(text.replace(_MINUS, "-"))
        else:
            help = "write numbers: `trend: [3.1, 3.4, 4.2]`"
            _fault(f"`{text}` in a trend is no number", help, _place(entry, "trend"), reading)


def _listed(value: Value | None) -> Iterator[str]:
    if isinstance(value, Scalar):
        yield from re.split(r"[,;\s]+", value.text.strip()) if value.text.strip() else ()
    elif isinstance(value, Listing):
        yield from (item.text.strip() if isinstance(item, Scalar) else "…" for item in value.items)
    elif value is not None:
        yield "…"


def _icon(entry: Entry, reading: Reading) -> str:
    name = (entry.field("icon") or "").strip(":").removeprefix("icon-")
    return name if name and icons.known(name, _place(entry, "icon"), reading.report) else ""


def _place(entry: Entry, key: str) -> Span:
    """Where a field is written."""
    return next((value.span for name, value in entry.fields if name == key), entry.span)


def _fault(message: str, help: str, span: Span, reading: Reading) -> None:
    reading.report.error("data-value", message, span, help)


def words(card: Card) -> Runs:
    """What a card shows, in reading order."""
    texts = (card.value, card.change, card.target, card.source)
    return (*card.label, *card.text, *(Run(text) for text in texts if text))
