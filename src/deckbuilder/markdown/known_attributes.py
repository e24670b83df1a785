"""Findings for attributes that nothing reads: most often a key or class that is spelt otherwise."""

from __future__ import annotations

from deckbuilder.blocks.base import Node
from deckbuilder.report import Report, did_you_mean

#: What any kind of block, the planners or the routing read. Whether it fits one kind is that kind's affair.
KEYS = (
    "alt", "background", "by", "caption", "data", "dir", "fig-alt", "fit", "height", "lang", "layout",
    "source", "title", "type", "unless-format", "when-format", "width", "widths",
)  # fmt: skip
CLASSES = ("deck", "decorative", "memo", "notes", "unlisted", "unnumbered")


def check_attrs(node: Node, report: Report) -> None:
    """Report keys and classes on ``node`` that have no effect anywhere.

    Divs are told apart by their classes (`routing`), and fences carry the options of any language.
    """
    if node.kind == "fence":
        return
    for key, _ in node.attrs.values:
        if key not in KEYS:
            near = did_you_mean(key, KEYS)
            report.warning(
                "attribute-unknown",
                f"the attribute `{key}` has no effect",
                node.span,
                f"did you mean `{near}`?"
                if near
                else "delete it, or see the dialect reference for those that have one",
            )
    for name in node.attrs.classes if node.kind != "div" else ():
        if name not in CLASSES:
            near = did_you_mean(name, CLASSES)
            report.note(
                "class-unknown",
                f"the class `.{name}` has no effect",
                node.span,
                f"did you mean `.{near}`?" if near else "other tools may use it",
            )
