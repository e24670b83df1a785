"""The outlines of objects: presets with their guides, and geometries of our own."""

from __future__ import annotations

from deckbuilder.plan import Figure, Outline, PathShape, Rect, Step
from deckbuilder.plan.figures import CORNER, POINT, outline, site, text_box
from deckbuilder.render.pptx.units import emu
from deckbuilder.render.xml import Xml, element

_NO_ADJUSTMENT = element("a:avLst")


def _adjusted(share: float) -> Xml:
    """The only guide of a preset: a share of its shorter side."""
    return element("a:avLst", {}, element("a:gd", {"name": "adj", "fmla": f"val {round(share * 100000)}"}))


#: What their geometry is says `deckbuilder.plan.figures`.
_PRESETS: dict[str, tuple[str, Xml]] = {
    "rect": ("rect", _NO_ADJUSTMENT),
    "round": ("roundRect", _adjusted(CORNER)),
    "ellipse": ("ellipse", _NO_ADJUSTMENT),
    "line": ("line", _NO_ADJUSTMENT),
    "stadium": ("roundRect", _adjusted(0.5)),
    "diamond": ("diamond", _NO_ADJUSTMENT),
    "hexagon": ("flowChartPreparation", _NO_ADJUSTMENT),
    "pentagon": ("homePlate", _adjusted(POINT)),
    "chevron": ("chevron", _adjusted(POINT)),
}
_STEPS = {"move": "a:moveTo", "line": "a:lnTo", "curve": "a:cubicBezTo", "close": "a:close"}
_NO_GUIDES = element("a:gdLst")
_NO_SITES = element("a:cxnLst")
#: Where text would stand.
_WHOLE = element("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
#: A box whose coordinates are shares in the unit of formulas.
_SHARES = Rect(0.0, 0.0, 100000.0, 100000.0)


def frame_outline(figure: Figure, box: Rect) -> Xml:
    """The outline of a frame with text.

    That of a cylinder or parallelogram is drawn, though there are presets for both: those have more than one
    site at a side, and LibreOffice 7.4, which takes every preset for one with four sites, would lead
    connectors to other sides.
    """
    if figure in _PRESETS:
        return _preset(figure)
    inner = text_box(figure, _SHARES)
    left, _ = site(figure, _SHARES, "left")
    right, _ = site(figure, _SHARES, "right")
    across = {"x1": left, "x2": right, "x3": inner.x, "x4": inner.right}
    down = {"y3": inner.y, "y4": inner.bottom}
    guides = element(
        "a:gdLst",
        {},
        *(_share(name, "w", at) for name, at in across.items()),
        *(_share(name, "h", at) for name, at in down.items()),
    )
    text = element("a:rect", {"l": "x3", "t": "y3", "r": "x4", "b": "y4"})
    return _drawn(outline(figure, box), box, guides, _sites("x1", "x2"), text)


def path_outline(shape: PathShape) -> Xml:
    """The outline of a figure without text."""
    sites = _sites("l", "r") if shape.key else _NO_SITES
    if shape.figure == "outline":
        return _drawn(shape.outline, shape.box, sites=sites)
    if shape.figure == "polygon":
        first, *others = shape.points
        lines = (Step("line", (corner,)) for corner in others)
        return _drawn(((Step("move", (first,)), *lines, Step("close")),), shape.box, sites=sites)
    return _preset(shape.figure)


def _preset(figure: str) -> Xml:
    name, guides = _PRESETS[figure]
    return element("a:prstGeom", {"prst": name}, guides)


def _share(name: str, side: str, share: float) -> Xml:
    """A guide that stays at its share of a side when the object is resized."""
    return element("a:gd", {"name": name, "fmla": f"*/ {side} {round(share)} 100000"})


def _sites(left: str, right: str) -> Xml:
    """Connection sites in the order of presets, with the angles at which lines leave."""
    places = (("3cd4", "hc", "t"), ("cd2", left, "vc"), ("cd4", "hc", "b"), ("0", right, "vc"))
    sites = (element("a:cxn", {"ang": angle}, element("a:pos", {"x": x, "y": y})) for angle, x, y in places)
    return element("a:cxnLst", {}, *sites)


def _drawn(
    contours: Outline, box: Rect, guides: Xml = _NO_GUIDES, sites: Xml = _NO_SITES, text: Xml = _WHOLE
) -> Xml:
    """A geometry of its own (ECMA-376 part 1, 20.1.9.8), each contour a path that is filled by itself if it
    is closed."""
    width, height = max(1, emu(box.width)), max(1, emu(box.height))
    paths = (
        element(
            "a:path",
            {"w": width, "h": height, "fill": None if contour[-1].to == "close" else "none"},
            *(_step(step, width, height) for step in contour),
        )
        for contour in contours
    )
    handles = element("a:ahLst")
    listed = element("a:pathLst", {}, *paths)
    return element("a:custGeom", {}, _NO_ADJUSTMENT, guides, handles, sites, text, listed)


def _step(step: Step, width: int, height: int) -> Xml:
    points = (element("a:pt", {"x": round(x * width), "y": round(y * height)}) for x, y in step.points)
    return element(_STEPS[step.to], {}, *points)
