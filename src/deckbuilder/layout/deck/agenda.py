"""Agenda slides: the sections of the deck listed after its title, or before each of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks.agenda import Agenda, Entry
from deckbuilder.layout.deck.slides import Slide
from deckbuilder.layout.terms import terms
from deckbuilder.model import Meta, Run, Runs
from deckbuilder.report import Report
from deckbuilder.source import Span

#: Fewer sections need no agenda.
_FEWEST = 2


def with_agenda(slides: Sequence[Slide], meta: Meta, report: Report) -> list[Slide]:
    """The slides, with an agenda where the front matter asks for one.

    Listed are the sections before the closing slide that anything is shown of; one without an identifier is
    given one.
    """
    asked = meta.deck.agenda
    if asked is None:
        return list(slides)
    named = _named(slides)
    openings = _openings(named)
    if len(openings) < _FEWEST:
        report.warning(
            "agenda-short",
            "an agenda lists sections, and the deck has fewer than two",
            meta.span,
            "begin sections with `#`, or leave out `agenda:`",
        )
        return list(slides)
    entries = [_entry(named[place]) for place in openings]
    span = meta.span or slides[0].span
    word = terms(meta.lang).agenda
    out: list[Slide] = []
    listed = False
    for place, slide in enumerate(named):
        if not listed and slide.kind != "title":
            out.append(_slide((Run(word),), tuple(entries), span, None))
            listed = True
        if asked == "sections" and place in openings:
            current = openings.index(place)
            marked = tuple(
                replace(entry, state="current" if index == current else "other")
                for index, entry in enumerate(entries)
            )
            title = (Run(f"{word}: "), *_words(slide.title))
            out.append(replace(_slide(title, marked, span, slide.section), part=slide.part))
        out.append(slide)
    return out


def _named(slides: Sequence[Slide]) -> list[Slide]:
    """The slides, each first one of a section with an identifier."""
    first = {slide.part: place for place, slide in reversed(list(enumerate(slides)))}
    return [
        replace(slide, attrs=replace(slide.attrs, id=slide.attrs.id or f"section-{slide.part}"))
        if slide.part and first[slide.part] == place
        else slide
        for place, slide in enumerate(slides)
    ]


def _openings(slides: Sequence[Slide]) -> list[int]:
    """Where each section begins that an agenda lists."""
    first: dict[int, int] = {}
    for place, slide in enumerate(slides):
        if slide.part and slide.section and not slide.backup and slide.kind in ("section", "content"):
            first.setdefault(slide.part, place)
    seen = {slide.part for slide in slides if not slide.hidden}
    return [place for part, place in first.items() if part in seen]


def _entry(slide: Slide) -> Entry:
    title = _words(slide.title) if slide.kind == "section" else (Run(slide.section or ""),)
    return Entry(title, slide.attrs.id or "", slide.number)


def _words(title: Runs) -> Runs:
    """The title without the footnotes it calls."""
    return tuple(replace(run, href=None) for run in title if run.note is None)


def _slide(title: Runs, entries: tuple[Entry, ...], span: Span, section: str | None) -> Slide:
    return Slide("content", title, span, (Agenda(entries=entries, span=span),), section=section)
