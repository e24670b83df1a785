"""The documentation as a site: it is made without a warning, so without a dead link."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

DOCS = Path(__file__).parents[1] / "docs"


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
