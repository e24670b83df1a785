"""Languages as Office names them: by language and region, for its proofing tools know no others."""

from __future__ import annotations

import re
from functools import cache

from deckbuilder.text.languages import primary

#: The region where a language written without one is most at home (Unicode CLDR, likely subtags), for the
#: languages that Office proofs or has a script font for.
_TAGS = """
    ar-SA bg-BG bn-BD bo-CN ca-ES cs-CZ da-DK de-DE dv-MV dz-BT el-GR en-US es-ES et-EE eu-ES fa-IR
    fi-FI fr-FR ga-IE gl-ES gu-IN he-IL hi-IN hr-HR hu-HU hy-AM id-ID is-IS it-IT ja-JP ka-GE kk-KZ
    km-KH kn-IN ko-KR lo-LA lt-LT lv-LV ml-IN mn-MN mr-IN ms-MY my-MM nb-NO ne-NP nl-NL nn-NO or-IN
    pa-IN pl-PL ps-AF pt-BR ro-RO ru-RU si-LK sk-SK sl-SI sq-AL sv-SE sw-KE ta-IN te-IN th-TH tr-TR
    uk-UA ur-PK vi-VN zh-CN
""".split()  # noqa: SIM905
_FULL = {tag.partition("-")[0]: tag for tag in _TAGS} | {"zh-hans": "zh-CN", "zh-hant": "zh-TW"}
_EAST_ASIAN = ("ja", "ko", "zh")


@cache
def office_tag(lang: str) -> str:
    """A BCP 47 tag with the region that Office asks for; other tags as they are."""
    return _FULL.get(lang.lower(), lang)


#: What is written in scripts that one language, or one far more than others, is written in.
_BY_SCRIPT = (
    ("\u0590", "\u05ff", "he"), ("\u0600", "\u06ff", "ar"), ("\u0900", "\u097f", "hi"),
    ("\u0e00", "\u0e7f", "th"), ("\u0f00", "\u0fff", "dz"), ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7a3", "ko"),
)  # fmt: skip
_TELLING = re.compile("[" + "".join(f"{first}-{last}" for first, last, _ in _BY_SCRIPT) + "]")
#: Languages that share such a script: their text is not taken for another's.
_SHARING = {
    "he": ("yi",), "hi": ("mr", "ne", "sa", "kok", "mai", "bho"), "dz": ("bo",), "ja": ("zh",),
    "ar": ("fa", "ur", "ps", "sd", "ug", "ckb", "ks", "prs"),
}  # fmt: skip


def told(text: str, lang: str) -> str:
    """The language of text that nobody has named one for: ``lang``, that of the text around it, unless its
    script says that it cannot be. PowerPoint chooses fonts by it."""
    found = None if text.isascii() else _TELLING.search(text)
    if found is None:
        return lang
    guess = next(guess for first, last, guess in _BY_SCRIPT if first <= found[0] <= last)
    if primary(lang) in (guess, *_SHARING.get(guess, ())):
        return lang
    # East Asian text has a second language for the Latin words in it, other text has not.
    mixed = guess not in _EAST_ASIAN and any(char.isascii() and char.isalpha() for char in text)
    return lang if mixed else guess


def language(lang: str, around: str) -> dict[str, str]:
    """`a:rPr/@lang`, and `@altLang` for what is not East Asian in an East Asian text: the language
    ``around`` it, or English as PowerPoint has it."""
    attrs = {"lang": office_tag(lang)}
    if _is_east_asian(lang):
        attrs["altLang"] = "en-US" if _is_east_asian(around) else office_tag(around)
    return attrs


def _is_east_asian(lang: str) -> bool:
    return primary(lang) in _EAST_ASIAN
