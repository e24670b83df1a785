"""Which pieces of a paragraph belong to elements of their own: links, calls of footnotes, program text, words
in another language. All others are the paragraph's; but where anything runs from right to left, and is drawn
in another order than it is read in, every piece belongs to an element that says what it reads."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from deckbuilder.plan import Para, Run
from deckbuilder.render.pdf.structure import Area, Content, Element
from deckbuilder.render.pdf.surface import Surface
from deckbuilder.text.cut import hard_ends
from deckbuilder.text.lines import PlacedLine


class Owner(NamedTuple):
    """Whose a piece of text is."""

    element: Element
    order: int
    """Its place among the paragraph's pieces, as they are read."""
    href: str | None = None
    """Of a link: where it leads."""
    tip: str | None = None


Owners = dict[int, Owner]
"""By the identity of the piece."""


def owners(surface: Surface, para: Para, element: Element) -> Owners | None:
    """The owner of every piece; None where all are the paragraph's, whose element is given."""
    turned = any(piece.level for line in para.lines for piece in line.pieces)
    if not turned and not any(_apart(run, para) for run in para.runs):
        return None
    found: Owners = {}
    last: Run | None = None
    part, href = element, None
    hard = hard_ends(para.runs, para.lines)
    for number, line in enumerate(para.lines):
        for piece in line.pieces:
            run = piece.run
            if last is None or _key(run) != _key(last):
                href = _target(surface, run)
                part = _element(surface, run, para, element, href)
                if turned and part is element:
                    part = element.inline("Span")
                last = run
            if turned:
                part.actual += piece.text
            found[id(piece)] = Owner(part, len(found), href, run.tip)
        if turned and number in hard:
            part.actual += " "
    return found


def _key(run: Run) -> tuple[str | None, str | None, str | None, bool]:
    return run.note, run.href, run.lang, run.code


def _apart(run: Run, para: Para) -> bool:
    return bool(run.note or run.href or _is_code(run, para) or _lang(run, para))


def _is_code(run: Run, para: Para) -> bool:
    return run.code and para.role != "Code"


def _lang(run: Run, para: Para) -> str | None:
    return run.lang if run.lang != para.style.lang else None


def _target(surface: Surface, run: Run) -> str | None:
    href = f"#note:{run.note}" if run.note is not None else run.href
    return href if href and surface.leads(href) else None


def _element(surface: Surface, run: Run, para: Para, element: Element, href: str | None) -> Element:
    lang = _lang(run, para)
    if run.note is not None:
        surface.structure.called(run.note, element)
        element = element.inline("Reference")
    if href is not None:
        return element.inline("Link", lang)
    if _is_code(run, para):
        return element.inline("Code", lang)
    return element.inline("Span", lang) if lang else element


def ordered(
    kids: list[Element | Content | Area], lines: Sequence[PlacedLine], element: Element, owned: Owners
) -> list[Element | Content | Area]:
    """What the lines of a paragraph, whose element is given, added to its kids, in the order it is read: what
    runs from right to left is painted from left to right."""
    orders = _orders(lines, element, owned)
    return [kid for _, kid in sorted(zip(orders, kids, strict=True), key=itemgetter(0))]


def _orders(lines: Sequence[PlacedLine], element: Element, owned: Owners) -> list[int]:
    """For each kid, in the order they were added, its place among what is read: a stretch of the paragraph's
    own text is one each time it is painted, another element once."""
    found: list[int] = []
    places: dict[int, int] = {}
    last: Element | None = None
    for owner in (owned[id(piece)] for placed in lines for piece, _, _ in placed.pieces()):
        own = owner.element is element
        if owner.element is not last and (own or id(owner.element) not in places):
            places[id(owner.element)] = len(found)
            found.append(owner.order)
        last = owner.element
        at = places[id(owner.element)]
        found[at] = min(found[at], owner.order)
    return found
