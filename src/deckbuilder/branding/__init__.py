"""A new theme, as files: from a brand file, a PowerPoint template, a logo, or some colours.

What it makes is for its author to go on with: a `_brand.yml` that says what each of its keys does. Nothing
that exists is written over.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deckbuilder.branding.roles import roles
from deckbuilder.branding.writing import brand_file, template_file
from deckbuilder.new_files import check_free, write
from deckbuilder.project import UsageError
from deckbuilder.report import Report, Severity
from deckbuilder.source import MAX_BINARY_BYTES, Folder, Unreadable, plain_name
from deckbuilder.theme import brand
from deckbuilder.theme.colors import contrast, parse
from deckbuilder.theme.folders import BRANDS, TEMPLATES

if TYPE_CHECKING:
    from deckbuilder.theme.tokens import Theme

_YAML = (".yml", ".yaml")
#: A colour with less contrast than this on white is the ground, not a colour of the brand.
_SEEN = 1.08


def create(folder: Path, origin: str | None, colors: str | None) -> tuple[Path, ...]:
    """Make the theme in ``folder``, which takes its name, and return the files written.

    Args:
        folder: Where it is to be; it is made.
        origin: A path: a brand file, a PowerPoint template, or a logo, as any picture. Or colours.
        colors: Colours as CSS writes them, parted by commas, the most important first.

    Raises:
        UsageError: there is such a theme, or nothing to make it from, or that cannot be used.
    """
    if why := plain_name(folder.name):
        raise UsageError(f"`{folder.name}` cannot name a theme: it {why}", "name it otherwise")
    check_free(folder)
    if origin is not None and colors is None and _parsed(origin):
        origin, colors = None, origin
    written = _colors(colors) if colors is not None else []
    files = _files(folder.name, origin, written)
    write({folder / name: data for name, data in files.items()}, folder)
    return tuple(folder / name for name in files)


def _files(name: str, origin: str | None, colors: list[str]) -> dict[str, bytes]:
    """The files of the theme, by their names in its folder, the brand file first."""
    if origin is None:
        if not colors:
            raise UsageError("there is nothing to make a theme from", "name a file with --from, or --colors")
        text = brand_file(name, roles(colors), None, "as given")
        return {BRANDS[0]: text.encode()}
    if "://" in origin:
        raise UsageError(f"`{origin}` is not fetched", "save it, and name the file")
    path = Path(origin)
    suffix = path.suffix.lower()
    data = _read(path)
    if suffix in _YAML:
        return _of_brand(path)
    if suffix in TEMPLATES:
        _load(path)
        file = f"template{suffix}"
        return {BRANDS[0]: template_file(name, file).encode(), file: data}
    return _of_logo(name, path, data, colors)


def _of_brand(path: Path) -> dict[str, bytes]:
    """A brand file and the files it names, as they lie around it."""
    theme = _load(path)
    logos = [logo.path for logo in (theme.logo, theme.logo_dark) if logo is not None]
    template = [theme.template.path] if theme.template is not None else []
    named = [file for file in (*logos, *theme.fonts, *template) if file.is_relative_to(theme.folder)]
    files = {file.relative_to(theme.folder).as_posix(): _read(file) for file in dict.fromkeys(named)}
    return {BRANDS[0]: _read(path)} | files


def _of_logo(name: str, path: Path, data: bytes, colors: list[str]) -> dict[str, bytes]:
    """A brand of a logo's colours, unless its colours are given."""
    from deckbuilder.branding.logo_colors import logo_colors
    from deckbuilder.pictures import BadPicture, load

    try:
        picture = load(data, path.name)
    except BadPicture as fault:
        raise UsageError(fault.message, fault.help) from None
    found = colors or logo_colors(picture.data)
    if not found:
        message = f"`{path.name}` has no colour but white"
        raise UsageError(message, 'give the colours as well: `--colors "#003366, #C8102E"`')
    logo = f"logo{path.suffix.lower()}"
    told = "as given" if colors else "in the logo"
    return {BRANDS[0]: brand_file(name, roles(found), logo, told).encode(), logo: data}


def _load(path: Path) -> Theme:
    """The theme that a brand file or a template is.

    Raises:
        UsageError: it has errors.
    """
    report = Report()
    theme = brand.load(str(path.resolve()), (), report, None, Folder(Path.cwd()))
    fault = next((finding for finding in report if finding.severity is Severity.ERROR), None)
    if fault is not None:
        place = f" (line {fault.span.first})" if fault.span else ""
        raise UsageError(f"`{path}`{place}: {fault.message}", fault.help)
    assert theme is not None, "there is an error where there is no theme"
    return theme


def _read(path: Path) -> bytes:
    try:
        return Folder(path.parent).data(path, MAX_BINARY_BYTES)
    except Unreadable as fault:
        raise UsageError(fault.message, fault.help) from None


def _colors(written: str) -> list[str]:
    found = _parsed(written)
    if not found:
        raise UsageError(
            f"`{written}` are no colours", 'write them as `--colors "#003366, #C8102E"`, parted by commas'
        )
    if seen := [rgb for rgb in found if contrast(rgb, "FFFFFF") >= _SEEN]:
        return seen
    raise UsageError(f"`{written}` is white alone", "add a colour")


def _parsed(written: str) -> Sequence[str]:
    """Colours parted by commas; none where one of them is something else."""
    parsed = [parse(part) for part in written.split(",") if part.strip()]
    return [color.rgb for color in parsed if color] if all(parsed) else []
