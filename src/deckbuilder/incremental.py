"""Building only what has changed: what came of a brief is kept with the state of all that it was made from,
and is not made again as long as that, the documents and the program are as they were.

What is kept is values alone: reading it carries nothing out. Builds with a password are not kept.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import pipeline, program
from deckbuilder.cache import Shelf
from deckbuilder.ledger import Ledger
from deckbuilder.pipeline import OnStage, Outcome, Output, Request
from deckbuilder.project import Brief
from deckbuilder.report import Diagnostic
from deckbuilder.source import Folder

SHELF = Shelf("builds", 64 * 1024 * 1024)
#: Findings that may be due to a machine with too much to do, or too little memory: looked into again.
_MOMENTARY = frozenset({"image-broken", "image-too-large"})


class Manifest(Struct, frozen=True):
    """What came of a brief that has no errors."""

    identity: str
    """What was asked for, of which program."""
    outputs: tuple[Output, ...]
    findings: tuple[Diagnostic, ...]
    quotes: dict[str, str]
    """The texts that findings speak of, by their names."""
    inputs: Ledger
    """All that it was made from."""
    written: Ledger
    """The documents, as they were left."""


def build(
    briefs: Sequence[Brief],
    request: Request,
    taken: Mapping[Path, Brief] = MappingProxyType({}),
    on_stage: OnStage = pipeline.silent,
) -> Iterator[Outcome]:
    """As `pipeline.build`, but for briefs of which nothing has changed since they were built.

    Raises:
        UsageError, ChildFailed: as there.
    """
    state = program.state() if request.password is None else None
    if state is None:
        yield from pipeline.build(briefs, request, taken, on_stage)
        return
    identities = {brief.path: repr((state, brief, request)) for brief in briefs}
    recalled = ((brief.path, _recalled(brief, identities[brief.path])) for brief in briefs)
    known = {path: outcome for path, outcome in recalled if outcome is not None}
    left = {output.path: outcome.brief for outcome in known.values() for output in outcome.outputs}
    changed = [brief for brief in briefs if brief.path not in known]
    others = pipeline.build(changed, request, {**taken, **left}, on_stage)
    for brief in briefs:
        outcome = known.get(brief.path)
        if outcome is None:
            outcome = next(others)
            if program.state() == state:  # what was imported meanwhile is what was there at the start
                _keep(outcome, identities[brief.path])
        yield outcome


def _recalled(brief: Brief, identity: str) -> Outcome | None:
    """What came of a brief before, where the same would come of it now."""
    started = time.perf_counter()
    kept = SHELF.get(_key(identity))
    if kept is None:
        return None
    try:
        found = msgspec.json.decode(kept, type=Manifest, dec_hook=_as_path)
    except msgspec.DecodeError:
        return None
    inputs, written = found.inputs.renewed(), found.written.renewed()
    if found.identity != identity or inputs is None or written is None:
        return None
    if inputs is not found.inputs or written is not found.written:
        _put(replace(found, inputs=inputs, written=written))
    folder = Folder(brief.project.root, inputs)
    for name, text in found.quotes.items():
        folder.remember(name, text)
    return Outcome(brief, found.outputs, found.findings, folder, time.perf_counter() - started)


def _keep(outcome: Outcome, identity: str) -> None:
    """Keep what came of a brief, if the same would come of it again."""
    folder, findings = outcome.folder, outcome.findings
    if not outcome.ok or folder.ledger.torn or any(finding.code in _MOMENTARY for finding in findings):
        return
    written = Ledger()
    try:
        for output in outcome.outputs:
            if output.size is not None:
                written.digest(output.path)
    except OSError:
        return
    _put(Manifest(identity, outcome.outputs, findings, _quotes(findings, folder), folder.ledger, written))


def _put(manifest: Manifest) -> None:
    with suppress(UnicodeError):  # a name of a file that is in no encoding
        SHELF.put(_key(manifest.identity), msgspec.json.encode(manifest, enc_hook=str))


def _key(identity: str) -> str:
    """A name for what is kept; two may share one, and the identity tells."""
    return f"{crc32(identity.encode('utf-8', 'surrogateescape')):08x}"


def _as_path(kind: type, value: str) -> Path:
    return Path(value)


def _quotes(findings: Sequence[Diagnostic], folder: Folder) -> dict[str, str]:
    """The texts of all places that findings name."""
    spans = [finding.span for finding in findings if finding.span]
    spans += [span for finding in findings for span, _ in finding.related]
    names = dict.fromkeys(span.path for span in spans)
    names |= dict.fromkeys(edit.path for finding in findings for edit in finding.fix)
    return {name: text for name in names if (text := folder.quote(name)) is not None}
