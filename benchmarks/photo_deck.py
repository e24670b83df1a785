"""A deck and a memo of many large photographs: the first build, the next, and what reading the files costs.

Each photograph has twelve million pixels, its own content and grain, and stands on a slide of its own.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import measure
from PIL import Image, ImageChops

SIZE = (4000, 3000)
PROGRAM = Path(sys.executable).with_name("deckbuilder")
#: The least that any build must do: have every file in memory once.
READING = "import sys, pathlib\nfor path in sorted(pathlib.Path(sys.argv[1]).iterdir()): path.read_bytes()"


def photographs(folder: Path, count: int) -> None:
    """Write those that are not there yet: clouds of three colours under fine grain, about 3 MB each."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [number for number in range(count) if not (folder / f"{number:03}.jpg").exists()]
    if not missing:
        return
    grain = Image.effect_noise(SIZE, 12)
    clouds = [Image.effect_noise((40, 30), 90).resize(SIZE, Image.Resampling.BICUBIC) for _ in range(3)]
    for number in missing:
        chance = random.Random(number)
        moved = [
            ImageChops.offset(cloud, chance.randrange(SIZE[0]), chance.randrange(SIZE[1])) for cloud in clouds
        ]
        bands = [ImageChops.overlay(cloud, grain) for cloud in moved]
        Image.merge("RGB", bands).save(folder / f"{number:03}.jpg", quality=88)


def brief(folder: Path, count: int) -> Path:
    slides = (f"## Photograph {number}\n\n![Clouds](photos/{number:03}.jpg)\n" for number in range(count))
    path = folder / "content" / "photos" / "brief.md"
    path.write_text("---\ntitle: Photographs\n---\n\n" + "\n".join(slides), encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="photographs (200)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (3)")
    parser.add_argument("--folder", type=Path, help="keeps the photographs from run to run")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        root = options.folder or Path(temporary)
        photos = root / "content" / "photos" / "photos"
        photographs(photos, options.count)
        path = brief(root, options.count)
        compare(path, photos, root / "cache", options.rounds)


def compare(path: Path, photos: Path, cache: Path, rounds: int) -> None:
    measure.ENVIRONMENT["XDG_CACHE_HOME"] = str(cache)
    build: measure.Way = [[PROGRAM, "build", path, "--output", cache.parent / "output"]]
    reading: measure.Way = [[sys.executable, "-c", READING, photos]]
    costs: dict[str, list[measure.Cost]] = {"reading the files": [], "first build": [], "next build": []}
    for turn in range(rounds + 1):
        shutil.rmtree(cache, ignore_errors=True)
        for name, way in zip(costs, (reading, build, build), strict=True):
            spent = measure.cost(way)
            if turn:
                costs[name].append(spent)
    print(measure.HEAD)
    for name, spent in costs.items():
        print(measure.shown(name, spent))
    read, first, later = (measure.middle(spent).wall for spent in costs.values())
    print(f"first build: {first / read:.1f} times reading; next build: {later / read:.1f} times")


if __name__ == "__main__":
    main()
