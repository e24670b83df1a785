"""Rules over what screen readers and weak eyes need: what PowerPoint's Accessibility Checker asks for."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckbuilder import checks
from deckbuilder.checks import (
    alt_missing,
    alt_unhelpful,
    contrast_low,
    headers_missing,
    section_repeated,
    slide_untitled,
    text_small,
    title_repeated,
)
from deckbuilder.checks.base import Built
from deckbuilder.layout import deck
from deckbuilder.model import Meta, Run
from deckbuilder.plan import (
    Cell,
    GroupShape,
    ImageShape,
    Insets,
    Page,
    Para,
    PathShape,
    Plan,
    Rect,
    Row,
    Shape,
    TableShape,
    TextShape,
)
from deckbuilder.report import Report, Severity
from deckbuilder.source import Span
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme import brand

from .made import SPAN, STYLE, drawn, fonts, found, frame, para, planned, read, theme

BOX = Rect(20.0, 20.0, 200.0, 100.0)
PADDING = Insets(4.0, 4.0, 4.0, 4.0)


def image(alt: str, *, decorative: bool = False) -> ImageShape:
    return ImageShape(BOX, SPAN, b"", "png", (1, 1), alt=alt, decorative=decorative)


def table(*rows: Row, alt: str = "Costs by year") -> TableShape:
    return TableShape(BOX, SPAN, (100.0, 100.0), rows, PADDING, alt=alt)


def row(*words: str, header: bool = False, **first: int) -> Row:
    cells = [Cell((para(word),) if word else ()) for word in words]
    cells[0] = replace(cells[0], **first)
    return Row(tuple(cells), 20.0, SPAN, header)


HEAD, BODY = row("Year", "Cost", header=True), row("2024", "7")


def pages(*made: tuple[str, str, str | None]) -> Built:
    """A deck of slides given by layout, title and section, each from a line of its own."""
    shown = (
        Page(400.0, 300.0, layout, (), title, Span("brief.md", line, line), section=section)
        for line, (layout, title, section) in enumerate(made, 1)
    )
    return Built(Plan(tuple(shown), Meta(), "deck"), read(""), theme(), fonts())


@pytest.mark.parametrize(
    "alt",
    ["map.png", "See figure-3.JPG", "image", "Image 2", "A picture", "Chart.", "screenshot", "the logo"],
)
def test_alternative_texts_that_say_nothing(alt: str) -> None:
    report = Report()
    alt_unhelpful.check(drawn(GroupShape(BOX, SPAN, (image(alt),), alt="Three steps")), report)
    assert found(report) == [("alt-unhelpful", 3)]


@pytest.mark.parametrize(
    "alt", ["", "Chart of costs by year", "Table: Year, Cost", "The plan of 3.5 km", "Logos"]
)
def test_alternative_texts_that_say_something_or_are_not_there(alt: str) -> None:
    report = Report()
    alt_unhelpful.check(drawn(image(alt)), report)
    assert list(report) == []


@pytest.mark.parametrize(
    "shape", [image(" "), table(HEAD, alt=""), GroupShape(BOX, SPAN, (PathShape(BOX, SPAN, "rect"),))]
)
def test_objects_without_words(shape: Shape) -> None:
    report = Report()
    alt_missing.check(drawn(shape, shape), report)
    assert found(report) == [("alt-missing", 3)]


@pytest.mark.parametrize(
    "shape",
    [
        image("Ridges"),
        image("", decorative=True),
        table(HEAD),
        PathShape(BOX, SPAN, "rect"),
        GroupShape(BOX, SPAN, (image(""),), alt="Three steps"),
        frame(para("words")),
    ],
)
def test_objects_that_speak_or_are_decoration(shape: Shape) -> None:
    report = Report()
    alt_missing.check(drawn(shape), report)
    assert list(report) == []


def test_a_missing_text_is_reported_once() -> None:
    report = Report()
    report.warning("alt-missing", "the picture has none", SPAN)
    alt_missing.check(drawn(image("")), report)
    assert len(report) == 1


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ((HEAD, BODY), False),
        ((row("", "Cost", header=True), BODY), False),
        ((BODY, BODY), True),
        ((row("", "", header=True), BODY), True),
    ],
)
def test_tables_without_header(rows: tuple[Row, ...], missing: bool) -> None:
    report = Report()
    headers_missing.check(drawn(table(*rows)), report)
    assert [code for code, _ in found(report)] == ["headers-missing"] * missing


def test_headers_of_rows_suffice_in_a_memo() -> None:
    named = replace(BODY, cells=(replace(BODY.cells[0], scope="row"), *BODY.cells[1:]))
    memo, partly, deck = Report(), Report(), Report()
    headers_missing.check(drawn(table(named, named), kind="memo"), memo)
    headers_missing.check(drawn(table(named, BODY), kind="memo"), partly)
    headers_missing.check(drawn(table(named, named), kind="deck"), deck)
    assert [len(report) for report in (memo, partly, deck)] == [0, 1, 1]


PLAIN = "+-----+-----+\n| a   | b   |\n+=====+=====+\n| c   | d   |\n+-----+-----+"
ACROSS_HEAD = "+-----+-----+\n| a         |\n+=====+=====+\n| c   | d   |\n+-----+-----+"
ACROSS_BODY = "+-----+-----+\n| a   | b   |\n+=====+=====+\n| c         |\n+-----+-----+"
DOWN = (
    "+-----+-----+\n| a   | b   |\n+=====+=====+\n| c   | d   |\n|     +-----+\n|     | e   |\n+-----+-----+"
)


@pytest.mark.parametrize(
    ("table", "merged"),
    [
        (PLAIN, False),
        (ACROSS_BODY, False),
        (ACROSS_HEAD, True),
        (DOWN, True),
        (f"{DOWN}\n\n: Costs by year", False),
    ],
)
def test_merged_cells(table: str, merged: bool) -> None:
    report = Report()
    checks.run_document(read(f"## A\n\n{table}\n"), report)
    assert [(finding.code, finding.severity) for finding in report] == [
        ("cells-merged", Severity.NOTE)
    ] * merged


def test_slides_without_title() -> None:
    report = Report()
    slide_untitled.check(pages(("Title Only", "One", None), ("Title Only", " ", None)), report)
    assert found(report) == [("slide-untitled", 2)]


def test_a_slide_without_a_title_that_goes_on_is_named_once() -> None:
    built, report = planned("\n".join(f"- Item {number}" for number in range(40)), "deck"), Report()
    assert len(built.plan.pages) > 1
    slide_untitled.check(built, report)
    assert found(report) == [("slide-untitled", 1)]


def test_titles_that_read_alike() -> None:
    report = Report()
    content = "Title and Content"
    title_repeated.check(
        pages(
            ("Title Slide", "Costs", None), ("Section Header", "Costs", "Costs"), (content, "Costs", "Costs"),
            (content, "costs ", "Costs"), (content, "", "Costs"), (content, "", "Costs"),
        ),
        report,
    )  # fmt: skip
    assert found(report) == [("title-repeated", 4)]
    (finding,) = report
    assert [span.first for span, _ in finding.related] == [3]


def test_parts_of_one_slide_share_no_title() -> None:
    slide = Page(400.0, 300.0, "Title Only", (), "One", SPAN)
    report = Report()
    title_repeated.check(Built(Plan((slide, slide), Meta(), "deck"), read(""), theme(), fonts()), report)
    assert list(report) == []


def test_sections_of_one_name() -> None:
    report = Report()
    slides = (("Title Only", name, name) for name in ("A", "A", "B", "A"))
    section_repeated.check(pages(*slides, ("Title Only", "x", None)), report)
    assert found(report) == [("section-repeated", 4)]


def test_small_text_is_noted_on_slides() -> None:
    tiny = replace(STYLE, size=8.0)
    for kind, codes in (("deck", ["text-small"]), ("memo", [])):
        report = Report()
        text_small.TextSmall()(drawn(frame(para("a", style=tiny), para("b", style=tiny)), kind=kind), report)  # type: ignore[arg-type]
        assert [code for code, _ in found(report)] == codes


def words(ink: str, size: float = 10.0, weight: int = 400, **run: object) -> Para:
    style = replace(STYLE, color=ink, size=size, weight=weight)
    made = para("words", style=style)
    return replace(made, runs=(Run("words", **run),))  # type: ignore[arg-type]


def text(*paras: Para, fill: str | None = None) -> TextShape:
    return replace(frame(*paras), fill=fill)


GROUND = PathShape(Rect(0.0, 0.0, 400.0, 300.0), SPAN, "rect", fill="heading")
BEHIND_OTHER_THINGS = PathShape(Rect(200.0, 0.0, 200.0, 300.0), SPAN, "rect", fill="heading")
PICTURE = image("Ridges")


@pytest.mark.parametrize(
    ("shapes", "low"),
    [
        ((text(words("text")),), []),
        ((text(words("inverse")),), ["`inverse` on `background`"]),
        ((text(words("inverse"), fill="heading"),), []),
        ((text(words("text"), fill="heading"),), ["`text` on `heading`"]),
        ((GROUND, text(words("text"))), ["`text` on `heading`"]),
        ((GROUND, text(words("inverse"))), []),
        ((BEHIND_OTHER_THINGS, text(words("text"))), []),
        ((text(words("text")), GROUND), []),
        ((PICTURE, text(words("inverse"))), []),
        ((GroupShape(BOX, SPAN, (GROUND, text(words("text"))), alt="x"),), ["`text` on `heading`"]),
        ((GROUND, table(HEAD)), ["`text` on `heading`"]),
        ((GROUND, text(words("inverse", color="text"))), ["`text` on `heading`"]),
        ((GROUND, text(words("inverse", href="https://example.org"))), ["`link` on `heading`"]),
        ((text(words("text", mark=True)),), []),
        ((text(words("inverse", mark=True)),), ["`inverse` on marked text"]),
        ((GROUND, text(words("text"), words("text"))), ["`text` on `heading`"]),
    ],
)  # fmt: skip
def test_text_against_what_is_behind_it(shapes: tuple[Shape, ...], low: list[str]) -> None:
    report = Report()
    contrast_low.check(drawn(*shapes), report)
    assert [finding.message.removeprefix("in the deck, ").partition(" has a")[0] for finding in report] == low


@pytest.mark.parametrize(
    ("size", "weight", "low"), [(17.5, 400, True), (18.0, 400, False), (13.5, 700, True), (14.0, 700, False)]
)
def test_large_text_needs_less_contrast(size: float, weight: int, low: bool) -> None:
    palette = theme().deck.palette
    grey = replace(palette.roles["muted"], rgb="888888")  # 3.5 to 1 on white
    brand = replace(
        theme(), deck=replace(theme().deck, palette=replace(palette, roles={**palette.roles, "muted": grey}))
    )
    report = Report()
    contrast_low.check(replace(drawn(text(words("muted", size, weight))), theme=brand), report)
    assert bool(list(report)) is low


def test_a_layouts_own_fields_count_as_ground() -> None:
    slide = Page(960.0, 540.0, "Title Slide", (replace(text(words("text")), box=BOX),), "T", SPAN)
    report = Report()
    contrast_low.check(Built(Plan((slide,), Meta(), "deck"), read(""), theme(), fonts()), report)
    assert [finding.message.partition(" has a")[0] for finding in report] == [
        "in the deck, `text` on `heading`"
    ]


def test_layouts_count_as_they_are_drawn_for_text_from_right_to_left() -> None:
    ministry = brand.load("ministry", (), Report())
    assert ministry is not None
    report, meta = Report(), Meta(title="מדיניות", subtitle="תדריך", lang="he")
    document = replace(read("## A\n\n- b\n"), meta=meta)
    book = FontBook(ministry.fonts)
    plan = deck.plan(document, ministry, Typesetter(book), report, with_memo=False)
    contrast_low.check(Built(plan, document, ministry, book), report)
    assert list(report) == []


@pytest.mark.parametrize("words", ["here", "Click here", "click **here**.", "read more…", "ici", "Link"])
def test_links_whose_words_say_nothing(words: str) -> None:
    report = Report()
    checks.run_document(read(f"## A\n\nSee [{words}](https://example.org) now.\n"), report)
    assert found(report) == [("link-vague", 3)]


@pytest.mark.parametrize(
    "link",
    ["[the report](https://example.org)", "<https://example.org>", "[here and there](https://example.org)"],
)
def test_links_whose_words_say_something(link: str) -> None:
    report = Report()
    checks.run_document(read(f"## A\n\nSee {link} now.\n"), report)
    assert list(report) == []


def test_long_addresses_are_noted() -> None:
    report = Report()
    checks.run_document(read(f"## A\n\n- <https://example.org/{'x' * 60}>\n"), report)
    assert [(finding.code, finding.severity) for finding in report] == [("link-vague", Severity.NOTE)]


RUSSIAN = "Решение о реке должно быть принято до начала дождей этого года."


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        (RUSSIAN, True),
        (f"# {RUSSIAN}\n\n- a", True),
        ("One short line, and some Ελληνικά in it, as a quotation may have.", False),
        (f"{RUSSIAN}\n\n{'Words and words. ' * 9}", False),
        (f"[{RUSSIAN}]{{lang=ru}}", False),
        ("Да", False),
        ("Đường đến trường Việt Nam vẫn còn dài, và mọi người đều biết.", False),
    ],
)
def test_text_of_another_script_than_the_language_has(text: str, doubtful: bool) -> None:
    report = Report()
    checks.run_document(read(text), report)
    assert [finding.code for finding in report] == ["language-doubtful"] * doubtful


def test_languages_of_another_script_are_not_doubted() -> None:
    report, document = Report(), read(RUSSIAN)
    checks.run_document(replace(document, meta=replace(document.meta, lang="ru")), report)
    assert list(report) == []
