"""YAML as a tree of values that know their place, bounded in depth and number. Scalars stay text until asked
for.

Anchors, aliases and tags are refused: data that a reader cannot see at its place has no use in a brief, and
aliases can make a few lines stand for gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from deckbuilder.source import Line, Span

MAX_DEPTH = 20
MAX_VALUES = 20_000

_INT = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]{1,3})?\Z")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})


class YamlFault(Exception):
    """What is wrong with some YAML, where, and what to do."""

    def __init__(self, message: str, span: Span, help: str, code: str = "yaml-broken") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.span = span
        self.help = help


class Scalar(Struct, frozen=True):
    """A single value, as written."""

    text: str
    plain: bool
    """Written without quotes, so that it may stand for a number, a truth value or nothing."""
    span: Span

    @property
    def empty(self) -> bool:
        return self.plain and self.text in _NULL

    @property
    def truth(self) -> bool | None:
        """True or False where it says so in English, else None."""
        word = self.text.lower()
        return True if word in _TRUE else False if word in _FALSE else None

    def value(self) -> object:
        """The value by YAML 1.2's core rules, plus ISO dates: ``no`` and ``12:30`` stay text."""
        text = self.text
        if not self.plain:
            return text
        if text in _NULL:
            return None
        if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
            return text.lower() == "true"
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
        return iso_date(text) or text


class Listing(Struct, frozen=True):
    """A list."""

    items: tuple[Value, ...]
    span: Span

    def value(self) -> list[object]:
        return [item.value() for item in self.items]


class Mapping(Struct, frozen=True):
    """Keys and values in the order written."""

    entries: tuple[tuple[Scalar, Value], ...]
    span: Span

    def value(self) -> dict[str, object]:
        return {key.text: value.value() for key, value in self.entries}


Value = Scalar | Listing | Mapping


def iso_date(text: str) -> date | None:
    """The day ``2026-02-14`` names, or None."""
    try:
        return date.fromisoformat(text) if len(text) == 10 and text[4] == "-" else None
    except ValueError:
        return None


def read_yaml(lines: Sequence[Line]) -> Value | None:
    """The value some lines of YAML hold; None where they hold none.

    Raises:
        YamlFault: the YAML is broken, repeats a key, uses anchors or tags, or is too deep or too large.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Tree(lines).build(yaml.parse("\n".join([line.text for line in lines]) + "\n", Loader=loader))
    except yaml.MarkedYAMLError as error:
        raise _broken(error, lines) from None
    except yaml.YAMLError as error:
        raise YamlFault(
            f"the YAML cannot be read: {error}", _span(lines, 0), "remove the character"
        ) from None


def _span(lines: Sequence[Line], index: int, column: int | None = None) -> Span:
    line = lines[min(index, len(lines) - 1)]
    return Span(line.path, line.number, line.number, None if column is None else column + 1)


def _broken(error: Any, lines: Sequence[Line]) -> YamlFault:
    problem = error.problem or "it cannot be read"
    mark = error.problem_mark or error.context_mark
    help = "check the indentation and the quotes"
    if "end of stream" in problem and error.context_mark:
        # What is never closed is of more use than where the text ends.
        mark = error.context_mark
        if "quoted scalar" in (error.context or ""):
            problem, help = "this quote is never closed", "write the same quote at the end of the value"
    elif "mapping values are not allowed" in problem:
        help = 'put the value in quotes if it holds a colon: `title: "Part one: costs"`'
    elif "cannot start any token" in problem:
        help = "indent with spaces, and put values that begin with a special character in quotes"
    elif "tab character" in problem:
        help = "indent with spaces; this line begins with a tab"
    span = _span(lines, mark.line, mark.column) if mark else _span(lines, 0)
    return YamlFault(f"the YAML is broken: {problem}", span, help)


class _Frame(Struct):
    span: Span
    is_mapping: bool
    items: list[Value] = field(default_factory=list)
    keys: list[Scalar] = field(default_factory=list)


class _Tree:
    """Builds values from parser events without recursion."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._frames: list[_Frame] = []
        self._root: Value | None = None
        self._documents = 0
        self._count = 0

    def build(self, events: Iterator[Any]) -> Value | None:
        import yaml

        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    raise self._fault(event, "there is a second YAML document", "keep it in one block")
            elif isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._close(self._frames.pop())
        return self._root

    def _node(self, event: Any) -> None:
        import yaml

        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self._fault(event, "anchors and aliases are not allowed", "write the value out")
        if event.tag is not None and event.tag != "!":
            raise self._fault(event, f"the tag `{event.tag}` is not allowed", "write the plain value")
        self._count += 1
        if self._count > MAX_VALUES or len(self._frames) >= MAX_DEPTH:
            raise self._fault(
                event, "there are too many values, or too many levels", "move data to a file of its own"
            )
        span = _span(self._lines, event.start_mark.line, event.start_mark.column)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(event.value, event.style is None or event.style == "", span))
        else:
            self._frames.append(_Frame(span, isinstance(event, yaml.MappingStartEvent)))

    def _close(self, frame: _Frame) -> None:
        if not frame.is_mapping:
            self._add(Listing(tuple(frame.items), frame.span))
            return
        self._add(Mapping(tuple(zip(frame.keys, frame.items, strict=True)), frame.span))

    def _add(self, value: Value) -> None:
        if not self._frames:
            self._root = value
            return
        frame = self._frames[-1]
        if not frame.is_mapping or len(frame.keys) > len(frame.items):
            frame.items.append(value)
            return
        if not isinstance(value, Scalar):
            raise YamlFault("a key must be a plain word", value.span, "write `key: value`")
        if any(key.text == value.text for key in frame.keys):
            raise YamlFault(
                f"the key `{value.text}` occurs twice", value.span, "delete one of the two", "yaml-key-twice"
            )
        frame.keys.append(value)

    def _fault(self, event: Any, message: str, help: str) -> YamlFault:
        return YamlFault(message, _span(self._lines, event.start_mark.line, event.start_mark.column), help)
