"""Whatever words a brief holds, in whatever script and construct, they are in both documents."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import east_asian_width

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from deckbuilder.report import Severity

from .pipeline import Outcome, Press
from .readback import levelled

#: Letters words are made of, none with a meaning in Markdown; a word keeps to one script.
SCRIPTS = {
    "Latin": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäéñøšğıßÅŁ",
    "Greek": "αβγδεζηθικλμνξοπρσςτυφχψωΆΈ",
    "Cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяЁ",
    "Han and kana": "日本国際安全保障協力防衛装備ひらがなカタカナ",
    "Hangul": "한국안보협력",
    "Tibetan": "བོད་སྐད་འབྲུག་ཡུལ་རྫོང་ཁ",
    "Arabic": "السلامعليكممرحباأمنتعاون",
    "Hebrew": "שלוםביטחון",
    "Devanagari": "भारतसुरक्षासहयोग",
    "Thai": "ความมั่นคงภูฏาน",
    "emoji": "🏔🛰🤝👩🔬🇧🇹🇯🇵",
}
#: Between letters: no-break and zero-width spaces, a soft hyphen, joiners, an apostrophe, a dash.
JOINTS = ("", "\u00a0", "\u202f", "\u200b", "\u00ad", "\u200d", "\u2060", "’", "–")
#: Begins every word, so that words can be told from markup.
MARK = "Ω"
WORD = re.compile(f"{MARK}[{''.join(SCRIPTS.values())}{''.join(JOINTS)}]*")
#: Begins the rest of a line of code that is too long for its frame.
CONTINUATION = "›"
MARKUP = (
    "{}",
    "{}",
    "*{}*",
    "**{}**",
    "`{}`",
    "~~{}~~",
    "[{}](https://example.org)",
    "^[{}]",
    "<sub>{}</sub>",
)

#: A block is written as its lines.
Lines = list[str]


@st.composite
def words(draw: st.DrawFn) -> str:
    letters = st.text(draw(st.sampled_from(list(SCRIPTS.values()))), min_size=1, max_size=9)
    return MARK + draw(letters) + draw(st.sampled_from(JOINTS)) + draw(letters)


def stacked(blocks: list[Lines]) -> Lines:
    """Blocks one after the other, an empty line between each two."""
    return [line for number, block in enumerate(blocks) for line in (["", *block] if number else block)]


def prefixed(first: str, other: str) -> Callable[[list[Lines]], Lines]:
    """What puts ``first`` before the first line of some blocks and ``other`` before the rest."""
    return lambda blocks: [(other if number else first) + line for number, line in enumerate(stacked(blocks))]


def fenced(opening: str) -> Callable[[list[Lines]], Lines]:
    """What makes a div of some blocks; its colons outnumber those of the divs inside."""

    def fence(blocks: list[Lines]) -> Lines:
        inside = stacked(blocks)
        colons = ":" * max([3, *(len(line) - len(line.lstrip(":")) + 1 for line in inside)])
        return [f"{colons} {opening}", *inside, colons]

    return fence


def columns(pair: list[list[Lines]]) -> Lines:
    return fenced("columns")([fenced("column")(blocks) for blocks in pair])


def table(rows: list[list[str]]) -> Lines:
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return [head, "|:--|---|--:|", *body]


def term(words: list[str]) -> Lines:
    return [words[0], f": {words[1]}"]


def inlines(most: int) -> st.SearchStrategy[str]:
    """A line of up to ``most`` words, some marked up."""
    marked = st.builds(lambda form, word: form.format(word), st.sampled_from(MARKUP), words())
    return st.lists(marked, min_size=1, max_size=most).map(" ".join)


leaves: st.SearchStrategy[Lines] = st.one_of(
    st.lists(inlines(8), min_size=1, max_size=3),
    words().map(lambda word: [f"### {word}"]),
    st.lists(words(), min_size=1, max_size=12).map(lambda lines: ["```", *lines, "```"]),
    st.lists(st.lists(inlines(2), min_size=3, max_size=3), min_size=1, max_size=6).map(table),
    st.lists(inlines(4), min_size=2, max_size=2).map(term),
)
blocks = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(prefixed("- ", "  ")),
        st.lists(inner, min_size=1, max_size=3).map(prefixed("1. ", "   ")),
        st.lists(inner, min_size=1, max_size=2).map(prefixed("> ", "> ")),
        st.lists(inner, min_size=1, max_size=2).map(
            lambda blocks: prefixed("> ", "> ")([["[!NOTE]"], *blocks])
        ),
        st.lists(st.lists(inner, min_size=1, max_size=2), min_size=2, max_size=2).map(columns),
    ),
    max_leaves=4,
)
slides = st.tuples(words(), st.lists(blocks, min_size=1, max_size=3)).map(
    lambda slide: stacked([[f"## {slide[0]}"], *slide[1]])
)
divided = st.tuples(st.sampled_from(("deck", "memo", "notes")), leaves)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


def lost(source: Lines, document: str) -> list[str]:
    """Words of the source that are not in the document. Where a line of code was broken is passed over."""
    letters = document.replace(CONTINUATION, "").replace(" ", "")
    found = WORD.findall("\n".join(source))
    return [word for word in found if not arrived(levelled(word).replace(" ", ""), letters)]


def arrived(word: str, letters: str) -> bool:
    """Whether a word is there, be it in two parts: a slide may end between letters of East Asian scripts."""
    return word in letters or any(
        0 <= letters.find(word[:at]) < letters.rfind(word[at:])
        for at in range(2, len(word))
        if east_asian_width(word[at - 1]) == east_asian_width(word[at]) == "W"
    )


def errors(outcome: Outcome) -> list[str]:
    """What is wrong, but for characters that no font of this machine has: all words are there, unseen."""
    found = [finding for finding in outcome.report if finding.severity is Severity.ERROR]
    return [finding.message for finding in found if finding.code != "missing-glyph"]


#: A failure is shown as found: making it smaller would take minutes.
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(
    max_examples=40,
    phases=UNSHRUNK,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(brief=st.lists(slides, min_size=1, max_size=2).map(stacked))
def test_every_word_is_in_both_documents(press: Press, brief: Lines) -> None:
    outcome = press.press("\n".join(brief))
    assert errors(outcome) == []
    assert lost(brief, outcome.deck) == []
    assert lost(brief, outcome.memo) == []


@settings(max_examples=30, phases=UNSHRUNK, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(slide=slides, part=divided)
def test_a_part_for_one_document_is_in_that_one_alone(
    press: Press, slide: Lines, part: tuple[str, Lines]
) -> None:
    audience, block = part
    own = [line.replace(MARK, MARK + "own") for line in block]
    outcome = press.press("\n".join(stacked([slide, [f"{MARK}end"], fenced(audience)([own])])))
    assert lost(slide, outcome.deck) == lost(slide, outcome.memo) == []
    if audience == "memo":
        assert lost(own, outcome.memo) == []
        assert f"{MARK}own" not in outcome.deck
    else:
        assert lost(own, outcome.deck) == []
        assert f"{MARK}own" not in outcome.memo


def test_a_word_that_continues_overleaf_is_read_back_whole(press: Press) -> None:
    word = MARK + "安全保障協力" * 60
    slide = columns([[[word]], [[f"> {word}"]]])
    for above in range(20, 30):
        brief = stacked([["## Title"], *[["Word."]] * above, slide])
        assert lost(brief, press.press("\n".join(brief)).memo) == []


def test_a_slide_with_nothing_to_show_is_left_out(press: Press) -> None:
    outcome = press.press("## Shown\n\n- Point\n\n## Kept back\n\n::: memo\nDetails\n:::\n")
    assert errors(outcome) == []
    assert "Kept back" not in outcome.deck
    assert "Kept back" in outcome.memo


@pytest.mark.parametrize(
    "slide",
    [
        "## Slide^[Kept]\n\n- Point",
        "# Section^[Kept]\n\n## Slide\n\n- Point",
        "# Section\n\nLead.^[Kept]\n\n## Slide\n\n- Point",
        "## Slide\n\n### Heading^[Kept]\n\n- Point",
        "## Slide\n\n> Quotation^[Kept]",
        "## Slide\n\n> Quotation\n>\n> — Somebody^[Kept]",
        "## Slide\n\n> [!NOTE]\n> Callout^[Kept]",
        "## Slide\n\n| Head^[Kept] | Other |\n|---|---|\n| Cell | Cell |",
        '## Slide {layout="Two Content"}\n\n- Point^[Kept]\n\n- Point',
        "## Slide\n\n::: columns\n::: column\n- Point^[Kept]\n:::\n::: column\n- Point\n:::\n:::",
        "## Slide\n\nProse that is spoken.^[Kept]\n\n- Point",
    ],
)
def test_a_footnote_is_kept_wherever_it_is_called(slide: str, press: Press) -> None:
    outcome = press.press(slide)
    assert errors(outcome) == []
    assert "Kept" in outcome.deck
    assert "Kept" in outcome.memo
