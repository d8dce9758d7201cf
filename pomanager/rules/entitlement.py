"""Who may vote, stand for a seat and carry a proxy on a day, with every reason for and against.

Each judge looks at one fact of a member and at what the by-laws of the day say of it. It answers with reasons, each
naming its by-law, so that a verdict can be explained to the member and checked by anybody. Where the by-laws say
nothing the rule is off, and the verdict says so. The right to vote rests on being a member, never on how many shares
somebody holds (one member, one vote: ICA, second principle; OHADA, art. 102).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bodies import eligibility
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.values import Count
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import ON_ROLL, Status
from pomanager.rules.objections import Objection


class Right(StrEnum):
    """What a member may do in an assembly."""

    VOTE = "vote"
    STAND = "stand"
    PROXY = "proxy"


RIGHT_WORDS: Mapping[Right, str] = MappingProxyType(
    {Right.VOTE: N_("Vote"), Right.STAND: N_("Stand for a seat"), Right.PROXY: N_("Carry a proxy")}
)
EVERY_RIGHT: tuple[Right, ...] = tuple(Right)


class Stance(StrEnum):
    """Which way a reason speaks."""

    FOR = "for"
    AGAINST = "against"
    NOT_JUDGED = "not_judged"


STANCE_WORDS: Mapping[Stance, str] = MappingProxyType(
    {Stance.FOR: N_("For"), Stance.AGAINST: N_("Against"), Stance.NOT_JUDGED: N_("Not judged")}
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against: the by-law it rests on, the rights it bears on, and what was found, as a sentence.

    ``about`` is the key of the by-law; ``code`` names the finding without its days and numbers, so that members of
    whom the same was found can be counted. The sentence is marked, with named fields.
    """

    code: str
    about: str
    stance: Stance
    message: str
    details: Mapping[str, object] = field(default_factory=dict, hash=False)
    rights: tuple[Right, ...] = EVERY_RIGHT
    is_silence: bool = False
    """Whether it says only that the by-laws are silent, of every member alike."""
    is_last: bool = False
    """Whether nothing else is looked at: whoever is no member has no rights to judge."""

    @property
    def sentence(self) -> Objection:
        """What was found, to be said in the reader's language."""
        return Objection(self.message, self.about, self.details)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a member may do on a day, with all reasons in the order of the judges."""

    reasons: tuple[Reason, ...]

    def may(self, right: Right) -> bool:
        """Whether no reason speaks against it."""
        return not any(reason.stance is Stance.AGAINST and right in reason.rights for reason in self.reasons)

    def about(self, right: Right, stance: Stance) -> tuple[Reason, ...]:
        """The reasons that speak so on this right."""
        return tuple(each for each in self.reasons if each.stance is stance and right in each.rights)


def verdict_of(found: Iterable[Iterable[Reason]]) -> Verdict:
    """The verdict from what the judges found, one after the other."""
    reasons: list[Reason] = []
    for of_judge in found:
        reasons += of_judge
        if any(reason.is_last for reason in reasons):
            break
    return Verdict(tuple(reasons))


@dataclass(frozen=True, slots=True)
class Stood:
    """How somebody stood on the day: since when, and since when a member without a break (None: not known).

    ``status`` is None for whoever was not on the books yet.
    """

    status: Status | None = None
    since: date | None = None
    member_since: date | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for a member in an assembly: people for themselves, an organisation through a representative."""

    is_organisation: bool = False
    representative: str = ""


# ---- membership and suspension --------------------------------------------------------------------------------------

ADMISSION = "membership.admitted_by"
"""By-law behind every finding on membership itself: it tells how one becomes a member."""

LEAVING: Mapping[Status, str] = MappingProxyType(
    {Status.RESIGNED: "membership.withdrawal_notice", Status.EXCLUDED: "membership.excluded_by"}
)
"""By-law behind the ways of leaving that the by-laws speak of."""

_NO_MEMBER: Mapping[Status, str] = MappingProxyType(
    {
        Status.APPLICANT: N_("Has applied, and was not admitted by {day}."),
        Status.RESIGNED: N_("Left the organisation on {since}."),
        Status.EXCLUDED: N_("Was excluded on {since}."),
        Status.DEAD: N_("Died on {since}."),
        Status.MERGED: N_("This record was given up on {since}: the person is on the roll under another number."),
    }
)


def judge_membership(stood: Stood, _bylaws: Bylaws, day: date) -> tuple[Reason, ...]:
    """Only members have rights in an assembly; no by-law can give them to anybody else."""
    if stood.status is None:
        return (_no_member("not_yet", N_("Was not on the roll on {day}."), {"day": day}),)
    if stood.status not in ON_ROLL:
        details = {"since": stood.since, "day": day}
        return (
            _no_member(stood.status.value, _NO_MEMBER[stood.status], details, LEAVING.get(stood.status, ADMISSION)),
        )
    if stood.member_since is None:
        return (_for("member", ADMISSION, N_("Is a member; since when is not known.")),)
    return (_for("member", ADMISSION, N_("Is a member since {since}."), {"since": stood.member_since}),)


SUSPENSION = "vote.suspended"


def judge_suspension(stood: Stood, bylaws: Bylaws, _day: date) -> tuple[Reason, ...]:
    """What a suspension takes away; nothing is said of whoever is not suspended."""
    if stood.status is not Status.SUSPENDED:
        return ()
    keeps, details = bylaws.flag(SUSPENSION), {"since": stood.since}
    if keeps is None:
        message = N_("Suspended since {since}. The by-laws say nothing on the vote of suspended members: not judged.")
        return (_open("suspension_blank", SUSPENSION, message, details),)
    if keeps:
        message = N_("Suspended since {since}; by the by-laws suspended members keep the vote.")
        return (_for("suspended_votes", SUSPENSION, message, details),)
    message = N_("Suspended since {since}; by the by-laws suspended members have no vote.")
    return (_against("suspended", SUSPENSION, message, details),)


def judge_speaker(speaker: Speaker, _bylaws: Bylaws, _day: date) -> tuple[Reason, ...]:
    """An organisation acts through a representative who is named (OHADA, art. 296); people act for themselves."""
    if not speaker.is_organisation:
        return ()
    if not speaker.representative:
        message = N_("Is an organisation, and no representative is named.")
        return (_against("no_representative", ADMISSION, message),)
    message = N_("Is an organisation and acts through {name}.")
    return (_for("represented", ADMISSION, message, {"name": speaker.representative}),)


# ---- seniority and age ----------------------------------------------------------------------------------------------

SENIORITY: Mapping[Right, str] = MappingProxyType(
    {Right.VOTE: "membership.min_seniority_to_vote", Right.STAND: "election.min_seniority"}
)
"""Right → the by-law on how long somebody has to be a member."""

AGE: Mapping[Right, str] = MappingProxyType({Right.VOTE: "vote.min_age", Right.STAND: "election.min_age"})
"""Right → the by-law on the youngest age."""

_SENIORITY_BLANK: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("The by-laws say nothing on how long one has to be a member to vote: not judged."),
        Right.STAND: N_("The by-laws say nothing on how long one has to be a member to stand for a seat: not judged."),
    }
)
_SENIORITY_UNKNOWN: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("To vote the by-laws ask for {time} of membership; since when is not known: not judged."),
        Right.STAND: eligibility.SENIORITY_UNKNOWN,
    }
)
_SENIOR: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("To vote the by-laws ask for {time} of membership; a member since {since}."),
        Right.STAND: N_("To stand for a seat the by-laws ask for {time} of membership; a member since {since}."),
    }
)
_JUNIOR: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("To vote the by-laws ask for {time} of membership: that is from {first} on."),
        Right.STAND: eligibility.TOO_NEW,
    }
)


def judge_seniority(stood: Stood, bylaws: Bylaws, day: date) -> tuple[Reason, ...]:
    """How long somebody has been a member without a break; of others nothing is said."""
    if stood.status not in ON_ROLL:
        return ()
    return tuple(_seniority(right, stood.member_since, bylaws.count(key), day) for right, key in SENIORITY.items())


def _seniority(right: Right, since: date | None, asked: Count | None, day: date) -> Reason:
    about = SENIORITY[right]
    if asked is None:
        return _silence(f"seniority_blank_{right}", about, _SENIORITY_BLANK[right], right)
    if since is None:
        return _open(f"seniority_unknown_{right}", about, _SENIORITY_UNKNOWN[right], {"time": asked}, right)
    first = asked.after(since)
    details = {"time": asked, "since": since, "first": first}
    if first <= day:
        return _for(f"senior_{right}", about, _SENIOR[right], details, right)
    return _against(f"junior_{right}", about, _JUNIOR[right], details, right)


_AGE_BLANK: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("The by-laws say nothing on the youngest age to vote: not judged."),
        Right.STAND: N_("The by-laws say nothing on the youngest age to stand for a seat: not judged."),
    }
)
_AGE_UNKNOWN: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("To vote one has to be {age}; the date of birth is not known: not judged."),
        Right.STAND: N_("To stand for a seat one has to be {age}; the date of birth is not known: not judged."),
    }
)
_AGE_UNSURE: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("To vote one has to be {age}; born {birth}, to be confirmed: not judged."),
        Right.STAND: eligibility.AGE_UNSURE,
    }
)
_OLD_ENOUGH: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("To vote one has to be {age}; born {birth}."),
        Right.STAND: N_("To stand for a seat one has to be {age}; born {birth}."),
    }
)
_TOO_YOUNG: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("To vote one has to be {age}; born {birth}, too young."),
        Right.STAND: N_("To stand for a seat one has to be {age}; born {birth}, too young."),
    }
)


@dataclass(frozen=True, slots=True)
class Born:
    """When somebody was born; ``ageless`` is true of an organisation, which has no age to judge."""

    birth: VagueDate | None = None
    ageless: bool = False


def judge_age(born: Born, bylaws: Bylaws, day: date) -> tuple[Reason, ...]:
    """Whether somebody is old enough. A birth known only in part is judged where every day it can be gives the same."""
    if born.ageless:
        return ()
    return tuple(_age(right, born.birth, bylaws.count(key), day) for right, key in AGE.items())


def _age(right: Right, birth: VagueDate | None, asked: Count | None, day: date) -> Reason:
    about = AGE[right]
    if asked is None:
        return _silence(f"age_blank_{right}", about, _AGE_BLANK[right], right)
    if birth is None:
        return _open(f"age_unknown_{right}", about, _AGE_UNKNOWN[right], {"age": asked}, right)
    details = {"age": asked, "birth": birth}
    is_old_enough = eligibility.old_enough(birth, asked.number, day)
    if is_old_enough is None:
        return _open(f"age_unsure_{right}", about, _AGE_UNSURE[right], details, right)
    if is_old_enough:
        return _for(f"old_enough_{right}", about, _OLD_ENOUGH[right], details, right)
    return _against(f"too_young_{right}", about, _TOO_YOUNG[right], details, right)


# ---- proxies --------------------------------------------------------------------------------------------------------

PROXIES, HOLDERS = "proxies.allowed", "proxies.holders"
_MEMBERS_HOLD = frozenset({"member", "anybody"})


def judge_proxies(_member: object, bylaws: Bylaws, _day: date) -> tuple[Reason, ...]:
    """Whether members may carry the proxies of others at all (OHADA, art. 100: unless the by-laws forbid it)."""
    allowed = bylaws.flag(PROXIES)
    if allowed is None:
        message = N_("The by-laws say nothing on proxies: not judged.")
        return (_silence("proxies_blank", PROXIES, message, Right.PROXY),)
    if not allowed:
        message = N_("The by-laws allow no proxies.")
        return (_against("no_proxies", PROXIES, message, {}, Right.PROXY),)
    holders = bylaws.choices(HOLDERS)
    if holders is not None and _MEMBERS_HOLD.isdisjoint(holders):
        message = N_("By the by-laws members do not carry proxies.")
        return (_against("not_by_members", HOLDERS, message, {}, Right.PROXY),)
    return (_for("proxies", PROXIES, N_("The by-laws allow proxies."), {}, Right.PROXY),)


# TR: titles of a narrow column: in a few words, what was found of some members; the full sentence stands beside
CODE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "not_yet": N_("Not on the roll yet"), "applicant": N_("Applicant"), "resigned": N_("Resigned"),
        "excluded": N_("Excluded"), "dead": N_("Deceased"), "merged": N_("Merged"), "member": N_("Is a member"),
        "suspended": N_("Suspended"), "suspension_blank": N_("Suspended: no rule"),
        "suspended_votes": N_("Suspended, may vote"),
        "no_representative": N_("No representative named"), "represented": N_("Representative named"),
        "junior_vote": N_("Too new to vote"), "junior_stand": N_("Too new to stand"),
        "senior_vote": N_("Senior enough to vote"), "senior_stand": N_("Senior enough to stand"),
        "seniority_unknown_vote": N_("Vote: seniority not known"),
        "seniority_unknown_stand": N_("Stand: seniority not known"),
        "seniority_blank_vote": N_("Vote: no seniority rule"),
        "seniority_blank_stand": N_("Stand: no seniority rule"),
        "too_young_vote": N_("Too young to vote"), "too_young_stand": N_("Too young to stand"),
        "old_enough_vote": N_("Old enough to vote"), "old_enough_stand": N_("Old enough to stand"),
        "age_unknown_vote": N_("Vote: birth not known"), "age_unknown_stand": N_("Stand: birth not known"),
        "age_unsure_vote": N_("Vote: birth not sure"), "age_unsure_stand": N_("Stand: birth not sure"),
        "age_blank_vote": N_("Vote: no age rule"), "age_blank_stand": N_("Stand: no age rule"),
        "no_proxies": N_("No proxies allowed"), "not_by_members": N_("Proxies not for members"),
        "proxies": N_("Proxies allowed"), "proxies_blank": N_("Proxies: no rule"),
    }
)  # fmt: skip
"""Code → what was found, in a few words: the title of all those of whom it was found."""


def _for(code: str, about: str, message: str, details: Mapping[str, object] | None = None, *rights: Right) -> Reason:
    return Reason(code, about, Stance.FOR, message, details or {}, rights or EVERY_RIGHT)


def _against(
    code: str, about: str, message: str, details: Mapping[str, object] | None = None, *rights: Right
) -> Reason:
    return Reason(code, about, Stance.AGAINST, message, details or {}, rights or EVERY_RIGHT)


def _no_member(code: str, message: str, details: Mapping[str, object], about: str = ADMISSION) -> Reason:
    return Reason(code, about, Stance.AGAINST, message, details, is_last=True)


def _open(code: str, about: str, message: str, details: Mapping[str, object], *rights: Right) -> Reason:
    return Reason(code, about, Stance.NOT_JUDGED, message, details, rights or EVERY_RIGHT)


def _silence(code: str, about: str, message: str, right: Right) -> Reason:
    return Reason(code, about, Stance.NOT_JUDGED, message, rights=(right,), is_silence=True)
