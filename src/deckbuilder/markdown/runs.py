"""Collects inline text with its look and gives it out as runs: neighbours that look alike become one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.model import Reference, Run, Runs, Script


class Look(NamedTuple):
    """The properties of text being read. Counts, since markup of one kind may nest."""

    bold: int = 0
    italic: int = 0
    strike: int = 0
    mark: int = 0
    code: int = 0
    scripts: tuple[str, ...] = ()
    """``sup`` and ``sub``, the outermost first; the innermost holds."""
    href: str | None = None
    lang: str | None = None
    underline: int = 0
    smallcaps: int = 0
    tip: str | None = None


_PLAIN = Look()
_LINE_END = re.compile(r"( *)\n[ \t]*")


@lru_cache(maxsize=1024)
def shifted(look: Look, name: str, by: int) -> Look:
    """``look`` with one of its counts changed."""
    return look._replace(**{name: getattr(look, name) + by})


@lru_cache(maxsize=1024)
def _printed(look: Look) -> Look:
    """``look`` as far as it shows in print: strong inside strong is no stronger."""
    counts = ("bold", "italic", "strike", "mark", "code", "underline", "smallcaps")
    return look._replace(scripts=look.scripts[-1:], **{name: getattr(look, name) > 0 for name in counts})


class RunWriter:
    """Writes text into runs."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._texts: list[str] = []
        self._look = self._given = _PLAIN
        self._soft = False

    def write(self, text: str, look: Look) -> None:
        """Add text; a line end noted before it becomes a space, or nothing between ideographs, a tab a space.

        Spaces at the very beginning go, for they stood beside a comment or tag that has been taken out, and
        so do those behind a line break.
        """
        if not look.code and self.last in ("", "\n"):
            text = text.lstrip(" ")
        if not text:
            return
        if "\t" in text:
            text = text.replace("\t", " ")
        if self._soft:
            self._soft = False
            text = self._joint(text) + text
        if look is not self._given:
            self._given = look
            printed = _printed(look)
            if printed != self._look:
                self._flush()
                self._look = printed
        self._texts.append(text)

    @property
    def last(self) -> str:
        """The character before what is written next; empty at the very beginning."""
        text = self._texts[-1] if self._texts else self._runs[-1].text if self._runs else ""
        return " " if self._soft else text[-1:]

    def line_end(self) -> None:
        """Note a line end of the source that is no line break."""
        self._soft = True

    def refer(self, text: str, look: Look, ref: Reference) -> None:
        """Add a cross reference to where the look leads; ``text`` is it as written."""
        self.call(replace(_run(text, _printed(look)), ref=ref))

    def call(self, run: Run) -> None:
        """Add a note's call or another run that never joins its neighbours."""
        if self._soft:
            self._soft = False
            self._texts.append(self._joint(run.text))
        self._flush()
        self._runs.append(run)

    def _joint(self, upcoming: str) -> str:
        last = self._texts[-1] if self._texts else self._runs[-1].text if self._runs else ""
        if not last or last[-1] == "\n" or upcoming[0] == "\n":
            return ""
        return line_joint(last[-1], upcoming[0])

    def _flush(self) -> None:
        text = "".join(self._texts)
        self._texts.clear()
        if text:
            self._runs.append(_run(text, self._look))

    def finish(self) -> Runs:
        """The runs, without line breaks and spaces at the very end, where they part nothing."""
        self._flush()
        runs = self._runs
        while runs and runs[-1].note is None and not runs[-1].code and runs[-1].text[-1] in " \n":
            last = runs.pop()
            if text := last.text.rstrip(" \n"):
                runs.append(replace(last, text=text))
        return tuple(runs)


def _run(text: str, look: Look) -> Run:
    script: Script | None = None
    if look.scripts:
        script = "sup" if look.scripts[-1] == "sup" else "sub"
    return Run(
        text,
        bold=bool(look.bold),
        italic=bool(look.italic),
        code=bool(look.code),
        strike=bool(look.strike),
        mark=bool(look.mark),
        script=script,
        href=look.href,
        lang=look.lang,
        underline=bool(look.underline),
        smallcaps=bool(look.smallcaps),
        tip=look.tip,
    )


def joined_lines(text: str) -> str:
    """Plain text with its line ends resolved: hard after two spaces."""

    def resolved(found: re.Match[str]) -> str:
        if len(found[1]) > 1:
            return "\n"
        return line_joint(text[found.start() - 1], text[found.end()])

    return _LINE_END.sub(resolved, text)


def line_joint(before: str, after: str) -> str:
    """What a line end between two characters becomes: a space, but none in scripts written without spaces."""
    return "" if _ideographic(before) and _ideographic(after) else " "


def _ideographic(character: str) -> bool:
    code = ord(character)
    return code >= 0x2E80 and (
        code <= 0xA4CF  # CJK with its punctuation, kana, Yi; not Hangul, which parts words by spaces
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFFEF
        or 0x20000 <= code <= 0x3FFFF
    )
