"""Lengths, shares and places as authors write them in attributes: ``50%``, ``8cm``, ``3,1,1``, ``top``. Not
a block kind."""

from __future__ import annotations

import re

#: Points to a unit (CSS Values and Units 4, section 6.2).
_UNITS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "": 0.75}
_ACROSS = {"left": 0.0, "center": 0.5, "right": 1.0}
_DOWN = {"top": 0.0, "center": 0.5, "bottom": 1.0}
_LENGTH = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s*(%|[a-z]*)", re.ASCII)


def length(text: str, whole: float) -> float | None:
    """A length in points; a percentage is of ``whole``, a bare number pixels; None if it is no length."""
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        return None
    value, unit = float(found[1]), found[2]
    factor = whole / 100 if unit == "%" else _UNITS.get(unit)
    return None if factor is None or value * factor <= 0 else value * factor


def share(text: str) -> float | None:
    """``40%`` as 0.4; None if it is no percentage above 0 and up to 100."""
    text = text.strip()
    value = length(text, 1.0) if text.endswith("%") else None
    return value if value is not None and value <= 1 else None


def position(text: str) -> tuple[float, float] | None:
    """A point as CSS's ``object-position`` names it, ``top`` or ``30% 20%``, as shares of width and height
    (CSS Backgrounds 3, 3.6); None if it is none."""
    words = text.lower().split()
    if not 1 <= len(words) <= 2:
        return None
    if len(words) == 1:
        words.append("center")
    if words[0] in ("top", "bottom") or words[1] in ("left", "right"):
        words.reverse()
    places = [ends.get(word, _portion(word)) for word, ends in zip(words, (_ACROSS, _DOWN), strict=True)]
    return None if places[0] is None or places[1] is None else (places[0], places[1])


def _portion(text: str) -> float | None:
    return 0.0 if text == "0%" else share(text)


def shares(text: str) -> tuple[float, ...] | None:
    """``3,1,1`` or ``60% 20% 20%`` as shares of 1; None unless every part is a positive number."""
    parts = [part for part in re.split(r"[,;\s]+", text.strip()) if part]
    values = [length(part.rstrip("%") + "pt", 1.0) for part in parts]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    return tuple(value / sum(known) for value in known)
