"""The few words the documents say of their own accord, in some languages; all others read English."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.model import Meta
from deckbuilder.text.languages import primary


class Terms(Struct, frozen=True):
    """Words of one language."""

    memorandum: str
    to: str
    sender: str
    day: str
    subject: str
    reference: str
    copy: str
    classification: str
    status: str
    summary: str
    agenda: str
    backup: str
    notes: str
    table: str
    """The label of a table, with ``{}`` for its number; the next four likewise."""
    figure: str
    listing: str
    section: str
    appendix: str
    entry: str
    """What stands before a name or a date in the memo's head, with ``{}`` for the label."""
    quoted: str
    """A title in quotation marks, with ``{}`` for it."""
    contents: str
    tables: str
    """Heading of the list of tables."""
    figures: str
    enclosures: str
    distribution: str
    page: str
    """With ``{page}`` and ``{pages}``."""
    pattern: str
    """A date, with ``{day}``, ``{month}`` and ``{year}``."""
    months: tuple[str, ...]

    def dated(self, day: date) -> str:
        """A date as it is written in a letter."""
        return self.pattern.format(day=day.day, month=self.months[day.month - 1], year=day.year)


def _months(names: str) -> tuple[str, ...]:
    return tuple(names.split())


ENGLISH = Terms(
    "Memorandum", "To", "From", "Date", "Subject", "Reference", "Copy", "Classification", "Status",
    "Summary", "Agenda", "Backup", "Notes",
    "Table\u00a0{}", "Figure\u00a0{}", "Listing\u00a0{}", "Section\u00a0{}", "Appendix\u00a0{}",
    "{}:", "“{}”",
    "Contents", "Tables", "Figures", "Enclosures", "Distribution",
    "{page} of {pages}", "{day} {month} {year}",
    _months("January February March April May June July August September October November December"),
)  # fmt: skip

#: By the language's primary subtag (BCP 47), or by the whole tag where a region differs.
TERMS = {
    "en": ENGLISH,
    "en-us": replace(ENGLISH, pattern="{month} {day}, {year}"),
    "de": Terms(
        "Vermerk", "An", "Von", "Datum", "Betreff", "Aktenzeichen", "Kopie", "Einstufung", "Status",
        "Zusammenfassung",
        "Agenda", "Anhang", "Anmerkungen",
        "Tabelle\u00a0{}", "Abbildung\u00a0{}", "Listing\u00a0{}", "Abschnitt\u00a0{}",
        "Anhang\u00a0{}", "{}:", "„{}“",
        "Inhalt", "Tabellen", "Abbildungen", "Anlagen", "Verteiler",
        "{page} von {pages}", "{day}. {month} {year}",
        _months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    ),
    "fr": Terms(
        "Note", "À", "De", "Date", "Objet", "Référence", "Copie", "Classification", "Statut", "Résumé",
        "Sommaire", "Annexes", "Notes",
        "Tableau\u00a0{}", "Figure\u00a0{}", "Code\u00a0{}", "Section\u00a0{}", "Annexe\u00a0{}",
        "{}\u00a0:", "«\u202f{}\u202f»",
        "Sommaire", "Tableaux", "Figures", "Pièces jointes", "Diffusion",
        "{page} sur {pages}", "{day} {month} {year}",
        _months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    ),
    "es": Terms(
        "Memorando", "Para", "De", "Fecha", "Asunto", "Referencia", "Copia", "Clasificación", "Estado",
        "Resumen", "Agenda", "Anexos", "Notas",
        "Tabla\u00a0{}", "Figura\u00a0{}", "Código\u00a0{}", "Sección\u00a0{}", "Anexo\u00a0{}",
        "{}:", "«{}»",
        "Contenido", "Tablas", "Figuras", "Documentos adjuntos", "Distribución",
        "{page} de {pages}", "{day} de {month} de {year}",
        _months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    ),
    "ja": Terms(
        "覚書", "宛先", "差出人", "日付", "件名", "文書番号", "写し", "取扱区分", "状態", "要約",
        "目次", "補足資料", "注",
        "表{}", "図{}", "コード{}", "第{}節", "付録{}", "{}：", "「{}」",
        "目次", "表一覧", "図一覧", "添付書類", "配布先",
        "{page} / {pages}", "{year}年{month}月{day}日", _months("1 2 3 4 5 6 7 8 9 10 11 12"),
    ),
    "ar": Terms(
        "مذكرة", "إلى", "من", "التاريخ", "الموضوع", "المرجع", "نسخة", "التصنيف", "الحالة", "الملخص",
        "جدول الأعمال", "ملحق", "ملاحظات",
        "الجدول\u00a0{}", "الشكل\u00a0{}", "الشفرة\u00a0{}", "القسم\u00a0{}", "الملحق\u00a0{}", "{}:", "«{}»",
        "المحتويات", "الجداول", "الأشكال", "المرفقات", "التوزيع",
        "{page} من {pages}", "{day} {month} {year}",
        _months("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    ),
    "he": Terms(
        "מזכר", "אל", "מאת", "תאריך", "נושא", "אסמכתא", "העתק", "סיווג", "סטטוס", "תקציר",
        "סדר יום", "נספחים", "הערות",
        "טבלה\u00a0{}", "איור\u00a0{}", "קוד\u00a0{}", "סעיף\u00a0{}", "נספח\u00a0{}", "{}:", "”{}”",
        "תוכן העניינים", "טבלאות", "איורים", "צרופות", "תפוצה",
        "{page} מתוך {pages}", "{day} ב{month} {year}",
        _months("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
    ),
}  # fmt: skip


def dated(meta: Meta) -> str:
    """The brief's date as its documents show it; empty where it has none."""
    return terms(meta.lang).dated(meta.date) if isinstance(meta.date, date) else meta.date or ""


def terms(lang: str) -> Terms:
    """The words for a BCP 47 tag."""
    tag = lang.lower()
    return TERMS.get(tag) or TERMS.get(primary(tag)) or ENGLISH
