"""Where a line of justified text gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.model import Run
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.glue import joints, parted, places, spread
from deckbuilder.text.typesetter import Typesetter
from tests.text.conftest import MEMO
from tests.text.made import overhang, shown

JAPANESE = (
    "経済産業省は計画を発表したが、その実施は遅れている。「電気がなければ、若者は谷を離れる」と語った。"
)
TIBETAN = "རྒྱལ་ཁབ་ནང་ལུ་གློག་མེ་འཐོབ་ནི་གི་འཆར་གཞི་འདི་བཟོ་སྟེ་ཡོད་རུང་ལཱ་འབད་ནི་འདི་ཕྱིར་འགྱངས་སོང་ཡོད། "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日本語。", "日|本|語。|"),
        ("は「何？」と", "は|「何？」|と|"),
        ("か\u3099な", "か\u3099|な|"),
        ("བོད་ཡིག་", "བོད་|ཡིག་|"),
        ("GDP of 5 km", "GDP of 5 km"),
    ],
)
def test_joints(text: str, expected: str) -> None:
    assert "|".join(parted(text)) + "|" * (joints(text) == len(parted(text))) == expected
    assert places(text, True) == joints(text) + text.count(" ")


@given(st.text(st.sampled_from("ab 日っ。「」་བོ\u3099\u00a0")))
def test_parts_hold_one_joint_at_most(text: str) -> None:
    parts = parted(text)
    assert "".join(parts) == text
    assert sum(joints(part) for part in parts) == joints(text)


@pytest.mark.parametrize("text", [JAPANESE * 4, TIBETAN * 4])
def test_text_without_word_spaces_is_set_full(typesetter: Typesetter, book: FontBook, text: str) -> None:
    for width in (300.0, 395.28):
        *lines, _ = typesetter.set((Run(text),), replace(MEMO, lang="ja"), width)
        if any(piece.font is None for line in lines for piece in line.pieces):
            pytest.skip("this machine has no font for the text")
        for line in lines:
            visible = sum(places(piece.text, True) for piece in line.pieces)
            visible -= places(shown(line).rstrip(" ")[-1] + shown(line)[len(shown(line).rstrip(" ")) :], True)
            drawn = line.indent + line.width + visible * line.stretch
            assert line.between
            assert 0 <= line.stretch <= 0.16 * MEMO.size
            assert drawn == pytest.approx(width + overhang(line, book))


def test_a_line_far_too_short_is_left_so() -> None:
    assert spread(19.0, 5, 2.0) == pytest.approx(3.8)
    assert spread(21.0, 5, 2.0) == 0.0
    assert spread(-3.0, 5, 2.0) == pytest.approx(-0.6)
    assert spread(1.0, 0, 2.0) == 0.0


def test_a_foreign_word_does_not_loosen_the_others(typesetter: Typesetter) -> None:
    text = "The ministry (経済産業省) set out a plan for rural electrification in the year before. " * 4
    assert not any(line.between for line in typesetter.set((Run(text),), MEMO, 300))
