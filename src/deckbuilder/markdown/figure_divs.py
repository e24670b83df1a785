"""Quarto's divs around one picture or table, ``::: {#fig-wells}``: they name it, and a paragraph behind it is
its caption (Quarto's guide, "Cross-reference divs")."""

from __future__ import annotations

import re

from msgspec.structs import replace

from deckbuilder.blocks.base import Node
from deckbuilder.markdown.known_attributes import check_attrs
from deckbuilder.markdown.table_nodes import merged
from deckbuilder.model import Attrs, plain
from deckbuilder.report import Report

_NAME = re.compile(r"(?:fig|tbl)[-:]")


def unwrapped(div: Node, report: Report) -> Node:
    """The picture or table that a div names, with its caption; the node itself if it is no such div."""
    if div.kind != "div" or not _NAME.match(div.attrs.id or ""):
        return div
    match div.children:
        case (Node() as held,) | (Node() as held, Node(kind="paragraph")):
            caption = div.children[1].runs if len(div.children) > 1 else ()
        case _:
            return div
    if held.kind == "table" and not (held.runs and caption):
        return replace(held, runs=caption or held.runs, attrs=merged(held.attrs, div.attrs))
    if held.kind == "figure" and len(held.children) == 1:
        (image,) = held.children
        check_attrs(replace(image, attrs=div.attrs), report)
        attrs = merged(image.attrs, div.attrs)
        if caption and image.runs and not attrs.get("fig-alt"):
            attrs = merged(attrs, Attrs(values=(("fig-alt", plain(image.runs)),)))
        return replace(held, children=(replace(image, runs=caption or image.runs, attrs=attrs),))
    return div
