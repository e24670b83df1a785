"""What layouts are called: the names PowerPoint gives its own in many languages, and words by which designers
name theirs.
"""

from __future__ import annotations

import re
from unicodedata import normalize

#: PowerPoint's own names (as its localised versions write them), by our role. Compared without case, accents,
#: spaces and punctuation.
_OFFICIAL = {
    "Title Slide": """Title Slide|Titelfolie|Diapositive de titre|Diapositiva de título|Diapositiva titolo|
        Slide de Título|Diapositivo de título|Titeldia|Rubrikbild|Titeldias|Titelslide|Tittellysbilde|
        Otsikkodia|Slajd tytułowy|Úvodní snímek|Úvodná snímka|Címdia|Diapozitiv titlu|Титульный слайд|
        Титульний слайд|Заглавен слайд|Διαφάνεια τίτλου|Başlık Slaydı|タイトル スライド|标题幻灯片|
        標題投影片|제목 슬라이드|شريحة عنوان|שקופית כותרת|Naslovni slajd|Naslovni diapozitiv|Slide Judul|
        Bản chiếu Tiêu đề""",
    "Section Header": """Section Header|Abschnittsüberschrift|Titre de section|Encabezado de sección|
        Intestazione sezione|Cabeçalho da Seção|Cabeçalho da Secção|Sectiekop|Avsnittsrubrik|
        Afsnitsoverskrift|Deloverskrift|Inndelingsoverskrift|Osan ylätunniste|Nagłówek sekcji|Záhlaví části|
        Záhlaví oddílu|Hlavička sekcie|Szakaszfejléc|Antet secțiune|Заголовок раздела|Назва розділу|
        Заглавка на секция|Κεφαλίδα ενότητας|Bölüm Üst Bilgisi|セクション見出し|节标题|章節標題|區段標題|
        구역 머리글|عنوان المقطع|כותרת מקטע עליונה""",
    "Title and Content": """Title and Content|Titel und Inhalt|Titre et contenu|Título y objetos|
        Título y contenido|Titolo e contenuto|Título e Conteúdo|Título e Objecto|Título e Objeto|
        Titel en object|Titel en inhoud|Rubrik och innehåll|Titel og indholdsobjekt|Tittel og innhold|
        Otsikko ja sisältö|Tytuł i zawartość|Nadpis a obsah|Cím és tartalom|Titlu și conținut|
        Заголовок и объект|Заголовок и содержимое|Заголовок і об'єкт|Заглавие и съдържание|
        Τίτλος και Περιεχόμενο|Başlık ve İçerik|タイトルとコンテンツ|标题和内容|標題及物件|標題及內容|
        제목 및 내용|عنوان ومحتوى|כותרת ותוכן|Naslov i sadržaj|Naslov in vsebina|Title, Content""",
    "Two Content": """Two Content|Zwei Inhalte|Deux contenus|Dos objetos|Dos contenidos|Due contenuti|
        Duas Partes de Conteúdo|Dois conteúdos|Conteúdo Duplo|Inhoud van twee|Två innehållsdelar|
        To indholdsobjekter|To innholdsdeler|Kaksi sisältökohdetta|Dwa elementy zawartości|Dva obsahy|
        2 tartalomrész|Două tipuri de conținut|Два объекта|Два об'єкти|Две съдържания|Δύο περιεχόμενα|
        İki İçerik|2 つのコンテンツ|两栏内容|兩項物件|兩個內容|콘텐츠 2개|محتويان|שני תכנים|
        Title, 2 Content""",
    "Comparison": """Comparison|Vergleich|Comparaison|Comparación|Confronto|Comparação|Vergelijking|
        Jämförelse|Sammenligning|Vertailu|Porównanie|Porovnání|Porovnanie|Összehasonlítás|Comparație|
        Сравнение|Порівняння|Σύγκριση|Karşılaştırma|比較|比较|比對|비교|مقارنة|השוואה|Usporedba|
        Primerjava""",
    "Content with Caption": """Content with Caption|Inhalt mit Überschrift|Inhalt mit Beschriftung|
        Contenu avec légende|Contenido con título|Contenuto con didascalia|Conteúdo com Legenda|
        Inhoud met bijschrift|Innehåll med bildtext|Indhold med billedtekst|Innhold med bildetekst|
        Innhold med tekst|Otsikollinen sisältö|Zawartość z podpisem|Obsah s titulkem|Obsah s titulkom|
        Tartalomrész képaláírással|Объект с подписью|Вміст із підписом|Съдържание с надпис|
        コンテンツとキャプション|タイトル付きのコンテンツ|内容与标题|含標題的內容|含輔助字幕的內容|
        캡션 있는 콘텐츠""",
    "Picture with Caption": """Picture with Caption|Bild mit Überschrift|Bild mit Beschriftung|
        Image avec légende|Imagen con título|Immagine con didascalia|Imagem com Legenda|
        Afbeelding met bijschrift|Bild med bildtext|Billede med billedtekst|Bilde med bildetekst|
        Bilde med tekst|Otsikollinen kuva|Obraz z podpisem|Obrázek s titulkem|Obrázok s titulkom|
        Kép képaláírással|Рисунок с подписью|Зображення з підписом|Картина с надпис|タイトル付きの図|
        图片与标题|含標題的圖片|含輔助字幕的圖片|캡션 있는 그림""",
    "Title Only": """Title Only|Nur Titel|Titre seul|Solo el título|Sólo el título|Solo título|Solo titolo|
        Somente Título|Só título|Apenas Título|Alleen titel|Endast rubrik|Kun titel|Bare tittel|Kun tittel|
        Vain otsikko|Tylko tytuł|Pouze nadpis|Jen nadpis|Len nadpis|Iba nadpis|Csak cím|Doar titlu|
        Только заголовок|Лише заголовок|Само заглавие|Μόνο τίτλος|Yalnızca Başlık|タイトルのみ|仅标题|
        只有標題|제목만|عنوان فقط|כותרת בלבד|Samo naslov""",
    "Blank": """Blank|Leer|Vide|En blanco|Vuota|Em Branco|Leeg|Tom|Tomt|Tyhjä|Pusty|Prázdný|Prázdna|Üres|
        Necompletat|Пустой слайд|Пустий слайд|Празен|Κενό|Κενή|Boş|白紙|空白|빈 화면|فارغ|ריק|Prazno""",
    "Quote": """Quote|Zitat|Citation|Cita|Citazione|Citação|Citaat|Citat|Sitat|Lainaus|Cytat|Citát|Idézet|
        Цитата|Απόσπασμα|Alıntı|引用|引用文|引文|引言|인용|اقتباس|ציטוט""",
}  # fmt: skip

#: Words that designers use, for names that are not PowerPoint's; beginnings of words count.
_WORDS = {
    "Title Slide": r"title (slide|page)|cover|opening|deckblatt|startfolie|startseite|titelseite|titelblatt|"
    r"couverture|page de garde|portada|copertina|capa|omslag|voorblad|forside|forsida|framsida|kansi|okładka|"
    r"обложка|титул|kapak|表紙|封面",
    "Closing": r"clos|thank|final|end ?(slide|page)|last ?(slide|page)|contact|q ?& ?a|schluss|abschluss|"
    r"ende\b|danke|kontakt|letzte|merci|cl[oô]ture|fin\b|cierre|gracias|chiusura|grazie|encerramento|obrigad|afsluit|"
    r"bedankt|avslut|tack|afslut|tak\b|takk|lopetus|kiitos|konec|koniec|zako|dzi[eę]kuj|d[eě]kuj|k[oö]sz[oö]n|"
    r"спасибо|конец|контакт|дякую|終わり|ありがとう|谢谢|謝謝|结束|結束|封底|감사",
    "Section Header": r"section|divider|chapter|separator|transition|break\b|abschnitt|kapitel|trenn|"
    r"zwischen|chapitre|intercalaire|intertitre|secci[oó]n|cap[ií]tulo|separad|sezione|capitolo|divisori|"
    r"se[cç][cç]?[aã]o|hoofdstuk|tussen|avsnitt|afsnit|osio|sekcj|rozdz|раздел|глава|b[oö]l[uü]m|章|節|节|섹션",
    "Quote": r"quot|zitat|citat|citaz|cita[cç]|citaat|lainaus|cytat|цитат|引用|引文",
    "Picture with Caption": r"(picture|photo|image|bild|foto|imagen|immagine|imagem|afbeelding|obraz|рисунок)"
    r".*(caption|text|beschrift|l[eé]gende|t[ií]tul|didascalia|legenda|bijschrift|подпис)",
    "Comparison": r"compar|vergleich|confront|сравнен|対比",
    "Three Content": r"\b(three|3|drei|trois|tres|tre|tr[eê]s|drie|три|三)[ -]*(col|content|spalt|inhalt|"
    r"kolum|objet|box|parts?|колон|栏|欄)",
    "Two Content": r"\b(two|2|zwei|deux|dos|due|duas|dois|twee|tv[aå]|to|два|две|两|兩|二)[ -]*(col|content|"
    r"spalt|inhalt|kolum|objet|box|half|halves|колон|栏|欄)",
    "Content and Sidebar": r"side ?bar|marginal|seitenleiste|randspalte|margin",
    "Big Number": r"(big|key|large) ?(number|figure|fact|stat)|kennzahl|chiffre cl|statistic",
    "Statement": r"statement|key ?message|big idea|kernaussage|kernbotschaft|message cl|aussage",
    "Title Only": r"title only|only title|headline only|nur (titel|[uü]berschrift)|titre seul",
    "Title and Content": r"title.*(content|text|body|bullet)|(content|text|bullets?|inhalt|contenu|conten"
    r"ido)\b.*(slide|folie)|^content$|^inhalt$|^standard$|^text(folie|slide)?$|^body$|bullets?$|titel.*(inhalt|text)|"
    r"titre.*(texte|contenu)|t[ií]tulo.*(text|conte)|titolo.*(test|cont)|标题.*(文本|正文)|заголовок.*текст",
    "Blank": r"^blank|^empty|^leer|^vide|^vac[ií]",
}  # fmt: skip

#: Placeholders of a title slide by their names and prompts.
_FIELDS = {
    "date": r"\b(date|datum|fecha|data|dato|päiv|дата|tarih)\b|日期|日付|날짜",
    "author": r"\b(author|presenter|speaker|name|verfasser|autor|auteur|referent|vortragend|pr[eé]sentateur|"
    r"orateur|ponente|relatore|apresentador|автор|yazar)|作者|汇报人|報告人|発表者",
    "organisation": r"\b(organi[sz]ation|department|institut|division|abteilung|firma|company|entreprise|"
    r"service|empresa|ente)\b|部門|单位|単位",
    "classification": r"\b(classification|confidential|vertraulich|einstufung|klassifi|confidentiel)|密级",
}  # fmt: skip

_NUMBERED = re.compile(r"^\d+[_\s.:-]+|[_\s-]+\d+$")


def _plain(text: str) -> str:
    """Without case, accents, and all that is no letter or figure."""
    parts = normalize("NFKD", text).casefold()
    return "".join(char for char in parts if char.isalnum())


_KNOWN = {
    _plain(name): role for role, names in _OFFICIAL.items() for name in names.split("|")
}  # fmt: skip


def official(name: str) -> str | None:
    """The role whose layout PowerPoint calls so, in any of its languages; also of a numbered copy
    (``1_Title Slide``)."""
    return _KNOWN.get(_plain(name)) or _KNOWN.get(_plain(_NUMBERED.sub("", name)))


def worded(name: str, role: str) -> bool:
    """Whether a layout's name has a word in it that speaks for ``role``."""
    pattern = _WORDS.get(role)
    return pattern is not None and re.search(pattern, name.casefold()) is not None


def field(words: str) -> str | None:
    """What a placeholder of a title slide is for, from its name and prompt: ``date``, ``author`` …"""
    words = words.casefold()
    return next((role for role, pattern in _FIELDS.items() if re.search(pattern, words)), None)
