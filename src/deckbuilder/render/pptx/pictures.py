"""Pictures, each cut and scaled into its box."""

from __future__ import annotations

from deckbuilder.plan import NO_INSETS, Insets, Rect
from deckbuilder.render.pptx.units import RECTANGLE, percent, transform
from deckbuilder.render.pptx.xml import NOTHING, Value, Xml, element


def picture(
    named: Xml, place: Xml, relation: str, box: Rect, crop: Insets = NO_INSETS, *, grouped: bool = True
) -> Xml:
    """`p:pic` (ECMA-376 part 1, 19.3.1.37) showing the part behind ``relation``.

    ``named`` and ``place`` are its `p:cNvPr` and `p:nvPr`; a picture in a placeholder cannot be ``grouped``.
    """
    cut: dict[str, Value] = {
        side: percent(share) or None
        for side, share in (("l", crop.left), ("t", crop.top), ("r", crop.right), ("b", crop.bottom))
    }
    locks = element("a:picLocks", {"noGrp": None if grouped else True, "noChangeAspect": True})
    return element(
        "p:pic",
        {},
        element("p:nvPicPr", {}, named, element("p:cNvPicPr", {}, locks), place),
        element(
            "p:blipFill",
            {},
            element("a:blip", {"r:embed": relation}),
            element("a:srcRect", cut) if any(cut.values()) else NOTHING,
            element("a:stretch", {}, element("a:fillRect")),
        ),
        element("p:spPr", {}, transform(box), RECTANGLE),
    )
