"""Findings as SARIF and as commands of GitHub's workflows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from msgspec.structs import replace

from deckbuilder.code_review import sarif, workflow_commands
from deckbuilder.pipeline import Outcome
from deckbuilder.project import Brief, Project
from deckbuilder.report import Diagnostic, Edit, Severity
from deckbuilder.source import Folder, Span

#: What the log must be, after SARIF 2.1.0 (OASIS): the parts of the format that are used, and no others.
WHOLE = {"type": "integer", "minimum": 1}
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
ARTIFACT = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": {"type": "string", "format": "uri-reference", "pattern": r"^[^\s\\]+$"},
        "uriBaseId": {"const": "%SRCROOT%"},
    },
}
REGION = {
    "type": "object",
    "required": ["startLine"],
    "additionalProperties": False,
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), WHOLE),
}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {
        "message": MESSAGE,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {"artifactLocation": ARTIFACT, "region": REGION},
        },
    },
}
FIX = {
    "type": "object",
    "required": ["description", "artifactChanges"],
    "properties": {
        "description": MESSAGE,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["artifactLocation", "replacements"],
                "properties": {
                    "artifactLocation": ARTIFACT,
                    "replacements": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "required": ["deletedRegion"],
                            "additionalProperties": False,
                            "properties": {
                                "deletedRegion": REGION,
                                "insertedContent": {
                                    "type": "object",
                                    "additionalProperties": False,
                                    "properties": {"text": {"type": "string"}},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RESULT = {
    "type": "object",
    "required": ["message", "ruleId", "ruleIndex", "level", "partialFingerprints"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "fixes": {"type": "array", "items": FIX},
    },
}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "help"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "shortDescription": MESSAGE,
        "help": {"type": "object", "required": ["text", "markdown"]},
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}},
    },
}
RUN = {
    "type": "object",
    "required": ["tool", "results"],
    "additionalProperties": False,
    "properties": {
        "tool": {
            "type": "object",
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name"],
                    "additionalProperties": False,
                    "properties": {
                        "name": {"const": "deckbuilder"},
                        "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                    },
                }
            },
        },
        "columnKind": {"const": "unicodeCodePoints"},
        "originalUriBaseIds": {"type": "object"},
        "invocations": {
            "type": "array",
            "items": {"type": "object", "required": ["executionSuccessful"]},
        },
        "results": {"type": "array", "items": RESULT},
    },
}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN},
    },
}

TEXT = "# A\n\nSee [here](https://example.org).\n\nSee [here](https://example.org).\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a folder of the working folder, whose brief's name needs escaping."""
    root = tmp_path / "briefs, all"
    (root / "content").mkdir(parents=True)
    (root / "content" / "süd.md").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return root


def outcome(root: Path, *findings: Diagnostic) -> Outcome:
    path = root / "content" / "süd.md"
    folder = Folder(root)
    folder.text(path)
    brief = Brief(path, "süd", Project(root, root / "output", root / "content", ()))
    return Outcome(brief, (), findings, folder, 0.5)


def vague(line: int, severity: Severity = Severity.WARNING, column: int | None = 5) -> Diagnostic:
    span = Span("content/süd.md", line, line, column)
    return Diagnostic(
        "link-vague", severity, "the link “here” is vague", span, "name it: `[report](a, b)`",
        ((Span("content/süd.md", 1, 1), "below this"),),
        (Edit("content/süd.md", line, 6, "here", "the report"),),
    )  # fmt: skip


def logged(*outcomes: Outcome) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(json.dumps(sarif(outcomes, 1)))
    Draft7Validator(LOG).validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_a_finding_as_a_result(project: Path) -> None:
    run = logged(outcome(project, vague(3)))
    (result,) = run["results"]
    where = {"uri": "briefs%2C%20all/content/s%C3%BCd.md", "uriBaseId": "%SRCROOT%"}
    assert result["level"] == "warning"
    assert result["message"]["text"] == "The link “here” is vague. Name it: `[report](a, b)`."
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": where,
                "region": {"startLine": 3, "endLine": 3, "startColumn": 5},
            }
        }
    ]
    assert result["relatedLocations"][0]["message"]["text"] == "below this"
    assert result["fixes"][0]["artifactChanges"] == [
        {
            "artifactLocation": where,
            "replacements": [
                {
                    "deletedRegion": {"startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 10},
                    "insertedContent": {"text": "the report"},
                }
            ],
        }
    ]


def test_edits_of_one_file_are_one_change(project: Path) -> None:
    finding = vague(3)
    run = logged(outcome(project, replace(finding, fix=finding.fix * 2)))
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"]
    assert len(change["replacements"]) == 2


def test_rules_come_with_their_pages_once(project: Path) -> None:
    lost = Diagnostic("content-lost", Severity.ERROR, "this does not arrive", None)
    run = logged(outcome(project, vague(3), vague(5), lost), outcome(project, vague(3)))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["content-lost", "link-vague"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert "Mend: " in rules[1]["help"]["markdown"]
    assert "locations" not in run["results"][2]


def test_nothing_found_is_a_log_too(project: Path) -> None:
    assert logged(outcome(project))["results"] == []


def test_fingerprints_stay_when_lines_move_and_tell_the_same_apart(project: Path) -> None:
    before = logged(outcome(project, vague(3), vague(5)))["results"]
    path = project / "content" / "süd.md"
    path.write_text("# New\n\n" + TEXT, "utf-8")
    after = logged(outcome(project, vague(5), vague(7)))["results"]
    prints = [result["partialFingerprints"]["findingHash/v1"] for result in before]
    assert prints == [result["partialFingerprints"]["findingHash/v1"] for result in after]
    assert len(set(prints)) == 2


def test_a_file_that_is_not_in_the_project_is_named_as_it_is_shown(project: Path) -> None:
    elsewhere = Diagnostic("theme-key", Severity.WARNING, "unknown", Span("_brand.yml", 2, 2))
    (result,) = logged(outcome(project, elsewhere))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "_brand.yml"


def test_a_project_elsewhere_has_whole_addresses(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = project.parent / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    (result,) = logged(outcome(project, vague(3)))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"].startswith("file:///")
    assert "uriBaseId" not in artifact


def test_workflow_commands_escape_what_would_end_them(project: Path) -> None:
    two = Diagnostic("x", Severity.NOTE, "100 %\nof it", Span("content/süd.md", 1, 3, 2))
    nowhere = Diagnostic("y", Severity.ERROR, "it is: gone, all", None)
    lines = list(workflow_commands(outcome(project, vague(3), two, nowhere)))
    assert lines == [
        "::warning file=briefs%2C all/content/süd.md,line=3,endLine=3,col=5,title=link-vague"
        "::The link “here” is vague. Name it: `[report](a, b)`.",
        "::notice file=briefs%2C all/content/süd.md,line=1,endLine=3,title=x::100 %25%0Aof it.",
        "::error title=y::It is: gone, all.",
    ]
