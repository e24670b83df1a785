"""Which layout of a template serves which of our roles: what its owner says, else its declared type, its
name, what stands on it, and where there is nothing of the kind, another role's layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from deckbuilder.theme.template import names
from deckbuilder.theme.template.design import Assigned, How, Layout
from deckbuilder.theme.template.seats import ROLES, Surface, seats

#: ``p:sldLayout/@type`` (ECMA-376 part 1, 19.7.15) of the layouts that PowerPoint knows.
_TYPES = {
    "title": "Title Slide", "secHead": "Section Header", "obj": "Title and Content", "twoObj": "Two Content",
    "twoTxTwoObj": "Comparison", "objTx": "Content with Caption", "picTx": "Picture with Caption",
    "titleOnly": "Title Only", "blank": "Blank",
}  # fmt: skip
#: Types of PowerPoint before 2007 that say the same.
_OLD_TYPES = {"tx": "Title and Content", "twoColTx": "Two Content"}
#: What stands in where a template has no layout of a kind: the first of these that it has. Every deck needs
#: these five; of the others a deck simply makes no use.
_STAND_INS = {
    "Title and Content": ("Title Only", "Two Content", "Blank", "Title Slide", "Section Header"),
    "Title Only": ("Title and Content", "Title Slide", "Section Header"),
    "Title Slide": ("Section Header", "Closing", "Title Only", "Title and Content"),
    "Section Header": ("Title Slide", "Title Only", "Title and Content"),
    "Closing": ("Title Slide", "Section Header", "Title Only"),
}
#: Roles in the order in which they choose: those that are told by clear signs before those that take what is
#: left.
_ORDER = (
    "Title Slide", "Title and Content", "Section Header", "Two Content", "Comparison", "Title Only", "Blank",
    "Picture with Caption", "Content with Caption", "Quote", "Three Content", "Content and Sidebar",
    "Big Number", "Statement", "Closing",
)  # fmt: skip
#: Layouts too special for slides with content.
_DESIGNED = ("Title Slide", "Section Header", "Quote")
#: How much each sign says. A type or an official name settles it; what stands on a layout only just does.
_TYPE, _NAME, _WORD, _STRUCTURE = 6, 5, 4, 2
#: A title this much larger than the usual one, or that begins this far down, opens something.
_OPENING_SIZE, _OPENING_TOP = 1.15, 0.25


class Candidates(Struct, frozen=True):
    """A template's layouts, with all that tells what they are for."""

    layouts: Sequence[Layout]
    surfaces: Sequence[Surface]
    height: float
    title_size: float
    """Of content slides."""

    @staticmethod
    def of(layouts: Sequence[Layout], width: float, height: float, title_size: float) -> Candidates:
        surfaces = [Surface(layout, width, height) for layout in layouts]
        return Candidates(layouts, surfaces, height, title_size)

    def assigned(self, pins: Mapping[str, Layout]) -> tuple[Assigned, ...]:
        """A layout for each role there is one for, in the order of our own layouts."""
        found = {role: Assigned(role, layout, "pin") for role, layout in pins.items()}
        taken = {layout.part for layout in pins.values()}
        scores = sorted(self._scores(taken), key=lambda one: one[0])
        for _, role, index, how in scores:
            layout = self.layouts[index]
            if role not in found and layout.part not in taken:
                found[role] = Assigned(role, layout, how)
                taken.add(layout.part)
        for role, others in _STAND_INS.items():
            if role not in found:
                found[role] = Assigned(
                    role, self._stand_in(role, [found[o] for o in others if o in found]), "fallback"
                )
        return tuple(found[role] for role in ROLES if role in found)

    def _stand_in(self, role: str, others: Sequence[Assigned]) -> Layout:
        """The layout for a role that none is made for: any with a frame for content, for slides with content;
        else that of the first of some other roles."""
        if role == "Title and Content":
            (_, room), first = max((self._room(index), -index) for index in range(len(self.layouts)))
            if room > 0:
                return self.layouts[-first]
        return others[0].layout if others else self.layouts[0]

    def _room(self, index: int) -> tuple[bool, float]:
        """Whether a layout has a frame for content, and how much room in it, else under a wide title at the
        top; none where it is made for something else."""
        surface, title = self.surfaces[index], self.surfaces[index].title
        if title is None or surface.turned or names.official(self.layouts[index].name) in _DESIGNED:
            return False, 0.0
        if seats("Title and Content", surface) is not None and len(surface.large) == 1:
            return True, surface.large[0].area
        plain = not surface.large and not surface.pictures
        high = title.box.bottom <= _OPENING_TOP * 1.5 * self.height
        return False, title.box.width * (self.height - title.box.bottom) if plain and high else 0.0

    def _scores(self, taken: set[str]) -> Iterator[tuple[tuple[int, int, int], str, int, How]]:
        """Every pair that could be, best first when sorted: by sign, then by role, then by place in the
        file."""
        for index, layout in enumerate(self.layouts):
            if layout.part in taken:
                continue
            for rank, role in enumerate(_ORDER):
                if seats(role, self.surfaces[index]) is None:
                    continue
                points, how = self._score(role, index)
                if points:
                    yield (-points, rank, index), role, index, how

    def _score(self, role: str, index: int) -> tuple[int, How]:
        layout = self.layouts[index]
        official = names.official(layout.name)
        if official not in (None, role):  # types outlive what a layout was copied from, names hardly
            return 0, "name"
        typed = layout.type is not None and role in (_TYPES.get(layout.type), _OLD_TYPES.get(layout.type))
        named = _NAME if official else _WORD if names.worded(layout.name, role) else 0
        fits = _STRUCTURE if self._looks_like(role, index) else 0
        how: How = "type" if typed else "name" if named else "structure"
        points = (_TYPE if typed else 0) + named + fits
        return (points - 1 if points and layout.master else points), how  # further masters hold variants

    def _looks_like(self, role: str, index: int) -> bool:
        """Whether what stands on a layout speaks for a role without any other sign."""
        surface, layout = self.surfaces[index], self.layouts[index]
        title = surface.title
        if surface.turned:
            return False
        if title is None:
            return role == "Blank"
        opens = (
            title.levels[0].size >= _OPENING_SIZE * self.title_size
            or title.box.y >= _OPENING_TOP * self.height
        )
        free = layout.type in (None, "cust")
        small = [one for one in surface.content if one not in surface.large]
        match role:
            case "Title Slide":
                return title.kind == "ctrTitle" or (
                    free and opens and any(one.kind == "subTitle" for one in small)
                )
            case "Section Header":
                return free and opens and title.kind == "title" and len(surface.content) <= 1
            case "Title and Content":
                return not opens and len(surface.content) == 1
            case "Title Only":
                return not opens and not surface.content
            case "Two Content" | "Three Content" | "Comparison":
                return not opens
            case "Picture with Caption":
                return len(surface.content) == 2
        return False
