"""Encryption of a finished file: AES with 256-bit keys (ISO 32000-2, 7.6.4, revision 6).

It is the one thing here that differs from run to run: its keys and salts are random, as they must be.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from io import BytesIO
from typing import BinaryIO

from deckbuilder.model import PERMISSIONS, Permission


def protect(file: BinaryIO, password: str, allowed: Collection[Permission] | None) -> None:
    """Encrypt a file in its place. The password opens it; what is ``allowed`` then (None: all) is a request
    to the program that does.

    Nobody is given the owner's password, which would lift the restrictions: the brief makes the file anew.
    Assistive technology may read the text in any case (ISO 14289-1, 7.16).
    """
    import pikepdf

    allowed = PERMISSIONS if allowed is None else allowed
    permissions = pikepdf.Permissions(
        accessibility=True,
        print_lowres="print" in allowed,
        print_highres="print" in allowed,
        extract="copy" in allowed,
        modify_annotation="annotate" in allowed,
        modify_form="fill" in allowed,
        modify_assembly="edit" in allowed,
        modify_other="edit" in allowed,
    )
    encryption = pikepdf.Encryption(
        owner=secrets.token_urlsafe(32), user=password, R=6, allow=permissions, aes=True, metadata=True
    )
    encrypted = BytesIO()
    file.seek(0)
    with pikepdf.open(file) as pdf:
        pdf.save(encrypted, encryption=encryption)
    file.seek(0)
    file.truncate()
    file.write(encrypted.getbuffer())
