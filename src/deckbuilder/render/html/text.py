"""Paragraphs as text elements: every line where the text engine put it.

A paragraph is one element, so that it is found, marked and copied as one text. What of it begins at a place
of its own, `chunks` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from deckbuilder.plan import Anchor, Para, Piece, Rect, TextStyle
from deckbuilder.render.html.chunks import Chunk, passages
from deckbuilder.render.html.links import target
from deckbuilder.render.html.numbers import number
from deckbuilder.render.html.surface import Attrs, Surface, draw_rule, edges
from deckbuilder.render.markings import grounds, strokes
from deckbuilder.render.xml import NOTHING, Xml, element, join, text
from deckbuilder.text.lines import PlacedLine, placed_bullet, placed_lines, placed_paras

_LEVELS = {f"H{level}": level for level in range(1, 7)}


def draw_frame(surface: Surface, paras: Sequence[Para], box: Rect, anchor: Anchor = "top") -> Xml:
    """Paragraphs one below the other in a box."""
    drawn = (_para(surface, para, box.x, y, box.width) for para, y in placed_paras(paras, box, anchor))
    return join(*drawn)


def _para(surface: Surface, para: Para, x: float, y: float, width: float) -> Xml:
    with surface.at(para.span) as attrs:
        if para.anchor is not None:
            attrs["data-name"] = para.anchor
        lines = placed_lines(para, x, y, width)
        if not lines:  # the place of what is drawn on a later page
            return element("g", attrs) if attrs else NOTHING
        mark = placed_bullet(para, surface.book, lines[0], x, width)
        fill = surface.marked
        marked = (element("rect", {**edges(box), "fill": fill}) for box in grounds(para, lines))
        struck = (draw_rule(surface, rule) for rule in strokes(para, lines))
        return join(*marked, _text(surface, para, lines, mark, attrs), *struck)


def _text(
    surface: Surface, para: Para, lines: Sequence[PlacedLine], mark: PlacedLine | None, attrs: Attrs
) -> Xml:
    style = para.style
    if style.lang != surface.lang:
        attrs["xml:lang"] = style.lang
    if not surface.inside:
        attrs |= _told(surface, para)
    found = list(passages(surface.book, para, lines, mark))
    if len(found) == 1:
        return _passage(surface, style, attrs, found[0])
    if not found and not attrs:
        return NOTHING
    return element("g", attrs, *(_passage(surface, style, {}, chunks) for chunks in found))


def _passage(surface: Surface, style: TextStyle, attrs: Attrs, chunks: Sequence[Chunk]) -> Xml:
    """A text that is copied as one line."""
    common = _look(surface, style, chunks[-1])
    if len(chunks) == 1 and target(chunks[0].piece.run) is None and not chunks[0].hyphenated:
        own = _place(chunks[0], None)
        return element("text", own | common | attrs | _lang(style, chunks[0]), text(chunks[0].text))
    return element("text", common | attrs, *_linked(surface, style, common, chunks))


def _told(surface: Surface, para: Para) -> Attrs:
    """What a paragraph is. The title of a slide stands where its heading stood in the brief."""
    if para.role == "Artifact":
        return {"aria-hidden": "true"}
    level = (2 if surface.on_slide else 1) if para.role == "Title" else _LEVELS.get(para.role)
    return {} if level is None else {"role": "heading", "aria-level": level}


def _linked(surface: Surface, style: TextStyle, common: Attrs, chunks: Sequence[Chunk]) -> Iterator[Xml]:
    """The chunks of a paragraph, those of a link in its element."""
    baseline: float | None = None
    for _, group in groupby(chunks, lambda chunk: _link_key(chunk.piece)):
        drawn = []
        for chunk in group:
            drawn.append(_span(surface, style, common, chunk, baseline))
            baseline = chunk.y
        run = chunk.piece.run
        link = target(run)
        if link is None:
            yield from drawn
        else:
            tip = (element("title", {}, text(run.tip)),) if run.tip else ()
            name = f"call:{run.note}" if run.note is not None else None
            yield element("a", {**link, "data-name": name}, *tip, *drawn)


def _link_key(piece: Piece) -> tuple[str | None, str | None]:
    return piece.run.href, piece.run.note


def _span(surface: Surface, style: TextStyle, common: Attrs, chunk: Chunk, baseline: float | None) -> Xml:
    own = {key: value for key, value in _look(surface, style, chunk).items() if common.get(key) != value}
    own |= _place(chunk, baseline) | _lang(style, chunk)
    if not chunk.hyphenated:
        return element("tspan", own, text(chunk.text))
    hyphen = element("tspan", {"class": "hyphen"}, text("-"))
    return element("tspan", own, text(chunk.text[:-1]), hyphen)


def _lang(style: TextStyle, chunk: Chunk) -> Attrs:
    lang = chunk.piece.run.lang
    return {} if lang in (None, style.lang) else {"xml:lang": lang}


def _look(surface: Surface, style: TextStyle, chunk: Chunk) -> Attrs:
    piece = chunk.piece
    role = piece.run.color or ("link" if piece.run.href else style.color)
    return {
        "font-family": surface.font(chunk.face),
        "font-size": number(piece.size),
        "fill": surface.rgb(role),
    }


def _place(chunk: Chunk, baseline: float | None) -> Attrs:
    """Where a chunk stands; a baseline that is in force is not said again."""
    attrs: Attrs = {"x": number(chunk.x)}
    if chunk.y != baseline:
        attrs["y"] = number(chunk.y)
    if chunk.spacing:
        attrs["word-spacing"] = f"{chunk.spacing:.3g}"
    if chunk.piece.level % 2:
        attrs |= {"direction": "rtl", "unicode-bidi": "isolate-override"}
    return attrs
