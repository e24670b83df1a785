"""linked-file-missing: a link leads to a file that is not there."""

from __future__ import annotations

import re
from pathlib import Path

from deckbuilder.checks.base import texts_of
from deckbuilder.checks.written import Written
from deckbuilder.project import Target
from deckbuilder.report import Report
from deckbuilder.source import Folder

#: An address of another kind (RFC 3986, 3.1), or one that begins at a root or a server.
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\\\\")
#: What a build writes need not be there before it.
_OUTPUTS = tuple(target.suffix for target in Target)


def check(written: Written, report: Report) -> None:
    """Warn of every link to a missing file or folder, once a place and text. They are looked for beside the
    brief, as far as it is the project's."""
    base = written.document.folder
    for runs, span in texts_of(written.document):
        for href in dict.fromkeys(run.href for run in runs if run.href):
            name = _file(href)
            if name and _is_missing(base / name, written.folder):
                report.warning(
                    "linked-file-missing",
                    f"a link leads to the file `{name}`, and there is none",
                    span,
                    f"looked in `{written.folder.name(base)}/`; check the path, and send the file along",
                )


def _file(href: str) -> str | None:
    """The file that a link leads to; None where it is something else, or an output."""
    from urllib.parse import unquote

    if href.startswith("#") or _ELSEWHERE.match(href):
        return None
    name = unquote(href.partition("#")[0].partition("?")[0])
    return None if "\0" in name or name.endswith(_OUTPUTS) else name


def _is_missing(path: Path, folder: Folder) -> bool:
    """Whether it would lie in the project and does not; what the system will not say counts as there."""
    try:
        found = folder.ledger.resolve(path)
        return found.is_relative_to(folder.root) and folder.ledger.look(found) is None
    except (OSError, RuntimeError):
        return False
