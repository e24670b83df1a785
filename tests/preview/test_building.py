"""The preview's button that builds."""

from __future__ import annotations

import pytest

from deckbuilder.preview import building
from deckbuilder.preview.building import Builder
from deckbuilder.project import find_briefs

from ..conftest import MakeProject


def test_the_documents_written_are_told(make_project: MakeProject) -> None:
    root = make_project(water="# Water\n\n- Three dams\n")
    (brief,) = find_briefs([], root=root)
    told = Builder().build(brief)
    assert told["written"]
    assert sorted(output["bytes"] for output in told["outputs"]) == sorted(
        path.stat().st_size for path in (root / "output").iterdir()
    )


def test_a_build_that_takes_too_long_is_stopped_and_told(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(water="# Water\n\n- Three dams\n")
    (brief,) = find_briefs([], root=root)
    monkeypatch.setattr(building, "_LONGEST", 0.001)
    told = Builder().build(brief)
    assert not told["written"]
    assert "was stopped" in told["message"]
    assert not (root / "output").exists()
