"""Reading a theme: posit-dev's ``_brand.yml``, with our own settings under ``defaults.deckbuilder``, and a
PowerPoint template beside it or in its place.

An organisation's plain brand file works as it is: what it does not say is derived from what it says. Here
the sections come together; each is read by a module of its own. Where themes are found is `folders`; how a
theme becomes styles and layouts is `styles` and `layouts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, cast

from msgspec.structs import replace

from deckbuilder.ledger import Ledger
from deckbuilder.report import Report, did_you_mean
from deckbuilder.source import Folder, Span, Unreadable
from deckbuilder.theme import deck_look, folders, logo, memo_look, typography
from deckbuilder.theme.brand_colors import BrandColors, Mode
from deckbuilder.theme.brand_keys import BRAND
from deckbuilder.theme.brand_palettes import BrandPalettes
from deckbuilder.theme.fields import Fields, Source, compose, is_mapping
from deckbuilder.theme.folders import Place
from deckbuilder.theme.template_settings import TemplateSettings
from deckbuilder.theme.tokens import Theme

#: Settings for the deck that have an effect beside a template, which has no such text of its own.
_BESIDE_TEMPLATES = ("fonts", "sizes")


def load(
    name: str,
    search: Sequence[Path],
    report: Report,
    span: Span | None = None,
    project: Folder | None = None,
    template: Path | None = None,
) -> Theme | None:
    """Read the theme called ``name``: a folder in one of ``search``, a packaged theme, or a path to a brand
    file or a PowerPoint template.

    ``span`` is where the author chose it. ``project`` names the file in findings, remembers its text for
    quoting and keeps the ledger. ``template`` is a PowerPoint file to use instead of the theme's own. None,
    with an error reported, where there is no such theme or one of its files cannot be read at all.
    """
    ledger = Ledger() if project is None else project.ledger
    place = folders.find(name, search, ledger)
    if place is None:
        known = folders.available(search)
        near = did_you_mean(name, known)
        listed = ", ".join(f"`{theme}`" for theme in known)
        help = f"did you mean `{near}`?" if near else f"there are {listed}"
        report.error("theme-unknown", f"there is no theme `{name}`", span, help)
        return None
    if template is not None:
        place = replace(place, template=template)
    folder = Folder(place.folder, ledger)
    brand = _brand(place, folder, report, span, project)
    if brand is None:
        return None
    try:
        return _theme(place, folder, brand, span)
    except Unreadable as fault:
        report.unreadable(fault, span)
        return None


def _brand(
    place: Place, folder: Folder, report: Report, span: Span | None, project: Folder | None
) -> Fields | None:
    """What the brand file says: nothing, where a template stands alone."""
    path = place.brand
    if path is None:
        return Fields(None, Source(place.name, report), "", BRAND)
    try:
        text = folder.text(path)
    except Unreadable as fault:
        report.unreadable(fault, span)
        return None
    shown = _shown(path, project)
    if project is not None:
        project.remember(shown, text)
    return compose(text, shown, report, BRAND)


def adapted(
    theme: Theme, aspect: Literal["16:9", "4:3"] | None = None, paper: Literal["a4", "letter"] | None = None
) -> Theme:
    """The theme on another slide or paper format."""
    deck = replace(theme.deck, width=deck_look.WIDTHS[aspect]) if aspect else theme.deck
    memo = memo_look.on_paper(theme.memo, paper) if paper else theme.memo
    return replace(theme, deck=deck, memo=memo)


def _shown(path: Path, project: Folder | None) -> str:
    if project is not None and path.is_relative_to(project.root):
        return project.name(path)
    return f"{path.parent.name}/{path.name}"


def _theme(place: Place, folder: Folder, brand: Fields, span: Span | None) -> Theme:
    """The theme of a brand.

    Raises:
        Unreadable: its template cannot be used.
    """
    organisation, short = _organisation(brand.fields("meta"))
    colors = BrandColors(brand.fields("color"))
    type_ = typography.read(brand, folder)
    light, dark = logo.read(brand, folder, short or place.name)
    ours = brand.fields("defaults").fields("deckbuilder")
    label = ours.text("label") or short or place.name
    settings = TemplateSettings.read(ours.fields("template"))
    deck, memo = ours.fields("deck"), ours.fields("memo")
    template = settings.adopted(place, folder)
    design = template.design if template is not None else None
    palettes = BrandPalettes(colors, type_, ours.get("accents"), design)
    mode = cast("Mode", deck.choice("mode") or palettes.native)
    theme = Theme(
        name=place.name,
        label=label,
        organisation=organisation,
        folder=place.folder,
        fonts=type_.fonts,
        deck=deck_look.read(deck, type_, palettes.memo() if design else palettes.deck(mode)),
        memo=memo_look.read(memo, type_, palettes.memo(), design),
        logo=light,
        logo_dark=dark,
        template=template,
    )
    ours.done()
    brand.done()
    if design is None:
        return theme
    if template is not None and template.path.is_relative_to(
        place.folder
    ):  # not one that a brief brings along
        _report_unused(deck)
    from deckbuilder.theme.template.look import on_template

    return replace(theme, deck=on_template(theme.deck, design))


def _report_unused(deck: Fields) -> None:
    """Settings for the deck that a template beside the brand leaves without effect."""
    for key in (key for key in deck if key not in _BESIDE_TEMPLATES):
        message = f"`deck.{key}` has no effect: the template decides"
        deck.source.note("template-decides", message, deck.key(key), "leave it out")


def _organisation(meta: Fields) -> tuple[str | None, str | None]:
    """The full and the short name; each stands in for the other."""
    name = meta.get("name")
    if name is None or not is_mapping(name):
        text = meta.text("name")
        return text, text
    names = meta.fields("name")
    full, short = names.text("full"), names.text("short")
    return full or short, short or full
