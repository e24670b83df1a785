"""Processes timed from outside: wall clock, processor time and memory, as the system counts them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

#: As a user has it: compiled modules are kept, so that only the first start compiles them.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
#: Programs to run one after the other; together they are one way of doing the work.
Way = Sequence[Sequence[str | Path]]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a way cost."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Processor seconds, children included."""
    peak: float
    """Resident memory in MB of its largest process."""


def cost(way: Way) -> Cost:
    """Run every program of a way to its end, quietly.

    Raises:
        SystemExit: a program failed; its output is shown.
    """
    wall = cpu = peak = 0.0
    for command in way:
        arguments = [str(part) for part in command]
        start = time.perf_counter()
        process = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=ENVIRONMENT
        )
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        wall += time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
        if process.returncode:
            sys.exit(f"{' '.join(arguments)}\n{said.decode(errors='replace')}")
        cpu += used.ru_utime + used.ru_stime
        peak = max(peak, used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024))
    return Cost(wall, cpu, peak)


def alternated(ways: Sequence[Way], rounds: int) -> list[list[Cost]]:
    """The costs of every way in ``rounds`` rounds, one of each a round, so that a busy machine slows all
    alike.

    A round before the first one, which is not counted, fills the caches of the file system.
    """
    costs: list[list[Cost]] = [[] for _ in ways]
    for turn in range(rounds + 1):
        for way, kept in zip(ways, costs, strict=True):
            spent = cost(way)
            if turn:
                kept.append(spent)
    return costs


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each measure on its own."""
    return Cost(
        median(cost.wall for cost in costs),
        median(cost.cpu for cost in costs),
        median(cost.peak for cost in costs),
    )


def shown(name: str, costs: Sequence[Cost]) -> str:
    """One line of a table: the medians, and the range of the wall clock."""
    mid = middle(costs)
    low, high = min(cost.wall for cost in costs), max(cost.wall for cost in costs)
    return f"{name:<32} {mid.wall:7.3f} s  ({low:.3f} to {high:.3f})  {mid.cpu:7.3f} s  {mid.peak:6.0f} MB"


HEAD = f"{'':<32} {'wall':>9}  {'range':<16}  {'processor':>9}  {'memory':>9}"
