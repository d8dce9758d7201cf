"""Counting: how long invented elections of real sizes take by every method, and the memory of the largest.

``python -m benchmarks.counting FILE METHOD`` reads and counts one file and tells what that took above the bare program.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from benchmarks.figures import Figure
from benchmarks.running import highest_memory, run
from pomanager.rules.counting import blt
from pomanager.rules.counting.ballots import Ballots, ballots
from pomanager.rules.counting.methods import CountOrder, Method, counted, lot
from pomanager.services.exchange.ballot_files import read_ballots

WARD = (14_207, 10, 4, 2.6)
"""Papers, candidates, seats, and how far papers go on average: a ward of the largest Scottish kind."""
COUNCIL = (21_814, 28, 9, 5.0)
ONE_SEAT = (104_435, 18, 1, 1.8)
NEARLY_DISTINCT = (120_000, 33, 9, 20.0)
SHORTER = 10
MOST_SECONDS_A_WARD, MOST_MEGABYTES = 0.2, 250.0
MOST_SECONDS = {Method.SCOTTISH: 5.0, Method.ERS97: 10.0, Method.MEEK: 10.0}


def measure(*, full: bool) -> list[Figure]:
    """Seconds from the file to the result, reading included, and the most memory above the bare program."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            *_wards(Path(folder)),
            *_others(Path(folder)),
            *_nearly_distinct(Path(folder), NEARLY_DISTINCT if full else _shorter(NEARLY_DISTINCT)),
        ]


def _shorter(size: tuple[int, int, int, float]) -> tuple[int, int, int, float]:
    papers, candidates, seats, far = size
    return papers // SHORTER, candidates, seats, far


def invented(papers: int, candidates: int, seats: int, far: float, seed: int = 7) -> Ballots:
    """Ballots as people fill them in: some candidates liked more, who is liked together, papers of all lengths."""
    chance = Random(seed)
    liked = [1 / (place + 2) ** 0.8 for place in range(candidates)]
    kinds: Counter[tuple[int, ...]] = Counter()
    for _paper in range(papers):
        camp = chance.randrange(3)
        drawn = [
            chance.random() ** (1 / (liked[place] * (4 if place % 3 == camp else 1))) for place in range(candidates)
        ]
        order = sorted(range(candidates), key=drawn.__getitem__, reverse=True)
        length = min(candidates, 1 + int(chance.expovariate(1 / far)))
        kinds[tuple(place + 1 for place in order[:length])] += 1
    return ballots((f"Candidate {number}" for number in range(1, candidates + 1)), kinds, seats)


def _written(folder: Path, name: str, size: tuple[int, int, int, float]) -> tuple[Path, Ballots]:
    found = invented(*size)
    path = folder / f"{name}.blt"
    path.write_text("\n".join(blt.written(found)), encoding="utf-8")
    return path, found


def _wards(folder: Path) -> list[Figure]:
    path, found = _written(folder, "ward", WARD)
    what = f"{found.marked:,} papers ({len(found.papers):,} kinds), {WARD[1]} candidates, {WARD[2]} seats"
    return [Figure(f"{what}: {method}", _seconds(path, method), "s", most=MOST_SECONDS_A_WARD) for method in Method]


def _others(folder: Path) -> list[Figure]:
    council, papers = _written(folder, "council", COUNCIL)
    seat, one = _written(folder, "seat", ONE_SEAT)
    return [
        *(
            Figure(
                f"{papers.marked:,} papers, {COUNCIL[1]} candidates, 9 seats: {method}", _seconds(council, method), "s"
            )
            for method in MOST_SECONDS
        ),
        Figure(f"{one.marked:,} papers, {ONE_SEAT[1]} candidates, 1 seat: irv", _seconds(seat, Method.IRV), "s"),
    ]


def _nearly_distinct(folder: Path, size: tuple[int, int, int, float]) -> list[Figure]:
    path, found = _written(folder, "distinct", size)
    what = f"{found.marked:,} papers ({len(found.papers):,} kinds), {size[1]} candidates, {size[2]} seats"
    figures = []
    for method, most in MOST_SECONDS.items():
        taken = run("benchmarks.counting", str(path), str(method))
        figures += [
            Figure(f"{what}: {method}", taken.seconds, "s", most=most),
            Figure("  memory above the bare program", taken.megabytes, "MB", most=MOST_MEGABYTES),
        ]
    return figures


def _seconds(path: Path, method: Method) -> float:
    begun = time.process_time()
    _count(path, method)
    return time.process_time() - begun


def _count(path: Path, method: Method) -> None:
    found = read_ballots(path)
    assert isinstance(found, Ballots)
    lots = (lot(*range(1, len(found.names) + 1)),)
    record = counted(found, CountOrder(method=method, seats=found.seats, lots=lots))
    assert record.open_tie is None


def main(file: str, method: str) -> None:
    """Count one file, and tell seconds and memory."""
    before, begun = highest_memory(), time.process_time()
    _count(Path(file), Method(method))
    seconds = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "megabytes": highest_memory() - before}))


if __name__ == "__main__":
    main(*sys.argv[1:])
