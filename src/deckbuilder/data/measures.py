"""Columns of numbers: one unit, one decimal mark, gaps where nothing is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from deckbuilder.data.numbers import Figure, Mark, is_gap, read_number

#: Powers of ten by the words for them, without full stop and in small letters.
_SCALES = {
    **dict.fromkeys(("k", "tsd", "thousand", "thousands", "mil"), 3),
    **dict.fromkeys(("m", "mn", "mio", "mln", "million", "millions", "millionen"), 6),
    **dict.fromkeys(("bn", "mrd", "md", "mld", "billion", "billions", "milliarden", "milliards"), 9),
    **dict.fromkeys(("tn", "trn", "trillion", "trillions"), 12),
    "lakh": 5,
    "crore": 7,
}
#: What statistics offices write behind a number to say how sure it is (Eurostat, "Flags"): break in series,
#: confidential, differing, estimated, forecast, provisional, revised and their like.
_FLAGS = frozenset("bcdefinprsuz")


class Measure(Struct, frozen=True):
    """A column of numbers."""

    values: tuple[float | None, ...]
    decimals: int
    """The most that any of them was written with, zeros at the end not counted."""
    prefix: str
    suffix: str
    faults: tuple[tuple[int, str], ...]
    """Cells that are gaps though something stands there: their index, and what is wrong with them."""
    noted: tuple[int, ...]
    """Cells whose footnote marks are left out."""


def read_measure(texts: Sequence[str], mark: Mark) -> Measure:
    """The numbers that some texts say, in the unit of the most of them.

    Thousands, millions and billions are brought to one of them; what has another unit is a gap.
    """
    figures = [None if is_gap(text) else read_number(text, mark) for text in texts]
    unit = _unit(figures)
    values: list[float | None] = []
    faults: list[tuple[int, str]] = []
    noted: list[int] = []
    for index, (text, figure) in enumerate(zip(texts, figures, strict=True)):
        value, fault, flagged = _value(figure, unit)
        values.append(value)
        if figure is None and not is_gap(text):
            faults.append((index, "is no number"))
        elif fault:
            faults.append((index, fault))
        elif figure is not None and (figure.note or flagged):
            noted.append(index)
    decimals = max((figure.decimals for figure in figures if figure is not None), default=0)
    return Measure(tuple(values), decimals, *unit, tuple(faults), tuple(noted))


def _unit(figures: Sequence[Figure | None]) -> tuple[str, str]:
    """What the most numbers stand in, those without a unit left out where that leaves any."""
    units = Counter(
        (figure.prefix, figure.suffix)
        for figure in figures
        if figure is not None and (figure.prefix or (figure.suffix and figure.suffix.strip() not in _FLAGS))
    )
    common = units.most_common(1)[0][0] if units else ("", "")
    bare = sum(figure is not None and bool(figure.value) for figure in figures) - sum(units.values())
    # A scale counts for the numbers that have it alone.
    return ("", "") if _scale(common[1])[0] and bare > units[common] else common


def _value(figure: Figure | None, unit: tuple[str, str]) -> tuple[float | None, str, bool]:
    """The number in a unit, or what is wrong with it, and whether it has a flag that is left out."""
    if figure is None:
        return None, "", False
    prefix, suffix = unit
    same = (figure.prefix.strip(), figure.suffix.strip()) == (prefix.strip(), suffix.strip())
    if same or not figure.value:
        return figure.value, "", False
    scale, rest = _scale(suffix)
    if figure.suffix.strip() in _FLAGS and not figure.prefix:
        return figure.value, "", True
    if not figure.prefix and not figure.suffix:
        fault = f"does not say `{suffix.strip()}` as the others do" if scale else ""
        return (None if scale else figure.value), fault, False
    own, own_rest = _scale(figure.suffix)
    if own and scale and own_rest == rest and figure.prefix.strip() == prefix.strip():
        return float(Fraction(str(figure.value)) * Fraction(10) ** (own - scale)), "", False
    other = f"{prefix}{suffix}".replace("\u00a0", " ").strip()
    return (
        None,
        f"is not in `{other}` as the others are" if other else "has a unit, which others have not",
        False,
    )


def _scale(suffix: str) -> tuple[int, str]:
    """The power of ten that a unit begins with, 0 for none, and the rest of it."""
    word, _, rest = suffix.replace("\u00a0", " ").strip().partition(" ")
    return _SCALES.get(word.rstrip(".").lower(), 0), rest.strip()
