"""Three validators of PDF, each as a function from a file to its faults.

veraPDF is the reference of the PDF Association for PDF/UA and PDF/A; page-validation is another opinion,
written independently; qpdf reads the file's own syntax.
"""

from __future__ import annotations

import os
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest

from .tools import program, run

#: PDF/UA-1 (ISO 14289-1), and PDF/A with the requirements of level A (ISO 19005-2 and -3).
Standard = Literal["ua1", "2a", "3a"]
PROFILES = {"ua1": "PDF_UA_1", "2a": "PDF_A_2A", "3a": "PDF_A_3A"}


def verapdf(files: Sequence[Path], standard: Standard) -> dict[Path, list[str]]:
    """What veraPDF finds in some files; skips the test where ``DECKBUILDER_VERAPDF`` names no folder of jars.

    It is the one judge a machine need not have: it comes from Java's registry, which not every one reaches.
    """
    jars = os.environ.get("DECKBUILDER_VERAPDF")
    java = shutil.which("java")
    if not jars or not java:
        pytest.skip("DECKBUILDER_VERAPDF names no folder of jars, or there is no Java")
    ran = run(
        [java, "-cp", f"{jars}/*", "org.verapdf.apps.GreenfieldCliWrapper", "-f", standard, "--format", "xml"]
        + [str(file) for file in files]
    )
    found: dict[Path, list[str]] = {}
    for job in ET.fromstring(ran.stdout).iter("job"):
        verdict = job.find("validationReport")
        failed = (
            []
            if verdict is None
            else [rule for rule in verdict.iter("rule") if rule.get("status") == "failed"]
        )
        faults = [_fault(rule) for rule in failed]
        if verdict is None:
            faults = ["the validator gave up: " + " ".join("".join(job.itertext()).split())]
        found[Path(job.findtext("item/name", ""))] = faults
    assert len(found) == len(files), ran.stderr
    return found


def _fault(rule: ET.Element) -> str:
    """A failed rule: its clause, how often it failed, what it says and where it failed first."""
    clause, count = f"{rule.get('clause')}-{rule.get('testNumber')}", rule.get("failedChecks")
    place = rule.findtext("check/context", "").rsplit("/", 1)[-1]
    return f"{clause} ×{count}: {rule.findtext('check/errorMessage', '')} at {place}"


def page(file: bytes, standard: Standard) -> list[str]:
    """What page-validation finds in a file; skips the test where it is not installed."""
    module = pytest.importorskip("page")
    report = module.validate_pdf_bytes(file, profile=getattr(module.ValidationProfile, PROFILES[standard]))
    return sorted({f"{failure.rule_id}: {failure.message}" for failure in report.failures})


def qpdf(file: Path) -> list[str]:
    """What qpdf finds wrong with a file's syntax; skips the test where it is not installed."""
    ran = run([program("qpdf"), "--check", file])
    return [] if ran.returncode == 0 and not ran.stderr else [ran.stdout, ran.stderr]
