"""Text styles: sizes on a clean scale, floors held, leading from the fonts."""

from __future__ import annotations

import pytest

from deckbuilder.model import Run
from deckbuilder.plan import TextStyle
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme import brand
from deckbuilder.theme.deck_look import scaled, steps
from deckbuilder.theme.memo_look import PAPERS
from deckbuilder.theme.styles import Styles, deck_styles, memo_styles
from deckbuilder.theme.tokens import Theme

PROSE = (
    "In the five years to 2024 the share of rural households with piped water rose from 61 to 78 per cent, "
    "but the gap between the best and the worst served district did not close, and the last connections cost "
    "twice as much."
)


def every(styles: Styles) -> list[TextStyle]:
    found: list[TextStyle] = [*styles.body, *styles.headings]
    return found + [
        value for name in styles.__struct_fields__ if isinstance(value := getattr(styles, name), TextStyle)
    ]


def test_steps_hold_the_floors_on_a_clean_scale(packaged: Theme) -> None:
    book = FontBook(packaged.fonts)
    scale = [deck_styles(packaged, book, step, "en-GB") for step in range(len(packaged.deck.steps))]
    for styles in scale:
        assert all((style.size * 2).is_integer() for style in every(styles))
        assert min(style.size for style in styles.body) >= 14
        assert styles.table.size >= 10
        assert min(styles.caption.size, styles.source.size, styles.note.size) >= 9
        assert styles.label.size >= 12
    sizes = [styles.body[0].size for styles in scale]
    assert sizes == sorted(set(sizes), reverse=True)
    assert sizes[0] == packaged.deck.body_sizes[0]
    assert sizes[-1] == 14


@pytest.mark.parametrize(("size", "floor"), [(20, 14), (18, 14), (14, 14), (12, 14)])
def test_a_step_that_changes_nothing_is_left_out(size: float, floor: float) -> None:
    scale = [scaled(size, factor, floor) for factor in steps(size, floor)]
    assert scale[0] == size
    assert len(set(scale)) == len(scale)
    assert min(scale) >= min(size, floor)


def test_deck_leading_is_single_spacing_of_the_taller_measure(packaged: Theme) -> None:
    book = FontBook(packaged.fonts)
    for style in every(deck_styles(packaged, book, 0, "en-GB")):
        own = book.face(style.family, style.weight, style.italic).line_height
        assert style.leading == pytest.approx(style.size * max(1.2, own))


def test_items_stand_further_apart_than_lines(packaged: Theme) -> None:
    body = deck_styles(packaged, FontBook(packaged.fonts), 0, "en-GB").body
    assert body[0].after > body[1].after > body[2].after > body[2].leading - body[2].size


def test_memo_headings_belong_to_what_follows(packaged: Theme) -> None:
    styles = memo_styles(packaged, FontBook(packaged.fonts), "en-GB")
    assert all(heading.before == 2 * heading.after > 0 for heading in styles.headings)
    assert styles.headings[0].size - styles.body[0].size <= 5


def test_titles_of_panels_are_of_the_face_of_headings(packaged: Theme) -> None:
    styles = memo_styles(packaged, FontBook(packaged.fonts), "en-GB")
    heading, title = styles.headings[4], styles.panel_title
    assert (title.family, title.weight, title.size) == (heading.family, heading.weight, heading.size)


def test_only_running_text_of_the_memo_is_justified(packaged: Theme) -> None:
    styles = memo_styles(packaged, FontBook(packaged.fonts), "en-GB")
    justified = {id(style) for style in every(styles) if style.align == "justify"}
    assert justified == {id(style) for style in (*styles.body, styles.note)}
    assert all(style.hyphenate and style.optimal for style in styles.body)
    assert not any(
        style.hyphenate for style in (*styles.headings, styles.table, styles.caption, styles.label)
    )


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_memo_lines_hold_60_to_75_characters(packaged: Theme, paper: str) -> None:
    theme = brand.adapted(packaged, paper="letter" if paper == "letter" else "a4")
    book = FontBook(theme.fonts)
    style = memo_styles(theme, book, "en-GB").body[0]
    measure = PAPERS[theme.memo.paper][0] - theme.memo.margin_left - theme.memo.margin_right
    letters = len(PROSE) * measure / Typesetter(book).width((Run(PROSE),), style)
    assert 60 <= letters <= 76
    assert min(theme.memo.margin_left, theme.memo.margin_top) >= 25 / 25.4 * 72
    assert theme.memo.margin_bottom > theme.memo.margin_top


def test_paragraphs_are_told_apart_once(packaged: Theme) -> None:
    """By indent or by space, never both."""
    styles = memo_styles(packaged, FontBook(packaged.fonts), "en-GB")
    assert (styles.body[0].indent > 0) != (styles.body[0].after > 0)


def test_packaged_decks_use_fonts_every_powerpoint_has(packaged: Theme) -> None:
    families = packaged.deck.families
    assert {families.body, families.heading, families.mono} <= {"Arial", "Georgia", "Courier New"}
    book = FontBook(packaged.fonts)
    assert {book.resolve(family).how for family in (families.body, families.heading)} <= {"alias", "system"}
