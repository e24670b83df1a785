"""The XMP packet: a document's properties for programs that read no PDF, and the standards it keeps.

What the properties are is `properties`' business; this is their spelling as RDF (ISO 16684-1, 7; ISO 19005-2,
6.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckbuilder.model import Standard

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
#: PDF/A wants every schema described that it does not know itself (ISO 19005-2, 6.6.2.3.3): that of PDF/UA.
_UA_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_NAMESPACES['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def element(name: str, text: str | None) -> str:
    """A property of one value; nothing where there is none."""
    return f"<{name}>{text.translate(_ESCAPES)}</{name}>" if text else ""


def worded(name: str, text: str | None) -> str:
    """A text that could be given in several languages."""
    if not text:
        return ""
    item = f'<rdf:li xml:lang="x-default">{text.translate(_ESCAPES)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def listed(name: str, kind: str, texts: Sequence[str]) -> str:
    """Several values: a ``Seq`` where their order counts, else a ``Bag``."""
    items = "".join(element("rdf:li", text) for text in texts)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def claims(standards: Iterable[Standard]) -> str:
    """What says that the file keeps some standards (ISO 19005-2, 6.6.4; ISO 14289-1, 5)."""
    told, archival = "", False
    for standard in standards:
        if standard == "ua-1":
            told += element("pdfuaid:part", "1")
        else:
            archival = True
            told += element("pdfaid:part", standard[2]) + element("pdfaid:conformance", standard[3].upper())
    return told + (_UA_SCHEMA if archival and "pdfuaid" in told else "")


def packet(properties: Iterable[str]) -> bytes:
    """The packet around some properties. It is never compressed, so that any program finds it, nor can it be
    written to in place."""
    named = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    lines = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {named}><rdf:Description rdf:about="">',
        *filter(None, properties),
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        '<?xpacket end="r"?>',
    )
    return "\n".join(lines).encode("utf-8", "replace")
