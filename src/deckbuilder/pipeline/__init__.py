"""The pipeline: from briefs to their outputs.

Everything between a file and its outputs is named here, in order, and nothing is decided here: what a brief's
front matter decides is in `opening` and `theming`, how outputs come to disk in `writing`, what goes in and
comes out in `values`. Modules are imported where they are used: a fork gives each output a process, and each
pays only for the libraries it needs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.forked import together
from deckbuilder.ledger import Ledger
from deckbuilder.pipeline import writing
from deckbuilder.pipeline.opening import Opened, check_names, open_brief
from deckbuilder.pipeline.theming import theme_of
from deckbuilder.pipeline.values import Kind, OnStage, Outcome, Output, Request, Sketch, silent
from deckbuilder.project import Brief, Target
from deckbuilder.report import Diagnostic, Report, Severity
from deckbuilder.source import Line, Unreadable
from deckbuilder.targets import formed, planned

if TYPE_CHECKING:
    from deckbuilder.model import Document
    from deckbuilder.plan import Origin, Plan
    from deckbuilder.text.typesetter import Typesetter
    from deckbuilder.theme.tokens import Theme

__all__ = ["Kind", "OnStage", "Outcome", "Output", "Request", "Sketch", "build", "origin", "silent", "sketch"]


class _Made(Struct, frozen=True):
    """One output as it comes back from the process that made it."""

    target: Target
    pages: int
    size: int | None
    """Bytes in its draft; None where errors kept it from being rendered, or nobody wanted it."""
    findings: tuple[Diagnostic, ...]
    ledger: Ledger


def build(
    briefs: Sequence[Brief],
    request: Request,
    taken: Mapping[Path, Brief] = MappingProxyType({}),
    on_stage: OnStage = silent,
) -> Iterator[Outcome]:
    """Build briefs one after another, each written as soon as it is done; a brief with errors writes nothing.

    Raises:
        UsageError: two briefs would write the same file, or one of those ``taken`` by others.
        ChildFailed: a fault of ours in the process that makes one of the outputs.
    """
    opened = [open_brief(brief, request, on_stage) for brief in briefs]
    check_names(opened, taken)
    for one in opened:
        started = time.perf_counter()
        on_stage("reading")
        with ExitStack() as stack:
            drafts = writing.drafts(one, stack) if one.readable and request.write else {}
            made = _make(one, request, drafts) if one.readable else ()
            for part in made:
                one.report.extend(part.findings)
                one.folder.ledger.merge(part.ledger)
            whole = bool(made) and request.targets is None
            sound = bool(drafts) and _judged(one, whole=whole).worst is not Severity.ERROR
            written = sound and writing.published(one, drafts)
        outputs = tuple(
            Output(part.target, one.paths[part.target], part.pages, part.size if written else None)
            for part in made
        )
        findings = tuple(_judged(one, whole=whole).sorted())
        yield Outcome(one.brief, outputs, findings, one.folder, time.perf_counter() - started)


def _judged(one: Opened, *, whole: bool) -> Report:
    """The findings as the project and the brief's author have them count."""
    from deckbuilder.checks.judging import judged

    return judged(one.report, one.settings, whole=whole)


def sketch(brief: Brief, request: Request, kind: Kind, typesetter: Callable[[Theme], Typesetter]) -> Sketch:
    """What outputs of one kind would be drawn from. ``typesetter`` may be one that served a theme before, as
    long as the files of its fonts are what they were."""
    one = open_brief(brief, request)
    plan = theme = None
    if one.readable:
        _, document, theme = _understood(one, request)
        targets = tuple(target for target in one.targets if target.plan == kind)
        if theme is not None and targets:
            plan, _ = _planned(targets, document, theme, typesetter(theme), one, None, one.report)
    kinds = tuple(dict.fromkeys(target.plan for target in one.targets))
    return Sketch(plan, theme, kinds, tuple(_judged(one, whole=False).sorted()), one.folder)


def origin(brief: Brief) -> Origin | None:
    """What outputs of a brief would say they are made from, as its files are now; None where it cannot be
    read."""
    from deckbuilder import provenance

    request = Request()
    one = open_brief(brief, request)
    if not one.readable:
        return None
    body, _, _ = _understood(one, request)
    return provenance.origin(one.folder, brief.path, one.meta.span, body)


def _make(one: Opened, request: Request, drafts: Mapping[Target, BinaryIO]) -> tuple[_Made, ...]:
    """From the text of a brief to its outputs' drafts, where there are any to write: the pipeline."""
    body, document, theme = _understood(one, request)
    if theme is None:
        return ()
    origin = _origin(one, body) if drafts else None
    kinds = dict.fromkeys(target.plan for target in one.targets)
    groups = [tuple(target for target in one.targets if target.plan == kind) for kind in kinds]
    makers = [partial(_outputs, targets, document, theme, one, origin, drafts) for targets in groups]
    apart = request.parallel and len(makers) == 2
    made = together(*makers) if apart else tuple(make() for make in makers)
    return tuple(chain.from_iterable(made))


def _understood(one: Opened, request: Request) -> tuple[Sequence[Line], Document, Theme | None]:
    """The text of a brief with its templates carried out, what it says, and the theme it is to have."""
    from deckbuilder import checks, expand, markdown

    folder, base, report = one.folder, one.brief.path.parent, one.report
    body = expand.expand(one.body, one.params, folder, base, report, one.meta.data, one.meta.lang)
    document = markdown.parse(body, one.meta, folder, base, folder.name(one.brief.path), report)
    checks.run_document(document, report, one.settings)
    checks.run_written(document, folder, one.params, report, one.settings)
    return body, document, theme_of(one, request)


def _outputs(
    targets: tuple[Target, ...],
    document: Document,
    theme: Theme,
    one: Opened,
    origin: Origin | None,
    drafts: Mapping[Target, BinaryIO],
) -> tuple[_Made, ...]:
    """Plan and check what some outputs are drawn from, and render each into its draft. Findings go to a
    report of their own, as this may run in a process of its own."""
    from deckbuilder.text.fonts import FontBook
    from deckbuilder.text.typesetter import Typesetter

    one.on_stage(f"laying out {targets[0].plan}")
    report = Report()
    report.extend(one.report)
    fonts = FontBook(theme.fonts)
    _, forms = _planned(targets, document, theme, Typesetter(fonts), one, origin, report)
    sizes = {}
    if report.worst is not Severity.ERROR:
        sizes = {
            target: writing.drafted(target, forms[target], theme, fonts, draft, one, report)
            for target, draft in drafts.items()
            if target in targets
        }
    one.folder.ledger.merge(fonts.ledger)
    findings, ledger = tuple(report), one.folder.ledger
    return tuple(
        _Made(target, len(form.pages), sizes.get(target), findings, ledger) for target, form in forms.items()
    )


def _planned(
    targets: tuple[Target, ...],
    document: Document,
    theme: Theme,
    typesetter: Typesetter,
    one: Opened,
    origin: Origin | None,
    report: Report,
) -> tuple[Plan, dict[Target, Plan]]:
    """The plan that some outputs are drawn from, checked, and the form it has in each."""
    from deckbuilder import checks

    fonts = typesetter.fonts
    plan = replace(planned(targets[0].plan, document, theme, typesetter, report, one.targets), origin=origin)
    checks.run_plan(plan, document, theme, fonts, report, one.settings)
    forms = {target: formed(target, plan, theme, typesetter, report) for target in targets}
    encrypted = one.password is not None
    for target in filter(lambda target: target.pdf, targets):
        forms[target] = checks.run_file(
            forms[target], document, theme, fonts, report, one.settings, encrypted=encrypted
        )
    return plan, forms


def _origin(one: Opened, body: Sequence[Line]) -> Origin:
    """What the outputs are made from; with the files themselves where the memo is to bring them along."""
    from deckbuilder import provenance

    path = one.brief.path
    origin = provenance.origin(one.folder, path, one.meta.span, body)
    if not any(standard.startswith("a-3") for standard in one.meta.standards):
        return origin
    try:
        return replace(origin, attachments=provenance.attachments(one.folder, path))
    except Unreadable as fault:
        one.report.unreadable(fault, None)
        return origin
