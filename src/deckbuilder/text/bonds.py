"""Word spaces at which a line should not end: between a number and its unit, between an abbreviation and what
it announces, before a mark that stands alone.

Authors who write a no-break space there need none of this. It looks at characters only; which lines are
formed is `totalfit`'s work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.text.languages import primary

#: Penalties, as TeX counts them: what is loose is a matter of taste, what is close a proof-reader would mark,
#: and a mark at the start of a line is a fault.
LOOSE, CLOSE, FAST = 100.0, 500.0, 3_000.0


def _listed(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_UNITS = _listed(
    "% ‰ ° °C °F K mm cm dm m km m² m³ km² km/h ha g kg mg t l dl cl ml hl s min h d Hz kHz MHz GHz W kW MW",
    "GW TW Wh kWh MWh GWh TWh V kV A mA J kJ MJ GJ PJ EJ N kN Pa kPa hPa bar Mt Gt kt kB MB GB TB pt px",
    "€ $ £ ¥ ₹ EUR USD GBP CHF JPY INR BTN Nu. Nu a.m. p.m. am pm Uhr",
)
_AMOUNTS = _listed(
    "thousand million billion trillion crore lakh bn mn per percent dollars euros pounds yen BCE BC AD CE",
    "Tsd. Mio. Mrd. Million Millionen Milliarde Milliarden Prozent Euro f. ff.",
    "mille millions milliard milliards pour miljoen miljard procent por",
)
_MONTHS = _listed(
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "januar jänner februar märz mai juni juli oktober dezember",
    "janvier février mars avril juin juillet août septembre octobre novembre décembre",
    "januari februari maart mei augustus",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre",
)
_BEFORE_NUMBERS = _listed(
    "§ §§ Art. Artikel Article article Abs. Absatz p. pp. S. s. No. no. Nos. Nr. nr. n° N° № vol. Vol. Bd.",
    "ch. Ch. chap. chapter Chapter Kap. Kapitel chapitre sect. section Section Abschnitt para. paragraph",
    "fig. Fig. figure Figure Abb. Abbildung Tab. table Table Tabelle tableau Tableau box Box annex Annex",
    "appendix Appendix Anhang annexe Annexe note Note page Page Seite ca. c. ~ ≈ < > = ± + − - € $ £ Nu. Rs.",
    "US$ v. vs. version Version",
)
_TITLES = _listed(
    "Mr Mrs Ms Mr. Mrs. Ms. Dr Dr. Prof. Sir St St. M. Mme Mlle MM. Hr. Fr. Herr Frau Dasho Lyonpo Aum"
)
#: Languages in which a word of one letter does not end a line.
_NO_LONE_LETTERS = frozenset(["cs", "sk", "pl"])

_AFTER_NUMBER = re.compile("\\d(?:er|e|st|nd|rd|th|\\.)? (?=(\\S+))")
_BEFORE_NAME_OR_NUMBER = re.compile(" (?=([0-9A-Z\u00c0-\u00de]))")
_ROMAN = frozenset("IVX")
_AT_MARK = re.compile(" +(?=[:;!?»›%‰…]+(?:[\\s.,)]|$))|(?<=[«‹]) ")
_AFTER_LONE = re.compile("(?<!\\S)\\w ")


def bonds(text: str, lang: str) -> dict[int, float]:
    """Penalties for ending a line behind a word space that bonds, each by the index of the character after
    it."""
    found: dict[int, float] = {}
    for at, penalty in _found(text, lang):
        found[at] = max(penalty, found.get(at, 0.0))
    return found


def _found(text: str, lang: str) -> Iterator[tuple[int, float]]:
    for match in _AFTER_NUMBER.finditer(text):
        yield match.end(), _after_number(match.group(1))
    for match in _BEFORE_NAME_OR_NUMBER.finditer(text):
        before, first = _word_before(text, match.start()), match.group(1)
        announced = before in _BEFORE_NUMBERS and (first.isdigit() or first in _ROMAN)
        if announced or (not first.isdigit() and (before in _TITLES or _is_initial(before))):
            yield match.end(), CLOSE
    for match in _AT_MARK.finditer(text):
        yield match.end(), FAST
    if primary(lang) in _NO_LONE_LETTERS:
        for match in _AFTER_LONE.finditer(text):
            yield match.end(), CLOSE


def _after_number(word: str) -> float:
    bare = word.rstrip(".,;:!?)\u201d\u2019")
    grouped = len(bare) == 3 and bare.isdigit()
    if grouped or bare in _UNITS or word in _UNITS or bare.lower() in _MONTHS:
        return CLOSE
    return LOOSE if bare in _AMOUNTS or word in _AMOUNTS else 0.0


def _word_before(text: str, end: int) -> str:
    return text[text.rfind(" ", 0, end) + 1 : end].lstrip("(\u201c\u2018[\u00ab")


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[1] == "." and word[0].isupper()
