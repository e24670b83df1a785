"""Keys that authors write in YAML and TOML, as data: readers ask an entry what it may hold, and schemas tell
editors the same. How a value is read is not decided here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

Form = Literal[
    "text",  # often one of `values`, where there are some
    "texts",  # one text, several parted by commas, or a list
    "people",  # a name, a list of them, or mappings with `name`
    "choice",  # one of `values`, in any case
    "word",  # one of `values`, as it is written there
    "words",  # some of them, in a list
    "choices",  # some of `values`, as a list or parted by commas
    "choices or none",  # or the word none
    "truth",
    "text or truth",
    "whole",  # a number without decimals, from `low` to `high`
    "number",
    "number above 0",  # and below `high`
    "numbers",
    "length",  # points, or a number with pt, mm, cm or in
    "lengths",
    "weight",  # of type: 1 to 1000, or a name
    "color",  # a colour, the name of one, or one for light and one for dark
    "colors",
    "date",
    "language",  # a BCP 47 tag
    "file name",  # without folders and endings
    "mapping",  # of `keys`
    "text or mapping",
    "file or mapping",  # a path, or `path` and `alt`; else `keys`
    "names",  # a mapping whose keys are the author's
    "mappings",  # a list of mappings of `keys`
    "list",  # of mappings of `keys`, or of texts
    "places",  # and what is said of them: `place: text`, parted by semicolons, a mapping, or a list of either
    "rules",  # severities and options of rules, by name
    "entries",  # of a diagram
    "anything",
]
"""What a value has to be. Where an author may write nothing, every value may also be empty."""


class Key(Struct, frozen=True):
    """A key."""

    name: str
    says: str
    """What it is for, in one line for its author."""
    form: Form = "text"
    values: tuple[str, ...] = ()
    low: float = 0.0
    """The least number, or length in points."""
    high: float = 0.0
    """The greatest."""
    keys: tuple[Key, ...] = ()
    """Those below it."""
    usual: str = ""
    """What holds where it is left out, as it would be written; empty where that depends."""
    same: str = ""
    """The name of the key it is another word for."""
    needed: bool = False
    """Whether it may not be left out."""


Keys = Mapping[str, Key]


def by_name(keys: Sequence[Key]) -> Keys:
    return {key.name: key for key in keys}
