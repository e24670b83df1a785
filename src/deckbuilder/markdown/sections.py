"""A document's nodes cut into sections at its headings and slide breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct, field

from deckbuilder.blocks.base import Node
from deckbuilder.markdown.nodes import DIRECTIVE
from deckbuilder.markdown.routing import Routed, class_audience
from deckbuilder.model import NO_ATTRS, Attrs, Audience, Block, Runs, Section
from deckbuilder.report import Report
from deckbuilder.source import Span

ReadBlocks = Callable[[Sequence[Routed]], tuple[Block, ...]]


def find_slide_level(stream: Sequence[Routed]) -> int:
    """pandoc's rule: the highest heading level that is followed by content and not by another heading.

    Content is what the deck shows: speaker notes, text for the memo and the words of a closing slide do not
    count. Without any such heading, it is the deepest level there is. Unlike pandoc, a `#` or two with text
    of their own (an introduction, a list of sources) do not make slides of a brief's sections, where most of
    those are made up of slides.
    """
    filled: Counter[int] = Counter()
    parted, deepest = 0, 0
    heading: Node | None = None
    for node, audience in stream:
        if node.kind == "heading":
            parted += heading is not None and heading.level == 1 < node.level
            heading = None if "closing" in node.attrs.classes else node
            deepest = max(deepest, node.level)
        elif _is_break(node):
            heading = None
        elif heading is not None and node.kind != DIRECTIVE and audience in (Audience.BOTH, Audience.DECK):
            filled[heading.level] += 1
            heading = None
    if filled[1] < parted and len(+filled) > 1:
        del filled[1]
    return min(+filled, default=deepest or 2)


def _is_break(node: Node) -> bool:
    return node.kind == "rule" and node.mark == "-"


class _Draft(Struct):
    """A section while its nodes are collected."""

    heading: Node | None = None
    routed: Audience = Audience.BOTH
    """What the div around the heading said."""
    broken: bool = False
    """Begun by a slide break."""
    nodes: list[Routed] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    ground: Node | None = None
    """The image that ``![bg](…)`` names."""

    @property
    def empty(self) -> bool:
        """Whether a heading would still be its first."""
        return self.heading is None and not self.nodes

    def headed(self, heading: Node, routed: Audience) -> _Draft:
        """The section that a heading begins; what stands before it on its slide is its own."""
        if not self.empty:
            return _Draft(heading, routed)
        ground, self.ground = self.ground, None
        return _Draft(heading, routed, classes=self.classes, ground=ground)


def assemble(
    stream: Sequence[Routed], slide_level: int, read: ReadBlocks, report: Report
) -> tuple[Section, ...]:
    """The sections of a document: headings down to ``slide_level`` begin one, and deeper ones that come first
    behind a slide break, as other tools' decks have them."""
    drafts = [_Draft()]
    for node, audience in stream:
        draft = drafts[-1]
        if node.kind == "heading" and (node.level <= slide_level or (draft.broken and draft.empty)):
            drafts.append(draft.headed(node, audience))
        elif _is_break(node):
            drafts.append(_Draft(broken=True))
        elif node.kind == DIRECTIVE:
            _obey(node, draft, report)
        elif draft.ground is None and _is_ground(node):
            draft.ground = node.children[0]
        elif draft.routed is not Audience.BOTH and audience is Audience.BOTH:
            # The div that held the heading has ended: this is for both documents again.
            drafts.append(_Draft(nodes=[(node, audience)]))
        else:
            draft.nodes.append((node, audience))
    return tuple(_section(draft, read) for draft in drafts if not draft.empty or draft.ground)


def _is_ground(node: Node) -> bool:
    return node.kind == "figure" and [image.word for image in node.children] == ["ground"]


def _obey(node: Node, draft: _Draft, report: Report) -> None:
    if node.word == "class":
        draft.classes.extend(node.text.split())
        return
    report.note(
        "directive-ignored",
        f"the Marp directive `{node.word}` has no effect",
        node.span,
        "themes and front matter set what it would; see the dialect reference",
    )


def _section(draft: _Draft, read: ReadBlocks) -> Section:
    heading = draft.heading
    attrs = heading.attrs if heading else NO_ATTRS
    if draft.classes:
        attrs = Attrs(attrs.id, tuple(dict.fromkeys((*attrs.classes, *draft.classes))), attrs.values)
    title: Runs = heading.runs if heading else ()
    audience = class_audience(attrs)
    first = heading or (draft.nodes[0][0] if draft.nodes else draft.ground)
    assert first is not None
    span = heading.span if heading else _first_line(first.span)
    if draft.ground and attrs.get("background") is None:
        attrs = Attrs(attrs.id, attrs.classes, (*attrs.values, ("background", draft.ground.text)))
    return Section(
        title,
        heading.level if heading else 0,
        read(draft.nodes),
        span,
        attrs,
        draft.routed if audience is Audience.BOTH else audience,
        _ground(attrs, draft.ground.span if draft.ground else span, read),
    )


def _ground(attrs: Attrs, span: Span, read: ReadBlocks) -> Block | None:
    """The picture that a heading names as its slide's background; the name of a colour has no full stop."""
    name = attrs.get("background") or ""
    if "." not in name:
        return None
    said = tuple((key, value) for key, value in attrs.values if key == "focus")
    looks = Attrs(classes=("decorative",), values=(("fit", "cover"), *said))
    image = Node("image", span, attrs=looks, text=name)
    return next(iter(read([(Node("figure", span, children=(image,)), Audience.DECK)])), None)


def _first_line(span: Span) -> Span:
    return Span(span.path, span.first, span.first)
