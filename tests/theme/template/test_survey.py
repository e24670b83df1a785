"""What `deckbuilder themes check` says of a template."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from deckbuilder.theme.template.survey import survey
from tests.theme.template.made import GERMAN, MASTER, named, replaced, template, theme_of, without


def test_it_tells_layouts_fonts_and_what_happens_without(tmp_path: Path) -> None:
    theme, _ = theme_of(tmp_path, template(named(*GERMAN)))
    text = survey(theme)
    assert "720 × 540 pt, light, ground #FFFFFF" in text
    assert re.search(r"44 pt, Calibri, measured with (Carlito \(of the same widths\)|Arimo \()", text)
    assert re.search(r"^  Section Header +Abschnittsüberschrift +by its name$", text, re.MULTILINE)
    assert re.search(r"^  Closing +Titelfolie +stands in$", text, re.MULTILINE)
    assert re.search(r"^  Quote +— +quotations stand on Title and Content$", text, re.MULTILINE)
    assert '{layout="…"}: Titel und vertikaler Text, Vertikaler Titel und Text' in text
    assert "doubts" not in text


def test_its_settings_can_be_pasted_and_say_the_same(tmp_path: Path) -> None:
    data = template(named("Titel &quot;Haus&quot;", *GERMAN[1:]))
    theme, _ = theme_of(tmp_path, data)
    settings = survey(theme).partition("beside the template:\n")[2]
    pins = yaml.safe_load(settings)["defaults"]["deckbuilder"]["template"]["layouts"]
    assert (pins["Title Slide"], pins["Title Only"]) == ('Titel "Haus"', "Nur Titel")
    again, report = theme_of(tmp_path, data, settings)
    assert not list(report)
    assert survey(again).count("chosen in _brand.yml") == len(pins) == 9


def test_doubts_are_named(tmp_path: Path) -> None:
    grey = replaced(
        '<a:defRPr sz="3200" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>',
        '<a:defRPr sz="3200" kern="1200"><a:solidFill><a:srgbClr val="BBBBBB"/>',
    )
    theme, _ = theme_of(tmp_path, template({MASTER: grey}))
    assert "body text in #BBBBBB on #FFFFFF: contrast 1.9:1, less than 4.5:1" in survey(theme)
    theme, _ = theme_of(tmp_path, template(without(2, 3, 4, 5, 7, 8, 9, 10, 11)))
    assert "`Title Only` has no large placeholder for content" in survey(theme)
