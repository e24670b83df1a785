"""Rules over where it went."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from deckbuilder import checks
from deckbuilder.checks import (
    content_lost,
    font_substituted,
    missing_glyph,
    off_page,
    reference_absent,
    text_overflow,
    word_broken,
)
from deckbuilder.checks.base import Built
from deckbuilder.checks.registry import DOCUMENT_RULES, FILE_RULES, PLAN_RULES, WRITTEN_RULES
from deckbuilder.checks.slide_overlong import SlideOverlong
from deckbuilder.model import plain
from deckbuilder.plan import (
    NO_INSETS,
    Cell,
    ChartShape,
    GroupShape,
    Insets,
    Page,
    Rect,
    Row,
    Shape,
    TableShape,
    TextShape,
    paras,
)
from deckbuilder.report import Report, Severity
from deckbuilder.source import Span
from deckbuilder.text.fonts import FontBook

from .made import SPAN, STYLE, drawn, found, frame, para, planned, without

EVERYTHING = """\
# A section with prose

Some prose of its own.

## A slide with a list

- outer words
    - inner words
1. counted words

> quoted words

| head | words |
|------|-------|
| cell | thing |

Prose with a note.[^1]

::: memo
only for readers
:::

::: deck
only for listeners
:::

::: notes
only for the speaker
:::

[^1]: noted words

::: pagebreak
:::

After the break.
"""


def report_of(rule: object, built: Built) -> Report:
    report = Report()
    rule.check(built, report)  # type: ignore[attr-defined]
    return report


# Content


@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_what_arrives_is_no_finding(kind: Literal["deck", "memo"]) -> None:
    assert found(report_of(content_lost, planned(EVERYTHING, kind))) == []


@pytest.mark.parametrize(
    ("words", "line", "kinds"),
    [
        ("A section with prose", 1, ("deck",)),
        ("Some prose", 3, ("deck", "memo")),
        ("outer words", 7, ("deck", "memo")),
        ("inner words", 8, ("deck", "memo")),
        ("counted", 9, ("deck", "memo")),
        ("quoted", 11, ("deck", "memo")),
        ("only for readers", 20, ("memo",)),
        ("only for listeners", 24, ("deck",)),
        ("only for the speaker", 28, ("deck",)),
        ("noted words", 31, ("deck", "memo")),
    ],
)
def test_what_is_lost_is_found(words: str, line: int, kinds: tuple[Literal["deck", "memo"], ...]) -> None:
    for kind in kinds:
        report = report_of(content_lost, without(planned(EVERYTHING, kind), words))
        assert found(report) == [("content-lost", line)], kind
        assert report.worst is Severity.ERROR


def test_half_a_loop_is_found() -> None:
    """Blocks that a template made from one line are counted together."""
    text = "## A\n\n- one\n- two\n- six\n"
    built = planned(text, "memo")
    flat = Span("brief.md", 3, 3)

    def flattened(shape: Shape) -> Shape:
        if not isinstance(shape, TextShape):
            return shape
        return replace(shape, paras=tuple(replace(each, span=flat) for each in shape.paras))

    pages = tuple(replace(page, shapes=tuple(map(flattened, page.shapes))) for page in built.plan.pages)
    lost = without(replace(built, plan=replace(built.plan, pages=pages)), "six")
    assert [code for code, _ in found(report_of(content_lost, lost))]


def test_a_lost_row_is_found() -> None:
    built = planned("## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n", "deck")

    def shorter(shape: Shape) -> Shape:
        return replace(shape, rows=shape.rows[:-1]) if isinstance(shape, TableShape) else shape

    pages = tuple(replace(page, shapes=tuple(map(shorter, page.shapes))) for page in built.plan.pages)
    report = report_of(content_lost, replace(built, plan=replace(built.plan, pages=pages)))
    assert found(report) == [("content-lost", 3)]


CHART = "## A\n\n```chart\nCountry,Aid 2023,Aid 2024\nBhutan,123456,1\nNepal,234567,2\nIndia,34567,3\n```\n"


@pytest.mark.parametrize("kind", ["deck", "memo"])
@pytest.mark.parametrize("name", ["", "Nepal", "Aid 2023"])
def test_a_name_lost_from_a_chart_is_found(kind: Literal["deck", "memo"], name: str) -> None:
    """The letters of numbers do not make up for those of names."""
    built = planned(CHART, kind)

    def lacking(shape: Shape) -> Shape:
        if isinstance(shape, GroupShape):
            return replace(shape, shapes=tuple(map(lacking, shape.shapes)))
        if not isinstance(shape, ChartShape) or not name:
            return shape
        kept = (one for one in shape.drawing if name not in "".join(plain(p.runs) for p in paras((one,))))
        return replace(shape, drawing=tuple(kept))

    pages = tuple(replace(page, shapes=tuple(map(lacking, page.shapes))) for page in built.plan.pages)
    report = report_of(content_lost, replace(built, plan=replace(built.plan, pages=pages)))
    assert found(report) == ([("content-lost", 3)] if name else [])


@pytest.mark.parametrize("kind", ["deck", "memo"])
@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("pie", "Country,Aid\nBhutan,1\nNepal,2\n"),
        ("radar", "Country,Aid\nBhutan,1\nNepal,2\nIndia,3\n"),
        ("line", "Month,Aid\n" + "".join(f"20{year}-03,{year}\n" for year in range(10, 50))),
        ("scatter", "Country,Aid,Loans\nBhutan,1,2\nNepal,2,9\n"),
    ],
)
def test_what_a_chart_says_otherwise_is_no_loss(kind: Literal["deck", "memo"], form: str, data: str) -> None:
    """What the numbers of a pie are called, and months between the marks of an axis."""
    built = planned(f"## A\n\n```{{.chart type={form}}}\n{data}```\n", kind)
    assert found(report_of(content_lost, built)) == []


@pytest.mark.parametrize("kind", ["deck", "memo"])
def test_an_empty_container_is_no_loss(kind: Literal["deck", "memo"]) -> None:
    built = planned("## A\n\n- point\n\n::: columns\n#\n:::\n", kind)
    assert found(report_of(content_lost, built)) == []


def test_what_another_finding_tells_is_not_told_twice() -> None:
    lost = without(planned(EVERYTHING, "deck"), "outer words")
    report = Report()
    report.warning("block-unsupported", "this cannot be shown", Span("brief.md", 7, 7))
    content_lost.check(lost, report)
    assert [finding.code for finding in report] == ["block-unsupported"]


# Room


def table(row_height: float, lines: int, *, padding: Insets = NO_INSETS, rowspan: int = 1) -> TableShape:
    row = Row((Cell((para("text", lines=lines),), rowspan=rowspan),), row_height, Span("brief.md", 7, 7))
    return TableShape(Rect(20, 20, 100, row_height), SPAN, (100.0,), (row,), padding)


@pytest.mark.parametrize(
    ("shape", "fits"),
    [
        (frame(para("a", lines=8), height=96.0), True),
        (frame(para("a", lines=8), height=95.0), False),
        (frame(para("a"), para("b"), height=30.0), True),
        (frame(para("a"), para("b"), height=29.0), False),
        (replace(frame(para("a"), height=20.0), inset=Insets(0, 4, 0, 4)), True),
        (replace(frame(para("a"), height=19.0), inset=Insets(0, 4, 0, 4)), False),
        (frame(height=0.0), True),
        (table(12.0, 1), True),
        (table(23.0, 2), False),
        (table(20.0, 1, padding=Insets(0, 4, 0, 4)), True),
        (table(19.0, 1, padding=Insets(0, 4, 0, 4)), False),
    ],
)
def test_text_keeps_within_its_frame(shape: Shape, fits: bool) -> None:
    for built in (drawn(shape), drawn(GroupShape(Rect(0, 0, 400, 300), SPAN, (shape,)))):
        report = report_of(text_overflow, built)
        assert [finding.code for finding in report] == ([] if fits else ["text-overflow"])


def test_an_overflow_says_where_and_how_much() -> None:
    (finding,) = report_of(text_overflow, drawn(table(24.0, 3), kind="memo"))
    assert finding.message == "the text is 12 pt taller than its row on page 1"


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        (frame(x=0.0, y=0.0, width=400.0, height=300.0), None),
        (frame(x=-0.4), None),
        (frame(x=-3.0), "this goes 3 pt beyond the left edge of slide 1"),
        (frame(y=-3.0), "this goes 3 pt beyond the top edge of slide 1"),
        (frame(x=310.0), "this goes 10 pt beyond the right edge of slide 1"),
        (frame(y=250.0), "this goes 50 pt beyond the bottom edge of slide 1"),
        (replace(frame(x=-3.0), role="artifact"), None),
    ],
)
def test_nothing_lies_beyond_the_page(shape: Shape, message: str | None) -> None:
    assert [finding.message for finding in report_of(off_page, drawn(shape))] == (
        [message] if message else []
    )


@pytest.mark.parametrize(
    ("written", "lines", "word"),
    [
        ("responsibility", ("respons", "ibility"), "responsibility"),
        ("a responsibility", ("a resp", "onsi", "bility"), "responsibility"),
        ("Ответственность", ("Ответ", "ственность"), "Ответственность"),
        ("two words", ("two", "words"), None),
        ("two words", ("two ", "words"), None),
        ("well-known", ("well-", "known"), None),
        ("responsibility", ("responsi-", "bility"), None),
        ("日本語の言葉", ("日本語", "の言葉"), None),
        ("x" * 40, ("x" * 20, "x" * 20), None),
        ("see https://example.org/a/long/path/to/it", ("see https://exam", "ple.org/a/long/"), None),
        ("24,222", ("24,22", "2"), "24,222"),
        ("in (2025)", ("in (20", "25)"), "2025"),
    ],
)
def test_words_broken_in_narrow_columns(written: str, lines: tuple[str, ...], word: str | None) -> None:
    broken = replace(para(written), lines=tuple(para(line).lines[0] for line in lines))
    row = Row((Cell((broken,)),), 200.0, SPAN)
    shape = TableShape(Rect(20, 20, 100, 200), SPAN, (100.0,), (row,), NO_INSETS)
    for told, drawing in (("columns are", drawn(shape, shape)), ("column is", drawn(frame(broken)))):
        messages = [finding.message for finding in report_of(word_broken, drawing)]
        said = f"in the deck the {told} too narrow for words such as `{word}`"
        assert messages == ([said] if word else [])
    assert found(report_of(word_broken, drawn(frame(replace(broken, role="Code"))))) == []


# Fonts


def told(*shapes: TextShape) -> list[str]:
    report = report_of(missing_glyph, drawn(*shapes))
    assert report.worst is Severity.WARNING
    return [finding.message.split(" (looked")[0] for finding in report]


def test_a_missing_character_is_named_once() -> None:
    shape = frame(para("\U00010300\U00010300", font=None), para("\U00010300", font=None), para("fine"))
    assert told(shape) == ["no font has `\U00010300` (U+10300 OLD ITALIC LETTER A), here and in 1 more place"]


def test_a_missing_character_is_an_error_where_the_file_brings_its_fonts() -> None:
    shape = frame(para("\U00010300", font=None))
    assert report_of(missing_glyph, drawn(shape, kind="memo")).worst is Severity.ERROR


def test_missing_characters_of_one_text_are_named_together() -> None:
    assert told(frame(para("abcabc", font=None))) == ["no font has 3 characters of this text: `a b c`"]
    script = "".join(map(chr, range(0x10300, 0x10314)))
    (message,) = told(frame(para(script, font=None)))
    assert message == f"no font has 20 characters of this text: `{' '.join(script[:12])}` …"


@pytest.mark.parametrize(
    ("char", "families"), [("\u0f40", "(Noto Serif Tibetan, Jomolhari, "), ("\U0001f9ff", "(Noto Emoji, ")]
)
def test_families_that_have_a_missing_character_are_named(char: str, families: str) -> None:
    (finding,) = report_of(missing_glyph, drawn(frame(para(char, font=None))))
    assert finding.help is not None
    assert families in finding.help


def test_a_substituted_font_is_noted_once() -> None:
    strange = para("text", style=replace(STYLE, family="No Such Family"))
    report = report_of(font_substituted, drawn(frame(strange), frame(strange, para("text"))))
    (finding,) = report
    assert finding.severity is Severity.NOTE
    assert "No Such Family" in finding.message


def test_a_font_file_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    built = replace(drawn(), fonts=FontBook([tmp_path / "broken.ttf"]))
    assert [finding.message for finding in report_of(font_substituted, built)] == [
        "the theme's font file `broken.ttf` cannot be read as a font"
    ]


# All together


FOR_MEMO = (
    "## A {#sec-a}\n\n- See @tbl-a, @sec-a, @tbl-a\n\n::: memo\n| a |\n|---|\n| 1 |\n\n: C {#tbl-a}\n:::\n"
)


def test_a_reference_to_what_only_the_other_document_shows_is_named_once() -> None:
    assert found(report_of(reference_absent, planned(FOR_MEMO, "deck"))) == [("reference-absent", 3)]
    assert found(report_of(reference_absent, planned(FOR_MEMO, "memo"))) == []


def test_a_link_to_what_only_the_other_document_shows_is_named_too() -> None:
    links = "## A slide {#a}\n\n- [here](#a), [there](#b), [nowhere](#c)\n"
    text = f"{links}\n::: memo\n\n### B {{#b}}\n\nwords\n:::\n"
    assert found(report_of(reference_absent, planned(text, "deck"))) == [("reference-absent", 3)]
    assert found(report_of(reference_absent, planned(text, "memo"))) == []


#: Modules of checks/ that are what rules stand on.
NO_RULES = {
    "claims",
    "unused",
    "written",
    "__init__",
    "base",
    "conformance",
    "judging",
    "registry",
    "settings",
}


def test_every_rule_says_what_it_finds_and_is_registered() -> None:
    rules = {**DOCUMENT_RULES, **WRITTEN_RULES, **PLAN_RULES, **FILE_RULES}
    modules = {path.stem for path in Path(checks.__file__).parent.glob("*.py")}
    assert {name.replace("-", "_") for name in rules} == modules - NO_RULES
    for name, rule in rules.items():
        module = sys.modules[rule.__module__]
        assert module.__name__ == f"deckbuilder.checks.{name.replace('-', '_')}"
        assert (module.__doc__ or "").startswith(f"{name}: ")


def test_the_registry_runs_every_rule() -> None:
    shape = frame(
        para("\U00010300", lines=9, font=None, style=replace(STYLE, family="No Such Family")), x=-9.0
    )
    built = drawn(shape)
    lost = replace(built, document=planned("## Lost\n", "deck").document)
    report = Report()
    checks.run_plan(lost.plan, lost.document, lost.theme, lost.fonts, report)
    assert {finding.code for finding in report} == {
        "content-lost", "text-overflow", "off-page", "missing-glyph", "font-substituted",
        "slide-untitled",
    }  # fmt: skip


def test_an_empty_page_is_fine() -> None:
    built = drawn()
    page = Page(400.0, 300.0, "Blank", (), "A title", SPAN)
    report = Report()
    checks.run_plan(replace(built.plan, pages=(page,)), built.document, built.theme, built.fonts, report)
    assert found(report) == []


def test_sections_without_slides_are_told_by_the_list_of_sections() -> None:
    built = planned("# Part\n\n## A slide\n\n- words\n\n# Lost\n\n## Another\n\n- words\n", "deck")
    pages = tuple(page for page in built.plan.pages if page.layout != "Section Header")
    pages = tuple(replace(page, section=page.section if page.section == "Part" else None) for page in pages)
    meta = replace(built.plan.meta, deck=replace(built.plan.meta.deck, section_slides=False))
    report = report_of(content_lost, replace(built, plan=replace(built.plan, pages=pages, meta=meta)))
    assert found(report) == [("content-lost", 7)]


# slide-overlong


def overlong(text: str, rule: SlideOverlong = SlideOverlong()) -> list[tuple[int, str]]:  # noqa: B008
    report = Report()
    rule(planned(text, "deck"), report)
    return [(finding.span.first, finding.message) for finding in report if finding.span]


LONG = "one two three four five six seven eight nine ten"


def test_a_slide_of_many_words_or_points() -> None:
    assert overlong("## A\n\n" + f"- {LONG}\n" * 8) == []
    assert overlong("## A\n\n" + f"- {LONG}\n" * 8 + "- more\n") == [(1, "this slide has 81 words")]
    assert overlong("## A\n\n" + "- item\n" * 9) == []
    assert overlong("## A\n\n" + "- item\n" * 10) == [(1, "this slide has 10 words and 10 points")]


def test_what_a_project_takes_for_long() -> None:
    assert overlong(f"## A\n\n- {LONG}\n", SlideOverlong(words=9)) == [(1, "this slide has 10 words")]
    assert overlong("## A\n\n- a\n- b\n", SlideOverlong(bullets=1)) == [
        (1, "this slide has 2 words and 2 points")
    ]


def test_a_slide_that_goes_on_over_others_is_told_once() -> None:
    assert len(overlong("## A\n\n" + f"- {LONG} {LONG}\n" * 30)) == 1


def test_words_of_scripts_without_spaces() -> None:
    assert overlong("## A\n\n- " + "道路は冬の間閉鎖される" * 14) == []
    assert len(overlong("## A\n\n- " + "道路は冬の間閉鎖される" * 15)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "| a |\n|---|\n" + f"| {LONG} |\n" * 9,
        "```\n" + f"{LONG}\n" * 9 + "```\n",
        f"{LONG}\n" * 9,
        "- a – - & – - & – - & – - & d\n" * 8,
        "::: memo\n" + f"- {LONG}\n" * 9 + ":::\n",
    ],
)
def test_words_that_are_not_read_out_or_are_elsewhere(text: str) -> None:
    assert overlong(f"## A\n\n- one\n\n{text}") == []


def test_slides_that_wait_for_questions() -> None:
    heads = ("## A", "# B {.backup}\n\n## C", "# D\n\n## E {.appendix}", "## F")
    text = "".join(f"{head}\n\n- {LONG}\n\n" for head in heads)
    assert overlong(text, SlideOverlong(words=9)) == [
        (1, "this slide has 10 words"),
        (17, "this slide has 10 words"),
    ]
