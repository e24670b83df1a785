"""Codes in the source and pages of the manual: each has the other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import deckbuilder
from deckbuilder import manual

PACKAGE = Path(deckbuilder.__file__).parent
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
