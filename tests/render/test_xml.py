"""Whatever text an author writes, the markup stays markup and the text stays text."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from deckbuilder.render.xml import element, join, text

_NONE = "\ufffe\uffff"


def legal(value: str) -> str:
    """What XML 1.0 can hold of a text."""
    return "".join(
        c for c in value if c in "\t\n\r" or (c >= " " and unicodedata.category(c) != "Cs" and c not in _NONE)
    )


@given(st.text(st.characters()))
def test_text_comes_back_as_it_was(value: str) -> None:
    root = etree.fromstring(element("a", {}, text(value)))
    assert (root.text or "") == legal(value)


@given(st.text(st.characters()))
def test_values_come_back_as_they_were(value: str) -> None:
    assert etree.fromstring(element("a", {"b": value})).get("b") == legal(value)


def test_none_is_left_out_and_truth_is_a_number() -> None:
    assert element("a", {"b": None, "c": True, "d": False, "e": 7}) == '<a c="1" d="0" e="7"/>'


def test_children_stand_inside_in_order() -> None:
    assert element("a", {}, element("b"), join(element("c"), element("d"))) == "<a><b/><c/><d/></a>"
