"""The page on themes: its examples are themes, and the defaults it names are the defaults."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.layouts import slide_layouts
from deckbuilder.theme.tokens import Theme
from tests.theme.conftest import Read
from tests.theme.test_layouts import png

PAGE = (Path(__file__).parents[2] / "docs" / "themes.md").read_text(encoding="utf-8")
EXAMPLE, SETTINGS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_the_example_is_a_theme(read: Read) -> None:
    theme, report = read(EXAMPLE, {"mark.png": png(9, 3), "mark-white.png": png(9, 3)})
    assert not list(report)
    assert theme.organisation == "Department of Works"
    assert theme.logo_dark is not None


def test_the_settings_shown_are_the_defaults(read: Read) -> None:
    plain, _ = read("")
    shown, report = read(SETTINGS)
    assert not list(report)
    assert shown.label == "Works"
    assert replace(shown, label=plain.label) == plain


def test_all_layouts_are_named(packaged: Theme) -> None:
    flat = " ".join(PAGE.split())
    assert " · ".join(slide_layouts(packaged, FontBook(packaged.fonts))) in flat
