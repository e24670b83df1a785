"""Pages of the manual as they are read in a terminal, with what holds for all rules: how to silence them."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator

from deckbuilder import manual
from deckbuilder.checks.registry import OFF
from deckbuilder.checks.settings import options_of
from deckbuilder.excerpt import SEVERITY_COLORS, painted
from deckbuilder.manual import Page
from deckbuilder.report import Severity

#: Lines of more columns are hard to read.
_WIDEST = 88
_FENCE = re.compile(r"^(`{3,})([^\n]*)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
_BOLD, _DIM = "1", "34"


def page(code: str, *, width: int, color: bool) -> str:
    """The page of a code, without a final line end.

    Raises:
        KeyError: there is no such code.
    """
    found = manual.page(code)
    width = min(width, _WIDEST)
    worst = found.severities[0]
    label = f"{'/'.join(severity.label for severity in found.severities)}[{code}]"
    head = _wrapped(f"{label}: {found.summary}", width)
    if color:
        rest = painted(head[len(label) :], _BOLD)
        head = painted(head[: len(label)], SEVERITY_COLORS[worst]) + rest
    parts = [head, *_body(found.body, width, color), *_silencing(found, width)]
    return "\n\n".join(parts)


def listing(*, width: int, color: bool) -> str:
    """Every code with its severities and what it finds, a line each, cropped to the width."""
    pages = [manual.page(code) for code in manual.codes()]
    widest = max(len(one.code) for one in pages)
    lines = []
    for one in pages:
        severities = "off" if one.code in OFF else ", ".join(severity.label for severity in one.severities)
        lead = f"{one.code:<{widest}}  {severities:<14}  "
        shade = painted(lead, SEVERITY_COLORS[one.severities[0]]) if color else lead
        room = max(20, width - len(lead))
        lines.append(shade + textwrap.shorten(one.summary.rstrip("."), room, placeholder="…"))
    return "\n".join(lines)


def _body(text: str, width: int, color: bool) -> Iterator[str]:
    """The paragraphs of a page, its code indented."""
    at = 0
    for fence in _FENCE.finditer(text):
        yield from _paragraphs(text[at : fence.start()], width)
        name = fence[2].partition(" ")[2]
        lines = [f"{name}:"] * bool(name) + [f"    {line}".rstrip() for line in fence[3].splitlines()]
        yield "\n".join(painted(line, _DIM) if color else line for line in lines)
        at = fence.end()
    yield from _paragraphs(text[at:], width)


def _paragraphs(text: str, width: int) -> Iterator[str]:
    return (_wrapped(" ".join(part.split()), width) for part in text.split("\n\n") if part.strip())


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


def _silencing(one: Page, width: int) -> Iterator[str]:
    """What a project and an author can do about it."""
    code = one.code
    if options := options_of(code):
        said = ", ".join(f"`{name} = {json.dumps(value)}`" for name, value in options.items())
        yield _wrapped(f"Options, in `deckbuilder.toml` under `[rules.{code}]`: {said}.", width)
    if one.always_error:
        yield _wrapped(
            "It is an error: an output would be wrong, or lack something. It cannot be silenced.", width
        )
        return
    if code in OFF:
        yield f'Off unless the project asks for it:\n\n    [rules]\n    {code} = "note"'
    exempt = " where it is no error," if Severity.ERROR in one.severities else ""
    yield _wrapped(f"To silence it{exempt}, write on a line of its own before the block or heading:", width)
    yield f"    <!-- deckbuilder: ignore {code}: the reason -->"
    yield "In all of a brief, in its front matter; in all of a project, in `deckbuilder.toml`:"
    yield f'    ignore: [{code}]\n\n    [rules]\n    {code} = "off"'
