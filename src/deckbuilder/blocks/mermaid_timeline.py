"""Mermaid's language for timelines, as the list that a timeline here is made of. Not a block kind.

A line is a period and what happened in it, ``2004 : one thing : another``; one that begins with a colon goes
on with the period above. ``section`` begins a part, ``title`` is the caption, ``%%`` a comment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.model import Block, Run
from deckbuilder.source import Line, Span

_WORD = re.compile(r"(title|section|accTitle|accDescr)\b\s*:?\s*(.*)")
_EVENTS = re.compile(r"\s*:(?:\s+|\Z)")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def read_timeline(node: Node, lines: Sequence[Line], reading: Reading) -> Block | None:
    """The timeline that some lines of a fence say; the first of them with words is ``timeline``."""
    found = _Lines(node)
    said = [line for line in lines if line.text.split("%%", 1)[0].strip()]
    for line in said[1:]:
        found.read(line.text.split("%%", 1)[0].strip(), Span(line.path, line.number, line.number))
    blocks = reading.blocks((found.div(),))
    return blocks[0] if blocks else None


class _Lines:
    """Collects items; the last list is that of the section being read."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self._said: dict[str, str] = {"scale": "even"}
        self._parts: list[tuple[Node | None, list[Node]]] = [(None, [])]

    def read(self, text: str, span: Span) -> None:
        word = _WORD.fullmatch(text)
        if word is not None and word[1] == "section":
            self._parts.append((_paragraph(word[2], "", span), []))
        elif word is not None:
            key = {"title": "caption", "accTitle": "caption", "accDescr": "fig-alt"}[word[1]]
            self._said.setdefault(key, word[2])
        else:
            self._event(text, span)

    def _event(self, text: str, span: Span) -> None:
        period, *events = (_BREAK.sub(" ", part.strip()) for part in _EVENTS.split(text))
        items = self._parts[-1][1]
        more = "\n".join(event for event in events if event)
        if period or not items:
            item = Node("list_item", span, children=(_paragraph(period, more, span),))
            items.append(item)
        elif more:
            last = items[-1]
            items[-1] = replace(last, children=(*last.children, Node("paragraph", span, runs=(Run(more),))))

    def div(self) -> Node:
        """The list as a div around it would hold it; attributes of the fence come first."""
        items: list[Node] = []
        for head, members in self._parts:
            if head is None:
                items += members
            else:
                inner = (Node("bullet_list", head.span, children=tuple(members)),) if members else ()
                items.append(Node("list_item", head.span, children=(head, *inner)))
        given = dict(self._node.attrs.values)
        attrs = replace(self._node.attrs, values=tuple((self._said | given).items()))
        children = (Node("bullet_list", self._node.span, children=tuple(items)),) if items else ()
        return Node("div", self._node.span, word="timeline", attrs=attrs, children=children)


def _paragraph(name: str, text: str, span: Span) -> Node:
    runs = (Run(name, bold=True), *((Run(f" {text}"),) if text else ()))
    return Node("paragraph", span, runs=runs)
