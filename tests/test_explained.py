"""Pages of the manual in a terminal."""

from __future__ import annotations

import re

import pytest

from deckbuilder import explained, manual


def test_a_page_as_a_whole() -> None:
    assert (
        explained.page("slide-untitled", width=80, color=False)
        == """\
warning[slide-untitled]: A slide has no title.

Titles are how slides are listed, linked and found, by screen readers too. A
slide without one is an error of PowerPoint's Accessibility Checker; it gets one
that is not shown, made from its section and number.

Mend: write what the slide says as its heading.

    ##

    - Two roads

Mended:

    ## Costs double by 2030

    - Two roads

To silence it, write on a line of its own before the block or heading:

    <!-- deckbuilder: ignore slide-untitled: the reason -->

In all of a brief, in its front matter; in all of a project, in `deckbuilder.toml`:

    ignore: [slide-untitled]

    [rules]
    slide-untitled = "off\""""
    )


def test_what_cannot_be_silenced_says_so() -> None:
    text = explained.page("content-lost", width=80, color=False)
    assert text.startswith("error[content-lost]: ")
    assert text.endswith("It cannot be\nsilenced.")
    assert "ignore" not in text


def test_options_are_named_with_their_defaults() -> None:
    assert "`size = 9.0`" in explained.page("text-small", width=80, color=False)


def test_files_of_an_example_are_named() -> None:
    assert "\ndeckbuilder.toml:\n    [rules.text-small]\n" in explained.page(
        "text-small", width=80, color=False
    )


@pytest.mark.parametrize("code", manual.codes())
def test_prose_keeps_to_the_width_and_nothing_is_left_of_the_marks(code: str) -> None:
    text = explained.page(code, width=300, color=False)
    assert all(len(line) <= 90 or line.startswith("    ") for line in text.splitlines())
    assert not re.search(r"^`{3,}", re.sub(r"^    .*", "", text, flags=re.MULTILINE), re.MULTILINE)


def test_colours_change_nothing_but_colours() -> None:
    for code in ("slide-untitled", "text-small"):
        painted = explained.page(code, width=80, color=True)
        assert "\x1b[" in painted
        assert re.sub(r"\x1b\[[\d;]*m", "", painted) == explained.page(code, width=80, color=False)


def test_the_list_has_a_line_for_each() -> None:
    lines = explained.listing(width=100, color=False).splitlines()
    assert [line.split()[0] for line in lines] == list(manual.codes())
    assert max(map(len, lines)) <= 100
