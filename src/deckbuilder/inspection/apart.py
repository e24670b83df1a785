"""Reads one file, as a process of its own: the file's path as argument, a `Reading` as JSON on its output.

A file can be made so that reading it takes all memory or all time: here that ends this process alone.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from deckbuilder.inspection import broken
from deckbuilder.inspection.contents import Contents, Reading
from deckbuilder.source import Unreadable

#: Bytes of memory; a deck of 1,200 slides takes a tenth.
_MEMORY = 2 * 1024 * 1024 * 1024
#: How PDF files begin, somewhere in their first bytes (ISO 32000-1, annex H, note 13).
_PDF, _HEAD = b"%PDF-", 1024
#: Zip archives, and the compound files that stand around encrypted ones.
_PACKAGES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def main(path: str) -> None:
    _limit()
    sys.stdout.buffer.write(msgspec.json.encode(_reading(Path(path))))


def _limit() -> None:
    """Bound the memory of this process, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _reading(path: Path) -> Reading:
    try:
        return Reading(_contents(path))
    except Unreadable as fault:
        return _faulty(fault)
    except OSError as error:
        reason = error.strerror or str(error)
        return Reading(fault=("file-unreadable", f"`{path.name}` cannot be read: {reason}", "check the file"))
    except Exception:  # for damaged files pypdf, zipfile and expat raise exceptions of every kind
        return _faulty(broken(path.name))


def _faulty(fault: Unreadable) -> Reading:
    return Reading(fault=(fault.code, fault.message, fault.help))


def _contents(path: Path) -> Contents:
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(0)
        size = path.stat().st_size
        if _PDF in head:
            from deckbuilder.inspection import pdf

            return pdf.contents(file, path.name, size)
        if not head.startswith(_PACKAGES):
            message = f"`{path.name}` is neither a PowerPoint nor a PDF file"
            raise Unreadable("file-kind", message, "name one of those")
        from deckbuilder.inspection import deck

        return deck.contents(file, path.name, size)


if __name__ == "__main__":
    main(*sys.argv[1:])
