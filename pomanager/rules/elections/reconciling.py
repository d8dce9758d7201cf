"""Whether the figures of an election add up: ballot papers issued, found in the box, and votes counted.

issued = used + spoiled + unused; found in the box = used; valid + blank + null = found; votes ≤ valid × most choices.
A figure nobody has yet is None, and what needs it is not judged. Checks grow with the counting.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pomanager.marks import N_
from pomanager.rules.objections import Objection, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a box, or of all boxes of a contest. Counted are only closed batches."""

    issued: int | None = None
    used: int | None = None
    spoiled: int | None = None
    unused: int | None = None
    signatures: int | None = None
    ticked: int | None = None
    """Papers ticked on the roll; None where nobody was ticked."""
    votes_on_roll: int | None = None
    found: int | None = None
    marked: int = 0
    blank: int = 0
    spoilt: int = 0
    over: int = 0
    """Papers among ``marked`` that the method sets aside for too many marks."""
    votes: int | None = None
    """Votes of all candidates together; None where papers are ranked."""
    most_marks: int | None = None
    open_batches: int = 0

    @property
    def counted(self) -> int:
        """Papers counted so far."""
        return self.marked + self.blank + self.spoilt

    @property
    def valid(self) -> int:
        """Papers that count."""
        return self.marked - self.over


class Check(StrEnum):
    """One line of the reconciliation."""

    ISSUED = "issued"
    ROLL = "roll"
    SIGNATURES = "signatures"
    BOX = "box"
    COUNTED = "counted"
    VOTES = "votes"


class Standing(StrEnum):
    """How a check stands."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"
    """Not known yet, or still growing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A check with both sides; ``sentence`` says what does not add up."""

    check: Check
    standing: Standing
    left: int | None
    right: int | None
    sentence: Objection | None = None

    @property
    def difference(self) -> int | None:
        """Left side less right side, where both are known."""
        return None if self.left is None or self.right is None else self.left - self.right


ISSUED = N_("{issued} ballot papers were handed out, but used, spoiled and unused ones come to {sum}.")
ROLL = N_("{ticked} ballot papers are ticked on the roll, which has only {votes} votes.")
ROLL_COUNTED = N_("{counted} papers are counted, but the electoral roll has only {votes} votes.")
SIGNATURES = N_("{used} ballot papers were used, but {signed} were signed for.")
BOX_MORE = N_("There are {found} papers in the box, but only {used} were used: {more} too many.")
BOX_FEWER = N_("There are {found} papers in the box, but {used} were used: {fewer} are missing.")
COUNTED_MORE = N_("{counted} papers are counted, but only {found} were found in the box.")
COUNTED_FEWER = N_("{counted} papers are counted of {found} found in the box: {fewer} are missing.")
VOTES = N_("{votes} votes are more than {valid} papers with {most} choices each can bear.")
STILL_OPEN = N_("Batches still open: {count}. Close them, or say why the result is declared without them.")
SAY_WHY = N_("The figures do not add up. Say why the result is declared all the same; the minutes print it.")


def checks(figures: Figures) -> tuple[Checked, ...]:
    """Every check in order; those whose figures nobody has yet are open."""
    return tuple(_each(figures))


def _each(the: Figures) -> Iterator[Checked]:
    parts = (the.used, the.spoiled, the.unused)
    total = None if None in parts else sum(part for part in parts if part is not None)
    yield _equal(Check.ISSUED, the.issued, total, ISSUED, {"issued": the.issued, "sum": total})
    yield _roll(the)
    signed = the.signatures if the.signatures is not None else the.ticked
    yield _equal(Check.SIGNATURES, the.used, signed, SIGNATURES, {"used": the.used, "signed": signed})
    yield _box(the)
    yield _counted(the)
    most = None if the.most_marks is None or the.votes is None else the.valid * the.most_marks
    told = {"votes": the.votes, "valid": the.valid, "most": the.most_marks}
    yield _at_most(Check.VOTES, the.votes, most, VOTES, told)


def _equal(check: Check, left: int | None, right: int | None, message: str, told: Mapping[str, object]) -> Checked:
    if left is None or right is None:
        return Checked(check, Standing.OPEN, left, right)
    if left == right:
        return Checked(check, Standing.RIGHT, left, right)
    return Checked(check, Standing.WRONG, left, right, Objection(message, "", told, Weight.WARN))


def _at_most(check: Check, left: int | None, right: int | None, message: str, told: Mapping[str, object]) -> Checked:
    if left is None or right is None:
        return Checked(check, Standing.OPEN, left, right)
    if left <= right:
        return Checked(check, Standing.RIGHT, left, right)
    return Checked(check, Standing.WRONG, left, right, Objection(message, "", told, Weight.WARN))


def _roll(the: Figures) -> Checked:
    """The papers ticked on the roll, or those counted where nobody ticks or they are more, against its votes."""
    votes = the.votes_on_roll
    if votes is not None and the.counted > max(votes, the.ticked or 0):
        return _at_most(Check.ROLL, the.counted, votes, ROLL_COUNTED, {"counted": the.counted, "votes": votes})
    return _at_most(Check.ROLL, the.ticked, votes, ROLL, {"ticked": the.ticked, "votes": votes})


def _box(the: Figures) -> Checked:
    found, used = the.found, the.used
    if found is None or used is None or found == used:
        return _equal(Check.BOX, found, used, BOX_MORE, {})
    if found > used:
        return _equal(Check.BOX, found, used, BOX_MORE, {"found": found, "used": used, "more": found - used})
    return _equal(Check.BOX, found, used, BOX_FEWER, {"found": found, "used": used, "fewer": used - found})


def _counted(the: Figures) -> Checked:
    counted, found = the.counted, the.found
    if found is None or counted == found:
        return _equal(Check.COUNTED, counted, found, COUNTED_MORE, {})
    if counted > found:
        return _equal(Check.COUNTED, counted, found, COUNTED_MORE, {"counted": counted, "found": found})
    told = {"counted": counted, "found": found, "fewer": found - counted}
    if the.open_batches:  # more papers are on their way
        return Checked(Check.COUNTED, Standing.OPEN, counted, found)
    return _equal(Check.COUNTED, counted, found, COUNTED_FEWER, told)


def wrong(found: tuple[Checked, ...]) -> tuple[Objection, ...]:
    """The sentences of what does not add up."""
    return tuple(each.sentence for each in found if each.sentence is not None)


def objections_to_declaring(figures: tuple[Figures, ...], reason: str) -> tuple[Objection, ...]:
    """What does not add up in any box or contest; it stops unless a reason is stated, which the minutes print."""
    said = [objection for each in figures for objection in wrong(checks(each))]
    still_open = sum(each.open_batches for each in figures)
    if still_open:
        said.append(Objection(STILL_OPEN, "reason", {"count": still_open}, Weight.WARN))
    if said and not reason.strip():
        said.append(Objection(SAY_WHY, "reason"))
    return tuple(said)


def summed(boxes: tuple[Figures, ...]) -> Figures:
    """The figures of several boxes together; a figure one box lacks is lacking."""

    def total(name: str) -> int | None:
        parts = [getattr(box, name) for box in boxes]
        return None if not parts or None in parts else sum(parts)

    return Figures(
        issued=total("issued"), used=total("used"), spoiled=total("spoiled"), unused=total("unused"),
        signatures=total("signatures"), found=total("found"), votes=total("votes"),
        marked=sum(box.marked for box in boxes), blank=sum(box.blank for box in boxes),
        spoilt=sum(box.spoilt for box in boxes), over=sum(box.over for box in boxes),
        most_marks=boxes[0].most_marks if boxes else None, open_batches=sum(box.open_batches for box in boxes),
    )  # fmt: skip
