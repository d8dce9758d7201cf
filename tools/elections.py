"""Counts every election in a folder and compares it with what was published: ``python -m tools.elections FOLDER``.

The folder holds ballots (``*.blt``), beside each the published stages (``*.official.json``: seats, quota, candidates
with the votes of each stage as printed), and an ``index.csv`` with the elected sets of several rules; at any depth.
Each line tells one election: the cells compared, how many differ, and the seconds of reading and of each method. Every
cell that differs is printed, those the file itself lists as likely misprints beside the others; exit code 1 when one
differs that is not listed, or somebody else is elected. The accounts of the first three are told in all languages,
and each of their figures is looked for in the record.

With a second word, a Python that has other programs for counting votes, these count the same papers in the same run.
"""

import csv
import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pomanager.i18n import speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.i18n.sentences import sentence
from pomanager.rules.counting.account import account
from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.figures import Votes
from pomanager.rules.counting.methods import CountOrder, Method, counted
from pomanager.rules.counting.record import Count
from pomanager.services.exchange.ballot_files import read_ballots
from tools.election_race import entry, is_python, raced, told

OFFICIAL = ".official.json"
INDEXED: Mapping[str, Method] = {
    "elected_official": Method.SCOTTISH, "elected_meek": Method.MEEK, "elected_ers97": Method.ERS97,
}  # fmt: skip
TOLD = 3
"""Elections whose account is told in every language."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure that differs: whose, at which stage, as published and as counted; ``listed`` as a likely misprint."""

    candidate: int
    stage: int
    published: str
    counted: str
    listed: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """An election beside what was published."""

    name: str
    papers: int
    cells: int
    different: tuple[Cell, ...]
    wrong_sets: tuple[str, ...]
    reading: float
    seconds: Mapping[Method, float]

    @property
    def is_equal(self) -> bool:
        """Whether nothing differs but what is listed as a misprint."""
        return not self.wrong_sets and all(cell.listed for cell in self.different)


def compared(path: Path, index: Mapping[str, Mapping[str, str]]) -> tuple[Compared, Count]:
    """An election, counted by every rule whose result is known; and its count by the Scottish rules."""
    begun = time.process_time()
    found = read_ballots(path)
    reading = time.process_time() - begun
    if not isinstance(found, Ballots):
        raise SystemExit(f"{path} holds no papers")
    official = _official(path)
    name = path.stem
    counts, seconds = {}, {}
    for method in INDEXED.values():
        begun = time.process_time()
        counts[method] = counted(found, CountOrder(method=method, seats=int(official["seats"])))
        seconds[method] = time.process_time() - begun
    cells = list(_cells(official))
    different = tuple(_different(counts[Method.SCOTTISH], official, cells))
    wrong = tuple(_wrong_sets(counts, official, index.get(name, {})))
    return Compared(name, found.marked, len(cells), different, wrong, reading, seconds), counts[Method.SCOTTISH]


def _official(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix("").with_suffix(OFFICIAL).read_text(encoding="utf-8"))
    return found


def _cells(official: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Every figure published: the candidate's number, the stage from 1, as printed ("" is none)."""
    for candidate in official["candidates"]:
        for stage, printed in enumerate(candidate["votes_by_stage_as_published"], 1):
            yield int(candidate["no"]), stage, str(printed)


def _different(count: Count, official: Mapping[str, Any], cells: Sequence[tuple[int, int, str]]) -> Iterator[Cell]:
    listed = json.dumps(official.get("cells_that_differ_from_two_programs", []))
    if official["quota"] * count.one != count.stages[0].quota:
        yield Cell(0, 1, str(official["quota"]), str(count.stages[0].quota), listed=False)
    for candidate, stage, printed in cells:
        units = count.stages[stage - 1].votes[candidate - 1] if stage <= len(count.stages) else None
        ours = Votes(units or 0, count.places).written
        decimals = len(printed.partition(".")[2])
        same = round(Decimal(ours), decimals) == Decimal(printed or "0") if printed or not units else False
        if not same or stage > len(count.stages):
            yield Cell(candidate, stage, printed, ours, listed=printed != "" and printed in listed)


def _wrong_sets(counts: Mapping[Method, Count], official: Mapping[str, Any], row: Mapping[str, str]) -> Iterator[str]:
    elected = sorted(int(each["no"]) for each in official["candidates"] if each["elected"])
    if sorted(counts[Method.SCOTTISH].elected) != elected:
        yield f"scottish elects {sorted(counts[Method.SCOTTISH].elected)}, officially {elected}"
    for column, method in INDEXED.items():
        known = sorted(map(int, row.get(column, "").split()))
        if known and sorted(counts[method].elected) != known:
            yield f"{method} elects {sorted(counts[method].elected)}, by the index {known}"


def _index(folder: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.rglob("index.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found |= {row["id"]: row for row in csv.DictReader(file)}
    return found


def _line(each: Compared) -> str:
    seconds = "".join(f"{each.seconds[method]:9.3f}" for method in INDEXED.values())
    equal = "equal" if each.is_equal else "DIFFERS"
    return (
        f"{each.name:<44}{each.papers:>8,}{each.cells:>7}{len(each.different):>6}{each.reading:9.3f}{seconds}  {equal}"
    )


def _told_wrongly(count: Count, name: str) -> Iterator[str]:
    """Tell an account in every language; yields the sentences with a figure the record does not have."""
    known = figures_of(count)
    for language in LANGUAGES:
        with speaking(language.code):
            print(f"\n--- {name}, {language.code}")
            for paragraph in account(count):
                said = [sentence(each) for each in paragraph.sentences]
                print(*said)
                yield from (text for text in said if not figures_in(text) <= known)


def figures_in(text: str) -> set[str]:
    """Every figure of a sentence, as digits alone, whatever parts its thousands and decimals."""
    plain = re.sub(r"(?<=\d)[\s\u00a0\u202f.,](?=\d)", "", text)
    return {figure.lstrip("0") or "0" for figure in re.findall(r"\d+", plain)}


def figures_of(count: Count) -> set[str]:
    """Every figure of a record that an account may tell, as digits alone."""
    known = {count.valid, count.blank, count.void, count.seats, count.seats + 1, count.vacant, 0}
    amounts = [tie.votes for tie in (*count.ties, *([count.open_tie] if count.open_tie else []))]
    for stage in count.stages:
        amounts += [each for each in (*stage.votes, stage.quota, stage.value, stage.surplus) if each is not None]
        amounts += [stage.exhausted, stage.loss, stage.deferred, *(event.votes for event in stage.events)]
        known |= {stage.number, stage.part, *stage.against, sum(each.papers or 0 for each in stage.transfers)}
        for taker in {each.taker for each in stage.transfers}:
            known.add(sum(each.papers or 0 for each in stage.transfers if each.taker == taker))
        for limit in (limit for event in stage.events for limit in event.limits):
            known |= {limit.elected, limit.hopeful, limit.least, limit.most, limit.vacancies}
    written = {re.sub(r"\D", "", Votes(amount, count.places).shortest.written) for amount in amounts}
    return {figure.lstrip("0") or "0" for figure in {*written, *map(str, known)}}


def _raced(paths: Sequence[Path], index: Mapping[str, Mapping[str, str]], python: str) -> None:
    """Let the other programs of that Python count, too, and print how they did."""
    entries = []
    for path in paths:
        found, official = read_ballots(path), _official(path)
        known = {
            method.value: tuple(sorted(map(int, index.get(path.stem, {}).get(column, "").split())))
            for column, method in INDEXED.items()
        }
        known[Method.SCOTTISH] = tuple(sorted(int(each["no"]) for each in official["candidates"] if each["elected"]))
        if isinstance(found, Ballots):
            entries.append(entry(path.stem, found, int(official["seats"]), known))
    for line in told(entries, list(raced(python, entries))):
        print(line)


def main(words: Sequence[str]) -> int:
    """Count a folder; 1 when something differs, 2 when there is nothing to count."""
    if len(words) not in {1, 2}:
        print("make elections DATA=FOLDER [PEERS=PYTHON]", file=sys.stderr)
        return 2
    if not all(map(is_python, words[1:])):
        print(f"There is no program {words[1]}.", file=sys.stderr)
        return 2
    folder = Path(words[0])
    paths = [path for path in sorted(folder.rglob("*.blt")) if path.with_suffix("").with_suffix(OFFICIAL).exists()]
    if not paths:
        print(f"There are no elections with published results in {folder}.", file=sys.stderr)
        return 2
    index = _index(folder)
    methods = "".join(f"{method:>9}" for method in INDEXED.values())
    print(f"{'election':<44}{'papers':>8}{'cells':>7}{'other':>6}{'reading':>9}{methods}")
    found = [compared(path, index) for path in paths]
    for each, _count in found:
        print(_line(each))
        for cell in each.different:
            why = "a listed misprint" if cell.listed else "DIFFERENT"
            print(f"  candidate {cell.candidate}, stage {cell.stage}: printed {cell.published}, {cell.counted}: {why}")
        for text in each.wrong_sets:
            print(f"  {text}")
    wrong = [text for each, count in found[:TOLD] for text in _told_wrongly(count, each.name)]
    for text in wrong:
        print(f"not in the record: {text}")
    equal = sum(each.is_equal for each, _count in found)
    cells, papers = sum(each.cells for each, _c in found), sum(each.papers for each, _c in found)
    slowest = max(each.reading + max(each.seconds.values()) for each, _count in found)
    print(f"\n{equal} of {len(found)} elections equal; {cells:,} cells of {papers:,} papers; slowest {slowest:.3f} s")
    if words[1:]:
        _raced(paths, index, words[1])
    return 0 if equal == len(found) and not wrong else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
