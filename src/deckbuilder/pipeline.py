"""The pipeline: from briefs to their outputs.

Everything between a file and its outputs is named here, in order, and nothing is decided here. Modules are
imported where they are used: a fork gives each output a process, and each pays only for the libraries it
needs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.forked import together
from deckbuilder.ledger import Ledger
from deckbuilder.project import Brief, Target, UsageError
from deckbuilder.report import Diagnostic, Report, Severity
from deckbuilder.source import Folder, Line, Span, Unreadable
from deckbuilder.targets import formed, planned, render

if TYPE_CHECKING:
    from deckbuilder.checks.settings import Settings
    from deckbuilder.model import Document, Meta
    from deckbuilder.plan import Origin, Plan
    from deckbuilder.text.fonts import FontBook
    from deckbuilder.text.typesetter import Typesetter
    from deckbuilder.theme.tokens import Theme

Kind = Literal["deck", "memo"]


#: Called with what is begun; also in a forked process, of which nothing else comes back.
OnStage = Callable[[str], None]


class Request(Struct, frozen=True):
    """What to make of each brief."""

    targets: tuple[Target, ...] | None = None
    """None: what the project says."""
    theme: str | None = None
    """None: what the brief says, else the project."""
    write: bool = True
    """Whether to render and write; else only findings are wanted."""
    password: str | None = None
    """What opens PDF files; None for files that anyone can open."""
    parallel: bool = True
    """Whether a process may be forked to make two documents at the same time."""


class Output(Struct, frozen=True):
    """One document of a brief."""

    target: Target
    path: Path
    pages: int
    size: int | None
    """Bytes written; None where nothing was."""


class Outcome(Struct, frozen=True):
    """What became of a brief."""

    brief: Brief
    outputs: tuple[Output, ...]
    findings: tuple[Diagnostic, ...]
    """By place."""
    folder: Folder
    """Quotes the lines that findings speak of; its ledger holds all that the brief was made from."""
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether nothing kept its outputs from being written."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


class Sketch(Struct, frozen=True):
    """A plan that is looked at and not written."""

    plan: Plan | None
    """None where the brief or its theme cannot be read."""
    theme: Theme | None
    kinds: tuple[Kind, ...]
    """Of all plans that the brief's outputs are drawn from."""
    findings: tuple[Diagnostic, ...]
    """By place: those of a build of the outputs that are drawn from this plan."""
    folder: Folder


class _Opened(Struct, frozen=True):
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


class _Made(Struct, frozen=True):
    """One output as it comes back from the process that made it."""

    target: Target
    pages: int
    size: int | None
    """Bytes in its draft; None where errors kept it from being rendered, or nobody wanted it."""
    findings: tuple[Diagnostic, ...]
    ledger: Ledger


def silent(doing: str) -> None:
    """Tells nobody."""


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
    opened = [_open(brief, request, on_stage) for brief in briefs]
    _check_names(opened, taken)
    for one in opened:
        started = time.perf_counter()
        on_stage("reading")
        with ExitStack() as stack:
            drafts = _drafts(one, stack) if one.readable and request.write else {}
            made = _make(one, request, drafts) if one.readable else ()
            for output in made:
                one.report.extend(output.findings)
                one.folder.ledger.merge(output.ledger)
            whole = bool(made) and request.targets is None
            outputs = _publish(one, made, drafts, whole=whole)
        findings = tuple(_judged(one, whole=whole).sorted())
        yield Outcome(one.brief, outputs, findings, one.folder, time.perf_counter() - started)


def _judged(one: _Opened, *, whole: bool) -> Report:
    """The findings as the project and the brief's author have them count."""
    from deckbuilder.checks.judging import judged

    return judged(one.report, one.settings, whole=whole)


def sketch(brief: Brief, request: Request, kind: Kind, typesetter: Callable[[Theme], Typesetter]) -> Sketch:
    """What outputs of one kind would be drawn from. ``typesetter`` may be one that served a theme before, as
    long as the files of its fonts are what they were."""
    one = _open(brief, request)
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
    one = _open(brief, request)
    if not one.readable:
        return None
    body, _, _ = _understood(one, request)
    return provenance.origin(one.folder, brief.path, one.meta.span, body)


def _make(one: _Opened, request: Request, drafts: Mapping[Target, BinaryIO]) -> tuple[_Made, ...]:
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


def _understood(one: _Opened, request: Request) -> tuple[Sequence[Line], Document, Theme | None]:
    """The text of a brief with its templates carried out, what it says, and the theme it is to have."""
    from deckbuilder import checks, expand, markdown

    folder, base, report = one.folder, one.brief.path.parent, one.report
    body = expand.expand(one.body, one.params, folder, base, report, one.meta.data, one.meta.lang)
    document = markdown.parse(body, one.meta, folder, base, folder.name(one.brief.path), report)
    checks.run_document(document, report, one.settings)
    checks.run_written(document, folder, one.params, report, one.settings)
    return body, document, _theme(one, request)


def _outputs(
    targets: tuple[Target, ...],
    document: Document,
    theme: Theme,
    one: _Opened,
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
            target: _drafted(target, forms[target], theme, fonts, draft, one, report)
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
    one: _Opened,
    origin: Origin | None,
    report: Report,
) -> tuple[Plan, dict[Target, Plan]]:
    """The plan that some outputs are drawn from, checked, and the form it has in each."""
    from deckbuilder import checks

    fonts = typesetter.fonts
    plan = replace(planned(targets[0].plan, document, theme, typesetter, report, one.targets), origin=origin)
    checks.run_plan(plan, document, theme, fonts, report, one.settings)
    forms = {target: formed(target, plan, theme, typesetter, report) for target in targets}
    for target in filter(lambda target: target.pdf, targets):
        closed = one.password is not None
        forms[target] = checks.run_file(forms[target], document, theme, fonts, report, encrypted=closed)
    return plan, forms


def _drafted(
    target: Target,
    plan: Plan,
    theme: Theme,
    fonts: FontBook,
    draft: BinaryIO,
    one: _Opened,
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


def _origin(one: _Opened, body: Sequence[Line]) -> Origin:
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


def _open(brief: Brief, request: Request, on_stage: OnStage = silent) -> _Opened:
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
    return _Opened(
        brief, folder, report, decided, meta, params, body, targets, request.password, readable, on_stage
    )


def _check_names(opened: Sequence[_Opened], taken: Mapping[Path, Brief]) -> None:
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


def _theme(one: _Opened, request: Request) -> Theme | None:
    """The theme asked for, on the slide and paper format the brief asks for; None, with an error, if there is
    none."""
    from deckbuilder.theme import brand

    project, meta = one.brief.project, one.meta
    try:
        template = _named_file(one, meta.template, "template")
        chosen = request.theme or meta.theme
        name, span = chosen or project.theme, None
        if not request.theme and meta.theme:
            span = _key(one.folder, meta.span, "theme", "brand")
            if "/" in meta.theme or "\\" in meta.theme:
                name = str(_named_file(one, meta.theme, "theme", "brand"))
        elif template is not None and not chosen:  # it is a theme by itself
            name, span = str(template), _key(one.folder, meta.span, "template")
    except Unreadable:
        return None
    theme = brand.load(name, project.themes, one.report, span, one.folder, template)
    if theme is None:
        return None
    aspect = meta.deck.aspect
    if theme.template is not None and aspect is not None:
        place = _key(one.folder, meta.span, "aspect", "deck")
        message = f"`aspect: {aspect}` has no effect: slides have the size of `{theme.template.path.name}`"
        one.report.warning("aspect-fixed", message, place, "leave it out")
        aspect = None
    return brand.adapted(theme, aspect, meta.memo.paper)


def _named_file(one: _Opened, written: str | None, *keys: str) -> Path | None:
    """The file that a key of the front matter names: inside the project, as all that a brief reads.

    Raises:
        Unreadable: there is none; this is reported.
    """
    if written is None:
        return None
    try:
        return one.folder.locate(written, one.brief.path.parent)
    except Unreadable as fault:
        one.report.unreadable(fault, _key(one.folder, one.meta.span, *keys))
        raise


def _key(folder: Folder, matter: Span | None, *names: str) -> Span | None:
    """The line of the front matter that holds one of these keys; all of it if none is found."""
    if matter is None:
        return None
    lines = (folder.quote(matter.path) or "").split("\n")[: matter.last]
    found = (number for number, line in enumerate(lines, 1) if line.partition(":")[0].strip() in names)
    number = next(found, None)
    return Span(matter.path, number, number) if number else matter


def _drafts(one: _Opened, stack: ExitStack) -> dict[Target, BinaryIO]:
    """A file to make each output in, closed with the stack."""
    from deckbuilder.publish import draft

    try:
        return {target: stack.enter_context(draft(path)) for target, path in one.paths.items()}
    except Unreadable as fault:
        one.report.unreadable(fault, None)
        return {}


def _publish(
    one: _Opened, made: Sequence[_Made], drafts: Mapping[Target, BinaryIO], *, whole: bool
) -> tuple[Output, ...]:
    """Write the outputs if there are drafts and nothing that was found is an error, and say what there is."""
    sound = bool(drafts) and _judged(one, whole=whole).worst is not Severity.ERROR
    if sound:
        from deckbuilder.publish import publish

        try:
            publish({one.paths[output.target]: drafts[output.target] for output in made})
        except Unreadable as fault:
            one.report.unreadable(fault, None)
            sound = False
    return tuple(
        Output(
            output.target,
            one.paths[output.target],
            output.pages,
            output.size if sound else None,
        )
        for output in made
    )
