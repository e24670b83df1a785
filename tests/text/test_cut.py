"""Cutting a paragraph after some of its lines."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from deckbuilder.model import Run, Runs
from deckbuilder.text.cut import cut
from deckbuilder.text.typesetter import Typesetter
from tests.text.conftest import DECK, MEMO
from tests.text.made import PARAGRAPH, runs, shown


def text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


@given(runs=runs(), style=st.sampled_from((DECK, MEMO)), width=st.floats(30, 300), data=st.data())
def test_nothing_is_lost_or_doubled(
    typesetter: Typesetter, runs: Runs, style: object, width: float, data: st.DataObject
) -> None:
    assert isinstance(style, type(DECK))
    lines = typesetter.set(runs, style, width)
    count = data.draw(st.integers(1, len(lines)))
    head, tail = cut(runs, lines[:count])
    source, start = text(runs), text(head)
    if not source.startswith(start):
        assert start.endswith("\u00ad")
        start = start[:-1]
    assert source.startswith(start)
    between = source[len(start) : len(source) - len(text(tail))]
    assert source.endswith(text(tail))
    assert between.strip(" ") in ("", "\n")
    assert not any(run.text == "" for run in (*head, *tail))


@given(runs=runs(), width=st.floats(100, 400), data=st.data())
def test_the_parts_are_set_as_the_whole_was(
    typesetter: Typesetter, runs: Runs, width: float, data: st.DataObject
) -> None:
    lines = typesetter.set(runs, DECK, width)
    assume(len(lines) > 1 and width >= typesetter.min_width(runs, DECK))
    count = data.draw(st.integers(1, len(lines) - 1))
    head, tail = cut(runs, lines[:count])
    again = [shown(line).strip(" ") for part in (head, tail) for line in typesetter.set(part, DECK, width)]
    assert again == [shown(line).strip(" ") for line in lines]


def test_a_cut_at_a_hyphen_keeps_a_soft_one(typesetter: Typesetter) -> None:
    runs = (Run(PARAGRAPH[:50]), Run(PARAGRAPH[50:], italic=True))
    lines = typesetter.set(runs, MEMO, 130)
    count = next(n for n, line in enumerate(lines, 1) if shown(line).endswith("\u00ad"))
    head, tail = cut(runs, lines[:count])
    assert text(head) + text(tail) == PARAGRAPH.replace(text(tail), "\u00ad" + text(tail))
    assert tail[-1].italic
    assert text(head).endswith("\u00ad")


def test_a_hard_break_at_the_cut_is_dropped(typesetter: Typesetter) -> None:
    runs = (Run("one\n  two"),)
    lines = typesetter.set(runs, DECK, 300)
    assert cut(runs, lines[:1]) == ((Run("one"),), (Run("  two"),))
    assert cut(runs, lines) == (runs, ())


def test_cutting_nothing_off(typesetter: Typesetter) -> None:
    runs = (Run("one two"),)
    assert cut(runs, ()) == ((), runs)
