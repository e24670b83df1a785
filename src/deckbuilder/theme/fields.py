"""Reading a YAML file field by field, so that every fault is reported with its file, line and column.

It knows YAML and findings; what the fields mean is its callers' business. A value of the wrong kind is an
error and reads as missing, so that one run shows all faults.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from deckbuilder.data.keys import Key, by_name
from deckbuilder.report import Report, did_you_mean
from deckbuilder.source import Span

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.events import Event
    from yaml.nodes import Node

_NULLS = ("", "~", "null", "Null", "NULL")
_TRUE = ("true", "yes", "on")
_FALSE = ("false", "no", "off")
_MAX_DEPTH = 20
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(pt|mm|cm|in)?")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}


def compose(text: str, path: str, report: Report, keys: Sequence[Key]) -> Fields | None:
    """The fields of a YAML text; None, with an error reported, where it is no YAML or holds no mapping."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if (mark := _too_deep(yaml.parse(text, Loader=loader))) is not None:
            report.error("theme-yaml", "values nest too deep here", _span(path, mark), "use fewer levels")
            return None
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        # Of a bracket or quote that is never closed, the place where it opens is of more use.
        unclosed = "expected ',' or" in (error.problem or "") or "end of stream" in (error.problem or "")
        mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
        message = f"the YAML cannot be read: {error.problem or error.context}"
        report.error(
            "theme-yaml", message, _span(path, mark), "check indentation, colons and quotes near here"
        )
        return None
    except yaml.YAMLError as error:
        message = f"the YAML cannot be read: {str(error).splitlines()[0]}"
        report.error("theme-yaml", message, Span(path, 1, 1), "save the file as plain text in UTF-8")
        return None
    source = Source(path, report)
    if node is None or _is_null(node):
        return Fields(None, source, "", keys)
    if not is_mapping(node):
        source.error(
            "theme-yaml", "the file holds no keys and values", node, "start with `color:` or `typography:`"
        )
        return None
    return Fields(node, source, "", keys)


def _too_deep(events: Iterable[Event]) -> Mark | None:
    """Where values nest deeper than any theme's do: composing recurses, in C without a bound."""
    import yaml

    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            return cast("Mark", event.start_mark)
    return None


def _span(path: str, mark: Mark | None) -> Span:
    return Span(path, mark.line + 1, mark.line + 1, mark.column + 1) if mark else Span(path, 1, 1)


class Source:
    """The file being read, and where its findings go."""

    def __init__(self, path: str, report: Report) -> None:
        self.path = path
        self.report = report

    def span(self, node: Node | None) -> Span:
        return _span(self.path, node.start_mark if node is not None else None)

    def error(self, code: str, message: str, node: Node | None, help: str | None = None) -> None:
        self.report.error(code, message, self.span(node), help)

    def warning(self, code: str, message: str, node: Node | None, help: str | None = None) -> None:
        self.report.warning(code, message, self.span(node), help)

    def note(self, code: str, message: str, node: Node | None, help: str | None = None) -> None:
        self.report.note(code, message, self.span(node), help)


def scalar(node: Node | None) -> str | None:
    """The words of a scalar as written; None for null and for anything that is no scalar."""
    import yaml

    # The parser in C leaves the style of plain scalars empty, the one in Python has none.
    if not isinstance(node, yaml.ScalarNode) or (not node.style and node.value in _NULLS):
        return None
    return str(node.value)


def _is_null(node: Node) -> bool:
    """Whether a node says nothing: null, or an empty list or mapping."""
    import yaml

    return scalar(node) is None if isinstance(node, yaml.ScalarNode) else not node.value


def is_mapping(node: Node | None) -> bool:
    import yaml

    return isinstance(node, yaml.MappingNode)


def items(node: Node | None) -> list[Node]:
    """The members of a sequence; a single scalar or mapping counts as a sequence of one, null as empty."""
    import yaml

    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    if node is None or (scalar(node) is None and not is_mapping(node)):
        return []
    return [node]


class Fields:
    """A mapping being read: hands out values by key, and knows which keys nobody asked for."""

    def __init__(self, node: Node | None, source: Source, where: str, keys: Sequence[Key] = ()) -> None:
        """``keys`` say what values may be; where a reader knows that by itself, they may be left out."""
        self.node = node
        self.source = source
        self._known = by_name(keys)
        self._where = where
        self._nodes: dict[str, Node] = {}
        self._keys: dict[str, Node] = {}
        self._asked: list[str] = []
        if is_mapping(node) and node is not None:
            self._collect(node)
        elif node is not None:
            self._wrong(node, where, "keys and values")

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def _collect(self, mapping: Node) -> None:
        for key, value in mapping.value:
            name = scalar(key) or ""
            if name == "<<":
                for merged in items(value):
                    for inner_key, inner in merged.value if is_mapping(merged) else ():
                        self._nodes.setdefault(scalar(inner_key) or "", inner)
                        self._keys.setdefault(scalar(inner_key) or "", inner_key)
                continue
            if name in self._keys and self._keys[name] is not key:
                self.source.warning(
                    "theme-key-repeated", f"`{self._path(name)}` is written twice", key, "keep one"
                )
            self._nodes[name] = value
            self._keys[name] = key

    def _path(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key

    def _wrong(self, node: Node, path: str, wanted: str) -> None:
        written = scalar(node)
        shown = f"`{written}`" if written is not None else "a list" if not is_mapping(node) else "a mapping"
        self.source.error("theme-value", f"`{path}` is {shown}", node, f"write {wanted}")

    def get(self, key: str) -> Node | None:
        """The node under ``key``, None where it is missing or null."""
        self._asked.append(key)
        node = self._nodes.get(key)
        return None if node is None or _is_null(node) else node

    def key(self, key: str) -> Node | None:
        """The node of a key itself, for findings about it; None where it is missing."""
        return self._keys.get(key)

    def is_empty(self, key: str) -> bool:
        """Whether ``key`` is there without a value."""
        return key in self._nodes and self.get(key) is None

    def fields(self, key: str) -> Fields:
        """The mapping under ``key``; empty where there is none."""
        known = self._known.get(key)
        return Fields(self.get(key), self.source, self._path(key), known.keys if known else ())

    def text(self, key: str) -> str | None:
        node = self.get(key)
        if node is not None and scalar(node) is None:
            self._wrong(node, self._path(key), "a single text")
        return scalar(node)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single one counts as a list."""
        found = [(node, scalar(node)) for node in items(self.get(key))]
        for node, text in found:
            if text is None:
                self._wrong(node, self._path(key), "a list of texts")
        return tuple(text for _, text in found if text is not None)

    def choice(self, key: str) -> str | None:
        """One of the key's words, whatever its capitals."""
        return self._choice(key, self._known[key].values)

    def _choice(self, key: str, options: Sequence[str]) -> str | None:
        text = self.text(key)
        if text is None or text.lower() in options:
            return text.lower() if text else None
        near = did_you_mean(text, options)
        listed = ", ".join(f"`{option}`" for option in options)
        self._wrong(self._nodes[key], self._path(key), f"`{near}`" if near else f"one of {listed}")
        return None

    def truth(self, key: str) -> bool | None:
        text = self._choice(key, (*_TRUE, *_FALSE))
        return None if text is None else text in _TRUE

    def length(self, key: str, least: float = 0.0, most: float = math.inf) -> float | None:
        """Points within the key's bounds, from a bare number of points or a number with ``pt mm cm in``;
        ``least`` and ``most`` are bounds that come from other lengths."""
        node, known = self.get(key), self._known[key]
        if node is None:
            return None
        return self._length(node, self._path(key), max(known.low, least), min(known.high, most))

    def lengths(self, key: str) -> tuple[float, ...]:
        known, nodes = self._known[key], items(self.get(key))
        found = (self._length(node, self._path(key), known.low, known.high) for node in nodes)
        return tuple(length for length in found if length is not None)

    def number(self, key: str) -> float | None:
        """A number without a unit, within the key's bounds."""
        node, low, high = self.get(key), self._known[key].low, self._known[key].high
        if node is None:
            return None
        try:
            value = float(scalar(node) or "")
        except ValueError:
            value = float("nan")
        if low <= value <= high:
            return value
        self._wrong(node, self._path(key), f"a number from {low:g} to {high:g}")
        return None

    def _length(self, node: Node, path: str, low: float, high: float) -> float | None:
        match = _LENGTH.fullmatch((scalar(node) or "").strip())
        value = float(match[1]) * _POINTS[match[2] or "pt"] if match else float("nan")
        if low <= value <= high:
            return value
        self._wrong(node, path, f"a length from {low:g} to {high:g} points (`12`, `25mm`)")
        return None

    def ignore(self, keys: Iterable[str]) -> None:
        """Accept keys that have no meaning here."""
        self._asked += keys

    def done(self) -> None:
        """Warn of every key that was never asked for."""
        for key in self._nodes:
            if key not in self._asked:
                near = did_you_mean(key, self._asked)
                listed = ", ".join(f"`{known}`" for known in dict.fromkeys(self._asked))
                self.source.warning(
                    "theme-key",
                    f"`{self._path(key)}` is not a key of a theme",
                    self._keys[key],
                    f"did you mean `{near}`?" if near else f"known here: {listed}",
                )
