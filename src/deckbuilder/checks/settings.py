"""What a project decides on the rules: `[rules]` of its `deckbuilder.toml`, read.

    [rules]
    title-repeated = "off"

    [rules.slide-overlong]
    severity = "warning"
    words = 60

What a severity comes to is `judging`'s work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import manual
from deckbuilder.checks.registry import DOCUMENT_RULES, FILE_RULES, OFF, PLAN_RULES, WRITTEN_RULES
from deckbuilder.project import CONFIG, Project, UsageError
from deckbuilder.report import Severity, suggestion

Rule = TypeVar("Rule")

#: The severities a project may name.
WORDS: Mapping[str, Severity | None] = {
    "off": None,
    **{severity.label: severity for severity in Severity},
}
SEVERITY = "severity"
#: Rules that have options, by name.
OPTIONS: Mapping[str, Any] = {
    name: rule
    for registry in (DOCUMENT_RULES, WRITTEN_RULES, PLAN_RULES, FILE_RULES)
    for name, rule in registry.items()
    if isinstance(rule, Struct)
}


class Settings(Struct, frozen=True):
    """What a project has decided; nothing, by default."""

    severities: Mapping[str, Severity | None] = {}
    """How much findings of a code matter; None: they are not to be told."""
    rules: Mapping[str, Any] = {}
    """Rules with the project's options, by name, in place of those of the registry."""

    def chosen(self, rules: Mapping[str, Rule]) -> Iterator[Rule]:
        """The rules of a registry that apply, with their options."""
        for name, rule in rules.items():
            if not self.silent(name) or name not in OFF:
                yield self.rules.get(name, rule)

    def silent(self, name: str) -> bool:
        """Whether nothing is told of a rule: it was turned off, or is off and was not asked for."""
        if name in self.severities:
            return self.severities[name] is None
        return name in OFF and name not in self.rules


def read(project: Project) -> Settings:
    """What `[rules]` of a project says.

    Raises:
        UsageError: it names a rule, an option or a severity that does not exist, or a value of the wrong
            kind.
    """
    severities: dict[str, Severity | None] = {}
    rules: dict[str, Any] = {}
    for name, written in project.rules.items():
        config = _Place(project.root / CONFIG, name)
        _check_name(name, config)
        options = dict(written) if isinstance(written, dict) else {SEVERITY: written}
        if SEVERITY in options:
            severities[name] = _severity(options.pop(SEVERITY), config)
        if options:
            rules[name] = _configured(name, options, config)
    return Settings(severities, rules)


def options_of(name: str) -> dict[str, Any]:
    """The options of a rule, with what they are by default."""
    rule = OPTIONS.get(name)
    return {} if rule is None else dict(msgspec.to_builtins(rule))


class _Place(Struct, frozen=True):
    """Where a rule is spoken of in the settings."""

    path: Path
    rule: str

    def fault(self, message: str, help: str) -> UsageError:
        """An error that names the first line with the rule's name."""
        lines = enumerate(self.path.read_text("utf-8").splitlines(), 1)
        number = next((f":{number}" for number, line in lines if self.rule in line), "")
        return UsageError(f"{self.path}{number}: {message}", help)


def _check_name(name: str, place: _Place) -> None:
    known = manual.codes()
    if name not in known:
        help = suggestion(name, known, "`deckbuilder explain --list` shows all rules")
        raise place.fault(f"there is no rule `{name}`", help)


def _severity(word: Any, place: _Place) -> Severity | None:
    if not isinstance(word, str) or word not in WORDS:
        known = ", ".join(f'"{name}"' for name in WORDS)
        raise place.fault(f"`{place.rule}` cannot be `{word}`", f"write one of {known}")
    severity = WORDS[word]
    if severity is not Severity.ERROR and manual.page(place.rule).always_error:
        raise place.fault(
            f"`{place.rule}` is an error, and can be neither lowered nor turned off", "delete this line"
        )
    return severity


def _configured(name: str, options: Mapping[str, Any], place: _Place) -> Any:
    """A rule with some of its options set."""
    rule = OPTIONS.get(name)
    kinds = {field.encode_name: field.type for field in msgspec.structs.fields(rule)} if rule else {}
    values: dict[str, Any] = {}
    for option, value in options.items():
        if rule is None or option not in kinds:
            known = (*kinds, SEVERITY)
            raise place.fault(
                f"`{name}` has no option `{option}`",
                suggestion(option, known, f"known are {', '.join(known)}"),
            )
        try:
            values[option] = msgspec.convert(value, kinds[option])
        except msgspec.ValidationError as error:
            wanted = str(error).replace("Expected", "expected").partition(" - ")[0]
            raise place.fault(
                f"`{option}` of `{name}`: {wanted}", f"see `deckbuilder explain {name}`"
            ) from None
    return replace(cast(Struct, rule), **values)
