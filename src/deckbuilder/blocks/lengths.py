"""Lengths and shares as authors write them in attributes: ``50%``, ``8cm``, ``3,1,1``. Not a block kind."""

from __future__ import annotations

import re

#: Points to a unit (CSS Values and Units 4, section 6.2).
_UNITS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "": 0.75}
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


def shares(text: str) -> tuple[float, ...] | None:
    """``3,1,1`` or ``60% 20% 20%`` as shares of 1; None unless every part is a positive number."""
    parts = [part for part in re.split(r"[,;\s]+", text.strip()) if part]
    values = [length(part.rstrip("%") + "pt", 1.0) for part in parts]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    return tuple(value / sum(known) for value in known)
