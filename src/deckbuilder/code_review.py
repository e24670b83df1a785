"""Findings for tools that show them beside the text under review: SARIF 2.1.0, and commands of GitHub's
workflows.

Both name files from the working folder, which is where such tools look for them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from deckbuilder import __version__, manual
from deckbuilder.pipeline import Outcome
from deckbuilder.report import Diagnostic, Edit, Severity
from deckbuilder.source import Folder, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Where paths start, as GitHub calls it.
_BASE = "%SRCROOT%"
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def sarif(outcomes: Sequence[Outcome], code: int) -> dict[str, Any]:
    """The run as a log of SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format).

    ``code`` is what the program ends with.
    """
    codes = sorted({finding.code for outcome in outcomes for finding in outcome.findings})
    seen: Counter[str] = Counter()
    results = [
        _result(finding, codes.index(finding.code), outcome.folder, seen)
        for outcome in outcomes
        for finding in outcome.findings
    ]
    driver = {"name": "deckbuilder", "semanticVersion": __version__, "rules": [_rule(one) for one in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder that the program was run in."}}},
        "invocations": [{"executionSuccessful": True, "exitCode": code}],
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def workflow_commands(outcome: Outcome) -> Iterator[str]:
    """A line a finding, which GitHub shows beside the line it is about."""
    for finding in outcome.findings:
        properties: dict[str, str | int] = {}
        if span := finding.span:
            properties = {"file": _path(span.path, outcome.folder), "line": span.first, "endLine": span.last}
            if span.column is not None and span.first == span.last:  # else GitHub refuses it
                properties["col"] = span.column
        properties["title"] = finding.code
        named = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
        yield f"::{_COMMANDS[finding.severity]} {named}::{_data(_said(finding))}"


def _rule(code: str) -> dict[str, Any]:
    page = manual.page(code)
    text = f"{page.summary}\n\n{page.body.strip()}"
    return {
        "id": code,
        "shortDescription": {"text": page.summary},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": page.severities[0].label},
    }


def _result(finding: Diagnostic, index: int, folder: Folder, seen: Counter[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity.label,
        "message": {"text": _said(finding)},
        "partialFingerprints": {"findingHash/v1": _fingerprint(finding, folder, seen)},
    }
    if finding.span:
        result["locations"] = [{"physicalLocation": _location(finding.span, folder)}]
    if finding.related:
        result["relatedLocations"] = [
            {"physicalLocation": _location(span, folder), "message": {"text": words}}
            for span, words in finding.related
        ]
    if finding.fix:
        changes = [
            {
                "artifactLocation": _artifact(path, folder),
                "replacements": [_replacement(edit) for edit in finding.fix if edit.path == path],
            }
            for path in dict.fromkeys(edit.path for edit in finding.fix)
        ]
        what = {"text": finding.help or finding.message}
        result["fixes"] = [{"description": what, "artifactChanges": changes}]
    return result


def _fingerprint(finding: Diagnostic, folder: Folder, seen: Counter[str]) -> str:
    """A name that the finding keeps when lines are put in above it: made of its rule, its file, the text of
    its line, and which of several alike it is."""
    span = finding.span
    line = (folder.line(span.path, span.first) or "").strip() if span else ""
    where = _path(span.path, folder) if span else ""
    name = hashlib.sha256("\0".join((finding.code, where, line)).encode()).hexdigest()[:32]
    seen[name] += 1
    return f"{name}:{seen[name]}"


def _location(span: Span, folder: Folder) -> dict[str, Any]:
    region = {"startLine": span.first, "endLine": span.last}
    if span.column is not None:
        region["startColumn"] = span.column
    return {"artifactLocation": _artifact(span.path, folder), "region": region}


def _replacement(edit: Edit) -> dict[str, Any]:
    return {
        "deletedRegion": {
            "startLine": edit.line,
            "startColumn": edit.column,
            "endLine": edit.end_line,
            "endColumn": edit.end_column,
        },
        "insertedContent": {"text": edit.text},
    }


def _artifact(path: str, folder: Folder) -> dict[str, str]:
    from urllib.parse import quote

    named = _path(path, folder)
    if Path(named).is_absolute():
        return {"uri": Path(named).as_uri()}
    return {"uri": quote(named), "uriBaseId": _BASE}


def _path(path: str, folder: Folder) -> str:
    """A file as it is shown, from the working folder where it lies inside it."""
    whole = folder.root / path
    if not whole.exists():  # a theme's that comes with the program, or text that was never in a file
        return path
    here = Path.cwd().resolve()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def _said(finding: Diagnostic) -> str:
    """Message and help, as sentences."""
    sentences = (finding.message, finding.help or "")
    return " ".join(
        f"{words[0].upper()}{words[1:]}." if words[-1] != "?" else words for words in sentences if words
    )


def _data(text: str) -> str:
    """Escaped as GitHub's runner undoes it (actions/toolkit, `command.ts`)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
