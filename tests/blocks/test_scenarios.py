"""Scenarios: words and numbers of probability, and bars on the ruler."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder import blocks
from deckbuilder.blocks.scenarios.yardsticks import ICD203, PHIA, Yardstick, numbers, term
from deckbuilder.model import Block
from deckbuilder.plan import GroupShape, PathShape, walked
from deckbuilder.report import Report
from tests.blocks.fake import node, read, room, words


def scenarios(text: str, report: Report | None = None, **attrs: str) -> Block:
    (block,) = read(node("fence", text=text, word="scenarios", attrs=dict(attrs)), report=report)
    return block


@pytest.mark.parametrize("yardstick", [ICD203, PHIA])
def test_the_ranges_of_a_scale_follow_each_other(yardstick: Yardstick) -> None:
    assert all(term.low < term.high for term in yardstick.terms)
    assert all(above.high <= below.low for above, below in pairwise(yardstick.terms))
    every = [word for term in yardstick.terms for word in term.words]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("yardstick", "written", "found"),
    [
        (ICD203, "Likely", (55, 80)),
        (ICD203, "a  roughly even chance", (45, 55)),
        (ICD203, "highly improbable", (5, 20)),
        (ICD203, "highly likely", None),
        (PHIA, "highly likely", (80, 90)),
        (PHIA, "likely", (55, 75)),
        (PHIA, "low", None),
    ],
)
def test_words_are_of_one_scale(
    yardstick: Yardstick, written: str, found: tuple[float, float] | None
) -> None:
    one = term(written, yardstick)
    assert (one and (one.low, one.high)) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("55–80 %", (55, 80)),
        ("80-55%", (55, 80)),
        ("5 to 10 %", (5, 10)),
        ("10 %", (10, 10)),
        ("c. 12,5 %", (12.5, 12.5)),
        ("< 5 %", (0, 5)),
        ("over 90%", (90, 100)),
        ("101 %", None),
        ("55", None),
        ("likely", None),
    ],
)
def test_numbers_are_ranges(written: str, found: tuple[float, float] | None) -> None:
    assert numbers(written) == found


@given(st.integers(0, 100), st.integers(0, 100), st.floats(150, 900))
def test_a_bar_is_where_its_numbers_are(low: int, high: int, width: float) -> None:
    shapes = blocks.lay(scenarios(f"- Any: {low}–{high} %"), room(width, height=300.0)).shapes
    drawn = {shape.name: shape.box for shape in walked(shapes) if isinstance(shape, PathShape)}
    track, bar = drawn["Track"], drawn["Range"]
    middle = track.x + track.width * (low + high) / 200
    assert bar.x + bar.width / 2 == pytest.approx(middle)
    assert bar.width >= track.width * abs(high - low) / 100 - 1e-6


def test_the_scale_with_most_of_the_words_is_taken_and_named() -> None:
    text = "- One: realistic possibility\n- Two: highly likely\n- Three: likely"
    shapes = blocks.lay(scenarios(text), room(640.0)).shapes
    assert "Likely, 55–75 %" in words(shapes)
    assert "PHIA" in words(shapes)
    asked = blocks.lay(scenarios(text, scale="ICD 203"), room(640.0)).shapes
    assert "Likely, 55–80 %" in words(asked)


def test_numbers_alone_need_no_scale() -> None:
    assert "ICD" not in words(blocks.lay(scenarios("- One: 20 %"), room(640.0)).shapes)


def test_words_of_no_scale_have_no_bar_and_are_noted() -> None:
    report = Report()
    shapes = blocks.lay(scenarios("- One: low, high", report), room(640.0)).shapes
    assert [finding.code for finding in report] == ["scenario-likelihood"]
    assert not any(shape.name == "Range" for shape in walked(shapes))
    assert "Low" in words(shapes)


def test_rows_go_on_until_all_are_shown() -> None:
    rest = scenarios("\n".join(f"- Path {n}: likely, high" for n in range(40)))
    space, shown = room(640.0, height=300.0), 0
    for _ in range(20):
        cut = blocks.split(rest, space, 300.0)
        laid = blocks.lay(rest if cut is None else cut[0], space)
        assert laid.height <= 300.0 + 1e-6
        (group,) = (shape for shape in laid.shapes if isinstance(shape, GroupShape))
        shown += sum(shape.name == "Range" for shape in group.shapes)
        if cut is None:
            break
        rest = cut[1]
    assert shown == 40
