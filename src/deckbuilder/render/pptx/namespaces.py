"""The namespaces that parts of a PowerPoint file declare."""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.render.xml import Value

#: Of a slide, layout or master.
SLIDE_NS: Mapping[str, Value] = {
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
#: Of a part that draws and belongs to no slide.
DRAWING_NS: Mapping[str, Value] = {"xmlns:a": SLIDE_NS["xmlns:a"]}
