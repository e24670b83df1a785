"""Grapheme clusters: what must never be parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.text.clusters import clusters


@pytest.mark.parametrize(
    "together",
    [
        "e\u0301",
        "\u0f56\u0fb2\u0f74",  # a Tibetan stack
        "\u1100\u1161\u11a8",  # a Hangul syllable in parts
        "\u845b\U000e0100",  # an ideograph with the form it shall have
        "👩\u200d💻",
        "👍🏽",
        "🇧🇹",
        "✈\ufe0f",
    ],
)
def test_what_reads_as_one_character_stays_together(together: str) -> None:
    assert clusters("a" + together + "b") == ["a", together, "b"]


def test_two_flags_are_two() -> None:
    assert clusters("🇧🇹🇯🇵") == ["🇧🇹", "🇯🇵"]


def test_hangul_syllables_are_parted() -> None:
    assert clusters("각각") == ["각", "각"]


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    assert "".join(clusters(text)) == text
