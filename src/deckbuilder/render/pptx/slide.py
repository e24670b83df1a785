"""One page of the plan as a slide."""

from __future__ import annotations

from zlib import crc32

from deckbuilder.plan import Page
from deckbuilder.render.pptx.names import tree
from deckbuilder.render.pptx.namespaces import SLIDE_NS
from deckbuilder.render.pptx.shapes import Easel, write
from deckbuilder.render.xml import NOTHING, Value, Xml, element

_CREATION_ID = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
_P14: Value = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def slide(page: Page, easel: Easel, key: str) -> Xml:
    """`p:sld`; ``key`` identifies the slide from build to build, whatever moves around it."""
    ground = NOTHING
    if page.background is not None:
        filled = element("p:bgPr", {}, easel.paint.fill(page.background), element("a:effectLst"))
        ground = element("p:bg", {}, filled)
    shapes = tree(*(write(shape, easel) for shape in page.shapes))
    return element(
        "p:sld",
        {**SLIDE_NS, "show": False} if page.hidden else SLIDE_NS,
        element("p:cSld", {}, ground, shapes, _creation_id(key)),
        element("p:clrMapOvr", {}, element("a:masterClrMapping")),
    )


def _creation_id(key: str) -> Xml:
    """[MS-PPTX] 2.6.3: lets PowerPoint match slides of two versions of a deck."""
    number = crc32(key.encode("utf-8", "replace")) or 1
    stamped = element("p14:creationId", {"xmlns:p14": _P14, "val": number})
    return element("p:extLst", {}, element("p:ext", {"uri": _CREATION_ID}, stamped))
