"""Sets and what they share, as authors write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from msgspec import Struct

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.entries import Entry, EntryForm, read_entries
from deckbuilder.blocks.venn.regions import MOST, Region
from deckbuilder.model import Run, Runs, plain
from deckbuilder.report import suggestion
from deckbuilder.source import Span

#: What parts the names of the sets that share something.
_AND = re.compile(r"\s+(?:&|\+|∩)\s+")
SET = EntryForm("set", below=("items",))
_HELP = "name the sets in entries of their own, and what they share as `Trade & Security: customs`"


class Part(Struct, frozen=True):
    """A region and what is said of it."""

    region: Region
    name: Runs
    """Of a set; empty for what sets share."""
    items: tuple[Runs, ...]
    span: Span


def read_parts(node: Node, reading: Reading) -> tuple[Part, ...]:
    """The sets, then what they share; what cannot be drawn is reported."""
    entries = read_entries(node, reading, SET)
    known = {_word(entry.name) for entry in entries}
    shared = [entry for entry in entries if _is_shared(entry, known)]
    sets = [entry for entry in entries if entry not in shared]
    names = list(dict.fromkeys(_word(entry.name) for entry in sets))
    if not entries:
        return ()
    if not 2 <= len(names) <= MOST:
        reading.report.error(
            "venn-sets",
            f"a Venn diagram has two or three sets, this one {len(names)}",
            node.span,
            "leave some out, or write a matrix or a table",
        )
        return ()
    parts = [_part(frozenset({names.index(_word(entry.name))}), entry.name, entry) for entry in sets]
    for entry in shared:
        region = _region(entry, names, reading)
        if region:
            parts.append(_part(region, (), entry))
    return tuple(_merged(parts))


def _word(runs: Runs) -> str:
    return plain(runs).strip().casefold()


def _names(entry: Entry, known: Collection[str]) -> list[str]:
    """The names that an entry's own is made of; of words that are no name as well, each by itself.

    A name that holds an ampersand, "Research & development", is found before its words.
    """
    words = _AND.split(plain(entry.name).strip())
    found: list[str] = []
    while words:
        most = min(len(words), len(words) + len(found) - 1)
        end = next((end for end in range(most, 1, -1) if " & ".join(words[:end]).casefold() in known), 1)
        found.append(" & ".join(words[:end]))
        words = words[end:]
    return found


def _is_shared(entry: Entry, known: Collection[str]) -> bool:
    """Whether an entry's name is made of those of others."""
    names = _names(entry, known)
    return len(names) > 1 and any(name.casefold() in known for name in names)


def _region(entry: Entry, names: Sequence[str], reading: Reading) -> Region:
    written = _names(entry, names)
    unknown = [name for name in written if name.casefold() not in names]
    for name in unknown:
        help = suggestion(name.casefold(), names, _HELP)
        reading.report.error("venn-overlap", f"there is no set “{name}”", entry.span, help)
    return frozenset() if unknown else frozenset(names.index(name.casefold()) for name in written)


def _part(region: Region, name: Runs, entry: Entry) -> Part:
    items = [entry.text] if entry.text else []
    items += [(*point.name, Run(": "), *point.text) if point.text else point.name for point in entry.entries]
    return Part(region, name, tuple(items), entry.span)


def _merged(parts: Sequence[Part]) -> list[Part]:
    """One part a region, none where nothing is said."""
    found: dict[Region, Part] = {}
    for part in parts:
        first = found.get(part.region)
        items = (*first.items, *part.items) if first else part.items
        name = first.name if first else part.name
        found[part.region] = Part(part.region, name, items, first.span if first else part.span)
    return [part for part in found.values() if part.name or part.items]
