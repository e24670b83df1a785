"""Embedding levels and visual order, held against Unicode's own tests where they are at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.text.bidi import isolated, levels, visual_order

#: Where Debian's package ``unicode-data`` puts UAX #9's conformance tests.
CONFORMANCE = Path("/usr/share/unicode/BidiCharacterTest.txt")
#: Of its 91,000 lines every so-many-th is tested: a prime, so that all its patterns come up.
STEP = 7


def ordered(text: str, base: int) -> str:
    """The text as it stands on one line, from left to right; brackets are not mirrored."""
    return "".join(text[at] for at in visual_order(levels(text, base)))


@pytest.mark.parametrize(
    ("text", "base", "shown"),
    [
        ("car is אבג.", 0, "car is גבא."),
        ("car is אבג.", 1, ".גבא car is"),
        ("אבג car דהו", 1, "והד car גבא"),
        ("אבג 123 דהו", 0, "והד 123 גבא"),
        ("אבג -5% דה", 1, "הד 5%- גבא"),
        ("دفع 1,200.50 دولار", 1, "رالود 1,200.50 عفد"),
        ("عام 14–18 م", 1, "م 18–14 ماع"),
        ("אבג (car) דהו", 1, "והד )car( גבא"),
        ("car (אבג) bus", 0, "car (גבא) bus"),
        ("א(ב)a", 0, ")ב(אa"),
    ],
)
def test_words_and_numbers_in_both_directions(text: str, base: int, shown: str) -> None:
    assert ordered(text, base) == shown


def test_within_an_embedding_too_deep_no_further_one_counts() -> None:
    turning = "\u202b\u202a" * 62
    assert levels(f"{turning}a", 0)[-1] == 124
    assert levels(f"{turning}\u202ba", 0)[-1] == 126
    assert levels(f"{turning}\u202a\u202ba", 0)[-1] == 124


def test_an_isolate_is_ordered_by_itself() -> None:
    assert ordered("אבג car! דה", 1) == "הד !car גבא"
    apart = ordered(f"אבג {isolated('car!', False)} דה", 1)
    assert apart.translate(dict.fromkeys((0x2066, 0x2069))) == "הד car! גבא"


def test_marks_stay_with_their_letters() -> None:
    assert levels("שָׁ a", 0)[:3] == [1, 1, 1]


def test_joiners_have_the_level_of_what_stands_before_them() -> None:
    assert levels("می\u200cخواهم", 0) == [1] * 8


@given(
    st.text(
        st.sampled_from("aא ب1٢.,-+%()[]«»\u0301\u00ad\u200d\u202a\u202b\u202c\u202e\u2067\u2068\u2069\t")
    )
)
def test_any_text_has_a_level_for_each_character_and_is_shown_whole(text: str) -> None:
    for base in (0, 1):
        found = levels(text, base)
        assert len(found) == len(text)
        assert all(level >= base for level in found)
        assert sorted(visual_order(found)) == list(range(len(text)))


@given(st.text(st.characters(max_codepoint=0x58F)))
def test_text_without_letters_from_right_to_left_keeps_its_order(text: str) -> None:
    assert set(levels(text, 0)) <= {0}


def test_levels_and_order_are_those_of_unicode() -> None:
    """Rules W1 to L2 over every kind of sequence: BidiCharacterTest.txt."""
    if not CONFORMANCE.exists():
        if os.environ.get("DECKBUILDER_REQUIRE_TOOLS") == "1":
            pytest.fail("the package unicode-data is not installed")
        pytest.skip("the package unicode-data is not installed")
    for text, base, expected, order in list(_conformance())[::STEP]:
        found = levels(text, base)
        for at in _trailing(text):
            found[at] = base
        shown = [at for at, level in enumerate(expected) if level != "x"]
        assert [str(found[at]) for at in shown] == [expected[at] for at in shown], ascii(text)
        assert [shown[at] for at in visual_order([found[at] for at in shown])] == order, ascii(text)


def _conformance() -> Iterator[tuple[str, int, Sequence[str], Sequence[int]]]:
    """Each test's text, paragraph level, expected levels (``x``: none), and expected order."""
    for line in CONFORMANCE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            codes, _, base, expected, order = line.split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            yield text, int(base), expected.split(), [int(at) for at in order.split()]


def _trailing(text: str) -> range:
    """The spaces and controls at a line's end, which take the paragraph's level (rule L1)."""
    start = len(text)
    while start and bidirectional(text[start - 1]) in (
        "WS", "BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    ):  # fmt: skip
        start -= 1
    return range(start, len(text))
