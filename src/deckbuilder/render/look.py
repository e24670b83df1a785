"""What a document's shapes leave to its theme: colours, the rules of tables, the ground of marked words."""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.theme.colors import mixed
from deckbuilder.theme.palette import MARK_SHARE, highlight
from deckbuilder.theme.table_rules import MEMO_TABLES, SLIDE_TABLES, TableRules
from deckbuilder.theme.tokens import Palette, Theme


class Look(Struct, frozen=True):
    """Of one kind of document."""

    palette: Palette
    tables: TableRules
    mark: str
    """RGB behind marked words, six hexadecimal digits."""


def paper(theme: Theme) -> Look:
    """What is printed: the memo."""
    palette = theme.memo.palette
    mark = mixed(palette.roles["background"].rgb, palette.roles["accent1"].rgb, MARK_SHARE)
    return Look(palette, MEMO_TABLES, mark)


def screen(theme: Theme) -> Look:
    """What is shown: the deck's slides, as in PowerPoint."""
    palette = theme.deck.palette
    return Look(palette, SLIDE_TABLES, highlight(palette).rgb)
