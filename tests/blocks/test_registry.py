"""The registry: who reads what, and what becomes of the rest."""

from __future__ import annotations

from collections import Counter

import pytest

from deckbuilder import blocks
from deckbuilder.blocks.base import Node
from deckbuilder.blocks.lengths import length, share, shares
from deckbuilder.model import plain
from deckbuilder.report import Report
from tests.blocks.fake import node, paragraph, read, room, words


def test_no_two_kinds_read_the_same_node() -> None:
    assert max(Counter(name for kind in blocks.KINDS for name in kind.reads).values()) == 1


def test_what_no_kind_reads_is_reported_and_its_text_kept() -> None:
    report = Report()
    found = read(node("marquee", paragraph("inside"), text=" own words "), report=report)
    assert [(finding.code, finding.span) for finding in report] == [("block-unsupported", found[0].span)]
    assert [plain(text) for block in found for text in block.texts()] == ["own words", "inside"]


@pytest.mark.parametrize(
    "tree", [paragraph(""), node("heading", level=3), node("bullet_list"), node("table")]
)
def test_nodes_that_hold_nothing_give_no_block(tree: Node) -> None:
    assert read(tree) == ()


def test_a_block_is_laid_once_in_a_room() -> None:
    (block,) = read(paragraph("words " * 50))
    frame = room()
    assert blocks.lay(block, frame) is blocks.lay(block, frame)
    assert blocks.lay(block, frame) is not blocks.lay(block, frame.narrowed(10))


def test_a_heading_has_its_level_and_anchor() -> None:
    (block,) = read(node("heading", text="Words", level=4, attrs={"id": "here"}))
    laid = blocks.lay(block, room())
    para = laid.shapes[0].paras[0]  # type: ignore[union-attr]
    assert (para.role, para.anchor, laid.keep_next) == ("H4", "here", True)
    assert words(laid.shapes) == "Words"


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("50%", 100),
        ("2in", 144),
        ("2.54cm", 72),
        ("25.4 mm", 72),
        ("96px", 72),
        ("96", 72),
        ("12pt", 12),
        (".5in", 36),
    ],
)
def test_lengths(text: str, points: float) -> None:
    assert length(text, 200) == pytest.approx(points)


@pytest.mark.parametrize("text", ["", "0", "-1cm", "wide", "3 ells", "1e3", "٣cm"])
def test_no_lengths(text: str) -> None:
    assert length(text, 200) is None


def test_shares() -> None:
    assert share("40%") == pytest.approx(0.4)
    assert (share("0%"), share("140%"), share("0.4")) == (None, None, None)
    assert shares("3, 1") == (0.75, 0.25)
    assert shares("60% 40%") == pytest.approx((0.6, 0.4))
    assert (shares(""), shares("1,x")) == (None, None)
