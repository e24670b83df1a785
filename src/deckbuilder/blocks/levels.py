"""The levels of an axis: what they are called, which one a word or number means, and which columns of a table
hold them. Not a block kind."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from deckbuilder.data.csv_table import Table
from deckbuilder.text.languages import primary

#: From low to high, by language; English in all others.
_WORDS = {
    "en": ("Very low", "Low", "Medium", "High", "Very high"),
    "de": ("Sehr gering", "Gering", "Mittel", "Hoch", "Sehr hoch"),
    "fr": ("Très faible", "Faible", "Moyen", "Élevé", "Très élevé"),
    "es": ("Muy bajo", "Bajo", "Medio", "Alto", "Muy alto"),
    "ja": ("非常に低い", "低い", "中", "高い", "非常に高い"),
    "ar": ("منخفض جدًا", "منخفض", "متوسط", "مرتفع", "مرتفع جدًا"),
    "he": ("נמוך מאוד", "נמוך", "בינוני", "גבוה", "גבוה מאוד"),
}
#: Likelihood and impact.
_RISK = {
    "en": ("Likelihood", "Impact"),
    "de": ("Wahrscheinlichkeit", "Auswirkung"),
    "fr": ("Probabilité", "Impact"),
    "es": ("Probabilidad", "Impacto"),
    "ja": ("発生可能性", "影響度"),
    "ar": ("الاحتمال", "الأثر"),
    "he": ("סבירות", "השפעה"),
}
#: Which of the five words name so many levels.
_OF_FIVE = {2: (1, 3), 3: (1, 2, 3), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}
#: Words that mean the same as those of the English scale.
_SYNONYMS = {"moderate": "medium", "med": "medium", "middle": "medium"}
FEWEST, MOST = 2, 5


def level_names(count: int, lang: str) -> tuple[str, ...]:
    """What so many levels are called, 2 to 5."""
    words = _WORDS.get(primary(lang), _WORDS["en"])
    return tuple(words[index] for index in _OF_FIVE[count])


def risk_axes(lang: str) -> tuple[str, str]:
    """Likelihood and impact in a language."""
    return _RISK.get(primary(lang), _RISK["en"])


def axis_key(written: str, lang: str) -> str:
    """What a column is called in some language, as the key it stands for: ``likelihood``, ``impact``; other
    names in small letters."""
    word = written.strip().lower()
    likelihood, impact = risk_axes(lang)
    return {likelihood.lower(): "likelihood", impact.lower(): "impact"}.get(word, word)


def keyed(body: Table, lang: str, names: Collection[str], others: Collection[str]) -> Table:
    """The table with keys in its header. Its first column holds the names, whatever it is called, unless
    another has one of those ``names``, or it has that of one of the ``others``."""
    keys = [axis_key(head.text, lang) for head in body.header]
    if not set(names) & set(keys) and keys[0] not in others:
        keys[0] = "name"
    header = tuple(replace(head, text=key) for head, key in zip(body.header, keys, strict=True))
    return replace(body, header=header)


def level(written: str, names: Sequence[str], lang: str) -> int | None:
    """The level that a name, a word such as ``high``, or a number from 1 means, counted from 0; None where it
    is none of the axis's."""
    word = written.strip().casefold()
    if word.isdecimal():
        return int(word) - 1 if 1 <= int(word) <= len(names) else None
    word = _SYNONYMS.get(word, word)
    for words in (names, level_names(len(names), lang), level_names(len(names), "en")):
        for index, name in enumerate(words):
            if name.casefold() == word:
                return index
    return None


def share(written: str) -> float | None:
    """A place on the axis, 0 to 1, written as a decimal number or in per cent; None where it is neither."""
    text = written.strip()
    percent = text.endswith("%")
    try:
        number = float(text.removesuffix("%").strip()) / (100 if percent else 1)
    except ValueError:
        return None
    return number if 0 <= number <= 1 else None
