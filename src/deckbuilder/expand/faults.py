"""What went wrong in a template, as a finding at its line. No traceback of Jinja's reaches an author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from deckbuilder.expand.sandbox import OFFERED
from deckbuilder.expand.sources import Refused, Sources, diagnostic
from deckbuilder.report import Diagnostic, Severity, did_you_mean
from deckbuilder.source import Span

_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'|no element (.+)$")


def explained(error: Exception, sources: Sources, params: Mapping[str, object]) -> Diagnostic:
    """The finding for an error met while a template was read or carried out with ``params``.

    Raises:
        Exception: ``error`` itself, where no template can be its cause.
    """
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, sources)
    name, number = _place(error, sources)
    span = sources.span(name, number)
    if isinstance(error, Refused):
        return diagnostic(error, span)
    if isinstance(error, UndefinedError):
        return _undefined(error, span, sources.line(name, number), params)
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
    if message.startswith("Unexpected end of template") and (block := sources.unclosed_block(name)):
        # Jinja names the last line it has read.
        word, number = block
        return _finding(
            "template-unclosed",
            f"this `{{% {word} %}}` is never closed",
            sources.span(name, number),
            f"write `{{% end{word} %}}` where it ends",
        )
    span = sources.span(name, error.lineno)
    if wrong := re.search(r"unknown tag '(\w+)'", message):
        return _unknown_tag(wrong[1], message, _at(wrong[1], span, sources.line(name, error.lineno)))
    if wrong := re.search(r"No (?:filter|test) named '(\w+)'", message):
        near = did_you_mean(wrong[1], OFFERED)
        return _finding(
            "template-syntax",
            f"templates have no `{wrong[1]}`",
            _at(wrong[1], span, sources.line(name, error.lineno)),
            f"did you mean `{near}`?" if near else "check its spelling",
        )
    return _finding(
        "template-syntax",
        f"the template cannot be read: {message}",
        span,
        "check the tags and their spelling",
    )


def _unknown_tag(word: str, message: str, span: Span) -> Diagnostic:
    open_block = re.search(r"needs to be closed is '(\w+)'", message)
    near = did_you_mean(word, _TAGS)
    if word.startswith("end") and open_block:
        help = f"write `{{% end{open_block[1]} %}}`, which closes what is open here"
    elif word in _TAGS:
        help = "nothing is open here that it could close"
    else:
        help = f"did you mean `{near}`?" if near else f"known are {', '.join(_TAGS)}"
    return _finding("template-syntax", f"the tag `{word}` cannot stand here", span, help)


def _at(word: str, span: Span, line: str) -> Span:
    """The place of ``word`` within a line, where it stands there."""
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line)
    return Span(span.path, span.first, span.last, found.start() + 1 if found else None)


_TAGS = """
    for endfor if elif else endif set endset include macro endmacro raw endraw filter endfilter with endwith
""".split()  # noqa: SIM905


def _undefined(error: UndefinedError, span: Span, line: str, params: Mapping[str, object]) -> Diagnostic:
    message = _one_line(error)
    found = _UNDEFINED.search(message)
    word = next((part for part in found.groups() if part), "") if found else ""
    if not word:
        return _finding("template-undefined", message, span, "check the expression")
    is_name = found is not None and found[1] is not None
    near = did_you_mean(word, params if is_name else set(_keys(params)))
    if near:
        help = f"did you mean `{near}`?"
    else:
        help = "set it under `params:` in the front matter" if is_name else "check the keys of this value"
    return _finding("template-undefined", f"`{word}` is not defined", _at(word, span, line), help)


def _keys(value: object) -> Iterator[str]:
    """The keys of the mappings in ``value``, at any depth."""
    if isinstance(value, Mapping):
        yield from map(str, value)
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _keys(inner)
