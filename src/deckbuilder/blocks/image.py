"""One picture of a figure: its file, and what its author says about it. Not a block kind."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Literal

from msgspec import Struct

from deckbuilder.blocks.base import Node, Reading
from deckbuilder.blocks.lengths import length, position
from deckbuilder.model import Runs, plain
from deckbuilder.pictures import BadPicture, Picture, load
from deckbuilder.plan import Insets
from deckbuilder.source import Span, Unreadable

#: Width over height of a frame that stands in for a picture, and of a covered frame without a height.
FRAME = 16 / 9
#: What is seen of a picture that is cut, unless its author says otherwise.
MIDDLE = (0.5, 0.5)


class Image(Struct, frozen=True):
    """A picture with what its author says about it."""

    picture: Picture | None
    """None if it could not be had; a frame stands in for it."""
    path: str
    alt: str
    caption: Runs
    span: Span
    source: str | None = None
    decorative: bool = False
    width: str | None = None
    height: str | None = None
    fit: Literal["cover", "contain"] | None = None
    """Fill the frame and lose what sticks out, or grow to the frame; None: natural size, shrunk if needed."""
    label: str = ""
    """What stands before the caption: `Figure 2`."""
    id: str | None = None
    """What references call it."""
    focus: tuple[float, float] = MIDDLE
    """The point that stays in place while what sticks out is cut off: shares of width and height."""

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.picture.aspect if self.picture else FRAME


def read_image(node: Node, reading: Reading) -> Image:
    attrs = node.attrs
    decorative = "decorative" in attrs.classes
    alt = attrs.get("fig-alt") or attrs.get("alt") or plain(node.runs).strip()
    if not alt and not decorative:
        reading.report.warning(
            "alt-missing",
            f"the picture `{node.text}` has no alternative text",
            node.span,
            'say what it shows: ![caption](path){fig-alt="…"}, or mark it {.decorative}',
        )
    fit = attrs.get("fit")
    if fit not in (None, "cover", "contain"):
        reading.report.warning(
            "image-fit", f"`fit={fit}` is neither cover nor contain", node.span, "write one of them"
        )
    return Image(
        picture=_picture(node, reading),
        path=node.text,
        alt="" if decorative else alt,
        caption=node.runs,
        span=node.span,
        source=attrs.get("source"),
        decorative=decorative,
        id=attrs.id,
        width=_checked(node, "width", reading),
        height=_checked(node, "height", reading),
        fit="cover" if fit == "cover" else "contain" if fit == "contain" else None,
        focus=_focus(node, reading, fit),
    )


def _checked(node: Node, key: str, reading: Reading) -> str | None:
    text = node.attrs.get(key)
    if text is not None and length(text, 100.0) is None:
        reading.report.warning(
            "image-size", f"`{key}={text}` is no length", node.span, "write it as 50%, 8cm, 3in or 200px"
        )
        return None
    return text


def _focus(node: Node, reading: Reading, fit: str | None) -> tuple[float, float]:
    text = node.attrs.get("focus")
    if text is None:
        return MIDDLE
    found = position(text)
    if found is None:
        reading.report.warning(
            "image-focus",
            f"`focus={text}` is no place in a picture",
            node.span,
            'write it as `focus=top` or `focus="30% 20%"`, across and down',
        )
    elif fit != "cover":
        reading.report.warning(
            "image-focus",
            "`focus` says what stays in view where a picture is cut, and this one is not",
            node.span,
            "add `fit=cover`, or delete it",
        )
    return found or MIDDLE


def _picture(node: Node, reading: Reading) -> Picture | None:
    """The picture's file, read once; None with a finding where it cannot be shown."""
    report, reference = reading.report, node.text
    if "://" in reference or reference.startswith("//"):
        report.warning(
            "image-remote",
            f"`{reference}` lies on the network, and nothing is fetched while building",
            node.span,
            "save the picture beside the brief and name that file",
        )
        return None
    if reference.startswith("data:"):
        report.warning(
            "image-format", "pictures inside the text are not read", node.span, "save it to a file"
        )
        return None
    try:
        path = _located(reference, node.span, reading)
        if path not in reading.pictures:
            reading.pictures[path] = load(reading.folder.data(path), reference)
    except Unreadable as fault:
        report.warning("image-missing", fault.message, node.span, fault.help)
        return None
    except BadPicture as fault:
        report.warning(fault.code, fault.message, node.span, fault.help)
        return None
    picture = reading.pictures[path]
    for remark in picture.remarks:
        report.warning(remark.code, remark.message, node.span, remark.help)
    return picture


def _located(reference: str, span: Span, reading: Reading) -> Path:
    """The file meant: beside the file that names it, which may be an included one, else beside the brief.

    Raises:
        Unreadable: there is neither.
    """
    folder = (reading.folder.root / span.path).parent
    if folder != reading.base:
        with suppress(Unreadable):
            return reading.folder.locate(reference, folder)
    return reading.folder.locate(reference, reading.base)


def covering(picture: float, frame: float, focus: tuple[float, float]) -> Insets:
    """What of a picture sticks out of the frame it covers; ``picture`` and ``frame`` are width over height.

    The point of the picture at ``focus`` comes to lie at the same point of the frame (CSS Images 3, 5.5).
    """
    if picture > frame:
        excess = 1 - frame / picture
        return Insets(left=excess * focus[0], right=excess * (1 - focus[0]))
    excess = 1 - picture / frame
    return Insets(top=excess * focus[1], bottom=excess * (1 - focus[1]))
