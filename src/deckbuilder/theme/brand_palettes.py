"""From what a brand says of its colours to the palettes of deck and memo, and findings where they cannot be
read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckbuilder.theme.brand_colors import BrandColors, Mode
from deckbuilder.theme.colors import TEXT_CONTRAST, contrast, luminance
from deckbuilder.theme.fields import Source, items
from deckbuilder.theme.palette import ACCENTS, build
from deckbuilder.theme.tokens import Palette
from deckbuilder.theme.typography import Typography

if TYPE_CHECKING:
    from yaml.nodes import Node

    from deckbuilder.theme.template.design import Design

#: Ink and paper of a brand that names neither.
_INK, _PAPER = "14181D", "FFFFFF"
#: The order in which a brand's roles become accents.
_ACCENT_ROLES = ("primary", "secondary", "tertiary", "info", "success", "warning", "danger")
#: Roles whose colours are no accents, though the palette names them.
_NEUTRAL_ROLES = ("foreground", "background", "light", "dark")
#: Below this luminance a colour can serve as the ground of a dark deck.
_DARK_GROUND = 0.12


class BrandPalettes:
    """The palettes a brand gives, by mode."""

    def __init__(
        self,
        colors: BrandColors,
        typography: Typography,
        accents: Node | None,
        template: Design | None = None,
    ) -> None:
        """``template`` gives the colours that the brand does not name."""
        self._colors = colors
        self._template = template
        self._accents = items(accents)
        self._nodes = {
            "text": colors.roles.get("foreground"),
            "heading": typography.heading_color,
            "link": typography.link_color or colors.roles.get("link"),
            "accent1": self._accents[0] if self._accents else colors.roles.get("primary"),
        }
        self._source: Source = colors.source
        if len(self._accents) > len(ACCENTS):
            extra = self._accents[len(ACCENTS)]
            message = f"a theme has {len(ACCENTS)} accents, and here are {len(self._accents)}"
            self._source.warning(
                "accents-many", message, extra, "leave the colours from here on to the palette"
            )

    @property
    def native(self) -> Mode:
        """Dark where the brand's own ground is darker than its text."""
        text, ground = self._colors.role("foreground", "light"), self._colors.role("background", "light")
        return "dark" if luminance(ground or _PAPER) < luminance(text or _INK) else "light"

    def deck(self, mode: Mode) -> Palette:
        """The deck's palette. Colours of the brand that cannot be read on its ground are reported."""
        named = self._named(mode)
        palette = build(named, self._accent_list(mode), dark=mode == "dark")
        self._report(palette, mode)
        return palette

    def memo(self) -> Palette:
        """The memo's palette: light, on white paper, accents dark enough for text."""
        named = self._named("light") | {"background": _PAPER}
        accents = self._accent_list("light")
        if not accents and self._template is not None:
            accents = [self._template.mapped[accent] for accent in ACCENTS]
        return build(named, accents, dark=False, paper=True)

    def _named(self, mode: Mode) -> dict[str, str]:
        """The brand's colours for a mode; one made for the other mode has text and ground changed over."""
        roles = ("foreground", "background", "dark", "light", "success", "info", "warning", "danger")
        found = _of_template(self._template) if self._template is not None else {}
        found |= {role: rgb for role in roles if (rgb := self._colors.role(role, mode))}
        for role in ("heading", "link"):
            node = self._nodes[role]
            if node is not None and (rgb := self._colors.resolve(node, mode, roles_first=True)):
                found[role] = rgb
        text, ground = found.get("foreground", _INK), found.get("background", _PAPER)
        if mode == "dark" and luminance(ground) > luminance(text):
            text, ground = ground, found.get("dark", text)
            ground = ground if luminance(ground) < _DARK_GROUND else _INK
        elif mode == "light" and luminance(ground) < luminance(text):
            text, ground = ground, _PAPER
        found |= {"foreground": text, "background": ground}
        if mode == "dark":
            found["dark"], found["light"] = found.get("light", text), found.get("dark", ground)
        return found

    def _accent_list(self, mode: Mode) -> list[str]:
        if self._accents:
            resolved = [self._colors.resolve(node, mode, roles_first=True) for node in self._accents]
        else:
            resolved = [self._colors.role(role, mode) for role in _ACCENT_ROLES]
            neutral = {self._colors.role(role, mode) for role in _NEUTRAL_ROLES}
            named = (self._colors.resolve(node, mode) for node in self._colors.palette.values())
            resolved += [rgb for rgb in named if rgb not in neutral]
        return [rgb for rgb in resolved if rgb]

    def _report(self, palette: Palette, mode: Mode) -> None:
        ground = palette.roles["background"].rgb
        for role, node in self._nodes.items():
            written = self._colors.resolve(node, mode, roles_first=True) if node is not None else None
            shown = palette.roles[role].rgb
            if node is None or written is None or written == shown:
                continue
            ratio = contrast(written, ground)
            if ratio < TEXT_CONTRAST:
                self._source.warning(
                    "contrast-low",
                    f"`#{written}` as {_SHOWN_AS[role]} has a contrast of {ratio:.1f}:1 on the deck's ground",
                    node,
                    f"text needs {TEXT_CONTRAST}:1; `#{shown}` would pass and is used instead",
                )


def _of_template(design: Design) -> dict[str, str]:
    """A template's colours by the names of brands."""
    mapped, text = design.mapped, design.body[0].color.rgb
    found = {"foreground": text, "background": design.ground, "link": mapped["hlink"]}
    title = design.title.color.rgb
    if luminance(design.ground) > luminance(text) and contrast(title, design.ground) >= TEXT_CONTRAST:
        found["heading"] = title
    return found


#: How the roles are called in findings.
_SHOWN_AS = {"text": "text", "heading": "headings", "link": "links", "accent1": "the first accent"}
