"""Scenarios as a kind of block: their rows under the ruler, and where they are cut.

What reads and draws it is imported when a brief has one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckbuilder.blocks import exhibit
from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import Exhibit, drawn_once, framed, lay_exhibit, report_empty
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Run, Runs
from deckbuilder.place import all_moved
from deckbuilder.plan import GroupShape, PathShape, Rect, Shape, Stroke

if TYPE_CHECKING:
    from deckbuilder.blocks.scenarios.reading import Scenario
    from deckbuilder.blocks.scenarios.rows import Columns, Drawn

#: Rows of a slide with room to spare grow by so many ems at most.
_MOST_AIR = 1.6


class Scenarios(Exhibit, frozen=True, kw_only=True):
    """Scenarios in the order written."""

    scenarios: tuple[Scenario, ...]
    titles: tuple[str, str] = ("Likelihood", "Impact")

    def words(self) -> tuple[Runs, ...]:
        from deckbuilder.blocks.scenarios.reading import words_of

        return tuple(
            runs
            for one in self.scenarios
            for runs in (one.name, (Run(words_of(one)),), (Run(one.impact),), one.text)
            if runs
        )


def read(node: Node, reading: Reading) -> Scenarios | None:
    from deckbuilder.blocks.levels import risk_axes
    from deckbuilder.blocks.scenarios.reading import read_scenarios

    found = len(reading.report)
    scenarios, yardstick = read_scenarios(node, reading)
    if not scenarios:
        help = "write `- Name: likely, high`, or name, likelihood, impact and text"
        report_empty(node, reading, found, "scenarios-empty", "there are no scenarios", help)
        return None
    titles, framing = risk_axes(reading.lang), framed(node)
    if yardstick is not None:  # whose words these are is a source, too
        named = f"{titles[0]}: {yardstick.name}"
        framing["source"] = f"{named}\n{framing['source']}" if framing["source"] else named
    return Scenarios(scenarios=scenarios, titles=titles, **framing)


def lay(block: Scenarios, room: Room) -> Laid:
    return lay_exhibit(block, room, lambda inner: drawn_once(block, inner, partial(_group, block)))


def _group(block: Scenarios, room: Room) -> GroupShape:
    from deckbuilder.blocks.scenarios.rows import columns

    places = columns(block.scenarios, room)
    above, top = _head(block, places, room)
    made = [_row(scenario, places, block.titles, room) for scenario in block.scenarios]
    spare = 0.0
    if room.height is not None:
        used = top + sum(height for _, height in made)
        spare = max(0.0, min((room.height - used) / len(made), _MOST_AIR * room.styles.label.size))
    shapes: list[Shape] = list(above)
    lines: list[Shape] = []
    y = top
    for number, (drawn, height) in enumerate(made):
        if number or not places.stacked:
            rule = Rect(0.0, y, room.width, 0.0)
            lines.append(PathShape(rule, block.span, "line", stroke=Stroke("rule", 0.75), name="Rule"))
        shapes += all_moved(drawn, 0.0, y + spare / 2)
        y += height + spare
    box = Rect(0.0, 0.0, room.width, y)
    alt = block.alt or _alt(block)
    return GroupShape(box, block.span, (*lines, *shapes), alt=alt, name="Scenarios", within=room.within)


def _head(block: Scenarios, places: Columns, room: Room) -> tuple[tuple[Shape, ...], float]:
    from deckbuilder.blocks.scenarios.rows import head

    return ((), 0.0) if places.stacked else head(places, block.titles, block.span, room)


def _row(scenario: Scenario, places: Columns, titles: tuple[str, str], room: Room) -> Drawn:
    """The row of a scenario, drawn once for all parts of a block that is cut here or there."""
    from deckbuilder.blocks.scenarios.rows import row

    return drawn_once(scenario, room, partial(row, scenario, places, titles), places, titles)


def split(block: Scenarios, room: Room, height: float) -> tuple[Scenarios, Scenarios] | None:
    """Cut between two rows; the ruler's marks are shown in each part."""
    from deckbuilder.blocks.scenarios.rows import columns

    places = columns(block.scenarios, room)
    left = height - _head(block, places, room)[1]
    fit = 0
    for scenario in block.scenarios[:-1]:
        left -= _row(scenario, places, block.titles, room)[1]
        if left < -EPSILON:
            break
        fit += 1
    if fit == 0:
        return None
    return (
        replace(block, scenarios=block.scenarios[:fit], continued=True),
        replace(block, scenarios=block.scenarios[fit:], continues=True),
    )


def _alt(block: Scenarios) -> str:
    from deckbuilder.blocks.scenarios.reading import told

    count = len(block.scenarios)
    what = "One scenario" if count == 1 else f"{count} scenarios"
    return ". ".join([f"{what} by likelihood", *map(told, block.scenarios)])


KIND = Kind(
    Scenarios,
    ("fence:scenarios", "div:scenarios"),
    read,
    lay,
    split,
    whole=True,
    scales=True,
    keys=(*exhibit.KEYS, "scale"),
)
