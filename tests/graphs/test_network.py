"""Networks: nodes, lines and labels clear of each other inside the frame, or nothing."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.graphs.network import drafts, freely, in_rows_and_columns
from deckbuilder.graphs.straight import crossings
from deckbuilder.graphs.values import Drawing, Link, Size
from tests.graphs.geometry import check

WIDE, TALL = (860.0, 320.0), (395.0, 500.0)


def drawn_in(
    frame: Size, sizes: list[Size], links: list[Link], gap: float = 10.0, longest: float = 200.0
) -> Drawing | None:
    places = drafts(len(sizes), links, [None] * len(sizes))
    return in_rows_and_columns(places, sizes, links, frame, gap, longest) or freely(
        places, sizes, links, frame, gap, longest
    )


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[tuple[float, float]], list[Link]]:
    count = draw(st.integers(1, 14))
    ends = st.integers(0, count - 1)
    label = st.none() | st.tuples(st.floats(10, 60), st.just(12.0))
    links = draw(st.lists(st.builds(Link, ends, ends, label), max_size=2 * count))
    return [(60.0, 24.0)] * count, [link for link in links if link.source != link.target]


@settings(max_examples=120, deadline=None)
@given(networks(), st.sampled_from((WIDE, TALL)))
def test_what_is_drawn_is_clear(
    drawn: tuple[list[tuple[float, float]], list[Link]], frame: tuple[float, float]
) -> None:
    sizes, links = drawn
    drawing = drawn_in(frame, sizes, links)
    if drawing is not None:
        check(drawing, links)
        assert drawing.width <= frame[0] + 0.01
        assert drawing.height <= frame[1] + 0.01


def test_a_ring_of_twelve_finds_its_place_in_any_frame() -> None:
    links = [Link(node, (node + 1) % 12, (30.0, 12.0)) for node in range(12)]
    for frame in (WIDE, TALL):
        drawing = drawn_in(frame, [(60.0, 24.0)] * 12, links)
        assert drawing is not None
        check(drawing, links)


def test_what_leads_there_and_back_has_two_lines() -> None:
    links = [Link(0, 1, (70.0, 12.0)), Link(1, 0, (50.0, 12.0)), Link(2, 1, (40.0, 12.0)), Link(2, 0)]
    drawing = drawn_in(WIDE, [(60.0, 24.0)] * 3, links)
    assert drawing is not None
    check(drawing, links)
    there, back = drawing.links[:2]
    assert not set(there.points) & set(back.points)


def test_small_networks_stand_in_rows_and_columns_as_wide_as_their_frame() -> None:
    pairs = ((0, 1), (1, 2), (3, 1), (2, 4), (5, 4), (6, 5), (7, 8), (9, 7), (3, 8), (6, 10), (10, 3), (9, 0))
    links = [Link(*pair, (50.0, 14.0)) for pair in pairs]
    drawing = drawn_in(WIDE, [(90.0, 34.0)] * 11, links, 14.0, 210.0)
    assert drawing is not None
    check(drawing, links)
    assert drawing.width > 0.9 * WIDE[0]
    assert not crossings(drawing.links)
    assert len({round(box.y) for box in drawing.boxes}) <= 4
    assert len({round(box.x) for box in drawing.boxes}) <= 5


def test_a_large_node_among_small_ones_stands_in_their_rows_and_columns() -> None:
    frame = 620.0, 370.0
    sizes = [(76.0, 34.0)] * 10 + [(160.0, 70.0)] * 2
    links = [Link(node, node + 1, (30.0, 14.0) if node > 7 else None) for node in range(11)]
    places = drafts(12, links, [None] * 12)
    drawing = in_rows_and_columns(places, sizes, links, frame, 12.0, 180.0)
    assert drawing is not None
    check(drawing, links)
    assert drawing.width <= frame[0]
    assert drawing.height <= frame[1]


def test_nodes_too_large_for_the_frame_are_not_drawn() -> None:
    assert drawn_in((395.0, 300.0), [(500.0, 20.0)], []) is None
    assert drawn_in((395.0, 300.0), [(100.0, 30.0)] * 60, []) is None


def test_the_same_network_has_the_same_places_in_every_process() -> None:
    code = (
        "from deckbuilder.graphs.network import drafts, freely, in_rows_and_columns\n"
        "from deckbuilder.graphs.values import Link\n"
        "links = [Link(a, b) for a, b in ((0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (0, 2), (1, 4))]\n"
        "places = drafts(6, links, [None] * 6)\n"
        "for arranged in (freely, in_rows_and_columns):\n"
        "    print(arranged(places, [(60.0, 24.0)] * 6, links, (800.0, 300.0), 10.0, 200.0))"
    )
    outputs = set()
    for seed in ("1", "2"):
        env = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
        )
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert "Rect" in outputs.pop()
