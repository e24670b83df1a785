"""Our settings for a PowerPoint template, under ``defaults.deckbuilder.template`` of a brand: which file, and
which of its layouts serve what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.report import did_you_mean
from deckbuilder.source import Folder
from deckbuilder.theme.fields import Fields
from deckbuilder.theme.folders import Place
from deckbuilder.theme.tokens import Template

if TYPE_CHECKING:
    from deckbuilder.theme.template.design import Design


class TemplateSettings(Struct, frozen=True):
    """What a brand says of its template."""

    fields: Fields
    file: str | None
    """Path of the template from the theme's folder; None for the file called ``template``."""
    layouts: Fields
    """Names of its layouts by our roles."""

    @staticmethod
    def read(fields: Fields) -> TemplateSettings:
        found = TemplateSettings(fields, fields.text("file"), fields.fields("layouts"))
        fields.done()
        return found

    def adopted(self, place: Place, folder: Folder) -> Template | None:
        """The template, with findings on settings that do not fit it; None where the theme has none.

        Raises:
            Unreadable: it cannot be used.
        """
        path = place.template
        if self.file is not None and (path is None or path.parent == place.folder):
            path = folder.locate(self.file, place.folder)
        if path is None:
            return None
        from deckbuilder.theme.template.adoption import adopt

        home = Folder(path.parent, folder.ledger)
        pins = {role: name for role in self.layouts if (name := self.layouts.text(role))}
        template = adopt(path, home.data(path), path.name, pins)
        self._check(pins, template.design)
        return template

    def _check(self, pins: Mapping[str, str], design: Design) -> None:
        """Findings on roles and layouts that do not exist, and on layouts that lack what their role needs."""
        from deckbuilder.theme.template.adoption import named
        from deckbuilder.theme.template.seats import ROLES, Surface, seats

        source = self.fields.source
        for role, name in pins.items():
            key, value = self.layouts.key(role), self.layouts.get(role)
            layout = named(design.layouts, name)
            if role not in ROLES:
                near = did_you_mean(role, ROLES)
                help = f"did you mean `{near}`?" if near else f"there are {', '.join(ROLES)}"
                source.warning("template-role", f"`{role}` is no kind of slide", key, help)
            elif layout is None:
                known = {one.name: one for one in design.layouts}
                near = did_you_mean(name, known)
                listed = ", ".join(f"`{one}`" for one in known)
                help = f"did you mean `{near}`?" if near else f"there are {listed}"
                source.warning("template-layout", f"the template has no layout `{name}`", value, help)
            elif seats(role, Surface(layout, design.width, design.height)) is None:
                source.warning(
                    "template-unfit",
                    f"the layout `{name}` lacks placeholders that {role} needs",
                    value,
                    "choose another, or add them in PowerPoint",
                )
