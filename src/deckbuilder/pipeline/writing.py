"""Outputs on disk: each is rendered into a draft, and all drafts of a brief are published, or none."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO

from deckbuilder.pipeline.opening import Opened
from deckbuilder.project import Target
from deckbuilder.report import Report
from deckbuilder.source import Unreadable
from deckbuilder.targets import render

if TYPE_CHECKING:
    from deckbuilder.plan import Plan
    from deckbuilder.text.fonts import FontBook
    from deckbuilder.theme.tokens import Theme


def drafts(one: Opened, stack: ExitStack) -> dict[Target, BinaryIO]:
    """A file to make each output in, closed with the stack."""
    from deckbuilder.publish import draft

    try:
        return {target: stack.enter_context(draft(path)) for target, path in one.paths.items()}
    except Unreadable as fault:
        one.report.unreadable(fault, None)
        return {}


def drafted(
    target: Target,
    plan: Plan,
    theme: Theme,
    fonts: FontBook,
    draft: BinaryIO,
    one: Opened,
    report: Report,
) -> int | None:
    """Render an output into its draft: its size, or None, reported, where the system does not let us."""
    from deckbuilder.publish import unwritable

    one.on_stage(f"writing {target}")
    try:
        render(target, plan, theme, fonts, draft, one.password)
        draft.flush()
        return draft.tell()
    except OSError as error:
        if error.errno is None:  # a library's own, not the system's
            raise
        report.unreadable(unwritable(error, one.paths[target]), None)
        return None


def published(one: Opened, drafts: Mapping[Target, BinaryIO]) -> bool:
    """Put the outputs in their places; False, reported, where that cannot be."""
    from deckbuilder.publish import publish

    try:
        publish({one.paths[target]: draft for target, draft in drafts.items()})
    except Unreadable as fault:
        one.report.unreadable(fault, None)
        return False
    return True
