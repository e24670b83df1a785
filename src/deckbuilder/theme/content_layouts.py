"""The layouts of content slides. All share the title, the footers, the motif and the left edge."""

from __future__ import annotations

from deckbuilder.plan import PathShape
from deckbuilder.theme.drafting import Drafting
from deckbuilder.theme.frames import Frame, SlideLayout

#: Height of the headings over the halves of a comparison, and of the space under them.
_HEAD, _HEAD_GAP = 30.0, 12.0
_FIGURE_SIZE = 88.0
_STATEMENT_SIZE = 34.0


def content_layouts(draft: Drafting) -> tuple[SlideLayout, ...]:
    grid, content = draft.grid, draft.content
    caption = draft.style(14, "text")
    return (
        _layout(
            draft, "Title and Content", "obj", content("body", "Content", 1, grid.body(), inherited=True)
        ),
        _layout(
            draft,
            "Two Content",
            "twoObj",
            content("left", "Left content", 1, grid.body(1, 6)),
            content("right", "Right content", 2, grid.body(7, 12)),
        ),
        _comparison(draft),
        _layout(
            draft,
            "Three Content",
            None,
            content("left", "Left content", 1, grid.body(1, 4)),
            content("middle", "Middle content", 2, grid.body(5, 8)),
            content("right", "Right content", 3, grid.body(9, 12)),
        ),
        _layout(
            draft,
            "Content and Sidebar",
            None,
            content("body", "Content", 1, grid.body(1, 8)),
            content("right", "Sidebar", 2, grid.body(9, 12)),
        ),
        _layout(
            draft,
            "Content with Caption",
            "objTx",
            content("body", "Content", 1, grid.body(5, 12)),
            draft.text("caption", 2, grid.body(1, 4), caption, "Caption"),
        ),
        _layout(
            draft,
            "Picture with Caption",
            "picTx",
            Frame("picture", "Picture", "pic", 1, grid.body(1, 8), (caption,), prompt="Picture"),
            draft.text("caption", 2, grid.body(9, 12), caption, "Caption", anchor="bottom"),
        ),
        _quote(draft),
        _big_number(draft),
        _statement(draft),
        _layout(draft, "Title Only", "titleOnly"),
        _untitled(draft, "Blank", "blank"),
    )


def _layout(
    draft: Drafting, name: str, type_: str | None, *frames: Frame, decoration: tuple[PathShape, ...] = ()
) -> SlideLayout:
    """A content slide: title, some frames, footers."""
    shown = (*draft.motif(), *decoration)
    return SlideLayout(name, type_, (draft.title(), *frames, *draft.footers()), shown)


def _untitled(draft: Drafting, name: str, type_: str | None, *frames: Frame) -> SlideLayout:
    """A content slide without a title at the usual place."""
    shown = draft.motif(titled=False)
    return SlideLayout(name, type_, (*frames, *draft.footers()), shown, master_shapes=shown == draft.motif())


def _comparison(draft: Drafting) -> SlideLayout:
    grid = draft.grid
    head = draft.style(18, "heading", weight=700)
    line = grid.top + _HEAD
    below = line + _HEAD_GAP
    return _layout(
        draft,
        "Comparison",
        "twoTxTwoObj",
        draft.text("left-head", 1, grid.box(1, 6, grid.top, line), head, "Heading", anchor="bottom"),
        draft.content("left", "Left content", 2, grid.box(1, 6, below, grid.bottom)),
        draft.text("right-head", 3, grid.box(7, 12, grid.top, line), head, "Heading", anchor="bottom"),
        draft.content("right", "Right content", 4, grid.box(7, 12, below, grid.bottom)),
        decoration=(
            draft.rule(1, 6, line + 4, "heading", "Left rule"),
            draft.rule(7, 12, line + 4, "heading", "Right rule"),
        ),
    )


def _quote(draft: Drafting) -> SlideLayout:
    """The quotation stands on the second column, so that its mark can hang in the first."""
    grid, styles = draft.grid, draft.styles
    foot = grid.top + (grid.bottom - grid.top) * 0.6
    quote, by = grid.box(2, 11, grid.top, foot), grid.box(2, 11, foot + 12, grid.bottom)
    return _layout(
        draft,
        "Quote",
        None,
        draft.text("quote", 1, quote, styles.quote, "Quotation", anchor="bottom"),
        draft.text("attribution", 2, by, styles.attribution, "Name, role"),
    )


def _big_number(draft: Drafting) -> SlideLayout:
    grid = draft.grid
    figure = draft.style(_FIGURE_SIZE, "accent1", use="heading", weight=draft.look.title_weight)
    foot = grid.top + 150
    return _layout(
        draft,
        "Big Number",
        None,
        draft.text("figure", 1, grid.box(1, 12, grid.top + 24, foot), figure, "00 %", anchor="bottom"),
        draft.content("body", "Content", 2, grid.box(1, 9, foot + 18, grid.bottom)),
    )


def _statement(draft: Drafting) -> SlideLayout:
    """One sentence that carries the slide; it is the slide's title."""
    grid = draft.grid
    large = draft.style(_STATEMENT_SIZE, "heading", use="heading", weight=draft.look.title_weight)
    middle = grid.top + (grid.bottom - grid.top) * 0.6
    title = Frame(
        "title",
        "Statement",
        "title",
        None,
        grid.box(1, 10, grid.top, middle),
        (large,),
        "bottom",
        "One sentence that carries the slide",
    )
    body = draft.text(
        "body", 1, grid.box(1, 8, middle + 18, grid.bottom), draft.style(18, "muted"), "What follows from it"
    )
    return _untitled(draft, "Statement", None, title, body)
