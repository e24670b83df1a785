"""How soon a saved change is told to the page: from writing the file to the event in a client of the preview.

    python benchmarks/preview.py [--slides 40] [--saves 30] [BRIEF]

Without a brief, one of `corpus` with so many slides. Each save changes a word; every other also puts a line
in above, so that all that follows moves. Then the memory of the preview's processes.
"""

from __future__ import annotations

import argparse
import http.client
import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import corpus
from measure import ENVIRONMENT

#: Saves before the first that counts: everything has been imported and drawn once.
WARM = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("brief", nargs="?", type=Path, help="a Markdown file; its folder is copied")
    parser.add_argument("--slides", type=int, default=40)
    parser.add_argument("--saves", type=int, default=30)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name).resolve() / "content" / "long"
        if options.brief:
            shutil.copytree(options.brief.parent, folder)
            brief = folder / options.brief.name
        else:
            folder.mkdir(parents=True)
            brief = corpus.deck(folder, options.slides)
        measure(brief, options.saves)


def measure(brief: Path, saves: int) -> None:
    """Save a brief again and again while a preview of it runs, and print how long each stage took."""
    command = [sys.executable, "-m", "deckbuilder", "serve", str(brief), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
    assert process.stdout
    address = urlsplit(process.stdout.readline().strip())
    connection = http.client.HTTPConnection(address.netloc)
    connection.request("GET", f"{address.path}events")
    told = events(connection.getresponse())
    until_ready(told)
    lines = brief.read_text("utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if line.startswith("- ") and number > 60)
    times: list[dict[str, float]] = []
    sizes = []
    for number in range(saves + WARM):
        changed = [*lines]
        changed[place] += f" word{number}"
        if number % 2:
            changed.insert(place - 10, "")
        started = time.perf_counter()
        brief.write_text("\n".join(changed), "utf-8")
        seen, size = until_ready(told)
        times.append({stage: at - started for stage, at in seen.items()})
        sizes.append(size)
        time.sleep(0.1)
    for stage in ("deck", "memo", "ready"):
        taken = sorted(1000 * one[stage] for one in times[WARM:] if stage in one)
        high = taken[int(len(taken) * 0.95)]
        print(f"{stage:6} median {median(taken):4.0f} ms, 95 % {high:4.0f} ms, least {taken[0]:4.0f} ms")
    print(f"sent   median {median(sizes[WARM:]) / 1000:.0f} kB a save")
    print(f"memory {', '.join(f'{size:.0f} MB' for size in memory(process.pid))} (server, workers)")
    process.send_signal(signal.SIGINT)
    process.wait()


def events(response: http.client.HTTPResponse) -> Iterator[tuple[str, dict[str, Any], int]]:
    """Name, data and size of each event."""
    word = ""
    while line := response.readline():
        name, _, value = line.decode().partition(": ")
        if name == "event":
            word = value.strip()
        elif name == "data":
            yield word, json.loads(value), len(line)


def until_ready(told: Iterator[tuple[str, dict[str, Any], int]]) -> tuple[dict[str, float], int]:
    """When each document was there, and when all was; and how much was sent."""
    seen, size = dict[str, float](), 0
    for word, data, length in told:
        size += length
        if word == "document":
            seen[data["kind"]] = time.perf_counter()
        elif word == "status" and data["state"] == "ready":
            seen["ready"] = time.perf_counter()
            return seen, size
    raise SystemExit("the preview ended")


def memory(pid: int) -> list[float]:
    """Resident memory of a process and of those it began, in MB; nothing where the system does not tell."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        statuses = [Path(f"/proc/{one}/status").read_text() for one in (pid, *children)]
    except OSError:
        return []
    return [int(status.split("VmRSS:")[1].split()[0]) / 1024 for status in statuses]


if __name__ == "__main__":
    main()
