"""A plan as a PowerPoint file: native placeholders, tables, pictures and notes, on a skeleton from the theme.

It draws what the plan says and decides nothing about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from deckbuilder.plan import ImageShape, Plan
from deckbuilder.render.pptx import properties
from deckbuilder.render.pptx.anchors import anchors
from deckbuilder.render.pptx.media import Media
from deckbuilder.render.pptx.names import Names
from deckbuilder.render.pptx.notes import notes_slide
from deckbuilder.render.pptx.package import METADATA, OFFICE, OOXML, Part, write, xml_part
from deckbuilder.render.pptx.presentation import References, presentation
from deckbuilder.render.pptx.shapes import Easel
from deckbuilder.render.pptx.skeleton import Skeleton, skeleton
from deckbuilder.render.pptx.slide import slide
from deckbuilder.render.pptx.tablestyle import style_id
from deckbuilder.render.pptx.text import Link, Typist, uri
from deckbuilder.render.pptx.xml import document
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme

_SLIDE = OOXML + "presentationml.slide+xml"
_GENERATOR = {"Generator": "deckbuilder"}


def render(plan: Plan, theme: Theme, fonts: FontBook) -> bytes:
    """The deck as the bytes of a .pptx file; the same plan and theme give the same bytes."""
    frame = skeleton(theme, fonts, plan.meta.lang)
    typist = Typist(frame.looks, frame.paint)
    media = Media()
    slides = [Part(f"ppt/slides/slide{number}.xml", _SLIDE) for number in range(1, len(plan.pages) + 1)]
    places = {name: slides[page].name for name, page in anchors(plan).items()}
    notes: list[Part] = []
    seen: Counter[str] = Counter()
    for page, part in zip(plan.pages, slides, strict=True):
        part.relate(OFFICE + "slideLayout", frame.layouts[page.layout].name)
        easel = Easel(
            paint=frame.paint,
            typist=typist,
            names=Names(),
            slots=frame.slots[page.layout],
            taken=set(),
            link=_link(part, places),
            picture=_picture(part, media),
            table_style=style_id(theme.label),
        )
        seen[page.title] += 1
        part.data = document(slide(page, easel, f"{page.title}:{seen[page.title]}"))
        if page.notes:
            said = notes_slide(page.notes, frame.notes, typist)
            number = len(notes) + 1
            notes.append(
                xml_part(f"ppt/notesSlides/notesSlide{number}.xml", "presentationml.notesSlide+xml", said)
            )
            notes[-1].relate(OFFICE + "notesMaster", frame.notes_master.name)
            notes[-1].relate(OFFICE + "slide", part.name)
            part.relate(OFFICE + "notesSlide", notes[-1].name)
    return _assemble(plan, theme, frame, slides, notes, media)


def _link(part: Part, places: Mapping[str, str]) -> Link:
    def link(href: str) -> tuple[str, bool] | None:
        if not href.startswith("#"):
            return part.relate(OFFICE + "hyperlink", uri(href), external=True), False
        target = places.get(href[1:])
        return (part.relate(OFFICE + "slide", target), True) if target and target != part.name else None

    return link


def _picture(part: Part, media: Media) -> Callable[[ImageShape], str]:
    def picture(image: ImageShape) -> str:
        return part.relate(OFFICE + "image", media.part(image))

    return picture


def _assemble(
    plan: Plan, theme: Theme, frame: Skeleton, slides: list[Part], notes: list[Part], media: Media
) -> bytes:
    main = Part("ppt/presentation.xml", OOXML + "presentationml.presentation.main+xml")
    references = References(
        master=main.relate(OFFICE + "slideMaster", frame.master.name),
        notes_master=main.relate(OFFICE + "notesMaster", frame.notes_master.name),
        slides=[main.relate(OFFICE + "slide", part.name) for part in slides],
    )
    for kind, part in (
        ("presProps", frame.show),
        ("viewProps", frame.view),
        ("theme", frame.theme),
        ("tableStyles", frame.table_styles),
    ):
        main.relate(OFFICE + kind, part.name)
    main.data = document(presentation(plan, theme.deck, references, frame.paint))
    core = Part(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        document(properties.core(plan.meta)),
    )
    application = properties.application(plan.meta, len(slides), len(notes))
    app = xml_part("docProps/app.xml", "extended-properties+xml", application)
    custom = xml_part("docProps/custom.xml", "custom-properties+xml", properties.custom(_GENERATOR))
    root = Part("", "")
    root.relate(OFFICE + "officeDocument", main.name)
    root.relate(METADATA + "core-properties", core.name)
    root.relate(OFFICE + "extended-properties", app.name)
    root.relate(OFFICE + "custom-properties", custom.name)
    return write(root, (main, *frame.parts, *slides, *notes, *media.parts, core, app, custom))
