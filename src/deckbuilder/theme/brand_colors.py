"""brand.yml's ``color`` section: names followed to colours, for light and for dark documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from deckbuilder.report import did_you_mean
from deckbuilder.theme.colors import parse
from deckbuilder.theme.fields import Fields, is_mapping, scalar

if TYPE_CHECKING:
    from yaml.nodes import Node

Mode = Literal["light", "dark"]

#: CSS has further ways to write a colour, such as ``oklch(…)``, that Office and PDF have no counterpart for.
_FUNCTION = re.compile(r"[a-z-]+\(.*\)", re.IGNORECASE)

#: https://posit-dev.github.io/brand-yml/brand/color.html
ROLES = (
    "foreground", "background", "primary", "secondary", "tertiary", "success", "info", "warning", "danger",
    "light", "dark", "link",
)  # fmt: skip


class BrandColors:
    """The colours a brand names: each a colour, the name of another one, or ``{light: …, dark: …}``."""

    def __init__(self, color: Fields) -> None:
        self.source = color.source
        palette = color.fields("palette")
        self.palette = {name: node for name in palette if (node := palette.get(name)) is not None}
        self.roles = {role: node for role in ROLES if (node := color.get(role)) is not None}
        color.done()
        for fields, names in ((palette, palette), (color, ROLES)):
            self._report_empty(fields, names)
        for node in (*self.palette.values(), *self.roles.values()):
            self.resolve(node, "light")
            self.resolve(node, "dark")

    def _report_empty(self, fields: Fields, names: Iterable[str]) -> None:
        for name in names:
            if fields.is_empty(name):
                self.source.warning(
                    "color-empty",
                    f"`{name}` has no colour",
                    fields.key(name),
                    f'write `{name}: "#12355B"` in quotes: without them, `#` begins a comment',
                )

    def role(self, role: str, mode: Mode) -> str | None:
        """RGB of one of `ROLES`; None where the brand has none for that mode."""
        node = self.roles.get(role)
        return self.resolve(node, mode) if node is not None else None

    def resolve(self, node: Node, mode: Mode, *, roles_first: bool = False) -> str | None:
        """RGB of a value written anywhere in the file.

        A colour without variants serves both modes. Names are looked up in the palette, then among the roles
        (the other way round outside the ``color`` section), then among CSS's names. Faults are reported once.
        """
        return self._follow(node, mode, (), roles_first=roles_first)

    def _follow(self, node: Node, mode: Mode, path: tuple[str, ...], *, roles_first: bool) -> str | None:
        if is_mapping(node):
            variants = Fields(node, self.source, "color")
            chosen = {key: variants.get(key) for key in ("light", "dark")}
            variants.done()
            picked = chosen[mode]
            if picked is None or is_mapping(picked):
                return None
            return self._follow(picked, mode, path, roles_first=roles_first)
        text = scalar(node)
        if text is None:
            self.source.error(
                "color-unknown", "this is no colour", node, 'write a colour such as `"#12355B"`'
            )
            return None
        tables = {"palette": self.palette, "role": self.roles}
        for table in ("role", "palette") if roles_first else ("palette", "role"):
            step = f"{table} {text}"
            target = tables[table].get(text)
            if target is None or target is node:
                continue
            if step in path:
                self.source.error(
                    "color-circular", f"`{text}` leads back to itself", node, "give one of them a colour"
                )
                return None
            return self._follow(target, mode, (*path, step), roles_first=False)
        return self._literal(text, node)

    def _literal(self, text: str, node: Node) -> str | None:
        parsed = parse(text)
        if parsed is None and _FUNCTION.fullmatch(text):
            self.source.warning(
                "color-unsupported",
                f"`{text}` is left out: it is no colour every program knows",
                node,
                "write it as `#RRGGBB`, in quotes",
            )
            return None
        if parsed is None:
            near = did_you_mean(text, (*self.palette, *self.roles))
            self.source.error(
                "color-unknown",
                f"`{text}` is neither a colour nor a name in the palette",
                node,
                f"did you mean `{near}`?"
                if near
                else 'write `"#RRGGBB"` (in quotes), or a name from `color.palette`',
            )
            return None
        if not parsed.opaque:
            self.source.note(
                "color-alpha", f"the transparency of `{text}` is dropped", node, "mix it beforehand"
            )
        return parsed.rgb
