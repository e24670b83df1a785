"""The Unicode line breaking algorithm (UAX #14, revision 55, Unicode 17): where lines may end in any script.

Untailored, but that a character which Unicode has not assigned is a letter even among the pictographs. What
the memo makes of it is said in `breaks`. Only text that is more than Latin, Greek and
Cyrillic needs it, and only that reads its table (``line_break.txt``, drawn from Unicode's LineBreak.txt).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import category, east_asian_width

_HARD = frozenset(["BK", "CR", "LF", "NL"])
_LETTERS = frozenset(["AL", "HL"])
_IDEOGRAPHS = frozenset(["ID", "EB", "EM"])
_SYLLABLES = frozenset(["JL", "JV", "JT", "H2", "H3"])
_AKSARAS = frozenset(["AK", "AS", "dotted"])
_HYPHENS = frozenset(["HY", "HH"])
_OPENS_QUOTE = _HARD | {"sot", "OP", "QU", "GL", "SP", "ZW"}
_CLOSES_QUOTE = _HARD | {"eot", "SP", "GL", "WJ", "CL", "QU", "CP", "EX", "IS", "SY", "ZW"}
_BEFORE_WORD_HYPHEN = _HARD | {"sot", "SP", "ZW", "CB", "GL"}


class _Item(NamedTuple):
    """A character with the marks that go with it (LB9)."""

    kind: str
    """Its class, resolved by LB1 and LB10."""
    at: int
    char: str
    joins: bool
    """It ends with a zero width joiner."""

    @property
    def wide(self) -> bool:
        return bool(self.char) and east_asian_width(self.char) in "FWH"


def opportunities(text: str) -> list[int]:
    """Indices of the characters before which a line may end, or must (after a hard break); not the text's own
    start and end."""
    items = [_Item("sot", 0, "", False), *_items(text), _Item("eot", len(text), "", False)]
    return [items[i].at for i in range(2, len(items) - 1) if _parts(items, i)]


def _items(text: str) -> list[_Item]:
    found: list[_Item] = []
    for at, char in enumerate(text):
        kind = _resolved(char)
        if kind in ("CM", "ZWJ"):
            if found and found[-1].kind not in _HARD and found[-1].kind not in ("SP", "ZW"):
                found[-1] = found[-1]._replace(joins=kind == "ZWJ")
                continue
            found.append(_Item("AL", at, char, kind == "ZWJ"))
        else:
            found.append(_Item(kind, at, char, False))
    return found


def _resolved(char: str) -> str:
    """The class after LB1. Scripts that need a dictionary (SA) are letters."""
    kind = line_break_class(char)
    if kind == "SA":
        return "CM" if category(char) in ("Mn", "Mc") else "AL"
    if char == "\u25cc":
        return "dotted"
    return {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}.get(kind, kind)


def _parts(items: list[_Item], i: int) -> bool:
    """Whether a line may end before the item at ``i``."""
    left, right = items[i - 1], items[i]
    before, after = left.kind, right.kind
    if before in _HARD:  # LB4, LB5
        return not (before == "CR" and after == "LF")
    if after in _HARD or after in ("SP", "ZW"):  # LB6, LB7
        return False
    start = i - 1
    while items[start].kind == "SP":
        start -= 1
    if items[start].kind == "ZW":  # LB8
        return True
    if left.joins or "WJ" in (before, after) or before == "GL":  # LB8a, LB11, LB12
        return False
    if after == "GL" and before not in ("SP", "BA") and before not in _HYPHENS:  # LB12a
        return False
    if _closed(items, i, start):
        return False
    if before == "SP":  # LB18
        return True
    if _quoted(items, i):
        return False
    if "CB" in (before, after):  # LB20
        return True
    return not (_worded(items, i) or _numbered(items, i) or _joined(items, i))


def _closed(items: list[_Item], i: int, start: int) -> bool:
    """LB13 to LB17: punctuation, also with spaces before it. ``start`` is what stands before the spaces."""
    right, first = items[i], items[start]
    before, after = items[i - 1].kind, right.kind
    if after in ("CL", "CP", "EX", "SY") or first.kind == "OP":
        return True
    if first.kind == "QU" and category(first.char) == "Pi" and items[start - 1].kind in _OPENS_QUOTE:
        return True
    if after == "QU" and category(right.char) == "Pf" and items[i + 1].kind in _CLOSES_QUOTE:
        return True
    if after == "IS":
        return not (before == "SP" and items[i + 1].kind == "NU")
    return (first.kind in ("CL", "CP") and after == "NS") or (first.kind == "B2" and after == "B2")


def _quoted(items: list[_Item], i: int) -> bool:
    """LB19 and LB19a: quotation marks that may open or close."""
    left, right = items[i - 1], items[i]
    if right.kind == "QU":
        far = items[i + 1]
        if category(right.char) != "Pi" or not left.wide or far.kind == "eot" or not far.wide:
            return True
    if left.kind == "QU":
        far = items[i - 2]
        return category(left.char) != "Pf" or not right.wide or far.kind == "sot" or not far.wide
    return False


def _worded(items: list[_Item], i: int) -> bool:
    """LB20a to LB24, LB28 and LB29: hyphens, letters, figures and signs."""
    before, after, earlier = items[i - 1].kind, items[i].kind, items[i - 2].kind
    letter, letters = _is_letter(before), _is_letter(after)
    if before in _HYPHENS and earlier in _BEFORE_WORD_HYPHEN and letters:
        return True
    if after in ("BA", "HH", "HY", "NS", "IN") or before == "BB":
        return True
    if earlier == "HL" and before in _HYPHENS and after != "HL":
        return True
    if (before == "SY" and after == "HL") or (before == "IS" and letters):
        return True
    if (letter and after in ("NU", "PR", "PO")) or (letters and before in ("NU", "PR", "PO")):
        return True
    if (before == "PR" and after in _IDEOGRAPHS) or (before in _IDEOGRAPHS and after == "PO"):
        return True
    return letter and letters


def _numbered(items: list[_Item], i: int) -> bool:
    """LB25: numbers stay whole, with their signs."""
    before, after = items[i - 1].kind, items[i].kind
    if after == "NU":
        return before in ("PO", "PR", "HY", "IS") or _ends_number(items, i - 1)
    if after in ("PO", "PR"):
        return _ends_number(items, i - 2 if before in ("CL", "CP") else i - 1)
    if before in ("PO", "PR") and after == "OP":
        following = items[i + 1].kind
        return following == "NU" or (following == "IS" and items[i + 2].kind == "NU")
    return False


def _ends_number(items: list[_Item], i: int) -> bool:
    while items[i].kind in ("SY", "IS"):
        i -= 1
    return items[i].kind == "NU"


def _joined(items: list[_Item], i: int) -> bool:
    """LB26 to LB28a and LB30 to LB30b: syllables, brackets, flags and emoji."""
    left, right = items[i - 1], items[i]
    before, after = left.kind, right.kind
    if before in _SYLLABLES and after in _SYLLABLES:
        follows = {"JL": ("JL", "JV", "H2", "H3"), "JV": ("JV", "JT"), "H2": ("JV", "JT")}
        return after in follows.get(before, ("JT",))
    if (before in _SYLLABLES and after == "PO") or (before == "PR" and after in _SYLLABLES):
        return True
    if _aksaras(items, i):
        return True
    if after == "OP" and not right.wide and (_is_letter(before) or before == "NU"):
        return True
    if before == "CP" and not left.wide and (_is_letter(after) or after == "NU"):
        return True
    if before == after == "RI":
        start = i - 1
        while items[start].kind == "RI":
            start -= 1
        return (i - 1 - start) % 2 == 1
    return after == "EM" and (before == "EB" or (before == "ID" and category(left.char) == "Cn"))


def _aksaras(items: list[_Item], i: int) -> bool:
    """LB28a: the syllables of Brahmic scripts without spaces."""
    before, after = items[i - 1].kind, items[i].kind
    if (before == "AP" and after in _AKSARAS) or (before in _AKSARAS and after in ("VF", "VI")):
        return True
    if before == "VI" and items[i - 2].kind in _AKSARAS and after in ("AK", "dotted"):
        return True
    return before in _AKSARAS and after in _AKSARAS and items[i + 1].kind == "VF"


def _is_letter(kind: str) -> bool:
    return kind in _LETTERS or kind == "dotted"


@cache
def line_break_class(char: str) -> str:
    """The Line_Break property of a character, as the two or three letters Unicode gives it."""
    starts, kinds = _table()
    return kinds[bisect_right(starts, ord(char)) - 1]


@cache
def _table() -> tuple[list[int], list[str]]:
    """Where each range begins, and its class."""
    lines = Path(__file__).with_name("line_break.txt").read_text("ascii").splitlines()
    entries = [entry.partition(":") for line in lines if line[0] != "#" for entry in line.split()]
    return [int(start, 16) for start, _, _ in entries], [kind for _, _, kind in entries]
