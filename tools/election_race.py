"""Lets other programs count the same elections as ours, in one run, and tells who was right and how long each took.

The others are in an environment of their own, whose Python is asked to run ``tools/election_peers.py`` once for each of
them; every one gets the same papers, already read, and only its counting is timed, ours in the same way.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial

from pomanager.rules.counting.ballots import Ballots, candidates_on
from pomanager.rules.counting.methods import CountOrder, Method, counted
from pomanager.rules.counting.reading import Unclear, ranked
from tools import election_peers
from tools.election_peers import NOT_INSTALLED, PEERS, Answer, Box, Peer

LIMIT = 20.0
"""Seconds a peer may take for an election."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An election as all get it: papers as the Scottish rules read them, who is elected by each rule, our seconds."""

    box: Box
    official: Mapping[str, tuple[int, ...]]
    ours: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Result:
    """What a peer answered to each of the elections; ``version`` is empty where it is not installed."""

    peer: Peer
    version: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    trouble: str = ""

    def answer(self, entry: Entry) -> Answer:
        """The answer to an election; one that never came is trouble."""
        return self.answers.get(entry.box.name, Answer(entry.box.name, trouble="no answer"))

    def is_right(self, entry: Entry) -> bool:
        """Whether those are elected whom the published result names."""
        answer = self.answer(entry)
        return not answer.trouble and answer.elected == entry.official.get(self.peer.rule)

    def counted(self, entries: Sequence[Entry]) -> list[Entry]:
        """The elections it came to an end with."""
        return [entry for entry in entries if not self.answer(entry).trouble]

    def seconds(self, entries: Sequence[Entry]) -> tuple[float, float]:
        """Its seconds for the elections it counted, and ours for the same by the same rule."""
        done = self.counted(entries)
        return sum(self.answer(each).seconds for each in done), sum(each.ours[self.peer.rule] for each in done)


def entry(name: str, found: Ballots, seats: int, official: Mapping[str, tuple[int, ...]]) -> Entry:
    """An election made ready for all, and counted by us."""
    read = ranked(found, Unclear.UNTIL_THEN)
    papers = tuple((candidates_on(text), number) for text, number in read.papers.items())
    ours = {}
    for rule in dict.fromkeys(peer.rule for peer in PEERS):
        ours[rule] = election_peers.least(partial(_elected, found, CountOrder(method=Method(rule), seats=seats)))[1]
    return Entry(Box(name, found.standing, seats, papers), official, ours)


def _elected(found: Ballots, order: CountOrder) -> tuple[int, ...]:
    return counted(found, order).elected


def raced(python: str, entries: Sequence[Entry]) -> Iterator[Result]:
    """Let every peer count, one after the other, in a process of its own; few kinds of papers first, for the slow."""
    boxes = json.dumps([asdict(each.box) for each in sorted(entries, key=lambda each: len(each.box.papers))])
    for peer in PEERS:
        # -P: the tools beside the file have names that libraries might ask for.
        command = [python, "-P", election_peers.__file__, peer.name, str(LIMIT)]
        done = subprocess.run(command, input=boxes, capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        if done.returncode == NOT_INSTALLED or not lines:
            last = done.stderr.strip().rpartition("\n")[2]
            yield Result(peer, trouble="not installed" if done.returncode == NOT_INSTALLED else last)
            continue
        said = [json.loads(line) for line in lines[1:]]
        answers = {each["name"]: Answer(**each | {"elected": tuple(each["elected"])}) for each in said}
        yield Result(peer, lines[0], answers, "" if done.returncode == 0 else f"ended with {done.returncode}")


def is_python(name: str) -> bool:
    """Whether there is such a program."""
    return shutil.which(name) is not None


def told(entries: Sequence[Entry], results: Sequence[Result]) -> Iterator[str]:
    """The lines: each election with all seconds, each peer with how often it is right, and how ours compares."""
    here = [each for each in results if each.version]
    yield "\nseconds of counting alone; = elects whom the published result names, x others, - came to no end"
    heads = "".join(f"{each.peer.name:>19}" for each in here)
    yield f"{'election':<40}{'papers':>8}" + "".join(f"{rule:>10}" for rule in entries[0].ours) + heads
    for each in entries:
        papers = sum(number for _ranks, number in each.box.papers)
        ours = "".join(f"{seconds:>10.4f}" for seconds in each.ours.values())
        yield f"{each.box.name:<40}{papers:>8,}{ours}" + "".join(_cell(result, each) for result in here)
    yield f"\n{'peer':<28}{'right':>12}{'counted':>9}{'seconds':>10}{'ours':>9}  ours to it"
    for result in results:
        yield _summary(result, entries)
        yield from _troubles(result, entries)
    yield from _compared(entries, here)


def _cell(result: Result, each: Entry) -> str:
    answer = result.answer(each)
    if answer.trouble:
        return f"{'-':>19}"
    return f"{answer.seconds:>17.4f} {'=' if result.is_right(each) else 'x'}"


def _summary(result: Result, entries: Sequence[Entry]) -> str:
    name = f"{result.peer.name} {result.version}"
    if not result.version:
        return f"{name:<28}{result.trouble}"
    right = f"{sum(map(result.is_right, entries))} of {len(entries)}"
    theirs, ours = result.seconds(entries)
    return f"{name:<28}{right:>12}{len(result.counted(entries)):>9}{theirs:>10.3f}{ours:>9.3f}  {_ratio(ours, theirs)}"


def _ratio(ours: float, theirs: float) -> str:
    return f"{ours / theirs:.2f}" if theirs else "-"


def _troubles(result: Result, entries: Sequence[Entry]) -> Iterator[str]:
    """What kept a peer from its end, once each with how often; and whom it elected where others were named."""
    if not result.version:
        return
    if result.trouble:
        yield f"  {result.trouble}"
    found = [result.answer(each).trouble for each in entries]
    for trouble in dict.fromkeys(filter(None, found)):
        yield f"  {trouble}: {found.count(trouble)}"
    for each in result.counted(entries):
        if not result.is_right(each):
            elected, known = result.answer(each).elected, each.official.get(result.peer.rule, ())
            yield f"  {each.box.name}: elects {list(elected)}, published {list(known)}"


def _compared(entries: Sequence[Entry], results: Sequence[Result]) -> Iterator[str]:
    """Ours and the fastest of those who are right most often by the official rule: at its worst, and over all."""
    rivals = [each for each in results if each.peer.rule == Method.SCOTTISH and any(map(each.is_right, entries))]
    if not rivals:
        yield "\nNo other program came to an official result."
        return
    most = max(sum(map(each.is_right, entries)) for each in rivals)
    best = [each for each in rivals if sum(map(each.is_right, entries)) == most]
    fastest = min(best, key=lambda each: each.seconds(entries)[0])
    worst = max(
        ((each.ours[Method.SCOTTISH] / result.answer(each).seconds, each.box.name, result.peer.name)
        for result in rivals for each in entries if result.is_right(each) and result.answer(each).seconds),
        default=(0.0, "", ""),
    )  # fmt: skip
    theirs, ours = fastest.seconds(entries)
    yield f"\nAt worst ours takes {worst[0]:.2f} of the time of one that is right: {worst[2]} in {worst[1]}."
    yield (
        f"Ours takes {_ratio(ours, theirs)} of the time of {fastest.peer.name}, the fastest of those with {most} of "
        f"{len(entries)} official results: {ours:.3f} s and {theirs:.3f} s."
    )
