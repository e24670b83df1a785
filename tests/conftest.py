"""What all tests share: a neutral terminal, and projects made of a few files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

MakeProject = Callable[..., Path]

# Examples are drawn anew at every run here, so that they go on finding faults; a change that is to be let in
# is held against the same ones each time. How long an example takes says nothing on a shared machine.
settings.register_profile("drawn", deadline=None)
settings.register_profile("fixed", deadline=None, derandomize=True)
settings.load_profile("fixed" if os.environ.get("CI") else "drawn")


@pytest.fixture(autouse=True)
def _neutral_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the terminal it is started from."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is kept of pictures from build to build is kept apart from the user's."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


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
