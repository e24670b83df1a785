"""Memos built by the installed command from briefs that tests write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .builds import PROGRAM
from .tools import REQUIRED, ROOT, run

PICTURE = ROOT / "content" / "gallery" / "images" / "valley.svg"


def built(text: str, folder: Path, *, theme: str = "briefing") -> Path:
    """The memo of a brief, which may show the picture ``valley.svg``. Skips the test where no font here has
    its letters.

    Raises:
        RuntimeError: the build failed; with what it printed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PICTURE, folder)
    brief = folder / "brief.md"
    brief.write_text(text, encoding="utf-8")
    ran = run([PROGRAM, "build", brief, "--to", "memo", "--theme", theme, "--output", folder / "output"])
    if ran.returncode and not REQUIRED and "error[missing-glyph]" in ran.stdout + ran.stderr:
        pytest.skip("no font has the letters of this language")
    if ran.returncode:
        raise RuntimeError(ran.stdout + ran.stderr)
    (memo,) = (folder / "output").iterdir()
    return memo
