"""What is said to a slide, as simple HTML: paragraphs, lists, emphasis, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from deckbuilder.plan import Para, Run
from deckbuilder.render.html.links import target
from deckbuilder.render.xml import Xml, element, join, text

_MARKS = (
    ("bold", "strong"), ("italic", "em"), ("code", "code"), ("strike", "s"), ("mark", "mark"),
    ("underline", "u"),
)  # fmt: skip


def spoken(notes: Iterable[Para]) -> str:
    """The notes of a page."""
    return join(*_blocks(list(notes), 0))


def _blocks(paras: list[Para], level: int) -> Iterator[Xml]:
    """Paragraphs, and lists of what has a mark or stands deeper than its neighbours."""
    for listed, group in groupby(paras, lambda para: para.bullet is not None or para.level > level):
        if listed:
            yield from _lists(list(group), level)
        else:
            yield from (element("p", _place(para), *_runs(para)) for para in group)


def _lists(paras: list[Para], level: int) -> Iterator[Xml]:
    """One list for each stretch of items that are all numbered or all not."""
    items: list[list[Para]] = []
    for para in paras:
        if items and (para.level > level or para.bullet is None):
            items[-1].append(para)
        else:
            items.append([para])
    for ordered, group in groupby(items, _is_ordered):
        members = [_item(item, level) for item in group]
        yield element("ol" if ordered else "ul", {}, *members)


def _is_ordered(item: list[Para]) -> bool:
    bullet = item[0].bullet
    return bullet is not None and bullet.number is not None


def _item(item: list[Para], level: int) -> Xml:
    first, *others = item
    bullet = first.bullet
    number = bullet.number if bullet is not None else None
    attrs = {"value": number, **_place(first)}
    return element("li", attrs, *_runs(first), *_blocks(others, level + 1))


def _place(para: Para) -> dict[str, str | int | bool | None]:
    return {"data-line": para.span.first, "lang": para.style.lang, "dir": "auto"}


def _runs(para: Para) -> Iterator[Xml]:
    return (_run(run) for run in para.runs if run.text)


def _run(run: Run) -> Xml:
    drawn = Xml("<br/>".join(map(text, run.text.split("\n"))))
    for name, tag in _MARKS:
        if getattr(run, name):
            drawn = element(tag, {}, drawn)
    if run.script is not None:
        drawn = element(run.script, {}, drawn)
    link = target(run)
    return drawn if link is None else element("a", link, drawn)
