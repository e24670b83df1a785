"""The file around the parts: an Open Packaging Conventions package (ECMA-376 part 2) as deterministic zip.

Written here rather than with python-pptx, whose import alone takes longer than writing an ordinary deck. It
knows parts and relationships, not what is in them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from msgspec import Struct, field

from deckbuilder.render.pptx.xml import NOTHING, Xml, document, element

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
OOXML = "application/vnd.openxmlformats-officedocument."

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
#: The earliest moment a zip can name: no clock reaches the bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Speed counts for more than the last few percent: level 3 deflates XML nearly as well as 6 in half the time.
_LEVEL = 3


class Part(Struct):
    """A member of the package with its relationships to others."""

    name: str
    """Path inside the package, without a leading slash: ``ppt/slides/slide1.xml``."""
    content_type: str
    """Empty for types known by their extension (pictures)."""
    data: bytes = b""
    relations: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship to ``target`` (a part's name, or a URL), made where there is none
        yet."""
        return self.relations.setdefault((kind, target, external), f"rId{len(self.relations) + 1}")

    @property
    def relations_name(self) -> str:
        folder, _, name = self.name.rpartition("/")
        return f"{folder}/_rels/{name}.rels".lstrip("/")

    def relations_xml(self) -> bytes:
        folder = self.name.rpartition("/")[0]
        return document(
            element(
                "Relationships",
                {"xmlns": _RELATIONSHIPS},
                *(
                    element(
                        "Relationship",
                        {
                            "Id": id,
                            "Type": kind,
                            "Target": target if external else _relative(target, folder),
                            "TargetMode": "External" if external else None,
                        },
                    )
                    for (kind, target, external), id in self.relations.items()
                ),
            )
        )


def _relative(target: str, folder: str) -> str:
    """The way from a folder of the package to one of its parts."""
    up = ""
    while folder and not target.startswith(folder + "/"):
        folder = folder.rpartition("/")[0]
        up += "../"
    return up + (target[len(folder) + 1 :] if folder else target)


def _content_types(parts: Iterable[Part]) -> bytes:
    defaults = (
        element("Default", {"Extension": extension, "ContentType": kind})
        for extension, kind in _DEFAULTS.items()
    )
    overrides = (
        element("Override", {"PartName": "/" + part.name, "ContentType": part.content_type})
        if part.content_type
        else NOTHING
        for part in parts
    )
    return document(element("Types", {"xmlns": _TYPES}, *defaults, *overrides))


def write(root: Part, parts: Iterable[Part]) -> bytes:
    """The package as bytes; ``root`` is the package itself, a part without a name."""
    parts = list(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:

        def add(name: str, data: bytes) -> None:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            entry.compress_type = (
                zipfile.ZIP_STORED if name.endswith((".png", ".jpeg")) else zipfile.ZIP_DEFLATED
            )
            archive.writestr(entry, data, compresslevel=_LEVEL)

        add("[Content_Types].xml", _content_types(parts))
        for part in (root, *parts):
            if part.name:
                add(part.name, part.data)
            if part.relations:
                add(part.relations_name, part.relations_xml())
    return buffer.getvalue()


def xml_part(name: str, content_type: str, root: Xml) -> Part:
    """A part holding an XML document; ``content_type`` is what follows the common prefix of Office types."""
    return Part(name, OOXML + content_type, document(root))
