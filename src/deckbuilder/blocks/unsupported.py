"""The honest fallback for what no kind reads: a finding, and the text that is there."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.model import Block, Run


def read(node: Node, reading: Reading) -> tuple[Block, ...]:
    """The node's text as paragraphs, its child nodes as what they are."""
    named = f"{node.kind} `{node.word}`" if node.word else node.kind.replace("_", " ")
    reading.report.warning(
        "block-unsupported",
        f"a {named} cannot be shown yet; only its text is",
        node.span,
        "write it as a list or table until then",
    )
    runs = node.runs or ((Run(node.text.strip()),) if node.text.strip() else ())
    own = (replace(node, kind="paragraph", word="", runs=runs, children=(), text=""),) if runs else ()
    return reading.blocks((*own, *node.children))
