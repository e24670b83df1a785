"""What findings come to in the end, after the project's severities and the author's silences.

What is reported as an error stays one: an output would be wrong, or lack something, and nobody can wish that
away. Anything else can be raised, lowered or silenced.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from deckbuilder import manual
from deckbuilder.checks.settings import Settings
from deckbuilder.report import Diagnostic, Report, Severity, Silence, suggestion


def judged(report: Report, settings: Settings, *, whole: bool) -> Report:
    """The findings as they count.

    ``whole`` tells that the brief was read and planned for all its outputs, so that a silence that had
    nothing to do has no use.
    """
    silences: dict[str, list[Silence]] = {}
    for silence in report.silences:
        silences.setdefault(silence.code, []).append(silence)
    found = Report()
    found.extend(_heard(report, silences, settings))
    if silences:
        found.extend(_heard(_unknown(report.silences), silences, settings))
    if silences and whole:
        found.extend(_heard(_useless(report, settings), silences, settings))
    return found


def _heard(
    findings: Iterable[Diagnostic], silences: Mapping[str, Sequence[Silence]], settings: Settings
) -> Iterable[Diagnostic]:
    """The findings that are to be told, as grave as the project has them."""
    for finding in findings:
        if finding.severity is Severity.ERROR:
            yield finding
            continue
        severity = settings.severities.get(finding.code, finding.severity)
        silent = any(silence.covers(finding) for silence in silences.get(finding.code, ()))
        if severity is not None and not silent:
            yield finding if severity is finding.severity else replace(finding, severity=severity)


def _unknown(silences: Sequence[Silence]) -> Iterable[Diagnostic]:
    """A finding for each silence of a rule that does not exist."""
    codes = manual.codes()
    for silence in silences:
        if silence.code not in codes:
            message = f"there is no rule `{silence.code}` to ignore"
            help = suggestion(silence.code, codes, "`deckbuilder explain --list` shows all rules")
            yield Diagnostic("ignore-unknown", Severity.WARNING, message, silence.span, help)


def _useless(report: Report, settings: Settings) -> Iterable[Diagnostic]:
    """A finding for each silence that silences nothing, or what cannot be. A comment that a template repeats
    is one."""
    written: dict[tuple[str, Silence], list[Silence]] = {}
    for silence in report.silences:
        written.setdefault((silence.code, replace(silence, within=None)), []).append(silence)
    codes = manual.codes()
    for (code, one), places in written.items():
        if code not in codes or settings.silent(code):
            continue
        met = [finding for finding in report if any(silence.covers(finding) for silence in places)]
        if any(finding.severity is not Severity.ERROR for finding in met):
            continue
        if met:
            yield Diagnostic(
                "ignore-refused",
                Severity.WARNING,
                f"`{code}` is an error here, which cannot be ignored",
                one.span,
                "mend it, and delete this",
            )
        else:
            yield Diagnostic(
                "ignore-unused",
                Severity.NOTE,
                f"there is no finding `{code}` to ignore here",
                one.span,
                "delete it",
            )
