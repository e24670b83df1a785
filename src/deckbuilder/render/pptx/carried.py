"""What a deck takes over from a template's package: masters and layouts with all they need.

The template's own slides stay behind with everything only they reach, and so do macros, comments, signatures
and the traces of its editing.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from deckbuilder.render.pptx.namespaces import SLIDE_NS
from deckbuilder.render.pptx.package import Package, Part
from deckbuilder.theme.template.archive import Archive, Relation

#: What the presentation part may bring along. View and show settings are the template's last editor's own.
_FROM_MAIN = frozenset(
    (
        RELATIONSHIP_TYPE.SLIDE_MASTER,
        RELATIONSHIP_TYPE.NOTES_MASTER,
        RELATIONSHIP_TYPE.HANDOUT_MASTER,
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.TABLE_STYLES,
        RELATIONSHIP_TYPE.FONT,
        RELATIONSHIP_TYPE.TAGS,
        RELATIONSHIP_TYPE.CUSTOM_XML,
    )
)
#: Parts that never come along, whoever links to them.
_LEFT = frozenset((RELATIONSHIP_TYPE.SLIDE, RELATIONSHIP_TYPE.NOTES_SLIDE, RELATIONSHIP_TYPE.COMMENTS))
_RELATIONSHIPS = str(SLIDE_NS["xmlns:r"])


def carried(package: Package, template: Archive) -> dict[str, Part]:
    """The parts taken over into ``package``, by their names in the template, the presentation's first.

    They keep names, bytes and the ids of their relationships; a relationship to what stays behind goes, with
    whatever in the part's markup refers to it.
    """
    assert template.main is not None, "it has been read as a presentation"
    relations: dict[str, tuple[Relation, ...]] = {}
    waiting = [template.main]
    for name in waiting:  # grows while it is gone through
        if name not in relations:
            relations[name] = tuple(_followed(template, name))
            waiting += [relation.target for relation in relations[name] if not relation.external]
    parts = {name: _part(package, template, name, relations[name]) for name in relations}
    for name, part in parts.items():
        for relation in relations[name]:
            target = relation.target if relation.external else parts[relation.target]
            part.relate_as(relation.id, relation.kind, target)
    return parts


def _followed(template: Archive, name: str) -> Iterable[Relation]:
    for relation in template.relations(name):
        if relation.kind in _LEFT or (name == template.main and relation.kind not in _FROM_MAIN):
            continue
        yield relation


def _part(package: Package, template: Archive, name: str, kept: Iterable[Relation]) -> Part:
    kind = template.type(name)
    if name == template.main:
        kind = CONTENT_TYPE.PML_PRESENTATION_MAIN
    content = template.content(name)
    if kind.endswith("+xml"):
        content = without_dangling(content, {relation.id for relation in kept})
    return package.part(name, kind, content)


def without_dangling(content: bytes, ids: set[str]) -> bytes:
    """The markup without the elements that refer to relationships other than ``ids``; untouched where there
    are none."""
    if _RELATIONSHIPS.encode() not in content:
        return content
    root = etree.fromstring(content)
    dangling = [
        node
        for node in root.iter(etree.Element)
        for key, value in node.attrib.items()
        if etree.QName(key).namespace == _RELATIONSHIPS and value and value not in ids
    ]
    if not dangling:
        return content
    for node in dangling:
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
