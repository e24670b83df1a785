"""Where lines may end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.text.breaks import in_address, inside, words
from deckbuilder.text.units import units


def parts(word: str) -> list[str]:
    spots = [0, *inside(word), len(word)]
    return [word[a:b] for a, b in itertools.pairwise(spots)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two words", ["two ", "words"]),
        ("  led in", ["  ", "led ", "in"]),
        ("trailing  ", ["trailing  "]),
        ("5\u00a0km wide", ["5\u00a0km ", "wide"]),
        ("5\u202fkm", ["5\u202fkm"]),
        ("and/or", ["and/or"]),
        ("", []),
    ],
)
def test_words_end_at_spaces(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日本語。はい", ["日", "本", "語。", "は", "い"]),
        ("「引用」と", ["「引", "用」", "と"]),
        ("GDPは3%", ["GDP", "は", "3%"]),
        ("語\u2060語", ["語\u2060語"]),
        ("བོད་ཡིག་", ["བོད་", "ཡིག་"]),
        ("བཀྲ་ཤིས། །བདེ་", ["བཀྲ་", "ཤིས། ", "།བདེ་"]),
        ("한국어", ["한", "국", "어"]),
        ("いった", ["いっ", "た"]),
    ],
)
def test_scripts_without_spaces_break_between_characters(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("well-known", ["well-", "known"]),
        ("COVID-19", ["COVID-19"]),
        ("-negative", ["-negative"]),
        ("word—word", ["word—", "word"]),
        ("“so”—he", ["“so”—", "he"]),
        ("2010–2020", ["2010–2020"]),
        ("Asia–Pacific", ["Asia–", "Pacific"]),
        ("non\u2011breaking", ["non\u2011breaking"]),
        ("typo\u00adgraphy", ["typo\u00ad", "graphy"]),
        ("zero\u200bwidth", ["zero\u200b", "width"]),
        ("and/or", ["and/or"]),
        ("plain", ["plain"]),
    ],
)
def test_breaks_inside_words(word: str, expected: list[str]) -> None:
    assert parts(word) == expected


def test_addresses_break_after_their_marks() -> None:
    address = "https://example.org/policy/2024?id=7"
    spots = [0, *in_address(address), len(address)]
    cut = [address[a:b] for a, b in itertools.pairwise(spots)]
    assert cut == ["https://", "example.", "org/", "policy/", "2024?", "id=", "7"]
    assert in_address("end.Start") == ()
    assert in_address("and/or") == ()


@given(st.text(st.sampled_from("ab -–—\u00ad\u200b\u00a0語。「་བོ\u3000é\U0001f1e7")))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(words(text)) == text
    assert "".join(units(text)) == text


@given(st.text(max_size=60))
def test_any_text_is_cut_without_loss(text: str) -> None:
    assert "".join(words(text)) == text
    assert "".join(units(text)) == text


def test_tibetan_is_shaped_by_syllables() -> None:
    assert units("བོད་ཡིག་ 日本x") == ["བོད་", "ཡིག་", " ", "日", "本", "x"]


def test_data_without_spaces_is_cut_so_that_measuring_stays_linear() -> None:
    assert max(map(len, words("x" * 10_000))) <= 200
