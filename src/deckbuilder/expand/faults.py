"""What went wrong in a template, as a finding at its line. No traceback of Jinja's reaches an author."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from deckbuilder.expand.sources import Refused, Sources, diagnostic
from deckbuilder.report import Diagnostic, Severity, did_you_mean
from deckbuilder.source import Span

_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'|no element (.+)$")


def explained(error: Exception, sources: Sources, known: Iterable[str]) -> Diagnostic:
    """The finding for an error met while a template was read or carried out."""
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, sources)
    name, number = _place(error, sources)
    span = sources.span(name, number)
    if isinstance(error, Refused):
        return diagnostic(error, span)
    if isinstance(error, UndefinedError):
        return _undefined(error, span, sources.line(name, number), known)
    if isinstance(error, SecurityError):
        return _finding(
            "template-refused", f"the template may not do this: {error}", span, "use plain values"
        )
    if isinstance(error, OverflowError):
        return _finding("template-too-large", "the template asks for too much", span, "use smaller numbers")
    if isinstance(error, RecursionError):
        return _finding("template-too-deep", "the template calls itself too often", span, "end the recursion")
    if isinstance(
        error, TemplateError | TypeError | ValueError | ArithmeticError | LookupError | AttributeError
    ):
        return _finding(
            "template-failed", f"the template fails: {_one_line(error)}", span, "check the expression"
        )
    raise error


def _finding(code: str, message: str, span: Span, help: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, span, help)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")[:200] or type(error).__name__


def _place(error: Exception, sources: Sources) -> tuple[str, int]:
    """Template and line of the innermost template statement that was being carried out."""
    found = (next(iter(sources.names())), 1)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if sources.knows(name):
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _syntax(error: TemplateSyntaxError, sources: Sources) -> Diagnostic:
    name = error.name if error.name is not None and sources.knows(error.name) else next(iter(sources.names()))
    message = " ".join((error.message or "it cannot be read").split()).rstrip(".")
    help = "check the tags and their spelling"
    tag = re.search(r"unknown tag '(\w+)'", message)
    if tag and tag[1] in _TAGS:
        help = "nothing is open here that it could close"
    elif tag and (near := did_you_mean(tag[1], _TAGS)):
        help = f"did you mean `{near}`?"
    return _finding(
        "template-syntax", f"the template cannot be read: {message}", sources.span(name, error.lineno), help
    )


_TAGS = """
    for endfor if elif else endif set endset include macro endmacro raw endraw filter endfilter with endwith
""".split()  # noqa: SIM905


def _undefined(error: UndefinedError, span: Span, line: str, known: Iterable[str]) -> Diagnostic:
    message = _one_line(error)
    found = _UNDEFINED.search(message)
    word = next((part for part in found.groups() if part), "") if found else ""
    near = did_you_mean(word, known) if word else None
    at = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) if word else None
    place = Span(span.path, span.first, span.last, at.start() + 1 if at else None)
    help = f"did you mean `{near}`?" if near else "set it under `params:` in the front matter"
    return _finding("template-undefined", f"`{word}` is not defined" if word else message, place, help)
