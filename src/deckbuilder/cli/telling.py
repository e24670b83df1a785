"""What `build` and `check` say while they run, and of what came of it, in each format."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from deckbuilder.cli.ending import Exit
from deckbuilder.cli.options import Format
from deckbuilder.progress import Painter, Stage, is_watched
from deckbuilder.terminal import colored, say, width

if TYPE_CHECKING:
    from deckbuilder.api import Built
    from deckbuilder.pipeline import Outcome
    from deckbuilder.project import Brief

#: Where nobody watches, a line a brief is printed for so many briefs, and for one that takes so many seconds.
_MANY, _LONG = 5, 10.0


class Teller:
    """Tells how a run goes, and what came of it."""

    def __init__(self, format: Format) -> None:
        self._format = format
        self._painter: Painter | None = None
        self._place = (0, 0, "")

    def __enter__(self) -> Teller:
        if is_watched():
            with suppress(OSError):  # no more processes to be had
                self._painter = Painter()
        return self

    def __exit__(self, *_: object) -> None:
        self._put_down()

    def started(self, brief: Brief, number: int, count: int) -> None:
        self._place = number, count, brief.name

    def doing(self, stage: str) -> None:
        """Show what is done to the brief, where someone watches."""
        if self._painter is not None:
            self._painter.show(Stage(*self._place, stage))

    def done(self, outcome: Outcome) -> None:
        """Print the findings of a brief; where nobody watches a long run, also that it is done."""
        from deckbuilder import summary

        if self._format is not Format.TEXT:
            return
        findings = summary.findings_text(outcome, width=width(), color=colored(sys.stdout))
        if findings and self._painter is not None:
            self._painter.clear()
        say(findings, end="")
        number, count, name = self._place
        if self._painter is None and count and (count >= _MANY or outcome.seconds > _LONG):
            say(f"{number} of {count}: {name}, {outcome.seconds:.1f} s", sys.stderr)

    def built(self, outcome: Outcome) -> None:
        """Print what came of one build of a brief."""
        from deckbuilder import summary

        self.done(outcome)
        say(summary.table([outcome], width=width(), checked=outcome.ok))

    def concluded(self, built: Built, strict: bool, checked: bool) -> int:
        """Print the results of all briefs, and say how the program should end."""
        from deckbuilder import summary

        self._put_down()
        sound = not built.findings if strict else built.ok
        code = Exit.DONE if sound else Exit.CONTENT
        match self._format:
            case Format.JSON:
                _print_data(summary.document(built.outcomes, code))
            case Format.SARIF:
                from deckbuilder import code_review

                _print_data(code_review.sarif(built.outcomes, code))
            case Format.GITHUB:
                from deckbuilder import code_review

                for outcome in built.outcomes:
                    say("".join(f"{line}\n" for line in code_review.workflow_commands(outcome)), end="")
            case Format.TEXT:
                say(summary.table(built.outcomes, width=width(), checked=checked))
                if advice := summary.advice(built.outcomes):
                    say(f"\n{advice}")
        return code

    def _put_down(self) -> None:
        """Show no more progress."""
        if self._painter is not None:
            self._painter.close()
            self._painter = None


def _print_data(data: dict[str, Any]) -> None:
    import json

    say(json.dumps(data, indent=2))
