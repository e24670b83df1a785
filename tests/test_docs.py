"""The documentation: its site is made without a warning, so without a dead link, and its guides hold when
they are followed to the letter."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
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
    docs = site_of(tmp_path, f"# Home\n\n{link}\n\n```{{toctree}}\nthemes\n```\n")
    (docs / "themes.md").write_text("# Themes\n", encoding="utf-8")
    done = made(docs, tmp_path)
    assert done.returncode == 1
    assert "gone" in done.stderr


def fences(page: str, word: str) -> list[str]:
    """The bodies of a page's fences with this word, in order."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [found["body"] for found in FENCE.finditer(text) if found["word"] == word]


def apply(path: Path, *diffs: str) -> None:
    """Change a file by hunks without numbers."""
    text = path.read_text(encoding="utf-8")
    for diff in diffs:
        lines = diff.splitlines(keepends=True)
        before, after = ("".join(line[1:] for line in lines if line[0] in kept) for kept in (" -", " +"))
        assert text.count(before) == 1, diff
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def write_named_files(page: str, root: Path) -> None:
    """Write the fences of a page that begin with a file's name into that file."""
    for text in (*fences(page, "python"), *fences(page, "markdown")):
        if named := re.match(r"(?:#|<!--) (\S+\.(?:py|md))(?: -->)?\n", text):
            (root / named[1]).write_text(text[named.end() :], encoding="utf-8")


def checkout(root: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Put a copy of the project into ``root``; what is given back runs Python's modules there."""
    for part in ("src", "tests", "themes"):
        copytree(DOCS.parent / part, root / part, ignore=ignore_patterns("__pycache__"))
    copy(DOCS.parent / "pyproject.toml", root)
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "UPDATE_CASES": "1"}

    def run(*module: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", *module]
        return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=200)

    return run


EXAMPLE = "# Home\n\n<!-- shown: deck memo -->\n```markdown\n## A slide\n\n- {}\n```\n"


@pytest.mark.slow
def test_an_example_is_shown_as_slide_and_memo(tmp_path: Path) -> None:
    done = made(site_of(tmp_path, EXAMPLE.format("Shown twice")), tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "html" / "index.html").read_text("utf-8")
    figure = r'<figure class="shown (\w+)" [^>]*aria-label="([^"]+)">(.*?)</figure>'
    drawings = re.findall(figure, page, re.DOTALL)
    assert [(kind, label) for kind, label, _ in drawings] == [
        ("deck", "Slide: A slide"),
        ("memo", "Memo: What stands in the memo"),
    ]
    assert all("Shown" in drawing for _, _, drawing in drawings)
    css = (tmp_path / "html" / "_static" / "shown" / "shown.css").read_text("utf-8")
    fonts = re.findall(r"src:url\(([\w-]+)\)", css)
    assert fonts
    assert all((tmp_path / "html" / "_static" / "shown" / name).stat().st_size for name in fonts)


@pytest.mark.slow
def test_an_example_with_a_finding_is_a_fault(tmp_path: Path) -> None:
    done = made(site_of(tmp_path, EXAMPLE.format("[gone](#gone)")), tmp_path)
    assert done.returncode == 1
    assert "dead-link" in done.stderr


@pytest.mark.slow
def test_an_example_is_shown_in_several_themes(tmp_path: Path) -> None:
    page = EXAMPLE.replace("deck memo", "deck theme=briefing,night").format("Twice")
    done = made(site_of(tmp_path, f"{page}\n\n<!-- palettes: briefing night -->\n"), tmp_path)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "html" / "index.html").read_text("utf-8")
    assert html.count('<figure class="shown deck"') == 2
    assert re.findall(r"<div><b>(\w+)</b><span style=\"background: #(\w+)", html) == [
        ("Briefing", "FFFFFF"),
        ("Night", "0C1320"),
    ]


@pytest.mark.slow
def test_rules_and_the_library_are_told_from_the_source(tmp_path: Path) -> None:
    page = "# Home\n\n<!-- every rule -->\n\n<!-- reference: deckbuilder.api -->\n"
    done = made(site_of(tmp_path, page), tmp_path)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "html" / "index.html").read_text("utf-8")
    assert html.count('href="#dead-link"') >= 1
    assert 'id="dead-link"' in html
    assert "A link inside the brief leads nowhere." in html
    assert "outside of which nothing is read" in html


def site_of(root: Path, page: str) -> Path:
    """The documentation's settings with one page of its own."""
    docs = root / "docs"
    copytree(DOCS, docs, ignore=lambda folder, names: [name for name in names if name.endswith(".md")])
    (docs / "index.md").write_text(page, encoding="utf-8")
    return docs


@pytest.mark.slow
def test_the_guide_to_a_new_kind_of_block_holds(tmp_path: Path) -> None:
    run = checkout(tmp_path)
    write_named_files("adding-a-block.md", tmp_path)
    apply(tmp_path / "src/deckbuilder/blocks/__init__.py", *fences("adding-a-block.md", "diff"))
    cases = run("pytest", "-q", "tests/test_cases.py", "-k", "asks")
    assert cases.returncode == 0, cases.stdout
    written = (tmp_path / "tests/cases/asks.md").read_text("utf-8")
    assert written.count("Asked of The Minister, by 30 June") == 2
    assert "warning ask-nobody 3: nobody is asked" in written
    long = "".join(f"{n}. Approve gauge {n}, and tell the district upstream of it.\n" for n in range(1, 41))
    head = "# One\n\n<!-- deckbuilder: ignore slide-overlong -->\n\n## Two\n\n"
    (tmp_path / "brief.md").write_text(f"{head}::: {{.ask of=Minister}}\n{long}:::\n", "utf-8")
    built = run("deckbuilder", "build", "--strict", "brief.md", "-o", "out")
    assert built.returncode == 0, built.stdout + built.stderr
    typed = run("mypy", "src/deckbuilder/blocks/ask.py")
    assert typed.returncode == 0, typed.stdout


@pytest.mark.slow
def test_the_guide_to_a_new_rule_holds(tmp_path: Path) -> None:
    run = checkout(tmp_path)
    write_named_files("adding-a-rule.md", tmp_path)
    apply(tmp_path / "src/deckbuilder/checks/registry.py", *fences("adding-a-rule.md", "diff"))
    tried = run("pytest", "-q", "tests/test_manual.py", "tests/checks/test_codes.py")
    assert tried.returncode == 0, tried.stdout
    explained = run("deckbuilder", "explain", "title-question")
    assert "and leaves the answer to the slide" in explained.stdout
    (tmp_path / "brief.md").write_text("## Who pays?\n\n- The state\n\n## The state pays\n\n- All\n", "utf-8")
    checked = run("deckbuilder", "check", "brief.md")
    assert checked.stdout.count("note[title-question]: a title asks a question") == 1, checked.stdout
    typed = run("mypy", "src/deckbuilder/checks/title_question.py")
    assert typed.returncode == 0, typed.stdout


@pytest.mark.slow
def test_the_guide_to_a_new_renderer_holds(tmp_path: Path) -> None:
    run = checkout(tmp_path)
    write_named_files("adding-a-renderer.md", tmp_path)
    target, form, renderer = fences("adding-a-renderer.md", "diff")
    apply(tmp_path / "src/deckbuilder/project.py", target)
    untold = run("mypy", "src/deckbuilder/targets.py")
    assert untold.stdout.count("assert_never") == 2
    apply(tmp_path / "src/deckbuilder/targets.py", form, renderer)
    typed = run("mypy", "src/deckbuilder/targets.py", "src/deckbuilder/render/words.py")
    assert typed.returncode == 0, typed.stdout
    built = run(
        "deckbuilder", "build", "--to", "words", "-o", "out", str(DOCS.parent / "content/japan-bhutan")
    )
    assert built.returncode == 0, built.stdout + built.stderr
    words = (tmp_path / "out/japan-bhutan-words.txt").read_text("utf-8")
    assert words.startswith("Japan’s quiet footprint")
    assert words.count("\n\n") > 10
