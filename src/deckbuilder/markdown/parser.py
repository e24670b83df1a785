"""The Markdown parser: markdown-it with the rules of our dialect. It gives block tokens only.

Inline content is parsed later, piece by piece (`inline`): most of it is plain text that needs no parser.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common import normalize_url
from mdit_py_plugins.footnote import footnote_plugin

from deckbuilder.markdown import captions, divs, formulas, grid_tables, html_tables, icons, spans
from deckbuilder.markdown.block_parser import MAX_NESTING, BlockParser
from deckbuilder.markdown.inline_parser import InlineParser

#: Addresses that are normal already, as most are: normalising takes longer than all else about a link.
_PLAIN_URL = re.compile(r"(?:https?://[a-z0-9.-]+)?[A-Za-z0-9/._~#?&=+,;@!()-]*")
#: A line that may begin an item of a list which CommonMark does not know.
_FANCY = re.compile(r"^[ \t>*+0-9.)-]*(?:\(\w+\)|[A-Za-z]{1,8}[.)]|#[.)])(?:[ \t]|$)", re.MULTILINE)
_OPTIONS = {"maxNesting": MAX_NESTING, "tasklists": True, "alerts": True, "strikethrough_single_tilde": True}
_RULES = {
    "core": ["normalize", "block"],
    "block": [
        "table", "blockquote", "code", "fence", "heading", "hr", "html_block", "lheading", "list",
        "reference", "paragraph",
    ],
    "inline": [
        "newline", "escape", "backticks", "strikethrough", "emphasis", "link", "image", "autolink",
        "html_inline", "entity",
    ],
}  # fmt: skip


def build(text: str) -> MarkdownIt:
    """A parser for ``text``: rules that it gives no occasion for are left out."""
    md = MarkdownIt("commonmark", _OPTIONS)
    md.block = BlockParser()
    md.inline = inline = InlineParser()
    for chain, names in _RULES.items():
        md[chain].ruler.enableOnly(names)
    # Unsafe targets are dropped with a finding (`inline`), where markdown-it would show them as text.
    md.validateLink = _any_link  # type: ignore[method-assign]
    md.normalizeLink = _normal_link  # type: ignore[method-assign]
    if _FANCY.search(text):
        from deckbuilder.markdown.fancy_lists import fancy_list

        md.block.ruler.after("list", "fancy_list", fancy_list, {"alt": ["paragraph"]})
    if "[^" in text or "^[" in text:
        footnote_plugin(md, move_to_end=False)
    if ":" in text:
        captions.install(md)
    if "<table" in text.lower():
        md.block.ruler.before(
            "html_block",
            "html_table",
            html_tables.html_table,
            {"alt": ["paragraph", "reference", "blockquote"]},
        )
    if "+-" in text or "+=" in text or "+:" in text:
        md.block.ruler.before("list", "grid_table", grid_tables.grid_table)
    if ":::" in text:
        interrupts = ["paragraph", "reference", "blockquote", "list"]
        md.block.ruler.before("fence", "div", divs.div, {"alt": interrupts})
    if "]{" in text:
        inline.ruler.after("link", "span", spans.span)
    if "![" in text:
        inline.ruler.after("image", "spaced_image", spans.spaced_image)
    if "{" in text:
        inline.ruler.push("attributes", spans.attributes)
    if "^" in text:
        inline.ruler.push("superscript", spans.superscript)
    if "$" in text:
        inline.ruler.push("maths", formulas.maths)
    if ":icon-" in text:
        inline.ruler.push("icon", icons.icon)
    if "$$" in text:
        md.block.ruler.before("fence", "formula", formulas.display, {"alt": ["paragraph", "blockquote"]})
    inline.settle()
    return md


def _any_link(url: str) -> bool:
    return True


def _normal_link(url: str) -> str:
    return url if _PLAIN_URL.fullmatch(url) else normalize_url.normalizeLink(url)
