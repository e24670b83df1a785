"""Which theme a brief is laid out in: the caller's choice, the brief's own, its project's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deckbuilder.pipeline.opening import Opened
from deckbuilder.pipeline.values import Request
from deckbuilder.source import Folder, Span, Unreadable

if TYPE_CHECKING:
    from deckbuilder.theme.tokens import Theme


def theme_of(one: Opened, request: Request) -> Theme | None:
    """The theme asked for, on the slide and paper format the brief asks for; None, with an error, if there is
    none."""
    from deckbuilder.theme import brand

    project, meta = one.brief.project, one.meta
    try:
        template = _named_file(one, meta.template, "template")
        chosen = request.theme or meta.theme
        name, span = chosen or project.theme, None
        if not request.theme and meta.theme:
            span = _key(one.folder, meta.span, "theme", "brand")
            if "/" in meta.theme or "\\" in meta.theme:
                name = str(_named_file(one, meta.theme, "theme", "brand"))
        elif template is not None and not chosen:  # it is a theme by itself
            name, span = str(template), _key(one.folder, meta.span, "template")
    except Unreadable:
        return None
    theme = brand.load(name, project.themes, one.report, span, one.folder, template)
    if theme is None:
        return None
    aspect = meta.deck.aspect
    if theme.template is not None and aspect is not None:
        place = _key(one.folder, meta.span, "aspect", "deck")
        message = f"`aspect: {aspect}` has no effect: slides have the size of `{theme.template.path.name}`"
        one.report.warning("aspect-fixed", message, place, "leave it out")
        aspect = None
    return brand.adapted(theme, aspect, meta.memo.paper)


def _named_file(one: Opened, written: str | None, *keys: str) -> Path | None:
    """The file that a key of the front matter names: inside the project, as all that a brief reads.

    Raises:
        Unreadable: there is none; this is reported.
    """
    if written is None:
        return None
    try:
        return one.folder.locate(written, one.brief.path.parent)
    except Unreadable as fault:
        one.report.unreadable(fault, _key(one.folder, one.meta.span, *keys))
        raise


def _key(folder: Folder, matter: Span | None, *names: str) -> Span | None:
    """The line of the front matter that holds one of these keys; all of it if none is found."""
    if matter is None:
        return None
    lines = (folder.quote(matter.path) or "").split("\n")[: matter.last]
    found = (number for number, line in enumerate(lines, 1) if line.partition(":")[0].strip() in names)
    number = next(found, None)
    return Span(matter.path, number, number) if number else matter
