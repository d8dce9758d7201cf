"""What in the mentoring asks for somebody's attention on a day: silence, reviews, goals, consents, too many mentees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.calendar import add_months
from pomanager.rules.mentoring.kinds import PairState
from pomanager.rules.mentoring.programmes import ProgrammeRules
from pomanager.rules.objections import Objection


class AttentionKind(StrEnum):
    """What kind of attention is asked for."""

    QUIET = "quiet"
    CONSENT = "consent"
    REVIEW = "review"
    GOAL = "goal"
    AGREEMENT = "agreement"
    OVER_TIME = "over_time"
    OVERLOAD = "overload"


ATTENTION_WORDS: Mapping[AttentionKind, str] = MappingProxyType(
    {
        AttentionKind.QUIET: N_("No session"), AttentionKind.CONSENT: N_("Consent missing"),
        AttentionKind.REVIEW: N_("Review due"), AttentionKind.GOAL: N_("Goal overdue"),
        AttentionKind.AGREEMENT: N_("Agreement to sign"), AttentionKind.OVER_TIME: N_("Programme over"),
        AttentionKind.OVERLOAD: N_("Too many mentees"),
    }
)  # fmt: skip

QUIET_FOR = N_("No session for {count} days.")
NEVER_MET = N_("No session since the pair began {count} days ago.")
CONSENT_OF = N_("{name} has not consented to the mentoring.")
REVIEW_DUE = N_("The review after {months} months was due on {day}.")
GOALS_LATE = N_("Goals past their day: {count}. The oldest was due on {day}.")
NOT_AGREED = N_("The agreement has not been signed since {day}.")
OVER_TIME = N_("The programme was over on {day}: let her graduate, or say why not.")
TOO_MANY = N_("{name} accompanies {count} and has room for {most}.")
DAYS_TO_SIGN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PairNow:
    """A pair as it is looked over."""

    mentee: str
    mentor: str
    state: PairState
    starts_on: date
    journey_starts: date
    """The first day of the mentee's first pair in the cohort: reviews and the end count from it."""
    paused_until: date | None = None
    """The last day on which the pair was resumed; silence counts from there at the earliest."""
    last_session: date | None = None
    mentee_consented: bool = True
    mentor_consented: bool = True
    reviews: frozenset[int] = frozenset()
    late_goals: int = 0
    oldest_goal: date | None = None


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing that asks for attention; ``on`` is the day since when, or by which it was to be done."""

    kind: AttentionKind
    on: date
    sentence: Objection


def attention_to(rules: ProgrammeRules, pair: PairNow, today: date) -> tuple[Attention, ...]:
    """Everything about a pair that asks for attention, what is worst first; a pair that is over asks for nothing."""
    if pair.state not in {PairState.MATCHED, PairState.ACTIVE, PairState.PAUSED}:
        return ()
    found = [*_consents(pair, today)]
    if pair.state is not PairState.PAUSED:
        found += _silence(rules, pair, today)
        found += _reviews(rules, pair, today)
    if pair.oldest_goal is not None and pair.late_goals:
        said = Objection(GOALS_LATE, "", {"count": pair.late_goals, "day": pair.oldest_goal})
        found.append(Attention(AttentionKind.GOAL, pair.oldest_goal, said))
    sign_by = pair.starts_on + timedelta(days=DAYS_TO_SIGN)
    if pair.state is PairState.MATCHED and sign_by < today:
        found.append(Attention(AttentionKind.AGREEMENT, sign_by, Objection(NOT_AGREED, "", {"day": pair.starts_on})))
    ends_on = add_months(pair.journey_starts, rules.months)
    if ends_on < today:
        found.append(Attention(AttentionKind.OVER_TIME, ends_on, Objection(OVER_TIME, "", {"day": ends_on})))
    return tuple(found)


def _consents(pair: PairNow, today: date) -> list[Attention]:
    sides = ((pair.mentee, pair.mentee_consented), (pair.mentor, pair.mentor_consented))
    return [
        Attention(AttentionKind.CONSENT, today, Objection(CONSENT_OF, "", {"name": name}))
        for name, consented in sides
        if not consented
    ]


def _silence(rules: ProgrammeRules, pair: PairNow, today: date) -> list[Attention]:
    met = [day for day in (pair.last_session, pair.paused_until) if day is not None]
    since = max((*met, pair.starts_on))
    silent = (today - since).days
    if silent <= rules.quiet_days:
        return []
    said = Objection(QUIET_FOR if pair.last_session else NEVER_MET, "", {"count": silent})
    return [Attention(AttentionKind.QUIET, since + timedelta(days=rules.quiet_days), said)]


def _reviews(rules: ProgrammeRules, pair: PairNow, today: date) -> list[Attention]:
    """The latest review that was due and not held: an older one is not held any more."""
    due = [(months, add_months(pair.journey_starts, months)) for months in rules.reviews]
    past = [(months, day) for months, day in due if day <= today]
    if not past or past[-1][0] in pair.reviews:
        return []
    months, day = past[-1]
    return [Attention(AttentionKind.REVIEW, day, Objection(REVIEW_DUE, "", {"months": months, "day": day}))]


def consent_missing(name: str, since: date) -> Attention:
    """Somebody who was selected has not consented; nobody is matched without."""
    return Attention(AttentionKind.CONSENT, since, Objection(CONSENT_OF, "", {"name": name}))


def overload(name: str, load: int, capacity: int, today: date) -> Attention | None:
    """A mentor who accompanies more than there is room for; None for one who does not."""
    if load <= capacity:
        return None
    said = Objection(TOO_MANY, "", {"name": name, "count": load, "most": capacity})
    return Attention(AttentionKind.OVERLOAD, today, said)
