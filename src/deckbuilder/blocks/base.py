"""The contract of a block kind: how it is read from Markdown and laid out in a given width.

A kind is one module of this package: a frozen value, `read`, `lay`, and `split` where it can be cut, tied
together in a `Kind` and listed in the registry (`blocks/__init__`). It asks for width and style, never which
document it is in; it never imports another kind. Blocks that hold others lay them through `Room.stack`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.model import NO_ATTRS, Attrs, Block, Runs
from deckbuilder.pictures import Picture
from deckbuilder.plan import Shape, Tag
from deckbuilder.report import Report
from deckbuilder.source import Folder, Line, Span
from deckbuilder.text.typesetter import Typesetter
from deckbuilder.theme.styles import Styles

T = TypeVar("T")


class Node(Struct, frozen=True):
    """A Markdown construct as the front end hands it over, before a block kind has read it."""

    kind: str
    """``paragraph heading bullet_list ordered_list list_item blockquote fence code_block table table_row
    table_cell rule html div definition_list term definition figure`` (a paragraph holding nothing but
    pictures) ``image formula``."""
    span: Span
    word: str = ""
    """First word that tells variants apart: a fence's language, a div's first class (``callout-note``, also
    for GitHub's alerts), a list's ``loose`` or ``tight``, a cell's ``th``; ``ground`` for an image that Marp
    shows behind its slide."""
    attrs: Attrs = NO_ATTRS
    children: tuple[Node, ...] = ()
    """What it holds; of a table cell, what is more than one paragraph (its ``attrs`` say what it spans)."""
    runs: Runs = ()
    """Inline content of a paragraph, heading, cell, term or image caption."""
    text: str = ""
    """Literal text of a fence, code block or html block; an image's path; a table row's line as written."""
    lines: tuple[Line, ...] = ()
    """The literal text line by line with its places, for faults inside data blocks."""
    level: int = 0
    """Heading level; start number of an ordered list."""
    mark: str = ""
    """List item: ``[ ]`` or ``[x]`` for a task; ordered list: how its item one is marked (``1.``
    ``(a)``); table cell: its alignment; table row: ``header`` or ``footer`` for rows of head and foot; table:
    its columns' alignments, parted by spaces."""


class Reading(Struct, frozen=True):
    """What a kind may use while it reads a node."""

    report: Report
    folder: Folder
    base: Path
    """Folder that relative paths in the brief start from."""
    blocks: Callable[[Sequence[Node]], tuple[Block, ...]]
    """Reads child nodes."""
    lang: str = "en"
    """The brief's language, a BCP 47 tag."""
    data: Mapping[str, str] = field(default_factory=dict)
    """Files of data by the names that the front matter gives them."""
    pictures: dict[Path, Picture] = field(default_factory=dict)
    """Pictures read so far, so that a logo on every slide is held once."""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    """The next one is the number of the next block."""


class Laid(Struct, frozen=True):
    """A block's shapes in a room of its own: origin at the room's top left, ``height`` points tall."""

    shapes: tuple[Shape, ...]
    height: float
    before: float = 0.0
    """Space wanted above, ignored at the top of a frame."""
    after: float = 0.0
    """Space wanted below; between two blocks ``after`` and ``before`` add up."""
    keep_next: bool = False
    """Must not be the last thing on a page or slide (headings)."""

    @property
    def takes_room(self) -> bool:
        """Whether it is more than the mark of a place."""
        return bool(self.height or self.before or self.after)


class Stack(Protocol):
    """Lays blocks one under the other."""

    def lay(self, blocks: Sequence[Block], room: Room) -> Laid: ...

    def split(
        self, blocks: Sequence[Block], room: Room, height: float
    ) -> tuple[tuple[Block, ...], tuple[Block, ...]] | None:
        """The blocks, the last perhaps cut, that fit ``height``, and the rest.

        None if not even a part of the first fits, or if all fit.
        """
        ...

    def opening(self, blocks: Sequence[Block], room: Room, height: float) -> tuple[Block, ...]:
        """The first blocks, just more than fit ``height``; all if they fit. The rest is not laid."""
        ...


class Room(Struct, frozen=True):
    """The space and the means a block is laid out with."""

    width: float
    styles: Styles
    typesetter: Typesetter
    stack: Stack
    report: Report
    height: float | None = None
    """Height of the whole frame where it is bounded (a slide), for figures that scale; None on pages."""
    level: int = 0
    """How many lists enclose the block."""
    within: tuple[Tag, ...] = ()
    """The elements of the document's structure that enclose the block."""
    at_top: bool = True
    """Nothing stands above in the frame. A block that does not fit even there is cut where it can be, one
    that could move on to a fresh frame only where the cut looks well."""
    known: dict[Hashable, tuple[object, Styles, Any]] = field(default_factory=dict)
    """What `recall` remembers, shared with the rooms narrowed from this one."""

    def recall(self, owner: object, make: Callable[[], T], *more: Hashable) -> T:
        """What ``make`` gave for ``owner``, a block or a part of one, in a room like this one.

        Finding a cut and drawing the outcome ask for the same blocks, rows and items again and again.
        ``more`` is whatever else the outcome depends on.
        """
        key = (id(owner), self.width, self.height, self.level, self.within, id(self.styles), *more)
        found = self.known.get(key)
        if found is None:
            # Owner and styles are held, so that their ids are not used again.
            found = self.known[key] = (owner, self.styles, make())
        return cast(T, found[2])

    def inside(self, *tags: Tag) -> Room:
        """The same room within further elements of the document's structure."""
        return replace(self, within=self.within + tags)

    def narrowed(self, by: float, *, level: int | None = None) -> Room:
        """The same room, ``by`` points less wide."""
        return replace(self, width=max(1.0, self.width - by), level=self.level if level is None else level)


B = TypeVar("B", bound=Block)


class Kind(Struct, Generic[B], frozen=True):
    """A block kind, as listed in the registry."""

    block: type[B]
    reads: tuple[str, ...]
    """Nodes it reads: a node kind (``paragraph``) or kind and word (``fence:timeline``, ``div:columns``)."""
    read: Callable[[Node, Reading], Block | tuple[Block, ...] | None]
    """Makes the block, or others that `Reading.blocks` makes of it, one below the other; None where the node
    holds nothing to show. Faults go to the report."""
    lay: Callable[[B, Room], Laid]
    """Sets the block in the room's width. Pure: the same block and room give the same shapes."""
    split: Callable[[B, Room, float], tuple[Block, Block] | None] | None = None
    """Cuts the block so that the first part fits ``height`` points; None if it cannot be cut there."""
    opening: Callable[[B, Room, float], B] | None = None
    """The block's first parts, just more than fit ``height`` points, or the block if all of it fits. For
    blocks of any number of parts: a thousand rows are not all set to fill one page."""
    narrowed: Callable[[B, Room], tuple[B, ...]] | None = None
    """The block as several that are narrow enough for the room, or alone if it is: tables parted between
    columns."""
    whole: bool = False
    """Rather moves on whole to the next frame than be cut, unless that leaves much of this one empty."""
    scales: bool = False
    """Fits itself to `Room.height` (pictures, diagrams)."""
    keys: tuple[str, ...] = ()
    """Attributes of its fence or div that it reads besides those of all kinds; none for code, which is known
    by that."""


def unread(node: Node, reading: Reading) -> None:
    """What reads a kind that layout makes: no Markdown is read as one."""
