"""What the page asks of the rest of the program: to write a brief's documents, and to explain a rule.

Both run the command line in a process of its own, so that they do what it does.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from deckbuilder.project import Brief

_CODE = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
#: Seconds.
_LONGEST = 600


class Builder(Struct, frozen=True):
    """Builds as the preview was asked to show."""

    root: str | None = None
    theme: str | None = None

    def build(self, brief: Brief) -> dict[str, Any]:
        """Write the documents of a brief as `deckbuilder build` does; what became of them."""
        options = [("--root", self.root), ("--theme", self.theme), ("--output", str(brief.project.output))]
        given = [word for name, value in options if value is not None for word in (name, value)]
        try:
            done = _run(["build", str(brief.path), *given, "--format", "json"])
        except subprocess.TimeoutExpired:
            message = f"The build was stopped after {_LONGEST // 60} minutes; nothing was written."
            return {"written": False, "outputs": [], "message": message}
        try:
            (one,) = json.loads(done.stdout)["briefs"]
        except (ValueError, KeyError):
            return {"written": False, "outputs": [], "message": done.stderr.strip()}
        outputs = [{key: output[key] for key in ("path", "pages", "bytes")} for output in one["outputs"]]
        written = bool(outputs) and all(output["bytes"] is not None for output in outputs)
        message = "" if written else "The brief has errors; nothing was written."
        return {"written": written, "outputs": outputs if written else [], "message": message}

    def explained(self, code: str) -> str | None:
        """What `deckbuilder explain` says of a rule; None where it knows none of that name."""
        if not _CODE.fullmatch(code):
            return None
        done = _run(["explain", code])
        return done.stdout if done.returncode == 0 else None


def _run(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "deckbuilder", *arguments]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=_LONGEST
    )
