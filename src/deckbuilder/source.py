"""Where text comes from: places in the author's files, reading those files safely, and naming files.

This module knows files and lines. It does not know Markdown, templates or how a fault is shown.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from stat import S_ISREG

from msgspec import Struct

from deckbuilder.ledger import Ledger

#: A brief is prose; anything larger than this is a wrong file (a video, a database) rather than a long brief.
MAX_TEXT_BYTES = 32 * 1024 * 1024
#: Pictures and data files may be larger, but still fit in memory several times over.
MAX_BINARY_BYTES = 256 * 1024 * 1024

#: Names Windows keeps for devices, whatever the ending (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
#: Characters that Windows, or any shell user, cannot have in a file name.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
#: Room for `-deck.pptx` in the 255 bytes that file systems allow a name.
_MAX_NAME_BYTES = 200


class Span(Struct, frozen=True):
    """A place in a file of the author's, as shown in diagnostics and carried by every block and shape."""

    path: str
    """File, relative to the project root where it lies inside, with ``/`` separators."""
    first: int
    """First line, counted from 1."""
    last: int
    """Last line, included; never before ``first``."""
    column: int | None = None
    """Column of the first character in code points, counted from 1; None where only the lines are known."""

    def to(self, other: Span) -> Span:
        """The place from the start of this one to the end of ``other`` (same file, else this one alone)."""
        if other.path != self.path:
            return self
        return Span(self.path, self.first, max(self.last, other.last), self.column)


class Line(Struct, frozen=True):
    """One line of text after template expansion, with the place it was written at."""

    text: str
    """The line without its end-of-line characters."""
    path: str
    """File the line came from (an include keeps its own)."""
    number: int
    """Line number in that file, counted from 1."""


class Unreadable(Exception):
    """A file cannot be used. ``code``, ``message`` and ``help`` are those of the diagnostic to show; ``line``
    is where in the file itself the fault lies."""

    def __init__(self, code: str, message: str, help: str, line: int = 1) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.help = help
        self.line = line


class Folder:
    """Read access to the files of one project, and to nothing outside its root.

    Texts are remembered, so that a diagnostic can quote the line it speaks of.
    """

    def __init__(self, root: Path, ledger: Ledger | None = None) -> None:
        self.ledger = Ledger() if ledger is None else ledger
        """What has been looked at, here and in folders that share it."""
        self.root = root.resolve()
        self._texts: dict[str, str] = {}
        self.texts: list[Path] = []
        """The files whose text has been read, in that order."""
        self._lines: dict[str, list[str]] = {}
        self._given: dict[str, bytes] = {}

    def give(self, path: Path, text: str) -> None:
        """Let ``text`` stand for the file at ``path``, whether there is one or not."""
        self.ledger.torn = True  # it vouches for files
        self._given[self.name(path)] = text.encode("utf-8", "surrogatepass")

    def name(self, path: Path) -> str:
        """The way ``path`` is shown: relative to the root with ``/``, or its bare name outside of it."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return path.name

    def locate(self, reference: str, base: Path) -> Path:
        """Resolve a path written in a brief, relative to the folder ``base``.

        Raises:
            Unreadable: the path is absolute, leaves the root (also through a symbolic link), or is no file.
        """
        if "\0" in reference:
            raise Unreadable("path-invalid", "the path holds a NUL character", "write a plain file name")
        written = Path(reference)
        if written.is_absolute() or reference.startswith(("/", "\\")) or written.drive:
            raise Unreadable(
                "path-outside",
                f"`{reference}` is an absolute path",
                "write the path relative to the brief, and keep the file inside the project",
            )
        try:
            found = self.ledger.resolve(base / written)
            inside = found.is_relative_to(self.root)
            is_file = inside and self.ledger.is_file(found)
        except (OSError, RuntimeError) as error:
            raise Unreadable(
                "path-invalid", f"`{reference}` cannot be opened: {error}", "check the path"
            ) from None
        if not inside:
            raise Unreadable(
                "path-outside",
                f"`{reference}` lies outside the project",
                f"keep the file inside `{self.root.name}/`; links that lead out of it are not followed",
            )
        if not is_file:
            raise Unreadable(
                "file-missing",
                f"there is no file `{reference}`",
                f"looked in `{self.name(base)}/`; check the spelling, capitals included",
            )
        return found

    def text(self, path: Path, *, encoding: str = "utf-8-sig") -> str:
        """The text of a file, UTF-8 unless said otherwise, line ends as ``\\n``, without a byte order mark.

        Raises:
            Unreadable: missing, not a file, too large, not permitted, or not in its ``encoding``.
        """
        name = self.name(path)
        if name not in self._texts:
            raw = self.data(path, MAX_TEXT_BYTES)
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError as error:
                line = raw.count(b"\n", 0, error.start) + 1
                raise Unreadable(
                    "not-utf8",
                    f"`{name}` is not UTF-8 text: byte 0x{raw[error.start]:02X} on line {line}",
                    "save the file as UTF-8 (in most editors: Save As, Encoding)",
                    line,
                ) from None
            self._texts[name] = text.replace("\r\n", "\n").replace("\r", "\n")
            self.texts.append(path)
        return self._texts[name]

    def data(self, path: Path, limit: int = MAX_BINARY_BYTES) -> bytes:
        """The bytes of a file.

        Raises:
            Unreadable: missing, not a regular file, not permitted, or larger than ``limit`` bytes.
        """
        name = self.name(path)
        given = self._given.get(name)
        try:
            found = self.ledger.look(path) if given is None else None
            if given is None and (found is None or not S_ISREG(found.st_mode)):
                raise Unreadable("file-missing", f"there is no file `{name}`", "check the path")
            if (len(given or b"") if found is None else found.st_size) > limit:
                raise Unreadable(
                    "file-too-large",
                    f"`{name}` is larger than {limit // (1024 * 1024)} MB",
                    "use a smaller file",
                )
            return self.ledger.read(path) if given is None else given
        except OSError as error:
            reason = error.strerror or str(error)
            raise Unreadable(
                "file-unreadable", f"`{name}` cannot be read: {reason}", "check permissions"
            ) from None

    def quote(self, name: str) -> str | None:
        """The text of a file already read, by its shown name; None if it was never read."""
        return self._texts.get(name)

    def line(self, name: str, number: int) -> str | None:
        """One line of a text already read, counted from 1; None if the text was never read or is shorter."""
        if name not in self._texts:
            return None
        if name not in self._lines:
            self._lines[name] = self._texts[name].split("\n")
        lines = self._lines[name]
        return lines[number - 1] if 0 < number <= len(lines) else None

    def remember(self, name: str, text: str) -> None:
        """Make ``text`` quotable under ``name`` (for text that does not come from a file)."""
        self._texts[name] = text
        self._lines.pop(name, None)


def plain_name(name: str) -> str | None:
    """Why ``name`` cannot be the base name of a file on every system; None if it can."""
    if not name.strip():
        return "is empty"
    if unsafe := _UNSAFE.search(name):
        return f"holds {unsafe.group()!r}"
    if name[0] in ". " or name[-1] in ". ":
        return "begins or ends with a full stop or a space"
    if _DEVICES.fullmatch(name):
        return "is a name that Windows keeps for a device"
    if len(os.fsencode(name)) > _MAX_NAME_BYTES:
        return "is too long"
    return None
