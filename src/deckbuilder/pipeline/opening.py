"""Opening a brief: its file and front matter are read, and where its outputs go is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.pipeline.values import OnStage, Request, silent
from deckbuilder.project import Brief, Target, UsageError
from deckbuilder.report import Report, Severity
from deckbuilder.source import Folder, Line, Span, Unreadable

if TYPE_CHECKING:
    from deckbuilder.checks.settings import Settings
    from deckbuilder.model import Meta


class Opened(Struct, frozen=True):
    """A brief of which the front matter has been read."""

    brief: Brief
    folder: Folder
    report: Report
    settings: Settings
    meta: Meta
    params: dict[str, object]
    body: tuple[Line, ...]
    targets: tuple[Target, ...]
    password: str | None
    """What opens its PDF files."""
    readable: bool
    """False where the file, or its front matter as a whole, could not be read: findings about the rest would
    only repeat that."""
    on_stage: OnStage

    @property
    def paths(self) -> dict[Target, Path]:
        """Where each output goes."""
        name = self.meta.output or self.brief.name
        return {target: self.brief.project.output / f"{name}{target.suffix}" for target in self.targets}


def open_brief(brief: Brief, request: Request, on_stage: OnStage = silent) -> Opened:
    """Read a brief's file and front matter; what is wrong with either is in the report."""
    from deckbuilder import protection
    from deckbuilder.checks import settings
    from deckbuilder.markdown import front_matter
    from deckbuilder.model import Meta

    folder, report = Folder(brief.project.root), Report()
    name = folder.name(brief.path)
    if brief.text is not None:
        folder.give(brief.path, brief.text)
    meta, params, body, readable = Meta(), dict[str, object](), tuple[Line, ...](), False
    try:
        text = folder.text(brief.path)
    except Unreadable as fault:
        report.unreadable(fault, Span(name, fault.line, fault.line))
    else:
        lines = [Line(line, name, number) for number, line in enumerate(text.split("\n"), 1)]
        meta, params, body = front_matter.read(lines, report)
        readable = report.worst is not Severity.ERROR or meta != Meta(span=meta.span)
    asked = tuple(target for target in Target if target in meta.documents)
    targets = request.targets or asked or brief.project.targets
    protection.check(meta, targets, protected=request.password is not None, report=report)
    decided = settings.read(brief.project)
    return Opened(
        brief, folder, report, decided, meta, params, body, targets, request.password, readable, on_stage
    )


def check_names(opened: Sequence[Opened], taken: Mapping[Path, Brief]) -> None:
    """Raises: UsageError: two briefs would write the same file (also on systems that ignore capitals)."""
    owners = {str(path).casefold(): brief for path, brief in taken.items()}
    for one in opened:
        for path in one.paths.values():
            owner = owners.setdefault(str(path).casefold(), one.brief)
            if owner is not one.brief:
                raise UsageError(
                    f"`{owner.path}` and `{one.brief.path}` would both write `{path.name}`",
                    "rename one of them, or give it an `output:` of its own in its front matter",
                )
