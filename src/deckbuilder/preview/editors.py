"""How an editor is told from a link to open a file at a line."""

from __future__ import annotations

import re

from deckbuilder.project import DEFAULT_EDITOR, UsageError
from deckbuilder.report import suggestion

#: Addresses that editors, or for Emacs and Sublime Text a handler one adds, register with the system. The
#: page fills in ``{path}``, absolute and percent-encoded, ``{line}`` and ``{column}``.
PATTERNS = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscode-insiders": "vscode-insiders://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "windsurf": "windsurf://file/{path}:{line}:{column}",
    "zed": "zed://file/{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "macvim": "mvim://open?url=file://{path}&line={line}&column={column}",
    "bbedit": "x-bbedit://open?url=file://{path}&line={line}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "emacs": "emacs://open?url=file://{path}&line={line}&column={column}",
}
#: The scheme of an address (RFC 3986, 3.1), with nothing in it that browsers pass over; but for those that
#: would run in the page, or make the browser show the file instead of opening it.
_ADDRESS = re.compile(r"(?!(?:javascript|data|vbscript|blob|file):)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def pattern(name: str) -> str:
    """The address for an editor's name, or for a pattern of one's own, which holds ``{path}``.

    Raises:
        UsageError: neither.
    """
    if name in PATTERNS:
        return PATTERNS[name]
    if "{path}" in name and _ADDRESS.match(name):
        return name
    known = ", ".join(PATTERNS)
    help = suggestion(
        name, PATTERNS, f"known: {known}; or write an address such as {PATTERNS[DEFAULT_EDITOR]}"
    )
    raise UsageError(f"there is no editor `{name}`", help)
