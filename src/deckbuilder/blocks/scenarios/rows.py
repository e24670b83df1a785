"""Scenarios drawn: a row each, with its description, its place on the ruler and its impact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.blocks.base import Room
from deckbuilder.blocks.lettering import paragraph, text_frame
from deckbuilder.blocks.scenarios.reading import Scenario, sentence, words_of
from deckbuilder.model import Run
from deckbuilder.place import all_moved, height_of
from deckbuilder.plan import Insets, PathShape, Rect, Shape, Stroke, TextShape
from deckbuilder.source import Span

#: Descriptions, ruler and impact stand side by side where there is room for so many ems.
_LEAST_ACROSS = 34
#: Their shares of the width; without an impact, the ruler takes its share as well.
_TEXTS, _IMPACTS = 0.38, 0.17
#: Between columns, around the text of rows, and between label and bar, in ems.
_GUTTER, _AIR, _NEAR = 1.5, 0.7, 0.25
#: Thickness of the track and the bar on it, in ems, and how wide a bar is at least.
_BAR, _LEAST_BAR = 0.62, 0.35
#: Five marks need the width of so many of the widest.
_SPACED = 6.5


Drawn = tuple[tuple[Shape, ...], float]
"""Shapes with their top at 0, and how tall they are together."""


class Columns(Struct, frozen=True):
    """Left edges and widths of what stands in a row."""

    text: tuple[float, float]
    ruler: tuple[float, float]
    impact: tuple[float, float] | None
    """None where there is none, or where it stands below the ruler."""
    stacked: bool


def columns(scenarios: Sequence[Scenario], room: Room) -> Columns:
    em, width = room.styles.label.size, room.width
    has_impact = any(scenario.impact for scenario in scenarios)
    if width < _LEAST_ACROSS * em:
        return Columns((0.0, width), (0.0, width), None, stacked=True)
    gutter = _GUTTER * em
    text = width * _TEXTS
    impact = width * _IMPACTS if has_impact else 0.0
    ruler = width - text - gutter - (impact + gutter if has_impact else 0.0)
    return Columns(
        (0.0, text), (text + gutter, ruler), (width - impact, impact) if has_impact else None, stacked=False
    )


def head(places: Columns, titles: tuple[str, str], span: Span, room: Room) -> Drawn:
    """What stands above the rows: what the columns are, and the marks of the ruler; and its height."""
    label, strong = room.styles.label, room.styles.label_strong
    muted = replace(label, color="muted")
    left, width = places.ruler
    title = paragraph((Run(titles[0]),), strong, width, room, span)
    shapes: list[Shape] = [text_frame(left, 0.0, width, (title,), span, "Column")]
    top = title.height
    if places.impact is not None:
        x, wide = places.impact
        other = paragraph((Run(titles[1]),), strong, wide, room, span, align="center")
        shapes.append(text_frame(x, 0.0, wide, (other,), span, "Column"))
        top = max(top, other.height)
    for mark in _marks(places, room):
        para = paragraph((Run(f"{mark} %"),), muted, width, room, span)
        wide = para.lines[0].width * 1.02 + 1.0
        x = _clamped(left + width * mark / 100 - wide / 2, wide, places)
        shapes.append(text_frame(x, top, wide, (para,), span, "Mark"))
    return tuple(shapes), top + shapes[-1].box.height + _NEAR * label.size


def _marks(places: Columns, room: Room) -> tuple[int, ...]:
    """The marks that stand apart on a ruler so wide. Per cent."""
    widest = room.typesetter.width((Run("100 %"),), room.styles.label)
    return (0, 25, 50, 75, 100) if places.ruler[1] >= _SPACED * widest else (0, 50, 100)


def row(scenario: Scenario, places: Columns, titles: tuple[str, str], room: Room) -> Drawn:
    """One scenario with its top at 0, and its height."""
    air = _AIR * room.styles.label.size
    if places.stacked:
        return _stacked(scenario, places, titles, room, air)
    parts = [_described(scenario, places.text, room), _ruled(scenario, places, room)]
    if places.impact is not None and scenario.impact:
        parts.append(_chip(scenario, places.impact, room))
    height = max(tall for _, tall in parts)
    shapes = [shape for made, tall in parts for shape in all_moved(made, 0.0, air + (height - tall) / 2)]
    return tuple(shapes), height + 2 * air


def _stacked(scenario: Scenario, places: Columns, titles: tuple[str, str], room: Room, air: float) -> Drawn:
    """Name, ruler and description one below the other."""
    label, strong = room.styles.label, room.styles.label_strong
    width = places.text[1]
    shapes: list[Shape] = []
    y = air
    name = paragraph(scenario.name, strong, width, room, scenario.span)
    for made, height in (
        ((text_frame(0.0, 0.0, width, (name,), scenario.span, "Scenario"),), name.height),
        _ruled(scenario, places, room),
    ):
        shapes += all_moved(made, 0.0, y)
        y += height + air / 2
    said = [scenario.text] if scenario.text else []
    said += [(Run(f"{titles[1]}: {scenario.impact}"),)] if scenario.impact else []
    paras = tuple(paragraph(runs, label, width, room, scenario.span) for runs in said)
    if paras:
        shapes.append(text_frame(0.0, y, width, paras, scenario.span, "Description"))
        y += height_of(paras) + air / 2
    return tuple(shapes), y + air / 2


def _described(scenario: Scenario, place: tuple[float, float], room: Room) -> Drawn:
    label, strong = room.styles.label, room.styles.label_strong
    left, width = place
    paras = [paragraph(scenario.name, strong, width, room, scenario.span)]
    if scenario.text:
        paras.append(paragraph(scenario.text, label, width, room, scenario.span))
    shape = text_frame(left, 0.0, width, tuple(paras), scenario.span, "Scenario")
    return (shape,), shape.box.height


def _ruled(scenario: Scenario, places: Columns, room: Room) -> Drawn:
    """The likelihood in words over its bar; without a range, the words alone."""
    label, span = room.styles.label, scenario.span
    left, width = places.ruler
    em = label.size
    if not scenario.likelihood:
        return (), 0.0
    para = paragraph((Run(words_of(scenario)),), label, width, room, span)
    wide = max(line.width for line in para.lines) * 1.02 + 1.0
    if scenario.low is None or scenario.high is None:
        return (text_frame(left, 0.0, width, (para,), span, "Likelihood"),), para.height
    start, end = left + width * scenario.low / 100, left + width * scenario.high / 100
    middle = (start + end) / 2
    if end - start < _LEAST_BAR * em:
        start, end = middle - _LEAST_BAR * em / 2, middle + _LEAST_BAR * em / 2
    top = para.height + _NEAR * em
    para = paragraph((Run(words_of(scenario)),), label, min(wide, width), room, span, align="center")
    box = Rect(start, top, end - start, _BAR * em)
    shapes: tuple[Shape, ...] = (
        PathShape(Rect(left, top, width, _BAR * em), span, "rect", fill="surface", name="Track"),
        *_notches(places, Rect(left, top, width, _BAR * em), span, room),
        PathShape(box, span, "rect", fill="series1", name="Range"),
        text_frame(
            _clamped(middle - wide / 2, wide, places), 0.0, min(wide, width), (para,), span, "Likelihood"
        ),
    )
    return shapes, top + _BAR * em


def _notches(places: Columns, track: Rect, span: Span, room: Room) -> Iterator[Shape]:
    """The marks of the ruler in a track, but for its ends."""
    for mark in _marks(places, room)[1:-1]:
        box = Rect(track.x + track.width * mark / 100, track.y, 0.0, track.height)
        yield PathShape(box, span, "line", stroke=Stroke("background", 1.5), name="Mark")


def _clamped(x: float, width: float, places: Columns) -> float:
    """A left edge at which text stands over the ruler, not beyond its ends."""
    left, whole = places.ruler
    return max(left, min(x, left + whole - width))


def _chip(scenario: Scenario, place: tuple[float, float], room: Room) -> Drawn:
    """The impact, on a ground as strong as it is."""
    left, width = place
    fill = f"heat{scenario.heat}" if scenario.heat else "surface"
    style = replace(room.styles.label, color=f"on-heat{scenario.heat}" if scenario.heat else "text")
    inset = _NEAR * style.size
    para = paragraph(
        (Run(sentence(scenario.impact)),), style, width - 4 * inset, room, scenario.span, align="center"
    )
    box = Rect(left, 0.0, width, para.height + 2 * inset)
    shape = TextShape(
        box,
        scenario.span,
        (para,),
        inset=Insets(2 * inset, inset, 2 * inset, inset),
        anchor="middle",
        fill=fill,
        figure="round",
        name="Impact",
    )
    return (shape,), box.height
