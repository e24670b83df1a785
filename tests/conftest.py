"""What all tests share: a neutral terminal, and projects made of a few files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

MakeProject = Callable[..., Path]


@pytest.fixture(autouse=True)
def _neutral_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the terminal it is started from."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Makes a project in a folder with a space in its name and returns its root.

    Each keyword is a brief's name and its text; ``files`` holds other files by their path from the root.
    """

    def make(files: dict[str, str | bytes] | None = None, /, **briefs: str) -> Path:
        root = tmp_path / "my project"
        contents: dict[str, str | bytes] = {f"content/{name}/brief.md": text for name, text in briefs.items()}
        for path, content in {**contents, **(files or {})}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                target.write_bytes(content)
            else:
                target.write_text(content, encoding="utf-8")
        return root

    return make
