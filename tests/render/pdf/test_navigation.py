"""Bookmarks and page labels."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pytest
from msgspec.structs import replace
from pdfminer.pdftypes import resolve1

from deckbuilder.plan import Bookmark
from deckbuilder.render.pdf import navigation
from tests.render.pdf.conftest import HEIGHT, Press, frame


def bookmarked(press: Press, *marks: tuple[str, int]) -> bytes:
    """A file of paragraphs with a bookmark each, title and level."""
    paras = [replace(press.para(title), anchor=str(number)) for number, (title, _) in enumerate(marks)]
    bookmarks = (Bookmark(title, level, str(number)) for number, (title, level) in enumerate(marks))
    return press.print(frame(*paras), bookmarks=tuple(bookmarks))


def catalog(data: bytes) -> dict[str, Any]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return {key: resolve1(value) for key, value in pdf.doc.catalog.items()}


def outline(data: bytes) -> list[tuple[int, str]]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [(level, title) for level, title, *_ in pdf.doc.get_outlines()]


def rows(data: bytes) -> list[str]:
    """The titles that are shown before anything is opened."""

    def shown(entry: Any) -> Iterator[str]:
        while entry is not None:
            entry = resolve1(entry)
            yield entry["Title"].decode("latin-1")
            if entry.get("Count", 0) > 0:
                yield from shown(entry["First"])
            entry = entry.get("Next")

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        root = resolve1(pdf.doc.catalog["Outlines"])
        found = list(shown(root["First"]))
        assert root["Count"] == len(found)
        return found


def test_bookmarks_nest_and_open_the_pane(press: Press) -> None:
    data = bookmarked(press, ("A", 0), ("B", 1), ("C", 0), ("D", 2))
    assert outline(data) == [(1, "A"), (2, "B"), (1, "C"), (2, "D")]
    assert catalog(data)["PageMode"].name == "UseOutlines"


def test_a_bookmark_to_nowhere_is_left_out(press: Press) -> None:
    para = replace(press.para("Words"), anchor="here")
    marks = (Bookmark("Here", 0, "here"), Bookmark("Nowhere", 0, "nowhere"))
    assert outline(press.print(frame(para), bookmarks=marks)) == [(1, "Here")]


@pytest.mark.parametrize("title", ["Łódź – “ﬁn”", "日本語の見出し", "العربية", "འབྲུག", "𝔄 1 (2) \\ 3"])
def test_titles_are_of_any_script(press: Press, title: str) -> None:
    assert outline(bookmarked(press, (title, 0))) == [(1, title)]


def test_where_a_word_may_be_divided_is_not_told(press: Press) -> None:
    assert outline(bookmarked(press, ("Donau\u00addampf", 0))) == [(1, "Donaudampf")]


@pytest.mark.parametrize(
    ("room", "shown"),
    [(6, ["A", "B", "C", "D", "E", "F"]), (5, ["A", "B", "D", "F"]), (3, ["A", "F"]), (1, ["A", "F"])],
)
def test_a_long_outline_is_opened_as_far_as_it_can_be_seen(
    press: Press, monkeypatch: pytest.MonkeyPatch, room: int, shown: list[str]
) -> None:
    monkeypatch.setattr(navigation, "PANE", room)
    data = bookmarked(press, ("A", 0), ("B", 1), ("C", 2), ("D", 1), ("E", 2), ("F", 0))
    assert rows(data) == shown


def test_a_bookmark_leads_to_the_top_of_its_heading(press: Press) -> None:
    data = bookmarked(press, ("First", 0), ("Second", 0))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        places = [resolve1(entry[2]) for entry in pdf.doc.get_outlines()]
        tops = [HEIGHT - word["top"] for word in pdf.pages[0].extract_words()]
    for place, top in zip(places, tops, strict=True):
        assert top <= place[3] < top + 8


def test_pages_are_called_by_their_numbers(press: Press) -> None:
    labels = catalog(bookmarked(press))["PageLabels"]["Nums"]
    assert labels[0] == 0
    assert resolve1(labels[1])["S"].name == "D"
