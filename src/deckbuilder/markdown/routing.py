"""Which document a block is for: ``::: deck``, ``::: memo``, ``::: notes`` and Quarto's conditional content.

The divs that only say so vanish, and with them those of an unknown kind: what they hold stands in their
place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from msgspec.structs import replace

from deckbuilder import blocks
from deckbuilder.blocks.base import Node
from deckbuilder.model import Attrs, Audience
from deckbuilder.report import Report, did_you_mean

_AUDIENCES = {
    "deck": Audience.DECK, "memo": Audience.MEMO, "notes": Audience.NOTES,
    "closing": Audience.DECK,  # a closing slide; a memo has no such page
}  # fmt: skip
_FORMATS = {
    "deck": Audience.DECK, "pptx": Audience.DECK, "powerpoint": Audience.DECK,
    "memo": Audience.MEMO, "pdf": Audience.MEMO,
}  # fmt: skip
#: Divs of Quarto and reveal.js that say how their content appears on a screen: it is shown all the same.
_ELSEWHERE = frozenset((
    "aside", "fragment", "incremental", "nonincremental", "panel-tabset", "r-fit-text", "r-stack",
    "r-stretch", "smaller",
))  # fmt: skip
_OPPOSITE = {Audience.DECK: Audience.MEMO, Audience.MEMO: Audience.DECK}
_CONDITIONS = ("content-visible", "content-hidden")

Routed = tuple[Node, Audience]


def routed(nodes: Sequence[Node], report: Report, outer: Audience = Audience.BOTH) -> Iterator[Routed]:
    """The nodes with their audience, divs that do not show themselves replaced by what they hold."""
    for node in nodes:
        if node.kind == "div" and (figures := _gallery(node, report)):
            inner = _narrowed(outer, class_audience(node.attrs), node, report)
            yield from routed((_arranged(node, figures), *_told(node)[len(figures) :]), report, inner)
        elif node.kind == "div" and not _is_block(node):
            yield from routed(
                _told(node), report, _narrowed(outer, _div_audience(node, report), node, report)
            )
        elif node.attrs.classes and node.kind not in ("heading", "div"):
            yield node, _narrowed(outer, class_audience(node.attrs), node, report)
        else:
            yield node, outer


def _told(div: Node) -> Sequence[Node]:
    """What a div holds, told the language and direction it stands in."""
    told = [(key, value) for key, value in div.attrs.values if key in ("lang", "dir")]
    if not told:
        return div.children
    return [
        replace(
            node, attrs=replace(node.attrs, values=tuple({**dict(told), **dict(node.attrs.values)}.items()))
        )
        for node in div.children
    ]


def _gallery(node: Node, report: Report) -> tuple[Node, ...]:
    """The pictures in Quarto's ``::: {layout-ncol=2}``, each of them a paragraph or several in one; a
    paragraph about all of them may follow."""
    if node.attrs.get("layout-ncol") is None:
        return ()
    figures = tuple(takewhile(lambda child: child.kind == "figure", node.children))
    if figures and [child.kind for child in node.children[len(figures) :]] in ([], ["paragraph"]):
        return figures
    report.warning(
        "layout-ncol",
        "`layout-ncol` arranges pictures, and this holds something else",
        node.span,
        "write `::: columns` with a `::: column` for each part",
    )
    return ()


def _arranged(div: Node, figures: Sequence[Node]) -> Node:
    """The figures of a div as one. A name for all of them is the first one's, if that has none."""
    first, *others = (image for figure in figures for image in figure.children)
    first = replace(first, attrs=replace(first.attrs, id=first.attrs.id or div.attrs.id))
    return Node("figure", div.span, attrs=replace(div.attrs, id=None), children=(first, *others))


def class_audience(attrs: Attrs) -> Audience:
    """What the classes of a heading or block say: ``{.memo}``."""
    return next((_AUDIENCES[name] for name in attrs.classes if name in _AUDIENCES), Audience.BOTH)


@cache
def block_words() -> frozenset[str]:
    """The div names that block kinds read."""
    return frozenset(
        name.partition(":")[2] for kind in blocks.KINDS for name in kind.reads if name.startswith("div:")
    )


def _is_block(node: Node) -> bool:
    return node.word in block_words()


def _div_audience(node: Node, report: Report) -> Audience:
    if node.word in _CONDITIONS:
        return _condition(node, report)
    audience = class_audience(node.attrs)
    if audience is Audience.BOTH and node.word in _ELSEWHERE:
        report.note(
            "div-unknown",
            f"the div `{node.word}` has no effect; what it holds is shown",
            node.span,
            "other tools may use it",
        )
    elif audience is Audience.BOTH and node.attrs.classes:
        known = (*block_words(), *_AUDIENCES, *_CONDITIONS)
        near = did_you_mean(node.word, known)
        report.warning(
            "div-unknown",
            f"there is no div `{node.word}`; what it holds is shown as if it were not there",
            node.span,
            f"did you mean `::: {near}`?" if near else f"known are {', '.join(sorted(known))}",
        )
    return audience


def _condition(node: Node, report: Report) -> Audience:
    """Quarto's ``::: {.content-visible when-format="deck"}``."""
    visible = node.word == "content-visible"
    for key, wanted in (("when-format", visible), ("unless-format", not visible)):
        name = node.attrs.get(key)
        if name is None:
            continue
        audience = _FORMATS.get(name.lower())
        if audience is None:
            break
        return audience if wanted else _OPPOSITE[audience]
    report.warning(
        "condition-unknown",
        f"`{node.word}` does not name a format known here; what it holds is shown in both documents",
        node.span,
        'write `when-format="deck"` or `when-format="memo"`',
    )
    return Audience.BOTH


def _narrowed(outer: Audience, inner: Audience, node: Node, report: Report) -> Audience:
    if outer is Audience.BOTH or inner is Audience.BOTH:
        return inner if outer is Audience.BOTH else outer
    if {outer, inner} == {Audience.DECK, Audience.NOTES}:
        return Audience.NOTES
    if outer is not inner:
        report.warning(
            "audience-conflict",
            f"this is for the {inner.value} only, but stands in something for the {outer.value} only",
            node.span,
            "move it out of the outer div",
        )
    return inner
