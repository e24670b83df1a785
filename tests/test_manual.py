"""The manual: complete both ways, and its examples give the findings they are examples of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

import deckbuilder
from deckbuilder import manual, pipeline
from deckbuilder.project import find_briefs
from deckbuilder.report import Severity

PACKAGE = Path(deckbuilder.__file__).parent
PICTURES = Path(__file__).parent / "cases" / "images"
FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<body>.*?)^(?P=ticks)$", re.DOTALL | re.MULTILINE
)
BRIEF = "content/a.md"
ORDINARY = "---\ntitle: Costs\n---\n\n## Two roads\n\n- East and west\n"
THEMED = ORDINARY.replace("title: Costs", "title: Costs\ntheme: ./_brand.yml")
#: What makes findings, and at which place it is told their code.
MAKERS = {
    "error": 0, "warning": 0, "note": 0, "Diagnostic": 0, "Unreadable": 0, "Unwritable": 0, "BadPicture": 0,
    "Remark": 0, "Refused": 0, "_finding": 0, "_warn": 0, "_Misreading": 1, "_Notation": 2, "report_empty": 3,
    "YamlFault": 3, "tell": 0, "notes": 1,
}  # fmt: skip
#: Faults of YAML have other codes in the front matter: `front_matter.read`.
YAML = {"yaml-key-twice": "front-matter-key-twice", "yaml-broken": "front-matter-broken"}
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def reported() -> set[str]:
    """Every code that stands in the source where findings are made."""
    found = set[str]()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                found.update(_codes(node))
            elif isinstance(node, ast.arg | ast.FunctionDef):
                found.update(_defaults(node))
    return {YAML.get(code, code) for code in found}


def _codes(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in MAKERS:
        named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
        for argument in named or call.args[MAKERS[name] : MAKERS[name] + 1]:
            if isinstance(argument, ast.Constant | ast.IfExp):
                yield from _names(argument)


def _defaults(node: ast.AST) -> Iterator[str]:
    """A code that a function has by default."""
    if isinstance(node, ast.FunctionDef):
        arguments = node.args.args[-len(node.args.defaults) :] if node.args.defaults else []
        for argument, default in zip(arguments, node.args.defaults, strict=True):
            if argument.arg == "code":
                yield from _names(default)


def _names(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and NAME.fullmatch(part.value):
            yield part.value


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(manual.codes()) == reported()


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
