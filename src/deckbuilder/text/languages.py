"""Language tags (BCP 47), as far as tables by language need to read them."""

from __future__ import annotations


def primary(tag: str) -> str:
    """The primary subtag in small letters: ``en`` of ``en-GB``."""
    return tag.partition("-")[0].lower()
