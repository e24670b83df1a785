"""What kind of symbol a character is, and how it is written in a line of text."""

from __future__ import annotations

import unicodedata
from typing import Literal

Kind = Literal["plain", "function", "large", "binary", "relation", "open", "close", "mark", "text"]
"""TeX's classes of atoms (The TeXbook, chapter 17), names of functions and words told apart."""

OPENS, CLOSES = "([{⟨⌈⌊", ")]}⟩⌉⌋"
_LARGE = "∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂"
_BINARY = "+−-±∓×÷·⋅∗*∘∙∪∩∧∨⊕⊖⊗⊙∖⋆∔"
_RELATIONS = "=<>:∝∣∤∥∦⊂⊃⊆⊇⊥"
#: Blocks of relations and arrows in Unicode: U+2190 to U+21FF, and so on.
_RELATION_RANGES = ((0x2190, 0x21FF), (0x2208, 0x220D), (0x223C, 0x228B), (0x22A2, 0x22AF), (0x27F5, 0x27FF))
#: Mathematical characters that few text fonts have, by those that all have and that look alike.
_PLAIN = {"∣": "|", "∥": "‖", "∗": "*", "⋅": "·", "∼": "~", "∖": "\\", "⁡": "", "⁢": "", "⁣": ""}
_ABOVE = {
    "ˆ": "\u0302", "\u0302": "\u0302", "˜": "\u0303", "\u0303": "\u0303", "¯": "\u0304", "‾": "\u0305",
    "˙": "\u0307", "¨": "\u0308", "→": "\u20d7", "ˇ": "\u030c", "´": "\u0301", "`": "\u0300",
    "˘": "\u0306", "˚": "\u030a",
}  # fmt: skip
_BELOW = {"¯": "\u0331", "‾": "\u0332"}

SUPERSCRIPTS = dict(zip("0123456789+−-=()ni′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ′", strict=True))
SUBSCRIPTS = dict(zip("0123456789+−-=()aeoxhklmnpstijruv", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", strict=True))

#: Mathematical alphabets that are the letters of a text font in another look.
_FOLDED = ("MATHEMATICAL BOLD", "MATHEMATICAL ITALIC", "MATHEMATICAL SANS", "MATHEMATICAL MONOSPACE")


def kind_of(text: str) -> Kind:
    """The kind of one symbol, or of an operator's name."""
    if len(text) != 1:
        return "function" if text[:1].isalpha() else "plain"
    for signs, kind in _KINDS:
        if text in signs:
            return kind
    return "relation" if any(low <= ord(text) <= high for low, high in _RELATION_RANGES) else "plain"


_KINDS: tuple[tuple[str, Kind], ...] = (
    (OPENS, "open"), (CLOSES, "close"), (_LARGE, "large"), (_BINARY, "binary"), (_RELATIONS, "relation"),
    (",;", "mark"),
)  # fmt: skip


def letter(character: str) -> tuple[str, bool, bool]:
    """A symbol as text fonts have it, whether it is set italic, and whether bold.

    Latin and small Greek letters are italic, as TeX sets them; letters of the mathematical alphabets (U+1D400
    on) become plain ones with the look they stand for, where there is one.
    """
    if len(character) != 1:
        return character, False, False
    plain = _PLAIN.get(character, character)
    name = unicodedata.name(character, "") if ord(character) >= 0x1D400 else ""
    if name.startswith(_FOLDED) and "SCRIPT" not in name and "FRAKTUR" not in name:
        return unicodedata.normalize("NFKC", character), "ITALIC" in name, "BOLD" in name
    is_italic = (
        "a" <= character <= "z"
        or "A" <= character <= "Z"
        or "α" <= character <= "ω"
        or character in "ϵϑϕϱϖ∂ℓ"
    )
    return plain, is_italic and character not in "∂ℓ", False


def combining(accent: str, *, below: bool) -> str:
    """The combining character for a spacing accent; empty for what is none."""
    return (_BELOW if below else _ABOVE).get(accent, "")
