"""Inline rules of the dialect: spans, attributes after links and pictures, pictures whose files' names hold
spaces, superscripts."""

from __future__ import annotations

import re

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import StateInline

from deckbuilder.markdown.attributes import read_attrs

#: CommonMark ends a target at a space. Names of files hold them, and a known ending tells a name from prose.
_SPACED_FILE = re.compile(
    r"\([ \t]*(?P<file>[^<>\n]{1,500}?\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|emf|wmf))"
    r"(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*\)",
    re.IGNORECASE,
)
#: pandoc's rule: no space inside. Nothing else is looked for there: ``10^6^``, ``1^st^``.
_SUPERSCRIPT = re.compile(r"\^([^\s^\[\]\\`*_~<$]{1,40})\^")
_TAKES_ATTRS = ("link_close", "image", "code_inline")


def span(state: StateInline, silent: bool) -> bool:
    """``[text]{.class}``, where ``[text]`` is no link."""
    start = state.pos
    if state.src[start] != "[":
        return False
    label_end = parseLinkLabel(state, start)
    if label_end < 0:
        return False
    found = read_attrs(state.src, label_end + 1)
    if found is None or found[1] > state.posMax:
        return False
    if not silent:
        maximum = state.posMax
        state.pos, state.posMax = start + 1, label_end
        state.push("span_open", "span", 1).meta = {"attrs": found[0]}
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = maximum
    state.pos = found[1]
    return True


def attributes(state: StateInline, silent: bool) -> bool:
    """``{…}`` touching the link, picture or code span before it."""
    start = state.pos
    if state.src[start] != "{" or silent or state.pending or not state.tokens:
        return False
    token = state.tokens[-1]
    if token.type not in _TAKES_ATTRS or token.info == "auto" or "attrs" in token.meta:
        return False
    found = read_attrs(state.src, start)
    if found is None or found[1] > state.posMax:
        return False
    token.meta["attrs"] = found[0]
    state.pos = found[1]
    return True


def spaced_image(state: StateInline, silent: bool) -> bool:
    """``![caption](my picture.png)``, as pandoc reads it."""
    start = state.pos
    if not state.src.startswith("![", start):
        return False
    label_end = parseLinkLabel(state, start + 1)
    found = _SPACED_FILE.match(state.src, label_end + 1, state.posMax) if label_end > 0 else None
    if found is None:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": state.md.normalizeLink(found["file"]), "alt": ""}
        if found["title"]:
            token.attrs["title"] = found["title"]
        token.content = state.src[start + 2 : label_end]
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)
    state.pos = found.end()
    return True


def superscript(state: StateInline, silent: bool) -> bool:
    """pandoc's ``10^6^``."""
    found = _SUPERSCRIPT.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("superscript", "sup", 0).content = found[1]
    state.pos = found.end()
    return True
