"""Comments that silence findings: ``<!-- deckbuilder: ignore title-repeated: the board wants it so -->``.

Such a comment stands on a line of its own before a block, a heading with its section, or the ``---`` that
begins a slide; ``ignore-file`` is for all of its file. Whether there was anything to silence is not known
here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from markdown_it.token import Token

from deckbuilder.markdown.places import Cursor, Places
from deckbuilder.report import Report, Silence
from deckbuilder.source import Line, Span

#: Whom such comments speak to.
ADDRESS = "deckbuilder:"
_COMMENT = re.compile(r"<!--\s*deckbuilder:\s*(?P<word>[\w-]*)(?P<rest>.*?)-->", re.DOTALL)
_BLANK = re.compile(r"(?:\s|<!--.*?-->)*\Z", re.DOTALL)
_HELP = "write `<!-- deckbuilder: ignore RULE -->` on a line of its own, before what it is for"
#: More lines than any file has.
_LAST = 1 << 31


def report_misplaced(comment: str, cursor: Cursor, report: Report) -> None:
    """Report a comment within a line that is meant to silence something."""
    if _COMMENT.match(comment):
        place = cursor.place(comment)
        report.warning("ignore-unread", "a comment within a line silences nothing", place, _HELP)


def read(tokens: Sequence[Token], places: Places, report: Report) -> None:
    """Tell the report what the comments among some block tokens silence."""
    if not any(token.type == "html_block" and ADDRESS in token.content for token in tokens):
        return
    begins = len(tokens)
    extents: dict[int, tuple[int, int]] = {}
    for position, token in reversed(list(enumerate(tokens))):
        for comment in _COMMENT.finditer(token.content) if token.type == "html_block" else ():
            place = places.find(comment[0], *(token.map or (0, 1)))
            within: tuple[Span, ...]
            if not _is_comment(token):
                report.warning("ignore-unread", "a comment within other HTML silences nothing", place, _HELP)
                continue
            if comment["word"] == "ignore-file":
                within = (Span(place.path, 1, _LAST),)
            else:
                if begins not in extents:
                    extents[begins] = _extent(tokens, begins, token.level)
                within = tuple(_spans(places.lines[slice(*extents[begins])]))
            _take(comment, within, place, report)
        if not _is_comment(token):
            begins = position


def _take(comment: re.Match[str], within: tuple[Span, ...], place: Span, report: Report) -> None:
    """Take one comment: the rules named before the reason."""
    codes = [code for code in re.split(r"[\s,]+", comment["rest"].partition(":")[0]) if code]
    if comment["word"] not in ("ignore", "ignore-file") or not codes:
        report.warning("ignore-unread", "this comment does not say what to ignore", place, _HELP)
        return
    report.silences += [Silence(code, place, within) for code in codes]


def _is_comment(token: Token) -> bool:
    return token.type == "html_block" and _BLANK.match(token.content) is not None


def _extent(tokens: Sequence[Token], begins: int, level: int) -> tuple[int, int]:
    """The parsed lines of what begins at a token, if it stands on the level of a comment before it."""
    siblings = _siblings(tokens, begins, level)
    one = before = next(siblings, None)
    if one is None or before is None:
        return 0, 0
    first, last = one.map or (0, 0)
    for other in siblings:
        if _ends(one, before, other):
            break
        last = other.map[1] if other.map else last
        before = other
    return first, last


def _siblings(tokens: Sequence[Token], begins: int, level: int) -> Iterator[Token]:
    """The tokens that begin a block each, up to the end of what holds them."""
    for token in islice(tokens, begins, None):
        if token.level < level or (token.level == level and token.nesting < 0 and token is tokens[begins]):
            return
        if token.level == level and token.nesting >= 0:
            yield token


def _ends(one: Token, before: Token, other: Token) -> bool:
    """Whether ``other`` no longer belongs to ``one``: a heading and a break take all below them, and a
    table has its caption before or after it."""
    if one.type == "heading_open":
        return other.type == "heading_open" and other.tag <= one.tag
    if one.type == "hr":
        return other.type in ("heading_open", "hr")
    return not (_is_caption(before, follows=False) or _is_caption(other, follows=True))


def _is_caption(token: Token, *, follows: bool) -> bool:
    return token.type == "caption_open" and token.meta["follows"] is follows


def _spans(lines: Iterable[Line]) -> Iterator[Span]:
    """The places of some lines: stretches of the files they come from."""
    span: Span | None = None
    for line in lines:
        if span is not None and line.path == span.path and line.number in (span.last, span.last + 1):
            span = Span(span.path, span.first, line.number)
            continue
        if span is not None:
            yield span
        span = Span(line.path, line.number, line.number)
    if span is not None:
        yield span
