"""Where links lead: only to what is harmless to follow from a page that is shown."""

from __future__ import annotations

import re

from deckbuilder.plan import Run
from deckbuilder.render.html.surface import Attrs

#: What may be followed; all other addresses stay text.
_OUTSIDE = re.compile(r"(?:https?://|mailto:|tel:)[^\x00-\x20]+", re.IGNORECASE)


def target(run: Run) -> Attrs | None:
    """The attributes of a link element; None for text that leads nowhere. Places in the same document, pages
    of which stand apart, are named in ``data-anchor``."""
    href = f"#note:{run.note}" if run.note is not None else run.href
    if not href:
        return None
    if href.startswith("#"):
        return {"href": href, "data-anchor": href[1:]}
    if _OUTSIDE.fullmatch(href):
        return {"href": href, "target": "_blank", "rel": "noopener noreferrer"}
    return None
