"""Addresses that open an editor."""

from __future__ import annotations

import pytest

from deckbuilder.preview.editors import PATTERNS, pattern
from deckbuilder.project import UsageError


@pytest.mark.parametrize("name", PATTERNS)
def test_every_editor_is_told_the_file_and_the_line(name: str) -> None:
    assert "{path}" in pattern(name)
    assert "{line}" in pattern(name)


def test_an_address_of_ones_own() -> None:
    assert pattern("my://open/{path}?{line}") == "my://open/{path}?{line}"


@pytest.mark.parametrize(
    "name",
    [
        "vscod",
        "",
        "javascript:alert('{path}')",
        " JavaScript:{path}",
        "java\tscript:{path}",
        "\x01javascript:{path}",
        "blob:{path}",
        "data:{path}",
        "{path}:{line}",
    ],
)
def test_what_is_no_editor(name: str) -> None:
    with pytest.raises(UsageError):
        pattern(name)
