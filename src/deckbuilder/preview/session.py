"""A document that is looked at again and again: what it is now, told against what it was before.

Between two looks a session keeps what is dear and still true: the fonts with all that was measured in them,
as long as their files are the same, and the drawings of pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from deckbuilder.pipeline import Kind, Request, sketch
from deckbuilder.plan import Page, Plan, paras
from deckbuilder.preview.drawing import Drawings, Drawn
from deckbuilder.preview.places import Place, pages_of, places_of
from deckbuilder.preview.remembering import RememberingTypesetter
from deckbuilder.preview.views import File, Found, PageView, Snapshot
from deckbuilder.project import Brief
from deckbuilder.report import Report
from deckbuilder.source import Folder, Span
from deckbuilder.text.direction import is_rtl_language
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme

#: Looks after which fonts are opened anew: what was measured in them is kept, also of words that stand there
#: no more, some 16 kB for forty new words.
_LOOKS = 1000

Files = tuple[tuple[Path, int, int], ...]
"""Paths with the times of their last change and their sizes."""


class Session:
    """One document of a brief."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._looks = 0
        self._files: Files | None = None
        self._typesetter = RememberingTypesetter(FontBook())
        self._drawings = Drawings()
        self._shown: tuple[PageView, ...] | None = None
        self._texts: dict[str, str] = {}

    def look(self, brief: Brief, request: Request, *, anew: bool = False) -> Snapshot:
        """The document as it is now, with the drawings that are new, or with all."""
        found = sketch(brief, request, self._kind, self._set)
        if found.plan is None or found.theme is None:
            findings = tuple(Found(finding, ()) for finding in found.findings)
            return Snapshot(None, {}, "", frozenset(), {}, findings, found.kinds, "", "", False, None)
        plan, theme = found.plan, found.theme
        places = [places_of(page) for page in plan.pages]
        whole = self._whole(plan, theme).pages
        book, slide = self._typesetter.fonts, plan.kind == "deck"
        drawings = self._drawings.draw(whole, places, theme, book, slide=slide, lang=plan.meta.lang)
        pages = tuple(_views(plan, drawings, places))
        changed = self._changed(pages, places, found.folder)
        before = set() if anew else {page.digest for page in self._shown or ()}
        self._shown, self._texts = pages, _texts(found.folder)
        return Snapshot(
            pages=pages,
            drawings={one.digest: one.svg for one in drawings if one.digest not in before},
            fonts=self._css(drawings),
            files=frozenset(self._named(drawings)),
            anchors=_anchors(plan),
            findings=tuple(Found(finding, pages_of(finding.span, places)) for finding in found.findings),
            kinds=found.kinds,
            title=plan.meta.title or "",
            lang=plan.meta.lang,
            rtl=is_rtl_language(plan.meta.lang),
            changed=changed,
            remark=_remark(theme) if slide else "",
        )

    def fetch(self, name: str) -> File:
        """A font or picture of the last snapshot.

        Raises:
            KeyError: it refers to none of that name.
        """
        from deckbuilder.render.html import font_data, font_name

        for one in self._drawings:
            for image in one.images:
                if image.name == name:
                    return File(image.data, image.media)
            for key in one.fonts:
                if font_name(key) == name:
                    font = font_data(self._typesetter.fonts, key)
                    return File(font.data, font.media)
        raise KeyError(name)

    def _set(self, theme: Theme) -> RememberingTypesetter:
        """A typesetter for a theme: the last one, while it is none other's."""
        files = tuple(map(_state, theme.fonts))
        self._looks += 1
        if files != self._files or self._looks % _LOOKS == 0:
            self._files, self._typesetter = files, RememberingTypesetter(FontBook(theme.fonts))
        return self._typesetter

    def _whole(self, plan: Plan, theme: Theme) -> Plan:
        """The plan with all that is seen on each page, of slides also what is on their layouts, and with all
        slides as if none were hidden."""
        if plan.kind != "deck" or theme.template is not None:
            return plan
        from deckbuilder.layout import handout

        shown = replace(plan, pages=tuple(replace(page, hidden=False) for page in plan.pages))
        return handout.slides(shown, theme, self._typesetter.fonts, Report())

    def _changed(
        self, pages: tuple[PageView, ...], places: list[tuple[Place, ...]], folder: Folder
    ) -> int | None:
        """The page to show after a change: of those that look different the one that holds the first line
        that changed, or the first."""
        if self._shown is None:
            return None
        before = {page.digest for page in self._shown}
        different = [number for number, page in enumerate(pages) if page.digest not in before]
        for name, text in _texts(folder).items():
            if text != self._texts.get(name, text):
                line = _first_difference(self._texts[name], text)
                held = pages_of(Span(name, line, line), places)
                if shown := next((number for number in held if number in different), None):
                    return shown
                if not different and len(pages) != len(self._shown):
                    return next(iter(held), None)
        return next(iter(different), None)

    def _css(self, drawings: list[Drawn]) -> str:
        """Under addresses that tell apart fonts of one name whose files have changed."""
        from hashlib import blake2b

        from deckbuilder.render.html import font_css

        keys = sorted({key for one in drawings for key in one.fonts})
        state = blake2b(repr(self._files).encode(), digest_size=6).hexdigest()
        return font_css(keys, f"fonts/{state}/")

    def _named(self, drawings: list[Drawn]) -> set[str]:
        from deckbuilder.render.html import font_name

        fonts = {font_name(key) for one in drawings for key in one.fonts}
        return fonts | {image.name for one in drawings for image in one.images}


def _views(plan: Plan, drawings: Sequence[Drawn], places: Sequence[tuple[Place, ...]]) -> Iterator[PageView]:
    """The pages of a plan, which are drawn as ``drawings``."""
    from deckbuilder.render.html import spoken

    section = ""
    for number, (page, one, held) in enumerate(zip(plan.pages, drawings, places, strict=True), 1):
        title = page.title if plan.kind == "deck" else _heading(page)
        section = (page.section or "") if plan.kind == "deck" else title or section
        yield PageView(
            digest=one.digest,
            number=str(number),
            title=title,
            section=section,
            hidden=page.hidden,
            width=page.width,
            height=page.height,
            notes=spoken(page.notes),
            file=page.span.path,
            line=page.span.first,
            last=page.span.last,
            lines=one.lines,
            places=held,
        )


def _remark(theme: Theme) -> str:
    """What slides of a template lack here."""
    if theme.template is None:
        return ""
    name = theme.template.path.name
    return f"Here without what is on the layouts of {name}, which only PowerPoint can draw"


def _texts(folder: Folder) -> dict[str, str]:
    """The texts that a build read, by their names."""
    return {name: folder.quote(name) or "" for name in map(folder.name, folder.texts)}


def _first_difference(before: str, after: str) -> int:
    """The number of the first line that is not as before."""
    old, new = before.split("\n"), after.split("\n")
    pairs = enumerate(zip(old, new, strict=False), 1)
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))


def _state(path: Path) -> tuple[Path, int, int]:
    try:
        status = path.stat()
    except OSError:
        return path, 0, 0
    return path, status.st_mtime_ns, status.st_size


def _heading(page: Page) -> str:
    """The first heading on a page of the memo."""
    found = (para for para in paras(page.shapes) if para.role in ("Title", "H1", "H2", "H3"))
    return next(("".join(run.text for run in para.runs) for para in found), "")


def _anchors(plan: Plan) -> dict[str, int]:
    """The page of each anchor; slides have one each."""
    found = {f"slide-{number}": number - 1 for number in range(1, len(plan.pages) + 1) if plan.kind == "deck"}
    for number, page in enumerate(plan.pages):
        for para in paras(page.shapes):
            if para.anchor:
                found.setdefault(para.anchor, number)
    return found
