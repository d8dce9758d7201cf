"""Runs the harnesses of `tests/reliability` for as long as one likes, from where they stopped the last time.

`python -m tools.soak --minutes 30` takes them in turn, those that are furthest from their number of trials first. A
finding is told with the number of its trial, and the soak goes on; it ends with 1 then. `--trial kills:417` repeats it.
"""

import argparse
import csv
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.reliability.harness import Harness, Tally
from tools.soak_batch import PROJECT, Batches, harnesses_of
from tools.soak_stretch import CounterFile, Stretch, Unreadable

HARNESSES = "tests.reliability.harnesses"
COUNTER = PROJECT / "build" / "soak.json"
FIGURES = PROJECT / "benchmarks" / "soak.csv"
HEADER = ["day", "commit", "harness", "unit", "from", "to", "seconds", "findings", "figures", "highest", "by"]


class Soak:
    """One slice: workers take batches of trials until the time is over."""

    def __init__(self, harnesses: Sequence[Harness], counter: CounterFile, batches: Batches, seconds: float) -> None:
        self._harnesses = harnesses
        self._counter = counter
        self._batches = batches
        self._ends = time.monotonic() + seconds
        self._lock = threading.Lock()
        self._taken: set[str] = set()
        self.slice: dict[str, Stretch] = {}

    def run(self, workers: int) -> bool:
        """Soak; False where it was stopped from the keyboard: what was not done then is done the next time."""
        threads = [threading.Thread(target=self._work) for _each in range(workers)]
        for each in threads:
            each.start()
        try:
            for each in threads:
                each.join()
        except KeyboardInterrupt:
            self._batches.stop()
            for each in threads:
                each.join()
            return False
        return True

    def _work(self) -> None:
        while not self._batches.stopped and (turn := self._next()) is not None:
            harness, numbers = turn
            began = time.monotonic()
            tally = self._batches.run(harness.key, numbers)
            self._took(harness, numbers, time.monotonic() - began, tally)

    def _took(self, harness: Harness, numbers: range, seconds: float, tally: Tally | None) -> None:
        """Count trials that were done, and tell what they found; None were stopped, and are done another time."""
        with self._lock:
            self._taken.discard(harness.key)
            if tally is None:
                return
            for stretch in (self._counter.of(harness.key), self.slice[harness.key]):
                stretch.add(numbers, seconds, tally)
            self._counter.write()
        for finding in tally.findings:
            print(f"{harness.key}:{finding}", flush=True)

    def _next(self) -> tuple[Harness, range] | None:
        """The harness furthest from its number that no worker has, and its next trials; None when time is over."""
        with self._lock:
            free = [each for each in self._harnesses if each.key not in self._taken]
            for harness in sorted(free, key=lambda each: self._counter.of(each.key).after / each.many):
                numbers = self._fitting(harness)
                if numbers:
                    self._taken.add(harness.key)
                    self.slice.setdefault(harness.key, Stretch(numbers.start, numbers.start))
                    return harness, numbers
        return None

    def _fitting(self, harness: Harness) -> range:
        """The next trials of a harness that can be done in the time that is left."""
        left = self._ends - time.monotonic()
        so_far = self._counter.of(harness.key)
        many = harness.at_once if left > 0 else 0
        if so_far.seconds and so_far.tally.tried:
            many = min(many, int(left / (so_far.seconds / so_far.tally.tried)))
        return range(so_far.after, so_far.after + max(many, 0))


def main(words: Sequence[str]) -> int:
    """Soak, or repeat one trial; 0, or 1 when anything was found."""
    wanted = _wanted(words)
    if wanted.trial:
        return _repeat(wanted.harnesses, wanted.trial)
    chosen = _chosen(harnesses_of(wanted.harnesses), wanted.only)
    try:
        counter = CounterFile(wanted.counter)
    except Unreadable as trouble:
        print(trouble, file=sys.stderr)
        return 2
    batches = Batches(wanted.harnesses)
    # Also where it was started in the background, in which nobody is heard otherwise.
    before = {each: signal.signal(each, signal.default_int_handler) for each in (signal.SIGINT, signal.SIGTERM)}
    soak = Soak(chosen, counter, batches, wanted.minutes * 60)
    try:
        if not soak.run(wanted.workers):
            print("Stopped; the next slice goes on from here.")
    finally:
        batches.close()
        for each, handler in before.items():
            signal.signal(each, handler)
    _add_figures(wanted.figures, chosen, soak.slice)
    print(table(chosen, counter, soak.slice))
    return 1 if any(each.tally.findings for each in soak.slice.values()) else 0


def table(harnesses: Iterable[Harness], counter: CounterFile, now: Mapping[str, Stretch]) -> str:
    """What was done in this slice and over all of them, one line for each harness."""
    lines = [f"{'harness':24} {'now':>9} {'in all':>10} {'of':>10} {'seconds':>8} {'found':>6}"]
    for each in harnesses:
        here, over_all = now.get(each.key, Stretch()), counter.of(each.key)
        lines.append(
            f"{each.key:24} {here.after - here.first:9,} {over_all.after:10,} {each.many:10,} "
            f"{here.seconds:8.0f} {len(over_all.tally.findings):6} {each.unit}"
        )
    return "\n".join(lines)


def _wanted(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--only", default="", help="keys of harnesses, with commas between them")
    parser.add_argument("--workers", type=int, default=1, help="harnesses that run at the same time")
    parser.add_argument("--trial", default="", metavar="KEY:NUMBER", help="repeat one trial")
    parser.add_argument("--counter", type=Path, default=COUNTER, help="the file that says where each stopped")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="the table to which a line is added for each")
    parser.add_argument("--harnesses", default=HARNESSES, help="the module that has them in ALL")
    return parser.parse_args(words)


def _chosen(harnesses: Sequence[Harness], only: str) -> Sequence[Harness]:
    wanted = [each.strip() for each in only.split(",") if each.strip()]
    unknown = set(wanted) - {each.key for each in harnesses}
    if unknown:
        raise SystemExit(f"There is no harness “{', '.join(sorted(unknown))}”.")
    return [each for each in harnesses if not wanted or each.key in wanted]


def _repeat(module: str, trial: str) -> int:
    """Run one trial with all it says on the terminal; 1 when it finds something again."""
    key, _colon, number = trial.partition(":")
    if not number.isdigit():
        raise SystemExit("A trial is named by its harness and its number, as in kills:417.")
    _chosen(harnesses_of(module), key)
    batches = Batches(module)
    try:
        return batches.repeat(key, int(number))
    finally:
        batches.close()


def _add_figures(path: Path, harnesses: Sequence[Harness], now: Mapping[str, Stretch]) -> None:
    """Add a line for each harness that ran; lines that are there stay as they are."""
    is_new = not path.exists()
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=PROJECT, capture_output=True, text=True, check=False
    ).stdout.strip()
    with path.open("a", encoding="utf-8", newline="") as written:
        lines = csv.writer(written, lineterminator="\n")
        if is_new:
            lines.writerow(HEADER)
        lines.writerows(_line(each, now[each.key], commit) for each in harnesses if each.key in now)


def _line(harness: Harness, done: Stretch, commit: str) -> list[object]:
    tally = done.tally
    figures = "; ".join(f"{name} {count}" for name, count in sorted(tally.figures.items()))
    highest = "; ".join(f"{name} {value:.3g}" for name, value in sorted(tally.highest.items()))
    day = datetime.now(UTC).date().isoformat()
    numbers = (done.first, done.after - 1) if done.after > done.first else ("", "")
    came_to = (round(done.seconds), len(tally.findings), figures, highest, tally.by)
    return [day, commit, harness.key, harness.unit, *numbers, *came_to]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
