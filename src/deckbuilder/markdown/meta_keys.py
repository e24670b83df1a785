"""The keys of the front matter: what each is for and what it may hold. How they are read is `front_matter`'s
work."""

from __future__ import annotations

from deckbuilder.data.keys import Key
from deckbuilder.model import DOCUMENTS, PERMISSIONS, STANDARDS

_STANDARDS = Key("pdf-standard", "What PDF files keep", "choices or none", STANDARDS, usual="[ua-1, a-2a]")
_PERMISSIONS = Key(
    "pdf-permissions",
    "What readers of encrypted PDF files may do besides reading",
    "choices or none",
    PERMISSIONS,
)
_CLASSIFICATION = Key("classification", "How confidential it is, at the head and foot of every page")
_ORGANISATION = Key("organisation", "Whose paper it is; by default the theme's")
_ORGANIZATION = Key("organization", "Whose paper it is; by default the theme's", same="organisation")

CLOSING = (
    Key("title", "The title of the closing slide"),
    Key("text", "A line below it"),
    Key("contact", "Lines that tell whom to turn to", "texts"),
)
DECK = (
    Key(
        "prose",
        "Where running text goes: to the speaker notes, or onto the slide",
        "choice",
        ("notes", "slide"),
    ),
    Key("footer", "What stands at the foot instead of the title; false for nothing", "text or truth"),
    Key("date", "The date at the foot: true, or other words", "text or truth", usual="false"),
    Key("slide-numbers", "Whether slides are numbered", "truth", usual="true"),
    Key(
        "agenda",
        "The sections, listed after the title; `sections`: before each section too",
        "choice",
        ("true", "false", "yes", "no", "on", "off", "sections", "every section"),
        usual="false",
    ),
    Key("closing", "A last slide: its title, or title, text and contact", "text or mapping", keys=CLOSING),
    Key("aspect", "The format of slides; by default the theme's", "choice", ("16:9", "4:3")),
    Key("section-slides", "Whether sections begin with a slide of their own", "truth", usual="true"),
    Key(
        "footnotes",
        "Where notes stand: at the foot of their slide, or at the end",
        "choice",
        ("slide", "end"),
        usual="slide",
    ),
    Key("handout", "How many slides stand on a page of the handout", "whole", low=1, high=4, usual="3"),
)
MEMO = (
    Key("to", "Whom the memo is for", "people"),
    Key("from", "Whom it is from; by default the authors", "people"),
    Key("cc", "Who gets a copy", "people"),
    Key("subject", "What it is about; by default the title"),
    Key("reference", "Its number or file"),
    _CLASSIFICATION,
    _ORGANISATION,
    _ORGANIZATION,
    Key("address", "Parts of a line below the organisation's name; by default the theme's", "people"),
    Key("signature", "Who signs: a name, or `name` and `role`; or several", "people"),
    Key("enclosures", "What comes with it", "people"),
    Key("attachments", "What comes with it", "people", same="enclosures"),
    Key("distribution", "Who else gets it, told at its end", "people"),
    Key("paper", "The format of pages; by default the theme's", "choice", ("a4", "letter")),
    Key("columns", "Columns of text", "whole", low=1, high=2, usual="1"),
    Key(
        "floats",
        "Whether captioned figures and tables may move to where there is room",
        "truth",
        usual="true",
    ),
    Key(
        "baseline-grid",
        "Whether lines of running text stand at the same heights on all pages",
        "truth",
        usual="false",
    ),
    _STANDARDS,
    _PERMISSIONS,
)
TOP = (
    Key("title", "What the brief is called: plain text"),
    Key("subtitle", "A line below the title: plain text"),
    Key("author", "Who wrote it: a name, a list, or `name`, `affiliation` and `email`", "people"),
    Key("authors", "Who wrote it", "people", same="author"),
    Key("date", "A day such as 2026-02-14, or words", "date"),
    Key("lang", "The language, as a tag: en-GB, dz", "language", usual="en-GB"),
    Key("theme", "The name of a theme, or the path of one; by default the project's"),
    Key("brand", "The name of a theme", same="theme"),
    Key("template", "A PowerPoint file whose masters and layouts the deck is made on"),
    Key("output", "The base name of the documents; by default the brief's", "file name"),
    Key("documents", "What is made of this brief; by default what the project says", "choices", DOCUMENTS),
    Key(
        "slide-level",
        "The level of headings that begin slides; by default found from the text",
        "whole",
        low=1,
        high=6,
    ),
    Key("smart", "Whether quotes and dashes are set as printers do", "truth", usual="true"),
    _ORGANISATION,
    _ORGANIZATION,
    _CLASSIFICATION,
    Key("event", "What the deck is shown at, on its cover"),
    Key("location", "Where, on its cover"),
    Key("status", "A word such as Draft: on the cover, at the foot of slides, in the memo's head"),
    Key("keywords", "Words it is found by", "texts"),
    Key("abstract", "What it says in short: plain text, paragraphs parted by blank lines"),
    Key("toc", "Whether the memo has contents; by default where it is long", "truth"),
    Key("toc-depth", "The last level of headings in the contents", "whole", low=1, high=6),
    Key("toc-title", "What the contents are called"),
    Key("lof", "Whether the memo lists its figures", "truth", usual="false"),
    Key("lot", "Whether the memo lists its tables", "truth", usual="false"),
    Key("number-sections", "Whether the memo's headings are numbered", "truth", usual="false"),
    Key("number-depth", "The last level of headings that is numbered", "whole", low=1, high=6, usual="6"),
    Key("deck", "What concerns the deck alone", "mapping", keys=DECK),
    Key("memo", "The memo's letterhead, its end, and how its pages are made up", "mapping", keys=MEMO),
    Key("params", "Names and values for templates", "names"),
    Key("data", "Names of data files, for templates and `data=`", "names"),
    Key("ignore", "Rules whose findings in this brief are not told", "texts"),
    _STANDARDS,
    _PERMISSIONS,
)
#: Keys that pandoc, Quarto and Marp know and that mean nothing here: worth a word, not a warning.
ELSEWHERE = frozenset(
    """
    abstract-title affiliation aspectratio auto-animate backgroundColor backgroundImage bibliography
    categories citation-style citecolor class classoption code-fold code-overflow color colorlinks comments
    copyright crossref csl css date-format date-modified description documentclass doi draft editor
    embed-resources engine eqnPrefix execute fig-align fig-cap-location fig-height fig-width figPrefix
    figureTitle filecolor filters fontenc fontfamily fontsize footer format freeze geometry header
    header-includes headingDivider highlight-style html image include-before-body include-in-header
    incremental indent institute jupyter keep-md keep-tex knitr license linestretch link-citations linkcolor
    links-as-notes lof-title logo lot-title mainfont margin marp math monofont nocite notes number-offset
    output-file page-layout paginate papersize pdf-engine project publisher reference-doc
    reference-section-title resources sansfont secPrefix secnumdepth self-contained series size standalone
    style tableTitle tags tbl-cap-location tblPrefix title-slide-attributes tlp toc-expand toc-location
    toccolor transition urlcolor version
""".split()  # noqa: SIM905
)
