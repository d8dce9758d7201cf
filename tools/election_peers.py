"""Counts ballots with a counter of somebody else's: ``PYTHON election_peers.py PEER SECONDS``, boxes on its input.

``tools.election_race`` runs this file with a Python that has them; nothing here belongs to this program, and none of
them is needed for anything else. So only the standard library is imported at the top, and each of them where it is
asked. Every adapter makes the peer's own candidates and papers first, which is not timed, and counts by the method
nearest to the rule it stands beside. Where a peer draws lots, they fall alike in every run.
"""

import contextlib
import json
import random
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module, metadata, util
from types import FrameType
from typing import Any

TIMES = 3
ENOUGH = 1.0
"""Seconds in all after which a count is not repeated."""
PATIENCE = 2
"""Elections over the limit after which a peer is not asked any more."""
NOT_INSTALLED = 3
"""Exit code."""
TOO_LONG = "too long"
GIVEN_UP = "given up"

Elect = Callable[[], Sequence[int]]
"""Counts, and gives the numbers of those elected."""


@dataclass(frozen=True, slots=True)
class Box:
    """Ballots of one election: the numbers of the candidates, the seats, and each kind of paper with how many it is."""

    name: str
    candidates: tuple[int, ...]
    seats: int
    papers: tuple[tuple[tuple[int, ...], int], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer made of a box: who is elected, in how many seconds of the processor; or what kept it from that."""

    name: str
    elected: tuple[int, ...] = ()
    seconds: float = 0.0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that counts: its package, the rule of ours it stands beside, how it is made ready for a box."""

    name: str
    package: str
    rule: str
    prepare: Callable[[Box], Elect]

    @property
    def version(self) -> str:
        """The version that is installed; raises PackageNotFoundError when none is."""
        return metadata.version(self.package)


class TooLongError(BaseException):
    """A peer is over its limit. Not an Exception: no peer may take it for a failure of its own and go on."""


def _pyrankvote(box: Box) -> Elect:
    """Whole surpluses at once, quota without rounding; every paper is an object."""
    library = import_module("pyrankvote")
    people = {number: library.Candidate(str(number)) for number in box.candidates}
    papers = []
    for ranks, number in box.papers:
        papers += [library.Ballot([people[each] for each in ranks])] * number

    def elect() -> Sequence[int]:
        result = library.single_transferable_vote(list(people.values()), papers, box.seats)
        return [int(each.name) for each in result.get_winners()]

    return elect


def _stvpoll(box: Box) -> Elect:
    """The Scottish rules, five decimals; ties by earlier stages, then by the order of the candidates."""
    library = import_module("stvpoll.scottish_stv")
    papers = dict(box.papers)

    def elect() -> Sequence[int]:
        found = library.calculate_scottish_stv(box.candidates, papers, box.seats, random_shuffle=False)
        return [int(each) for each in found]

    return elect


def _votelib(box: Box) -> Elect:
    """Weighted inclusive Gregory transfers in fractions, the Droop quota; fails where candidates are level."""
    library = import_module("votelib.evaluate.sequential")
    papers = dict(box.papers)

    def elect() -> Sequence[int]:
        selector = library.TransferableVoteSelector(transferer="Gregory", quota_function="droop")
        return [int(each) for each in selector.evaluate(papers, box.seats)]

    return elect


def _votekit(box: Box) -> Elect:
    """Fractional transfers by NumPy, the Droop quota, all over the quota elected at once; ties by first preferences."""
    paper = import_module("votekit.ballot").RankBallot
    profile = import_module("votekit.pref_profile").RankProfile(
        ballots=[paper(ranking=[{str(each)} for each in ranks], weight=number) for ranks, number in box.papers],
        candidates=[str(number) for number in box.candidates],
    )
    library = import_module("votekit.elections")

    def elect() -> Sequence[int]:
        found = library.FastSTV(profile, n_seats=box.seats).get_elected()
        return [int(each) for together in found for each in together]

    return elect


def _pref_voting(method: str) -> Callable[[Box], Elect]:
    """Its Scottish rules and its Meek, which find the next preference anew each time."""

    def prepare(box: Box) -> Elect:
        library = import_module("pref_voting.proportional_methods")
        profile = import_module("pref_voting.profiles_with_ties").ProfileWithTies(
            [{each: rank for rank, each in enumerate(ranks, 1)} for ranks, _number in box.papers],
            [number for _ranks, number in box.papers],
            candidates=list(box.candidates),
        )
        return lambda: [int(each) for each in getattr(library, method)(profile, num_seats=box.seats)]

    return prepare


PEERS = (
    Peer("pyrankvote", "pyrankvote", "scottish", _pyrankvote),
    Peer("stvpoll", "stvpoll", "scottish", _stvpoll),
    Peer("votelib", "votelib", "scottish", _votelib),
    Peer("votekit", "votekit", "scottish", _votekit),
    Peer("pref-voting", "pref_voting", "scottish", _pref_voting("stv_scottish")),
    Peer("pref-voting-meek", "pref_voting", "meek", _pref_voting("stv_meek")),
)


def least(elect: Elect) -> tuple[tuple[int, ...], float]:
    """Who is elected, and the fewest seconds of the processor out of some counts; others use the computer too."""
    elected: Sequence[int] = ()
    seconds: list[float] = []
    while len(seconds) < TIMES and sum(seconds) < ENOUGH:
        begun = time.process_time()
        elected = elect()
        seconds.append(time.process_time() - begun)
    return tuple(sorted(elected)), min(seconds)


def timed(peer: Peer, box: Box, limit: float) -> Answer:
    """A peer's answer; one that takes longer than ``limit`` seconds, making ready included, is stopped."""
    try:
        with _within(limit):
            elected, seconds = least(peer.prepare(box))
    except TooLongError:
        return Answer(box.name, trouble=TOO_LONG)
    except Exception as error:  # noqa: BLE001 - whatever a peer fails with is its answer
        return Answer(box.name, trouble=f"{type(error).__name__}: {error}")
    return Answer(box.name, elected, seconds)


@contextlib.contextmanager
def _within(limit: float) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooLongError


def answers(peer: Peer, boxes: Iterable[Box], limit: float) -> Iterator[Answer]:
    """A peer's answer to each box; once it took too long some times, it is not asked any more."""
    over = 0
    for box in boxes:
        answer = timed(peer, box, limit) if over < PATIENCE else Answer(box.name, trouble=GIVEN_UP)
        over += answer.trouble == TOO_LONG
        yield answer


def box_of(said: Mapping[str, Any]) -> Box:
    """A box out of its JSON, whose lists are made the tuples it needs."""
    papers = tuple((tuple(ranks), number) for ranks, number in said["papers"])
    return Box(said["name"], tuple(said["candidates"]), said["seats"], papers)


def main(words: Sequence[str]) -> int:
    """Answer each box of the input with a line; 3 when the peer is not installed here."""
    peer = next(each for each in PEERS if each.name == words[0])
    if util.find_spec(peer.package) is None:
        return NOT_INSTALLED
    random.seed(1)
    told = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        print(peer.version, file=told, flush=True)
        for answer in answers(peer, map(box_of, json.load(sys.stdin)), float(words[1])):
            print(json.dumps(asdict(answer)), file=told, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
