"""Page breaks, which only the memo has: an empty div ``::: pagebreak``, a comment ``<!-- pagebreak -->``, and
what writers of pandoc and Quarto put in a paragraph of its own."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.blocks.base import Node
from deckbuilder.markdown.open_node import OpenNode
from deckbuilder.markdown.routing import block_words
from deckbuilder.model import Attrs
from deckbuilder.report import Report
from deckbuilder.source import Span

_WORD = "pagebreak"
_COMMANDS = frozenset(("\\newpage", "\\pagebreak", "\\clearpage", "{{< pagebreak >}}"))


def is_command(paragraph: str) -> bool:
    """Whether the text of a paragraph is a page break."""
    return paragraph in _COMMANDS


def is_comment(comment: str) -> bool:
    """Whether a comment, with its marks, is a page break."""
    return comment.strip("<!-> ") == _WORD


def is_div(node: Node) -> bool:
    """Whether a node is a div that is a page break."""
    return node.kind == "div" and node.word == _WORD and not node.children


def page_break(span: Span, within: Sequence[OpenNode], report: Report) -> Node | None:
    """The node of a page break; None, with a finding, where what it stands ``within`` cannot be parted."""
    whole = block_words()
    if all(
        node.kind == "document" or (node.kind == "div" and not whole.intersection(node.attrs.classes))
        for node in within
    ):
        return Node("page_break", span, attrs=Attrs(classes=("memo",)))
    report.warning(
        "page-break-inside",
        "a page break inside a list, quotation, table or panel has no effect",
        span,
        "write it between two paragraphs",
    )
    return None
