"""What shares and dues say of the right to vote and to stand: least holding, shares unpaid or held long, arrears.

How many shares somebody holds never gives more votes (ICA, second principle); whether the shares a member has to hold
are held, and paid as they fall due, may take the vote away where the by-laws say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.values import Count
from pomanager.rules.entitlement import EVERY_RIGHT, Reason, Right, Stance
from pomanager.rules.money import Money

MIN_HELD, PAID, HELD_FOR = "capital.min_held", "vote.shares_paid", "vote.shares_held_for"
ARREARS: Mapping[Right, str] = MappingProxyType({Right.VOTE: "vote.arrears_months", Right.STAND: "election.arrears"})
"""Right → the by-law on how long dues may be in arrears."""
ELIGIBILITY, ALL_PAID = "election.eligibility", "shares_paid"


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody held of the shares on the day, all types together.

    ``overdue`` and ``unpaid`` are amounts of the currency most is owed in, None for nothing; ``since`` is the day from
    which shares have been held without a break. ``is_kept`` is false while no share was ever entered in the books.
    """

    shares: int = 0
    overdue: Money | None = None
    unpaid: Money | None = None
    since: date | None = None
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class InArrears:
    """Dues whose last day to pay is past: how much, and the last day to pay of the oldest; None for nothing.

    ``is_kept`` is false while no dues were ever entered in the books.
    """

    amount: Money | None = None
    due_on: date | None = None
    is_kept: bool = True


def judge_least_held(held: Held, bylaws: Bylaws, _day: date) -> tuple[Reason, ...]:
    """Whether the least number of shares is held that the by-laws ask of a member."""
    least = bylaws.count(MIN_HELD)
    if least is None:
        message = N_("The by-laws say nothing on the least number of shares to hold: not judged.")
        return (_silence("least_held_blank", MIN_HELD, message),)
    if not held.is_kept:
        message = N_("The by-laws ask for {least}; no shares are entered in the books: not judged.")
        return (_reason("shares_not_kept", MIN_HELD, Stance.NOT_JUDGED, message, {"least": least}),)
    details = {"least": least, "shares": held.shares}
    if held.shares >= least.number:
        message = N_("The by-laws ask for {least}; shares held: {shares}.")
        return (_reason("least_held", MIN_HELD, Stance.FOR, message, details),)
    message = N_("The by-laws ask for {least}; shares held: {shares}, too few.")
    return (_reason("too_few_shares", MIN_HELD, Stance.AGAINST, message, details),)


def judge_shares_paid(held: Held, bylaws: Bylaws, _day: date) -> tuple[Reason, ...]:
    """Whether shares are paid as they fall due, for the vote; whether all are paid, for a seat where that is asked."""
    return (*_paid_to_vote(held, bylaws), *_paid_to_stand(held, bylaws))


def _paid_to_vote(held: Held, bylaws: Bylaws) -> tuple[Reason, ...]:
    loses = bylaws.flag(PAID)
    if loses is None:
        message = N_("The by-laws say nothing on the vote of those whose shares are not paid: not judged.")
        return (_silence("paid_blank", PAID, message, Right.VOTE),)
    if not held.is_kept:
        return ()
    if held.overdue is None:
        message = N_("Nothing is overdue on the shares.")
        return (_reason("nothing_overdue", PAID, Stance.FOR, message, {}, Right.VOTE),)
    details = {"amount": held.overdue}
    if loses:
        message = N_("{amount} is overdue on the shares; by the by-laws there is no vote until it is paid.")
        return (_reason("shares_overdue", PAID, Stance.AGAINST, message, details, Right.VOTE),)
    message = N_("{amount} is overdue on the shares; by the by-laws the vote is kept.")
    return (_reason("overdue_votes", PAID, Stance.FOR, message, details, Right.VOTE),)


def _paid_to_stand(held: Held, bylaws: Bylaws) -> tuple[Reason, ...]:
    asked = bylaws.choices(ELIGIBILITY)
    if asked is None or ALL_PAID not in asked or not held.is_kept:
        return ()
    if held.unpaid is None:
        message = N_("To stand for a seat all shares must be paid: they are.")
        return (_reason("all_paid", ELIGIBILITY, Stance.FOR, message, {}, Right.STAND),)
    message = N_("To stand for a seat all shares must be paid; {amount} is still to be paid.")
    return (_reason("not_all_paid", ELIGIBILITY, Stance.AGAINST, message, {"amount": held.unpaid}, Right.STAND),)


def judge_shares_held_for(held: Held, bylaws: Bylaws, day: date) -> tuple[Reason, ...]:
    """How long shares have been held without a break."""
    asked = bylaws.count(HELD_FOR)
    if asked is None:
        message = N_("The by-laws say nothing on how long one has to hold shares to vote: not judged.")
        return (_silence("held_for_blank", HELD_FOR, message, Right.VOTE),)
    if not held.is_kept:
        return ()
    if held.since is None:
        message = N_("To vote the by-laws ask for shares held for {time}; none are held.")
        return (_reason("no_shares", HELD_FOR, Stance.AGAINST, message, {"time": asked}, Right.VOTE),)
    first = asked.after(held.since)
    details = {"time": asked, "since": held.since, "first": first}
    if first <= day:
        message = N_("To vote the by-laws ask for shares held for {time}; held since {since}.")
        return (_reason("held_long", HELD_FOR, Stance.FOR, message, details, Right.VOTE),)
    message = N_("To vote the by-laws ask for shares held for {time}: that is from {first} on.")
    return (_reason("not_held_long", HELD_FOR, Stance.AGAINST, message, details, Right.VOTE),)


_ARREARS_BLANK: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("The by-laws say nothing on arrears and the vote: not judged."),
        Right.STAND: N_("The by-laws say nothing on arrears and standing for a seat: not judged."),
    }
)
_ARREARS_LOST: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("{amount} of dues is overdue, the oldest since {due}; more than {time} takes the vote away."),
        Right.STAND: N_("{amount} of dues is overdue, the oldest since {due}; more than {time} bars from a seat."),
    }
)
_ARREARS_BEARABLE: Mapping[Right, str] = MappingProxyType(
    {
        Right.VOTE: N_("{amount} of dues is overdue, the oldest since {due}; the vote is kept up to {time}."),
        Right.STAND: N_("{amount} of dues is overdue, the oldest since {due}; one may stand up to {time}."),
    }
)


def judge_arrears(owed: InArrears, bylaws: Bylaws, day: date) -> tuple[Reason, ...]:
    """For how long dues have been in arrears; the last day to pay is still in time."""
    return tuple(
        reason for right, key in ARREARS.items() for reason in _arrears(right, key, owed, bylaws.count(key), day)
    )


def _arrears(right: Right, about: str, owed: InArrears, most: Count | None, day: date) -> tuple[Reason, ...]:
    if most is None:
        return (_silence(f"arrears_blank_{right}", about, _ARREARS_BLANK[right], right),)
    if not owed.is_kept:
        return ()
    if owed.amount is None or owed.due_on is None:
        return (_reason(f"no_arrears_{right}", about, Stance.FOR, N_("No dues are overdue."), {}, right),)
    details = {"amount": owed.amount, "due": owed.due_on, "time": most}
    if most.after(owed.due_on) < day:
        return (_reason(f"arrears_{right}", about, Stance.AGAINST, _ARREARS_LOST[right], details, right),)
    return (_reason(f"arrears_short_{right}", about, Stance.FOR, _ARREARS_BEARABLE[right], details, right),)


# TR: titles of a narrow column: in a few words, what was found of some members; the full sentence stands beside
MONEY_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "least_held_blank": N_("Shares: no minimum"), "shares_not_kept": N_("Shares not entered"),
        "least_held": N_("Minimum of shares held"), "too_few_shares": N_("Too few shares"),
        "paid_blank": N_("Unpaid shares: no rule"), "nothing_overdue": N_("Shares paid as due"),
        "shares_overdue": N_("Shares overdue"), "overdue_votes": N_("Shares overdue, may vote"),
        "all_paid": N_("All shares paid"), "not_all_paid": N_("Stand: shares not all paid"),
        "held_for_blank": N_("Shares held: no rule"), "no_shares": N_("No shares held"),
        "held_long": N_("Shares held long enough"), "not_held_long": N_("Shares held too short"),
        "arrears_blank_vote": N_("Vote: no rule on arrears"), "arrears_blank_stand": N_("Stand: no rule on arrears"),
        "no_arrears_vote": N_("Vote: no arrears"), "no_arrears_stand": N_("Stand: no arrears"),
        "arrears_vote": N_("Vote lost by arrears"), "arrears_stand": N_("May not stand: arrears"),
        "arrears_short_vote": N_("Vote: arrears still short"), "arrears_short_stand": N_("Stand: arrears still short"),
    }
)  # fmt: skip
"""Code → what was found, in a few words."""


def _reason(
    code: str, about: str, stance: Stance, message: str, details: Mapping[str, object], *rights: Right
) -> Reason:
    return Reason(code, about, stance, message, details, rights or EVERY_RIGHT)


def _silence(code: str, about: str, message: str, *rights: Right) -> Reason:
    return Reason(code, about, Stance.NOT_JUDGED, message, rights=rights or EVERY_RIGHT, is_silence=True)
