"""What an author asks of a chart: attributes of its fence, and the same keys in its YAML."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.blocks.chart.keys import ALIASES, OPTIONS
from deckbuilder.data.numbers import read_number
from deckbuilder.data.yaml_tree import Listing, Mapping, Scalar, Value
from deckbuilder.report import Report, suggestion
from deckbuilder.source import Span

#: Between the entries of a list in an attribute; within them commas may stand if it is a semicolon.
_LISTED = (";", ",")


class Said(Struct, frozen=True):
    """A place and what is said of it: ``2021: Floods``."""

    at: Scalar
    text: str
    series: str = ""


class Options:
    """The options of one chart. What cannot be read is reported and left out."""

    def __init__(self, values: dict[str, Value], span: Span, report: Report) -> None:
        self._values = {ALIASES.get(key, key): value for key, value in values.items()}
        self._span = span
        self._report = report

    def span(self, key: str) -> Span:
        """Where an option is given; the chart's place where it is not."""
        return self._values[key].span if key in self._values else self._span

    def text(self, key: str) -> str | None:
        """A plain value; None where there is none."""
        value = self._values.get(key)
        if value is None or (isinstance(value, Scalar) and value.empty):
            return None
        if not isinstance(value, Scalar):
            self.fault(key, f"`{key}` is a single value here", f"write `{key}: …`")
            return None
        return value.text.strip()

    def number(self, key: str) -> float | None:
        text = self.text(key)
        if text is None:
            return None
        found = read_number(text, "." if "." in text else ",")
        if found is None:
            self.fault(key, f"`{key}` is a number, not `{text}`", f"write `{key}=10`")
        return found.value if found else None

    def truth(self, key: str) -> bool | None:
        value = self._values.get(key)
        if value is None:
            return None
        found = value.truth if isinstance(value, Scalar) else None
        if found is None:
            self.fault(key, f"`{key}` is `true` or `false`", f"write `{key}=true`")
        return found

    def word(self, key: str) -> str | None:
        """One of the option's words."""
        text, known = self.text(key), OPTIONS[key].values
        if text is None or text.lower() in known:
            return text.lower() if text else None
        help = suggestion(text, known, f"write one of {', '.join(known)}")
        self.fault(key, f"`{key}` cannot be `{text}`", help)
        return None

    def names(self, key: str, known: Sequence[str] = ()) -> tuple[str, ...]:
        """The names in a list, or parted by commas or semicolons where they are not one of ``known``
        together."""
        value = self._values.get(key)
        match value:
            case None:
                return ()
            case Scalar() if value.text.strip() in known:
                return (value.text.strip(),)
            case Scalar():
                mark = next((mark for mark in _LISTED if mark in value.text), ",")
                return tuple(name.strip() for name in value.text.split(mark) if name.strip())
            case Listing():
                return tuple(item.text.strip() for item in value.items if isinstance(item, Scalar))
            case Mapping():
                self.fault(key, f"`{key}` is a list of names", f"write `{key}: [one, other]`")
                return ()

    def said(self, key: str) -> tuple[Said, ...]:
        """Places and what is said of them: ``place: text`` parted by semicolons, a mapping, or a list of
        either; a mapping may have the keys ``at``, ``text`` and ``series``."""
        value = self._values.get(key)
        return () if value is None else tuple(self._said(key, value))

    def _said(self, key: str, value: Value) -> list[Said]:
        match value:
            case Scalar():
                parts = value.text.split(";") if value.plain else [value.text]
                return [_parted(part, value.span) for part in parts if part.strip()]
            case Listing():
                return [said for item in value.items for said in self._said(key, item)]
            case Mapping() if value.entries:
                fields = {name.text: item for name, item in value.entries if isinstance(item, Scalar)}
                at = fields.get("at") or fields.get("value") or fields.get("category")
                if at is not None and len(value.entries) > 1:
                    text = fields.get("text") or fields.get("label")
                    series = fields.get("series")
                    return [Said(at, text.text if text else "", series.text if series else "")]
                return [
                    Said(name, item.text.strip()) for name, item in value.entries if isinstance(item, Scalar)
                ]
        return []

    def fault(self, key: str, message: str, help: str) -> None:
        """Report an option that is left out."""
        self._report.warning("chart-option", message, self.span(key), help)


def _parted(text: str, span: Span) -> Said:
    at, _, said = text.partition(":")
    return Said(Scalar(at.strip(), True, span), said.strip())
