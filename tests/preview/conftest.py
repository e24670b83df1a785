"""A project to look at."""

from __future__ import annotations

from pathlib import Path

import pytest

BRIEF = """---
title: Water
---

# Supply

## Three dams decide

- Two are full
- One is not

## Rain is late

- By a month

# Demand

## Farms take most of it

- Four fifths
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a brief, `content/water/brief.md`."""
    folder = tmp_path.resolve() / "content" / "water"
    folder.mkdir(parents=True)
    (folder / "brief.md").write_text(BRIEF, "utf-8")
    return tmp_path.resolve()


@pytest.fixture
def brief(root: Path) -> Path:
    return root / "content" / "water" / "brief.md"
