"""Findings for notation within a line that is known, from other tools or other places, but means nothing
where it stands. Its text stays.

Lines that look like lists, tables or divs and are none are found in `misread`.
"""

from __future__ import annotations

import re

from msgspec import Struct

from deckbuilder.markdown.attributes import read_attrs
from deckbuilder.markdown.places import Places
from deckbuilder.report import Edit, Report
from deckbuilder.source import Span


class _Notation(Struct, frozen=True):
    sign: str
    """What any text with this notation holds."""
    pattern: str
    """Its first group, or all of it, is the ``{0}`` of help and message; all of it is the ``{1}``. It is
    compiled when it is needed."""
    code: str
    message: str
    help: str
    brackets: tuple[str, str] | None = None
    """What is to stand around the first group, if that is all it needs."""


#: Any text that may hold one of the notations; far quicker than looking for each.
NOTABLE = r"@|\$\$|\[!|:[a-z]\w*:|\](?:\[|\()|\{(?:\{<|[.#]\w|[\w-]+=)"

_NOTATIONS = (
    _Notation(
        "@",
        r"\[(?:[^\[\]]*[\s;\[-])?-?@[\w{][^\[\]]*\]",
        "citation-unsupported",
        "citations are not resolved yet; `{1}` is shown as it is written",
        "write the source out, or put it in a footnote",
    ),
    _Notation(
        ":",
        r"(?<![\w:/]):([a-z][a-z0-9_]+):(?![\w:/])",
        "emoji-unread",
        "`{1}` is an emoji's name elsewhere; it is shown as it is written",
        "write the character itself, or delete it",
    ),
    _Notation(
        "{{<",
        r"\{\{<\s*(/?\s*[\w-]*)[^{]*?>\}\}",
        "shortcode-unsupported",
        "the shortcode `{0}` means nothing here; it is shown as it is written",
        "known are `{{{{< var name >}}}}`, `{{{{< include file >}}}}` and, as a paragraph, "
        "`{{{{< pagebreak >}}}}`",
    ),
    _Notation(
        "[!",
        r"\A\[!(\w+)\]",
        "alert-unread",
        "`{1}` begins no callout; it is shown as it is written",
        "write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION, and nothing after it: `> [!NOTE]`",
    ),
    _Notation(
        "$$",
        r"\$\$",
        "maths-unclosed",
        "`$$` begins no formula here; it is shown as it is written",
        "close it with `$$` before the next blank line; for a dollar sign write `\\$`",
    ),
    _Notation(
        "](",
        r"\[[^\[\]]*\]\(([^()<>\s]+(?: +[^()<>\s]+)+)\)",
        "link-unread",
        "this is no link, for its target holds a space; `{1}` is shown as it is written",
        "put the target in angle brackets: `(<{0}>)`",
        ("<", ">"),
    ),
    _Notation(
        "][",
        r"(?<![\w\]])\[[^\[\]]+\]\[([^\[\]]+)\]",
        "link-undefined",
        "no link `[{0}]` is defined; `{1}` is shown as it is written",
        "write `[{0}]: target` on a line of its own",
    ),
)
_BRACES = re.compile(r"\{(?=[.#]\w|[\w-]+=)")


def report_unsupported(text: str, first: int, end: int, places: Places, report: Report) -> None:
    """Report such notation in plain text of the parsed lines ``first`` to ``end``."""
    for notation in _NOTATIONS:
        if notation.sign not in text:
            continue
        for found in re.finditer(notation.pattern, text):
            whole = found[0]
            named = found[found.lastindex or 0] or whole
            place = places.find(whole, first, end)
            report.warning(
                notation.code,
                notation.message.format(named, whole),
                place,
                notation.help.format(named, whole),
                _bracketed(notation, found, place),
            )
    for opening in _BRACES.finditer(text):
        read = read_attrs(text, opening.start())
        if read is None:
            continue
        written = text[opening.start() : read[1]]
        report.warning(
            "attributes-unread",
            f"`{written}` stands where nothing takes attributes, and is shown as it is written",
            places.find(written, first, end),
            "headings, captions, pictures, fences, divs and spans take them: `[text]{.class}`",
        )


def _bracketed(notation: _Notation, found: re.Match[str], place: Span) -> tuple[Edit, ...]:
    """What puts brackets around the first group, where it needs no more."""
    if notation.brackets is None or place.column is None:
        return ()
    start, end = (at - found.start() for at in found.span(1))
    opening, closing = notation.brackets
    text = f"{found[0][:start]}{opening}{found[1]}{closing}{found[0][end:]}"
    return (Edit(place.path, place.first, place.column, found[0], text),)
