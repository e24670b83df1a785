"""Web and mail addresses without any markup, found in plain text by GFM's rules (GFM 0.29, section 6.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CANDIDATE = re.compile(
    r"""(?<![^\s*_~(（「『，。、：；“‘])(?:https?://|ftp://|www\.)(?P<rest>[^\s<]+)
      | (?<![\w.+/@-])(?P<mail>(?:mailto:)?[\w.+-]+@[a-z0-9_-]+(?:\.[a-z0-9_-]+)+)
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_HOST = re.compile(r"[^\s/?\#:<>()\[\]{}!,;'\"*~]+")
_ENTITY_END = re.compile(r"&[A-Za-z0-9]+;$")


def split(text: str) -> Iterator[tuple[str, str | None]]:
    """The pieces of ``text`` in order, each with its target where it is an address."""
    position = 0
    for found in _CANDIDATE.finditer(text):
        address = found["mail"] or _trimmed(found[0])
        target = _mail_target(address) if found["mail"] else _web_target(address)
        if target is None or found.start() < position:
            continue
        yield text[position : found.start()], None
        yield address, target
        position = found.start() + len(address)
    yield text[position:], None


def _mail_target(address: str) -> str | None:
    if address[-1] in "-_":
        return None
    return address if address.lower().startswith("mailto:") else f"mailto:{address}"


def _web_target(address: str) -> str | None:
    scheme = not address.lower().startswith("www.")
    host = _HOST.match(address, address.find("://") + 3 if scheme else 4)
    if host is None or any("_" in part for part in host[0].split(".")[-2:]):
        return None
    return address if scheme else f"http://{address}"


def _trimmed(address: str) -> str:
    """Without the punctuation that closes the sentence or bracket the address stands in."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        last = address[end - 1]
        if last in "?!.,:*_~'\"，。、；：！？”’」』）":
            end -= 1
        elif last == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif last == ";":
            entity = _ENTITY_END.search(address, max(0, end - 40), end)
            end = entity.start() if entity else end - 1
        else:
            break
    return address[:end]
