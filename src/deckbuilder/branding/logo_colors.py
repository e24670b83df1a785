"""The colours of a logo, those that cover most of it first.

Pixels are compared in OKLab, where distances are as large as they look (`theme/vision`). Left out are the
ground, near-white; what is see-through; and what stands between two colours only because edges are smoothed.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import dist
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.theme.vision import seen

if TYPE_CHECKING:
    from PIL.Image import Image

#: Pixels of the longer side that are looked at. They are picked, not mixed: mixing would make new colours.
_SIDE = 240
#: Opaque enough to be what the designer chose.
_OPAQUE = 250
#: Nearer than this, two colours count as one: noise of JPEG and soft shading stay below.
_SAME = 0.05
#: A small patch as near as this to a larger one is noise beside an edge.
_SHADE = 0.1
#: A colour on less than this share of what is drawn is no colour of the brand.
_LEAST = 0.015
#: Smoothed edges lie this near to the line between two colours, and cover less than this share.
_BESIDE, _EDGE = 0.035, 0.12
#: From this lightness on, with less chroma than that, a colour is the ground.
_PAPER, _GREY = 0.94, 0.03
_Look = tuple[float, float, float]


class Patch(Struct):
    """Pixels that look alike."""

    rgb: str
    """The one colour that most of them have."""
    look: _Look
    share: float


def logo_colors(pixels: bytes) -> list[str]:
    """RGB of the colours of a picture file, six hexadecimal digits each; none of one that is white alone."""
    patches = _patches(_counted(pixels))
    drawn = [patch for patch in patches if not _is_paper(patch.look)]
    whole = sum(patch.share for patch in drawn)
    kept = [patch for patch in drawn if patch.share >= _LEAST * whole]
    return [patch.rgb for patch in kept if not _is_edge(patch, patches, whole)]


def _counted(pixels: bytes) -> list[tuple[int, str]]:
    """How many pixels have each colour, the most frequent first."""
    from PIL import Image as images

    picture: Image = images.open(BytesIO(pixels)).convert("RGBA")
    scale = min(1.0, _SIDE / max(picture.size))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    picked = picture.resize(size, images.Resampling.NEAREST)
    counted = picked.getcolors(size[0] * size[1]) or []
    opaque = ((count, color) for count, color in counted if isinstance(color, tuple) and color[3] >= _OPAQUE)
    found = [(count, "{:02X}{:02X}{:02X}".format(*color[:3])) for count, color in opaque]
    return sorted(found, key=lambda one: (-one[0], one[1]))


def _patches(counted: Sequence[tuple[int, str]]) -> list[Patch]:
    """Colours gathered around the most frequent ones, the largest patch first."""
    whole = sum(count for count, _ in counted) or 1
    patches: list[Patch] = []
    for count, rgb in counted:
        look = seen(rgb).full
        near = min(patches, key=lambda patch: dist(patch.look, look), default=None)
        if near is not None and dist(near.look, look) < _SAME:
            near.share += count / whole
        else:
            patches.append(Patch(rgb, look, count / whole))
    return sorted(patches, key=lambda patch: -patch.share)


def _is_paper(look: _Look) -> bool:
    return look[0] >= _PAPER and dist(look[1:], (0, 0)) < _GREY


def _is_edge(patch: Patch, patches: Sequence[Patch], whole: float) -> bool:
    """Whether a small patch is a blend of two larger ones, or a shade of one."""
    if patch.share >= _EDGE * whole:
        return False
    larger = [other for other in patches if other.share > 2 * patch.share]
    return any(dist(patch.look, other.look) < _SHADE for other in larger) or any(
        _between(patch.look, one.look, other.look)
        for index, one in enumerate(larger)
        for other in larger[index + 1 :]
    )


def _between(look: _Look, one: _Look, other: _Look) -> bool:
    length = dist(one, other)
    way = sum((c - a) * (b - a) for a, b, c in zip(one, other, look, strict=True)) / (length * length)
    foot = tuple(a + (b - a) * way for a, b in zip(one, other, strict=True))
    return 0.05 < way < 0.95 and dist(look, foot) < _BESIDE
