"""Passwords for PDF files: where one comes from, and what is told of what it does not do. Encrypting is the
renderer's work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from unicodedata import normalize

from deckbuilder.model import Meta
from deckbuilder.project import Target, UsageError
from deckbuilder.report import Report

#: Longer ones are cut by programs that read them (ISO 32000-2, 7.6.4.3.3). Bytes of UTF-8.
LONGEST = 127


def password(name: str, environment: Mapping[str, str]) -> str:
    """The password in an environment variable, `prepared`.

    Raises:
        UsageError: there is none, it is too long, or what encrypts files is not installed.
    """
    return prepared(environment.get(name, ""), f"the environment variable `{name}`")


def prepared(password: str, source: str) -> str:
    """A password in the form that programs which ask for it compare (RFC 4013, 2.2); ``source`` names it.

    Raises:
        UsageError: it is empty or too long, or what encrypts files is not installed.
    """
    if find_spec("pikepdf") is None:
        raise UsageError(
            "a password needs `pikepdf`, which is not installed", "run `pip install 'deckbuilder[secure]'`"
        )
    word = normalize("NFKC", password)
    if not word:
        raise UsageError(
            f"{source} holds no password",
            "set it, and name it with --pdf-password-env; the option takes a name, not the password itself",
        )
    if len(word.encode("utf-8", "surrogateescape")) > LONGEST:
        raise UsageError(f"the password in {source} is longer than {LONGEST} bytes", "choose a shorter one")
    return word


def check(meta: Meta, targets: Sequence[Target], *, protected: bool, report: Report) -> None:
    """Tell of what is not protected though it may be thought to be."""
    if protected and Target.DECK in targets:
        report.warning(
            "deck-unprotected",
            "the password protects PDF files; the PowerPoint file opens without it",
            meta.span,
            "make PDF files alone, with `--to memo`",
        )
    if meta.permissions is not None and not protected:
        report.note(
            "permissions-unused",
            "`pdf-permissions` has no effect on files without a password",
            meta.span,
            "build with `--pdf-password-env`",
        )
