"""The colours of an Office theme: its twelve slots, and a colour as slides name it, by slot and luminance."""

from __future__ import annotations

from msgspec import Struct

#: The twelve colours of an Office theme, in file order.
SLOTS = (
    "dk1", "lt1", "dk2", "lt2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip


class Color(Struct, frozen=True):
    """A theme role resolved: an Office theme slot with an optional shift of its luminance, and the RGB that
    gives."""

    rgb: str
    """Six hexadecimal digits, upper case."""
    slot: str
    """``tx1 bg1 tx2 bg2 accent1``…``accent6 hlink``: the names slides use."""
    lum_mod: int = 100
    """Percent; DrawingML's ``lumMod`` (ECMA-376 part 1, 20.1.2.3.20)."""
    lum_off: int = 0
    """Percent; DrawingML's ``lumOff``."""
