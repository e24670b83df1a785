"""How far apart two colours look, also to those who see fewer hues.

A colour is seen in four ways: by full colour vision and by people without one of the three kinds of cones
(Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE
TVCG 15(6), 2009, the matrices of severity 1.0, on linear light). Distances are Euclidean in OKLab
(Ottosson 2020), where about 0.02 can just be noticed.
"""

from __future__ import annotations

from functools import lru_cache
from math import dist
from typing import NamedTuple

from deckbuilder.theme.colors import channels

_Triple = tuple[float, float, float]
_Matrix = tuple[_Triple, _Triple, _Triple]

_PROTAN: _Matrix = (
    (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
)  # fmt: skip
_DEUTAN: _Matrix = (
    (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
)  # fmt: skip
_TRITAN: _Matrix = (
    (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
)  # fmt: skip


class Seen(NamedTuple):
    """A colour as seen in four ways, each as lightness (0 to 1) and two axes of hue: towards red, towards
    yellow."""

    full: _Triple
    protan: _Triple
    deutan: _Triple
    tritan: _Triple

    @property
    def lightness(self) -> float:
        """What is left of the colour in grey print."""
        return self.full[0]

    @property
    def chroma(self) -> float:
        """How far it is from grey."""
        return dist(self.full[1:], (0.0, 0.0))


@lru_cache(maxsize=1024)
def seen(rgb: str) -> Seen:
    """Six hexadecimal digits as seen."""
    red, green, blue = (_linear(part) for part in channels(rgb))
    protan, deutan, tritan = (
        _oklab(*_without(matrix, red, green, blue)) for matrix in (_PROTAN, _DEUTAN, _TRITAN)
    )
    return Seen(_oklab(red, green, blue), protan, deutan, tritan)


def lightness(rgb: str) -> float:
    """From 0, black, to 1, white, in steps of the same size to the eye."""
    red, green, blue = (_linear(part) for part in channels(rgb))
    return _oklab(red, green, blue)[0]


def difference(one: Seen, other: Seen) -> float:
    """How far apart two colours look to those who tell them apart worst."""
    return min(map(dist, one, other))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _without(matrix: _Matrix, red: float, green: float, blue: float) -> _Triple:
    first, second, third = (
        min(1.0, max(0.0, row[0] * red + row[1] * green + row[2] * blue)) for row in matrix
    )
    return first, second, third


def _oklab(red: float, green: float, blue: float) -> _Triple:
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )
