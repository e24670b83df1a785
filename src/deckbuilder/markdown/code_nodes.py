"""Fences and indented code as nodes: literal text, each line with its place for faults in data blocks."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token
from msgspec.structs import replace

from deckbuilder.blocks.base import Node
from deckbuilder.markdown.attributes import read_fence_info
from deckbuilder.markdown.places import Places
from deckbuilder.model import NO_ATTRS
from deckbuilder.source import Line


def read_fence(token: Token, places: Places) -> Node:
    """A fenced block; its language is the node's word."""
    word, attrs = read_fence_info(token.info) if token.info else ("", NO_ATTRS)
    first, end = token.map or (0, 1)
    text = token.content.removesuffix("\n")
    lines = _placed(text, places.lines[first + 1 : min(end, first + 1 + token.content.count("\n"))])
    return Node("fence", places.span(first, end), word, attrs, text=text, lines=lines)


def read_code_block(token: Token, places: Places) -> Node:
    """An indented block."""
    first, end = token.map or (0, 1)
    text = token.content.rstrip("\n")
    return Node(
        "code_block", places.span(first, end), text=text, lines=_placed(text, places.lines[first:end])
    )


def _placed(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of ``text`` at their places: in lists and quotes more is written on a line than the text."""
    return tuple(replace(line, text=part) for line, part in zip(lines, text.split("\n"), strict=False))
