"""The program as a library: `build` and `check` from Python, with typed results.

The command line goes through here too. Nothing is printed, no process is ended, no signal handler set; what
belongs to a process as a whole is left to whoever owns it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from deckbuilder import incremental, pipeline, protection
from deckbuilder.pipeline import OnStage, Outcome, Output
from deckbuilder.project import Brief, Target, UsageError, find_briefs, of_text
from deckbuilder.report import Diagnostic, suggestion

AnyPath = str | os.PathLike[str]
Paths = AnyPath | Iterable[AnyPath]
#: Called before a brief, with its number from 1 and how many there are.
OnStart = Callable[[Brief, int, int], None]
#: Called after a brief.
OnDone = Callable[[Outcome], None]


class Built(Struct, frozen=True):
    """What became of all briefs of a run."""

    outcomes: tuple[Outcome, ...]
    """One a brief, in the order they were built."""
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether no brief has an error, so that every output has been written, or could be."""
        return all(outcome.ok for outcome in self.outcomes)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Those of all briefs."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Those of all briefs."""
        return tuple(output for outcome in self.outcomes for output in outcome.outputs)


def build(
    paths: Paths = (),
    *,
    text: str | None = None,
    name: str = "brief",
    root: AnyPath | None = None,
    output: AnyPath | None = None,
    to: str | Iterable[str] | None = None,
    theme: str | None = None,
    password: str | None = None,
    parallel: bool = False,
    cache: bool = False,
    on_start: OnStart | None = None,
    on_stage: OnStage | None = None,
    on_done: OnDone | None = None,
) -> Built:
    """Write the documents of briefs, each as soon as it is made; a brief with errors writes nothing.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     built = build(text="# Water\\n\\n## Three dams decide\\n\\n- Two are full\\n", output=folder)
    ...     [path.name for path in sorted(Path(folder).iterdir())]
    ['brief-deck.pptx', 'brief-memo.pdf']
    >>> built.ok, [(output.target.value, output.pages) for output in built.outputs]
    (True, [('deck', 2), ('memo', 1)])

    Args:
        paths: Markdown files, folders of one brief, folders of briefs, or project roots; relative ones start
            at the working folder. None: all briefs of the project there.
        text: A brief itself, in place of paths to some.
        name: The base name of what is made of ``text``, which findings call ``NAME.md``.
        root: The project's folder, outside of which nothing is read; found upwards from each path by
            default. For ``text``: where it would lie, by default the working folder.
        output: The folder that documents go to; by default the project's, ``output/``.
        to: What to make: ``deck``, ``deck.pdf``, ``handout``, ``memo``; by default what the project says.
        theme: A theme's name, or the path of a _brand.yml or PowerPoint file, whatever the briefs say.
        password: What opens PDF files; they are encrypted.
        parallel: Whether a process may be forked to make deck and memo at the same time: for programs of one
            thread that hold no other threads in libraries, where that is to be had; nothing else changes.
        cache: Whether documents that an earlier build left count as made where nothing has changed that they
            were made from, as the command line has it. What they were made from is kept in the user's cache
            folder.
        on_start: Called before each brief, in this thread.
        on_stage: Called with what is begun, such as ``laying out deck``; where ``parallel``, also in the
            forked process.
        on_done: Called after each brief, in this thread.

    Raises:
        UsageError: a path or name that is none, no brief, faulty settings, two briefs that would write the
            same file, a password that cannot be used. What is wrong with a brief, also a file that cannot be
            read or written, is a finding and is never raised.
    """
    briefs = _briefs(paths, text, name, root, output)
    word = None if password is None else protection.prepared(password, "`password`")
    request = pipeline.Request(_targets(to), theme, True, word, parallel)
    return _run(briefs, request, cache, on_start, on_stage, on_done)


def check(
    paths: Paths = (),
    *,
    text: str | None = None,
    name: str = "brief",
    root: AnyPath | None = None,
    to: str | Iterable[str] | None = None,
    theme: str | None = None,
    parallel: bool = False,
    cache: bool = False,
    on_start: OnStart | None = None,
    on_stage: OnStage | None = None,
    on_done: OnDone | None = None,
) -> Built:
    """Find what is wrong with briefs: all is read, laid out and measured as by `build`, and nothing written.

    >>> checked = check(text="## Options\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 | 3 |\\n")
    >>> checked.ok
    False
    >>> print(checked.findings[0])
    brief.md:5:1: error[table-ragged]: row 1 has 3 cells, the header has 2

    Arguments and exceptions are those of `build`.
    """
    briefs = _briefs(paths, text, name, root, None)
    request = pipeline.Request(_targets(to), theme, False, None, parallel)
    return _run(briefs, request, cache, on_start, on_stage, on_done)


def _run(
    briefs: Sequence[Brief],
    request: pipeline.Request,
    cache: bool,
    on_start: OnStart | None,
    on_stage: OnStage | None,
    on_done: OnDone | None,
) -> Built:
    started, outcomes = time.perf_counter(), []
    pending = (incremental if cache else pipeline).build(briefs, request, {}, on_stage or pipeline.silent)
    for number, brief in enumerate(briefs, 1):
        if on_start is not None:
            on_start(brief, number, len(briefs))
        outcomes.append(next(pending))
        if on_done is not None:
            on_done(outcomes[-1])
    return Built(tuple(outcomes), time.perf_counter() - started)


def _briefs(
    paths: Paths,
    text: str | None,
    name: str,
    root: AnyPath | None,
    output: AnyPath | None,
) -> list[Brief]:
    """The briefs that arguments name."""
    listed = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    folder, goal = (None if path is None else Path(path) for path in (root, output))
    if text is None:
        return find_briefs([Path(path) for path in listed], root=folder, output=goal)
    if listed:
        raise UsageError("both `paths` and `text` are given", "give one of them")
    return [of_text(text, name, root=folder, output=goal)]


def _targets(to: str | Iterable[str] | None) -> tuple[Target, ...] | None:
    """The documents that words name, in our order, each once."""
    words = [to] if isinstance(to, str) else list(to or ())
    for word in words:
        if word not in list(Target):
            raise UsageError(f"there is no document `{word}`", suggestion(word, Target, ", ".join(Target)))
    return tuple(target for target in Target if target in words) or None
