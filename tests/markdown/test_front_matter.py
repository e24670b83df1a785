"""Front matter: what each key may hold, and where a fault is shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.markdown import front_matter
from deckbuilder.model import Closing, DeckMeta, MemoMeta, Meta
from deckbuilder.report import Diagnostic, Report
from deckbuilder.source import Span

from .outline import lines_of


def read(yaml: str) -> tuple[Meta, dict[str, object], list[Diagnostic]]:
    report = Report()
    meta, params, body = front_matter.read(lines_of(f"---\n{yaml}\n---\nbody"), report)
    assert [line.text for line in body] == ["body"]
    return meta, params, list(report)


def sound(yaml: str) -> Meta:
    meta, _, found = read(yaml)
    assert not found
    return meta


def fault(yaml: str) -> tuple[str, int, int | None]:
    """Code, line and column of the only finding; lines are counted from the first of ``yaml``."""
    _, _, found = read(yaml)
    assert len(found) == 1
    assert found[0].span is not None
    return found[0].code, found[0].span.first - 1, found[0].span.column


def test_everything_at_once() -> None:
    meta = sound(
        """title: "Japan: a footprint"
subtitle: 2026
author: A. Writer
date: 2026-02-14
lang: en_GB
brand: night
output: japan
slide-level: 2
organisation: Policy Desk
classification: Official
status: Draft
event: The forum
location: Thimphu
keywords: [one, two]
abstract: |
  Two
  lines.

  Another paragraph.
deck: {prose: slide, footer: F, date: Soon, closing: Thanks, aspect: 4:3, section-slides: no,
  agenda: sections, slide-numbers: false, footnotes: end, handout: 2}
memo: {to: [X, Y], from: Z, cc: V, subject: S, reference: R, paper: A4}
params: {n: 1}"""
    )
    assert meta == Meta(
        title="Japan: a footprint",
        subtitle="2026",
        authors=("A. Writer",),
        date=date(2026, 2, 14),
        lang="en-GB",
        theme="night",
        output="japan",
        slide_level=2,
        organisation="Policy Desk",
        classification="Official",
        status="Draft",
        event="The forum",
        location="Thimphu",
        keywords=("one", "two"),
        abstract="Two lines.\n\nAnother paragraph.",
        deck=DeckMeta("slide", "F", "Soon", False, Closing("Thanks"), "sections", "4:3", False, "end", 2),
        memo=MemoMeta(("X", "Y"), ("Z",), "S", "R", ("V",), paper="a4"),
        span=Span("brief.md", 1, 25),
    )


@pytest.mark.parametrize(
    ("yaml", "names"),
    [
        ("author: A, B and C", ("A, B and C",)),
        ("author: [A, B]", ("A", "B")),
        ("author: {name: A}", ("A",)),
        (
            "author: [{name: A, email: a@b.c}, {name: {given: B, family: C}}, {name: {literal: D}}]",
            ("A", "B C", "D"),
        ),
        ("authors: [A]", ("A",)),
        ("author:", ()),
    ],
)
def test_authors_as_pandoc_and_quarto_take_them(yaml: str, names: tuple[str, ...]) -> None:
    assert sound(yaml).authors == names


def test_what_stands_with_an_author() -> None:
    assert sound("author: [{name: A, affiliation: X, email: a@x.org}, B]").bylines == ("X, a@x.org", "")
    listed = "author: {name: A, affiliations: [{name: X, city: Y}, Z]}"
    assert sound(listed).bylines == ("X, Z",)
    assert sound("author: [A, B]").bylines == ()


@pytest.mark.parametrize(
    ("yaml", "meant"),
    [
        ("closing: Thanks", Closing("Thanks")),
        ("closing: {title: T, text: X, contact: [A, B]}", Closing("T", "X", ("A", "B"))),
        ("closing: {contact: A}", Closing(None, None, ("A",))),
    ],
)
def test_the_closing_slide(yaml: str, meant: Closing) -> None:
    assert sound(f"deck: {{{yaml}}}").deck.closing == meant


@pytest.mark.parametrize(
    ("yaml", "meant"),
    [
        ("agenda: true", DeckMeta(agenda="once")),
        ("agenda: every section", DeckMeta(agenda="sections")),
        ("agenda: false", DeckMeta()),
        ("footer: false", DeckMeta(footer="")),
        ("footer: true", DeckMeta()),
        ("date: true", DeckMeta(date=True)),
        ('date: "true"', DeckMeta(date="true")),
        ("slide-numbers: false", DeckMeta(slide_numbers=False)),
    ],
)
def test_what_slides_show_besides_their_content(yaml: str, meant: DeckMeta) -> None:
    assert sound(f"deck: {{{yaml}}}").deck == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-02-14", date(2026, 2, 14)),
        ('"2026-02-14"', date(2026, 2, 14)),
        ("Spring 2026", "Spring 2026"),
        ("2026", "2026"),
    ],
)
def test_dates(written: str, meant: date | str) -> None:
    assert sound(f"date: {written}").date == meant


def test_the_memos_head_may_say_who_and_how_secret() -> None:
    meta = sound("classification: Official\nmemo: {classification: Secret, organization: Desk}")
    assert (meta.classification, meta.organisation) == ("Secret", "Desk")


def test_parameters_keep_their_types_by_yaml_1_2() -> None:
    _, params, _ = read(
        "title: T\nparams: {a: 1, b: 2.5, c: true, d: no, e: 12:30, f: '1', g: 2026-01-02, h: [x, {y: ~}]}"
    )
    wanted = {
        "a": 1,
        "b": 2.5,
        "c": True,
        "d": "no",
        "e": "12:30",
        "f": "1",
        "g": date(2026, 1, 2),
        "h": ["x", {"y": None}],
    }
    assert params["params"] == wanted
    assert params == {**wanted, "params": wanted, "title": "T", "lang": "en-GB"}


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        ("title: a\ntitel: b", ("front-matter-key", 2, 1)),
        ("deck:\n  foter: x", ("front-matter-key", 2, 3)),
        ("csl: x.csl", ("front-matter-unused", 1, 1)),
        ("title: [a]", ("front-matter-type", 1, 8)),
        ("memo: x", ("front-matter-type", 1, 7)),
        ("params: x", ("front-matter-type", 1, 9)),
        ("params: {a-b: 1}", ("front-matter-key", 1, 10)),
        ("deck: {section-slides: perhaps}", ("front-matter-type", 1, 24)),
        ("deck: {aspect: '16:10'}", ("front-matter-value", 1, 16)),
        ("slide-level: 7", ("front-matter-type", 1, 14)),
        ("author: [[a]]", ("front-matter-type", 1, 10)),
        ("lang: klingonese", ("language-unknown", 1, 7)),
        ("date: today", ("date-moving", 1, 7)),
        ("date: 2026-02-30", ("date-impossible", 1, 7)),
        ("output: ../x", ("output-name", 1, 9)),
        ("documents: slides", ("front-matter-value", 1, 12)),
        ("documents: none", ("front-matter-value", 1, 12)),
        ("a: b: c", ("front-matter-broken", 1, 5)),
        ("title: 'a", ("front-matter-broken", 1, 8)),
        ("title: \tx\n\ty: z", ("front-matter-broken", 2, 1)),
        ("title: a\ntitle: b", ("front-matter-key-twice", 2, 1)),
        ("title: &x a", ("front-matter-broken", 1, 8)),
        ("title: *x", ("front-matter-broken", 1, 8)),
        ("title: !!python/name:os.system x", ("front-matter-broken", 1, 8)),
        ("- a", ("front-matter-type", 1, 1)),
        ("words", ("front-matter-type", 1, 1)),
        ("? [a]\n: b", ("front-matter-broken", 1, 3)),
        ('title: "\\x07bell"', ("control-character", 1, 8)),
        ("title: " + "[" * 1000, ("front-matter-broken", 1, 27)),
    ],
)
def test_faults_have_a_place(yaml: str, place: tuple[str, int, int | None]) -> None:
    assert fault(yaml) == place


def test_a_great_number_of_values_is_refused_at_once() -> None:
    code, _, _ = fault("keywords: [" + "a, " * 30_000 + "a]")
    assert code == "front-matter-broken"


@pytest.mark.parametrize("text", ["", "body", "---", "---\n\nbody", "\n\n# A\n---\n", "--- \n\n---"])
def test_no_front_matter_is_fine(text: str) -> None:
    report = Report()
    meta, params, body = front_matter.read(lines_of(text), report)
    assert (meta, params, body) == (Meta(), {}, lines_of(text))
    assert not len(report)


@pytest.mark.parametrize(
    "text", ["---\n---\nbody", "---\ntitle: x\n...\nbody", "\n--- \ntitle: x\n---  \nbody"]
)
def test_fences_of_the_block(text: str) -> None:
    report = Report()
    _, _, body = front_matter.read(lines_of(text), report)
    assert [(line.text, line.number) for line in body] == [("body", text.count("\n") + 1)]
    assert not len(report)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["title", "memo", "params", ": ", ":", "- ", "[", "]", "{", "}", "'", '"', "\n", "\n  ", "&a",
             "*a", "!!str ", "|\n", ">-\n", "# ", "? ", ", ", "1", "2026-01-01", "\t", "%", "@",
             "`", "é", "\x07", "\ud800"]
        ),
        max_size=25,
    ).map("".join)
)  # fmt: skip
def test_any_yaml_gives_a_value_or_findings(yaml: str) -> None:
    front_matter.read(lines_of(f"---\ntitle: x\n{yaml}\n---\nbody"), Report())


def test_a_theme_of_marps_is_passed_over_in_a_deck_of_marps() -> None:
    meta, _, found = read("marp: true\ntheme: gaia")
    assert meta.theme is None
    assert [finding.severity.label for finding in found] == ["note", "note"]
    assert sound("theme: gaia").theme == "gaia"


def test_documents_in_the_order_in_which_they_are_made() -> None:
    assert sound("documents: [Memo, deck]").documents == ("deck", "memo")
    assert sound("documents: deck.pdf").documents == ("deck.pdf",)
    assert sound("title: x").documents == ()
