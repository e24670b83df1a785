"""Placeholders: what a layout offers, and how a shape says that it fills one."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.plan import Insets
from deckbuilder.render.pptx.look import Look
from deckbuilder.render.pptx.units import emu
from deckbuilder.render.xml import NOTHING, Value, Xml, element
from deckbuilder.theme.layouts import Frame


class Slot(Struct, frozen=True):
    """A placeholder of the slide's layout."""

    frame: Frame
    looks: tuple[Look, ...]
    """What its text inherits, by level."""


def placeholder(frame: Frame, *, prompt: bool = False) -> Xml:
    """`p:ph`: how a shape names the placeholder it fills."""
    attrs: dict[str, Value] = {
        "type": None if frame.kind == "obj" else frame.kind,
        "sz": _SIZES.get(frame.kind),
        "idx": frame.idx,
        "hasCustomPrompt": True if prompt else None,
    }
    return element("p:ph", attrs)


_SIZES = {"dt": "half", "ftr": "quarter", "sldNum": "quarter"}


def body_properties(inset: Insets, anchor: str, autofit: Xml = NOTHING) -> Xml:
    """`a:bodyPr` with everything said."""
    attrs: dict[str, Value] = {
        "vert": "horz",
        "wrap": "square",
        "lIns": emu(inset.left),
        "tIns": emu(inset.top),
        "rIns": emu(inset.right),
        "bIns": emu(inset.bottom),
        "rtlCol": 0,
        "anchor": anchor,
    }
    return element("a:bodyPr", attrs, autofit)
