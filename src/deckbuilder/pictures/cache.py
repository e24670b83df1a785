"""What was made from the user's pictures, kept from build to build and found by what it was made from."""

from __future__ import annotations

from collections.abc import Callable

from deckbuilder.cache import Shelf

SHELF = Shelf("pictures", 1024 * 1024 * 1024)


def cached(source: bytes, recipe: str, make: Callable[[], bytes]) -> bytes:
    """What ``make`` makes of ``source``, from the cache if it is there. ``recipe`` names how it is made: it
    changes whenever ``make`` would give other bytes."""
    from hashlib import sha256  # brings OpenSSL along, with the first picture that is converted

    digest = sha256(f"{recipe}\n".encode())
    digest.update(source)
    key = digest.hexdigest()
    found = SHELF.get(key)
    if found is None:
        found = make()
        SHELF.put(key, found)
    return found
