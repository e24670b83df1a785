"""How the objects of a slide are named and numbered: unique, and telling in PowerPoint's selection pane."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from deckbuilder.render.xml import NOTHING, Value, Xml, element, join

_DECORATIVE = element(
    "a:extLst",
    {},
    element(
        "a:ext",
        {"uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"},
        element(
            "adec:decorative",
            {"xmlns:adec": "http://schemas.microsoft.com/office/drawing/2017/decorative", "val": 1},
        ),
    ),
)
#: `p:nvPr` of an object that fills no placeholder.
PLAIN_OBJECT = element("p:nvPr")
_NO_SIZE = element(
    "a:xfrm",
    {},
    element("a:off", {"x": 0, "y": 0}),
    element("a:ext", {"cx": 0, "cy": 0}),
    element("a:chOff", {"x": 0, "y": 0}),
    element("a:chExt", {"cx": 0, "cy": 0}),
)
#: What a shape tree says of itself: object 1, a group of everything, without a frame of its own.
_TREE = join(
    element(
        "p:nvGrpSpPr", {}, element("p:cNvPr", {"id": 1, "name": ""}), element("p:cNvGrpSpPr"), PLAIN_OBJECT
    ),
    element("p:grpSpPr", {}, _NO_SIZE),
)


class Names:
    """Counts the objects of one slide, layout or master. Id 1 is the shape tree's own."""

    def __init__(self) -> None:
        self._last = 1
        self._used: dict[str, int] = {}

    def reserved(self) -> int:
        """The id of an object that is named before it is written."""
        self._last += 1
        return self._last

    def properties(
        self, name: str, *, alt: str = "", decorative: bool = False, number: int | None = None
    ) -> Xml:
        """`p:cNvPr` for the next object, or that with a reserved ``number``; a name used before gets a
        number."""
        unique = name
        while unique in self._used:
            self._used[name] += 1
            unique = f"{name} {self._used[name]}"
        self._used[unique] = 1
        attrs: dict[str, Value] = {"id": number or self.reserved(), "name": unique, "descr": alt or None}
        return element("p:cNvPr", attrs, _DECORATIVE if decorative else NOTHING)


def tree(*shapes: Xml) -> Xml:
    """`p:spTree` around the objects of a slide, layout or master."""
    return element("p:spTree", {}, _TREE, *shapes)


def guid(*words: str) -> str:
    """A GUID in braces that is always the same for the same words (RFC 4122, version 5)."""
    return "{" + str(uuid5(NAMESPACE_URL, ":".join(("deckbuilder", *words)))).upper() + "}"
