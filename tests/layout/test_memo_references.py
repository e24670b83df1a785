"""Numbers of headings, and references to them."""

from __future__ import annotations

import pytest

from deckbuilder.report import Report
from tests.layout.memos import memo_of, paras, says, words

NUMBERED = "---\ntitle: T\nnumber-sections: true\n---\n"


def headings(text: str) -> list[str]:
    return [title for page in memo_of(text).pages for title in says(page, "H1", "H2", "H3", "H4")]


def test_headings_are_numbered_by_level() -> None:
    text = NUMBERED + "# A\n\nx\n\n## B\n\nx\n\n### C\n\nx\n\n## D\n\nx\n\n# E\n\n## F\n\nx"
    assert headings(text) == ["1 A", "1.1 B", "1.1.1 C", "1.2 D", "2 E", "2.1 F"]


@pytest.mark.parametrize("mark", ["{-}", "{.unnumbered}"])
def test_a_heading_may_be_exempt_with_all_below_it(mark: str) -> None:
    text = NUMBERED + f"# A\n\nx\n\n# B {mark}\n\nx\n\n## C\n\nx\n\n# D\n\nx"
    assert headings(text) == ["1 A", "B", "C", "2 D"]


def test_numbers_end_at_a_depth() -> None:
    text = "---\nnumber-sections: true\nnumber-depth: 1\n---\n# A\n\nx\n\n## B\n\nx\n\n# C\n\nx"
    assert headings(text) == ["1 A", "B", "2 C"]


@pytest.mark.parametrize("mark", ["appendix", "backup"])
def test_appendices_have_letters(mark: str) -> None:
    text = NUMBERED + f"# A\n\nx\n\n# B {{.{mark}}}\n\nx\n\n## C\n\nx\n\n# D {{.{mark}}}\n\nx\n\n# E\n\nx"
    assert headings(text) == ["1 A", "A B", "A.1 C", "B D", "2 E"]


def test_without_the_key_nothing_is_numbered() -> None:
    assert headings("# A\n\nx\n\n# B {.appendix}\n\nx") == ["A", "B"]


def test_further_lines_of_a_heading_begin_where_its_words_do() -> None:
    page = memo_of(NUMBERED + "# " + "Many words " * 12 + "\n\nx").pages[0]
    (heading,) = (para for para in paras(page) if para.role == "H1")
    number = heading.lines[0].pieces[0]
    assert len(heading.lines) > 1
    assert number.text.startswith("1")
    assert heading.left + heading.lines[0].indent == pytest.approx(0.0)
    assert heading.lines[1].indent == 0.0
    first = words(heading).split().index("Many")
    assert first == 1


def test_references_name_sections_as_they_are_numbered() -> None:
    text = NUMBERED + (
        "# One {#sec-one}\n\n@sec-one, @sec-deep, [-@sec-deep], @sec-bare, @sec-app.\n\n"
        "## Deep {#sec-deep}\n\nx\n\n# Bare {- #sec-bare}\n\nx\n\n# Data {.appendix #sec-app}\n\nx"
    )
    told = says(memo_of(text).pages[0], "P")[0].replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Section 1, Section 1.1, 1.1, “Bare”, Appendix A."


@pytest.mark.parametrize(
    ("lang", "expected"), [("de", "Tabelle 1"), ("ja", "表1"), ("fr-CH", "Tableau 1"), ("ko", "Table 1")]
)
def test_labels_are_in_the_language_of_the_brief(lang: str, expected: str) -> None:
    text = f"---\nlang: {lang}\n---\nSee @tbl-a\n\n| a |\n|---|\n| 1 |\n\n: C {{#tbl-a}}"
    told = says(memo_of(text).pages[0])
    assert f"See {expected}" in [part.replace("\N{NO-BREAK SPACE}", " ") for part in told]
    assert f"{expected} C" in [part.replace("\N{NO-BREAK SPACE}", " ") for part in told]


def test_references_in_footnotes_and_headings_are_settled() -> None:
    text = "# See @tbl-a\n\nx[^1]\n\n[^1]: By @tbl-a.\n\n| a |\n|---|\n| 1 |\n\n: C {#tbl-a}\n\n# B\n\nx"
    plan = memo_of(text, Report())
    told = [part.replace("\N{NO-BREAK SPACE}", " ") for part in says(plan.pages[0])]
    assert "See Table 1" in told
    assert "By Table 1." in told
    assert plan.bookmarks[0].title == "See Table\N{NO-BREAK SPACE}1"
