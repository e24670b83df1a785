"""What is made of a template, in words: for its owner, before the first deck. It prints nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.colors import TEXT_CONTRAST, contrast
from deckbuilder.theme.describe import font_words
from deckbuilder.theme.template.design import Assigned, Design, How
from deckbuilder.theme.template.seats import ROLES, Seats, Surface, seats
from deckbuilder.theme.template.styles import listed, running
from deckbuilder.theme.tokens import DeckLook, Theme

_FOUND: dict[How, str] = {
    "pin": "chosen in _brand.yml",
    "type": "by its type",
    "name": "by its name",
    "structure": "by its placeholders",
    "fallback": "stands in",
}
#: What happens to content whose layout is missing.
_WITHOUT = {
    "Two Content": "columns are text boxes on Title and Content",
    "Comparison": "headed columns are columns like any others",
    "Three Content": "columns are text boxes on Title and Content",
    "Content and Sidebar": "not on offer",
    "Content with Caption": "not on offer",
    "Picture with Caption": "captions stand under their pictures",
    "Quote": "quotations stand on Title and Content",
    "Big Number": "not on offer",
    "Statement": "not on offer",
    "Blank": "not on offer",
}
_FOOTERS = {"footer": "footer", "number": "slide number"}


def survey(theme: Theme) -> str:
    """Layouts with what they serve and how that was found, what is missing, sizes, fonts, doubts, and
    settings to paste."""
    template, look = theme.template, theme.deck
    if template is None:
        return f"{theme.name} has no PowerPoint template: its layouts are drawn as `themes show` describes"
    design = template.design
    return "\n".join(
        (
            theme.name,
            f"  {template.path}",
            *_measures(design, look, FontBook(theme.fonts)),
            "",
            *_roles(design),
            *_section("doubts", list(_doubts(design, look))),
            "",
            "to choose otherwise, change this and put it into _brand.yml beside the template:",
            "",
            *_settings(design),
        )
    )


def _measures(design: Design, look: DeckLook, fonts: FontBook) -> Iterator[str]:
    shade = "dark" if look.palette.dark else "light"
    yield f"  {'slide':<10}{design.width:g} × {design.height:g} pt, {shade}, ground #{design.ground}"
    yield f"  {'holds':<10}{_counted(len(design.layouts), 'layout')} on {_counted(design.masters, 'master')}"
    yield f"  {'title':<10}{design.title.size:g} pt, {font_words(fonts.resolve(design.title.family))}"
    sizes = [running(design).size, *(level.size for level in listed(design)[:3])]
    shown = " / ".join(f"{size:g}" for size in sizes)
    yield f"  {'body':<10}{shown} pt, {font_words(fonts.resolve(design.body[0].family))}"
    yield f"  {'shrinks':<10}to {look.body_floor:g} pt, then goes on overleaf"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


def _roles(design: Design) -> Iterator[str]:
    wide = max(len(role) for role in ROLES) + 2
    long = max(len(one.layout.name) for one in design.assigned) + 2
    yield "which layout serves what"
    for role in ROLES:
        one = design.serving(role)
        if one is None:
            yield f"  {role:<{wide}}{'—':<{long}}{_WITHOUT[role]}"
        else:
            yield f"  {role:<{wide}}{one.layout.name:<{long}}{_FOUND[one.how]}"
    used = {one.layout.part for one in design.assigned}
    if rest := [one.name for one in design.layouts if one.part not in used]:
        yield f'  by name only, with {{layout="…"}}: {", ".join(rest)}'


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _doubts(design: Design, look: DeckLook) -> Iterator[str]:
    """What its owner should look at in PowerPoint."""
    content = design.serving("Title and Content")
    assert content is not None, "every template has one, if only a stand-in"
    seats_ = _seated(content, design)
    title = seats_.get("title")
    name = content.layout.name
    if title is None:
        yield f"`{name}` has no title placeholder: titles are text boxes"
    else:
        height = title.box.height - title.inset.top - title.inset.bottom
        lines = int(height / (look.title_floor * 1.2 * title.levels[0].spacing) + 0.05)
        if lines < 2:
            room = f"{_counted(lines, 'line')} of {look.title_floor:g} pt"
            yield f"the title of `{name}` has room for {room} only"
    if "body" not in seats_:
        yield f"`{name}` has no large placeholder for content: it is placed freely under the title"
    if len({(level.size, level.mark, level.left) for level in design.body[:3]}) == 1:
        yield "the levels of body text look alike: give the master's levels their bullets and indents"
    for key, word in _FOOTERS.items():
        if key not in seats_:
            yield f"`{name}` has no {word} placeholder: slides show none"
    for word, level in (("body text", listed(design)[0]), ("titles", design.title)):
        ratio = contrast(level.color.rgb, design.ground)
        if ratio < TEXT_CONTRAST and (word != "titles" or ratio > 1.5):
            yield f"{word} in #{level.color.rgb} on #{design.ground}: contrast {ratio:.1f}:1, less than 4.5:1"
    if any(level.capitals for level in (design.title, *design.body[:2])):
        yield "text is set in capitals, which are wider than what is measured"


def _seated(one: Assigned, design: Design) -> Seats:
    surface = Surface(one.layout, design.width, design.height)
    return seats(one.role, surface) or surface.common()


def _settings(design: Design) -> Iterator[str]:
    """The assignment as YAML, names quoted: they may hold anything."""
    yield "defaults:"
    yield "  deckbuilder:"
    yield "    template:"
    yield "      layouts:"
    for one in design.assigned:
        name = one.layout.name.replace("\\", "\\\\").replace('"', '\\"')
        unless = "# " if one.how == "fallback" else ""
        yield f'        {unless}{one.role}: "{name}"'
