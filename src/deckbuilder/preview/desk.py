"""What is on screen: the state of every brief that somebody looks at, brought up to date when files change.

It runs in the server's event loop and never blocks it: workers are waited for in threads. A page that is
behind is told the newest state, not every one in between.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.pipeline import Kind, Request
from deckbuilder.preview import editors
from deckbuilder.preview.telling import Shown, State, Telling
from deckbuilder.preview.views import Failure, Fetch, File, Look, Snapshot
from deckbuilder.preview.workers import Worker
from deckbuilder.project import Brief, UsageError

#: How long a brief that is empty or gone may yet come back, as some programs empty a file before they write
#: it, or put another in its place. Seconds.
_PATIENCE = 0.15
#: Silence after which an open page is sent a sign of life. Seconds.
_HEARTBEAT = 15.0
KINDS: tuple[Kind, ...] = ("deck", "memo")
#: What to do about a fault of ours.
_ADVICE = (
    "This is a fault of deckbuilder, not of your brief; please report it with the brief. "
    "The preview goes on with the next save."
)

Event = tuple[str, dict[str, Any]]


class _Place:
    """A brief on the desk."""

    def __init__(self, name: str, brief: Brief) -> None:
        self.name = name
        self.brief = brief
        self.state = State(brief.project.root, _kinds(brief))
        self.wanted, self.done = 1, 0
        """Changes noticed, and those that the state takes account of."""
        self.readers = 0
        self.work: asyncio.Task[None] | None = None


class Listing(Struct, frozen=True):
    """What there is to look at."""

    root: Path
    editor: str
    """The address at which an editor opens a file (`editors.PATTERNS`)."""
    briefs: tuple[tuple[str, tuple[Kind, ...], str], ...]
    """Name, documents, title."""


class Desk:
    """The briefs of a preview.

    ``find`` names them and is asked again after every change; it raises UsageError where there is none.
    ``editor`` is the author's, whatever the project says; with ``debug``, workers print where they failed.
    """

    def __init__(
        self,
        find: Callable[[], Sequence[Brief]],
        request: Request,
        editor: str | None = None,
        *,
        debug: bool = False,
    ) -> None:
        self._find = find
        self._request = request
        self._editor = editor
        self._workers: dict[Kind, Worker] = {kind: Worker(kind, debug=debug) for kind in KINDS}
        self._places: dict[str, _Place] = {}
        self._news = asyncio.Event()
        self._closed = False
        self._put(find())

    @property
    def listing(self) -> Listing:
        places = self._places.values()
        project = next(place.brief.project for place in places)
        briefs = tuple((place.name, place.state.kinds, _title(place)) for place in places)
        return Listing(project.root, editors.pattern(self._editor or project.editor), briefs)

    def brief(self, name: str | None) -> Brief | None:
        """The brief of a name; the first for None; None for another."""
        place = self._place(name)
        return None if place is None else place.brief

    def begin(self) -> None:
        """Have the first brief laid out: somebody is about to look at it."""
        for worker in self._workers.values():
            worker.begin()
        if (place := self._place(None)) is not None:
            self._work_on(place)

    async def changed(self) -> None:
        """Files of the project changed. The first brief is brought up to date whether somebody looks at it or
        not: somebody is about to."""
        try:
            self._put(await asyncio.to_thread(self._find))
        except UsageError as error:
            self._misconfigured(error)
            return
        for place in self._places.values():
            place.wanted += 1
            if place.readers or place is self._place(None):
                self._work_on(place)

    async def events(self, name: str | None) -> AsyncGenerator[Event | None, None]:
        """What an open page is to be told of a brief for as long as the desk is open; None is a sign of
        life."""
        place = self._place(name)
        if place is None:
            return
        telling, listed = Telling(), None
        place.readers += 1
        try:
            self._work_on(place)
            while not self._closed:
                news = self._news
                if listed != self.listing:
                    listed = self.listing
                    yield "project", _project(listed, place.name)
                for event in telling.news(place.state):
                    yield event
                try:
                    await asyncio.wait_for(news.wait(), _HEARTBEAT)
                except TimeoutError:
                    yield None
        finally:
            place.readers -= 1

    async def file(self, name: str) -> File | None:
        """A font or picture that something on screen refers to."""
        found = await self._fetched(name)
        if found is None and (places := [place for place, _ in self._referring(name)]):
            # Workers keep few briefs at hand, and one that died none.
            place = places[0]
            if place.work is None or place.work.done():
                place.wanted += 1
                self._work_on(place)
            assert place.work is not None
            await asyncio.wait({place.work})
            found = await self._fetched(name)
        return found

    async def _fetched(self, name: str) -> File | None:
        """A font or picture that a worker has at hand."""
        for place, kind in self._referring(name):
            answer = await asyncio.to_thread(self._workers[kind].ask, Fetch(place.brief, name))
            if isinstance(answer, File):
                return answer
        return None

    def _referring(self, name: str) -> list[tuple[_Place, Kind]]:
        """The documents on screen that refer to a font or picture."""
        return [
            (place, kind)
            for place in self._places.values()
            for kind, shown in place.state.shown.items()
            if name in shown.snapshot.files
        ]

    def close(self) -> None:
        """End all there is to tell, and the workers."""
        self._closed = True
        self._ring()
        for worker in self._workers.values():
            worker.close()

    def _place(self, name: str | None) -> _Place | None:
        return next((place for place in self._places.values() if name in (None, "", place.name)), None)

    def _put(self, briefs: Sequence[Brief]) -> None:
        """Take note of which briefs there are. Those that are gone stay while somebody looks at them.

        Raises:
            UsageError: the project names an editor that is not known.
        """
        for brief in briefs:
            editors.pattern(self._editor or brief.project.editor)
        found = {_name(brief): brief for brief in briefs}
        for name, brief in found.items():
            self._places.setdefault(name, _Place(name, brief)).brief = brief
        for name, place in list(self._places.items()):
            if name not in found and not place.readers:
                del self._places[name]

    def _misconfigured(self, error: UsageError) -> None:
        """Nothing can be built as the project's settings are; a lone brief may just be away for a moment."""
        for place in self._places.values():
            if not place.brief.path.exists():
                place.wanted += 1
                self._work_on(place)
            else:
                self._show(place, word="failed", message=error.message, help=error.help or "")

    def _work_on(self, place: _Place) -> None:
        """Bring a brief up to date, if nothing does so yet."""
        if place.done < place.wanted and (place.work is None or place.work.done()):
            place.work = asyncio.create_task(self._bring_up(place))

    async def _bring_up(self, place: _Place) -> None:
        while place.done < place.wanted and not self._closed:
            started, goal = time.perf_counter(), place.wanted
            self._show(place, word="building", revision=goal, message="", help="")
            if not await _present(place.brief.path):
                word = "building" if place.wanted > goal else "gone"
                self._show(place, word=word, message=f"`{place.name}` is gone")
                place.done = goal
                continue
            answers = await asyncio.gather(*(self._look(place, kind, goal) for kind in KINDS))
            place.done = goal
            failures = [answer for answer in answers if isinstance(answer, Failure)]
            seconds = time.perf_counter() - started
            if failures:
                help = failures[0].help or _ADVICE
                self._show(place, word="failed", message=failures[0].message, help=help, seconds=seconds)
            elif place.wanted == goal:
                self._show(place, word="ready", seconds=seconds)

    async def _look(self, place: _Place, kind: Kind, goal: int) -> Snapshot | Failure:
        """Have a document laid out anew, and show it."""
        shown = place.state.shown.get(kind)
        task = Look(place.brief, self._request, anew=shown is None)
        answer = await asyncio.to_thread(self._workers[kind].ask, task)
        if isinstance(answer, Snapshot) and answer.pages is not None:
            known = {**(shown.drawings if shown else {}), **answer.drawings}
            drawings = {page.digest: known[page.digest] for page in answer.pages}
            bare = replace(answer, drawings={})
            if shown is None or shown.stale or not _alike(shown.snapshot, bare):
                shown = Shown(bare, drawings, goal, stale=False)
        elif shown is not None and not shown.stale:
            shown = replace(shown, stale=True, revision=goal)
        assert isinstance(answer, Snapshot | Failure)
        state = place.state
        kinds = answer.kinds if isinstance(answer, Snapshot) else state.kinds
        found = {**state.found, kind: answer} if isinstance(answer, Snapshot) else state.found
        documents = {**state.shown, kind: shown} if shown is not None else state.shown
        self._show(place, kinds=kinds, shown=documents, found=found)
        return answer

    def _show(self, place: _Place, **news: Any) -> None:
        place.state = replace(place.state, **news)
        self._ring()

    def _ring(self) -> None:
        """Wake everybody who waits for news."""
        bell, self._news = self._news, asyncio.Event()
        bell.set()


async def _present(path: Path) -> bool:
    """Whether a brief is there, and has been written."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            if path.stat().st_size:
                return True
            there = True
        except OSError:
            there = False
        if time.monotonic() > end:
            return there
        await asyncio.sleep(0.01)


def _alike(one: Snapshot, other: Snapshot) -> bool:
    """Whether two snapshots look the same on screen."""
    return replace(one, findings=(), changed=None) == replace(other, findings=(), changed=None)


def _kinds(brief: Brief) -> tuple[Kind, ...]:
    """What is probably made of a brief that has not been read."""
    return tuple(dict.fromkeys(target.plan for target in brief.project.targets))


def _name(brief: Brief) -> str:
    """The brief's file from the project's folder: no two have the same."""
    path, root = brief.path, brief.project.root
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _title(place: _Place) -> str:
    titles = (shown.snapshot.title for shown in place.state.shown.values())
    return next(filter(None, titles), place.brief.name)


def _project(listing: Listing, name: str) -> dict[str, Any]:
    return {
        "name": listing.root.name,
        "root": listing.root.as_posix(),
        "editor": listing.editor,
        "brief": name,
        "briefs": [
            {"name": name, "title": title, "path": name, "kinds": kinds}
            for name, kinds, title in listing.briefs
        ],
    }
