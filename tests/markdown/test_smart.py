"""Punctuation set like a typesetter's, by language, and what is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.markdown.smart import Smart
from deckbuilder.model import plain

from .outline import codes, parse


def said(text: str, front: str = "lang: en-GB") -> str:
    document, report = parse(f"---\n{front}\n---\n\n{text}")
    assert codes(report) == []
    (block,) = document.sections[0].blocks
    return plain(block.texts()[0])


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en-GB", "Say “the ‘inner’ word” – it’s done…"),
        ("de", "Say „the ‚inner‘ word“ – it’s done…"),
        ("de-CH", "Say «the ‹inner› word» – it’s done…"),
        ("fr", "Say «\u202fthe “inner” word\u202f» – it’s done…"),
        ("sv", "Say ”the ’inner’ word” – it’s done…"),
        ("dz", "Say “the ‘inner’ word” – it’s done…"),
        ("ja", """Say "the 'inner' word" -- it's done..."""),
    ],
)
def test_marks_are_those_of_the_language(lang: str, expected: str) -> None:
    assert said("""Say "the 'inner' word" -- it's done...""", f"lang: {lang}") == expected


def test_hebrew_has_marks_of_its_own_within_words() -> None:
    assert said("""4 ש"ח, עמ' 12, "צ'ק" 'שם'""", "lang: he") == "4 ש״ח, עמ׳ 12, ”צ׳ק” ’שם’"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"*Happiness*," he said.', "“Happiness,” he said."),
        ('**"One** two"', "“One two”"),
        ('("a") ["b"] —"c"', "(“a”) [“b”] —“c”"),
        ("the '90s, 'tis, rock 'n' roll", "the ’90s, ’tis, rock ’n’ roll"),
        ("The states' rights, Bhutan's", "The states’ rights, Bhutan’s"),
        ("2010--2020 --- and on", "2010–2020 — and on"),
        ("two\n\"lines\" 'of'\ntext", "two “lines” ‘of’ text"),
        ('He said "yes', "He said “yes"),
        ("[a 'link' text](https://example.org/a--b'c)", "a ‘link’ text"),
        ('<p>"Quoted" text</p>', "“Quoted” text"),
    ],
)
def test_english_as_it_is_written(written: str, expected: str) -> None:
    document, _ = parse(f"# T\n\n{written}")
    assert plain(document.sections[0].blocks[0].texts()[0]) == expected


@pytest.mark.parametrize(
    "written",
    [
        'a `"b" -- c...`',
        "https://example.org/a--b'c...d",
        "<https://example.org/a--b>",
        "the option --strict",
        "a --> b <-- c ---- d .... e",
        "5' 10\" tall",
        "a -- b",
    ],
)
def test_code_addresses_and_signs_stay(written: str) -> None:
    front = "smart: false" if written == "a -- b" else "lang: en"
    assert said(written, front) == written.strip("<>").replace("`", "")


@pytest.mark.parametrize("written", [r"\"a\" it\'s", "&quot;a&quot; it&#39;s"])
def test_what_is_escaped_stays(written: str) -> None:
    assert said(written) == '"a" it\'s'


def test_a_passage_in_another_language_has_its_marks() -> None:
    document, _ = parse('# T\n\n["Ja"]{lang=de} "yes"\n\n::: {lang=fr}\n"Oui" ; non !\n:::')
    first, second = document.sections[0].blocks
    assert plain(first.texts()[0]) == "„Ja“ “yes”"
    assert plain(second.texts()[0]) == "«\u202fOui\u202f»\u202f; non\u202f!"


def test_titles_in_the_front_matter_are_set_too() -> None:
    document, _ = parse('---\ntitle: Bhutan\'s "middle path" -- a brief\n---\n\n# T\n\nText.')
    assert document.meta.title == "Bhutan’s “middle path” – a brief"


@given(st.text(alphabet="ab1 .-'\"(«»\u202f", max_size=60), st.sampled_from(["en", "fr", "de", "ja"]))
def test_nothing_but_marks_changes(text: str, lang: str) -> None:
    kept = Smart().set(text, "", lang)
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]
    assert lang != "ja" or kept == text
    assert lang == "fr" or set(text) & set("\"'-.") or kept == text


def test_a_text_full_of_ticks_takes_no_time() -> None:
    started = time.perf_counter()
    Smart().set("'a " * 50_000, "", "en")
    Smart().set(" 'a" * 50_000, "", "en")
    assert time.perf_counter() - started < 3
