"""Where lines stand, and their pieces from left to right. Hebrew is in a font that ships with us."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from deckbuilder.model import Run
from deckbuilder.plan import Bullet, Para, Piece, Span, TextStyle
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.lines import placed_bullet, placed_lines
from deckbuilder.text.typesetter import Typesetter

STYLE = TextStyle("Arimo", 10.0, "text", 14.0, optimal=True)
RTL = replace(STYLE, rtl=True, lang="he")
WIDTH = 200.0
WRAPPED = "אבג דהו זחט יכל מנס עפצ קרשת " * 4


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(FontBook())


def _para(typesetter: Typesetter, *runs: Run | str, style: TextStyle = RTL, **also: object) -> Para:
    made = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    para = Para(made, style, "P", Span("brief.md", 1, 1), ())
    para = replace(para, **also)
    return replace(para, lines=typesetter.set(made, style, WIDTH - para.left - para.right))


def _pieces(para: Para) -> list[list[tuple[Piece, float, float]]]:
    return [list(line.pieces()) for line in placed_lines(para, 0.0, 0.0, WIDTH)]


def _shown(para: Para) -> list[str]:
    return [piece.text for piece, _, _ in _pieces(para)[0]]


def _edges(para: Para) -> list[tuple[float, float]]:
    """Left and right end of what each line shows."""
    found = []
    for line in _pieces(para):
        inked = [(x, x + width) for piece, x, width in line if piece.text.strip()]
        found.append((min(left for left, _ in inked), max(right for _, right in inked)))
    return found


def test_pieces_come_in_visual_order(typesetter: Typesetter) -> None:
    assert _shown(_para(typesetter, "אבג English 123.")) == [".", "English 123", "אבג "]
    assert _shown(_para(typesetter, "In אבג דהו, then", style=STYLE)) == ["In ", "אבג דהו", ", then"]


def test_pieces_stand_side_by_side(typesetter: Typesetter) -> None:
    para = _para(typesetter, "אבג ", Run("דהו English", bold=True), " (12) זחט ", Run("יכל", href="#a"))
    placed = _pieces(para)[0]
    assert len(placed) > 4
    for (_, x, width), (_, following, _) in pairwise(placed):
        assert following == pytest.approx(x + width)


def test_a_passage_in_another_language_is_ordered_by_itself(typesetter: Typesetter) -> None:
    assert _shown(_para(typesetter, "אבג ", Run("car!", lang="en"), " דהו")) == [" דהו", "car!", "אבג "]
    assert _shown(_para(typesetter, "אבג ", Run("car!"), " דהו")) == [" דהו", "!", "car", "אבג "]


@pytest.mark.parametrize(("align", "edge"), [("left", 1), ("right", 0)])
def test_text_from_right_to_left_starts_at_the_right(typesetter: Typesetter, align: str, edge: int) -> None:
    para = _para(typesetter, WRAPPED, style=replace(RTL, align=align), left=12.0, right=5.0)
    ends = [line[edge] for line in _edges(para)]
    assert len(ends) > 2
    assert ends == pytest.approx([WIDTH - 12.0 if edge else 5.0] * len(ends))


def test_justified_lines_reach_both_edges(typesetter: Typesetter) -> None:
    lines = _edges(_para(typesetter, WRAPPED, style=replace(RTL, align="justify")))
    assert [right for _, right in lines] == pytest.approx([WIDTH] * len(lines))
    assert [left for left, _ in lines[:-1]] == pytest.approx([0.0] * (len(lines) - 1), abs=1e-6)


def test_spaces_at_a_line_end_hang_where_the_line_ends(typesetter: Typesetter) -> None:
    para = _para(
        typesetter, "English words in a line of Hebrew, long enough for a second and a third line. אבג"
    )
    for line in _pieces(para)[:-1]:
        piece, x, width = line[0]
        assert piece.text.isspace()
        assert piece.level == 1
        assert x + width == pytest.approx(min(left for other, left, _ in line if other.text.strip()))


def test_a_paragraph_turns_by_its_first_letter(typesetter: Typesetter) -> None:
    assert _edges(_para(typesetter, "אבג one", style=STYLE))[0][1] == pytest.approx(WIDTH)
    assert _edges(_para(typesetter, "one אבג", style=STYLE))[0][0] == 0.0
    assert _edges(_para(typesetter, Run("אבג", lang="he"), " is a word", style=STYLE))[0][0] == 0.0
    code = replace(STYLE, family=STYLE.mono)
    assert _edges(_para(typesetter, "אבג one", style=code))[0][0] == 0.0


def test_marks_hang_at_the_right_of_text_from_right_to_left(typesetter: Typesetter) -> None:
    para = _para(typesetter, "אבג", left=20.0, bullet=Bullet("1.", 15.0))
    first = placed_lines(para, 0.0, 0.0, WIDTH)[0]
    mark = placed_bullet(para, typesetter.fonts, first, 0.0, WIDTH)
    assert mark is not None
    assert [piece.text for piece, _, _ in mark.pieces()] == [".", "1"]
    assert mark.x + mark.line.width == pytest.approx(WIDTH - 20.0 + 15.0)
    latin = _para(typesetter, "abc", style=STYLE, left=20.0, bullet=Bullet("1.", 15.0))
    mark = placed_bullet(latin, typesetter.fonts, first, 0.0, WIDTH)
    assert mark is not None
    assert mark.x == 5.0


def test_text_from_left_to_right_is_not_put_in_order(typesetter: Typesetter) -> None:
    para = _para(typesetter, "Plain ", Run("bold", bold=True), " text", style=STYLE)
    line = placed_lines(para, 0.0, 0.0, WIDTH)[0]
    assert [piece for piece, _, _ in line.pieces()] == list(line.line.pieces)
