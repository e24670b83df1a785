"""Examples that show what becomes of them: the program compiles them while the site is made.

In a page, a comment stands before the fence that holds an example::

    <!-- shown: deck memo theme=ministry,night -->

The fence is a brief, or the body of one. Below it the site shows its slides, without the cover (but for
`cover`), and what stands on its memo's pages, in one theme or in each of several, drawn by the program's own
renderer. An example with a finding fails the site,
unless the comment names the rule: ``findings=text-overflow``. In the repository a page with examples is plain
Markdown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from msgspec.structs import replace
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from deckbuilder.layout.handout import completed
from deckbuilder.pipeline import Kind, Request, Sketch, sketch
from deckbuilder.place import all_moved, moved
from deckbuilder.plan import Page, Shape, TextShape
from deckbuilder.project import of_text
from deckbuilder.render.html import draw, font_css, font_data, font_name
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.tokens import Theme

COMMENT = re.compile(r"<!-- shown:(?P<words>[^\n]*) -->")
#: Data and pictures that examples name.
EXAMPLES = Path(__file__).parents[1] / "examples"
STYLES = Path(__file__).with_name("shown.css")
#: Left of a memo's page around what stands on it. Points.
MARGIN = 14.0
#: No more space than this stands between what a memo's page holds. Points.
WIDEST = 30.0
#: How wide a point of the memo is shown at most, in pixels: its text is then as large as the site's.
MEMO_SCALE = 1.3

logger = logging.getLogger(__name__)


class Drawings:
    """What the pages of a site need besides their markup: one a run."""

    def __init__(self) -> None:
        self.books: dict[tuple[Path, ...], FontBook] = {}
        self.faces: dict[str, FontBook] = {}
        self.images: dict[str, bytes] = {}

    def typesetter(self, theme: Theme) -> Typesetter:
        return Typesetter(self.books.setdefault(theme.fonts, FontBook(theme.fonts)))


class Picture(nodes.General, nodes.Element):
    """A drawn page; not text of the site, so that its search does not find examples."""


class ShowExamples(SphinxTransform):
    """Puts pictures behind the fences that comments call shown."""

    default_priority = 500
    drawings: ClassVar[Drawings] = Drawings()

    def apply(self, **kwargs: Any) -> None:
        for comment in list(self.document.findall(nodes.raw)):
            if asked := COMMENT.fullmatch(comment.astext().strip()):
                fence = comment.next_node(descend=False, siblings=True)
                if isinstance(fence, nodes.literal_block):
                    pictures = list(self._pictures(fence, asked["words"].split()))
                    fence.parent.insert(fence.parent.index(fence) + 1, pictures)
                else:
                    logger.warning("no fence follows the comment `shown`", location=comment)

    def _pictures(self, fence: nodes.literal_block, words: list[str]) -> Iterator[nodes.Element]:
        """A container for each document, which holds its pages in all themes."""
        options = dict(word.split("=", 1) for word in words if "=" in word)
        brief = of_text(_whole(fence.astext()), "example", root=EXAMPLES)
        for kind in ("deck", "memo"):
            if kind not in words:
                continue
            drawn: list[Picture] = []
            for theme in options.get("theme", "").split(","):
                found = sketch(brief, Request(theme=theme or None), kind, self.drawings.typesetter)
                self._tell(found, options.get("findings", "").split(","), fence)
                drawn.extend(self._drawn(found, kind, cover="cover" in words))
            yield nodes.container("", *drawn, classes=["pages", "several" if len(drawn) > 1 else "one"])

    def _tell(self, found: Sketch, expected: list[str], fence: nodes.literal_block) -> None:
        for finding in found.findings:
            if finding.code not in expected:
                logger.warning("%s: %s", finding.code, finding.message, location=fence)

    def _drawn(self, found: Sketch, kind: Kind, cover: bool) -> Iterator[Picture]:
        if found.plan is None or found.theme is None:
            return
        book = self.drawings.books[found.theme.fonts]
        if kind == "memo":
            pages = [_content(page) for page in found.plan.pages]
        else:
            slides = completed(found.plan, found.theme, book).pages
            pages = [page for page in slides if page.layout != "Title Slide" or cover]
        for page in pages:
            yield self._picture(page, found.theme, book, kind, found.plan.meta.lang)

    def _picture(self, page: Page, theme: Theme, book: FontBook, kind: str, lang: str) -> Picture:
        drawn = draw(page, theme, book, slide=kind == "deck", lang=lang, folder="_static/shown/")
        self.drawings.faces.update(dict.fromkeys(drawn.fonts, book))
        self.drawings.images.update((image.name, image.data) for image in drawn.images)
        width = f' style="max-width: {MEMO_SCALE * page.width:.0f}px"' if kind == "memo" else ""
        return Picture(svg=drawn.svg, kind=kind, width=width, says=page.title or "What stands in the memo")


def _whole(text: str) -> str:
    """An example as a brief of its own: with a title, and without a cover's other fields."""
    return text if text.startswith("---\n") else f"---\ntitle: Example\n---\n\n{text}\n"


def _content(page: Page) -> Page:
    """A page of the memo cut down to what an example put there: without its head, title, foot and margins."""
    heads = [shape.box.bottom for shape in page.shapes if _is_text(shape, "title", "header", "letterhead")]
    head = max(heads, default=0.0)
    shapes = tuple(s for s in page.shapes if s.box.y >= head and not _is_text(s, "footer", "number"))
    shapes = tuple(_drawn_together(sorted(shapes, key=lambda shape: shape.box.y)))
    bottom = max((shape.box.bottom for shape in shapes), default=page.height) + MARGIN
    left = min((shape.box.x for shape in shapes), default=0.0) - MARGIN
    right = max((shape.box.right for shape in shapes), default=page.width) + MARGIN
    return replace(page, shapes=all_moved(shapes, -left, 0.0), width=right - left, height=bottom)


def _drawn_together(shapes: Sequence[Shape]) -> Iterator[Shape]:
    """Shapes from the top down, without the space that a page has left above its footnotes."""
    up, bottom = (shapes[0].box.y - MARGIN, shapes[0].box.y) if shapes else (0.0, 0.0)
    for shape in shapes:
        up += max(0.0, shape.box.y - bottom - WIDEST)
        bottom = max(bottom, shape.box.bottom)
        yield moved(shape, 0.0, -up)


def _is_text(shape: Shape, *roles: str) -> bool:
    return isinstance(shape, TextShape) and shape.role in roles


def visit(writer: Any, node: Picture) -> None:
    label = html.escape(f"{'Slide' if node['kind'] == 'deck' else 'Memo'}: {node['says']}", quote=True)
    opening = f'<figure class="shown {node["kind"]}"{node["width"]} aria-label="{label}">'
    writer.body.append(f"{opening}{node['svg']}</figure>")
    raise nodes.SkipNode


def write_files(app: Sphinx, error: Exception | None) -> None:
    """The fonts and pictures that the drawings name, beside the site's own."""
    if error is not None:
        return
    folder, drawings = Path(app.outdir) / "_static" / "shown", ShowExamples.drawings
    folder.mkdir(parents=True, exist_ok=True)
    for key, book in drawings.faces.items():
        (folder / font_name(key)).write_bytes(font_data(book, key).data)
    for name, data in drawings.images.items():
        (folder / name).write_bytes(data)
    css = STYLES.read_text("utf-8") + font_css(sorted(drawings.faces), folder="")
    (folder / "shown.css").write_text(css, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Every page is read in every run, as what draws the examples may have changed."""
    app.add_node(Picture, html=(visit, None))
    app.add_transform(ShowExamples)
    app.connect("env-get-outdated", lambda app, env, added, changed, removed: list(env.found_docs))
    app.connect("build-finished", write_files)
    app.add_css_file("shown/shown.css")
    return {"parallel_read_safe": False, "parallel_write_safe": True}
