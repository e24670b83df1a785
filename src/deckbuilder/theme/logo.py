"""A brand's logo: which file, with which words for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from deckbuilder.pictures import BadPicture, load
from deckbuilder.source import Folder, Unreadable
from deckbuilder.theme.fields import Fields, Source, is_mapping, scalar
from deckbuilder.theme.tokens import Logo

if TYPE_CHECKING:
    from yaml.nodes import Node

Mode = Literal["light", "dark"]

#: brand.yml's sizes, the one that suits a letterhead and a title slide best first.
_SIZES = ("medium", "large", "small")


def read(brand: Fields, folder: Folder, name: str) -> tuple[Logo | None, Logo | None]:
    """The logo for light grounds and the one for dark grounds, the latter only where the brand has one of
    its own."""
    whole = brand.get("logo")
    if whole is not None and not is_mapping(whole):
        return _usable(
            [_pick(whole, "light", Fields(None, brand.source, ""))], folder, name, brand.source
        ), None
    logo = brand.fields("logo")
    images = logo.fields("images")
    if "path" in logo:
        logo.ignore(("path", "alt"))
        logo.done()
        return _usable([_pick(logo.node, "light", images)], folder, name, brand.source), None
    sizes = [logo.get(size) for size in _SIZES]
    logo.done()
    light = _usable([_pick(node, "light", images) for node in sizes], folder, name, brand.source)
    dark = _usable([_pick(node, "dark", images) for node in sizes], folder, name, brand.source)
    return light, dark


def _pick(node: Node | None, mode: Mode, images: Fields) -> Node | None:
    """The node that names the file: a path, a name of ``logo.images``, or a choice by mode of either."""
    if node is None:
        return None
    if is_mapping(node):
        choice = Fields(node, images.source, "logo")
        if choice.get("path") is not None:
            return node if mode == "light" else None
        node = choice.get(mode)
    elif mode == "dark":
        return None
    named = images.get(scalar(node) or "")
    return named if named is not None else node


def _usable(nodes: list[Node | None], folder: Folder, name: str, source: Source) -> Logo | None:
    """The first of the files that is a picture; what is wrong with the others is reported."""
    for node in nodes:
        if node is None:
            continue
        fields = Fields(node, source, "logo") if is_mapping(node) else None
        path = fields.text("path") if fields else scalar(node)
        alt = fields.text("alt") if fields else None
        if path and (logo := _open(path, alt or f"Logo of {name}", node, folder, source)):
            return logo
    return None


def _open(reference: str, alt: str, node: Node, folder: Folder, source: Source) -> Logo | None:
    if "://" in reference:
        source.warning(
            "logo-remote", f"the logo `{reference}` is not fetched", node, "save it in the theme's folder"
        )
        return None
    try:
        path = folder.locate(reference, folder.root)
        picture = load(folder.data(path), reference)
    except Unreadable as fault:
        source.warning(fault.code, fault.message, node, fault.help)
        return None
    except BadPicture as fault:
        source.warning(fault.code, fault.message, node, fault.help)
        return None
    for remark in picture.remarks:
        source.warning(remark.code, remark.message, node, remark.help)
    return Logo(path, alt, picture)
