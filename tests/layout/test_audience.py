"""Blocks for one reader only, at any depth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.layout.audience import visible
from deckbuilder.model import Audience, Block, plain
from tests.blocks.fake import node, paragraph, read


def only(block: Block, audience: Audience) -> Block:
    return replace(block, audience=audience)


def said(blocks: tuple[Block, ...]) -> list[str]:
    return [word for b in blocks for word in (*(plain(text) for text in b.texts()), *said(b.children()))]


def test_blocks_for_others_are_left_out_of_containers() -> None:
    (callout,) = read(node("div", paragraph("a"), paragraph("b"), word="callout-note"))
    a, b = callout.children()
    mixed = callout.with_children((a, only(b, Audience.MEMO)))
    assert said(visible((mixed,), Audience.DECK)) == ["Note", "a"]
    assert said(visible((mixed,), Audience.MEMO)) == ["Note", "a", "b"]


def test_a_container_without_content_is_left_out() -> None:
    (found,) = read(node("bullet_list", node("list_item", paragraph("a")), node("list_item", paragraph("b"))))
    first, second = found.children()
    memo = second.with_children(tuple(only(child, Audience.MEMO) for child in second.children()))
    assert said(visible((found.with_children((first, memo)),), Audience.DECK)) == ["a"]
    assert visible((found.with_children((memo,)),), Audience.DECK) == ()


def test_what_needs_no_change_is_the_same_object() -> None:
    blocks = read(node("blockquote", paragraph("a")), paragraph("b"))
    assert all(new is old for new, old in zip(visible(blocks, Audience.DECK), blocks, strict=True))


@given(st.lists(st.sampled_from(Audience), max_size=6), st.sampled_from(Audience))
def test_each_sees_what_is_for_it(audiences: list[Audience], reader: Audience) -> None:
    blocks = tuple(only(read(paragraph(str(n)))[0], audience) for n, audience in enumerate(audiences))
    seen = [str(n) for n, audience in enumerate(audiences) if audience in (reader, Audience.BOTH)]
    assert said(visible(blocks, reader)) == seen
