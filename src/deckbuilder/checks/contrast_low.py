"""contrast-low: text is hard to tell from what is behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckbuilder.checks.base import Built
from deckbuilder.model import Run
from deckbuilder.plan import (
    ChartShape,
    GroupShape,
    ImageShape,
    Page,
    Para,
    PathShape,
    Rect,
    Shape,
    TableShape,
    TextShape,
    paras_of,
)
from deckbuilder.report import Report
from deckbuilder.theme.colors import TEXT_CONTRAST, contrast, mixed
from deckbuilder.theme.layouts import SlideLayout, drawn_layouts
from deckbuilder.theme.palette import MARK_SHARE, highlight
from deckbuilder.theme.tokens import Palette

#: WCAG's large text, in points: regular and bold, and the contrast it needs.
_LARGE, _LARGE_BOLD, _LARGE_CONTRAST = 18.0, 14.0, 3.0
_BOLD = 700
#: Rounding: a colour chosen for 4.5 to 1 may miss it by less than can be seen.
_TOLERANCE = 0.05
#: How far inside its frame text is looked for. Points.
_INSIDE = 2.0

#: Figures that fill most of their box; of others nobody knows what is behind a text.
_FULL = ("rect", "round", "ellipse")

Painted = tuple[Rect, str | None, float]
"""An area, its colour role, None where it shows a picture, and its opacity."""

Ground = tuple[tuple[str, float], ...]
"""What is under a text, from below: colour roles with their opacities, that of the first 1."""


def check(built: Built, report: Report) -> None:
    """Warn once of every pair of colours that is too close, where it is first met."""
    deck = built.plan.kind == "deck"
    palette = (built.theme.deck if deck else built.theme.memo).palette
    layouts = drawn_layouts(built.theme, built.fonts, built.document.meta.lang) if deck else {}
    ratios: dict[tuple[str, Ground, bool], float] = {}
    told: set[tuple[str, Ground, bool]] = set()
    for page in built.plan.pages:
        for para, run, ground in _texts(page, layouts):
            role = run.color or ("link" if run.href else para.style.color)
            pair = role, ground, run.mark
            if pair not in ratios:
                paper = _seen(palette, ground)
                behind = _marked(palette, paper, deck=deck) if run.mark else paper
                ratios[pair] = contrast(palette.roles[role].rgb, behind)
            ratio = ratios[pair]
            if ratio + _TOLERANCE >= TEXT_CONTRAST or pair in told:
                continue
            needed = _needed(para, run)
            if ratio + _TOLERANCE < needed:
                told.add(pair)
                place = (
                    "marked text" if run.mark else " on ".join(f"`{layer}`" for layer, _ in reversed(ground))
                )
                report.warning(
                    "contrast-low",
                    f"in the {built.plan.kind}, `{role}` on {place} has a contrast of {ratio:.1f} to 1",
                    para.span,
                    f"text of this size needs {needed:.1f}; change the theme's colours or the ground",
                )


def _needed(para: Para, run: Run) -> float:
    bold = run.bold or para.style.weight >= _BOLD
    return _LARGE_CONTRAST if para.style.size >= (_LARGE_BOLD if bold else _LARGE) else TEXT_CONTRAST


def _marked(palette: Palette, paper: str, *, deck: bool) -> str:
    """What is behind marked words."""
    return highlight(palette).rgb if deck else mixed(paper, palette.roles["accent1"].rgb, MARK_SHARE)


def _seen(palette: Palette, ground: Ground) -> str:
    """The colour that layers come to."""
    (lowest, _), *veils = ground
    seen = palette.roles[lowest].rgb
    for role, opacity in veils:
        seen = mixed(seen, palette.roles[role].rgb, opacity)
    return seen


def _texts(page: Page, layouts: Mapping[str, SlideLayout]) -> Iterator[tuple[Para, Run, Ground]]:
    """Every run that is seen, with the ground under it."""
    layout = layouts.get(page.layout)
    whole = Rect(0.0, 0.0, page.width, page.height)
    ground: str | None = page.background or (layout.background if layout else None) or "background"
    if layout is not None and layout.part is not None and page.background is None:
        ground = None  # a template's layouts show pictures and fields of their own, which nobody has read
    painted: list[Painted] = [(whole, ground, 1.0)]
    if layout is not None:
        painted += ((shape.box, shape.fill, 1.0) for shape in layout.decoration if shape.fill)
    for para, under in _over(_judged(page, layout), painted):
        if under is not None:
            for run in para.runs:
                if run.text.strip():
                    yield para, run, under


def _judged(page: Page, layout: SlideLayout | None) -> tuple[Shape, ...]:
    """All shapes but those in the frames of a template: what it draws behind them is not known."""
    if layout is None or layout.part is None:
        return page.shapes
    return tuple(shape for shape in page.shapes if layout.frame(shape.role) is None)


def _over(shapes: tuple[Shape, ...], painted: list[Painted]) -> Iterator[tuple[Para, Ground | None]]:
    """The paragraphs of some shapes with what is under them; what they paint is added to ``painted``."""
    for shape in shapes:
        match shape:
            case GroupShape():
                yield from _over(shape.shapes, painted)
            case ChartShape():
                yield from _over(shape.drawing, painted)
            case ImageShape():
                painted.append((shape.box, None, 1.0))
            case PathShape():
                if shape.fill and shape.figure in _FULL:
                    painted.append((shape.box, shape.fill, shape.opacity))
            case TextShape():
                if shape.fill:
                    painted.append((shape.box, shape.fill, 1.0))
                for para in shape.paras:
                    yield para, _under(_place(shape, para), painted)
            case TableShape():
                place = (shape.box.x + _INSIDE, shape.box.y + _INSIDE)
                ground = _under(place, painted)
                for para in paras_of(shape):
                    yield para, ground


def _place(shape: TextShape, para: Para) -> tuple[float, float]:
    """A point on the text, or near it."""
    box, inset = shape.box, shape.inset
    sides = {"left": "right", "right": "left"} if para.style.rtl else {}
    match sides.get(para.style.align, para.style.align):
        case "right":
            x = box.right - inset.right - _INSIDE
        case "center":
            x = box.x + box.width / 2
        case _:
            x = box.x + inset.left + para.left + _INSIDE
    match shape.anchor:
        case "top":
            y = box.y + inset.top + _INSIDE
        case "bottom":
            y = box.bottom - inset.bottom - _INSIDE
        case _:
            y = box.y + box.height / 2
    return x, y


def _under(place: tuple[float, float], painted: list[Painted]) -> Ground | None:
    """What was painted last at a point, with what shows through it; None over a picture."""
    x, y = place
    layers: list[tuple[str, float]] = []
    for box, role, opacity in reversed(painted):
        if box.x <= x <= box.right and box.y <= y <= box.bottom:
            if role is None:
                return None
            layers.append((role, opacity))
            if opacity >= 1:
                break
    return tuple(reversed(layers)) or None
