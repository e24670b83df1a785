"""Callouts: a titled panel that sets a note, a tip or a warning off from the text."""

from __future__ import annotations

from typing import Self

from msgspec.structs import replace

from deckbuilder.blocks.base import Kind, Laid, Node, Reading, Room
from deckbuilder.blocks.series import piled
from deckbuilder.model import Block, Run, Runs
from deckbuilder.place import all_moved, freed, joined
from deckbuilder.plan import Insets, Para, PathShape, Rect, Shape, Tag, TextShape
from deckbuilder.report import suggestion
from deckbuilder.text.languages import primary

#: The types of GitHub's alerts and Quarto's callouts; each is a colour role of its own.
TYPES = ("note", "tip", "important", "warning", "caution")
#: Their names as titles, in the order of `TYPES`, by language; English in all others.
_NAMES = {
    "en": ("Note", "Tip", "Important", "Warning", "Caution"),
    "de": ("Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"),
    "fr": ("Remarque", "Conseil", "Important", "Avertissement", "Attention"),
    "es": ("Nota", "Consejo", "Importante", "Advertencia", "Precaución"),
    "ja": ("注記", "ヒント", "重要", "警告", "注意"),
    "ar": ("ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه"),
    "he": ("הערה", "טיפ", "חשוב", "אזהרה", "זהירות"),
}
#: Width of the coloured bar at the panel's left edge.
BAR = 3.0


class Callout(Block, frozen=True, kw_only=True):
    """A panel of one of the `TYPES`."""

    type: str
    title: Runs
    blocks: tuple[Block, ...]

    def children(self) -> tuple[Block, ...]:
        return self.blocks

    def with_children(self, children: tuple[Block, ...]) -> Self:
        return replace(self, blocks=children)

    def texts(self) -> tuple[Runs, ...]:
        return (self.title,)


def read(node: Node, reading: Reading) -> Callout | None:
    """A callout titled by its attribute, else by a heading it starts with, else by the name of its type."""
    kind = _type(node, reading)
    title: Runs = (Run(node.attrs.get("title") or _name(kind, node.attrs.get("lang") or reading.lang)),)
    children = node.children
    if children and children[0].kind == "heading" and node.attrs.get("title") is None:
        title, children = children[0].runs, children[1:]
    return Callout(
        type=kind,
        title=title,
        blocks=reading.blocks(children),
        span=node.span,
        attrs=node.attrs,
    )


def _type(node: Node, reading: Reading) -> str:
    written = node.attrs.get("type") if node.word == "callout" else node.word.removeprefix("callout-")
    if written is None or written in TYPES:
        return written or "note"
    reading.report.warning(
        "callout-type",
        f"there is no callout type `{written}`; it is shown as a note",
        node.span,
        suggestion(written, TYPES, f"known are {', '.join(TYPES)}"),
    )
    return "note"


def _name(kind: str, lang: str) -> str:
    names = _NAMES.get(primary(lang), _NAMES["en"])
    return names[TYPES.index(kind)]


def lay(block: Callout, room: Room) -> Laid:
    inner, inset = _inside(block, room)
    body = inner.stack.lay(block.blocks, inner)
    parts = [] if block.continues else [_title(block, inner)]
    content = piled([*parts, body] if body.shapes else parts)
    height = content.height + inset.top + inset.bottom
    box = Rect(0.0, 0.0, room.width, height)
    bar = PathShape(Rect(0.0, 0.0, BAR, height), block.span, "rect", fill=block.type, name="Callout bar")
    return Laid((*_panel(block, content.shapes, box, inset), bar), height, room.styles.gap, room.styles.gap)


def _inside(block: Callout, room: Room) -> tuple[Room, Insets]:
    """The room within the panel, and the distances from its edges."""
    padding = room.styles.panel_padding
    inset = replace(padding, left=padding.left + BAR)
    inner = room.narrowed(inset.left + inset.right).inside(Tag("Div", block.number))
    if room.height is not None:
        inner = replace(inner, height=max(1.0, room.height - inset.top - inset.bottom))
    return inner, inset


def _title(block: Callout, room: Room) -> Laid:
    style = replace(room.styles.panel_title, color=block.type, before=0.0)
    lines = room.typesetter.set(block.title, style, room.width)
    para = Para(block.title, style, "P", block.span, lines, anchor=block.attrs.id, within=room.within)
    shape = TextShape(Rect(0.0, 0.0, room.width, para.height), block.span, (para,), "flow")
    return Laid((shape,), para.height, style.before, style.after)


def _panel(block: Callout, shapes: tuple[Shape, ...], box: Rect, inset: Insets) -> tuple[Shape, ...]:
    """One filled text frame where the content is text alone, else a filled ground with the content on it."""
    parts = joined(shapes, 0.0)
    text = parts[0] if len(parts) == 1 else None
    if isinstance(text, TextShape) and text.role == "flow":
        right = box.width - inset.left - inset.right - text.box.right
        paras = tuple(
            replace(para, left=para.left + text.box.x, right=para.right + right) for para in text.paras
        )
        return (TextShape(box, block.span, paras, "text", inset, fill="surface", name="Callout"),)
    ground = PathShape(box, block.span, "rect", fill="surface", name="Callout ground")
    return (ground, *all_moved(tuple(map(freed, parts)), inset.left, inset.top))


def opening(block: Callout, room: Room, height: float) -> Callout:
    """The blocks down to the first that does not fit."""
    inner, _ = _inside(block, room)
    found = inner.stack.opening(block.blocks, inner, height)
    return block if found is block.blocks else replace(block, blocks=found)


def split(block: Callout, room: Room, height: float) -> tuple[Callout, Callout] | None:
    """Cut between or inside the blocks it holds; the title stays with the first part."""
    inner, _ = _inside(block, room)
    begun = inner.stack.opening(block.blocks, inner, height)
    around = lay(replace(block, blocks=begun), room).height - inner.stack.lay(begun, inner).height
    cut = inner.stack.split(block.blocks, inner, height - around)
    if cut is None:
        return None
    return replace(block, blocks=cut[0], continued=True), replace(block, blocks=cut[1], continues=True)


KIND = Kind(
    Callout,
    ("div:callout", *(f"div:callout-{name}" for name in TYPES)),
    read,
    lay,
    split,
    opening,
    whole=True,
)
