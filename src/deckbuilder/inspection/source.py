"""Whether the brief that a document was made from has changed since."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from deckbuilder import pipeline
from deckbuilder.inspection.contents import Made
from deckbuilder.project import UsageError, find_briefs, find_root
from deckbuilder.source import Folder, Unreadable

State = Literal["as it was", "changed", "absent"]


def state(made: Made, document: Path, here: Path) -> State | None:
    """What became of the brief: its text and data are compared, not its pictures and theme.

    The project is looked for above ``document``, then above ``here``. None where the document does not say
    what it was made from.
    """
    if made.source is None or made.digest is None:
        return None
    for start in (document.resolve().parent, here):
        root = find_root(start)
        if root is not None and (found := _in_project(made.source, made.digest, root)) is not None:
            return found
    return "absent"


def _in_project(source: str, digest: str, root: Path) -> State | None:
    try:
        path = Folder(root).locate(source, root)
        (brief,) = find_briefs([path], root=root)
        origin = pipeline.origin(brief)
    except (Unreadable, UsageError):
        return None
    return "as it was" if origin is not None and origin.digest == digest else "changed"
