"""Which standards a memo's file may claim to keep, and what is said of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder import checks
from deckbuilder.checks import conformance, standard_withheld
from deckbuilder.checks.base import Built
from deckbuilder.model import Meta, Run, Standard
from deckbuilder.plan import (
    Bullet,
    Cell,
    FormulaShape,
    GroupShape,
    ImageShape,
    Insets,
    Page,
    Plan,
    Rect,
    Row,
    Shape,
    Span,
    TableShape,
)
from deckbuilder.report import Report
from deckbuilder.text.fonts import FontBook

from .made import SPAN, frame, para, planned, read, theme

BOX = Rect(10.0, 10.0, 50.0, 50.0)
BOTH: tuple[Standard, ...] = ("ua-1", "a-2a")


def memo(
    *shapes: Shape, asked: tuple[Standard, ...] = BOTH, title: str | None = "T", encrypted: bool = False
) -> Built:
    """A judged memo of one page with these shapes, of a document without content."""
    meta = Meta(title=title, standards=asked)
    page = Page(400.0, 300.0, "first", shapes, "", SPAN)
    book = FontBook()
    book.face("Arimo")
    document = read("")
    plan = conformance.judged(Plan((page,), meta, "memo"), document, book, encrypted=encrypted)
    return Built(plan, document, theme(), book)


def text(words: str = "Words", *, font: str | None = "Arimo:400:r", first: int = 3) -> Shape:
    return frame(para(words, font=font, span=Span("brief.md", first, first)))


def bulleted(mark: str) -> Shape:
    return frame(replace(para("Words", font="Arimo:400:r"), bullet=Bullet(mark, 10.0)))


def linked(address: str) -> Shape:
    return frame(replace(para("Words", font="Arimo:400:r"), runs=(Run("Words", href=address),)))


def picture(alt: str = "", *, decorative: bool = False) -> ImageShape:
    return ImageShape(BOX, SPAN, b"", "png", (1, 1), alt=alt, decorative=decorative)


def table(*heads: str) -> TableShape:
    row = Row(tuple(Cell((para(head, font="Arimo:400:r"),)) for head in heads), 10.0, SPAN, header=True)
    return TableShape(BOX, SPAN, (50.0,), (row,), Insets())


def test_a_sound_memo_keeps_what_it_is_to_keep() -> None:
    shapes = text(), picture("A house"), picture(decorative=True), table("Head")
    for asked in (BOTH, ("ua-1",), ("a-3b",), ()):
        built = memo(*shapes, asked=asked)
        assert built.plan.standards == asked
        assert built.plan.faults == ()


@pytest.mark.parametrize(
    ("shape", "kept"),
    [
        (picture(), ("a-2a",)),
        (GroupShape(BOX, SPAN, (text(),)), ("a-2a",)),
        (FormulaShape(BOX, SPAN, "", (), 10.0, "text", ""), ("a-2a",)),
        (table(" "), ("a-2a",)),
        (text("\ue001"), ("ua-1",)),
        (text("Is \U0010fffd private"), ("ua-1",)),
        (text(font=None), ()),
        (bulleted("•"), BOTH),
        (bulleted("\U0010ffff"), ()),
        (linked("https://example.org/" + "x" * 32_000), ("ua-1",)),
        (linked("https://example.org/" + "ü" * 4_000), ("ua-1",)),
        (picture("words " * 6_000), ("ua-1",)),
    ],
    ids=[
        "picture",
        "diagram",
        "formula",
        "table",
        "private",
        "plane 16",
        "glyph",
        "bullet",
        "no bullet",
        "address",
        "address in letters",
        "words",
    ],
)
def test_a_fault_withholds_what_it_breaks(shape: Shape, kept: tuple[Standard, ...]) -> None:
    assert memo(text(), shape).plan.standards == kept


def test_the_picture_of_a_slide_needs_no_words_but_what_is_on_it_does() -> None:
    for inside, kept in ((picture("A house"), BOTH), (picture(), ("a-2a",))):
        assert memo(GroupShape(BOX, SPAN, (text(), inside), "slide")).plan.standards == kept


def test_what_has_private_characters_can_still_be_read_off_as_unicode() -> None:
    assert memo(text("\ue001"), asked=("a-2u",)).plan.standards == ("a-2u",)


def test_a_document_without_title_is_not_accessible() -> None:
    assert memo(title=None).plan.standards == ("a-2a",)


def test_what_is_encrypted_is_not_archived() -> None:
    assert memo(encrypted=True).plan.standards == ("ua-1",)


def test_a_doubtful_language_is_not_claimed_to_be_right() -> None:
    built = planned("# Title\n\n" + "Водораздел " * 20, "memo")
    assert conformance.judged(built.plan, built.document, built.fonts).standards == ("a-2a",)


def test_a_font_that_may_not_be_embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    book = FontBook()
    monkeypatch.setattr(book.face("Arimo"), "may_embed", False)
    built = memo(text(), text(first=9))
    plan = conformance.judged(replace(built.plan, standards=(), faults=()), built.document, book)
    assert plan.standards == ()
    assert [fault.what for fault in plan.faults] == ["the font Arimo may not be embedded"]


# What is said


def told(built: Built) -> list[tuple[str, int, list[int]]]:
    report = Report()
    standard_withheld.check(built, report)
    return [
        (
            finding.message,
            finding.span.first if finding.span else 0,
            [span.first for span, _ in finding.related],
        )
        for finding in report
    ]


def test_the_warning_names_standards_reasons_and_places() -> None:
    built = memo(text(font=None, first=7), text(font=None, first=9), text(font=None, first=9))
    assert told(built) == [
        ("the PDF does not claim to keep PDF/UA-1 and PDF/A-2a: no font has one of its characters", 7, [9])
    ]


def test_of_many_places_the_first_are_named() -> None:
    built = memo(*(text(font=None, first=line) for line in range(1, 30)))
    assert told(built)[0][2] == list(range(2, 10))


def test_standards_with_reasons_of_their_own_are_told_of_apart() -> None:
    built = memo(text("\ue001", first=5), picture(), title=None)
    assert told(built) == [
        (
            "the PDF does not claim to keep PDF/UA-1: it has no title and a picture has no alternative text",
            1,
            [3],
        ),
        ("the PDF does not claim to keep PDF/A-2a: one of its characters is of private use", 5, []),
    ]


def test_nothing_is_said_of_what_was_not_asked_for() -> None:
    assert told(memo(picture(), asked=("a-2a",))) == []
    assert told(memo(text(font=None), asked=())) == []


def test_nothing_is_said_of_a_file_that_will_not_be_written() -> None:
    report = Report()
    report.error("missing-glyph", "no font has it", SPAN)
    standard_withheld.check(memo(text(font=None)), report)
    assert [found.code for found in report] == ["missing-glyph"]


def test_a_deck_is_not_judged() -> None:
    built = planned("## Slide\n\n![](none.png)\n", "deck")
    assert told(built) == []


# From the front matter to the file


@pytest.mark.parametrize(
    ("front", "claimed"),
    [
        ("title: T", [b"pdfuaid:part>1<", b"pdfaid:part>2<", b"pdfaid:conformance>A<"]),
        ("title: T\npdf-standard: ua-1", [b"pdfuaid:part>1<"]),
        (
            "title: T\npdf-standard: ua-1\nmemo: {pdf-standard: [a-3u]}",
            [b"pdfaid:part>3<", b"conformance>U<"],
        ),
        ("title: T\nmemo: {pdf-standard: none}", []),
    ],
)
def test_the_file_claims_what_the_front_matter_asks(
    front: str, claimed: list[bytes], build_memo: Callable[[str], tuple[bytes, list[str]]]
) -> None:
    data, codes = build_memo(f"---\n{front}\n---\n\nText.\n")
    assert codes == []
    for claim in (
        b"pdfuaid:part>1<",
        b"pdfaid:part>2<",
        b"pdfaid:part>3<",
        b"conformance>A<",
        b"conformance>U<",
    ):
        assert (claim in data) == any(claim in one for one in claimed)


def test_a_claim_withheld_is_not_in_the_file(build_memo: Callable[[str], tuple[bytes, list[str]]]) -> None:
    data, codes = build_memo("Text without a heading.\n")
    assert codes == ["standard-withheld"]
    assert b"pdfuaid:part>" not in data
    assert b"pdfaid:part>2<" in data


@pytest.fixture
def build_memo(tmp_path: Path) -> Callable[[str], tuple[bytes, list[str]]]:
    """Builds a brief's memo: the file, and the codes of the findings."""
    from deckbuilder.pipeline import Request, build
    from deckbuilder.project import Target, find_briefs

    def made(brief: str) -> tuple[bytes, list[str]]:
        (tmp_path / "brief.md").write_text(brief, encoding="utf-8")
        (outcome,) = build(find_briefs([tmp_path / "brief.md"], output=tmp_path), Request((Target.MEMO,)))
        return outcome.outputs[0].path.read_bytes(), [finding.code for finding in outcome.findings]

    return made


def test_the_rule_is_told_of_files() -> None:
    built = memo(picture())
    report = Report()
    plan = checks.run_file(built.plan, built.document, built.theme, built.fonts, report)
    assert plan.standards == ("a-2a",)
    assert [finding.code for finding in report] == ["standard-withheld"]
