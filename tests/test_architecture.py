"""The shape of the program, held over its source: who may import whom, and what waits until it is needed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import deckbuilder

PACKAGE = Path(deckbuilder.__file__).parent

#: A part may import those before it. Parts of one group stand side by side and do not know each other.
ORDER = (
    ("__init__",),
    ("interrupts",),
    ("ledger", "cache"),
    ("program",),
    ("source",),
    ("report",),
    ("data", "manual"),
    ("model",),
    ("plan",),
    ("text", "maths", "graphs"),
    ("pictures",),
    ("theme",),
    ("place",),
    ("blocks",),
    (
        "markdown",
        "expand",
        "layout",
        "render",
        "project",
        "publish",
        "forked",
        "excerpt",
        "terminal",
        "progress",
        "provenance",
    ),
    ("checks", "protection", "targets", "new_files"),
    ("pipeline",),
    ("incremental",),
    ("api",),
    (
        "schemas",
        "summary",
        "explained",
        "code_review",
        "mending",
        "starter",
        "branding",
        "inspection",
        "watching",
    ),
    ("preview",),
    ("cli",),
    ("__main__",),
)
RANK = {part: rank for rank, group in enumerate(ORDER) for part in group}
#: `expand` splits off the front matter of what it includes.
SIDEWAYS = {("expand", "markdown")}
RENDERERS_KNOW = {"__init__", "render", "plan", "theme", "text", "source", "model", "report"}
#: Slow to import, or reaching for the network: only imported where it is used (docs/dependencies.md).
LATE = {
    "pptx",
    "jinja2",
    "pygments",
    "PIL",
    "resvg_py",
    "rich",
    "starlette",
    "uvicorn",
    "watchfiles",
    "urllib",
    "ssl",
    "pyphen",
    "latex2mathml",
    "ziamath",
    "fontTools",
    "pikepdf",
    "pypdf",
    "numpy",
    "xml.etree",
    "importlib.metadata",
}
#: What only some text or pictures need, and what is read or compiled with it.
LATE_OURS = {
    "deckbuilder.preview",
    "deckbuilder.text.bidi",
    "deckbuilder.text.uax14",
    "deckbuilder.render.pdf.svg",
    "deckbuilder.render.pdf.protect",
    "deckbuilder.graphs",
    "deckbuilder.blocks.graph.drawing",
    "deckbuilder.blocks.graph.fitting",
    "deckbuilder.blocks.mermaid.drawing",
    "deckbuilder.blocks.tree.drawing",
    "deckbuilder.blocks.network.drawing",
}
#: Kinds that few briefs use, and the modules of them that are there from the start.
EXHIBITS = {"chart", "kpi", "matrix", "process", "scenarios", "timeline", "venn"}
AT_THE_START = {"keys", "kind", "model", "value"}
#: Parts of layout that do not know each other.
DOCUMENTS = ("deck", "memo", "handout")
#: Modules that are nothing without what they import, and are only imported once it is needed.
IMPORTED_LATE_THEMSELVES = {
    "deckbuilder.expand.faults": {"jinja2"},
    "deckbuilder.expand.sandbox": {"jinja2"},
    "deckbuilder.preview.server": {"starlette"},
    "deckbuilder.preview.running": {"uvicorn"},
}
BLOCKS, LAYOUT = "deckbuilder.blocks", "deckbuilder.layout."
LISTENS = "deckbuilder.preview.running"
NEVER = {"reportlab.platypus", "requests", "http", "socket"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def dotted(path: Path) -> str:
    """``blocks/table.py`` as ``deckbuilder.blocks.table``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join((PACKAGE.name, *(part for part in parts if part != "__init__")))


def part_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def imports(path: Path, *, top: bool) -> Iterator[str]:
    """Modules a file imports: when it is itself imported, or ever. What only types need does not count."""
    queue: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while queue:
        node = queue.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield base
            yield from (name for alias in node.names if (name := f"{base}.{alias.name}") in NAMES)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            queue.extend(node.orelse)
        elif not (top and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
            queue.extend(ast.iter_child_nodes(node))


NAMES = {dotted(path) for path in MODULES}


def test_every_module_has_a_place_in_the_order() -> None:
    assert {part_of(name) for name in NAMES} <= set(RANK)


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(dotted(path))
    for name in imports(path, top=False):
        if name in NAMES and (other := part_of(name)) != part:
            assert RANK[other] < RANK[part] or (part, other) in SIDEWAYS, f"{dotted(path)} imports {name}"
            assert part != "render" or other in RENDERERS_KNOW, f"{dotted(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_no_private_name_is_unused(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for node in ast.parse(text).body:
        match node:
            case ast.Assign():
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.FunctionDef(name=name) | ast.ClassDef(name=name)
            ):
                names = [name]
            case _:
                names = []
        for name in names:
            private = name.startswith("_") and not name.startswith("__")
            assert not private or len(re.findall(rf"\b{name}\b", text)) > 1, name


def test_no_cycles() -> None:
    graph = {dotted(path): {name for name in imports(path, top=True) if name in NAMES} for path in MODULES}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for other in graph[name]:
                if not f"{name}.".startswith(f"{other}."):  # a package is imported before its modules anyway
                    visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_no_kind_of_block_knows_another() -> None:
    folder = PACKAGE / "blocks"
    kinds = {path.stem for path in folder.glob("*.py") if "\nKIND = " in path.read_text(encoding="utf-8")}
    packages = folder.glob("*/__init__.py")
    kinds |= {path.parent.name for path in packages if "KIND" in path.read_text(encoding="utf-8")}
    assert len(kinds) > 5
    for path in folder.rglob("*.py"):
        own = path.relative_to(folder).parts[0].removesuffix(".py")
        known = {name.split(".")[2] for name in imports(path, top=False) if name.startswith(f"{BLOCKS}.")}
        assert own not in kinds or not known & (kinds - {own}), path


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_what_is_slow_is_imported_late(path: Path) -> None:
    tops = {".".join(name.split(".")[:depth]) for name in imports(path, top=True) for depth in (1, 2)}
    ever = {".".join(name.split(".")[:depth]) for name in imports(path, top=False) for depth in (1, 2)}
    allowed = {"pptx", "reportlab", "PIL"} if part_of(dotted(path)) == "render" else set()
    assert not tops & (LATE - allowed - IMPORTED_LATE_THEMSELVES.get(dotted(path), set()))
    assert not ever & (NEVER - ({"socket"} if dotted(path) == LISTENS else set()))


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_what_few_briefs_need_is_imported_late(path: Path) -> None:
    for name in imports(path, top=True):
        for late in LATE_OURS:
            assert not f"{name}.".startswith(f"{late}.") or dotted(path).startswith(tuple(LATE_OURS)), name


def test_no_document_knows_another() -> None:
    for one in DOCUMENTS:
        for path in (PACKAGE / "layout" / one).glob("*.py"):
            known = {name.split(".")[2] for name in imports(path, top=False) if name.startswith(LAYOUT)}
            assert not known & (set(DOCUMENTS) - {one}), path


def test_latin_text_pays_for_no_other(tmp_path: Path) -> None:
    brief = tmp_path / "brief.md"
    brief.write_text(
        "# Title\n\nWords “in quotation marks” – and a note.[^1]\n\n[^1]: Né à Genève.\n", "utf-8"
    )
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from deckbuilder.pipeline import Request, build\n"
        "from deckbuilder.project import Target, find_briefs\n"
        f"briefs = find_briefs([Path({str(brief)!r})], output=Path({str(tmp_path)!r}))\n"
        "(outcome,) = build(briefs, Request((Target.MEMO,)))\n"
        "assert outcome.outputs[0].size\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "deckbuilder.render.pdf.document" in loaded
    assert not set(loaded) & (LATE_OURS | {"pptx", "lxml", "jinja2", "pygments", "pikepdf", "numpy"})
    assert not set(loaded) & {
        "deckbuilder.data.csv_table",
        "deckbuilder.data.dates",
        "deckbuilder.data.numbers",
    }
    parts = [name.removeprefix(f"{BLOCKS}.").split(".") for name in loaded if name.startswith(f"{BLOCKS}.")]
    assert {tuple(part[:1]) for part in parts} >= {(kind,) for kind in EXHIBITS}
    assert not [part for part in parts if part[0] in EXHIBITS and set(part[1:]) - AT_THE_START]


def test_the_command_line_starts_light() -> None:
    code = "import sys, deckbuilder.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not set(loaded) & {
        "pptx",
        "reportlab",
        "jinja2",
        "markdown_it",
        "yaml",
        "lxml",
        "PIL",
        "resvg_py",
        "uharfbuzz",
        "rich",
        "deckbuilder.cli.building",
        "deckbuilder.cli.serving",
        "deckbuilder.cli.themes",
    }


def test_every_dependency_is_accounted_for() -> None:
    root = Path(__file__).parents[1]
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for group in settings["optional-dependencies"].values() for name in group]
    explained = (root / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    for requirement in (*settings["dependencies"], *extras):
        name = re.split(r"[<>=~\[]", requirement)[0].lower()
        assert name in explained or name.startswith("types-") or name.endswith("-stubs"), name
