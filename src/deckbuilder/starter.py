"""A new project, or a new brief in one: a template copied, with its name and date filled in.

Templates are folders of real files in `templates/`. Nothing that exists is ever written over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from deckbuilder.new_files import check_free, write
from deckbuilder.project import CONFIG, DEFAULT_THEME, Project, UsageError, is_root, project_of, read_project
from deckbuilder.report import did_you_mean
from deckbuilder.source import plain_name
from deckbuilder.theme import folders

_TEMPLATES = Path(__file__).with_name("templates")
_CONFIG = """\
# Defaults of this project; a brief's front matter and the command line come before them.
theme = "{theme}"
"""
_IGNORED = "output/\n"
#: What stands in templates for the name of the project and the date.
_NAME, _TODAY = "__NAME__", "__TODAY__"


class Template(StrEnum):
    """What a brief can begin as."""

    BRIEFING = "briefing"
    MEMO = "memo"
    DECK = "deck"
    REPORT = "report"

    @property
    def about(self) -> str:
        """What it is, in one line."""
        return {
            Template.BRIEFING: "a deck and a memo: where things stand, options, what to decide",
            Template.MEMO: "a memo alone, with letterhead, notes, a chart and a table",
            Template.DECK: "slides alone, with what is said to each in the speaker notes",
            Template.REPORT: "a quarterly report with data: the next one needs only new files",
        }[self]


class Created(Struct, frozen=True):
    """What has been made."""

    root: Path
    """The project."""
    brief: Path
    """The folder of the brief."""
    files: tuple[Path, ...]
    project_is_new: bool


def create(folder: Path, template: Template, theme: str | None, today: date) -> Created:
    """Make a project in ``folder`` with a first brief; inside a project, make a brief of that name.

    Raises:
        UsageError: the folder is not empty, is a project already, has a name that no file can have, or
            cannot be written; or there is no such theme.
    """
    place = folder.resolve()
    project = _project_around(place, folder)
    _check_theme(theme, project.themes if project else ())
    if project is None:
        name = "first" if plain_name(place.name) else place.name
        brief = folder / "content" / name
        files = _brief_files(brief, template, None, today) | _project_files(folder, place.name, theme)
        check_free(folder)
    else:
        brief = folder if place.is_relative_to(project.content) else project.content / place.name
        files = _brief_files(brief, template, theme, today)
        check_free(brief)
        _check_name(brief)
    write(files, folder)
    return Created(project.root if project else folder, brief, tuple(files), project is None)


def _project_around(place: Path, folder: Path) -> Project | None:
    """The project that ``place`` is to become a part of.

    Raises:
        UsageError: it is one itself.
    """
    if is_root(place):
        name = folder / "content" / "NAME"
        raise UsageError(f"`{folder}` is a project already", f"to add a brief to it, name that: `{name}`")
    root = project_of(place) or (place.parent if is_root(place.parent) else None)
    return read_project(root) if root else None


def _check_theme(theme: str | None, search: Sequence[Path]) -> None:
    known = folders.available(search)
    if theme is None or theme in known:
        return
    near = did_you_mean(theme, known)
    listed = ", ".join(f"`{name}`" for name in known)
    raise UsageError(
        f"there is no theme `{theme}`", f"did you mean `{near}`?" if near else f"there are {listed}"
    )


def _check_name(brief: Path) -> None:
    """Outputs take their names from the folder, and another brief may have that name already."""
    if why := plain_name(brief.name):
        raise UsageError(f"`{brief.name}` cannot name a brief: it {why}", "name another folder")
    file = brief.with_name(f"{brief.name}.md")
    if file.exists():
        raise UsageError(f"there is a brief `{file}` already", "name another folder")


def _project_files(folder: Path, name: str, theme: str | None) -> dict[Path, bytes]:
    readme = (_TEMPLATES / "README.md").read_text(encoding="utf-8").replace(_NAME, name)
    return {
        folder / CONFIG: _CONFIG.format(theme=theme or DEFAULT_THEME).encode(),
        folder / "README.md": readme.encode(),
        folder / ".gitignore": _IGNORED.encode(),
    }


def _brief_files(brief: Path, template: Template, theme: str | None, today: date) -> dict[Path, bytes]:
    source = _TEMPLATES / template
    files = {}
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if path.suffix == ".md":
            text = data.decode().replace(_TODAY, today.isoformat())
            data = (text.replace("\nlang:", f"\ntheme: {theme}\nlang:", 1) if theme else text).encode()
        files[brief / path.relative_to(source)] = data
    return files
