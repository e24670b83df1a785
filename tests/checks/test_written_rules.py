"""Rules over the words of a brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder import checks, markdown, pipeline
from deckbuilder.checks.unused import MOST_ENTRIES
from deckbuilder.markdown import front_matter
from deckbuilder.model import Document
from deckbuilder.project import find_briefs
from deckbuilder.report import Diagnostic, Report
from deckbuilder.source import Folder, Line


def parsed(text: str, root: Path, lang: str = "en-GB", name: str = "brief.md") -> tuple[Document, Folder]:
    """The document that a file with this text would give, in a language unless it says another."""
    folder, report = Folder(root), Report()
    if not text.startswith("---\n"):
        text = f"---\nlang: {lang}\n---\n{text}"
    folder.remember(name, text)
    lines = [Line(line, name, number) for number, line in enumerate(text.split("\n"), 1)]
    meta, _, body = front_matter.read(lines, report)
    return markdown.parse(body, meta, folder, root, name, report), folder


def check(text: str, lang: str = "en-GB") -> list[Diagnostic]:
    """What the rules find in a brief that begins on line 4."""
    document, folder = parsed(text, Path(__file__).parent, lang)
    report = Report()
    checks.run_written(document, folder, {}, report)
    return report.sorted()


def codes(text: str, lang: str = "en-GB") -> list[str]:
    return [finding.code for finding in check(text, lang)]


def mended(text: str, lang: str = "en-GB") -> str:
    """The brief with all edits made."""
    lines = text.split("\n")
    edits = [edit for finding in check(text, lang) for edit in finding.fix]
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column), reverse=True):
        row, start = edit.line - 4, edit.column - 1
        assert lines[row][start : start + len(edit.old)] == edit.old
        lines[row] = lines[row][:start] + edit.text + lines[row][start + len(edit.old) :]
    return "\n".join(lines)


# Where something is written


def test_a_slip_is_found_at_its_line_and_column() -> None:
    (finding,) = check("## Costs\n\nOne line,\nand in the second  one *two* spaces.\n")
    assert finding.span is not None
    assert (finding.span.first, finding.span.column) == (7, 18)


def test_a_slip_that_stands_twice_in_its_source_is_told_by_its_lines_and_not_mended() -> None:
    (finding,) = check("| a | b |\n|---|---|\n| one  two | one  two |\n")
    assert finding.code == "spaces-double"
    assert finding.fix == ()
    assert finding.span is not None
    assert finding.span.column is None


@pytest.mark.parametrize("other", ["`one  two`", "``one  two``", "$one  two$", "<b class='one  two'>x</b>"])
def test_what_is_no_prose_is_not_mended(other: str) -> None:
    assert mended(f"It is {other} and one  two.\n") == f"It is {other} and one two.\n"


def test_a_slip_that_is_written_otherwise_mends_nothing_else_that_looks_alike() -> None:
    (finding,) = check("Here are&#32; tabs, and `a  b` too.\n")
    assert finding.fix == ()
    (finding,) = check("One &#32;two, &quot;three  four\n")
    assert [edit.column for edit in finding.fix if edit.old == "  "] == [26]


def test_words_of_the_front_matter_are_read_too() -> None:
    (finding,) = check("---\ntitle: The report of the the desk\n---\n\nText.\n")
    assert finding.span is not None
    assert (finding.code, finding.span.first, finding.span.column) == ("word-repeated", 2, 25)


@pytest.mark.parametrize(
    "text",
    [
        "Code `a  the the` and\n\n    TODO:  the the\n\n```\nTODO: 30 February\n```\n",
        "A [passage  the the]{lang=fr} and https://example.org/TODO:the\n",
        "$$ a  the the $$\n",
        "<!-- TODO: the the  end -->\n",
    ],
)
def test_what_is_no_prose_is_not_read(text: str) -> None:
    assert codes(text) == []


# spaces-double


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("One.  Two.  Three.", "One. Two. Three."),
        ("- item  one\n- item *two*   three", "- item one\n- item *two* three"),
        ("| a    | b |\n|------|---|\n| x  y |   |", "| a    | b |\n|------|---|\n| x y |   |"),
    ],
)
def test_double_spaces(text: str, after: str) -> None:
    assert mended(text) == after
    assert codes(after) == []


def test_double_spaces_are_told_once_a_paragraph() -> None:
    (finding,) = check("One.  Two.  Three.\n")
    assert finding.message == "two spaces stand where one is meant, 2 times"


def test_spaces_at_line_ends_mean_something() -> None:
    assert codes("One line  \nand another\n\n1.  item\n2.  item\n") == []


# word-repeated


@pytest.mark.parametrize(
    ("lang", "text", "after"),
    [
        ("en-GB", "It is in the the box.", "It is in the box."),
        ("en-GB", "The the box.", "The box."),
        ("de-DE", "Das ist mit mit Absicht.", "Das ist mit Absicht."),
        ("fr-FR", "un point qui est est contenu", "un point qui est contenu"),
    ],
)
def test_words_twice(lang: str, text: str, after: str) -> None:
    assert mended(text, lang) == after


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en-GB", "All that that had had was very very good in New York, New York: the (the) “the” the-the."),
        ("en-GB", "Vitamin A a day; then to To; of\n\nof"),
        ("en-GB", "They breathe the air and soothe the nerves, as is isolated"),
        ("de-DE", "die Leute, die die Arbeit machen, der der erste war"),
        ("fr-FR", "nous nous voyons, vous vous trompez"),
        ("pl-PL", "the the"),
    ],
)
def test_words_that_may_stand_twice(lang: str, text: str) -> None:
    assert codes(text, lang) == []


# placeholder-left


@pytest.mark.parametrize(
    "text",
    [
        "TODO: ask the desk", "Costs are TBC", "TBC", "It is (TBD) so far", "Growth of XX %", "€ XX m",
        "xx.x per cent", "XXXX wrote", "[insert name] wrote", "[To be confirmed]", "Who???",
        "Lorem ipsum dolor", "Der Betrag [noch zu klären]",
    ],
)  # fmt: skip
def test_placeholders(text: str) -> None:
    assert codes(text) == ([] if text == "Costs are TBC" else ["placeholder-left"])


@pytest.mark.parametrize(
    "text",
    [
        "The TODO list of the TBA", "World Youth Day XXX", "Pope Pius XX", "size XXL", "Why? Really??",
        "[inserted] words", "“Welcome, [your name]!”", "- [ ] open", "mxx % of",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_placeholder(text: str) -> None:
    assert codes(text) == []


# quotes-straight


def test_feet_and_inches_get_their_signs() -> None:
    assert mended("She is 5' 10\" tall.") == "She is 5′ 10″ tall."


@pytest.mark.parametrize(
    ("lang", "text", "after"),
    [
        ("en-GB", '"It\'s" -- he said...', "“It’s” -- he said..."),
        ("de", '"So" ist es', "„So“ ist es"),
        ("fr", '"Oui", dit-il', "«\u202fOui\u202f», dit-il"),
    ],
)
def test_where_punctuation_is_not_set_the_marks_are_those_of_the_language(
    lang: str, text: str, after: str
) -> None:
    matter = f"---\nlang: {lang}\nsmart: false\n---\n"
    document, folder = parsed(matter + text, Path(__file__).parent)
    report = Report()
    checks.run_written(document, folder, {}, report)
    (finding,) = report
    line = text
    for edit in reversed(finding.fix):
        assert edit.line == 5
        line = line[: edit.column - 1] + edit.text + line[edit.column - 1 + len(edit.old) :]
    assert line == after


@pytest.mark.parametrize(
    "text",
    ["\"Quoted\" and it's the '90s, rock 'n' roll", r"A \" and 5\' are meant", "Nur 40'000 Leute", "`'`"],
)
def test_marks_that_are_set_or_meant(text: str) -> None:
    assert codes(text) == []


def test_captions_of_charts_reach_the_outputs_as_they_are_written() -> None:
    text = '```{.chart caption="The desk\'s view"}\na,b\nx,1\n```\n'
    assert "desk’s" in mended(text)


# date-impossible


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en-GB", "on 31 April 2025"), ("en-GB", "on 31 April"), ("en-GB", "the 30th of February"),
        ("en-GB", "on 29 February 2023"), ("en-GB", "by February 30, 2024"), ("en-GB", "on 2025-13-01"),
        ("en-GB", "on 2025-02-30."), ("de-DE", "am 31. April 2025"), ("de-DE", "am 31.04.2025"),
        ("de-DE", "zum 30. Februar"), ("fr-FR", "le 31 juin 2025"), ("es-ES", "el 31 de abril de 2025"),
        ("it-IT", "il 31 novembre"), ("pt-PT", "em 31 de setembro"), ("nl-NL", "op 31 juni 2024"),
        ("en-GB", "on Monday, 3 March 2026"), ("en-GB", "Friday March 6th, 2025"),
        ("en-GB", "Friday 2025-03-06"), ("de-DE", "am Montag, den 3. März 2026"),
        ("de-DE", "Montag, 3.3.2026"), ("fr-FR", "lundi 3 mars 2026"),
        ("es-ES", "lunes, 3 de marzo de 2026"), ("it-IT", "lunedì 3 marzo 2026"),
        ("pt-PT", "segunda-feira, 3 de março de 2026"), ("nl-NL", "maandag 3 maart 2026"),
    ],
)  # fmt: skip
def test_days_that_cannot_be(lang: str, text: str) -> None:
    assert codes(text, lang) == ["date-impossible"]


def test_the_right_day_of_the_week_is_told() -> None:
    (finding,) = check("It met on Monday, 3 March 2026.\n")
    assert finding.message == "“Monday, 3 March 2026”: that day is a Tuesday"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en-GB", "31 March, 29 February, 29 February 2024, Tuesday, 3 March 2026, 2024-02-29"),
        ("en-GB", "31 set pieces, 31 list items, 30 Sept 2024, no. 31 April 2025, issue 31 June, § 31 April"),
        ("en-GB", "version 30.2.2025.1, v31.04.2025, 2.31.02.2020, +49 2025-13-99, 2022-45-67, 1/31.4.2020"),
        ("en-GB", "Monday, 3 March; Monday, 03/04/2026; Monday, 3 March 1900; in April 31 people met"),
        ("de-DE", "§ 3.14, Abs. 30.2, am Dienstag, den 3. März 2026, 31. Mai 2025"),
        ("fr-FR", "31 sept personnes, mardi 3 mars 2026"),
    ],
)  # fmt: skip
def test_days_that_can_be_and_numbers_that_are_no_days(lang: str, text: str) -> None:
    assert codes(text, lang) == []


def test_the_date_of_a_brief_that_no_calendar_has_is_told_once() -> None:
    text = "---\ndate: 2025-02-30\n---\n\nText.\n"
    assert codes(text) == []  # reading the front matter has said so


def test_dates_of_timelines_are_read() -> None:
    assert codes("```timeline\n- 31 April 2024: Opening\n- 5 May 2024: End\n```\n") == ["date-impossible"]


# dates-reversed


@pytest.mark.parametrize(
    "text",
    [
        "in 2024–2021", "in 2024-2021", "on 12–9 March 2025", "from 5 March 2025 – 3 March 2025",
        "2025-03-05 – 2025-03-03", "5.3.2025–3.3.2025",
    ],
)  # fmt: skip
def test_spans_that_end_before_they_begin(text: str) -> None:
    assert codes(text) == ["dates-reversed"]


@pytest.mark.parametrize(
    "text",
    [
        "2021–2024, 9–12 March 2025, 3 March – 5 March 2025", "1990–1950 BC", "tel. 2024-2021",
        "ISSN 2049-2021", "+503 2024-2021", "pages 2024–20", "2024-2021-55", "compared 2024 to 2021",
        "ISO 2024-2001",
    ],
)  # fmt: skip
def test_spans_that_run_forward_and_numbers_that_are_none(text: str) -> None:
    assert codes(text) == []


# linked-file-missing


def test_linked_files_are_looked_for_beside_the_brief(tmp_path: Path) -> None:
    (tmp_path / "content" / "offers").mkdir(parents=True)
    (tmp_path / "content" / "offers" / "all of them.pdf").touch()
    (tmp_path / "outside.pdf").touch()
    links = (
        "offers/all%20of%20them.pdf#page=2", "offers", "water-memo.pdf", "#here", "https://example.org/gone.pdf",
        "mailto:desk@example.org", "//example.org/gone", "/gone", "../outside.pdf", "../../gone.pdf", "%00",
        f"{'x' * 300}.pdf", "gone.pdf#page=2", "offers/gone.csv",
    )  # fmt: skip
    text = "## Here\n\n" + "".join(f"- [words](<{link}>)\n" for link in links)
    document, folder = parsed(text, tmp_path / "content")
    report = Report()
    checks.run_written(document, folder, {}, report)
    told = [one.message for one in report.sorted() if one.code == "linked-file-missing"]
    assert told == [
        "a link leads to the file `gone.pdf`, and there is none",
        "a link leads to the file `offers/gone.csv`, and there is none",
    ]


# picture-unused, data-unused, param-unused


def project(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def told(root: Path, brief: str = "content/report/brief.md") -> list[str]:
    """What a project's brief is told by these rules."""
    found = pipeline.build(find_briefs([root / brief]), pipeline.Request(write=False, parallel=False))
    return [one.message for outcome in found for one in outcome.findings if one.code.endswith("-unused")]


BRIEF = "## Costs\n\n- one\n"


def test_files_that_no_brief_refers_to(tmp_path: Path) -> None:
    project(
        tmp_path,
        {
            "content/report/brief.md": BRIEF,
            "content/report/images/old.png": "",
            "content/report/map.SVG": "",
            "content/report/data/costs.csv": "a,b\n",
            "content/report/data/more.yaml": "a: 1\n",
            "content/report/settings.yaml": "a: 1\n",
        },
    )
    assert told(tmp_path) == [
        "no brief uses these files of data: `content/report/data/costs.csv`, `content/report/data/more.yaml`",
        "no brief shows these pictures: `content/report/images/old.png`, `content/report/map.SVG`",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("content/report/brief.md", BRIEF + "\n![A map](a%20map.svg)\n"),
        ("content/report/brief.md", BRIEF + "\n<!-- ![A map](a map.svg) -->\n"),
        ("content/other/brief.md", "![A map](../report/a map.svg)\n"),
        ("content/other/brief.md", "![A map](../report/a%20map.svg)\n"),
        ("content/other/brief.md", "![A map](../report/{{ name }}.svg)\n"),
        ("content/report/part.md", "![A map](<a map.svg>)\n"),
        ("content/report/make.py", 'write("a map.svg")\n'),
        ("content/report/_brand.yml", "logo: {}\n"),
    ],
)
def test_files_that_something_refers_to(tmp_path: Path, name: str, text: str) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    project(tmp_path, {"content/report/brief.md": BRIEF, "content/report/a map.svg": drawing, name: text})
    assert told(tmp_path) == []


def test_files_that_are_no_content_of_the_brief(tmp_path: Path) -> None:
    hidden = (".a/a.png", "_drafts/a.png", "_a.png", ".a.png", "theme/a.png", "part/a.png")
    files = {f"content/report/{name}": "" for name in hidden}
    files |= {"content/report/theme/_brand.yml": "", "content/report/part/brief.md": BRIEF, "other.png": ""}
    project(tmp_path, {"content/report/brief.md": BRIEF, **files})
    assert told(tmp_path) == []


def test_a_folder_of_several_briefs_is_spoken_of_once(tmp_path: Path) -> None:
    project(tmp_path, {"content/a.md": BRIEF, "content/b.md": BRIEF, "content/old.png": ""})
    assert told(tmp_path, "content/a.md") == ["no brief shows this picture: `content/old.png`"]
    assert told(tmp_path, "content/b.md") == []


def test_nothing_is_said_of_what_lies_around_a_lone_file_nor_of_too_many_files(tmp_path: Path) -> None:
    project(tmp_path, {"desk/notes.md": BRIEF, "desk/holiday.png": ""})
    assert told(tmp_path, "desk/notes.md") == []
    many = {f"content/report/{number}.png": "" for number in range(MOST_ENTRIES)}
    project(tmp_path, {"content/report/brief.md": BRIEF, **many})
    assert told(tmp_path) == []


def test_many_files_are_told_in_short(tmp_path: Path) -> None:
    files = {f"content/report/{number}.png": "" for number in range(7)}
    project(tmp_path, {"content/report/brief.md": BRIEF, **files})
    (message,) = told(tmp_path)
    assert message.endswith("`content/report/4.png` and 2 more")


def test_names_of_the_front_matter_that_nothing_uses(tmp_path: Path) -> None:
    matter = "---\nparams:\n  year: 2025\n  team: Desk\ndata:\n  aid: aid.csv\n  loans: loans.csv\n---\n\n"
    files = {"content/report/aid.csv": "a,b\nx,1\n", "content/report/loans.csv": "a,b\nx,1\n"}
    body = "In the year it grew.\n{{ team }}\n\n```{.chart data=aid}\n```\n"
    project(tmp_path, {"content/report/brief.md": matter + body, **files})
    assert told(tmp_path) == ["the parameter `year` is never used", "the data `loans` are never used"]


@pytest.mark.parametrize(
    "use",
    [
        "{{ params.year }}",
        "{% if year %}x{% endif %}",
        "{{< var year >}}",
        "{% for one in params %}x{% endfor %}",
    ],
)
def test_parameters_that_templates_use(tmp_path: Path, use: str) -> None:
    project(tmp_path, {"content/report/brief.md": f"---\nparams:\n  year: 2025\n---\n\n{use}\n"})
    assert told(tmp_path) == []


def test_parameters_that_an_included_file_uses(tmp_path: Path) -> None:
    files = {"content/report/part.md": "{{ year }}\n"}
    brief = '---\nparams:\n  year: 2025\n---\n\n{% include "part.md" %}\n'
    project(tmp_path, {"content/report/brief.md": brief, **files})
    assert told(tmp_path) == []
