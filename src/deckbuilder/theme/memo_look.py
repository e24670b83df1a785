"""Our own settings for the memo, under ``defaults.deckbuilder.memo`` of a brand: read, bounded, completed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from msgspec.structs import replace

from deckbuilder.theme.deck_look import families
from deckbuilder.theme.fields import Fields
from deckbuilder.theme.tokens import Families, MemoLook, Palette, Paragraphs
from deckbuilder.theme.typography import Typography, weight

if TYPE_CHECKING:
    from deckbuilder.theme.template.design import Design

Paper = Literal["a4", "letter"]

#: Families that come with deckbuilder and are embedded.
FAMILIES = Families("Source Serif 4", "Arimo", "Source Code Pro")

#: Paper sizes in points, width and height: ISO 216 and ANSI.
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}

#: On A4, for lines of 75 characters at most; the bottom is larger than the top, so that the text does not
#: seem to sink.
_MARGINS = {"left": 100.0, "right": 100.0, "top": 76.0, "bottom": 88.0}
_HEADINGS = (15.0, 12.5, 11.0, 11.0, 11.0, 11.0)
#: Line height of running text as a share of its size.
_LEADING = 1.36


def read(memo: Fields, typography: Typography, palette: Palette, template: Design | None = None) -> MemoLook:
    """The memo's look; ``template`` gives the families that the brand does not name."""
    usual = FAMILIES
    if template is not None:
        usual = replace(FAMILIES, body=template.body_family, heading=template.heading_family)
    margins = memo.fields("margins")
    sizes = memo.fields("sizes")
    body = sizes.length("body") or 11.0
    line_height = min(1.6, max(1.2, typography.line_height or _LEADING))
    headings = sizes.lengths("headings") or _HEADINGS
    justify = memo.truth("justify")
    edges = {edge: margins.length(edge) or usual for edge, usual in _MARGINS.items()}
    look = MemoLook(
        palette=palette,
        families=families(memo, typography, usual, small=True),
        paper="a4",
        margin_left=edges["left"],
        margin_right=edges["right"],
        margin_top=edges["top"],
        margin_bottom=edges["bottom"],
        body_size=body,
        leading=sizes.length("leading", body, 2 * body) or round(2 * body * line_height) / 2,
        heading_sizes=(*headings, *(headings[-1:] * 6))[:6],
        heading_weight=weight(memo, "heading-weight") or typography.heading_weight or 700,
        small_size=sizes.length("small") or 8.75,
        justify=True if justify is None else justify,
        paragraphs=cast("Paragraphs", memo.choice("paragraphs") or "space"),
        address=memo.texts("address"),
    )
    paper = cast("Paper", memo.choice("paper") or "a4")
    margins.done()
    sizes.done()
    memo.done()
    return on_paper(look, paper)


def on_paper(look: MemoLook, paper: Paper) -> MemoLook:
    """The look on another paper: lines stay as long, so the margins at both sides take up the difference."""
    spare = (PAPERS[paper][0] - PAPERS[look.paper][0]) / 2
    return replace(
        look, paper=paper, margin_left=look.margin_left + spare, margin_right=look.margin_right + spare
    )
