"""What a project decides on the rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckbuilder.checks import settings
from deckbuilder.checks.registry import PLAN_RULES
from deckbuilder.checks.text_small import TextSmall
from deckbuilder.project import UsageError, read_project
from deckbuilder.report import Severity


def read(root: Path, text: str) -> settings.Settings:
    (root / "deckbuilder.toml").write_text(text, "utf-8")
    return settings.read(read_project(root))


def test_a_severity_each_rule(tmp_path: Path) -> None:
    found = read(tmp_path, '[rules]\ntitle-repeated = "off"\nlink-vague = "error"\n')
    assert found.severities == {"title-repeated": None, "link-vague": Severity.ERROR}
    assert read(tmp_path, "").severities == {}


def test_options_with_a_severity_or_without(tmp_path: Path) -> None:
    found = read(tmp_path, '[rules.text-small]\nsize = 12\nseverity = "warning"\n')
    assert found.rules == {"text-small": TextSmall(12.0)}
    assert found.severities == {"text-small": Severity.WARNING}
    assert TextSmall(12.0) in list(found.chosen(PLAN_RULES))
    assert TextSmall() not in list(found.chosen(PLAN_RULES))


def test_rules_of_taste_wait_to_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "OFF", frozenset({"text-small"}))
    for text, applies in (
        ("", False),
        ('[rules]\ntext-small = "off"', False),
        ('[rules]\ntext-small = "note"', True),
        ("[rules.text-small]\nsize = 9", True),
    ):
        chosen = list(read(tmp_path, text).chosen(PLAN_RULES))
        assert any(isinstance(rule, TextSmall) for rule in chosen) is applies


@pytest.mark.parametrize(
    ("text", "line", "message", "help"),
    [
        ('\n[rules]\nlink-vague = "loud"', 3, "cannot be `loud`", "write one of"),
        ("[rules]\nlink-vague = true", 2, "cannot be `True`", "write one of"),
        ('[rules]\nlink-vauge = "off"', 2, "no rule `link-vauge`", "did you mean `link-vague`?"),
        ('[rules]\ncontent-lost = "note"', 2, "neither lowered nor turned off", "delete"),
        ("[rules.text-small]\nsise = 4", 1, "has no option `sise`", "did you mean `size`?"),
        ("[rules.link-vague]\nsize = 4", 1, "has no option `size`", "known are severity"),
        ('[rules.text-small]\nsize = "4"', 1, "`size` of `text-small`: expected `float`", "explain"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, message: str, help: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(message)) as caught:
        read(tmp_path, text)
    assert caught.value.message.startswith(f"{tmp_path / 'deckbuilder.toml'}:{line}: ")
    assert help in (caught.value.help or "")


def test_rules_are_a_table(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="must be a table"):
        read(tmp_path, 'rules = "all"')
