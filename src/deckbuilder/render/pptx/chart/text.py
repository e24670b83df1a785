"""Text in charts: their properties and what is written into them, in the theme's fonts and colours."""

from __future__ import annotations

from typing import Literal

from deckbuilder.plan import TextStyle
from deckbuilder.render.pptx.languages import language, told
from deckbuilder.render.pptx.look import Looks, character_attrs, character_fill
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.xml import Value, Xml, element, text

#: Text that is never turned nor broken: the plan has chosen its lines.
_LEVEL = element("a:bodyPr", {"rot": 0, "vert": "horz", "wrap": "none", "anchor": "ctr"})
#: Text that is never turned, but broken where there is not enough room: labels of an axis.
_BROKEN = element("a:bodyPr", {"rot": 0, "vert": "horz"})
#: Text as PowerPoint turns it, which need not where labels of an axis are left out so that there is room.
#: LibreOffice shows them all, and would break level ones into columns of letters.
_FREE = element("a:bodyPr", {"rot": -60000000, "vert": "horz"})
_BODIES = {"level": _LEVEL, "broken": _BROKEN, "free": _FREE}
_NO_STYLES = element("a:lstStyle")


class Lettering:
    """Writes the texts of charts; remembers the properties it has already written."""

    def __init__(self, looks: Looks, paint: Paint) -> None:
        self._looks = looks
        self._paint = paint
        self._known: dict[tuple[object, ...], Xml] = {}

    def properties(
        self,
        style: TextStyle,
        color: str | None = None,
        *,
        strong: bool = False,
        body: Literal["level", "broken", "free"] = "level",
    ) -> Xml:
        """`c:txPr`: how text looks that the program writes itself; ``broken`` over several lines, or
        as the program likes (``free``)."""
        key = (style, color, strong, body)
        if key not in self._known:
            end = element("a:endParaRPr", {**language(style.lang, style.lang)})
            paragraph = element("a:p", {}, self._paragraph(style, color, strong=strong), end)
            self._known[key] = element("c:txPr", {}, _BODIES[body], _NO_STYLES, paragraph)
        return self._known[key]

    def rich(self, words: str, style: TextStyle, color: str | None = None, *, strong: bool = False) -> Xml:
        """`c:tx` with text of its own, a paragraph for each line."""
        properties = self._paragraph(style, color, strong=strong)
        lines = (
            element("a:p", {}, properties, self._run(line, style, color, strong=strong))
            for line in words.split("\n")
        )
        return element("c:tx", {}, element("c:rich", {}, _LEVEL, _NO_STYLES, *lines))

    def _run(self, line: str, style: TextStyle, color: str | None, *, strong: bool) -> Xml:
        spoken = language(told(line, style.lang), style.lang)
        properties = self._characters("a:rPr", style, color, spoken, strong=strong)
        return element("a:r", {}, properties, element("a:t", {}, text(line)))

    def _paragraph(self, style: TextStyle, color: str | None, *, strong: bool) -> Xml:
        attrs: dict[str, Value] = {"rtl": 1} if style.rtl else {}
        return element("a:pPr", attrs, self._characters("a:defRPr", style, color, {}, strong=strong))

    def _characters(
        self, tag: str, style: TextStyle, color: str | None, attrs: dict[str, str], *, strong: bool
    ) -> Xml:
        look = self._looks.of_style(style)
        fill, face = character_fill(look, None, self._paint)
        written: dict[str, Value] = {**attrs, **character_attrs(look, None)}
        if strong:
            written["b"] = True
        return element(tag, written, self._paint.fill(color) if color else fill, face)
