"""Template expansion of a brief: Jinja over its lines, each of which keeps the file and line it was written
at.

Jinja is off inside code, sees no file outside the project and is bounded in output, steps and time. A brief
without any template notation passes through untouched, and Jinja is not even imported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deckbuilder.expand import marks
from deckbuilder.model import NamedData
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line

if TYPE_CHECKING:
    from deckbuilder.expand.sources import Sources

__all__ = ["expand"]


def expand(
    body: Sequence[Line],
    params: Mapping[str, object],
    folder: Folder,
    base: Path,
    report: Report,
    data: Sequence[NamedData] = (),
    lang: str = "en",
) -> tuple[Line, ...]:
    """The lines of a brief with its templates carried out.

    Args:
        body: The lines after the front matter.
        params: The variables templates may use.
        folder: Where included files are found.
        base: The folder of the brief; an included file's paths start from its own.
        report: Takes the findings. After an error the lines come back with dots for what is not known.
        data: The files that templates may use by name.
        lang: How numbers in them are written where they do not tell.
    """
    if not marks.has_templates(body):
        return tuple(body)
    from deckbuilder.data.conventions import separators
    from deckbuilder.expand.sources import Sources

    sources = Sources(folder, base, report, separators(lang)[1])
    named = {one.name: sources.named(one) for one in data}
    return _rendered(body, {**params, **named}, sources, report)


def _rendered(
    body: Sequence[Line], params: Mapping[str, object], sources: Sources, report: Report
) -> tuple[Line, ...]:
    from deckbuilder.expand.faults import explained
    from deckbuilder.expand.sandbox import Sandbox

    name = sources.add_main(body)
    try:
        output = Sandbox(sources).render(name, params)
    except Exception as error:
        # Whatever goes wrong in a template is the template's fault; `explained` raises again what is not.
        report.add(explained(error, sources, params))
        return marks.without_tags(body)
    return marks.unmark(output, sources.places, body[0])
