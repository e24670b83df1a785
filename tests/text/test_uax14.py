"""The Unicode line breaking algorithm: a line or two for each of its rules, with a bar where a line may end.

All of Unicode's LineBreakTest.txt (17.0.0, 19,338 lines) was tried when this was written. Two differ, in
which a code point without character stands before a skin tone.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.text.breaks import guessed, unicode_words, words
from deckbuilder.text.uax14 import line_break_class, opportunities


def barred(text: str) -> str:
    return "|".join(text[a:b] for a, b in pairwise([0, *opportunities(text), len(text)]))


@pytest.mark.parametrize(
    "expected",
    [
        "a\n|b\r\n|c",  # LB4 to LB6
        "one |two  |three",  # LB7, LB18
        "a\u200b |b",  # LB8
        "👩\u200d💻|👩",  # LB8a
        "e\u0301|日",  # LB9
        "日\u2060本",  # LB11
        "10\u00a0km",  # LB12
        "日|本、|語。|（は）",  # LB13, LB14
        "dit : |« Oui ! » |et",  # LB13, LB15
        "start |.789 |end",  # LB15c
        "」  ー|あ",  # LB16
        "—|a",  # LB17, B2
        "a“b”c|日|“本”|語",  # LB19, LB19a
        "the |-ism",  # LB20a
        "well-|known |re\u2010|form",  # LB21
        "א-|א",  # LB21a: not before other letters
        "日……|本",  # LB22
        "a1b |$100 |10% |100|日|¥日",  # LB23 to LB25
        "(1,234.56)% |−5 |12/34",  # LB25
        "한|국|어",  # LB26, precomposed
        "\u1112\u1161\u11ab|\u1100\u116e\u11a8",  # LB26, conjoining
        "f(x) |g[0]",  # LB30
        "🇧🇹|🇯🇵",  # LB30a
        "👍🏽|👍",  # LB30b
        "བོད་|ཡིག",  # Tibetan, after tsheg
        "ሰላም፡|ለዓለም",  # Ethiopic, after the word space
        "क्षा |का। |न",  # Devanagari
    ],
)
def test_each_rule(expected: str) -> None:
    text = expected.replace("|", "")
    assert barred(text) == expected


def test_classes_come_from_unicode() -> None:
    assert [line_break_class(char) for char in "a1 日っ་ก\u0e31\u05d0—\U0010ffff"] == [
        "AL", "NU", "SP", "ID", "CJ", "BA", "SA", "SA", "HL", "B2", "XX",
    ]  # fmt: skip


@given(
    st.text(
        st.sampled_from("ab1 .,-—“”«»()%$/日っ。「」་བกา한\u0301\u200b\u200d\u00a0🇧👍\u25cc"), max_size=30
    )
)
def test_places_are_in_order_and_inside(text: str) -> None:
    found = opportunities(text)
    assert found == sorted(set(found))
    assert all(0 < at < len(text) for at in found)
    assert "".join(unicode_words(text)) == text


def test_western_text_keeps_its_own_rules() -> None:
    text = "A well-known “word” — and/or 2010–2020, 5 % of it"
    assert unicode_words(text) == words(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("彼は「何？」と言った。", "彼|は|「何？」|と|言っ|た。"),
        ("他说：“你好。”然后走了", "他|说：|“你|好。”|然|后|走|了"),
        ("約５％（2019年）だ", "約|５％（2019|年）|だ"),
        ("日本のwell-known例", "日|本|の|well-known|例"),
        ("བཀྲ་ཤིས། །བདེ་ལེགས།", "བཀྲ་|ཤིས། །|བདེ་|ལེགས།"),
    ],
)
def test_words_of_other_scripts(text: str, expected: str) -> None:
    assert "|".join(unicode_words(text)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("กระทรวงพลังงาน", "ก|ระทรวงพ|ลัง|งาน"),
        ("ລາວເປັນ", "ລາວ|ເປັນ"),
        ("မြန်မာနိုင်ငံ", "မြန်|မာ|နိုင်|ငံ"),
        ("plain", "plain"),
    ],
)
def test_scripts_that_need_a_dictionary_are_broken_before_syllables(word: str, expected: str) -> None:
    assert "|".join(word[a:b] for a, b in pairwise([0, *guessed(word), len(word)])) == expected
