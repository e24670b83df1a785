"""A finished package opened for reading: members, their content types, their relationships.

It follows ECMA-376 part 2 and knows nothing of presentations. Names of parts begin with a slash; they are
found whatever their case (part 2, 6.2.2.3).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import cached_property

from lxml import etree
from msgspec import Struct
from pptx.opc.constants import RELATIONSHIP_TYPE

_TYPES = "/[Content_Types].xml"


class Relation(Struct, frozen=True):
    """A link from one part to another, or to the world outside."""

    id: str
    kind: str
    """Its type, a URI."""
    target: str
    """A part's name as it stands in the archive, or a URL."""
    external: bool


class Archive:
    """A package's bytes, taken apart as far as it is asked."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {
            "/" + name.lower(): "/" + name for name in self._zip.namelist() if not name.endswith("/")
        }

    @cached_property
    def main(self) -> str:
        """The part the package is about: of a presentation file, the presentation."""
        return next(
            relation.target
            for relation in self.relations("/")
            if relation.kind == RELATIONSHIP_TYPE.OFFICE_DOCUMENT
        )

    def content(self, name: str) -> bytes:
        return self._zip.read(name[1:])

    def type(self, name: str) -> str:
        """The content type of a part."""
        overrides, defaults = self._types
        return overrides.get(name.lower()) or defaults.get(
            posixpath.splitext(name)[1][1:].lower(), "application/octet-stream"
        )

    def relations(self, name: str) -> tuple[Relation, ...]:
        """The relationships of a part (``/``: of the package), without those to parts that do not exist."""
        folder, file = posixpath.split(name)
        listed = self._names.get(f"{folder.rstrip('/')}/_rels/{file}.rels".lower())
        if listed is None:
            return ()
        found = (self._relation(entry, folder) for entry in etree.fromstring(self.content(listed)))
        return tuple(relation for relation in found if relation is not None)

    def _relation(self, entry: etree._Element, folder: str) -> Relation | None:
        id, kind, target = (entry.get(key, "") for key in ("Id", "Type", "Target"))
        if entry.get("TargetMode") == "External":
            return Relation(id, kind, target, external=True)
        path = posixpath.normpath(posixpath.join(folder, target))
        part = self._names.get(path.lower())
        return Relation(id, kind, part, external=False) if part else None

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        """Content types by part and by extension."""
        root = etree.fromstring(self.content(self._names[_TYPES.lower()]))
        overrides, defaults = {}, {}
        for entry in root:
            kind = entry.get("ContentType", "")
            if part := entry.get("PartName"):
                overrides[part.lower()] = kind
            elif extension := entry.get("Extension"):
                defaults[extension.lower()] = kind
        return overrides, defaults
