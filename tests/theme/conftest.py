"""What the theme tests share: themes read from text, and the packaged ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from deckbuilder.report import Report
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme import brand
from deckbuilder.theme.tokens import Theme

Read = Callable[..., tuple[Theme, Report]]
PACKAGED = ("briefing", "ministry", "night")


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a brand file from its text; ``files`` stand beside it."""

    def read_text(text: str, files: dict[str, bytes] | None = None) -> tuple[Theme, Report]:
        folder = tmp_path / "acme"
        for name, data in {"_brand.yml": dedent(text).encode(), **(files or {})}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        report = Report()
        theme = brand.load("acme", [tmp_path], report)
        assert theme is not None
        return theme, report

    return read_text


@pytest.fixture(params=PACKAGED)
def packaged(request: pytest.FixtureRequest) -> Theme:
    """Each of the themes that come with deckbuilder."""
    report = Report()
    theme = brand.load(request.param, [], report)
    assert theme is not None
    assert not list(report)
    return theme


@pytest.fixture
def fonts() -> FontBook:
    return FontBook(())
