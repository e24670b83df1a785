"""A new project: a brief that builds at once and shows what one is made of."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.project import CONFIG, UsageError
from deckbuilder.source import plain_name

_BRIEF = """\
---
title: Three decisions on the river
subtitle: What to settle before the rains
author: Basin Desk
date: 2025-03-03
memo:
  to: The Minister
  subject: Decisions on the upper river
---

# Where we stand

## Upstream storage now decides how much water arrives

Running prose like this goes to the memo, and to the speaker notes of its slide. Write it for a
reader, and the points below it for a room.

- Three reservoirs hold back a third of the dry-season flow
- Releases are agreed **year by year**, without a treaty
- Forecasts are shared, gauge readings are not[^1]

[^1]: The exchange of readings was suspended in 2023.

## The choices differ mostly in time

| Option             | Cost, USD million | Years |
|--------------------|------------------:|------:|
| Shared gauges      |                 4 |     1 |
| Seasonal agreement |                12 |     2 |
| Treaty             |                30 |     8 |

# What to decide

## Begin with what can be had within a year

1. Offer to share gauge readings without conditions
2. Ask for a seasonal agreement before the next dry season
3. Open talks on a treaty

> Whoever measures the river first sets the terms of the talks.
"""

_CONFIG = """\
# Defaults of this project; a brief's front matter and the command line come before them.
theme = "briefing"
"""

_IGNORED = "output/\n"


def create(folder: Path) -> list[Path]:
    """Make a project in ``folder`` and return the files written.

    Raises:
        UsageError: the folder is not empty, is a file, or cannot be written.
    """
    name = folder.resolve().name
    files = {
        folder / "content" / ("first" if plain_name(name) else name) / "brief.md": _BRIEF,
        folder / CONFIG: _CONFIG,
        folder / ".gitignore": _IGNORED,
    }
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"`{folder}` is not an empty folder", "name a new folder")
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"`{folder}` cannot be written: {error.strerror}", "name another folder") from None
    return list(files)
