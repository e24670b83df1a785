"""`build --watch`: each save builds again the briefs that it concerns, until Ctrl-C."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from deckbuilder.cli.ending import usage_text
from deckbuilder.terminal import say

if TYPE_CHECKING:
    from deckbuilder.pipeline import Outcome, Request
    from deckbuilder.project import Brief


def rebuild(
    find: Callable[[], list[Brief]], request: Request, *, cache: bool, tell: Callable[[Outcome], None]
) -> NoReturn:
    """Build the briefs that ``find`` finds, and again those of which something has changed, each time that
    something does. ``tell`` is called with each outcome.

    Raises:
        UsageError: there are no briefs, or they belong to several projects.
    """
    from deckbuilder.project import UsageError
    from deckbuilder.watching import changes, scope

    projects = {brief.project.root: brief.project for brief in find()}
    if len(projects) > 1:
        raise UsageError("the briefs belong to several projects", "watch one at a time")
    (project,) = projects.values()
    theme = [Path(request.theme)] if request.theme and Path(request.theme).exists() else []
    known: dict[Path, Outcome] = {}
    for _ in chain((None,), changes(scope(project, *theme))):
        try:
            for outcome in _built(find(), known, request, cache):
                known[outcome.brief.path] = outcome
                tell(outcome)
        except UsageError as error:  # such as settings that are half written
            say(usage_text(error), sys.stderr)
            known.clear()  # so that it is told when all is well again
        gc.collect()  # nobody waits now
    raise KeyboardInterrupt  # not reached: changes come until then


def _built(
    briefs: list[Brief], known: Mapping[Path, Outcome], request: Request, cache: bool
) -> Iterator[Outcome]:
    """What becomes of those of some briefs that are not as they were."""
    from deckbuilder import incremental, pipeline

    same = {brief.path for brief in briefs if _is_same(brief, known.get(brief.path))}
    taken = {output.path: known[path].brief for path in same for output in known[path].outputs}
    stale = [brief for brief in briefs if brief.path not in same]
    return incremental.build(stale, request, taken) if cache else pipeline.build(stale, request, taken)


def _is_same(brief: Brief, before: Outcome | None) -> bool:
    return before is not None and before.brief == brief and before.folder.ledger.renewed() is not None
