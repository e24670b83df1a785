"""title-label: a slide's title names a topic, and says nothing about it.

That a title be a statement: Alley and Neeley, “Rethinking the design of presentation slides”, Technical
Communication 52, 2005; Minto, The Pyramid Principle. Only English is judged, by words that are verbs or may
be some; what is in doubt passes. In German, French and Spanish only titles that are nothing but a common
label are told.
"""

from __future__ import annotations

import re

from deckbuilder.model import Document, plain
from deckbuilder.report import Report
from deckbuilder.text.languages import primary

_LABELS = {
    "de": "agenda analyse anhang ausblick einführung einleitung ergebnisse fazit hintergrund inhalt methode "
    "schlussfolgerungen überblick übersicht zusammenfassung ziele",
    "en": "agenda analysis appendix approach background conclusion conclusions context discussion findings "
    "introduction method methodology methods objectives outlook overview recommendations results summary",
    "es": "análisis anexo antecedentes conclusiones contexto introducción metodología objetivos resultados "
    "resumen",
    "fr": "analyse annexe conclusion contexte introduction méthode méthodologie objectifs perspectives "
    "résultats résumé synthèse",
}
#: Verbs in forms without an ending, and words that say how much.
_VERBS = frozenset(
    str.split("""
    am are be became become been began begin brought build built came can cannot come could cut did do
    does drop fall fell find found gain gave get give go grew grow had has have held help hold is keep
    kept know lead leave led left let lose lost made make may mean meant met might must need open pay
    put ran remain rise rose run said saw say see set shall should show sold spend spent stand stay
    stood take taught tell think threaten told took want was were will win won would write wrote ask
    become buy call carry change choose cost double face fail follow halve join lack like live look love
    matter meet move play reach read rely send share slow start stop test touch treat turn try use wait
    watch work let's don't can't won't isn't aren't doesn't agree differ more less no not never too
    enough fewer all
    """)
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Endings that verbs may have, or what is compared.
_MAY_BE_VERB = re.compile(r"(?:ed|[^s]s|ing|ise|ize|ify|en|er|est)$")
#: Behind these stand nouns, whatever they end in, as at the start of a title.
_BEFORE_NOUNS = frozenset(
    str.split("a an and for in its key main new next of on other our policy the their to with")
)
#: Behind the first word of an order: `bring in`, `use the`; a question begins with one of the others.
_BEHIND_ORDERS = frozenset(str.split("a an the your our its their in out up with"))
_QUESTIONS = ("how", "what", "when", "where", "which", "who", "why")
_PLURAL = re.compile(r"[^s]s$")
#: More words than this hardly ever make a label.
MOST_WORDS = 6


def check(document: Document, report: Report) -> None:
    """Note each such title of a slide, questions aside."""
    lang = primary(document.meta.lang)
    for section in document.sections:
        title = plain(section.title).strip()
        if section.level == document.slide_level and title and _is_label(title, lang):
            report.note(
                "title-label",
                f"“{title}” names a topic, and says nothing about it",
                section.span,
                "write what the slide shows: `Costs double by 2030`",
            )


def _is_label(title: str, lang: str) -> bool:
    words = [word.lower().replace("’", "'") for word in _WORD.findall(title)]
    if not words or title.endswith(("?", "!")):
        return False
    if len(words) == 1 and words[0] in _LABELS.get(lang, "").split():
        return True
    if lang != "en" or len(words) > MOST_WORDS or any(map(str.isdigit, title)):
        return False
    if words[0] in _QUESTIONS or (words[1:2] and words[1] in _BEHIND_ORDERS):
        return False
    return not any(map(_may_state, ("the", *words), words))


def _may_state(before: str, word: str) -> bool:
    """Whether a word, behind another, may be what makes a statement: `ministers agree`."""
    if word in _VERBS:
        return True
    if before in _BEFORE_NOUNS:
        return False
    return _MAY_BE_VERB.search(word) is not None or (
        _PLURAL.search(before) is not None and word not in _BEFORE_NOUNS
    )
