"""Icons: every one of the file is a drawing within its square; names that are none get a finding."""

from __future__ import annotations

from deckbuilder.pictures.icons import _file, icon, known
from deckbuilder.plan import Rect
from deckbuilder.report import Report
from deckbuilder.source import Span

HERE = Span("brief.md", 3, 3)


def test_all_icons_are_closed_paths_within_their_square() -> None:
    names = list(_file())
    assert len(names) > 1900
    for name in names:
        for contour in icon(name, Rect(0, 0, 24, 24), "accent1", HERE).outline:
            assert contour[0].to == "move", name
            assert contour[-1].to == "close", name
            for step in contour:
                assert len(step.points) == {"move": 1, "line": 1, "curve": 3, "close": 0}[step.to], name
                # The pen stays within; the control points of its curves need not.
                assert all(-0.01 <= share <= 1.01 for point in step.points[-1:] for share in point), name


def test_an_icon_takes_place_and_colour_and_tells_its_name() -> None:
    shape = icon("shield-lock", Rect(10, 20, 24, 24), "accent1", HERE)
    assert (shape.box, shape.fill, shape.figure) == (Rect(10, 20, 24, 24), "accent1", "outline")
    assert (shape.role, shape.alt, shape.name) == ("icon", "", "Icon shield-lock")


def test_no_mark_of_a_company_is_among_them() -> None:
    assert not {"facebook", "windows", "apple", "youtube"} & set(_file())


def test_an_unknown_name_is_reported_with_one_like_it() -> None:
    report = Report()
    assert known("shield", HERE, report)
    assert not known("sheild", HERE, report)
    assert [(found.code, found.help) for found in report] == [("icon-unknown", "did you mean `shield`?")]
