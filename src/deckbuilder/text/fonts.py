"""Finding fonts: from a family's name to a face, and from a character to a face that has it.

Theme fonts come first, then the fonts that ship with us, then families known to take the same room, and
only then what the machine happens to have: the same brief is measured the same everywhere as far as that is
possible. Every substitution is recorded in a `Resolution`, never silent. Shaping is `face`'s work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.ledger import Ledger
from deckbuilder.text.catalogue import FontFile, font_files, look, read_faces, system_folders
from deckbuilder.text.clusters import clusters
from deckbuilder.text.face import Face, is_invisible
from deckbuilder.text.families import BUNDLED, breadth, is_serif, last_resort, stand_ins
from deckbuilder.text.scripts import han_style, preferred

How = Literal["theme", "bundled", "alias", "system", "substitute"]
Files = list[FontFile]
Shelf = dict[str, Files]
"""Font files by family name, case folded."""


class Resolution(Struct, frozen=True):
    """What a family asked for became."""

    asked: str
    used: str
    how: How
    """``alias``: another family of the same widths; ``substitute``: one that merely exists."""
    path: Path
    """The file of its upright regular face, or of what comes nearest."""
    lacks: tuple[str, ...] = ()
    """Styles asked for so far that the family does not have (``700``, ``400 italic``): the nearest was used
    instead. Slant and weight are never faked."""


class FontBook:
    """The fonts of one build."""

    def __init__(self, theme_fonts: Sequence[Path] = ()) -> None:
        self.ledger = Ledger()
        """The theme's and the machine's files that have been looked at; those that ship with us are part of
        the program."""
        self._theme: Shelf = {}
        self._shipped: Shelf = {}
        self._system: Shelf | None = None
        self._found: dict[str, Resolution] = {}
        self._files: Shelf = {}
        self._faces: dict[tuple[str, int, bool], Face] = {}
        self._by_key: dict[str, Face] = {}
        self._shaping: dict[tuple[str, str, bool], Face] = {}
        self._fallbacks: dict[tuple[str, bool, str], str | None] = {}
        self._serif: dict[str, bool] = {}
        look(theme_fonts, self.ledger)
        self.unusable = tuple(path for path in theme_fonts if not _put(self._theme, read_faces(path)))
        """Theme files that are no fonts HarfBuzz can draw with."""

    def face(self, family: str, weight: int = 400, italic: bool = False) -> Face:
        """The face that text in ``family`` is set in: of all the family has, the nearest to what is asked."""
        key = (family, weight, italic)
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._load(family, weight, italic)
        return face

    def by_key(self, key: str) -> Face:
        """The face of a `Piece.font`.

        Raises:
            KeyError: this book handed out no face of that key.
        """
        return self._by_key[key]

    def shaping(self, face: Face, lang: str, rtl: bool = False) -> Face:
        """``face`` for text in a language and direction."""
        key = (face.program, lang, rtl)
        found = self._shaping.get(key)
        if found is None:
            found = self._by_key[face.program].shaping(lang, rtl)
            found = self._shaping[key] = self._by_key.setdefault(found.key, found)
        return found

    def resolve(self, family: str) -> Resolution:
        """What ``family`` becomes, with the styles found lacking so far.

        Raises:
            LookupError: nothing was found, not even the fonts that ship with us (a broken installation).
        """
        name = family.casefold()
        if name not in self._found:
            how, self._files[name] = self._find(family)
            regular = min(self._files[name], key=lambda file: _distance(file, 400, False))
            self._found[name] = Resolution(family, regular.families[0], how, regular.path)
        return self._found[name]

    def breadth(self, family: str) -> float:
        """How many times as wide as measured text may turn out where ``family`` itself is at hand: 1 unless a
        family of other widths is measured in its place."""
        return breadth(family) if self.resolve(family).how == "substitute" else 1.0

    def itemise(
        self, text: str, family: str, weight: int = 400, italic: bool = False, lang: str = "en"
    ) -> list[tuple[str, Face | None]]:
        """``text`` cut where the face changes because a character is lacking; None where no font has it.

        Spaces between two stretches of one fallback face go with them, as do joiners and marks of direction
        with what stands before them. Han characters are taken from a font
        for the language.
        """
        primary = self.face(family, weight, italic)
        if primary.covers_all(text):
            return [(text, primary)] if text else []
        cut: list[tuple[str, Face | None]] = []
        for cluster in clusters(text):
            if cut and all(map(is_invisible, cluster)):
                cut[-1] = (cut[-1][0] + cluster, cut[-1][1])
                continue
            face = self._face_of(cluster, primary, family, weight, italic, lang)
            if len(cut) > 1 and face is not None and cut[-2][1] is face and cut[-1][0].isspace():
                space = cut.pop()[0]
                cut[-1] = (cut[-1][0] + space + cluster, face)
            elif cut and cut[-1][1] is face:
                cut[-1] = (cut[-1][0] + cluster, face)
            else:
                cut.append((cluster, face))
        return cut

    def _face_of(
        self, cluster: str, primary: Face, family: str, weight: int, italic: bool, lang: str
    ) -> Face | None:
        if _shows(primary, cluster):
            return primary
        if family not in self._serif:
            self._serif[family] = is_serif(family)
        key = cluster, self._serif[family], han_style(lang)
        if key not in self._fallbacks:
            candidates = self._candidates(cluster, self._serif[family], lang)
            capable = (name for name in candidates if _shows(self.face(name), cluster))
            self._fallbacks[key] = next(capable, None)
        found = self._fallbacks[key]
        if found is None:
            return None
        face = self.face(found, weight, italic)
        return face if _shows(face, cluster) else self.face(found)

    def own_family(self, char: str) -> str | None:
        """The first of the theme's own families, by name, that has a character."""
        names = sorted(files[0].families[0] for files in self._theme.values())
        return next((name for name in names if self.face(name).covers(char)), None)

    def _candidates(self, cluster: str, serif: bool, lang: str) -> Iterator[str]:
        """Families to try for what the text's own face lacks; the machine's fonts are read only if it comes
        to that."""
        yield from sorted(files[0].families[0] for files in self._theme.values())
        yield from (name for name in BUNDLED if self._on_shipped(name.casefold()))
        system = self._on_system
        yield from (name for name in preferred(cluster[0], serif=serif, lang=lang) if system(name.casefold()))
        yield from sorted(files[0].families[0] for files in (self._system or {}).values())

    def _load(self, family: str, weight: int, italic: bool) -> Face:
        resolution = self.resolve(family)
        name = family.casefold()
        file = min(self._files[name], key=lambda file: _distance(file, weight, italic))
        least, greatest = file.weights()
        if file.italic != italic or not least <= weight <= greatest:
            lack = f"{weight} italic" if italic else str(weight)
            self._found[name] = replace(resolution, lacks=tuple(dict.fromkeys((*resolution.lacks, lack))))
        face = Face(file, weight)
        return self._by_key.setdefault(face.key, face)

    def _find(self, family: str) -> tuple[How, Files]:
        for how, shelf, name in self._searches(family):
            files = shelf(name.casefold())
            if files:
                return how, files
        raise LookupError(f"no font for `{family}`: the package `{BUNDLED['Arimo']}` is not installed")

    def _searches(self, family: str) -> Iterator[tuple[How, Callable[[str], Files], str]]:
        others = stand_ins(family)
        yield "theme", self._on_theme, family
        yield "bundled", self._on_shipped, family
        yield from (("alias", self._on_theme, other) for other in others)
        yield from (("alias", self._on_shipped, other) for other in others)
        yield "system", self._on_system, family
        yield from (("alias", self._on_system, other) for other in others)
        yield "substitute", self._on_shipped, last_resort(family)

    def _on_theme(self, name: str) -> Files:
        return self._theme.get(name, [])

    def _on_shipped(self, name: str) -> Files:
        if name not in self._shipped:
            package = next(
                (package for family, package in BUNDLED.items() if family.casefold() == name), None
            )
            spec = find_spec(package) if package else None
            folders = [Path(place, "files") for place in (spec and spec.submodule_search_locations) or ()]
            self._shipped[name] = [
                file for path in font_files(folders, Ledger()) for file in read_faces(path)
            ]
        return self._shipped[name]

    def _on_system(self, name: str) -> Files:
        if self._system is None:
            self._system = {}
            for path in font_files(system_folders(), self.ledger):
                _put(self._system, (file for file in read_faces(path) if file.embeddable))
        return self._system.get(name, [])


def _put(shelf: Shelf, files: Iterable[FontFile]) -> bool:
    """File faces under their families' names; False if there were none."""
    put = False
    for file in files:
        put = True
        for family in file.families:
            shelf.setdefault(family.casefold(), []).append(file)
    return put


def _distance(file: FontFile, weight: int, italic: bool) -> tuple[int, bool, bool, int, bool, str, int]:
    """How far a face is from what is asked: width first, then slant, then weight (CSS Fonts 4, 5.2)."""
    least, greatest = file.weights()
    off = max(least - weight, weight - greatest, 0)
    lighter = greatest < weight
    wrong_side = lighter != (weight <= 500) if off else False
    return (
        abs(file.width - 5),
        file.italic != italic,
        wrong_side,
        off,
        len(file.axes) == 0,
        str(file.path),
        file.index,
    )


def _shows(face: Face, cluster: str) -> bool:
    """Whether a face has a base and its marks, one by one or in composed form."""
    return face.covers_all(cluster) or face.covers_all(normalize("NFC", cluster))
