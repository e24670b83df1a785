"""Native charts from outside: validators, the lint, and LibreOffice, which draws them where we do."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from deckbuilder.plan import ChartShape, Insets, NativeSeries, Page, PathShape, Plan, walked
from deckbuilder.report import Severity
from deckbuilder.theme.tokens import Palette
from tests.render.pptx.charts import CHARTS, chart, shape
from tests.render.pptx.plans import page, rendered

from .builds import THEMES
from .libreoffice import Office
from .lint import lint
from .pipeline import Press
from .tools import program
from .validators import VERSIONS, audit, sdk

#: Dots to the inch: two to a point.
DPI = 144

BRIEF = """\
## Columns

```chart {type=column}
Year, North, South, Island
2020, 210, 260, 120
2021, 250, , 80
2022, 290, -40, 60
2023, 330, 200.5, 90
```

## Stacks

```chart {type=column grouping=stacked}
Year, North, South, Island
2020, 210, 260, 120
2021, 250, 190, 80
2022, 290, 140, 60
```

## Shares

```chart {type=bar grouping=percent}
Region, Agree, Neutral, Disagree
North, 40, 30, 30
South, 60, 20, 20
East, 25, 25, 50
```

## Bars

```chart {type=bar highlight=Bhutan}
Country, Growth
Japan, 1.9
Bhutan, 5.2
Nepal, -4.1
India, 7.8
```

## Columns and a line

```chart {type=combo line=Share right=Share}
Year, Freight, Share
2020, 210, 12
2021, 250, 14
2022, 290, 13
```
"""


def sampler() -> bytes:
    """A deck of every form."""
    return rendered(*(page(shape(native), title=name) for name, native in CHARTS.items()))


def test_the_parts_of_charts_agree() -> None:
    assert lint(sampler()) == []


def test_a_series_without_a_name_and_values_has_its_cells() -> None:
    empty = NativeSeries("", (None, None), "bar", "series1")
    assert lint(rendered(page(shape(chart(empty, categories=("a", "b")))))) == []


@pytest.mark.validator
def test_openxml_audit_finds_no_error_in_charts(tmp_path: Path) -> None:
    (tmp_path / "charts.pptx").write_bytes(sampler())
    assert audit(tmp_path / "charts.pptx") == []


@pytest.mark.validator
@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_the_open_xml_sdk_finds_no_error_in_charts(version: str, tmp_path: Path) -> None:
    (tmp_path / "charts.pptx").write_bytes(sampler())
    assert sdk(tmp_path / "charts.pptx", version) == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("lang", "off"), [("en", 3.0), ("ar", 8.0)])
def test_libreoffice_draws_the_bars_where_we_do(
    theme: str, lang: str, off: float, office: Office, tmp_path: Path
) -> None:
    """By so many points at most: LibreOffice takes some from the plot for labels at its right."""
    press = Press(tmp_path, theme)
    slides = press.slides(f"---\nlang: {lang}\n---\n{BRIEF}")
    assert slides.report.worst in (None, Severity.NOTE)
    (tmp_path / "deck.pptx").write_bytes(slides.file)
    pages = drawn(office.to_pdf(tmp_path / "deck.pptx"))
    assert list(misses(slides.plan, pages, press.palette, off)) == []
    assert sum(1 for _ in bars(slides.plan)) == 11 + 9 + 9 + 4 + 3


def bars(plan: Plan) -> Iterator[tuple[int, Page, PathShape]]:
    """Every bar of the drawings."""
    for index, one in enumerate(plan.pages):
        for figure in walked(one.shapes):
            if isinstance(figure, ChartShape):
                marks = (mark for mark in walked(figure.drawing) if isinstance(mark, PathShape))
                yield from ((index, one, mark) for mark in marks if mark.figure == "rect" and is_bar(mark))


def is_bar(mark: PathShape) -> bool:
    """A key of a legend is a small square."""
    return mark.box.width > 15 or mark.box.height > 15


def misses(plan: Plan, pages: list[Image.Image], palette: Palette, off: float) -> Iterator[str]:
    """Bars of which a picture of the deck does not show both ends, in their colour and not beyond."""
    for index, _, bar in bars(plan):
        assert bar.fill is not None
        colour = palette.roles[bar.fill].rgb
        box = bar.box.within(Insets(off, 3, off, 3))
        for x, y in product((box.x, box.right), (box.y, box.bottom)):
            if not near(pages[index].getpixel((round(x * 2), round(y * 2))), colour):
                yield f"{plan.pages[index].title}: {bar.name} is not at {x:.0f}, {y:.0f}"


def near(pixel: object, colour: str) -> bool:
    """As far as the rounding of colours and smooth edges go."""
    wanted = bytes.fromhex(colour)
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= 6 for one, other in zip(pixel, wanted, strict=True))


def drawn(pdf: Path) -> list[Image.Image]:
    """The pages of a PDF as pictures."""
    subprocess.run([program("pdftoppm"), "-r", str(DPI), pdf, pdf.with_suffix("")], check=True)
    found = sorted(pdf.parent.glob(f"{pdf.stem}-*.ppm"))
    return [Image.open(path).convert("RGB") for path in found]
