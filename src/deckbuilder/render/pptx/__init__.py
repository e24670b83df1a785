"""A plan as a PowerPoint file: native placeholders, tables, pictures and notes, on a skeleton from the theme.

It draws what the plan says and decides nothing about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, BinaryIO

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from deckbuilder.plan import ImageShape, NativeChart, Plan
from deckbuilder.render.pptx.anchors import anchors
from deckbuilder.render.pptx.media import Media
from deckbuilder.render.pptx.names import Names
from deckbuilder.render.pptx.notes import notes_slide
from deckbuilder.render.pptx.package import Package, Part
from deckbuilder.render.pptx.pictures import Blip
from deckbuilder.render.pptx.presentation import with_slides
from deckbuilder.render.pptx.properties import application, core, custom
from deckbuilder.render.pptx.shapes import Easel
from deckbuilder.render.pptx.skeleton import Skeleton, skeleton
from deckbuilder.render.pptx.slide import slide
from deckbuilder.render.pptx.text import Link, Typist, uri
from deckbuilder.render.pptx.thumbnail import thumbnail
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.tokens import Theme

if TYPE_CHECKING:
    from deckbuilder.render.pptx.chart import Charts


def render(plan: Plan, theme: Theme, fonts: FontBook, file: BinaryIO) -> None:
    """Write the deck as a .pptx file; the same plan and theme give the same bytes."""
    package = Package()
    media = Media(package)
    frame = _frame(package, theme, fonts, plan.meta.lang, media)
    typist = Typist(frame.looks, frame.paint)
    charts = _charts(package, frame)
    slides = [
        package.part(f"/ppt/slides/slide{number}.xml", CONTENT_TYPE.PML_SLIDE)
        for number, _ in enumerate(plan.pages, start=1)
    ]
    places = {name: slides[page] for name, page in anchors(plan).items()}
    titles = (frame.slots.get(name, {}).get("title") for name in ("Title and Content", *frame.slots))
    title = next((slot for slot in titles if slot is not None), None)
    notes: list[Part] = []
    seen: Counter[str] = Counter()
    for page, part in zip(plan.pages, slides, strict=True):
        part.relate_to(frame.layouts[page.layout], RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        easel = Easel(
            paint=frame.paint,
            typist=typist,
            names=Names(),
            slots=frame.slots[page.layout],
            taken=set(),
            title=title,
            link=_link(part, places),
            picture=_picture(part, media),
            chart=partial(charts, part),
            tables=frame.tables,
            free=frame.free,
        )
        seen[page.title] += 1
        part.hold(slide(page, easel, f"{page.title}:{seen[page.title]}"))
        if page.notes:
            name = f"/ppt/notesSlides/notesSlide{len(notes) + 1}.xml"
            notes.append(package.part(name, CONTENT_TYPE.PML_NOTES_SLIDE))
            notes[-1].relate_to(frame.notes_master, RELATIONSHIP_TYPE.NOTES_MASTER)
            notes[-1].relate_to(part, RELATIONSHIP_TYPE.SLIDE)
            part.relate_to(notes[-1], RELATIONSHIP_TYPE.NOTES_SLIDE)
            notes[-1].hold(notes_slide(page.notes, frame.notes, typist, _link(notes[-1], places)))
    _tie(package, plan, frame.main, slides)
    _describe(package, plan, theme, fonts, len(notes))
    if plan.pages and frame.drawn:
        first = plan.pages[0]
        stamp = thumbnail(first, frame.drawn[first.layout], theme.deck.palette, fonts)
        part = package.part("/docProps/thumbnail.png", CONTENT_TYPE.PNG, stamp)
        package.relate_to(part, RELATIONSHIP_TYPE.THUMBNAIL)
    package.write(file)


def _frame(package: Package, theme: Theme, fonts: FontBook, lang: str, media: Media) -> Skeleton:
    """What the slides stand on: the organisation's template where the theme has one, else our own."""
    if theme.template is None:
        return skeleton(package, theme, fonts, lang, media)
    from deckbuilder.render.pptx.adopted import adopted

    return adopted(package, theme, fonts, lang)


def _link(part: Part, places: Mapping[str, Part]) -> Link:
    def link(href: str) -> tuple[str, bool] | None:
        if not href.startswith("#"):
            return part.relate_to(uri(href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True), False
        target = places.get(href[1:])
        if target is None or target is part:
            return None
        return part.relate_to(target, RELATIONSHIP_TYPE.SLIDE), True

    return link


def _picture(part: Part, media: Media) -> Callable[[ImageShape], Blip]:
    def picture(image: ImageShape) -> Blip:
        return media.blip(part, image.data, image.media, image.vector)

    return picture


def _charts(package: Package, frame: Skeleton) -> Callable[[Part, NativeChart], str]:
    """Makes the charts of a deck; what that takes is imported for the first of them."""

    @cache
    def store() -> Charts:
        from deckbuilder.render.pptx.chart import Charts

        return Charts(package, frame.looks, frame.paint)

    return lambda part, chart: store().relation(part, chart)


def _tie(package: Package, plan: Plan, main: Part, slides: Sequence[Part]) -> None:
    """Have the presentation part list the slides."""
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    ids = [main.relate_to(part, RELATIONSHIP_TYPE.SLIDE) for part in slides]
    sections = [page.section for page in plan.pages]
    main.blob = with_slides(main.blob, ids, sections, rest=plan.meta.title or "Start")


def _describe(package: Package, plan: Plan, theme: Theme, fonts: FontBook, notes: int) -> None:
    """What the file says about itself."""
    company = plan.meta.organisation or theme.organisation
    kinds, relations = CONTENT_TYPE, RELATIONSHIP_TYPE
    said = (
        ("core", kinds.OPC_CORE_PROPERTIES, relations.CORE_PROPERTIES, core(plan.meta)),
        (
            "app",
            kinds.OFC_EXTENDED_PROPERTIES,
            relations.EXTENDED_PROPERTIES,
            application(plan, company, notes),
        ),
        ("custom", kinds.OFC_CUSTOM_PROPERTIES, relations.CUSTOM_PROPERTIES, custom(plan, theme, fonts)),
    )
    for name, kind, relation, content in said:
        package.relate_to(package.part(f"/docProps/{name}.xml", kind, content), relation)
