"""A chart part (ECMA-376 part 1, 14.2.1 and 21.2): the data as last seen, and everything about their look."""

from __future__ import annotations

from deckbuilder.plan import NativeChart
from deckbuilder.render.pptx.chart.axes import axes
from deckbuilder.render.pptx.chart.markup import Kit, layout, looks, val
from deckbuilder.render.pptx.chart.plots import drawn, unseen
from deckbuilder.render.pptx.languages import office_tag
from deckbuilder.render.pptx.namespaces import SLIDE_NS
from deckbuilder.render.xml import NOTHING, Value, Xml, element

NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMESPACES: dict[str, Value] = {
    "xmlns:c": NAMESPACE, "xmlns:a": SLIDE_NS["xmlns:a"], "xmlns:r": SLIDE_NS["xmlns:r"],
}  # fmt: skip
_SIDES = {"above": "t", "below": "b"}


def space(chart: NativeChart, kit: Kit, workbook: str) -> Xml:
    """`c:chartSpace`; ``workbook`` is the id of the relationship to the data."""
    plot = element(
        "c:plotArea", {}, layout(chart.plot, inner=True), *drawn(chart, kit), *axes(chart, kit), looks()
    )
    return element(
        "c:chartSpace",
        _NAMESPACES,
        val("c:date1904", 0),
        val("c:lang", office_tag(chart.style.lang)),
        val("c:roundedCorners", 0),
        element(
            "c:chart",
            {},
            val("c:autoTitleDeleted", 1),
            plot,
            _legend(chart, kit),
            val("c:plotVisOnly", 1),
            val("c:dispBlanksAs", "gap"),
        ),
        looks(),
        kit.lettering.properties(chart.style, body="broken"),
        element("c:externalData", {"r:id": workbook}, val("c:autoUpdate", 0)),
    )


def _legend(chart: NativeChart, kit: Kit) -> Xml:
    if chart.legend == "none":
        return NOTHING
    hidden = (
        element("c:legendEntry", {}, val("c:idx", index), val("c:delete", 1)) for index in unseen(chart)
    )
    return element(
        "c:legend",
        {},
        val("c:legendPos", _SIDES[chart.legend]),
        *hidden,
        layout(chart.legend_box) if chart.legend_box else NOTHING,
        val("c:overlay", 0),
        kit.lettering.properties(chart.style, body="broken"),
    )
