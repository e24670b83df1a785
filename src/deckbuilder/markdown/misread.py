"""Findings for lines of a paragraph that their author took for a list, a table or a div. Their text stays.

They come from other tools and from word processors, where they are what they look like; in Markdown they run
together into one paragraph, which no author means.
"""

from __future__ import annotations

import re

from msgspec import Struct

from deckbuilder.markdown.places import Places
from deckbuilder.report import Edit, Report
from deckbuilder.source import Span


class _Misreading(Struct, frozen=True):
    pattern: str
    """Begins to match on the first line that is not what it looks like; ``^`` and ``$`` are a line's. It is
    compiled when it is needed, which in most briefs is never."""
    code: str
    message: str
    help: str
    marks: str = ""
    """What the line begins with, if all it needs is a space behind that."""


#: Marks that word processors, pandoc and people begin items with, and that begin none in Markdown.
_ITEM = r"[ \t]*(?:[•‣◦▪●○■·–—]|#\.|\(@\w*\)|\(?[A-Za-z][.)]|\([0-9ivx]{1,4}\)|[0-9]{1,3}[.)])[ \t]+\S"
#: Those that nobody begins running text with.
_LONE_ITEM = r"[ \t]*(?:[•‣◦▪●]|\(@\w*\))[ \t]+\S"
#: Any paragraph with such lines, more or less: far quicker than looking for each.
_SUSPECT = re.compile(rf"^[ \t]*(?:[|+\\]|:::|:[ \t]|#{{1,6}}[^\W\d_])|^{_ITEM}", re.MULTILINE)

_MISREADINGS = (
    _Misreading(
        r"^[ \t]*:::",
        "div-unread",
        "this `:::` opens no div, for its name or attributes cannot be read; it is shown as text",
        "write `::: name` or `::: {.name key=value}`",
    ),
    _Misreading(
        r"^[ \t]*\+(?:[-=:]+\+)+[ \t]*$",
        "table-unread",
        "the borders of this grid table do not meet; it is shown as text",
        "end every line in the same column, put `+` where borders cross, and a blank line before the table",
    ),
    _Misreading(
        r"^[ \t]*\|.*(?:\|[ \t]*$|\n[ \t]*\|)",
        "table-unread",
        "these bars make no table, and are shown as text",
        "write a line such as `|---|---|` below the header, with as many cells as it has",
    ),
    _Misreading(
        rf"^{_ITEM}.*\n{_ITEM}",
        "list-unread",
        "these lines are no list, and run together into one paragraph",
        "begin each with `-` or `1.`, the first below a blank line",
    ),
    _Misreading(
        rf"^{_LONE_ITEM}",
        "list-unread",
        "this is no item of a list; it is shown as running text",
        "begin it with `-` or `1.`",
    ),
    _Misreading(
        r"^[ \t]*:[ \t]+\S",
        "definition-unread",
        "this line neither defines a term nor names a table; it is shown as text",
        "put it below a term on a single line, or before or after a table",
    ),
    _Misreading(
        # `#tag` is a word of some authors'; a heading is meant where there are more, or a capital.
        r"^[ ]{0,3}#(?:#{1,5}[^\W\d_]|[A-Z][a-z]+ \S.*$)",
        "heading-unread",
        "this is no heading, for no space follows the `#`; it is shown as text",
        "write a space behind it: `## Title`",
        "#{1,6}",
    ),
    _Misreading(
        r"^[ \t]*\\(?:(?:begin|end|vspace|hspace)\*?\{|(?:newpage|pagebreak|clearpage|appendix|noindent"
        r"|maketitle|tableofcontents|listof(?:figures|tables)|(?:small|med|big)skip)[ \t]*$)",
        "tex-unread",
        "commands of TeX have no effect; this one is shown as text",
        "delete it; a line `---` begins a slide, and `\\newpage` between two paragraphs a page",
    ),
)


#: What sets off the columns of pandoc's simple and multiline tables: a rule in Markdown.
_RULED = re.compile(r"-{2,}(?: +-{2,})+[ \t]*\Z")


def report_ruled(line: str, span: Span, report: Report) -> None:
    """Report a rule that is a line of a pandoc table."""
    if _RULED.search(line):
        report.warning(
            "table-unread",
            "tables drawn with hyphens alone are not read; their rows are shown as text",
            span,
            "write a pipe table, with `|` between the cells; `pandoc -t gfm` writes them all so",
        )


def report_misread(content: str, first: int, places: Places, report: Report) -> None:
    """Report the first such line in the content of a paragraph that begins on the parsed line ``first``."""
    if not _SUSPECT.search(content):
        return
    for misreading in _MISREADINGS:
        found = re.search(misreading.pattern, content, re.MULTILINE)
        if found is not None:
            line = first + content.count("\n", 0, found.start())
            span = places.span(line, line + 1)
            fix = _spaced(misreading, found[0].lstrip(), places.find(found[0].lstrip(), line, line + 1))
            report.warning(misreading.code, misreading.message, span, misreading.help, fix)
            return


def _spaced(misreading: _Misreading, text: str, place: Span) -> tuple[Edit, ...]:
    """What puts a space behind the marks of a line, where it needs no more."""
    marks = re.match(misreading.marks, text)
    if not misreading.marks or marks is None or place.column is None:
        return ()
    return (Edit(place.path, place.first, place.column, marks[0], f"{marks[0]} "),)
