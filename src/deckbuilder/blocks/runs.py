"""Runs cut in two at a place in their text, whatever lines they are set in. Not a block kind."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.model import Run, Runs


def letters(runs: Runs) -> str:
    """The text of some runs as it stands, hard breaks and footnote calls included."""
    return "".join(run.text for run in runs)


def parted(runs: Runs, at: int) -> tuple[Runs, Runs]:
    """The runs before and after an offset into their `letters`."""
    before: list[Run] = []
    after: list[Run] = []
    for run in runs:
        here, there = run.text[: max(at, 0)], run.text[max(at, 0) :]
        before += [replace(run, text=here)] if here else []
        after += [replace(run, text=there)] if there else []
        at -= len(run.text)
    return tuple(before), tuple(after)


def stripped(runs: Runs) -> Runs:
    """The runs without white space at the end."""
    kept = len(letters(runs).rstrip())
    return parted(runs, kept)[0]
