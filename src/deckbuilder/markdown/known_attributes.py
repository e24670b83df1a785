"""Findings for attributes that nothing reads: most often a key or class that is spelt otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder import blocks
from deckbuilder.blocks.base import Node
from deckbuilder.report import Report, did_you_mean

#: What any kind of block, the planners or the routing read. Whether it fits one kind is that kind's affair.
KEYS = (
    "alt", "background", "by", "caption", "dir", "fig-alt", "fig-pos", "fit", "float", "focus", "height",
    "lang", "layout", "layout-ncol", "source", "title", "type", "unless-format", "when-format", "width",
    "widths",
)  # fmt: skip
#: What Quarto and reveal.js read, about movement and places on a screen: nothing is lost without it.
_ELSEWHERE = frozenset((
    "appearance", "auto-animate", "code-fold", "code-line-numbers", "collapse", "custom-style", "fig-align",
    "icon", "startFrom", "transition", "visibility",
))  # fmt: skip
CLASSES = (
    "appendix", "backup", "closing", "deck", "decorative", "header-column", "here", "hidden", "memo", "notes",
    "striped", "unlisted", "unnumbered", "wide",
)  # fmt: skip
#: What code reads.
_CODE_KEYS = ("caption", "filename", "lst-cap", "title")


def check_attrs(node: Node, report: Report) -> None:
    """Report keys and classes on ``node`` that have no effect anywhere.

    Divs are told apart by their classes (`routing`), fences by the first of them.
    """
    keys = (*KEYS, *_own_keys(node)) if node.kind != "fence" else _own_keys(node) or _CODE_KEYS
    for key, value in node.attrs.values:
        if key == "raw":
            report.warning(
                "raw-unsupported",
                f"this is meant for {value} alone; it is shown as code",
                node.span,
                "delete it, or write it in Markdown",
            )
        elif key not in keys:
            _report_key(key, keys, node, report)
    for name in node.attrs.classes if node.kind != "div" else ():
        if name not in CLASSES and name != node.word:
            near = did_you_mean(name, CLASSES)
            report.note(
                "class-unknown",
                f"the class `.{name}` has no effect",
                node.span,
                f"did you mean `.{near}`?" if near else "other tools may use it",
            )


def _own_keys(node: Node) -> tuple[str, ...]:
    """What the kind that reads a fence or div by its word reads besides."""
    read = f"{node.kind}:{node.word}"
    return next((kind.keys for kind in blocks.KINDS if read in kind.reads), ())


def _report_key(key: str, known: Sequence[str], node: Node, report: Report) -> None:
    if key in _ELSEWHERE:
        report.note(
            "attribute-unknown", f"the attribute `{key}` has no effect", node.span, "other tools may use it"
        )
        return
    near = did_you_mean(key, known)
    report.warning(
        "attribute-unknown",
        f"the attribute `{key}` has no effect",
        node.span,
        f"did you mean `{near}`?"
        if near
        else "delete it, or see the dialect reference for those that have one",
    )
