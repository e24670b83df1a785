"""What a run has made and found, as a short table for people and as one document for programs."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deckbuilder.excerpt import as_data, as_text, columns, safe
from deckbuilder.pipeline import Outcome, Output
from deckbuilder.report import Diagnostic, Severity

#: Findings of one kind shown in a terminal before the rest is only counted.
MAX_ALIKE = 12


def findings_text(outcome: Outcome, *, width: int, color: bool) -> str:
    """The findings of one brief, each followed by an empty line; those that repeat themselves are cut
    short."""
    counts: Counter[str] = Counter()
    parts: list[str] = []
    for finding in outcome.findings:
        counts[finding.code] += 1
        if counts[finding.code] <= MAX_ALIKE:
            parts.append(as_text(finding, outcome.folder.quote, width=width, color=color))
    parts += [
        f"… and {count - MAX_ALIKE} more of {code}; --format json shows all"
        for code, count in counts.items()
        if count > MAX_ALIKE
    ]
    return "".join(f"{part}\n\n" for part in parts)


def advice(outcomes: Sequence[Outcome]) -> str:
    """Where to read more of the findings, a line each; nothing without any."""
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    if not findings:
        return ""
    worst = max(findings, key=lambda finding: finding.severity)
    lines = [f"`deckbuilder explain {worst.code}` tells more of a finding"]
    if any(finding.fix for finding in findings):
        lines.append("`deckbuilder check --fix` mends what can be mended safely")
    return "\n".join(lines)


def table(outcomes: Sequence[Outcome], *, width: int, checked: bool) -> str:
    """One line an output: where, how long, how large, in what time, with what findings.

    ``checked`` is for runs that write nothing: then a line a brief.
    """
    rows: list[tuple[str, ...]] = []
    for outcome in outcomes:
        told = counted(outcome.findings)
        if checked or not any(output.size is not None for output in outcome.outputs):
            pages = ", ".join(map(_pages, outcome.outputs))
            rows.append(
                (shown(outcome.brief.path), pages, "" if checked else "not written", _time(outcome), told)
            )
            continue
        for output in outcome.outputs:
            rows.append((shown(output.path), _pages(output), _size(output.size or 0), _time(outcome), told))
            told = ""
    return "\n".join(_aligned(rows, width))


def document(outcomes: Sequence[Outcome], code: int) -> dict[str, Any]:
    """The run as values for JSON."""
    return {
        "version": 1,
        "exit_code": code,
        "briefs": [
            {
                "brief": shown(outcome.brief.path),
                "seconds": round(outcome.seconds, 3),
                "outputs": [
                    {
                        "document": output.target.value,
                        "path": shown(output.path),
                        "pages": output.pages,
                        "bytes": output.size,
                    }
                    for output in outcome.outputs
                ],
                "findings": [as_data(finding) for finding in outcome.findings],
            }
            for outcome in outcomes
        ],
    }


def shown(path: Path) -> str:
    """A path relative to the working folder if it lies inside, else whole."""
    here = Path.cwd()
    return safe(path.relative_to(here).as_posix() if path.is_relative_to(here) else os.fspath(path))


def counted(findings: Sequence[Diagnostic]) -> str:
    """``2 warnings, 1 note``, the gravest first; ``no findings``."""
    counts = Counter(finding.severity for finding in findings)
    words = [
        _many(counts[severity], severity.label)
        for severity in sorted(Severity, reverse=True)
        if counts[severity]
    ]
    return ", ".join(words) or "no findings"


def _many(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _pages(output: Output) -> str:
    return _many(output.pages, output.target.page)


def _size(size: int) -> str:
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _time(outcome: Outcome) -> str:
    return f"{outcome.seconds:.2f} s"


def _aligned(rows: Sequence[tuple[str, ...]], width: int) -> list[str]:
    """Columns two spaces apart, numbers to the right; the first gives way where the terminal is narrow."""
    widths = [max((columns(row[index]) for row in rows), default=0) for index in range(5)]
    room = max(12, width - sum(part + 2 for part in widths[1:] if part))
    widths[0] = min(widths[0], room)
    lines = []
    for first, *rest in rows:
        while columns(first) > widths[0]:
            first = "…" + first.lstrip("…")[1:]
        cells = [first + " " * (widths[0] - columns(first))]
        cells += [f"{cell:>{size}}" for cell, size in zip(rest[:-1], widths[1:], strict=False) if size]
        lines.append("  ".join([*cells, rest[-1]]).rstrip())
    return lines
