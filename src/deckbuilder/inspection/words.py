"""What is known of a document, as lines for people and as values for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from deckbuilder.excerpt import safe
from deckbuilder.inspection.contents import Contents, Heading, Made
from deckbuilder.inspection.source import State

#: Entries of a list that are printed before the rest is only counted.
_SHOWN = 40
_STATES: dict[State, str] = {
    "as it was": "which has not changed since",
    "changed": "which has changed since",
    "absent": "which is not here",
}


def data(contents: Contents, state: State | None) -> dict[str, Any]:
    """For JSON."""
    found: dict[str, Any] = msgspec.to_builtins(contents)
    found["holds"] = dict(contents.holds)
    return found | {"source_state": state}


def text(contents: Contents, state: State | None) -> str:
    """For people, a heading and a line a fact."""
    lines = (f"  {name:<15}{safe(value)}" for name, value in _facts(contents, state) if value)
    return "\n".join((safe(contents.file), *lines, *map(safe, _lists(contents))))


def _facts(contents: Contents, state: State | None) -> Iterator[tuple[str, str]]:
    yield "kind", f"{contents.kind}, {_size(contents.size)}"
    if contents.encrypted and not contents.pages:
        yield "encrypted", "a password is needed to read it"
        return
    yield "encrypted", "yes" if contents.encrypted else ""
    yield "title", contents.title
    yield "author", contents.author
    yield "language", ", ".join(contents.languages) or "not given"
    yield "made by", contents.program
    if contents.made is not None:
        yield from _making(contents.made, state)
    yield "theme colours", " ".join((contents.theme, *(f"#{rgb}" for rgb in contents.colors)))
    yield "pages" if contents.kind == "PDF" else "slides", _pages(contents)
    yield "holds", ", ".join(f"{word} {number}" for word, number in contents.holds)
    if contents.undescribed:
        yield "no alt text", f"{contents.undescribed} of what is seen has no alternative text"
    if contents.tagged is not None:
        yield "tagged", "yes" if contents.tagged else "no: screen readers have to guess"
        yield "claims", ", ".join(contents.claims) or "no standard"
    yield "fonts embedded", ", ".join(font.name for font in contents.fonts if font.embedded)
    yield "fonts named", ", ".join(font.name for font in contents.fonts if not font.embedded)
    yield "attachments", ", ".join(file.name for file in contents.attachments)


def _making(made: Made, state: State | None) -> Iterator[tuple[str, str]]:
    yield "made from", f"{made.source}, {_STATES[state]}" if made.source and state else made.source or ""
    yield "made with", f"the theme {made.theme}" if made.theme else ""
    yield "measured", made.fonts or ""


def _pages(contents: Contents) -> str:
    if contents.measure is None:
        return str(contents.pages)
    width, height = contents.measure
    return f"{contents.pages}, of {width:.0f} × {height:.0f} pt"


def _lists(contents: Contents) -> Iterator[str]:
    if contents.slides:
        yield from _section("slides", list(_slides(contents)))
    elif contents.outline:
        yield from _section("outline", list(map(_heading, contents.outline)))
    yield from _section("links", list(contents.links))


def _slides(contents: Contents) -> Iterator[str]:
    section = ""
    for slide in contents.slides:
        if slide.section != section and slide.section:
            yield f"     {slide.section}"
        section = slide.section
        marks = [word for word, is_so in (("hidden", slide.hidden), ("notes", slide.notes > 0)) if is_so]
        marked = f"  [{', '.join(marks)}]" if marks else ""
        yield f"{slide.number:>3}  {slide.title or '(no title)'}{marked}"


def _heading(heading: Heading) -> str:
    return f"{'  ' * (heading.level - 1)}{heading.title}"


def _section(name: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"  {name}"
    yield from (f"    {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"    … and {len(lines) - _SHOWN} more; --format json shows all"


def _size(size: int) -> str:
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
