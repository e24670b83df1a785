"""What a PDF file holds: read through pypdf, which finds its way through damaged files, with bounds of our
own on what can go round in circles."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

from deckbuilder.inspection.contents import Attached, Contents, Font, Heading, Made
from deckbuilder.inspection.xmp import Claims, read

if TYPE_CHECKING:
    from pypdf import PdfReader

_OURS = "deckbuilder "
#: More entries than these, in an outline or a tree of names, are not looked at.
_MOST = 20_000


def contents(file: BinaryIO, name: str, size: int) -> Contents:
    """Read a PDF; of one that needs a password only that is told.

    Raises:
        Exception: whatever pypdf raises for damaged files.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(file)
    if reader.is_encrypted and not _opened(reader):
        return Contents(file=name, kind="PDF", size=size, pages=0, encrypted=True)
    root = reader.root_object
    info = {key: str(value) for key, value in (reader.metadata or {}).items()}
    claims = _claims(root)
    pages = _Pages(reader)
    structure = _Structure(_get(root, "/StructTreeRoot"))
    program = info.get("/Creator") or claims.creator_tool or info.get("/Producer") or claims.producer
    language = _get(root, "/Lang")
    return Contents(
        file=name,
        kind="PDF",
        size=size,
        pages=pages.number,
        measure=pages.measure,
        title=claims.title or info.get("/Title", ""),
        author="; ".join(claims.creators) or info.get("/Author", ""),
        program=program,
        languages=(str(language),) if language else claims.languages,
        holds=tuple((word, number) for word, number in _held(root, pages, structure) if number),
        undescribed=structure.undescribed,
        fonts=tuple(sorted(pages.fonts)),
        links=tuple(pages.links),
        outline=tuple(_outline(root)),
        attachments=tuple(_attached(root)),
        claims=claims.standards,
        tagged=bool(_get(_get(root, "/MarkInfo"), "/Marked")),
        encrypted=reader.is_encrypted,
        made=_made(program, claims),
    )


def _opened(reader: PdfReader) -> bool:
    """Whether the file opens without a password."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except DependencyError:  # AES needs a library that is not there
        return False


def _claims(root: Any) -> Claims:
    metadata = _get(root, "/Metadata")
    return Claims() if metadata is None else read(metadata.get_data())


def _made(program: str, claims: Claims) -> Made | None:
    if not program.startswith(_OURS):
        return None
    source, _, digest = claims.source.rpartition(" sha256:")
    theme = next((name for name in claims.relations if name.startswith("theme:")), "")
    return Made(
        version=program.removeprefix(_OURS),
        source=source or None,
        digest=digest or None,
        theme=theme.removeprefix("theme:") or None,
    )


def _get(holder: Any, key: str) -> Any:
    """What a dictionary holds by a name, references followed; None where there is nothing of the kind."""
    if not isinstance(holder, Mapping):
        return None
    from pypdf.generic import NullObject

    found: Any = holder.get(key)
    found = found.get_object() if hasattr(found, "get_object") else found
    return None if isinstance(found, NullObject) else found


class _Pages:
    """What is gathered from pages: fonts, pictures and links, each object once."""

    def __init__(self, reader: PdfReader) -> None:
        self.number = 0
        self.measure: tuple[float, float] | None = None
        self.fonts: set[Font] = set()
        self.pictures = 0
        self.links: dict[str, None] = {}
        self._known: set[tuple[int, int] | int] = set()
        for page in reader.pages:
            self.number += 1
            if self.measure is None:
                self.measure = float(page.mediabox.width), float(page.mediabox.height)
            with suppress(ValueError, KeyError, TypeError, AttributeError):  # one page's damage is its own
                self._resources(page)
                self._annotations(page)

    def _resources(self, page: Any) -> None:
        queue = [_get(page, "/Resources")]
        while queue:
            resources = queue.pop()
            for font in self._new(_get(resources, "/Font")):
                self._font(font)
            for drawn in self._new(_get(resources, "/XObject")):
                self.pictures += _get(drawn, "/Subtype") == "/Image"
                if _get(drawn, "/Subtype") == "/Form":
                    queue.append(_get(drawn, "/Resources"))

    def _new(self, named: Any) -> Iterator[Any]:
        """The objects of a dictionary that have not been met yet."""
        for key in named if isinstance(named, Mapping) else ():
            written = named.raw_get(key) if hasattr(named, "raw_get") else named[key]
            known = (written.idnum, written.generation) if hasattr(written, "idnum") else id(written)
            if known not in self._known:
                self._known.add(known)
                yield written.get_object()

    def _font(self, font: Any) -> None:
        name = str(_get(font, "/BaseFont") or "").removeprefix("/")
        within = _get(font, "/DescendantFonts")
        holder = within[0].get_object() if within else font
        described = _get(holder, "/FontDescriptor")
        embedded = any(_get(described, key) is not None for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        if name:  # else its letters are drawings (Type 3)
            self.fonts.add(Font(_whole_name(name), embedded))

    def _annotations(self, page: Any) -> None:
        for annotation in _get(page, "/Annots") or ():
            action = _get(annotation.get_object(), "/A")
            if (address := _get(action, "/URI")) is not None:
                text = address.decode("utf-8", "replace") if isinstance(address, bytes) else str(address)
                self.links.setdefault(text)


def _whole_name(name: str) -> str:
    """A font's name without the letters that mark a subset (ISO 32000-1, 9.6.4)."""
    tag, plus, rest = name.partition("+")
    return rest if plus and len(tag) == 6 and tag.isupper() else name


class _Structure:
    """What the structure tree of a tagged file tells."""

    def __init__(self, root: Any) -> None:
        self.headings = self.tables = self.figures = self.undescribed = self.notes = 0
        roles = _get(root, "/RoleMap") or {}
        known: set[int] = set()
        queue = [_get(root, "/K")]
        while queue:
            node = queue.pop()
            if isinstance(node, list):
                queue += (one.get_object() for one in node if hasattr(one, "get_object"))
            elif isinstance(node, Mapping) and id(node) not in known:
                known.add(id(node))
                kind = str(_get(node, "/S") or "")
                self._element(str(roles.get(kind, kind)), node)
                queue.append(_get(node, "/K"))

    def _element(self, kind: str, node: Any) -> None:
        self.headings += kind[:2] == "/H" and (kind[2:].isdigit() or kind == "/H")
        self.tables += kind == "/Table"
        self.notes += kind in ("/Note", "/FENote")
        if kind == "/Figure":
            self.figures += 1
            self.undescribed += not (_get(node, "/Alt") or _get(node, "/ActualText"))


def _held(root: Any, pages: _Pages, structure: _Structure) -> Iterator[tuple[str, int]]:
    yield "headings", structure.headings
    yield "tables", structure.tables
    yield "figures", structure.figures
    yield "notes", structure.notes
    yield "pictures", pages.pictures
    yield "form fields", len(_get(_get(root, "/AcroForm"), "/Fields") or ())


def _outline(root: Any) -> Iterator[Heading]:
    """The outline in reading order (ISO 32000-1, 12.3.3)."""
    queue = [(_get(_get(root, "/Outlines"), "/First"), 1)]
    known: set[int] = set()
    while queue and len(known) < _MOST:
        entry, level = queue.pop()
        if entry is None or id(entry) in known:
            continue
        known.add(id(entry))
        yield Heading(level, str(_get(entry, "/Title") or ""))
        queue.append((_get(entry, "/Next"), level))
        queue.append((_get(entry, "/First"), level + 1))


def _attached(root: Any) -> Iterator[Attached]:
    """Files in the file (ISO 32000-1, 7.11.4), from the tree of their names."""
    queue = [_get(_get(root, "/Names"), "/EmbeddedFiles")]
    for _ in range(_MOST):
        if not queue:
            return
        node = queue.pop()
        queue += (kid.get_object() for kid in _get(node, "/Kids") or ())
        for value in (_get(node, "/Names") or ())[1::2]:
            described = value.get_object()
            name = str(_get(described, "/UF") or _get(described, "/F") or "")
            stream = _get(_get(described, "/EF"), "/F")
            length = _get(_get(stream, "/Params"), "/Size")
            yield Attached(name, int(length) if length is not None else None)
