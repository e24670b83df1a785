"""Two validators of Office Open XML, each as a function from a file to its errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .tools import ROOT, program, run

#: What the Open XML SDK can hold a file against; older ones know less than our decks use.
VERSIONS = ("Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365")
LATEST = VERSIONS[-1]


def sdk(path: Path, version: str = LATEST) -> list[str]:
    """What the Open XML SDK's validator finds in a file; skips the test where it is not installed."""
    validator = program(
        "ooxml-validator",
        variable="DECKBUILDER_OOXML_VALIDATOR",
        also=(ROOT / ".ci" / "node_modules" / ".bin" / "ooxml-validator",),
    )
    ran = run([validator, path, "--officeVersion", version])
    try:
        verdict = json.loads(ran.stdout)
    except json.JSONDecodeError:
        return [f"the validator gave up: {ran.stdout}{ran.stderr}"]
    return [f"{error['path']}: {error['description']}" for error in verdict["errors"]]


def audit(path: Path) -> list[str]:
    """What openxml-audit finds in a file; skips the test where it is not installed."""
    module = pytest.importorskip("openxml_audit")
    judge = module.OpenXmlValidator(file_format=module.FileFormat.MICROSOFT_365)
    return [str(error) for error in judge.validate(path).errors]
