"""Which languages and texts run from right to left."""

from __future__ import annotations

import pytest

from deckbuilder.text.direction import is_rtl_language, starts_rtl


@pytest.mark.parametrize("tag", ["ar", "he-IL", "FA", "ur_PK", "dv", "az-Arab", "az-Arab-IR", "pa-Arab"])
def test_languages_that_run_from_right_to_left(tag: str) -> None:
    assert is_rtl_language(tag)


@pytest.mark.parametrize("tag", ["en-GB", "dz", "ja", "az", "ar-Latn", "ur-Deva-IN", ""])
def test_languages_that_do_not(tag: str) -> None:
    assert not is_rtl_language(tag)


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("", False),
        ("12 %", False),
        ("(12) שלום", True),
        ("GDP نما", False),
        ("“مرحبا” said he", True),
        ("ދިވެހި", True),
    ],
)
def test_the_first_letter_tells(text: str, rtl: bool) -> None:
    assert starts_rtl(text) is rtl
