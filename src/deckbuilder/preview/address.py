"""The part of a preview's address that nobody can guess: kept for a project from start to start, so that a
page left open goes on with the next server, and a bookmark with it. Only this user can read where it is kept.
"""

from __future__ import annotations

import os
import re
import secrets
from hashlib import blake2b
from pathlib import Path

from deckbuilder.cache import Shelf

SHELF = Shelf("previews", 64 * 1024)
_BYTES = 16
#: Of `_BYTES` in the alphabet of addresses.
_TOKEN = re.compile(rb"[A-Za-z0-9_-]{22}")


def token(root: Path) -> str:
    """The token of the project in ``root``; a new one each time where nothing can be kept."""
    key = blake2b(os.fsencode(root), digest_size=16).hexdigest()
    kept = SHELF.get(key)
    if kept is not None and _TOKEN.fullmatch(kept):
        return kept.decode()
    fresh = secrets.token_urlsafe(_BYTES)
    SHELF.put(key, fresh.encode())
    return fresh
