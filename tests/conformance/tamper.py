"""Faults planted in a presentation file: its members, changed by functions."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable

Members = dict[str, bytes]
Edit = Callable[[Members], None]


def edited(deck: bytes, *edits: Edit) -> bytes:
    """The deck with its members changed."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for edit in edits:
        edit(members)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def replaced(name: str, pattern: str, by: str) -> Edit:
    """An edit that replaces the first match of ``pattern`` in one member."""

    def edit(members: Members) -> None:
        changed, count = re.subn(pattern, by, members[name].decode(), count=1, flags=re.DOTALL)
        assert count == 1, f"{pattern} is not in {name}"
        members[name] = changed.encode()

    return edit


def removed(name: str) -> Edit:
    def edit(members: Members) -> None:
        del members[name]

    return edit


def added(name: str, content: bytes) -> Edit:
    def edit(members: Members) -> None:
        members[name] = content

    return edit


def copied(name: str, other: str) -> Edit:
    """An edit that gives a member's content to another name as well."""

    def edit(members: Members) -> None:
        members[other] = members[name]

    return edit


def with_member_again(deck: bytes, name: str, again: str) -> bytes:
    """The deck with one member once more, under a name that may be the same."""
    file = io.BytesIO(deck)
    with zipfile.ZipFile(file, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that are there already
        archive.writestr(again, archive.read(name))
    return file.getvalue()
