"""Decks drawn by LibreOffice with fonts of the same widths as those the deck names.

LibreOffice substitutes what is not installed. A stand-in with other widths would judge another text than
PowerPoint sets, so fontconfig is told where the themes' own font files are and which of them stand in for
what.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from .tools import ROOT, program, run

#: Families a deck may name, and those drawn to the same widths.
METRIC_TWINS = {
    "Arial": ("Liberation Sans", "Arimo"),
    "Georgia": ("Gelasio",),
    "Courier New": ("Liberation Mono", "Cousine"),
}
#: Families that LibreOffice takes now and then for scripts the deck's own fonts lack, where layout takes the
#: proportional sans serif beside them; the last for spaces and figures of every complex script.
PASSED_OVER = ("DejaVu Sans Mono", "DejaVu Serif", "Noto Mono", "Noto Sans Mono", "Lohit Devanagari")


def font_configuration(folder: Path) -> Path:
    """Write a fontconfig file into ``folder``: the fonts of the system (without those `PASSED_OVER`) and of
    the themes, and `METRIC_TWINS`."""
    folders = sorted({path.parent for path in (ROOT / "themes").rglob("*.ttf")})
    lines = ['<?xml version="1.0"?>', '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">', "<fontconfig>"]
    lines += [f"  <dir>{escape(str(path))}</dir>" for path in folders]
    lines.append('  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>')
    for family, twins in METRIC_TWINS.items():
        accepted = "".join(f"<family>{twin}</family>" for twin in twins)
        lines.append(f'  <alias binding="same"><family>{family}</family><accept>{accepted}</accept></alias>')
    for family in PASSED_OVER:
        pattern = f'<pattern><patelt name="family"><string>{family}</string></patelt></pattern>'
        lines.append(f"  <selectfont><rejectfont>{pattern}</rejectfont></selectfont>")
    lines += [f"  <cachedir>{escape(str(folder / 'font-cache'))}</cachedir>", "</fontconfig>", ""]
    path = folder / "fonts.conf"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


class Office:
    """LibreOffice with a profile and a font configuration of its own, both kept in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._program = program("soffice", variable="DECKBUILDER_SOFFICE")
        self._profile = folder / "profile"
        self._fonts = font_configuration(folder)

    def to_pdf(self, deck: Path) -> Path:
        """Draw ``deck`` as a PDF beside it."""
        return self.convert([deck], "pdf", deck.parent)[0]

    def convert(self, decks: Sequence[Path], ending: str, folder: Path) -> list[Path]:
        """Open each deck and save it in ``folder`` in another form, or in the same; all in one start.

        Raises:
            RuntimeError: LibreOffice did not write one of them; with what it printed.
        """
        ran = run(
            [
                self._program, f"-env:UserInstallation={self._profile.as_uri()}",
                "--headless", "--convert-to", ending, "--outdir", folder, *decks,
            ],
            environment={"FONTCONFIG_FILE": str(self._fonts)},
        )  # fmt: skip
        written = [folder / f"{deck.stem}.{ending}" for deck in decks]
        missing = [path.name for path in written if not path.is_file()]
        if missing:
            raise RuntimeError(f"LibreOffice did not write {missing}: {ran.stdout}{ran.stderr}")
        return written
