"""The deck without its slides, on an organisation's own template: its masters and layouts, as they are.

The counterpart of `skeleton`. Which layout stands for what, and what its placeholders inherit, was read with
the theme; here is only what the file needs beside them: notes, table style, an empty list of slides.
"""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE

from deckbuilder.render.pptx.carried import carried
from deckbuilder.render.pptx.defaults import default_looks
from deckbuilder.render.pptx.look import LEVELS, Looks
from deckbuilder.render.pptx.namespaces import SLIDE_NS
from deckbuilder.render.pptx.notes import NoteLooks, note_looks, unmarked
from deckbuilder.render.pptx.package import Package, Part
from deckbuilder.render.pptx.paint import Paint
from deckbuilder.render.pptx.skeleton import Skeleton, add_settings, add_table_styles, notes_master_part
from deckbuilder.render.pptx.slots import Slot
from deckbuilder.render.pptx.tablestyle import TableLook, own_style, style_id, table_styles, with_style
from deckbuilder.render.xml import element
from deckbuilder.text.fonts import FontBook
from deckbuilder.theme.frames import FOOTER_KINDS
from deckbuilder.theme.layouts import Frame, slide_layouts
from deckbuilder.theme.template.archive import Archive
from deckbuilder.theme.tokens import Theme

_P = f"{{{SLIDE_NS['xmlns:p']}}}"
#: Parts of `p:presentation` that are about the template's own slides, or forbid to edit them.
_LEFT = tuple(_P + name for name in ("sldIdLst", "custShowLst", "photoAlbum", "modifyVerifier", "smartTags"))
#: Guides to draw along, of slides and notes: the only extensions that are about masters.
_KEPT_EXTENSIONS = ("{EFAFB233-063F-42B5-8137-9DF3F51BA10A}", "{2D200454-40CA-4A62-9FC3-DE9A4176ACB9}")

#: Bullets of ours stand in the font of their text: that of a template's own bullets may be Wingdings.
_BULLET_FONT = element("a:buFontTx")


def adopted(package: Package, theme: Theme, fonts: FontBook, lang: str) -> Skeleton:
    """Take the template's package over. ``theme.template`` is set."""
    assert theme.template is not None
    paint = Paint(theme.deck.palette)
    looks = Looks(theme.deck.families, fonts, paint, _BULLET_FONT)
    parts = carried(package, Archive(theme.template.data))
    main = next(iter(parts.values()))
    root = etree.fromstring(main.blob)
    notes = note_looks(looks)
    notes_master = _related(main, RELATIONSHIP_TYPE.NOTES_MASTER)
    inherited = notes
    if notes_master is None:
        notes_master = notes_master_part(package, theme, fonts, notes, paint)
        _list_notes_master(root, main.relate_to(notes_master, RELATIONSHIP_TYPE.NOTES_MASTER))
    else:
        inherited = (unmarked(notes),) * LEVELS
    _strip(root)
    main.blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    add_settings(package, main)
    layouts = slide_layouts(theme, fonts, lang)
    return Skeleton(
        main=main,
        layouts={name: parts[layout.part] for name, layout in layouts.items() if layout.part},
        drawn={},
        slots={
            name: {frame.role: _slot(frame, looks) for frame in layout.frames}
            for name, layout in layouts.items()
        },
        notes_master=notes_master,
        notes=NoteLooks(notes, inherited),
        tables=_tables(package, main, theme, paint),
        free=default_looks(root, paint),
        looks=looks,
        paint=paint,
    )


def _slot(frame: Frame, looks: Looks) -> Slot:
    """A placeholder with what text in it inherits.

    LibreOffice draws footers in Times at 14 pt unless the layout's hold text, so slides say theirs outright.
    """
    inherited = looks.of_adopted(frame)
    if frame.kind in FOOTER_KINDS:
        inherited = tuple(replace(look, size=0, family="") for look in inherited)
    return Slot(frame, inherited)


def _related(part: Part, kind: str) -> Part | None:
    """The part that ``part`` leads to by a relationship of this kind, if there is one."""
    targets = (relation.target_part for relation in part.rels.values() if relation.reltype == kind)
    found = next(targets, None)
    assert found is None or isinstance(found, Part)
    return found


def _list_notes_master(root: etree._Element, relation: str) -> None:
    listed = element("p:notesMasterIdLst", SLIDE_NS, element("p:notesMasterId", {"r:id": relation}))
    masters = root.find(f"{_P}sldMasterIdLst")
    assert masters is not None
    masters.addnext(etree.fromstring(listed))


def _strip(root: etree._Element) -> None:
    """Take out of `p:presentation` what is about the template's own slides; ours are counted from 1."""
    for name in ("firstSlideNum", "removePersonalInfoOnSave"):
        if name in root.attrib:
            del root.attrib[name]
    for child in list(root):
        if child.tag in _LEFT or (child.tag == f"{_P}embeddedFontLst" and not len(child)):
            root.remove(child)
    extensions = root.find(f"{_P}extLst")
    if extensions is not None:
        for extension in list(extensions):
            if extension.get("uri") not in _KEPT_EXTENSIONS:
                extensions.remove(extension)
        if not len(extensions):
            root.remove(extensions)


def _tables(package: Package, main: Part, theme: Theme, paint: Paint) -> TableLook:
    """The template's own table style where it has one, else ours beside what styles it has."""
    part = _related(main, RELATIONSHIP_TYPE.TABLE_STYLES)
    if part is None:
        add_table_styles(package, main, table_styles(theme.label, paint))
        return TableLook(style_id(theme.label))
    own = own_style(part.blob)
    if own is not None:
        return TableLook(own, banded=True)
    part.blob = with_style(part.blob, theme.label, paint)
    return TableLook(style_id(theme.label))
