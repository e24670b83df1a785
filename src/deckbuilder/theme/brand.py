"""Finding a theme and reading it: posit-dev's ``_brand.yml``, with our own settings under
``defaults.deckbuilder``.

An organisation's plain brand file works as it is: what it does not say is derived from what it says. Here
the sections come together; each is read by a module of its own. How a theme becomes styles and layouts is
`styles` and `layouts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, cast

from msgspec.structs import replace

from deckbuilder.report import Report, did_you_mean
from deckbuilder.source import Folder, Span, Unreadable
from deckbuilder.theme import deck_look, logo, memo_look, typography
from deckbuilder.theme.brand_colors import BrandColors, Mode
from deckbuilder.theme.brand_palettes import BrandPalettes
from deckbuilder.theme.fields import Fields, compose, is_mapping
from deckbuilder.theme.tokens import Theme

FILES = ("_brand.yml", "_brand.yaml")


def load(
    name: str,
    search: Sequence[Path],
    report: Report,
    span: Span | None = None,
    project: Folder | None = None,
) -> Theme | None:
    """Read the theme called ``name``: a folder in one of ``search``, a packaged theme, or a path to a brand
    file.

    ``span`` is where the author chose it. ``project`` names the file in findings and remembers its text for
    quoting. None, with an error reported, where there is no such theme or its file cannot be read at all.
    """
    path = find(name, search)
    if path is None:
        known = available(search)
        near = did_you_mean(name, known)
        listed = ", ".join(f"`{theme}`" for theme in known)
        help = f"did you mean `{near}`?" if near else f"there are {listed}"
        report.error("theme-unknown", f"there is no theme `{name}`", span, help)
        return None
    folder = Folder(path.parent)
    try:
        text = folder.text(path)
    except Unreadable as fault:
        report.unreadable(fault, span)
        return None
    shown = _shown(path, project)
    if project is not None:
        project.remember(shown, text)
    brand = compose(text, shown, report)
    return None if brand is None else _theme(path, folder, brand)


def find(name: str, search: Sequence[Path]) -> Path | None:
    """The brand file of the theme ``name``; None if there is none."""
    if not name or "\0" in name:
        return None
    for folder in (*search, packaged()):
        if (found := _brand_file(folder / name)) is not None:
            return found
    return (
        _brand_file(Path(name)) if "/" in name or "\\" in name or name.endswith((".yml", ".yaml")) else None
    )


def _brand_file(path: Path) -> Path | None:
    candidates = (path,) if path.suffix in (".yml", ".yaml") else tuple(path / file for file in FILES)
    try:
        return next((candidate.resolve() for candidate in candidates if candidate.is_file()), None)
    except OSError:
        return None


def packaged() -> Path:
    """The folder of the themes that come with deckbuilder: in the package, or in the repository of a
    checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parents[1] / "themes"


def available(search: Sequence[Path]) -> list[str]:
    """The names of all themes in ``search`` and of the packaged ones, sorted."""
    folders = [folder for folder in (*search, packaged()) if folder.is_dir()]
    return sorted({entry.name for folder in folders for entry in folder.iterdir() if _brand_file(entry)})


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


def _theme(path: Path, folder: Folder, brand: Fields) -> Theme:
    meta = brand.fields("meta")
    organisation, short = _organisation(meta)
    colors = BrandColors(brand.fields("color"))
    type_ = typography.read(brand, folder)
    light, dark = logo.read(brand, folder, short or path.parent.name)
    ours = brand.fields("defaults").fields("deckbuilder")
    label = ours.text("label") or short or path.parent.name
    deck, memo = ours.fields("deck"), ours.fields("memo")
    palettes = BrandPalettes(colors, type_, ours.get("accents"))
    mode = cast("Mode", deck.choice("mode", ("light", "dark")) or palettes.native)
    theme = Theme(
        name=path.parent.name,
        label=label,
        organisation=organisation,
        folder=path.parent,
        fonts=type_.fonts,
        deck=deck_look.read(deck, type_, palettes.deck(mode)),
        memo=memo_look.read(memo, type_, palettes.memo()),
        logo=light,
        logo_dark=dark,
    )
    ours.done()
    brand.done()
    return theme


def _organisation(meta: Fields) -> tuple[str | None, str | None]:
    """The full and the short name; each stands in for the other."""
    name = meta.get("name")
    if name is None or not is_mapping(name):
        text = meta.text("name")
        return text, text
    names = meta.fields("name")
    full, short = names.text("full"), names.text("short")
    return full or short, short or full
