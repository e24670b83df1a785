"""Real charts: each a chart part with its workbook, shown on a slide by a frame.

They are written from the plan's data (`plan.NativeChart`); the drawing beside it is for other programs.
"""

from __future__ import annotations

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from deckbuilder.plan import NativeChart, Rect
from deckbuilder.render.pptx.chart.markup import Kit
from deckbuilder.render.pptx.chart.sheet import columns
from deckbuilder.render.pptx.chart.space import NAMESPACE, space
from deckbuilder.render.pptx.chart.text import Lettering
from deckbuilder.render.pptx.look import Looks
from deckbuilder.render.pptx.names import PLAIN_OBJECT
from deckbuilder.render.pptx.package import Package, Part
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.units import transform
from deckbuilder.render.pptx.workbook import workbook
from deckbuilder.render.xml import Xml, element


class Charts:
    """The charts of a deck."""

    def __init__(self, package: Package, looks: Looks, paint: Paint) -> None:
        self._package = package
        self._kit = Kit(paint, Lettering(looks, paint))
        self._count = 0

    def relation(self, owner: Part, chart: NativeChart) -> str:
        """The relationship of ``owner`` to a new chart part."""
        self._count += 1
        part = self._part("/ppt/charts/chart{}.xml", CONTENT_TYPE.DML_CHART)
        data = self._part("/ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx", CONTENT_TYPE.SML_SHEET)
        data.blob = workbook(columns(chart))
        part.hold(space(chart, self._kit, part.relate_to(data, RELATIONSHIP_TYPE.PACKAGE)))
        return owner.relate_to(part, RELATIONSHIP_TYPE.CHART)

    def _part(self, pattern: str, content_type: str) -> Part:
        return self._package.part(self._package.free(pattern, self._count), content_type)


def frame(named: Xml, box: Rect, relation: str) -> Xml:
    """`p:graphicFrame` that shows a chart; ``named`` is its `p:cNvPr`."""
    shown = element("c:chart", {"xmlns:c": NAMESPACE, "r:id": relation})
    return element(
        "p:graphicFrame",
        {},
        element("p:nvGraphicFramePr", {}, named, element("p:cNvGraphicFramePr"), PLAIN_OBJECT),
        transform(box, "p:xfrm"),
        element("a:graphic", {}, element("a:graphicData", {"uri": NAMESPACE}, shown)),
    )
