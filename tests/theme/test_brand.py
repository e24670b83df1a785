"""Brand files: found, read, completed; every fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckbuilder.report import Diagnostic, Report, Severity
from deckbuilder.source import Folder, Span
from deckbuilder.theme import brand, folders
from deckbuilder.theme.describe import pairs
from tests.theme.conftest import PACKAGED, Read

PLAIN = """\
    meta:
      name: {full: Department of Works, short: Works}
      link: https://example.org
    color:
      palette:
        blue: "#1F4E79"
        sky: blue
        orange: "#FF8855"
      foreground: "#1A1A1A"
      background: white
      primary: sky
      secondary: "#707073"
      warning: orange
    typography:
      fonts:
        - family: Open Sans
          source: google
      base: {family: Open Sans, size: 1rem, line-height: 1.5}
      headings: {family: "Roboto Slab, serif", weight: semi-bold, color: primary}
      monospace: Fira Code
    defaults:
      bootstrap: {anything: goes}
"""


def codes(report: Report) -> list[tuple[str, int, int | None]]:
    return [(d.code, d.span.first, d.span.column) for d in report if d.span]


def only(report: Report) -> Diagnostic:
    (finding,) = report
    return finding


def test_an_organisations_plain_file_is_a_theme(read: Read) -> None:
    theme, report = read(PLAIN)
    assert (theme.name, theme.label, theme.organisation) == ("acme", "Works", "Department of Works")
    assert theme.deck.families == theme.memo.families
    assert (theme.deck.families.body, theme.deck.families.heading) == ("Open Sans", "Roboto Slab")
    assert theme.deck.families.mono == "Fira Code"
    assert theme.deck.title_weight == theme.memo.heading_weight == 600
    assert theme.deck.palette.slots["accent1"] == theme.deck.palette.roles["heading"].rgb == "1F4E79"
    assert theme.memo.leading == 16.5
    assert [d.code for d in report] == ["font-not-fetched"]
    assert report.worst is Severity.NOTE


def test_an_empty_file_is_a_theme(read: Read) -> None:
    theme, report = read("")
    assert not list(report)
    assert theme.deck.families.body == "Arial"
    assert theme.organisation is None
    assert all(pair.passes for pair in pairs(theme.deck.palette))


def test_an_accent_too_pale_for_text_is_darkened_and_reported(read: Read) -> None:
    """The brand's colour stays in the slot; the role is a shade of it that can be read."""
    theme, report = read('color:\n  primary: "#FF8855"\n')
    finding = only(report)
    assert (finding.code, finding.severity) == ("contrast-low", Severity.WARNING)
    assert finding.span == Span("acme/_brand.yml", 2, 2, 12)
    accent = theme.deck.palette.roles["accent1"]
    assert theme.deck.palette.slots["accent1"] == "FF8855"
    assert (accent.slot, accent.lum_mod < 100, accent.lum_off) == ("accent1", True, 0)
    assert f"#{accent.rgb}" in (finding.help or "")


def test_a_dark_brand_gives_a_dark_deck_and_a_light_memo(read: Read) -> None:
    theme, _ = read('color: {foreground: "#F1F1F2", background: "#1A1A1A", primary: "#75A5CC"}')
    assert theme.deck.palette.dark
    assert (theme.deck.palette.slots["dk1"], theme.deck.palette.slots["lt1"]) == ("1A1A1A", "F1F1F2")
    assert theme.deck.palette.roles["text"].rgb == "F1F1F2"
    assert not theme.memo.palette.dark
    assert theme.memo.palette.roles["background"].rgb == "FFFFFF"
    assert theme.memo.palette.roles["text"].rgb == "1A1A1A"
    assert all(pair.passes for look in (theme.deck, theme.memo) for pair in pairs(look.palette))


def test_colours_may_differ_by_mode(read: Read) -> None:
    text = """\
        color:
          palette:
            amber: {light: "#9C5700", dark: "#FFB547"}
          foreground: {light: "#111111", dark: "#EEEEEE"}
          background: {light: "#FFFFFF", dark: "#101828"}
          primary: amber
        defaults: {deckbuilder: {deck: {mode: %s}}}
    """
    light, _ = read(text % "light")
    dark, _ = read(text % "dark")
    assert (light.deck.palette.dark, light.deck.palette.slots["accent1"]) == (False, "9C5700")
    assert (dark.deck.palette.dark, dark.deck.palette.slots["accent1"]) == (True, "FFB547")
    assert light.memo.palette == dark.memo.palette


def test_our_settings_override_the_brand(read: Read) -> None:
    theme, report = read(
        """\
        typography: {base: Lato, headings: Lato}
        defaults:
          deckbuilder:
            label: Works
            accents: ["#12355B", "#7A3E1D"]
            deck:
              aspect: 4:3
              fonts: {body: Arial}
              sizes: {title: 30, body: [18, 18, 15], table: 12pt}
              margin: 16mm
              bullets: ["■", "–"]
              motif: none
            memo:
              paper: Letter
              margins: {left: 30mm}
              sizes: {body: 10, headings: [14, 12]}
              justify: no
              paragraphs: indent
        """
    )
    assert not list(report)
    deck, memo = theme.deck, theme.memo
    assert (deck.width, deck.height) == (720, 540)
    assert (deck.families.body, deck.families.heading, memo.families.body) == ("Arial", "Lato", "Lato")
    assert deck.margin == pytest.approx(45.35, abs=0.01)
    assert deck.body_sizes == (18, 18, 15, 15, 15, 15, 15, 15, 15)
    assert (deck.table_size, deck.bullets[:3], deck.motif) == (12, ("■", "–", "■"), "none")
    assert memo.heading_sizes == (14, 12, 12, 12, 12, 12)
    assert (memo.paper, memo.justify, memo.paragraphs) == ("letter", False, "indent")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("color:\n  primary: [1\n", ("theme-yaml", 2, 12)),
        ("color:\n  primary: 'a\n", ("theme-yaml", 2, 12)),
        ("color: " + "[" * 300_000 + "]" * 300_000, ("theme-yaml", 1, 27)),
        ("color:\n  primary: #12355B\n", ("color-empty", 2, 3)),
        ("color:\n  palette: {red: ~}\n", ("color-empty", 2, 13)),
        ("color:\n  palette: [red]\n", ("theme-value", 2, 12)),
        ("color:\n  primary: oklch(0.7 0.1 200)\n", ("color-unsupported", 2, 12)),
        ("- a\n- b\n", ("theme-yaml", 1, 1)),
        ("colour:\n  primary: red\n", ("theme-key", 1, 1)),
        ("color:\n  primry: red\n", ("theme-key", 2, 3)),
        ("color:\n  primary: bleu\n", ("color-unknown", 2, 12)),
        ("color:\n  palette: {a: b, b: a}\n", ("color-circular", 2, 16)),
        ("color:\n  primary: '#12355B80'\n", ("color-alpha", 2, 12)),
        ("color:\n  primary: navy\n  primary: navy\n", ("theme-key-repeated", 3, 3)),
        ("defaults:\n  deckbuilder:\n    deck: {sizes: {title: big}}\n", ("theme-value", 3, 27)),
        ("defaults:\n  deckbuilder:\n    deck: {sizes: {title: 300}}\n", ("theme-value", 3, 27)),
        ("defaults:\n  deckbuilder:\n    dekc: {}\n", ("theme-key", 3, 5)),
        ("defaults:\n  deckbuilder:\n    memo: {paper: a3}\n", ("theme-value", 3, 19)),
        ("defaults:\n  deckbuilder:\n    deck: dark\n", ("theme-value", 3, 11)),
        (
            "defaults:\n  deckbuilder:\n    accents: [navy, red, teal, gray, green, maroon, blue]\n",
            ("accents-many", 3, 53),
        ),
        ("typography:\n  headings: {weight: heavy}\n", ("theme-value", 2, 22)),
        ("typography:\n  fonts:\n    - {source: file, files: [a.woff2]}\n", ("font-format", 3, 30)),
        ("typography:\n  fonts:\n    - {source: file, files: [{path: a.ttf}]}\n", ("file-missing", 3, 30)),
        ("typography:\n  fonts:\n    - {source: file, files: [../../x.ttf]}\n", ("path-outside", 3, 30)),
        (
            "typography:\n  fonts:\n    - {source: file, files: ['https://x.org/a.ttf']}\n",
            ("font-remote", 3, 30),
        ),
    ],
)
def test_faults_are_found_at_their_place(tmp_path: Path, text: str, expected: tuple[str, int, int]) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "_brand.yml").write_text(text)
    report = Report()
    brand.load("acme", [tmp_path], report)
    assert expected in codes(report)
    assert len(report) == len({(d.code, d.span) for d in report}) <= 2


def test_a_misspelt_key_is_answered_with_the_right_one(read: Read) -> None:
    _, report = read("color:\n  primry: red\n")
    assert only(report).help == "did you mean `primary`?"


def test_a_wrong_value_leaves_the_rest_standing(read: Read) -> None:
    theme, report = read("color: {primary: bleu, foreground: '#112233'}")
    assert report.worst is Severity.ERROR
    assert theme.deck.palette.roles["text"].rgb == "112233"


KEYS = [
    "meta",
    "name",
    "full",
    "color",
    "palette",
    "primary",
    "foreground",
    "background",
    "light",
    "dark",
    "link",
    "typography",
    "base",
    "headings",
    "monospace",
    "family",
    "weight",
    "fonts",
    "source",
    "files",
    "path",
    "logo",
    "images",
    "small",
    "medium",
    "alt",
    "defaults",
    "deckbuilder",
    "accents",
    "deck",
    "memo",
    "sizes",
    "title",
    "body",
    "aspect",
    "mode",
    "margins",
    "bullets",
    "paper",
    "justify",
    "<<",
]
SCALARS = st.sampled_from(
    ["navy", "#12345", "primary", "16:9", "dark", "file", "a.png", 12, -1, 3.5, True, None, ""]
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=30,
)


@given(st.dictionaries(st.sampled_from(KEYS), TREES, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_the_yaml_holds_there_is_a_theme(tmp_path: Path, tree: object) -> None:
    path = tmp_path / "_brand.yml"
    path.write_text(yaml.safe_dump(tree))
    report = Report()
    theme = brand.load(str(path), [], report)
    assert theme is not None or report.worst is Severity.ERROR
    assert all(finding.span is not None for finding in report)


def test_yaml_that_refers_to_itself_ends(read: Read) -> None:
    read("color:\n  palette:\n    a: &a\n      light: *a\n  primary: a\n")


def test_merge_keys_are_followed(read: Read) -> None:
    theme, report = read("color:\n  <<: &base {foreground: '#112233'}\n  background: white\n")
    assert theme.deck.palette.roles["text"].rgb == "112233"
    assert not list(report)


def test_an_unknown_theme_is_an_error_where_it_was_chosen(tmp_path: Path) -> None:
    report, span = Report(), Span("brief.md", 2, 2)
    assert brand.load("breifing", [tmp_path], report, span) is None
    finding = only(report)
    assert (finding.code, finding.span, finding.help) == ("theme-unknown", span, "did you mean `briefing`?")


def test_a_project_theme_hides_a_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "_brand.yml").write_text("meta: {name: Ours}")
    theme = brand.load("briefing", [tmp_path], Report())
    assert theme is not None
    assert theme.organisation == "Ours"
    assert folders.available([tmp_path]) == sorted(PACKAGED)


def test_a_path_names_a_theme(tmp_path: Path) -> None:
    (tmp_path / "house.yml").write_text("meta: {name: House}")
    theme = brand.load(str(tmp_path / "house.yml"), [], Report())
    assert theme is not None
    assert theme.folder == tmp_path.resolve()


def test_findings_quote_the_file_through_the_project(tmp_path: Path) -> None:
    (tmp_path / "themes" / "acme").mkdir(parents=True)
    (tmp_path / "themes" / "acme" / "_brand.yml").write_text("colour: {}\n")
    project, report = Folder(tmp_path), Report()
    brand.load("acme", [tmp_path / "themes"], report, None, project)
    assert (span := only(report).span) is not None
    assert span.path == "themes/acme/_brand.yml"
    assert project.quote(span.path) == "colour: {}\n"


def test_adapting_keeps_the_memos_measure() -> None:
    theme = brand.load("briefing", [], Report())
    assert theme is not None
    other = brand.adapted(theme, aspect="4:3", paper="letter")
    assert (other.deck.width, other.memo.paper) == (720, "letter")
    a4 = 595.28 - theme.memo.margin_left - theme.memo.margin_right
    assert 612 - other.memo.margin_left - other.memo.margin_right == pytest.approx(a4)
    assert brand.adapted(theme) == theme
