"""picture-unused: a picture lies beside the brief, and no brief of the project shows it."""

from __future__ import annotations

from deckbuilder.checks.unused import listed, place, unused_files
from deckbuilder.checks.written import Written
from deckbuilder.report import Report

_ENDINGS = frozenset((".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".avif"))


def check(written: Written, report: Report) -> None:
    """Note all such pictures, once."""
    if names := unused_files(written, _ENDINGS):
        report.note(
            "picture-unused",
            f"no brief shows {'this picture' if len(names) == 1 else 'these pictures'}: {listed(names)}",
            place(written),
            "show it, delete it, or keep it in a folder whose name begins with `_`",
        )
