"""The documentation: its site is made without a warning, so without a dead link, and its guides hold when
they are followed to the letter."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

import pytest

DOCS = Path(__file__).parents[1] / "docs"
FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<word>\w+)\n(?P<body>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)


def made(docs: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-d", str(site / "trees")]
    return subprocess.run(
        [*command, str(docs), str(site / "html")], capture_output=True, text=True, timeout=200
    )


@pytest.mark.slow
def test_the_site_is_made_without_a_warning(tmp_path: Path) -> None:
    done = made(DOCS, tmp_path)
    assert done.returncode == 0, done.stderr
    pages = {path.stem for path in (tmp_path / "html").glob("*.html")}
    assert pages >= {path.stem for path in DOCS.glob("*.md")}


@pytest.mark.slow
@pytest.mark.parametrize("link", ["[gone](gone.md)", "[gone](themes.md#gone)", "![gone](gone.png)"])
def test_a_dead_link_is_a_fault(tmp_path: Path, link: str) -> None:
    docs = tmp_path / "docs"
    copytree(DOCS, docs, ignore=lambda folder, names: [name for name in names if name.endswith(".md")])
    (docs / "index.md").write_text(f"# Home\n\n{link}\n\n```{{toctree}}\nthemes\n```\n", encoding="utf-8")
    (docs / "themes.md").write_text("# Themes\n", encoding="utf-8")
    done = made(docs, tmp_path)
    assert done.returncode == 1
    assert "gone" in done.stderr


def fences(page: str, word: str) -> list[str]:
    """The bodies of a page's fences with this word, in order."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [found["body"] for found in FENCE.finditer(text) if found["word"] == word]


def patched(text: str, diff: str) -> str:
    """``text`` with the lines that a hunk without numbers adds to those around them."""
    lines = diff.splitlines(keepends=True)
    before, after = ("".join(line[1:] for line in lines if line[0] in kept) for kept in (" -", " +"))
    assert text.count(before) == 1, diff
    return text.replace(before, after)


@pytest.mark.slow
def test_the_guide_to_a_new_kind_of_block_holds(tmp_path: Path) -> None:
    root = DOCS.parent
    for part in ("src", "tests", "themes"):
        copytree(root / part, tmp_path / part, ignore=ignore_patterns("__pycache__"))
    copy(root / "pyproject.toml", tmp_path)
    for text in (*fences("adding-a-block.md", "python"), *fences("adding-a-block.md", "markdown")):
        if named := re.match(r"(?:#|<!--) (\S+\.(?:py|md))(?: -->)?\n", text):
            (tmp_path / named[1]).write_text(text[named.end() :], encoding="utf-8")
    registry = tmp_path / "src/deckbuilder/blocks/__init__.py"
    for diff in fences("adding-a-block.md", "diff"):
        registry.write_text(patched(registry.read_text("utf-8"), diff), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src"), "UPDATE_CASES": "1"}
    run = partial(subprocess.run, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    cases = run([sys.executable, "-m", "pytest", "-q", "tests/test_cases.py", "-k", "asks"])
    assert cases.returncode == 0, cases.stdout
    written = (tmp_path / "tests/cases/asks.md").read_text("utf-8")
    assert written.count("Asked of The Minister, by 30 June") == 2
    assert "warning ask-nobody 3: nobody is asked" in written
    brief = tmp_path / "brief.md"
    long = "".join(f"{n}. Approve gauge {n}, and tell the district upstream of it.\n" for n in range(1, 41))
    brief.write_text(f"# One\n\n## Two\n\n::: {{.ask of=Minister}}\n{long}:::\n", "utf-8")
    built = run([sys.executable, "-m", "deckbuilder", "build", "--strict", str(brief), "-o", str(tmp_path)])
    assert built.returncode == 0, built.stdout
    typed = run([sys.executable, "-m", "mypy", "src/deckbuilder/blocks/ask.py"])
    assert typed.returncode == 0, typed.stdout
