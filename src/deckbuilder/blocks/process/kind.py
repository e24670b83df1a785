"""Processes as a block: how they are read, which form they have, and where they are cut.

What reads and draws them is imported when a brief has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.exhibit import KEYS, Exhibit, counted, framed, lay_exhibit, report_empty
from deckbuilder.blocks.series import EPSILON
from deckbuilder.model import Runs
from deckbuilder.plan import GroupShape, Rect
from deckbuilder.report import suggestion

if TYPE_CHECKING:
    from deckbuilder.blocks.process.steps import Form, Step


class Process(Exhibit, frozen=True, kw_only=True):
    """Steps in the order written."""

    steps: tuple[Step, ...]
    form: Form | None = None
    """None for whichever fits."""
    loops: bool = False
    """The first step follows the last."""

    def words(self) -> tuple[Runs, ...]:
        return tuple((*step.title, *step.text) for step in self.steps)


def read(node: Node, reading: Reading) -> Process | None:
    from deckbuilder.blocks.process.steps import read_steps

    found = len(reading.report)
    steps = read_steps(node, reading)
    if not steps:
        help = "write each step as `- name: text`"
        report_empty(node, reading, found, "process-empty", "the process has no steps", help)
        return None
    form = _form(node, reading)
    loops = form == "loop" or (node.attrs.get("loop") or "false").lower() not in ("false", "no")
    return Process(steps=steps, form="loop" if loops and form is None else form, loops=loops, **framed(node))


def _form(node: Node, reading: Reading) -> Form | None:
    from deckbuilder.blocks.process.steps import FORMS

    written = node.attrs.get("style")
    if written is None:
        return None
    for form in FORMS:
        if written.lower() == form:
            return form
    help = suggestion(written.lower(), FORMS, f"write one of {', '.join(FORMS)}")
    reading.report.error("process-style", f"a process has no style `{written}`", node.span, help)
    return None


def lay(block: Process, room: Room) -> Laid:
    return lay_exhibit(block, room, lambda inner: _group(block, inner))


def _group(block: Process, room: Room) -> GroupShape:
    from deckbuilder.blocks.process.form import bottom, drawn

    shapes = drawn(block.steps, block.form, room, loops=block.loops)
    box = Rect(0.0, 0.0, room.width, bottom(shapes))
    alt = block.alt or _alt(block)
    return GroupShape(box, block.span, shapes, alt=alt, name="Process", within=room.within)


def _alt(block: Process) -> str:
    what = "Cycle" if block.loops else "Process"
    said = "; ".join(step.said() for step in block.steps)
    return f"{what} of {counted(len(block.steps), 'step')}. {said}"


def split(block: Process, room: Room, height: float) -> tuple[Process, Process] | None:
    """Cut between two steps that stand one below the other. The last part of a loop ends with its first
    step, without its text."""
    from deckbuilder.blocks.process.form import in_one
    from deckbuilder.blocks.process.upright import rows

    if not room.at_top and in_one(block.steps, block.form, room) is not None:
        return None
    steps = block.steps
    if block.loops:
        steps = (*steps, replace(steps[0], text=(), status="again"))
    bottoms = [max(shape.box.bottom for shape in row) for row in rows(steps, room)]
    most = len(steps) - (2 if steps[-1].status == "again" else 1)
    count = min(sum(bottom <= height + EPSILON for bottom in bottoms), most)
    if count <= 0:
        return None
    whole = replace(block, form="vertical", loops=False)
    return (
        replace(whole, steps=steps[:count], continued=True),
        replace(whole, steps=steps[count:], continues=True),
    )


KIND = Kind(
    Process, ("fence:process", "div:process"), read, lay, split, whole=True,
    keys=(*KEYS, "current", "loop", "style"),
)  # fmt: skip
