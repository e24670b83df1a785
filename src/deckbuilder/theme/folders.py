"""Where themes are: folders with a brand file or a PowerPoint template in them, or such a file itself. It
looks at names only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from deckbuilder.ledger import Ledger

BRANDS = ("_brand.yml", "_brand.yaml")
_YAML = (".yml", ".yaml")
#: Kinds of PowerPoint file, the likeliest first. One called ``template`` in a theme's folder is its template.
TEMPLATES = (".potx", ".pptx", ".potm", ".pptm", ".ppsx", ".ppsm")


class Place(Struct, frozen=True):
    """Where a theme's files are; it has at least one of them."""

    name: str
    folder: Path
    brand: Path | None
    template: Path | None


def find(name: str, search: Sequence[Path], ledger: Ledger) -> Place | None:
    """The theme ``name``: a folder in one of ``search``, a packaged one, or a path; None if there is none."""
    if not name or "\0" in name:
        return None
    for folder in (*search, packaged()):
        if (found := _in_folder(folder / name, ledger)) is not None:
            return found
    path = Path(name)
    suffix = path.suffix.lower()
    if "/" not in name and "\\" not in name and suffix not in (*_YAML, *TEMPLATES):
        return None
    if suffix in TEMPLATES and _is_file(path, ledger):
        path = ledger.resolve(path)
        return Place(path.stem, path.parent, None, path)
    if suffix in _YAML and _is_file(path, ledger):
        path = ledger.resolve(path)
        return Place(path.parent.name, path.parent, path, _template_beside(path.parent, ledger))
    return _in_folder(path, ledger)


def packaged() -> Path:
    """The folder of the themes that come with deckbuilder: in the package, or in the repository of a
    checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parents[1] / "themes"


def available(search: Sequence[Path]) -> list[str]:
    """The names of all themes in ``search`` and of the packaged ones, sorted."""
    folders = [folder for folder in (*search, packaged()) if folder.is_dir()]
    ledger = Ledger()
    return sorted(
        {entry.name for folder in folders for entry in folder.iterdir() if _in_folder(entry, ledger)}
    )


def _in_folder(folder: Path, ledger: Ledger) -> Place | None:
    brand = next((path for file in BRANDS if _is_file(path := folder / file, ledger)), None)
    template = _template_beside(folder, ledger)
    if brand is None and template is None:
        return None
    home = ledger.resolve(folder)
    return Place(home.name, home, brand and ledger.resolve(brand), template)


def _template_beside(folder: Path, ledger: Ledger) -> Path | None:
    found = (folder / f"template{suffix}" for suffix in TEMPLATES)
    return next((ledger.resolve(path) for path in found if _is_file(path, ledger)), None)


def _is_file(path: Path, ledger: Ledger) -> bool:
    try:
        return ledger.is_file(path)
    except OSError:
        return False
