"""What an open page is told: the state of a brief as events of the protocol, each time only what it has not
been told before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from deckbuilder.pipeline import Kind
from deckbuilder.preview.views import Snapshot
from deckbuilder.report import Diagnostic, Report, Severity
from deckbuilder.source import Span


class Shown(Struct, frozen=True):
    """A document as it is on screen."""

    snapshot: Snapshot
    """The last that could be laid out."""
    drawings: Mapping[str, str]
    """SVG by digest: those of all its pages."""
    revision: int
    stale: bool
    """Whether it is older than the brief, which can be laid out no more."""


class State(Struct, frozen=True):
    """A brief as it is on screen."""

    root: Path
    kinds: tuple[Kind, ...]
    revision: int = 0
    """Counts what has been noticed of changes."""
    word: str = "building"
    """``building``, ``ready``, ``failed`` or ``gone``."""
    message: str = ""
    help: str = ""
    seconds: float = 0.0
    """From a change until all of it could be shown."""
    shown: Mapping[Kind, Shown] = {}
    found: Mapping[Kind, Snapshot] = {}
    """The last of each document, whether it could be laid out or not: its findings count."""


class Telling:
    """What one open page has been told."""

    def __init__(self) -> None:
        self._status: dict[str, Any] | None = None
        self._documents: dict[Kind, Shown] = {}
        self._found: Mapping[Kind, Snapshot] = {}

    def news(self, state: State) -> Iterator[tuple[str, dict[str, Any]]]:
        """Names and data of the events that bring the page up to date."""
        begun = state.word in ("building", "gone", "failed")
        if begun:
            yield from self._told_status(state)
        for kind in state.kinds:
            shown = state.shown.get(kind)
            if shown is not None and shown != self._documents.get(kind):
                yield "document", self._document(kind, shown)
        settled = all(kind in state.found for kind in state.kinds)
        if settled and not begun and any(self._found.get(k) is not v for k, v in state.found.items()):
            self._found = state.found
            yield "findings", findings(state)
        if not begun:
            yield from self._told_status(state)

    def _told_status(self, state: State) -> Iterator[tuple[str, dict[str, Any]]]:
        status = {
            "state": state.word,
            "revision": state.revision,
            "message": state.message,
            "help": state.help,
            "kinds": list(state.kinds),
            "seconds": round(state.seconds, 3),
        }
        if status != self._status:
            self._status = status
            yield "status", status

    def _document(self, kind: Kind, shown: Shown) -> dict[str, Any]:
        before = self._documents.get(kind)
        self._documents[kind] = shown
        known = before.drawings if before is not None else {}
        snapshot = shown.snapshot
        pages = snapshot.pages or ()
        return {
            "revision": shown.revision,
            "kind": kind,
            "width": pages[0].width if pages else 0,
            "height": pages[0].height if pages else 0,
            "lang": snapshot.lang,
            "rtl": snapshot.rtl,
            "title": snapshot.title,
            "pages": pages,
            "svgs": {digest: svg for digest, svg in shown.drawings.items() if digest not in known},
            "fonts": snapshot.fonts,
            "anchors": snapshot.anchors,
            "changed": snapshot.changed if before is not None and before.snapshot != snapshot else None,
            "stale": shown.stale,
            "remark": snapshot.remark,
        }


def findings(state: State) -> dict[str, Any]:
    """The findings of a brief, each once, with the pages of every document that it belongs to."""
    pages: dict[Diagnostic, list[tuple[Kind, int]]] = {}
    for kind in state.kinds:
        for found in state.found[kind].findings:
            pages.setdefault(found.finding, []).extend((kind, page) for page in found.pages)
    report = Report()
    report.extend(pages)
    counts = dict.fromkeys((severity.label for severity in Severity), 0)
    for finding in pages:
        counts[finding.severity.label] += 1
    told = [_finding(finding, pages[finding], state.root) for finding in report.sorted()]
    return {"revision": state.revision, "findings": told, "counts": counts}


def _finding(finding: Diagnostic, pages: list[tuple[Kind, int]], root: Path) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.label,
        "message": finding.message,
        "help": finding.help,
        **_place(finding.span, root),
        "pages": pages,
        "related": [{"message": words, **_place(span, root)} for span, words in finding.related],
        "fix": bool(finding.fix),
    }


def _place(span: Span | None, root: Path) -> dict[str, Any]:
    if span is None:
        return {"file": None, "line": None, "last": None, "column": None, "path": None}
    path = root / span.path
    return {
        "file": span.path,
        "line": span.first,
        "last": span.last,
        "column": span.column,
        "path": path.as_posix() if path.is_file() else None,
    }
