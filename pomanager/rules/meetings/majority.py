"""What became of a motion: the votes, the base a majority is counted of, ties, and the chair's casting vote."""

from dataclasses import dataclass
from enum import StrEnum

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.deciding import Choice, Method, Outcome
from pomanager.rules.meetings.kinds import OF_BODIES, RULES_OF, MeetingKind
from pomanager.rules.objections import Objection


class MajorityBase(StrEnum):
    """Of which votes a majority is counted; the codes of the by-laws."""

    VOTES_CAST = "votes_cast"
    PRESENT = "present"
    ENTITLED = "entitled"


BELOW_ZERO = N_("Votes are counted from 0.")
NO_VOTES = N_("No vote was given: count the votes first.")
TOO_MANY_VOTES = N_("{votes} votes are counted, but only {there} are in the room at {at}.")
PAPERS_ONLY_IN_SECRET = N_("Blank and spoilt votes exist only where votes are given on paper.")
NOT_ACCLAIMED = N_("There is no acclamation where somebody votes against: count the votes.")
NO_TIE = N_("The votes are not equal: there is no casting vote.")
NO_CASTING_VOTE = N_("By the by-laws ({bylaw}) the chair has no casting vote.")
CASTING_NOT_SAID = N_("The by-laws do not say that the chair has a casting vote.")
NO_ABSTAINING = N_("A casting vote is for or against.")


@dataclass(frozen=True, slots=True)
class MajorityRule:
    """What the by-laws ask of a decision."""

    share: Share | None = None
    base: MajorityBase = MajorityBase.VOTES_CAST
    abstentions_counted: bool = False
    blanks_counted: bool = False
    """Of votes cast only; a blank paper is none of them unless the by-laws say so (OHADA, art. 282)."""
    has_casting_vote: bool | None = None
    bylaw: str = ""
    article: str = ""
    casting_bylaw: str = ""


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes as they were counted."""

    votes_for: int
    votes_against: int
    abstentions: int = 0
    blank: int = 0
    spoilt: int = 0

    @property
    def total(self) -> int:
        """All of them, whether they count or not."""
        return self.votes_for + self.votes_against + self.abstentions + self.blank + self.spoilt


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a motion, and by how many votes."""

    outcome: Outcome
    of: int
    """The number the share was taken of."""
    needed: int
    is_tie: bool
    """Whether as many were for as against, and that decided nothing."""
    casting: Choice | None = None
    """How the chair broke the tie."""


def majority_rule(bylaws: Bylaws, kind: MeetingKind) -> MajorityRule:
    """The rule for meetings of a kind; without a share more votes for than against decide."""
    prefix = RULES_OF.get(kind, "")
    if not prefix:
        return MajorityRule()
    key, casting = f"{prefix}.majority", f"{prefix}.casting_vote"
    share = bylaws.share(key)
    of_assembly = kind not in OF_BODIES
    return MajorityRule(
        share=share,
        base=MajorityBase(bylaws.choice(f"{prefix}.majority_base") or MajorityBase.VOTES_CAST),
        abstentions_counted=of_assembly and bool(bylaws.flag(f"{prefix}.abstentions_counted")),
        blanks_counted=of_assembly and bool(bylaws.flag(f"{prefix}.blanks_counted")),
        has_casting_vote=bylaws.flag(casting),
        bylaw=key if share is not None else "",
        article=bylaws.set_value(key).article if share is not None else "",
        casting_bylaw=casting,
    )


def counted_of(votes: Votes, rule: MajorityRule, there: int, entitled: int) -> int:
    """The number the share is taken of; spoilt papers are never votes cast."""
    if rule.base is MajorityBase.PRESENT:
        return there
    if rule.base is MajorityBase.ENTITLED:
        return entitled
    cast = votes.votes_for + votes.votes_against
    return cast + votes.abstentions * rule.abstentions_counted + votes.blank * rule.blanks_counted


@dataclass(frozen=True, slots=True)
class Room:
    """The votes of those in the room and of all entitled, without those in conflict; whether the quorum is reached."""

    there: int
    entitled: int
    has_quorum: bool | None = None
    """None where the by-laws ask for none."""


def judged(votes: Votes, rule: MajorityRule, room: Room, casting: Choice | None = None) -> Verdict:
    """What becomes of the motion. The casting vote is one more vote, and counts only where votes are equal."""
    of = counted_of(votes, rule, room.there, room.entitled)
    if rule.share is None:
        of, needed = votes.votes_for + votes.votes_against, votes.votes_against + 1
    else:
        needed = rule.share.needed(of)
    # Nothing is decided by nobody: not even "at least none of 0" is a majority.
    is_enough = votes.votes_for >= needed and votes.votes_for > 0
    is_tie = votes.votes_for == votes.votes_against and not is_enough
    broken = casting if is_tie and rule.has_casting_vote else None
    if room.has_quorum is False:
        return Verdict(Outcome.NO_QUORUM, of, needed, is_tie)
    if broken is Choice.FOR:
        is_enough = votes.votes_for + 1 >= needed
    return Verdict(Outcome.ADOPTED if is_enough else Outcome.REJECTED, of, needed, is_tie, broken)


@dataclass(frozen=True, slots=True)
class Counted:
    """Votes as they were counted: how they were given, and at which hour."""

    votes: Votes
    method: Method
    casting: Choice | None
    at: object
    casting_bylaw: object = ""
    """How the by-law on the casting vote is named."""


def objections_to_votes(counted: Counted, rule: MajorityRule, room: Room) -> tuple[Objection, ...]:
    """What there is to say about votes as they were counted."""
    votes, method = counted.votes, counted.method
    figures = {
        "votes_for": votes.votes_for, "votes_against": votes.votes_against, "abstentions": votes.abstentions,
        "blank": votes.blank, "spoilt": votes.spoilt,
    }  # fmt: skip
    found = [Objection(BELOW_ZERO, name) for name, number in figures.items() if number < 0]
    if found:
        return tuple(found)
    if not votes.total:
        found.append(Objection(NO_VOTES, "votes_for"))
    if votes.total > room.there:
        told = {"votes": votes.total, "there": room.there, "at": counted.at}
        found.append(Objection(TOO_MANY_VOTES, "votes_for", told))
    if method is not Method.SECRET and (votes.blank or votes.spoilt):
        found.append(Objection(PAPERS_ONLY_IN_SECRET, "blank"))
    if method is Method.ACCLAMATION and votes.votes_against:
        found.append(Objection(NOT_ACCLAIMED, "method"))
    return (*found, *_about_casting(counted, rule, room))


def _about_casting(counted: Counted, rule: MajorityRule, room: Room) -> tuple[Objection, ...]:
    casting = counted.casting
    if casting is None:
        return ()
    if casting is Choice.ABSTAIN:
        return (Objection(NO_ABSTAINING, "casting"),)
    if rule.has_casting_vote is None:
        return (Objection(CASTING_NOT_SAID, "casting"),)
    if not rule.has_casting_vote:
        return (Objection(NO_CASTING_VOTE, "casting", {"bylaw": counted.casting_bylaw}),)
    if not judged(counted.votes, rule, room).is_tie:
        return (Objection(NO_TIE, "casting"),)
    return ()
