"""What a file is, known by how it begins: SVG, or what cannot be shown, with what to do instead."""

from __future__ import annotations

import re
import zlib

from deckbuilder.pictures.picture import BadPicture

#: How the file begins, what it is, and what helps.
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "export the page as SVG or PNG"),
    (b"%!PS", "PostScript", "export it as SVG or PNG"),
    (b"\xc5\xd0\xd3\xc6", "PostScript", "export it as SVG or PNG"),
    (b"\xd7\xcd\xc6\x9a", "a Windows metafile", "export it as SVG or PNG; Inkscape and LibreOffice Draw do"),
    (b"\x01\0\x09\0", "a Windows metafile", "export it as SVG or PNG; Inkscape and LibreOffice Draw do"),
    (b"8BPS", "a Photoshop document", "export it as PNG or JPEG"),
    (b"PK\x03\x04", "an archive or an office document", "export the picture in it as PNG or SVG"),
    (b"version https://git-lfs", "a stand-in for a file that Git LFS keeps elsewhere", "run `git lfs pull`"),
    (b"<!DOCTYPE html", "a web page", "save the picture that it shows"),
    (b"<html", "a web page", "save the picture that it shows"),
)
_EMF = 40  # where an enhanced metafile says that it is one ([MS-EMF] 2.3.4.2)
#: SVG's root, after declarations and comments of which no file has more.
_HEAD, _ROOT = 4096, re.compile(rb"<(\w+:)?svg[\s/>]")
_FILMS = (b"isom", b"iso2", b"mp41", b"mp42", b"qt  ", b"M4V ")


def refuse(data: bytes, name: str) -> None:
    """Raises: BadPicture: the file is of a kind that cannot be shown, or empty."""
    if not data:
        raise BadPicture("image-broken", f"`{name}` is empty", "save the picture again")
    for start, kind, help in _KINDS:
        if data.startswith(start):
            raise BadPicture("image-format", f"`{name}` is {kind}", help)
    if data[_EMF : _EMF + 4] == b" EMF":
        raise BadPicture("image-format", f"`{name}` is a Windows metafile", "export it as SVG or PNG")
    if data[4:8] == b"ftyp" and data[8:12] in _FILMS:
        raise BadPicture("image-format", f"`{name}` is a film", "show a picture from it")


def is_svg(data: bytes) -> bool:
    """Whether the file is an SVG document, perhaps compressed (``.svgz``)."""
    start = unpacked(data, _HEAD)[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<?xml", b"<!--", b"<!doctype")):
        return _ROOT.search(start) is not None
    return _ROOT.match(start) is not None


def unpacked(data: bytes, most: int) -> bytes:
    """The first ``most`` bytes of what a gzip file holds; any other file as it is; nothing of a damaged
    one."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return zlib.decompressobj(wbits=31).decompress(data, most)
    except zlib.error:
        return b""
