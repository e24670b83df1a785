"""What outputs are made from: the brief's digest, and the files themselves for a PDF that brings them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from deckbuilder.plan import Attachment, Origin
from deckbuilder.source import Folder, Line, Span

#: Media types (IANA) by the ending of a file's name; a text by any other name is a text.
_TEXT = "text/plain"
_MEDIA = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".yml": "application/yaml",
    ".yaml": "application/yaml",
    ".json": "application/json",
}
#: Files whose text is data; that of the others is in the expanded text.
_DATA = (".csv", ".tsv", ".tab", ".yml", ".yaml", ".json")


def origin(folder: Folder, brief: Path, matter: Span | None, body: Sequence[Line]) -> Origin:
    """What tells one state of a brief from another: its front matter as written, the expanded text, and the
    data that were read for it."""
    name = folder.name(brief)
    written = (folder.quote(name) or "").split("\n")
    front = written[: matter.last] if matter else []
    text = "\n".join((*front, *(line.text for line in body)))
    data = [folder.text(path) for path in sorted(folder.texts) if path.suffix.lower() in _DATA]
    parts = "\0".join((text, *data))
    return Origin(name, sha256(parts.encode("utf-8", "surrogatepass")).hexdigest())


def attachments(folder: Folder, brief: Path) -> tuple[Attachment, ...]:
    """The files read so far, the brief first: what is Markdown as source, all else as data.

    Raises:
        Unreadable: a file has gone since.
    """
    names: set[str] = set()
    found = []
    for path in sorted(folder.texts, key=lambda path: path != brief):
        inside = path.is_relative_to(brief.parent)
        shown = path.relative_to(brief.parent).as_posix() if inside else folder.name(path)
        name = path.name if path.name not in names else shown.replace("/", "-")
        names.add(name)
        media = _MEDIA.get(path.suffix.lower(), _TEXT)
        relation: Literal["Source", "Data"] = "Source" if media == "text/markdown" else "Data"
        found.append(Attachment(name, shown, folder.data(path), media, relation))
    return tuple(found)
