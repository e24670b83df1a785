"""Blocks that hold blocks: quotations, callouts, columns, definitions."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder import blocks
from deckbuilder.blocks.base import Node
from deckbuilder.blocks.columns import Columns
from deckbuilder.blocks.quote import Quote
from deckbuilder.model import Run, plain
from deckbuilder.plan import PathShape, TextShape
from deckbuilder.report import Report
from tests.blocks.fake import STYLES, node, paragraph, paras, read, reading, room, words


def quote(*children: Node, **attrs: str) -> Node:
    return node("blockquote", *children, attrs=attrs)


class TestQuote:
    @pytest.mark.parametrize(
        ("tree", "said", "by"),
        [
            (quote(paragraph("Words."), paragraph("— A. Person, *role*")), "Words.", "A. Person, *role*"),
            (quote(paragraph("Words."), paragraph("-- A. Person")), "Words.", "A. Person"),
            (quote(paragraph("Words.\n– A. Person")), "Words.", "A. Person"),
            (quote(paragraph("Words."), by="A. Person"), "Words.", "A. Person"),
            (quote(paragraph("Words — and more.")), "Words — and more.", ""),
            (quote(paragraph("-5 degrees")), "-5 degrees", ""),
        ],
    )
    def test_whose_words_they_are(self, tree: Node, said: str, by: str) -> None:
        (found,) = read(tree)
        assert isinstance(found, Quote)
        assert " ".join(plain(text) for block in found.blocks for text in block.texts()) == said
        assert plain(found.by) == by

    def test_a_dash_that_begins_the_last_written_line(self) -> None:
        context = reading(Path())
        context.folder.remember("brief.md", "> Words – some words.\n> — A. Person\n")
        last = replace(paragraph("Words – some words. — A. Person"), span=replace(paragraph("").span, last=2))
        (found,) = blocks.read_all((quote(last),), context)
        assert isinstance(found, Quote)
        assert plain(found.by) == "A. Person"
        assert [plain(text) for block in found.blocks for text in block.texts()] == ["Words – some words."]

    def test_on_display_a_mark_hangs_beside_the_text(self) -> None:
        shapes = blocks.lay(read(quote(paragraph("Some words " * 9), paragraph("— Me")))[0], room()).shapes
        mark, text, by = shapes
        assert isinstance(mark, TextShape)
        assert (mark.role, mark.paras[0].runs) == ("artifact", (Run("“"),))
        assert mark.box.right <= text.box.x == by.box.x == STYLES.quote_indent
        assert mark.box.height >= 1.2 * mark.paras[0].style.size  # lower lines are drawn above their box
        assert [para.role for para in paras(shapes)] == ["BlockQuote", "BlockQuote"]

    def test_text_lower_than_the_mark_has_none(self) -> None:
        laid = blocks.lay(read(quote(paragraph("Short")))[0], room())
        assert (len(laid.shapes), laid.height) == (1, 24)

    def test_the_speaker_does_not_stand_alone(self) -> None:
        block = read(quote(paragraph("Some words " * 40), paragraph("— Me")))[0]
        text = blocks.lay(read(quote(paragraph("Some words " * 40)))[0], room()).height
        cut = blocks.split(block, room(), text + 2)
        assert cut is not None
        assert words(blocks.lay(cut[1], room()).shapes).startswith("Some")

    def test_text_that_brings_its_own_mark_gets_no_other(self) -> None:
        assert "artifact" not in roles(quote(paragraph("“Some words” " * 9)))

    @pytest.mark.parametrize("width", [1.0, 10.0, 60.0])
    def test_where_there_is_no_room_for_a_mark_there_is_none(self, width: float) -> None:
        block = read(quote(paragraph("Some words")))[0]
        narrow = blocks.lay(block, replace(room(), width=width)).shapes
        assert [shape.role for shape in narrow] == ["text"]

    def test_in_running_text_it_is_indented_on_both_sides(self) -> None:
        small = replace(room(), styles=replace(STYLES, quote=STYLES.body[0]))
        (shape,) = blocks.lay(read(quote(paragraph("Some words")))[0], small).shapes
        assert isinstance(shape, TextShape)
        assert (shape.role, shape.box.x, shape.box.width) == ("flow", 20.0, 360.0)

    def test_the_speaker_is_named_under_the_last_part_only(self) -> None:
        cut = blocks.split(read(quote(paragraph("Some words " * 40), paragraph("— Me")))[0], room(), 150)
        assert cut is not None
        assert ["— Me" in words(blocks.lay(part, room()).shapes) for part in cut] == [False, True]


def roles(tree: Node) -> list[str]:
    return [shape.role for shape in blocks.lay(read(tree)[0], room()).shapes]


class TestCallout:
    def test_text_alone_is_one_filled_frame_with_a_bar(self) -> None:
        tree = node("div", paragraph("Mind the gap."), paragraph("Always."), word="callout-warning")
        frame, bar = blocks.lay(read(tree)[0], room()).shapes
        assert isinstance(frame, TextShape)
        assert isinstance(bar, PathShape)
        assert [plain(para.runs) for para in frame.paras] == ["Warning", "Mind the gap.", "Always."]
        assert (frame.fill, bar.fill, bar.role) == ("surface", "warning", "artifact")
        inner = sum(para.height for para in frame.paras) + 1 + 5  # after the title, after the first paragraph
        assert frame.box.height == pytest.approx(inner + frame.inset.top + frame.inset.bottom)
        assert bar.box.height == frame.box.height

    def test_text_keeps_its_width_inside(self) -> None:
        tree = node(
            "div", node("bullet_list", node("list_item", paragraph("word " * 60))), word="callout-tip"
        )
        (frame, _) = blocks.lay(read(tree)[0], room()).shapes
        assert isinstance(frame, TextShape)
        item = frame.paras[1]
        inner = frame.box.width - frame.inset.left - frame.inset.right
        assert max(line.width for line in item.lines) <= inner - item.left - item.right

    def test_other_content_stands_on_a_filled_ground(self) -> None:
        tree = node("div", paragraph("See:"), node("fence", text="code", word="text"), word="callout-note")
        ground, *rest = blocks.lay(read(tree)[0], room()).shapes
        assert isinstance(ground, PathShape)
        assert all(shape.role != "flow" for shape in rest)
        assert all(ground.box.y <= s.box.y and s.box.bottom <= ground.box.bottom + 0.01 for s in rest)

    @pytest.mark.parametrize(
        ("tree", "title"),
        [
            (node("div", paragraph("x"), word="callout-tip"), "Tip"),
            (node("div", paragraph("x"), word="callout-tip", attrs={"title": "Own"}), "Own"),
            (node("div", node("heading", text="Head", level=3), paragraph("x"), word="callout-tip"), "Head"),
            (node("div", paragraph("x"), word="callout", attrs={"type": "caution"}), "Caution"),
        ],
    )
    def test_title(self, tree: Node, title: str) -> None:
        assert plain(paras(blocks.lay(read(tree)[0], room()).shapes)[0].runs) == title

    def test_an_unknown_type_is_a_note_and_says_so(self) -> None:
        report = Report()
        (block,) = read(node("div", paragraph("x"), word="callout", attrs={"type": "tipp"}), report=report)
        assert [(finding.code, finding.help) for finding in report] == [
            ("callout-type", "did you mean `tip`?")
        ]
        assert plain(paras(blocks.lay(block, room()).shapes)[0].runs) == "Note"

    def test_a_later_part_has_no_title(self) -> None:
        tree = node("div", *(paragraph("word " * 60) for _ in range(3)), word="callout-note")
        cut = blocks.split(read(tree)[0], room(), 100)
        assert cut is not None
        assert ["Note" in words(blocks.lay(part, room()).shapes) for part in cut] == [True, False]


def columns(*widths: str | None) -> Node:
    made = (
        node("div", paragraph(f"c{n} " * 10), word="column", attrs={"width": width} if width else {})
        for n, width in enumerate(widths)
    )
    return node("div", *made, word="columns")


class TestColumns:
    @pytest.mark.parametrize(
        ("widths", "shares"),
        [
            ((None, None), (0.5, 0.5)),
            (("60%", None), (0.6, 0.4)),
            (("30%", "30%"), (0.3, 0.3)),
            (("80%", "80%"), (0.5, 0.5)),
            (("100%", None), (0.5, 0.5)),
            ((None, "50%", None), (0.25, 0.5, 0.25)),
        ],
    )
    def test_widths(self, widths: tuple[str | None, ...], shares: tuple[float, ...]) -> None:
        shapes = blocks.lay(read(columns(*widths))[0], room(420.0)).shapes
        whole = 420 - 20 * (len(widths) - 1)
        assert [shape.box.width for shape in shapes] == pytest.approx([whole * share for share in shares])
        rights = [shape.box.right for shape in shapes]
        assert [shape.box.x for shape in shapes] == pytest.approx([0, *(right + 20 for right in rights[:-1])])

    def test_a_width_that_is_no_share_is_reported(self) -> None:
        report = Report()
        read(columns("wide", None), report=report)
        assert [finding.code for finding in report] == ["column-width"]

    def test_blocks_between_columns_make_a_column(self) -> None:
        tree = node(
            "div", node("div", paragraph("a"), word="column"), paragraph("b"), paragraph("c"), word="columns"
        )
        (found,) = read(tree)
        assert isinstance(found, Columns)
        assert [len(column.children()) for column in found.columns] == [1, 2]

    def test_each_column_continues_in_its_place(self) -> None:
        tree = node(
            "div",
            node("div", paragraph("long " * 200), word="column"),
            node("div", paragraph("short"), word="column"),
            node("div", paragraph("middle " * 60), word="column"),
            word="columns",
        )
        cut = blocks.split(read(tree)[0], room(), 200)
        assert cut is not None
        whole = {shape.box.x for shape in blocks.lay(read(tree)[0], room()).shapes}
        later = blocks.lay(cut[1], room()).shapes
        assert {shape.box.x for shape in later} < whole
        assert all(para.continues for para in paras(later))
        assert blocks.lay(cut[0], room()).height <= 200

    def test_no_column_is_emptied_where_a_fresh_frame_may_follow(self) -> None:
        tree = node(
            "div",
            node("div", paragraph("short"), word="column"),
            node("div", paragraph("word " * 20), word="column"),  # three lines, which stay together
            word="columns",
        )
        (block,) = read(tree)
        assert blocks.split(block, replace(room(), at_top=False), 30) is None
        cut = blocks.split(block, room(), 30)
        assert cut is not None
        assert blocks.lay(cut[0], room()).height == 24


class TestDefinitions:
    TREE = node(
        "definition_list",
        node("term", text="One"),
        node("term", text="Two"),
        node("definition", paragraph("first " * 30)),
        node("definition", paragraph("second")),
        node("term", text="Three"),
        node("definition", paragraph("third")),
    )

    def test_definitions_stand_in_under_their_terms(self) -> None:
        shapes = blocks.lay(read(self.TREE)[0], room()).shapes
        assert [shape.box.x for shape in shapes] == [0, 0, 15, 15, 0, 15]
        assert [plain(para.runs).split()[0] for para in paras(shapes)] == [
            "One", "Two", "first", "second", "Three", "third",
        ]  # fmt: skip

    def test_a_term_is_not_parted_from_its_definition(self) -> None:
        block = read(self.TREE)[0]
        assert blocks.split(block, room(), 30) is None
        cut = blocks.split(block, room(), 100)
        assert cut is not None
        assert words(blocks.lay(cut[1], room()).shapes) == "Three third"
