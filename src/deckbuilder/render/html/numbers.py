"""Lengths and colours as SVG writes them."""

from __future__ import annotations


def number(value: float) -> str:
    """A length: a hundredth of a point is finer than any screen."""
    return f"{round(value, 2):g}"


def color(rgb: str) -> str:
    """Six hexadecimal digits, as three where that says the same."""
    digits = rgb.lstrip("#").lower()
    return f"#{digits[::2]}" if digits[::2] == digits[1::2] else f"#{digits}"
