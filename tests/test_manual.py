"""The manual: its examples give the findings they are examples of, and mended they do not."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copyfile

import pytest

from deckbuilder import manual, pipeline
from deckbuilder.project import find_briefs
from deckbuilder.report import Severity

PICTURES = Path(__file__).parent / "cases" / "images"
FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<body>.*?)^(?P=ticks)$", re.DOTALL | re.MULTILINE
)
BRIEF = "content/a.md"
ORDINARY = "---\ntitle: Costs\n---\n\n## Two roads\n\n- East and west\n"
THEMED = ORDINARY.replace("title: Costs", "title: Costs\ntheme: ./_brand.yml")


def written(text: str) -> dict[str, str]:
    """The files that fences of a page hold."""
    return {found["name"] or BRIEF: found["body"] for found in FENCE.finditer(text)}


def lay_out(root: Path, files: dict[str, str]) -> None:
    """A project of some files: what has no folder stands beside the brief."""
    files = {BRIEF: THEMED if "_brand.yml" in files else ORDINARY, **files}
    for name, text in files.items():
        path = root / name if name in (BRIEF, "deckbuilder.toml") else root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    if not (root / "content" / "map.png").exists():
        copyfile(next(PICTURES.glob("*.png")), root / "content" / "map.png")


def findings(root: Path) -> list[tuple[str, Severity]]:
    (outcome,) = pipeline.build(find_briefs([], root=root), pipeline.Request(write=False, parallel=False))
    return [(finding.code, finding.severity) for finding in outcome.findings]


@pytest.mark.parametrize("code", manual.codes())
def test_an_example_gives_its_finding_and_mended_does_not(code: str, tmp_path: Path) -> None:
    page = manual.page(code)
    assert page.summary.endswith(".")
    assert "\nMend: " in page.body or page.body.startswith("Mend: ")
    faulty, parted, mended = page.body.partition("\nMended:\n")
    if not parted:
        assert re.search(r"^No example: \w", page.body, re.MULTILINE), "an example, or why there is none"
        return
    lay_out(tmp_path / "a", written(faulty))
    found = dict(findings(tmp_path / "a"))
    assert code in found
    assert found[code] in page.severities
    lay_out(tmp_path / "b", {**written(faulty), **written(mended)})
    assert [
        severity
        for code_, severity in findings(tmp_path / "b")
        if code_ == code or severity is Severity.ERROR
    ] == []
