"""The text of a new `_brand.yml`, with comments that say what its keys do."""

from __future__ import annotations

import json
from collections.abc import Iterator

from deckbuilder.branding.roles import Roles

_HEAD = """\
# The theme `{name}`. `deckbuilder themes show {name}` prints what is made of it. The format is brand.yml
# (https://posit-dev.github.io/brand-yml/), so other tools can read this file, too.
meta:
  name: {title}  # on title slides and letterheads, where a brief names no organisation
"""
_ROLES = (
    ("foreground", "ink", "text"),
    ("background", "white", "the ground of slides"),
    ("primary", "{primary}", "what is to be noticed: figures, the first series of charts, links"),
    ("secondary", "{secondary}", "the next one"),
    ("dark", "{dark}", "titles, and the fields of colour on title slides"),
    ("light", "mist", "panels and the heads of tables"),
)
_REST = """
typography:
  # base: Arial        # the text of the deck; one that every PowerPoint has is measured to the letter
  headings:
    color: {dark}
    weight: bold

defaults:
  deckbuilder:
    accents: [{accents}]  # series of charts, the first one first
    deck:
      motif: tab       # what marks every slide: tab, rule, band, edge or none
      cover: {cover:<10}# how title slides are designed: field, panel or plain
"""
_TEMPLATE = """
# Masters, layouts, colours and fonts of decks come from `{file}` beside this file; memos take its
# colours and fonts, too. What is said here comes before it in memos:
#
# color:
#   primary: "#B4431C"
# typography:
#   base: Georgia
#
# `deckbuilder themes check {name}` prints which layout serves what. To choose otherwise, say so:
#
# defaults:
#   deckbuilder:
#     template:
#       layouts:
#         Section Header: "The name of a layout"
"""


def brand_file(name: str, roles: Roles, logo: str | None, origin: str) -> str:
    """The brand file of a theme made from colours. ``origin`` says where they come from."""
    head = _HEAD.format(name=name, title=json.dumps(name, ensure_ascii=False))
    picture = f"\nlogo: {json.dumps(logo, ensure_ascii=False)}\n" if logo else ""
    accents = ", ".join(roles.accents)
    return "".join(
        (
            head,
            picture,
            "\ncolor:\n  palette:\n",
            *_palette(roles, origin),
            *_lines(roles),
            _REST.format(dark=roles.dark, accents=accents, cover="panel" if logo else "field"),
        )
    )


def template_file(name: str, file: str) -> str:
    """The brand file of a theme that stands on a PowerPoint template."""
    head = _HEAD.format(name=name, title=json.dumps(name, ensure_ascii=False))
    return head + _TEMPLATE.format(name=name, file=file)


def _palette(roles: Roles, origin: str) -> Iterator[str]:
    wide = max(map(len, roles.palette)) + 1
    for color, rgb in roles.palette.items():
        remark = origin if color in roles.own else "made from those"
        yield f'    {color + ":":<{wide}} "#{rgb}"  # {remark}\n'


def _lines(roles: Roles) -> Iterator[str]:
    chosen = {"primary": roles.primary, "secondary": roles.secondary, "dark": roles.dark}
    for role, value, remark in _ROLES:
        yield f"  {f'{role}: {value.format_map(chosen)}':<22} # {remark}\n"
