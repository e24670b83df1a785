"""Which families serve a script well: those that Noto, Windows and macOS bring, best first. Data only.

Han characters are drawn after the language: the same code stands for forms that differ between Japan, the
mainland of China, Taiwan, Hong Kong and Korea.
"""

from __future__ import annotations

from functools import lru_cache

from deckbuilder.text.languages import primary

# First and last code point of scripts that text fonts seldom cover. Names are those Noto uses.
_SCRIPTS = (
    (0x0530, 0x058F, "Armenian"), (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x06FF, "Arabic"),
    (0x0700, 0x074F, "Syriac"), (0x0750, 0x077F, "Arabic"), (0x0780, 0x07BF, "Thaana"),
    (0x07C0, 0x07FF, "NKo"), (0x08A0, 0x08FF, "Arabic"), (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"), (0x0A00, 0x0A7F, "Gurmukhi"), (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B00, 0x0B7F, "Oriya"), (0x0B80, 0x0BFF, "Tamil"), (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"), (0x0D00, 0x0D7F, "Malayalam"), (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Lao"), (0x0F00, 0x0FFF, "Tibetan"),
    (0x1000, 0x109F, "Myanmar"), (0x10A0, 0x10FF, "Georgian"), (0x1100, 0x11FF, "KR"),
    (0x1200, 0x139F, "Ethiopic"), (0x13A0, 0x13FF, "Cherokee"), (0x1780, 0x17FF, "Khmer"),
    (0x1800, 0x18AF, "Mongolian"), (0x1C90, 0x1CBF, "Georgian"), (0x2190, 0x2BFF, "Symbols"),
    (0x2D00, 0x2D2F, "Georgian"), (0x2D80, 0x2DDF, "Ethiopic"), (0x2E80, 0x312F, "Han"),
    (0x3130, 0x318F, "KR"), (0x3190, 0x9FFF, "Han"), (0xA8E0, 0xA8FF, "Devanagari"),
    (0xA960, 0xA97F, "KR"), (0xAB00, 0xAB2F, "Ethiopic"), (0xAC00, 0xD7FF, "KR"), (0xF900, 0xFAFF, "Han"),
    (0xFB1D, 0xFB4F, "Hebrew"), (0xFB50, 0xFDFF, "Arabic"), (0xFE30, 0xFE4F, "Han"),
    (0xFE70, 0xFEFF, "Arabic"), (0xFF00, 0xFFEF, "Han"), (0x1D400, 0x1D7FF, "Math"),
    (0x1E900, 0x1E95F, "Adlam"), (0x1F000, 0x1FAFF, "Symbols"), (0x20000, 0x3FFFF, "Han"),
)  # fmt: skip

# Families beside "Noto Sans" and "Noto Serif" with the script's name, which are tried first unless a row
# names them. A row for serifs goes before the other.
_FAMILIES = {
    "Tibetan": (
        "Noto Serif Tibetan", "Jomolhari", "DDC Uchen", "Tibetan Machine Uni", "Kailasa",
        "Microsoft Himalaya",
    ),
    "JP": (
        "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "IPAGothic", "IPAPGothic",
        "Hiragino Sans", "Yu Gothic", "Meiryo", "MS Gothic", "Noto Sans CJK SC", "Noto Sans SC",
        "PingFang SC", "Microsoft YaHei", "Droid Sans Fallback",
    ),
    "JP, serif": (
        "Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif", "IPAMincho", "IPAPMincho",
        "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho",
    ),
    "SC": (
        "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
        "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback",
    ),
    "SC, serif": ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun"),
    "TC": (
        "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei",
        "Droid Sans Fallback",
    ),
    "TC, serif": (
        "Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", "PMingLiU", "MingLiU",
    ),
    "HK": ("Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HK", "PingFang HK"),
    "KR": (
        "Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic",
        "NanumGothic", "Droid Sans Fallback",
    ),
    "KR, serif": (
        "Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "NanumMyeongjo", "AppleMyungjo", "Batang",
    ),
    # The widest first: beside Arial a deck is drawn with Arial's own Arabic, which cannot be measured.
    "Arabic": (
        "DejaVu Sans", "Noto Sans Arabic", "Segoe UI", "Tahoma", "Geeza Pro", "Noto Naskh Arabic", "Amiri",
    ),
    "Arabic, serif": (
        "Noto Naskh Arabic", "Amiri", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", "Tahoma",
    ),
    "Hebrew": ("Noto Sans Hebrew", "Arial Hebrew", "Arial", "Segoe UI", "Noto Serif Hebrew", "DejaVu Sans"),
    "Symbols": (
        "Noto Sans Symbols", "Noto Sans Symbols 2", "Noto Sans Math", "Noto Emoji", "DejaVu Sans",
        "Segoe UI Symbol", "Apple Symbols", "Segoe UI Emoji",
    ),
    "Math": (
        "Noto Sans Math", "STIX Two Math", "Cambria Math", "DejaVu Math TeX Gyre",
    ),
    "NKo": ("Noto Sans NKo", "Ebrima"),
    "Syriac": ("Noto Sans Syriac", "Noto Sans Syriac Eastern", "Estrangelo Edessa", "Segoe UI Historic"),
    "Adlam": ("Noto Sans Adlam", "Noto Sans Adlam Unjoined", "Ebrima"),
}  # fmt: skip

# What Windows and macOS have where Noto is missing.
_SYSTEM = {
    "Armenian": ("Sylfaen", "Mshtakan", "Segoe UI"),
    "Thaana": ("MV Boli",),
    "Devanagari": ("Nirmala UI", "Kohinoor Devanagari", "Mangal", "Lohit Devanagari"),
    "Bengali": ("Nirmala UI", "Kohinoor Bangla", "Vrinda", "Lohit Bengali"),
    "Gurmukhi": ("Nirmala UI", "Gurmukhi MN", "Raavi", "Lohit Gurmukhi"),
    "Gujarati": ("Nirmala UI", "Kohinoor Gujarati", "Shruti", "Lohit Gujarati"),
    "Oriya": ("Nirmala UI", "Oriya MN", "Kalinga", "Lohit Odia"),
    "Tamil": ("Nirmala UI", "Tamil MN", "Latha", "Lohit Tamil"),
    "Telugu": ("Nirmala UI", "Kohinoor Telugu", "Gautami", "Lohit Telugu"),
    "Kannada": ("Nirmala UI", "Kannada MN", "Tunga", "Lohit Kannada"),
    "Malayalam": ("Nirmala UI", "Malayalam MN", "Kartika", "Lohit Malayalam"),
    "Sinhala": ("Nirmala UI", "Sinhala MN", "Iskoola Pota"),
    "Thai": ("Leelawadee UI", "Thonburi", "Tahoma", "Garuda"),
    "Lao": ("Leelawadee UI", "Lao MN", "DokChampa"),
    "Myanmar": ("Myanmar Text", "Myanmar MN", "Padauk"),
    "Georgian": ("Sylfaen", "Helvetica Neue", "Segoe UI", "DejaVu Sans"),
    "Ethiopic": ("Ebrima", "Nyala", "Kefa", "Abyssinica SIL"),
    "Cherokee": ("Gadugi", "Plantagenet Cherokee"),
    "Khmer": ("Leelawadee UI", "Khmer UI", "Khmer MN"),
    "Mongolian": ("Mongolian Baiti",),
}
_OTHERWISE = ("Noto Sans", "Noto Serif", "DejaVu Sans", "DejaVu Serif", "FreeSans", "FreeSerif")

# The drawing of Han characters by language, or by its script or region where that decides.
_HAN = {"ja": "JP", "ko": "KR", "zh": "SC", "yue": "HK"}
_HAN_REGIONS = {"hant": "TC", "tw": "TC", "hk": "HK", "mo": "HK", "hans": "SC", "cn": "SC", "sg": "SC"}


@lru_cache(maxsize=64)
def han_style(lang: str) -> str:
    """Whose forms of Han characters a language is written with: ``JP`` for those that are not written with
    any."""
    own = _HAN.get(primary(lang), "JP")
    if own not in ("SC", "HK"):
        return own
    regions = [_HAN_REGIONS[part] for part in lang.lower().split("-")[1:] if part in _HAN_REGIONS]
    return "HK" if "HK" in regions else regions[0] if regions else own


def preferred(char: str, *, serif: bool, lang: str) -> tuple[str, ...]:
    """Families to try for a character that the text's own font, one with serifs or not, lacks; best first."""
    code = ord(char)
    script = next((name for first, last, name in _SCRIPTS if first <= code <= last), None)
    if script is None:
        return _OTHERWISE
    if script == "Han":
        script = han_style(lang)
    named = _FAMILIES.get(script)
    own = named or (f"Noto Sans {script}", f"Noto Serif {script}", *_SYSTEM.get(script, ()))
    if serif:
        own = (*_FAMILIES.get(f"{script}, serif", () if named else (f"Noto Serif {script}",)), *own)
    if script == "HK":
        own = (*own, *(_FAMILIES["TC, serif"] if serif else ()), *_FAMILIES["TC"])
    return tuple(dict.fromkeys((*own, *_OTHERWISE)))
