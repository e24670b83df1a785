"""Program text: letters, colours, long lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder import blocks
from deckbuilder.blocks.base import Node
from deckbuilder.plan import Para
from deckbuilder.report import Report
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.typesetter import Typesetter
from tests.blocks.fake import node, paras, read, room


def fence(text: str, word: str = "text") -> Node:
    return node("fence", text=text, word=word)


def laid(tree: Node, width: float = 400.0) -> Para:
    (para,) = paras(blocks.lay(read(tree)[0], room(width)).shapes)
    return para


def text(para: Para) -> str:
    return "".join(run.text for run in para.runs)


@given(st.text(st.sampled_from("ab {}\n\"'#"), min_size=1, max_size=80).filter(str.strip))
def test_every_letter_is_kept_in_any_language(source: str) -> None:
    for word in ("text", "python", "c"):
        assert text(laid(fence(source, word), 2000)) == source.rstrip("\n")


def test_colours_are_roles() -> None:
    source = 'def f(x: int) -> str:  # why\n    return "a" + 1'
    colors = {run.text.strip(): run.color for run in laid(fence(source, "python")).runs}
    assert colors["def"] == colors["return"] == "code-keyword"
    assert colors["f"] == "code-name"
    assert colors["# why"] == "code-comment"
    assert colors['"a"'] == "code-string"
    assert colors["1"] == "code-number"


def test_a_language_nobody_knows_is_noted() -> None:
    report = Report()
    read(fence("x = 1", "pyhton"), report=report)
    assert [(finding.code, finding.help) for finding in report] == [
        ("code-language", "did you mean `python`?")
    ]


@pytest.mark.parametrize("word", ["", "text", "txt"])
def test_plain_text_is_no_language(word: str) -> None:
    report = Report()
    read(fence("x = 1", word), report=report)
    assert not list(report)


def test_empty_code_is_nothing() -> None:
    assert read(fence(" \n\n")) == ()


def test_tabs_become_spaces() -> None:
    assert text(laid(fence("\tx\n\t\ty"))) == "    x\n        y"


def test_lines_too_long_are_marked_where_they_go_on() -> None:
    para = laid(fence("word " * 40 + "\nnext", "text"), 216)  # 50 characters inside the padding
    lines = text(para).split("\n")
    assert [line.startswith("›\u00a0") for line in lines] == [False, True, True, True, True, False]
    assert all(len(line) <= 50 and not line.endswith(" ") for line in lines[:-2])
    assert len(para.lines) == len(lines)


@given(st.text(st.sampled_from("abc. "), min_size=1, max_size=90).filter(str.strip), st.floats(60, 300))
def test_the_mark_stands_on_the_line_it_marks(source: str, width: float) -> None:
    real = replace(room(width), typesetter=Typesetter(FontBook()))
    (para,) = paras(blocks.lay(read(fence(source))[0], real).shapes)
    assert len(para.lines) == text(para).count("\n") + 1


def test_cut_between_source_lines() -> None:
    source = "\n".join(f"line {n}" for n in range(20))
    cut = blocks.split(read(fence(source))[0], room(), 12 + 8 * 9.6 + 1)
    assert cut is not None
    parts = [text(paras(blocks.lay(part, room()).shapes)[0]) for part in cut]
    assert parts[0].count("\n") == 7
    assert "\n".join(parts) == source


@pytest.mark.parametrize("key", ["caption", "filename", "title"])
def test_the_caption_stands_above_the_first_part(key: str) -> None:
    (block,) = read(node("fence", text="\n".join("abcdefgh"), word="text", attrs={key: "a.py"}))
    height = 8 * 1.2 + 4 + 12 + 4 * 9.6 + 1  # the caption, the space below it, the padding, four lines
    cut = blocks.split(block, room(), height)
    assert cut is not None
    shown = [[text(para) for para in paras(blocks.lay(part, room()).shapes)] for part in cut]
    assert shown == [["a.py", "a\nb\nc\nd"], ["e\nf\ng\nh"]]
    assert blocks.lay(cut[0], room()).height <= height


def test_a_line_longer_than_the_frame_is_cut_inside() -> None:
    source = "word " * 300
    (block,) = read(fence(source))
    assert blocks.split(block, replace(room(216), at_top=False), 60) is None
    cut = blocks.split(block, room(216), 60)
    assert cut is not None
    assert blocks.lay(cut[0], room(216)).height <= 60
    kept = "".join(run.text for part in cut for line in part.texts() for run in line)
    assert kept == source.rstrip("\n")
