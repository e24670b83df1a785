"""Where things are: which briefs to build, what their outputs are called, and the project's defaults.

A project is a folder with a `deckbuilder.toml` or a `content/` folder; a Markdown file outside any project is
a project of its own. This module looks at names and settings only, never at what a brief says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from deckbuilder.data.keys import Key, by_name
from deckbuilder.report import did_you_mean, suggestion
from deckbuilder.source import plain_name

CONFIG = "deckbuilder.toml"
DEFAULT_THEME = "briefing"
DEFAULT_EDITOR = "vscode"

#: A file with one of these names is its folder's brief and takes the folder's name, the first found wins.
BRIEF_NAMES = ("brief.md", "index.md")


class Target(StrEnum):
    """A document a brief is compiled into."""

    suffix: str
    """What follows the brief's name in the output's file name."""
    page: Literal["slide", "page"]
    """What a page of the document is called."""
    plan: Literal["deck", "memo"]
    """What it is drawn from: targets with the same plan are planned once."""

    DECK = "deck", "-deck.pptx", "slide", "deck"
    DECK_PDF = "deck.pdf", "-deck.pdf", "page", "deck"
    """The deck's slides, a page each."""
    HANDOUT = "handout", "-handout.pdf", "page", "deck"
    """The deck's slides on paper, with what is said to them."""
    MEMO = "memo", "-memo.pdf", "page", "memo"

    def __new__(
        cls, value: str, suffix: str, page: Literal["slide", "page"], plan: Literal["deck", "memo"]
    ) -> Target:
        target = str.__new__(cls, value)
        target._value_ = value
        target.suffix, target.page, target.plan = suffix, page, plan
        return target

    @property
    def pdf(self) -> bool:
        """Whether it is a PDF file."""
        return self.suffix.endswith(".pdf")


#: The keys of a `deckbuilder.toml`; a list is written as its members, parted by commas.
SETTINGS = by_name(
    (
        Key("theme", "The theme of briefs that name none", usual=DEFAULT_THEME),
        Key("to", "The documents that are made of each brief", "words", tuple(Target), usual="deck, memo"),
        Key("output", "The folder they go to", usual="output"),
        Key("content", "The folder that briefs are in", usual="content"),
        Key("themes", "Folders that hold themes", "texts", usual="themes"),
        Key("editor", "The editor that the preview opens sources in", usual=DEFAULT_EDITOR),
        Key("rules", "How much what each rule finds matters, and what a rule may be told", "rules"),
    )
)


class UsageError(Exception):
    """The command or the project is at fault, not what a brief says. ``help`` tells what to do."""

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class Project(Struct, frozen=True):
    """A root folder with its defaults."""

    root: Path
    """Absolute; briefs read nothing outside it."""
    output: Path
    content: Path
    themes: tuple[Path, ...]
    """Folders that hold themes, searched before the themes that come with the program."""
    theme: str = DEFAULT_THEME
    targets: tuple[Target, ...] = (Target.DECK, Target.MEMO)
    editor: str = DEFAULT_EDITOR
    """What the preview opens sources in: a name or an address, which `preview.editors` reads."""
    rules: Mapping[str, Any] = {}
    """What `[rules]` says, as it is written: `checks.settings` reads it."""


class Brief(Struct, frozen=True):
    """One brief and the project it belongs to."""

    path: Path
    """The Markdown file, absolute."""
    name: str
    """Base name of its outputs, unless the brief says otherwise."""
    project: Project
    text: str | None = None
    """What stands for the file's text; None for what it holds."""


def find_root(start: Path) -> Path | None:
    """The nearest folder from ``start`` upwards that is a project's root."""
    return next((folder for folder in (start, *start.parents) if is_root(folder)), None)


def find_briefs(
    paths: Sequence[Path], *, root: Path | None = None, output: Path | None = None, cwd: Path | None = None
) -> list[Brief]:
    """The briefs that ``paths`` name, in the order given and by name within a folder, each once.

    Args:
        paths: Markdown files, folders of one brief, folders of briefs, project roots; none: all of the
        project's.
        root: The project, instead of looking for it.
        output: Where outputs go, instead of the project's own place.
        cwd: Where relative paths start; the process's own by default.

    Raises:
        UsageError: no project, no brief, a path that is none, or faulty settings.
    """
    here = (cwd or Path.cwd()).resolve()
    goal = here / output if output is not None else None
    root = _named_root(root, here)
    if not paths:
        found = root or find_root(here)
        if found is None:
            raise UsageError(
                f"no project found: neither {CONFIG} nor content/ in `{here}` or above it",
                "name a Markdown file, or start a project with `deckbuilder new NAME`",
            )
        project = read_project(found, goal)
        return _of_folder(project.content, project)
    briefs: dict[Path, Brief] = {}
    for path in paths:
        for brief in _of_path(here / path, root, goal, here):
            briefs.setdefault(brief.path, brief)
    return list(briefs.values())


def of_text(
    text: str, name: str, *, root: Path | None = None, output: Path | None = None, cwd: Path | None = None
) -> Brief:
    """A brief that is no file, as if it lay as `NAME.md` in ``root``, by default where relative paths start.

    Raises:
        UsageError: there is no such root, its settings are faulty, or no file can have that name.
    """
    here = (cwd or Path.cwd()).resolve()
    folder = _named_root(root, here) or here
    if (why := plain_name(name)) is not None:
        raise UsageError(f"the name `{name}` {why}", "give a plain file name without folders and endings")
    goal = here / output if output is not None else None
    found = find_root(folder)
    project = read_project(found, goal) if found else _alone(folder, goal or folder / "output")
    return Brief(folder / f"{name}.md", name, project, text)


def read_project(root: Path, output: Path | None = None) -> Project:
    """The project at ``root`` with the settings of its `deckbuilder.toml`, if it has one.

    Raises:
        UsageError: the file is not TOML, or holds an unknown key or a value of the wrong kind.
    """
    settings = _Settings(root / CONFIG)
    return Project(
        root=root,
        output=output or root / settings.text("output"),
        content=root / settings.text("content"),
        themes=tuple(root / folder for folder in settings.texts("themes")),
        theme=settings.text("theme"),
        targets=tuple(_target(word, settings.path) for word in settings.texts("to")),
        editor=settings.text("editor"),
        rules=settings.table("rules"),
    )


def _named_root(root: Path | None, here: Path) -> Path | None:
    """The root somebody named, absolute."""
    if root is not None and not (here / root).resolve().is_dir():
        raise UsageError(f"there is no folder `{here / root}`", "name an existing folder with --root")
    return root and (here / root).resolve()


def is_root(folder: Path) -> bool:
    """Whether a folder is a project's root."""
    return (folder / CONFIG).is_file() or (folder / "content").is_dir()


def _of_path(path: Path, root: Path | None, output: Path | None, here: Path) -> list[Brief]:
    """The briefs one path of the command line names."""
    if not path.exists():
        raise UsageError(f"there is no file or folder `{path}`", _near(path))
    path = path.resolve()
    if path.is_dir() and path != root and is_root(path):
        root = path
    if root is not None and not path.is_relative_to(root):
        raise UsageError(
            f"`{path}` lies outside the project `{root}`", "leave out --root, or name its project"
        )
    root = root or project_of(path)
    if path.is_dir():
        project = read_project(root, output) if root else None
        if project and path == root:
            return _of_folder(project.content, project)
        brief = _brief_in(path, only=True)
        if brief is None:
            return _of_folder(path, project or _alone(path, output or here / "output"))
        return [_brief(brief, project or _alone(path, output or here / "output"))]
    return [
        _brief(path, read_project(root, output) if root else _alone(path.parent, output or here / "output"))
    ]


def project_of(path: Path) -> Path | None:
    """The project whose settings or content hold ``path``: a `content/` elsewhere above it does not claim
    it."""
    for folder in path.parents:
        if (folder / CONFIG).is_file() or folder.name == "content":
            return folder if (folder / CONFIG).is_file() else folder.parent
    return path.parent if path.name == "content" and path.is_dir() else None


def _alone(folder: Path, output: Path) -> Project:
    """The project that a Markdown file outside any project is."""
    return Project(root=folder, output=output, content=folder, themes=(folder / "themes",))


def _of_folder(folder: Path, project: Project) -> list[Brief]:
    """Every brief directly in ``folder``: Markdown files, and folders with a file of a brief's name."""
    if not folder.is_dir():
        raise UsageError(f"there is no folder `{folder}`", "put briefs into it, or name a Markdown file")
    found = [
        brief
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if not entry.name.startswith((".", "_"))
        for brief in ([_brief_in(entry)] if entry.is_dir() else [entry] if _is_prose(entry) else [])
        if brief is not None
    ]
    if not found:
        raise UsageError(
            f"no brief found in `{folder}`",
            "a brief is a Markdown file, or a folder with a file `brief.md` in it",
        )
    return [_brief(path.resolve(), project) for path in found]


def _brief_in(folder: Path, *, only: bool = False) -> Path | None:
    """The brief a folder holds by name, or also, with ``only``, its only Markdown file."""
    named = next((folder / name for name in BRIEF_NAMES if (folder / name).is_file()), None)
    if named or not only:
        return named
    files = [
        entry for entry in folder.iterdir() if _is_prose(entry) and not entry.name.startswith((".", "_"))
    ]
    folders = any(entry.is_dir() and _brief_in(entry) for entry in folder.iterdir())
    return files[0] if len(files) == 1 and not folders else None


def _is_prose(path: Path) -> bool:
    return path.suffix.lower() in (".md", ".markdown") and path.stem.lower() != "readme" and path.is_file()


def _brief(path: Path, project: Project) -> Brief:
    name = path.parent.name if path.name in BRIEF_NAMES and path.parent.name else path.stem
    return Brief(path, name, project)


def _near(path: Path) -> str:
    """Advice on a path that does not exist."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return "check the path"
    guess = did_you_mean(path.name, names)
    return f"did you mean `{guess}`?" if guess else "check the path"


def _target(word: str, path: Path) -> Target:
    for target in Target:
        if target == word:
            return target
    raise UsageError(f"{path}: `to` names `{word}`", f"it may name {', '.join(Target)}")


class _Settings:
    """The values of a `deckbuilder.toml`."""

    def __init__(self, path: Path) -> None:
        """Raises: UsageError: the file is no TOML, or holds a key that does not exist."""
        self.path = path
        self._values: dict[str, Any] = {}
        if path.is_file():
            import tomllib

            try:
                self._values = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise UsageError(f"{path} cannot be read: {error}", "mend the file; it is TOML") from None
        for key in self._values:
            if key not in SETTINGS:
                help = suggestion(key, SETTINGS, f"known: {', '.join(SETTINGS)}")
                raise UsageError(f"{path}: unknown key `{key}`", help)

    def text(self, key: str) -> str:
        usual = SETTINGS[key].usual
        value = self._values.get(key, usual)
        if not isinstance(value, str):
            raise UsageError(f"{self.path}: `{key}` must be a text", f'write {key} = "{usual}"')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        usual = SETTINGS[key].usual.split(", ")
        value = self._values.get(key, usual)
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not items or not all(isinstance(item, str) for item in items):
            raise UsageError(f"{self.path}: `{key}` must be a list of texts", f"write {key} = {usual}")
        return tuple(items)

    def table(self, key: str) -> dict[str, Any]:
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise UsageError(f"{self.path}: `{key}` must be a table", f"write [{key}] on a line of its own")
        return value
