"""Text that nobody writes on purpose: it must neither crash, nor hang, nor lose a word without a finding."""

from __future__ import annotations

import random
import string
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .outline import codes, parse
from .test_spec import parsed

#: What makes markup, with a few words between.
PIECES = [
    *"*_`~[](){}<>!#|:-+=^$&@\\'\"\n \t", "\n\n", "::: ", "::: notes\n", ":::\n", "```\n", "> ", "- ",
    "1. ", "    ", "[^a]", "\n[^a]: ", "^[", "![", "](x)", "](javascript:x)", "{.a}", "{#b", "---\n",
    "| a | b |\n|---|---|\n", "\n: ", "<div>", "</b>", "<!--", "-->", "<sub>", "&amp;", "&#0;", "www.a.b",
    "https://x.y", "a@b.c", "@fig-a", "[@k]",
    "$x$", "{{< x >}}", "> [!NOTE]\n", "word", "été", "日本", "\x07", "\ufdd0", "\u2028",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_mixture_of_markup_is_read(text: str) -> None:
    document, _ = parse(text.replace("{{", "{ {").replace("{%", "{ %").replace("{#", "{ #"))
    assert all(section.span.first <= text.count("\n") + 1 for section in document.sections)


WORD = st.text(alphabet=string.ascii_lowercase, min_size=5, max_size=8).map(lambda word: f"Ω{word}")
MARKUP = st.sampled_from([piece for piece in PIECES if piece.strip(string.ascii_letters)])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(WORD, st.just(" "), MARKUP), max_size=30))
def test_words_survive_any_markup(pieces: list[str]) -> None:
    """Whatever stands around it, a word of the author's is in the document or in a finding.

    What no reader ever sees may go: comments, link targets and titles, definitions of links, attributes.
    """
    hiding = ("<!--", "](", "[", "<", "&", "{", ":", "$", "!", "(")
    text = "".join(piece for piece in pieces if not any(mark in piece for mark in hiding))
    _, kept, report = parsed(text)
    found = kept + "".join(finding.message for finding in report) + str([finding.help for finding in report])
    lost = [piece for piece in pieces if piece.startswith("Ω") and piece in text and piece not in found]
    fences = "```" in text or "~" in text or "`" in text
    assert not lost or fences


LONG = {
    "quotes": ">" * 10_000 + "deep",
    "quotes on lines": "\n".join(">" * depth + "deep" for depth in range(1, 200)),
    "lists": "\n".join("  " * depth + "- deep" for depth in range(500)),
    "lists on one line": "- " * 5_000 + "deep",
    "open brackets": "[a " * 10_000,
    "brackets": "[" * 10_000 + "deep" + "]" * 10_000,
    "pictures": "![" * 5_000 + "deep" + "](x)" * 5_000,
    "notes": "^[" * 3_000 + "deep" + "]" * 3_000,
    "emphasis": "*a _b " * 10_000,
    "backticks": "".join("`" * length + "a" for length in range(1, 300)),
    "divs": "::: notes\n" * 3_000 + "deep",
    "unclosed divs in lists": "- ::: a\n" * 2_000,
    "closing divs": ":::\n" * 5_000,
    "colons": "a:b " * 25_000,
    "prices": "$5 " * 20_000,
    "dollars": "$a " * 20_000 + "$",
    "braces": "a{#b " * 20_000,
    "spans": "[a]{.b" * 10_000,
    "addresses": "www.a.b/" + "(" * 50_000 + ")" * 50_000,
    "mail": "a@" * 40_000,
    "citations": "[@a " * 10_000,
    "shortcodes": "{{< x " * 20_000,
    "spaced files": "![](a b.pn " * 10_000,
    "items that are none": "• a\n" * 10_000,
    "tags": "<b>" * 10_000,
    "half a tag": "<b " * 20_000,
    "comments": "<!-- " * 20_000,
    "entities": "&a" * 40_000,
    "undefined notes": "".join(f"[^{n}] " for n in range(5_000)) + "\n\n" + "[^x]: a\n" * 500,
    "definitions of links": "".join(f"[{n}]: /x\n" for n in range(5_000)),
    "a wide table": "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|b\n" * 20,
    "lists in a cell": "<table><tr><td>" + "<ul><li>deep" * 200 + "</li></ul>" * 200 + "</td></tr></table>",
    "captions": ": a\n\n" * 3_000,
    "headings": "# a\n" * 5_000,
    "trailing braces": "# " + "{ " * 5_000 + "}",
    "one long line": "word " * 20_000,
    "one long word": "x" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_long_and_deep_text_takes_no_time(name: str) -> None:
    start = time.process_time()
    _, text, report = parsed(LONG[name])
    assert time.process_time() - start < 5
    assert text or codes(report)


@pytest.mark.parametrize(
    "name", ["quotes", "lists", "lists on one line", "lists in a cell", "divs", "quotes on lines"]
)
def test_what_is_nested_too_deep_is_kept_and_named(name: str) -> None:
    _, text, report = parsed(LONG[name])
    assert "nesting-too-deep" in codes(report)
    assert text.count("deep") == LONG[name].count("deep")


def test_bytes_of_any_kind_are_read() -> None:
    source = random.Random(7)
    for _ in range(200):
        text = "".join(chr(source.randrange(0, 0x3000)) for _ in range(200)).replace("{", "(")
        parse(text)
        parse(text.replace("\n", " "))
