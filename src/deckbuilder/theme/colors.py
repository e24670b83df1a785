"""Colours as numbers: reading them as CSS writes them, Office's shift of luminance, and WCAG's contrast.

Colours are six upper-case hexadecimal digits. Nothing here knows themes or roles.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from deckbuilder.theme.css_names import CSS_NAMES

#: WCAG 2.2, success criterion 1.4.3: text against its ground.
TEXT_CONTRAST = 4.5
#: WCAG 2.2, success criterion 1.4.11: the parts of graphics that carry meaning.
GRAPHIC_CONTRAST = 3.0

_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_FUNCTION = re.compile(r"(rgba?|hsla?)\(\s*([^()]+?)\s*\)", re.IGNORECASE)
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%|deg)?", re.IGNORECASE)


class Parsed(NamedTuple):
    """A colour as read."""

    rgb: str
    opaque: bool
    """False where an alpha below 1 was written, which is dropped."""


def parse(text: str) -> Parsed | None:
    """A colour as CSS writes it: ``#rgb[a]``, ``#rrggbb[aa]``, ``rgb()``, ``hsl()`` or a name; None for
    anything else."""
    text = text.strip()
    if _HEX.fullmatch(text):
        digits = text[1:].upper()
        if len(digits) < 6:
            digits = "".join(2 * digit for digit in digits)
        return Parsed(digits[:6], digits[6:] in ("", "FF"))
    if match := _FUNCTION.fullmatch(text):
        return _function(match[1].lower(), match[2])
    named = CSS_NAMES.get(text.lower())
    return Parsed(named, True) if named else None


def _function(name: str, arguments: str) -> Parsed | None:
    parts = [_NUMBER.fullmatch(part) for part in re.split(r"\s*[,/]\s*|\s+", arguments)]
    if len(parts) not in (3, 4) or not all(parts):
        return None
    numbers = [(float(part[1]), part[2]) for part in parts if part]
    if name.startswith("rgb"):
        rgb = to_hex(value / 100 if unit == "%" else value / 255 for value, unit in numbers[:3])
    else:
        hue, saturation, lightness = (value for value, _ in numbers[:3])
        rgb = to_hex(colorsys.hls_to_rgb(hue / 360 % 1, _clamp(lightness / 100), _clamp(saturation / 100)))
    alpha, unit = numbers[3] if len(numbers) == 4 else (1.0, None)
    return Parsed(rgb, (alpha / 100 if unit == "%" else alpha) >= 1)


def channels(rgb: str) -> tuple[float, float, float]:
    """Red, green and blue, 0 to 1."""
    return int(rgb[0:2], 16) / 255, int(rgb[2:4], 16) / 255, int(rgb[4:6], 16) / 255


def to_hex(parts: Iterable[float]) -> str:
    """Six digits from red, green and blue, each 0 to 1 and clamped to that, halves rounded up."""
    return "".join(f"{int(_clamp(part) * 255 + 0.5):02X}" for part in parts)


@lru_cache(maxsize=4096)
def shifted(rgb: str, lum_mod: int, lum_off: int) -> str:
    """The colour with its HSL luminance times ``lum_mod`` percent plus ``lum_off`` percent, hue and
    saturation kept: DrawingML's ``lumMod`` and ``lumOff`` (ECMA-376 part 1, 20.1.2.3.20 and 20.1.2.3.19)."""
    if (lum_mod, lum_off) == (100, 0):
        return rgb
    hue, luminance, saturation = colorsys.rgb_to_hls(*channels(rgb))
    return to_hex(colorsys.hls_to_rgb(hue, _clamp(luminance * lum_mod / 100 + lum_off / 100), saturation))


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other`` in it, channel by channel."""
    return to_hex(a + (b - a) * share for a, b in zip(channels(one), channels(other), strict=True))


def chroma(rgb: str) -> float:
    """How far a colour is from grey: the largest channel less the smallest, 0 to 1."""
    parts = channels(rgb)
    return max(parts) - min(parts)


@lru_cache(maxsize=4096)
def luminance(rgb: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest(rgb: str, candidates: Mapping[str, str]) -> str:
    """The key of the candidate that looks most like ``rgb`` (weighted distance of the channels)."""

    def distance(key: str) -> float:
        red, green, blue = (a - b for a, b in zip(channels(rgb), channels(candidates[key]), strict=True))
        return 2 * red * red + 4 * green * green + 3 * blue * blue

    return min(candidates, key=distance)


def _clamp(value: float) -> float:
    return min(1.0, max(0.0, value))
