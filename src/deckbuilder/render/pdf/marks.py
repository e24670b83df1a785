"""Marked content of one page (ISO 32000-1, 14.6 and 14.7.4): what belongs to which element, and what is mere
decoration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from deckbuilder.render.pdf.content import Content as Stream
from deckbuilder.render.pdf.structure import Content, Element


class Marks:
    """Writes the beginnings and ends of marked content. Sequences do not nest: within one, others are
    ignored, so that all that stands in an artifact or a figure belongs to it."""

    def __init__(self, stream: Stream, page: int) -> None:
        self._stream = stream
        self._open = False
        self.page = page
        """Index of the page."""
        self.elements: list[Element] = []
        """The owner of each sequence on the page, by its number."""

    @property
    def inside(self) -> bool:
        """Whether what is drawn now belongs to something already."""
        return self._open

    @contextmanager
    def artifact(self, repeated: str | None = None) -> Iterator[None]:
        """Around what says nothing: rules and grounds; and what stands on every page, which ISO 14289-1, 7.8,
        wants to be called ``Header`` or ``Footer``."""
        kind = f"<</Type/Pagination/Subtype/{repeated}>> BDC" if repeated else "BMC"
        with self._sequence(f"/Artifact {kind}"):
            yield

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """Around what belongs to an element."""
        with self._sequence("" if self._open else self._begin(element)):
            yield

    def turn(self, element: Element) -> None:
        """Within a sequence begun by `element`: what follows belongs to another element."""
        self._stream.write(f"EMC {self._begin(element)}")

    @contextmanager
    def _sequence(self, beginning: str) -> Iterator[None]:
        if self._open:
            yield
            return
        self._open = True
        self._stream.write(beginning)
        yield
        self._stream.write("EMC")
        self._open = False

    def _begin(self, element: Element) -> str:
        element.attach()
        mcid = len(self.elements)
        self.elements.append(element)
        element.kids.append(Content(self.page, mcid))
        return f"/{element.role} <</MCID {mcid}>> BDC"
