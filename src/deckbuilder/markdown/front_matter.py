"""The YAML block at the top of a brief, read and checked. What each key does is not decided here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from deckbuilder.data.characters import clean
from deckbuilder.data.yaml_tree import Mapping, YamlFault, read_yaml
from deckbuilder.markdown.meta_fields import Fields
from deckbuilder.markdown.meta_keys import ELSEWHERE, TOP
from deckbuilder.markdown.parameters import named_data, variables
from deckbuilder.markdown.smart import Smart
from deckbuilder.model import (
    DOCUMENTS,
    PERMISSIONS,
    STANDARDS,
    Closing,
    ContentsMeta,
    DeckMeta,
    Made,
    MemoMeta,
    Meta,
    Permission,
    Standard,
)
from deckbuilder.report import Report, Silence
from deckbuilder.source import Line, Span

_MARP_THEMES = ("default", "gaia", "uncover")
_A_THEME, _A_TEMPLATE = "the name of a theme", "the path of a PowerPoint file"
#: Front matter that is not found for a blank line or a missing fence still begins among these first lines.
_NEAR_TOP = 20
#: How a brief begins whose front matter lacks its fences, or is written as pandoc's title block.
_UNFENCED = re.compile(r"(?:title|subtitle|author|date|theme)[ \t]*:[ \t]+\S|%[ \t]+\S", re.IGNORECASE)


def read(lines: Sequence[Line], report: Report) -> tuple[Meta, dict[str, object], tuple[Line, ...]]:
    """The front matter of a brief, its parameters for templates, and the lines after it.

    A brief without front matter is fine. Faults go to the report; what is sound is used all the same.
    """
    block = _block(lines, report)
    if block is None:
        _check_unfenced(lines, report)
        return Meta(), {}, tuple(lines)
    start, end = block
    body = tuple(lines[end + 1 :])
    span = Span(lines[start].path, lines[start].number, lines[end].number)
    try:
        tree = read_yaml(clean(lines[start + 1 : end], report)) if end > start + 1 else None
    except YamlFault as fault:
        report.error(fault.code.replace("yaml", "front-matter"), fault.message, fault.span, fault.help)
        return Meta(span=span), {}, body
    if tree is None:
        return Meta(span=span), {}, body
    if not isinstance(tree, Mapping):
        report.error(
            "front-matter-type", "the front matter must be keys and values", tree.span, "write `title: …`"
        )
        return Meta(span=span), {}, body
    fields = Fields(tree, "", TOP, report, ELSEWHERE)
    meta = _punctuated(replace(_meta(fields, report), span=span))
    if meta.theme in _MARP_THEMES and any(key.text == "marp" for key, _ in tree.entries):
        chosen = fields.get("theme")
        report.note(
            "front-matter-unused",
            f"`{meta.theme}` is a theme of Marp's, and has no effect here",
            chosen.span if chosen else span,
            "`deckbuilder themes` lists those there are",
        )
        meta = replace(meta, theme=None)
    report.silences += [Silence(code, span) for code, span in fields.placed("ignore")]
    return meta, variables(meta, fields.get("params"), report), body


def split(lines: Sequence[Line]) -> int:
    """How many lines the front matter at the top of some lines takes; 0 where there is none."""
    block = _block(lines, None)
    return block[1] + 1 if block else 0


def _block(lines: Sequence[Line], report: Report | None) -> tuple[int, int] | None:
    """The lines of the opening and the closing fence; None without front matter.

    As in pandoc, a ``---`` with a blank line after it is a rule.
    """
    start = next((index for index, line in enumerate(lines) if line.text.strip()), len(lines))
    if start + 1 >= len(lines) or lines[start].text.rstrip() != "---" or not lines[start + 1].text.strip():
        return None
    for index in range(start + 1, len(lines)):
        if lines[index].text.rstrip() in ("---", "..."):
            return start, index
    if report is not None:
        place = Span(lines[start].path, lines[start].number, lines[start].number, 1)
        report.error(
            "front-matter-unclosed",
            "the front matter is never closed",
            place,
            "end it with a line `---`; a slide break has a blank line after it",
        )
    return None


def _check_unfenced(lines: Sequence[Line], report: Report) -> None:
    written = [line for line in lines[:_NEAR_TOP] if line.text.strip()]
    fenced = bool(written) and written[0].text.rstrip() == "---"
    first = next(iter(written[fenced:]), None)
    if first is not None and _UNFENCED.match(first.text):
        report.warning(
            "front-matter-unfenced",
            "this reads like front matter, but is shown as text",
            Span(first.path, first.number, first.number, 1),
            "leave no blank line after the opening `---`"
            if fenced
            else "put it between two lines `---`, as `title: …`, `author: …`",
        )


def _meta(fields: Fields, report: Report) -> Meta:
    deck, memo = fields.inner("deck"), fields.inner("memo")
    authors = fields.names("author") or fields.names("authors")
    bylines = fields.bylines("author") or fields.bylines("authors")
    return Meta(
        title=fields.shown("title"),
        subtitle=fields.shown("subtitle"),
        authors=authors,
        bylines=bylines if len(bylines) == len(authors) and any(bylines) else (),
        event=fields.text("event"),
        location=fields.text("location"),
        status=fields.text("status"),
        date=fields.date("date"),
        lang=fields.language("lang") or Meta().lang,
        theme=fields.text("theme", _A_THEME) or fields.text("brand", _A_THEME),
        template=fields.text("template", _A_TEMPLATE),
        output=fields.file_name("output"),
        slide_level=fields.whole("slide-level"),
        documents=_documents(fields),
        smart=fields.truth("smart") is not False,
        organisation=_either(fields, memo, "organisation") or _either(fields, memo, "organization"),
        classification=_either(fields, memo, "classification"),
        keywords=fields.texts("keywords"),
        abstract=fields.shown("abstract", parted=True),
        contents=_contents(fields),
        number_sections=fields.truth("number-sections") is True,
        number_depth=fields.whole("number-depth") or Meta().number_depth,
        deck=_deck(deck) if deck else DeckMeta(),
        memo=_memo(memo) if memo else MemoMeta(),
        standards=_standards(fields, memo, report),
        permissions=_permissions(fields, memo),
        data=named_data(fields.get("data"), report),
    )


def _documents(fields: Fields) -> tuple[Made, ...]:
    words = fields.words("documents") or ()
    return tuple(document for document in DOCUMENTS if document in words)


def _punctuated(meta: Meta) -> Meta:
    """The front matter with the punctuation of what both documents show set like that of their text."""
    if not meta.smart:
        return meta
    shown = {name: getattr(meta, name) for name in ("title", "subtitle", "abstract")}
    return replace(
        meta, **{name: Smart().set(text, "", meta.lang) for name, text in shown.items() if text is not None}
    )


def _either(fields: Fields, memo: Fields | None, key: str) -> str | None:
    """A key that may stand at the top or under ``memo:``, where the head of a memo is described."""
    inner = memo.text(key) if memo else None
    return inner or fields.text(key)


def _deck(fields: Fields) -> DeckMeta:
    prose = fields.choice("prose")
    aspect = fields.choice("aspect")
    sections, numbers = fields.truth("section-slides"), fields.truth("slide-numbers")
    footer, day = fields.text_or_truth("footer"), fields.text_or_truth("date")
    return DeckMeta(
        prose="notes" if prose == "notes" else "slide" if prose == "slide" else None,
        footer="" if footer is False else footer if isinstance(footer, str) else None,
        date=False if day is None else day,
        slide_numbers=True if numbers is None else numbers,
        agenda=_agenda(fields),
        closing=_closing(fields),
        aspect="16:9" if aspect == "16:9" else "4:3" if aspect == "4:3" else None,
        section_slides=True if sections is None else sections,
        footnotes="end" if fields.choice("footnotes") == "end" else "slide",
        handout=fields.whole("handout") or 3,
    )


def _contents(fields: Fields) -> ContentsMeta:
    return ContentsMeta(
        shown=fields.truth("toc"),
        depth=fields.whole("toc-depth"),
        title=fields.text("toc-title"),
        figures=fields.truth("lof") is True,
        tables=fields.truth("lot") is True,
    )


def _agenda(fields: Fields) -> Literal["once", "sections"] | None:
    asked = fields.choice("agenda")
    if asked in ("sections", "every section"):
        return "sections"
    return "once" if asked in ("true", "yes", "on") else None


def _closing(fields: Fields) -> Closing | None:
    """A text stands for the title alone."""
    if not isinstance(fields.get("closing"), Mapping):
        title = fields.text("closing")
        return None if title is None else Closing(title)
    inner = fields.inner("closing")
    assert inner is not None
    return Closing(inner.text("title"), inner.text("text"), inner.texts("contact"))


def _memo(fields: Fields) -> MemoMeta:
    paper = fields.choice("paper")
    return MemoMeta(
        to=fields.names("to"),
        from_=fields.names("from"),
        subject=fields.text("subject"),
        reference=fields.text("reference"),
        cc=fields.names("cc"),
        address=fields.names("address"),
        signatures=fields.signatories("signature"),
        enclosures=fields.names("enclosures") or fields.names("attachments"),
        distribution=fields.names("distribution"),
        paper="a4" if paper == "a4" else "letter" if paper == "letter" else None,
        columns=2 if fields.whole("columns") == 2 else 1,
        floats=fields.truth("floats") is not False,
        baseline_grid=fields.truth("baseline-grid") is True,
    )


def _standards(fields: Fields, memo: Fields | None, report: Report) -> tuple[Standard, ...]:
    """What PDF files are to keep: a key that may stand at the top, as in Quarto, or under ``memo:``."""
    for place in filter(None, (memo, fields)):
        words = place.words("pdf-standard")
        if words is None:
            continue
        if sum(word.startswith("a-") for word in words) > 1:
            value = place.get("pdf-standard")
            report.error(
                "front-matter-value",
                "a file can keep one part and level of PDF/A, and `pdf-standard` names several",
                value.span if value else None,
                "keep one of them; level a holds all that u and b ask",
            )
        return tuple(standard for standard in STANDARDS if standard in words)
    return Meta().standards


def _permissions(fields: Fields, memo: Fields | None) -> tuple[Permission, ...] | None:
    """What readers of encrypted files may do: a key that may stand at the top or under ``memo:``."""
    asked = (place.words("pdf-permissions") for place in filter(None, (memo, fields)))
    words = next((words for words in asked if words is not None), None)
    return None if words is None else tuple(word for word in PERMISSIONS if word in words)
