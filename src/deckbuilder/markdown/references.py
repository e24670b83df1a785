"""Cross references in plain text, as Quarto and pandoc-crossref write them.

What they say is settled in layout, where the numbers are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from deckbuilder.markdown.runs import Look, RunWriter
from deckbuilder.model import Reference

#: ``tbl-aid``; pandoc-crossref puts a colon behind the kind.
_NAME = r"(?:[Ff]ig|[Tt]bl|[Ss]ec|[Ee]q|[Ll]st)[-:]\w(?:[\w-]*\w)?"
#: Mail addresses and handles are no references.
_SINGLE = rf"(?<![\w@.])@(?P<name>{_NAME})"
_GROUP = r"\[(?P<group>[^\[\]@]*@[^\[\]]*)\]"
_REFERENCE = re.compile(rf"{_GROUP}|{_SINGLE}")
#: One of a group: words to use instead of the name, ``-`` for none, and words behind the number.
_MEMBER = re.compile(rf"(?P<before>[^@]*?)(?P<bare>-?)@(?P<name>{_NAME})(?P<after>[^@]*)")


def refer(text: str, writer: RunWriter, look: Look, write_text: Callable[[str], None]) -> str:
    """Write plain text up to the end of its last cross reference; the text after it.

    What ``write_text`` is given holds none. A group that names anything else is a citation, and stays text.
    """
    done = 0
    for found in _REFERENCE.finditer(text):
        members = _members(found)
        if not members:
            continue
        if before := text[done : found.start()]:
            write_text(before)
        for number, member in enumerate(members):
            if number:
                write_text(", ")
            _write(member, writer, look, write_text)
        done = found.end()
    return text[done:]


def _members(found: re.Match[str]) -> Sequence[re.Match[str]]:
    """What one reference names; nothing where it is none."""
    if found["group"] is None:
        single = _MEMBER.fullmatch(found[0])
        return [single] if single else []
    members = [_MEMBER.fullmatch(part.strip()) for part in found["group"].split(";")]
    return [member for member in members if member] if all(members) else []


def _write(member: re.Match[str], writer: RunWriter, look: Look, write_text: Callable[[str], None]) -> None:
    name = member["name"][0].lower() + member["name"][1:]
    ref: Reference = "number" if member["bare"] or member["before"].strip() else "whole"
    if before := member["before"].rstrip():
        write_text(f"{before}\N{NO-BREAK SPACE}")
    writer.refer(f"@{member['name']}", look._replace(href=f"#{name}"), ref)
    if member["after"].strip():
        write_text(member["after"])
