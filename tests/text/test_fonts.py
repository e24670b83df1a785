"""Finding fonts: theme, ours, stand-ins, the machine's; and fallback for single characters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deckbuilder.text import fonts
from deckbuilder.text.catalogue import read_faces
from deckbuilder.text.families import is_serif
from deckbuilder.text.fonts import FontBook
from deckbuilder.text.scripts import han_style, preferred

TIBETAN = "བོད་ཡིག"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> FontBook:
    """A book on a machine without fonts."""
    monkeypatch.setattr(fonts, "system_folders", tuple)
    return FontBook()


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder that stands for the machine's fonts."""
    monkeypatch.setattr(fonts, "system_folders", lambda: (tmp_path,))
    return tmp_path


def arimo(book: FontBook) -> Path:
    return book.resolve("Arimo").path


@pytest.mark.parametrize(
    ("family", "used", "how"),
    [
        ("Arimo", "Arimo", "bundled"),
        ("source serif 4", "Source Serif 4", "bundled"),
        ("Arial", "Arimo", "alias"),
        ("Helvetica", "Arimo", "alias"),
        ("Courier New", "Source Code Pro", "alias"),
        ("Consolas", "Source Code Pro", "alias"),
        ("serif", "Source Serif 4", "alias"),
        ("Gill Sans", "Arimo", "substitute"),
        ("Some Mono", "Source Code Pro", "substitute"),
        ("Some Serif", "Source Serif 4", "substitute"),
    ],
)
def test_resolution_on_a_machine_without_fonts(bare: FontBook, family: str, used: str, how: str) -> None:
    found = bare.resolve(family)
    assert (found.asked, found.used, found.how) == (family, used, how)
    assert bare.face(family).family == used


def test_theme_files_come_first(bare: FontBook, tmp_path: Path) -> None:
    copy = tmp_path / "Arimo.ttf"
    shutil.copy(arimo(bare), copy)
    themed = FontBook([copy])
    assert themed.resolve("Arimo").how == "theme"
    assert themed.face("Arimo").path == copy
    assert themed.resolve("Arial").how == "alias"
    assert themed.face("Arial").path == copy


def test_the_machines_fonts_are_found_but_do_not_displace_ours(bare: FontBook, machine: Path) -> None:
    carlito = next(Path("/usr/share/fonts").rglob("Carlito-Regular.ttf"), None)
    if carlito is None:
        pytest.skip("this machine has no Carlito")
    shutil.copy(carlito, machine)
    shutil.copy(arimo(bare), machine)
    book = FontBook()
    assert book.resolve("Carlito").how == "system"
    assert book.resolve("Calibri").how == "alias"
    assert book.resolve("Arial").path == arimo(bare)


def test_a_missing_style_is_recorded_not_faked(bare: FontBook) -> None:
    bold = bare.face("Arimo", 900, italic=True)
    assert (bold.weight, bold.italic) == (700, True)
    assert bare.resolve("Arimo").lacks == ("900 italic",)
    bare.face("Arimo", 700)
    assert bare.resolve("Arimo").lacks == ("900 italic",)


def test_files_that_are_no_fonts_are_named(tmp_path: Path) -> None:
    bad = tmp_path / "broken.ttf"
    bad.write_bytes(b"not a font" * 100)
    gone = tmp_path / "gone.otf"
    assert FontBook([bad, gone]).unusable == (bad, gone)


def test_keys_lead_back_to_faces(book: FontBook) -> None:
    face = book.face("Arial", 700, italic=True)
    assert face.key == "Arimo:700:i"
    assert book.by_key("Arimo:700:i") is face
    assert "/" not in face.key
    with pytest.raises(KeyError):
        book.by_key("Nowhere:400:r")


def test_covered_text_is_one_stretch(bare: FontBook) -> None:
    face = bare.face("Arial", 700)
    assert bare.itemise("Déjà vu — “yes”", "Arial", 700) == [("Déjà vu — “yes”", face)]
    assert bare.itemise("", "Arial") == []


def test_another_font_of_ours_helps_out(bare: FontBook) -> None:
    assert not bare.face("Arimo").covers("☐")
    assert bare.itemise("a ☐", "Arial") == [("a ", bare.face("Arimo")), ("☐", bare.face("Source Serif 4"))]


def test_what_no_font_has_is_none(bare: FontBook) -> None:
    face = bare.face("Arial")
    assert bare.itemise(f"x{TIBETAN}y", "Arial") == [("x", face), (TIBETAN, None), ("y", face)]


def test_a_fallback_familys_regular_face_serves_where_its_italic_lacks_the_character(book: FontBook) -> None:
    lacking = "\u2d30"
    items = book.itemise(lacking, "Arial", 400, italic=True)
    assert all(face is None or face.covers(lacking) for _, face in items)


def test_accents_follow_their_letters(bare: FontBook) -> None:
    assert [text for text, _ in bare.itemise("e\u0301 ☐\u0301", "Arial")] == ["e\u0301 ", "☐\u0301"]


def test_tibetan_falls_back_to_a_font_of_the_machine(book: FontBook) -> None:
    items = book.itemise(f"Druk {TIBETAN} Yul", "Arial")
    if any(face is None for _, face in items):
        pytest.skip("this machine has no Tibetan font")
    assert [text for text, _ in items] == ["Druk ", TIBETAN, " Yul"]
    fallback = items[1][1]
    assert fallback is not None
    assert fallback.covers_all(TIBETAN)


def test_spaces_between_fallback_words_stay_in_the_fallback_font(machine: Path) -> None:
    wide = next(iter(sorted(Path("/usr/share/fonts").rglob("DroidSansFallback*.ttf"))), None)
    if wide is None:
        pytest.skip("this machine has no font for ideographs")
    shutil.copy(wide, machine)
    assert [text for text, _ in FontBook().itemise("a 日本 語 b", "Arial")] == ["a ", "日本 語", " b"]


def test_licence_bits_keep_a_font_of_the_machine_out(bare: FontBook, machine: Path) -> None:
    data = bytearray(arimo(bare).read_bytes())
    tables = int.from_bytes(data[4:6], "big")
    records = (12 + 16 * index for index in range(tables))
    at = next(int.from_bytes(data[r + 8 : r + 12], "big") for r in records if data[r : r + 4] == b"OS/2")
    restricted, whole = machine / "Restricted.ttf", machine / "Whole.ttf"
    data[at + 8 : at + 10] = (0x0002).to_bytes(2, "big")
    restricted.write_bytes(data.replace(b"\0A\0r\0i\0m\0o", b"\0X\0r\0i\0m\0o"))
    data[at + 8 : at + 10] = (0x0100).to_bytes(2, "big")
    whole.write_bytes(data.replace(b"\0A\0r\0i\0m\0o", b"\0Y\0r\0i\0m\0o"))
    (face,) = read_faces(restricted)
    assert face.families[0] == "Xrimo"
    assert not face.embeddable
    book = FontBook()
    assert book.resolve("Xrimo").how == "substitute"
    assert book.resolve("Yrimo").how == "system"
    assert not book.face("Yrimo").may_subset
    assert book.face("Arimo").may_subset


def test_two_books_agree() -> None:
    first, second = FontBook(), FontBook()
    text = "a ☐ 日本 é \U0001d400 →"
    items = [
        [(text, face and face.key) for text, face in book.itemise(text, "Arial")] for book in (first, second)
    ]
    assert items[0] == items[1]


@pytest.mark.parametrize(
    ("family", "serif"),
    [("Arial", False), ("Georgia", True), ("Caladea", True), ("Source Serif 4", True), ("Open Sans", False)],
)
def test_families_with_serifs(family: str, serif: bool) -> None:
    assert is_serif(family) is serif


def test_the_themes_own_families_are_known_by_what_they_have(bare: FontBook) -> None:
    (path,) = {bare.resolve("Arimo").path}
    assert FontBook((path,)).own_family("\u05d0") == "Arimo"
    assert FontBook((path,)).own_family("\u0f40") is None
    assert bare.own_family("a") is None


@pytest.mark.parametrize(
    ("lang", "style"),
    [
        ("ja", "JP"), ("ja-JP", "JP"), ("en", "JP"), ("zh", "SC"), ("zh-Hans", "SC"), ("zh-SG", "SC"),
        ("zh-Hant", "TC"), ("zh-TW", "TC"), ("zh-HK", "HK"), ("zh-Hant-HK", "HK"), ("yue", "HK"),
        ("yue-Hans", "SC"), ("ko-KR", "KR"),
    ],
)  # fmt: skip
def test_han_characters_follow_the_language(lang: str, style: str) -> None:
    assert han_style(lang) == style
    assert preferred("骨", serif=False, lang=lang)[0] == f"Noto Sans CJK {style}"


def test_families_for_a_script_follow_the_text() -> None:
    assert preferred("क", serif=False, lang="hi")[:2] == ("Noto Sans Devanagari", "Noto Serif Devanagari")
    assert preferred("क", serif=True, lang="hi")[:2] == ("Noto Serif Devanagari", "Noto Sans Devanagari")
    assert preferred("ཀ", serif=True, lang="dz")[0] == "Noto Serif Tibetan"
    assert "Nirmala UI" in preferred("क", serif=True, lang="hi")
    assert preferred("가", serif=True, lang="ja")[0] == "Noto Serif CJK KR"


def test_a_family_named_by_the_text_and_its_language_keeps_one_font_program(bare: FontBook) -> None:
    face = bare.face("Source Serif 4")
    serbian = bare.shaping(face, "sr")
    assert serbian.key != face.key
    assert serbian.program == face.program
    assert bare.by_key(serbian.key) is serbian
    assert bare.shaping(face, "en-US") is face


def test_joiners_stay_with_the_font_of_what_stands_before_them(book: FontBook) -> None:
    """Source Serif shows no Hebrew, but it shows nothing where a joiner stands."""
    parts = book.itemise("אב\u200cגד\u200f (a", "Source Serif 4")
    assert [text for text, _ in parts] == ["אב\u200cגד\u200f", " (a"]
