"""Every run inside a value changed, whatever holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.model import Attrs, Run
from deckbuilder.source import Span

T = TypeVar("T")

#: What holds no runs, and need not be looked through.
_BARE = (str, bytes, int, float, bool, type(None), Span, Attrs)


def rewritten(value: T, change: Callable[[Run], Run]) -> T:
    """A section, block, text or tuple of them with its runs changed; the same object where none is."""
    return cast(T, _rewritten(value, change))


def _rewritten(value: object, change: Callable[[Run], Run]) -> object:
    if isinstance(value, _BARE):
        return value
    if isinstance(value, Run):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(_rewritten(item, change) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, Struct):
        changed = {
            name: new
            for name in value.__struct_fields__
            if (new := _rewritten(old := getattr(value, name), change)) is not old
        }
        return replace(value, **changed) if changed else value
    return value
