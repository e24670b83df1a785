"""standard-withheld: a PDF does not say that it keeps a standard it was to keep."""

from __future__ import annotations

from collections.abc import Iterable

from deckbuilder.checks.base import Built
from deckbuilder.model import Standard
from deckbuilder.plan import Fault
from deckbuilder.report import Diagnostic, Report, Severity

#: Places told of besides the first.
MOST_PLACES = 8


def check(built: Built, report: Report) -> None:
    """One warning for all standards that the same faults keep away; none where no file will be written."""
    if report.worst is Severity.ERROR:
        return
    by_faults: dict[tuple[Fault, ...], list[Standard]] = {}
    for standard in built.plan.meta.standards:
        found = tuple(fault for fault in built.plan.faults if standard in fault.breaks)
        if found:
            by_faults.setdefault(found, []).append(standard)
    for found, standards in by_faults.items():
        reasons = dict.fromkeys(fault.what for fault in found)
        places = tuple((fault.span, fault.what) for fault in found[1 : MOST_PLACES + 1])
        report.add(
            Diagnostic(
                "standard-withheld",
                Severity.WARNING,
                f"the PDF does not claim to keep {_joined(map(named, standards))}: {_joined(reasons)}",
                found[0].span,
                "mend that, or say in the front matter what it is to keep, as `pdf-standard: none`",
                places,
            )
        )


def named(standard: Standard) -> str:
    """A standard as it is spoken of: ``PDF/UA-1``, ``PDF/A-2a``."""
    kind, _, level = standard.partition("-")
    return f"PDF/{kind.upper()}-{level}"


def _joined(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
