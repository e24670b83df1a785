"""Inline rule for icons: ``:icon-shield:``. Emoji's names have no such prefix and stay as they are."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_ICON = re.compile(r":icon-([a-z0-9]+(?:-[a-z0-9]+)*):")


def icon(state: StateInline, silent: bool) -> bool:
    """The name of an icon between colons."""
    found = _ICON.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("icon", "", 0).content = found[1]
    state.pos = found.end()
    return True
