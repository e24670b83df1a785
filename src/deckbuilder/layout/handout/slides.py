"""A deck's slides as pages that are complete in themselves.

A PowerPoint file keeps on its layouts what a slide shows besides its own content: ground, decoration, logo.
Here each page gets them for its own; footers become decoration, and titles that only readers of lists see
become bookmarks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from deckbuilder.layout.handout.grounds import ground
from deckbuilder.layout.handout.structure import Hierarchy
from deckbuilder.plan import Bookmark, ImageShape, Page, Para, Plan, Rect, Shape, TextShape
from deckbuilder.report import Report
from deckbuilder.source import Span
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.frames import FOOTER_ROLES
from deckbuilder.theme.layouts import SlideLayout, drawn_layouts
from deckbuilder.theme.tokens import Logo, Theme


def slides(plan: Plan, theme: Theme, fonts: FontBook, report: Report) -> Plan:
    """The slides of a deck that are shown, each with all that is seen on it, and bookmarks to them; all
    slides where all are hidden.

    Of a template, whose layouts are as PowerPoint draws them, there is only a finding.
    """
    if theme.template is not None:
        report.error(
            "template-undrawn",
            f"only PowerPoint can draw what is on the layouts of `{theme.template.path.name}`",
            plan.meta.span,
            "make the deck without its PDF, and export that from PowerPoint",
        )
        return plan
    layouts = drawn_layouts(theme, fonts, plan.meta.lang)
    logo = _logo_of(theme)
    numbered = {f"slide-{number}": page for number, page in enumerate(plan.pages, 1)}
    shown = {anchor: page for anchor, page in numbered.items() if not page.hidden} or numbered
    if len(shown) < len(numbered):
        _tell_hidden([page.span for page in plan.pages if page.hidden], report)
    hierarchy = Hierarchy()
    pages = {
        anchor: hierarchy.placed(_complete(page, layouts[page.layout], logo, anchor), number)
        for number, (anchor, page) in enumerate(shown.items(), 1)
    }
    return replace(plan, pages=tuple(pages.values()), bookmarks=tuple(_bookmarks(pages)))


def completed(plan: Plan, theme: Theme, fonts: FontBook) -> Plan:
    """All slides of a deck, hidden ones too, each with all that is seen on it; of a template, whose layouts
    are as PowerPoint draws them, only the colour of the ground."""
    layouts = drawn_layouts(theme, fonts, plan.meta.lang)
    logo = _logo_of(theme)
    if theme.template is not None:
        design, palette, logo = theme.template.design, theme.deck.palette, None
        layouts = {
            name: replace(layout, background=ground(layout, design, palette))
            for name, layout in layouts.items()
        }
    pages = (
        _complete(page, layouts[page.layout], logo, f"slide-{number}")
        for number, page in enumerate(plan.pages, 1)
    )
    return replace(plan, pages=tuple(pages))


def _logo_of(theme: Theme) -> Logo | None:
    return (theme.deck.palette.dark and theme.logo_dark) or theme.logo


def _tell_hidden(hidden: Sequence[Span], report: Report) -> None:
    """Say of the slides that are in the PowerPoint file alone."""
    count = "a hidden slide is" if len(hidden) == 1 else f"{len(hidden)} hidden slides are"
    help = "take `.hidden` away to show them there too"
    report.note("hidden-slide", f"{count} left out of the PDF", hidden[0], help)


def _complete(page: Page, layout: SlideLayout, logo: Logo | None, anchor: str) -> Page:
    """The page with what its layout draws, below what it has itself."""
    drawn = (_ground(page, layout, anchor), *layout.decoration, *_logo(layout, logo, page.span))
    own = (_shown(shape) for shape in page.shapes if shape.role != "unseen")
    title = page.title.strip() or _unseen(page)
    return replace(page, shapes=(*drawn, *own), title=title, background=None)


def _ground(page: Page, layout: SlideLayout, anchor: str) -> TextShape:
    """What the slide stands on, as something that links can lead to."""
    role = page.background or layout.background or "background"
    named = Para((), layout.frames[0].styles[0], "Artifact", page.span, (), anchor=anchor)
    box = Rect(0.0, 0.0, page.width, page.height)
    return TextShape(box, page.span, (named,), "artifact", fill=role)


def _unseen(page: Page) -> str:
    """The title that stands above the slide's edge, for lists of slides."""
    return "".join(
        run.text
        for shape in page.shapes
        if isinstance(shape, TextShape) and shape.role == "unseen"
        for para in shape.paras
        for run in para.runs
    )


def _logo(layout: SlideLayout, logo: Logo | None, span: Span) -> Iterator[Shape]:
    if logo is not None and layout.logo is not None:
        picture = logo.picture
        yield ImageShape(
            layout.logo, span, picture.data, picture.media, picture.pixels, picture.vector,
            role="artifact", alt=logo.alt, decorative=True, name="Logo",
        )  # fmt: skip


def _shown(shape: Shape) -> Shape:
    """The shape as the page has it: what repeats at the foot of slides is decoration."""
    if shape.role not in FOOTER_ROLES or not isinstance(shape, TextShape):
        return shape
    return replace(shape, role="artifact", paras=tuple(replace(p, role="Artifact") for p in shape.paras))


def _bookmarks(pages: Mapping[str, Page]) -> Iterator[Bookmark]:
    """The sections with their slides, given by anchor, below them. A section's header slide is the section's
    own entry."""
    section: str | None = None
    for anchor, page in pages.items():
        if page.section is not None and page.section != section:
            yield Bookmark(page.section, 0, anchor)
            if page.title == page.section:
                section = page.section
                continue
        section = page.section
        yield Bookmark(page.title, 0 if section is None else 1, anchor)
