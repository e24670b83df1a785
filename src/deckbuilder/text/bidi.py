"""Embedding levels and visual order: the Unicode Bidirectional Algorithm (UAX #9, revision 50).

It knows characters, not fonts, runs or lines. Paragraphs are told their direction; which languages run from
right to left, `direction` knows.

A letter stands for each bidirectional class, so that the rules are regular expressions over a string of
classes. No library gives levels: python-bidi returns a reordered string, which runs and fonts cannot be found
in again; PyICU needs ICU's own 30 MB.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import bidirectional, category, mirrored, normalize

#: Letters for the classes of UAX #9, table 4. Isolate initiators and their end are one class until they are
#: matched, and neutral after it.
_LETTERS = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "#", "ES": "+", "ET": "%", "CS": ",", "NSM": "M",
    "BN": "b", "B": "B", "S": "s", "WS": "w", "ON": "o", "LRI": "<", "RLI": "<", "FSI": "<", "PDI": ">",
    "LRE": "b", "RLE": "b", "LRO": "b", "RLO": "b", "PDF": "b",
}  # fmt: skip
#: Depth of embeddings that are told apart (rule BD2).
_DEEPEST = 125
#: Bracket pairs that are looked for in one sequence (rule BD16).
_MOST_BRACKETS = 63
_LRI, _RLI, _PDI = "\u2066", "\u2067", "\u2069"
_EXPLICIT = re.compile("[\u202a-\u202e\u2066-\u2069]")


class _Classes(dict[int, str]):
    """The class letters of the characters met so far, for `str.translate`; what is not assigned runs from
    left to right."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _LETTERS.get(bidirectional(chr(code)), "L")
        return letter


_CLASSES = _Classes()


def levels(text: str, base: int) -> list[int]:
    """The embedding level of every character of a paragraph whose own level is ``base`` (0 or 1): even ones
    run from left to right. Controls have the level of what stands before them."""
    classes = text.translate(_CLASSES)
    found = [base] * len(text)
    overridden = classes
    if _EXPLICIT.search(text):
        found, overridden = _explicit(text, base)
    kept = range(len(text)) if "b" not in classes else [at for at, kind in enumerate(classes) if kind != "b"]
    for sequence, level, before, after in list(_sequences(text, kept, found, base)):
        resolved = _resolved(
            "".join([overridden[at] for at in sequence]), [text[at] for at in sequence], level, before, after
        )
        for at, kind in zip(sequence, resolved, strict=True):
            found[at] = level + _IMPLICIT[level % 2][kind]
    _separators(classes, found, base)
    if len(kept) < len(text):
        previous = base
        for at, kind in enumerate(classes):
            if kind == "b":
                found[at] = previous
            previous = found[at]
    return found


def visual_order(found: Sequence[int]) -> list[int]:
    """Indices of the parts of a line with these levels, from left to right (rule L2)."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), min((one for one in found if one % 2), default=1) - 1, -1):
        place = 0
        for inside, group in groupby([found[at] >= level for at in order]):
            length = len(list(group))
            if inside:
                order[place : place + length] = order[place : place + length][::-1]
            place += length
    return order


def isolated(text: str, rtl: bool) -> str:
    """A passage that is put in order by itself, in its own direction."""
    return f"{_RLI if rtl else _LRI}{text}{_PDI}"


def _explicit(text: str, base: int) -> tuple[list[int], str]:
    """Rules X1 to X8: the level that embeddings give each character, and its class where one overrides it."""
    found: list[int] = []
    kinds: list[str] = []
    stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override, isolate
    lost_isolates = lost_embeddings = isolates = 0
    ends = _isolate_ends(text)
    for at, char in enumerate(text):
        kind = bidirectional(char)
        level, override, _ = stack[-1]
        letter = override or _CLASSES[ord(char)]
        if kind in ("RLE", "LRE", "RLO", "LRO"):
            deeper = _deeper(level, kind[0] == "R")
            if deeper <= _DEEPEST and not lost_isolates and not lost_embeddings:
                stack.append((deeper, kind[0] if kind[2] == "O" else "", False))
            elif not lost_isolates:
                lost_embeddings += 1
            letter = "b"
        elif kind in ("RLI", "LRI", "FSI"):
            rtl = kind == "RLI" or (kind == "FSI" and _starts_rtl(text[at + 1 : ends.get(at, len(text))]))
            deeper = _deeper(level, rtl)
            if deeper <= _DEEPEST and not lost_isolates and not lost_embeddings:
                isolates += 1
                stack.append((deeper, "", True))
            else:
                lost_isolates += 1
        elif kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif isolates:
                lost_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                isolates -= 1
            level, override, _ = stack[-1]
            letter = override or ">"
        elif kind == "PDF":
            if not lost_isolates and lost_embeddings:
                lost_embeddings -= 1
            elif not lost_isolates and not stack[-1][2] and len(stack) > 1:
                stack.pop()
            letter = "b"
        elif kind == "B":
            level, letter = base, "B"
        elif kind == "BN":
            letter = "b"
        found.append(level)
        kinds.append(letter)
    return found, "".join(kinds)


def _deeper(level: int, rtl: bool) -> int:
    """The next odd or even level."""
    return (level + 1) | 1 if rtl else (level + 2) & ~1


def _isolate_ends(text: str) -> dict[int, int]:
    """Where each isolate's end stands (rule BD9); none for those that are not closed."""
    ends: dict[int, int] = {}
    stack: list[int] = []
    for at, char in enumerate(text):
        if "\u2066" <= char <= "\u2068":
            stack.append(at)
        elif char == _PDI and stack:
            ends[stack.pop()] = at
    return ends


def _starts_rtl(text: str) -> bool:
    """Whether the first letter with a direction, outside isolates, runs from right to left (P2, P3)."""
    depth = 0
    for char in text:
        kind = bidirectional(char)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _sequences(
    text: str, kept: Sequence[int], found: list[int], base: int
) -> Iterator[tuple[Sequence[int], int, str, str]]:
    """Rules X9 and X10: the isolating run sequences, each with its level and the directions at its ends."""
    if not kept:
        return
    if found.count(base) == len(found):
        edge = _direction(base)
        yield kept, base, edge, edge
        return
    runs = [list(run) for _, run in groupby(kept, found.__getitem__)]
    ends = _isolate_ends(text)
    starters = {run[0]: index for index, run in enumerate(runs)}
    inner = {ends[run[-1]] for run in runs if ends.get(run[-1]) in starters}
    place = {at: index for index, at in enumerate(kept)}
    for run in runs:
        if run[0] in inner:
            continue
        sequence = list(run)
        while (end := ends.get(sequence[-1])) is not None:
            sequence += runs[starters[end]]
        level = found[sequence[0]]
        first, last = place[sequence[0]], place[sequence[-1]]
        before = found[kept[first - 1]] if first else base
        unclosed = "\u2066" <= text[sequence[-1]] <= "\u2068"
        after = found[kept[last + 1]] if last + 1 < len(kept) and not unclosed else base
        yield sequence, level, _direction(max(level, before)), _direction(max(level, after))


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


#: Rules I1 and I2: what the resolved classes add to an even and an odd level.
_IMPLICIT = (
    {"L": 0, "R": 1, "E": 2, "#": 2},
    {"L": 1, "R": 0, "E": 1, "#": 1},
)
_NEUTRAL = "[Bswo<>]"
_MARKS = re.compile("(.)(M+)", re.DOTALL)
_AFTER_ARABIC = re.compile("A[^LRA]*")
_BETWEEN_NUMBERS = re.compile("(?<=E)[+,](?=E)|(?<=#),(?=#)")
_TERMINATORS = re.compile("%*E[E%]*")
_LEFT_NUMBERS = re.compile("L[^LR]*")
_SAME_SIDES = re.compile(f"(?<=L){_NEUTRAL}+(?=L)|(?<=[RE#]){_NEUTRAL}+(?=[RE#])")
_NEUTRALS = re.compile(f"{_NEUTRAL}+")
_UNRESOLVED = str.maketrans("+%,", "ooo")


def _resolved(kinds: str, chars: Sequence[str], level: int, before: str, after: str) -> str:
    """Rules W1 to N2 on one sequence; what is left are letters and numbers (``L``, ``R``, ``E``, ``#``)."""
    own = _direction(level)
    kinds = _MARKS.sub(lambda m: m[1] + ("o" if m[1] in "<>" else m[1]) * len(m[2]), before + kinds)  # W1
    kinds = _AFTER_ARABIC.sub(lambda m: m[0].replace("E", "#"), kinds).replace("A", "R")  # W2, W3
    kinds = _BETWEEN_NUMBERS.sub(lambda m: "E" if kinds[m.end()] == "E" else "#", kinds)  # W4
    kinds = _TERMINATORS.sub(lambda m: "E" * len(m[0]), kinds)  # W5
    kinds = kinds.translate(_UNRESOLVED)  # W6
    kinds = _LEFT_NUMBERS.sub(lambda m: m[0].replace("E", "L"), kinds)  # W7
    kinds = _with_brackets(kinds, chars, own) + after  # N0
    kinds = _SAME_SIDES.sub(lambda m: ("L" if kinds[m.end()] == "L" else "R") * len(m[0]), kinds)  # N1
    return _NEUTRALS.sub(lambda m: own * len(m[0]), kinds)[1:-1]  # N2


def _with_brackets(kinds: str, chars: Sequence[str], own: str) -> str:
    """Rule N0: both brackets of a pair take the direction of what they hold. ``kinds`` begins with the
    direction before the sequence."""
    pairs = _bracket_pairs(kinds, chars)
    if not pairs:
        return kinds
    out = list(kinds)
    for first, last in pairs:
        held = {"L" if kind == "L" else "R" for kind in out[first + 1 : last] if kind in "LRE#"}
        if not held:
            continue
        side = own
        if own not in held:
            context = next(kind for kind in out[first - 1 :: -1] if kind in "LRE#")
            outside = "L" if context == "L" else "R"
            side = outside if outside != own else own
        for at in (first, last):
            out[at] = side
            mark = at + 1
            while mark <= len(chars) and bidirectional(chars[mark - 1]) == "NSM":
                out[mark] = side
                mark += 1
    return "".join(out)


def _bracket_pairs(kinds: str, chars: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of a sequence (rule BD16) by their opening brackets, as indices into ``kinds``."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(chars, 1):
        if kinds[at] != "o" or not mirrored(char):
            continue
        kind = category(char)
        if kind == "Ps":
            if len(stack) == _MOST_BRACKETS:
                return []
            stack.append((_closing(char), at))
        elif kind == "Pe":
            same = normalize("NFC", char)
            depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == same), None)
            if depth is not None:
                insort(pairs, (stack[depth][1], at))
                del stack[depth:]
    return pairs


def _closing(char: str) -> str:
    """The bracket that closes ``char``: nearly all pairs stand side by side (BidiBrackets.txt)."""
    code = ord(char)
    if code in (0x298D, 0x298F):
        return chr(0x2990 if code == 0x298D else 0x298E)
    return normalize("NFC", chr(code + 1) if category(chr(code + 1)) == "Pe" else chr(code + 2))


def _separators(classes: str, found: list[int], base: int) -> None:
    """Rule L1, but for the ends of lines: separators, and the spaces before them."""
    for match in re.finditer("[wb<>]*[sB]", classes):
        for at in range(match.start(), match.end()):
            found[at] = base
