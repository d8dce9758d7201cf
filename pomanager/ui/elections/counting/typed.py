"""What somebody types of a ballot paper, and what a sheet of them comes to so far."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pomanager.marks import N_
from pomanager.readmodels.elections.election import ContestDetail
from pomanager.rules.counting.methods import TRANSFERABLE
from pomanager.rules.elections.kinds import PaperKind, Spoilt
from pomanager.rules.elections.papers import BLANK, Paper, read_typed, spoilt
from pomanager.rules.elections.reconciling import Figures
from pomanager.rules.objections import Objection
from pomanager.ui.elections.result.words import in_plain_digits

BLANK_KEY, SPOILT_KEY, OUT_KEY, JOIN_KEY = "0", "*", "/", "+"
"""Keys of the number pad: a blank paper, a spoilt one, take out the last one, and what parts numbers like a space."""
NO_SUCH_REASON = N_("There is no reason {text}. They are numbered from 1 to {last}.")
REASONS = tuple(Spoilt)
LONGEST_NUMBER = 6
"""Signs of the number of a candidate, with the one that says no."""


def read_paper(text: str) -> Paper | Objection | None:
    """The paper somebody typed; None for nothing, an objection for a reason that is not there.

    ``0`` is blank, ``*2`` spoilt for the second reason, ``*`` spoilt for none yet; everything else is marks.
    """
    typed = in_plain_digits(text).strip()
    if not typed:
        return None
    if typed == BLANK_KEY:
        return BLANK
    if not typed.startswith(SPOILT_KEY):
        return Paper(PaperKind.MARKED, read_typed(typed.replace(JOIN_KEY, " ")))
    number = typed.removeprefix(SPOILT_KEY).strip()
    if not number:
        return Paper(PaperKind.SPOILT)
    if number.isascii() and number.isdecimal() and 1 <= int(number[:4]) <= len(REASONS):
        return spoilt(REASONS[int(number[:4]) - 1])
    return Objection(NO_SUCH_REASON, "reason", {"text": number[:20], "last": len(REASONS)})


def numbers_on(paper: Paper) -> tuple[int, ...]:
    """The candidates named on a paper, in order; those it says no to below 0."""
    found = []
    for word in paper.marks.split():
        found += [
            int(part) for part in word.split("=") if part.removeprefix("-").isdecimal() and len(part) <= LONGEST_NUMBER
        ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SheetSums:
    """What the papers of an open sheet come to."""

    marked: int = 0
    blank: int = 0
    spoilt: int = 0
    over: int = 0
    votes: int = 0

    @property
    def papers(self) -> int:
        """All of them."""
        return self.marked + self.blank + self.spoilt

    def with_paper(self, paper: Paper, contest: ContestDetail, number: int = 1) -> "SheetSums":
        """The same with so many more of a paper; a negative number takes them out."""
        if paper.kind is PaperKind.BLANK:
            return replace(self, blank=self.blank + number)
        if paper.kind is PaperKind.SPOILT:
            return replace(self, spoilt=self.spoilt + number)
        found = replace(self, marked=self.marked + number)
        if contest.method in TRANSFERABLE:
            return found
        if too_many(paper, contest):
            return replace(found, over=found.over + number)
        return replace(found, votes=found.votes + number * len(numbers_on(paper)))


def too_many(paper: Paper, contest: ContestDetail) -> bool:
    """Whether a paper bears more marks than the contest allows, and so does not count."""
    return contest.most_marks is not None and len(numbers_on(paper)) > contest.most_marks


def sums_of(heap: Mapping[Paper, int], contest: ContestDetail) -> SheetSums:
    """What a heap of papers comes to."""
    found = SheetSums()
    for paper, number in Counter(heap).items():
        found = found.with_paper(paper, contest, number)
    return found


def running(closed: Figures, sheet: SheetSums, contest: ContestDetail) -> Figures:
    """The figures of a box with the papers of the sheet somebody types now."""
    votes = None if contest.method in TRANSFERABLE else (closed.votes or 0) + sheet.votes
    return replace(
        closed, marked=closed.marked + sheet.marked, blank=closed.blank + sheet.blank,
        spoilt=closed.spoilt + sheet.spoilt, over=closed.over + sheet.over, votes=votes,
    )  # fmt: skip
