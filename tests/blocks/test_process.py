"""Processes: what is written, and how steps stand whatever their number, texts and room."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder import blocks
from deckbuilder.blocks.base import Node, Room
from deckbuilder.blocks.process.kind import Process
from deckbuilder.model import plain
from deckbuilder.place import height_of
from deckbuilder.plan import ConnectorShape, GroupShape, TextShape
from deckbuilder.plan.connectors import anchor, corners
from deckbuilder.plan.figures import text_insets
from deckbuilder.report import Report
from deckbuilder.text.torn import torn_word
from tests.blocks.fake import node, paragraph, read, room

WORDS = "Review", "of", "all", "responsibilities", "by", "ministries", "and", "a"
FORMS = "chevron", "steps", "loop", "vertical"


def fence(text: str, **attrs: str) -> Node:
    return node("fence", text=text, word="process", attrs=attrs)


def process(tree: Node, report: Report | None = None) -> Process:
    (found,) = read(tree, report=report)
    assert isinstance(found, Process)
    return found


def drawn(block: Process, where: Room) -> GroupShape:
    (group,) = blocks.lay(block, where).shapes
    assert isinstance(group, GroupShape)
    return group


def shapes(group: GroupShape) -> tuple[list[TextShape], list[ConnectorShape]]:
    return (
        [shape for shape in group.shapes if isinstance(shape, TextShape)],
        [shape for shape in group.shapes if isinstance(shape, ConnectorShape)],
    )


def steps(count: int) -> str:
    return "\n".join(f"- Step {number}" for number in range(1, count + 1))


@pytest.mark.parametrize(
    "tree",
    [
        fence("- Draft: One page\n- Decide"),
        fence("Draft: One page\nDecide:"),
        fence("- step: Draft\n  text: One page\n- name: Decide"),
        fence("title,text\nDraft,One page\nDecide,"),
        node(
            "div",
            node(
                "bullet_list",
                node("list_item", paragraph("Draft: One page")),
                node("list_item", paragraph("Decide")),
            ),
            word="process",
        ),
    ],
)
def test_ways_to_write_steps(tree: Node) -> None:
    found = [(step.number, plain(step.title), plain(step.text)) for step in process(tree).steps]
    assert found == [(1, "Draft", "One page"), (2, "Decide", "")]


def test_the_current_step_parts_what_is_done_from_what_is_to_come() -> None:
    for current in ("2", "step 2", "Step 2"):
        found = process(fence(steps(3), current=current)).steps
        assert [step.status for step in found] == ["done", "current", "next"]


@pytest.mark.parametrize(("style", "loop"), [("chevron", False), ("loop", True)])
def test_a_style_is_kept_where_it_fits(style: str, loop: bool) -> None:
    found = process(fence(steps(4), style=style))
    assert (found.form, found.loops) == (style, loop)


def test_what_does_not_fit_across_stands_one_below_the_other() -> None:
    texts, lines = shapes(drawn(process(fence(steps(30), style="chevron")), room(200)))
    discs = [text for text in texts if text.figure == "ellipse"]
    assert len(discs) == 30
    assert len({disc.box.x for disc in discs}) == 1
    assert len(lines) == 29


def test_a_loop_leads_back_to_its_first_step_in_every_form() -> None:
    for count in (2, 4, 12):
        _, lines = shapes(drawn(process(fence(steps(count), loop="true")), room(600)))
        assert lines[-1].begin is not None
        assert lines[-1].end is not None
        assert (lines[-1].begin.key, lines[-1].end.key) == (f"step{count}", "step1")


def test_every_step_is_in_one_part_of_a_process_that_is_cut() -> None:
    block = process(fence(steps(40)))
    where = room(400, height=200.0)
    cut = blocks.split(block, where, 200.0)
    assert cut is not None
    head, rest = cut
    assert isinstance(head, Process)
    assert isinstance(rest, Process)
    assert [step.number for step in (*head.steps, *rest.steps)] == list(range(1, 41))
    assert blocks.lay(head, where).height <= 200
    assert blocks.split(process(fence(steps(1))), where, 200.0) is None


def test_a_loop_that_is_cut_ends_with_its_first_step() -> None:
    where = room(400, height=200.0)
    cut = blocks.split(process(fence(steps(20), loop="true")), where, 200.0)
    assert cut is not None
    parts = []
    while cut is not None:
        parts.append(cut[0])
        rest = cut[1]
        cut = blocks.split(rest, where, 200.0) if blocks.lay(rest, where).height > 200 else None
    shown = [step for part in (*parts, rest) if isinstance(part, Process) for step in part.steps]
    assert [step.number for step in shown] == [*range(1, 21), 1]
    assert [step.status for step in shown][-2:] == ["", "again"]


def test_what_stands_across_is_not_cut_where_it_can_move_on() -> None:
    block = process(fence(steps(12)))
    assert blocks.split(block, room(600, at_top=False), 20.0) is None


def test_names_and_words_tell_the_steps() -> None:
    group = drawn(process(fence("- Draft: One page\n- Decide", current="Draft")), room(400))
    assert group.alt == "Process of 2 steps. 1. Draft (current): One page; 2. Decide (next)"
    assert "Step 2: Decide" in [shape.name for shape in group.shapes if isinstance(shape, TextShape)]


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
            st.lists(st.sampled_from(WORDS), max_size=14),
        ),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(FORMS) | st.none(),
    st.floats(150, 900),
    st.floats(120, 500) | st.none(),
)
def test_texts_keep_to_their_frames_and_frames_to_the_room(
    written: list[tuple[list[str], list[str]]], form: str | None, width: float, height: float | None
) -> None:
    text = "\n".join(f"- name: {' '.join(name)}\n  text: {' '.join(said)}" for name, said in written)
    attrs = {} if form is None else {"style": form}
    group = drawn(process(fence(text, **attrs)), room(width, height=height))
    texts, lines = shapes(group)
    for shape in texts:
        assert -0.1 <= shape.box.x <= shape.box.right <= width + 0.1
        assert height_of(shape.paras) <= shape.box.within(shape.inset).height + 0.1
        own = text_insets(shape.figure, shape.box)
        assert shape.inset.left >= own.left - 0.01
        assert shape.inset.right >= own.right - 0.01
    upright = any(shape.figure == "ellipse" for shape in texts)
    assert upright or not any(torn_word(para) for shape in texts for para in shape.paras)
    keyed = {shape.key: shape for shape in texts if shape.key}
    for line in lines:
        assert line.begin is not None
        assert line.end is not None
        assert corners(line)[0] == pytest.approx(anchor(keyed[line.begin.key], line.begin.side))
        assert corners(line)[-1] == pytest.approx(anchor(keyed[line.end.key], line.end.side))
    for one, other in combinations([shape for shape in texts if shape.figure != "chevron"], 2):
        apart = (
            max(one.box.x, other.box.x) >= min(one.box.right, other.box.right) - 0.1
            or max(one.box.y, other.box.y) >= min(one.box.bottom, other.box.bottom) - 0.1
        )
        assert apart or "pentagon" in (one.figure, other.figure)


def test_chevrons_are_as_wide_and_as_far_apart_as_each_other() -> None:
    texts, _ = shapes(drawn(process(fence(steps(5))), room(500)))
    assert [shape.figure for shape in texts] == ["pentagon", *["chevron"] * 4]
    pitches = {round(other.box.x - one.box.x, 3) for one, other in pairwise(texts)}
    assert len(pitches) == 1
    assert texts[-1].box.right == pytest.approx(500)


def test_points_below_a_step_are_part_of_its_text() -> None:
    deeper = node("bullet_list", node("list_item", paragraph("in haste: no")))
    below = node("bullet_list", node("list_item", paragraph("by peers"), deeper))
    (step,) = process(
        node("div", node("bullet_list", node("list_item", paragraph("Review"), below)), word="process")
    ).steps
    assert "".join(run.text for run in step.text) == "– by peers\n– in haste: no"
