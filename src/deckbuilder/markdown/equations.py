"""Formulas within a line as runs."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from deckbuilder.markdown.runs import Look, RunWriter, shifted
from deckbuilder.report import Report
from deckbuilder.source import Span

DISPLAY = "$$"
#: Words with spaces between them: more likely a sentence between two sums of money.
_SENTENCE = re.compile(r"(?:\d|^)[^\\^_{}=]*[A-Za-z]{3,} +[a-z]{2,}[^\\^_{}=]*")


def write(token: Token, writer: RunWriter, look: Look, place: Callable[[str], Span], report: Report) -> None:
    """Write a formula; one that cannot be read is shown as code."""
    source = latex(token.content)
    if _SENTENCE.fullmatch(source):
        writer.write(" ".join(token.content.split()), look)
        report.warning(
            "maths-or-money",
            "this would be a formula, but reads as a sentence; it is shown as it is written",
            place(token.content),
            r"put a backslash before a dollar that is money: `\$5`; words in formulas stand in `\text{…}`",
        )
        return
    from deckbuilder.maths import BadFormula, read  # with the first formula only

    try:
        formula = read(source)
    except BadFormula as fault:
        report.warning(
            "maths-unread",
            f"{fault}; the formula is shown as it is written",
            place(fault.snippet or token.content),
            fault.help,
        )
        writer.write(" ".join(token.content.split()), shifted(look, "code", 1))
        return
    for run in formula.runs:
        shown = shifted(look, "italic", 1) if run.italic else look
        shown = shifted(shown, "bold", 1) if run.bold else shown
        if run.script is not None:
            shown = shown._replace(scripts=(*shown.scripts, run.script))
        writer.write(run.text, shown)
    for command in formula.ignored:
        report.note("maths-ignored", f"`{command}` has no effect in formulas", place(command), "leave it out")
    if not formula.exact:
        report.note(
            "maths-in-line",
            f"this formula is set on one line: {formula.words}",
            place(token.content),
            "put it in a paragraph of its own, between `$$` and `$$`, to have it drawn",
        )


def latex(written: str) -> str:
    """What stands between the dollars."""
    wide = len(DISPLAY) if written.startswith(DISPLAY) else 1
    return written[wide:-wide]
