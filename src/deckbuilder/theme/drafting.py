"""What all slide layouts are drawn with: the grid, text styles, and frames that several of them share."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.plan import Anchor, PathShape, Rect, Stroke, TextStyle
from deckbuilder.source import Span
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.frames import Frame, FrameKind
from deckbuilder.theme.grid import Grid
from deckbuilder.theme.styles import deck_styles
from deckbuilder.theme.tokens import Theme
from deckbuilder.theme.type_scale import Type, Use

HAIRLINE = 0.75
#: Placeholder indices PowerPoint's own layouts give to date, footer and slide number.
_DATE, _FOOTER, _NUMBER = 10, 11, 12


class Drafting:
    """A theme's drawing instruments."""

    def __init__(self, theme: Theme, fonts: FontBook, lang: str) -> None:
        self.theme = theme
        self.look = theme.deck
        self.grid = Grid.of(theme.deck)
        self.styles = deck_styles(theme, fonts, 0, lang)
        self._type = Type(fonts, self.look.families, lang)
        self._span = Span(f"{theme.name}/_brand.yml", 1, 1)

    def style(self, size: float, color: str = "text", *, use: Use = "body", weight: int = 400) -> TextStyle:
        """A text style of the deck's families."""
        spacing = self.look.spacing if use == "heading" else 1.0
        return self._type.deck(size, color, spacing=spacing, use=use, weight=weight)

    def levels(self) -> tuple[TextStyle, ...]:
        """The styles of a frame that holds levels of text: the first is that of outermost items."""
        items = self.styles.body[1:]
        return (*items, items[-1])

    def title(self) -> Frame:
        """The title of a content slide, the same on all of them."""
        style = self.style(self.look.title_size, "heading", use="heading", weight=self.look.title_weight)
        anchor: Anchor = "bottom" if self.look.motif == "rule" else "top"
        return Frame("title", "Title", "title", None, self.grid.title(), (style,), anchor, inherited=True)

    def content(self, role: str, name: str, idx: int, box: Rect, *, inherited: bool = False) -> Frame:
        """A frame for text, tables, charts and pictures alike."""
        return Frame(role, name, "obj", idx, box, self.levels(), inherited=inherited)

    def text(
        self,
        role: str,
        idx: int,
        box: Rect,
        style: TextStyle,
        prompt: str,
        *,
        anchor: Anchor = "top",
        kind: FrameKind = "body",
    ) -> Frame:
        """A frame for one kind of text, named after its role."""
        return Frame(role, role.replace("-", " ").capitalize(), kind, idx, box, (style,), anchor, prompt)

    def footers(self) -> tuple[Frame, ...]:
        """Where the reader is: footer text at the common left edge, date and slide number at the right."""
        grid, small = self.grid, self.style(self.look.footer_size, "muted")
        right = replace(small, align="right")
        return (
            Frame("footer", "Footer", "ftr", _FOOTER, grid.footer(1, 8), (small,), "middle", inherited=True),
            Frame("date", "Date", "dt", _DATE, grid.footer(9, 11), (right,), "middle", inherited=True),
            Frame(
                "number",
                "Slide number",
                "sldNum",
                _NUMBER,
                grid.footer(12, 12),
                (right,),
                "middle",
                inherited=True,
            ),
        )

    def motif(self, *, titled: bool = True) -> tuple[PathShape, ...]:
        """What content slides show; without a title at its usual place, there is no rule under it."""
        grid = self.grid
        match self.look.motif:
            case "tab":
                return (self.block(Rect(grid.margin, 0, 40, 8), "accent1", "Accent tab"),)
            case "band":
                return (self.block(Rect(0, 0, grid.width, 8), "accent1", "Accent band"),)
            case "edge":
                return (self.block(Rect(0, 0, 6, grid.height), "accent1", "Accent edge"),)
            case "rule":
                under_title = grid.title_top + grid.title_height + 8
                title_rule = self.rule(1, 12, under_title, "accent1", "Title rule")
                footer_rule = self.rule(1, 12, grid.footer_top - 4, "rule", "Footer rule")
                return (title_rule, footer_rule) if titled else (footer_rule,)
            case "none":
                return ()

    def block(self, box: Rect, color: str, name: str) -> PathShape:
        """A field of colour."""
        return PathShape(box, self._span, "rect", fill=color, name=name)

    def rule(
        self, first: int, last: int, y: float, color: str, name: str, width: float = HAIRLINE
    ) -> PathShape:
        """A horizontal line over some columns."""
        return PathShape(
            self.grid.box(first, last, y, y), self._span, "line", stroke=Stroke(color, width), name=name
        )

    def logo(self, box: Rect) -> Rect | None:
        """The largest place inside ``box`` with the logo's proportions, centred in height, at the nearer
        margin."""
        on_dark = self.look.palette.dark and self.theme.logo_dark
        logo = on_dark or self.theme.logo
        if logo is None:
            return None
        width, height = logo.picture.size
        scale = min(box.width / width, box.height / height)
        drawn = Rect(box.x, box.y + (box.height - height * scale) / 2, width * scale, height * scale)
        at_right = abs(box.right - (self.grid.width - self.grid.margin)) < 1 and box.x > self.grid.width / 2
        return drawn.moved(box.width - drawn.width, 0) if at_right else drawn
