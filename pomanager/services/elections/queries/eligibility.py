"""Whether somebody may stand in a contest, with every reason for and against; and what reserved seats will require."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from sqlalchemy.orm import Session

from pomanager.i18n import _, speaking
from pomanager.readmodels.elections.election import (
    Candidate,
    ContestDetail,
    ContestRequirement,
    ElectionDetail,
    Eligibility,
)
from pomanager.rules.bodies.kinds import BodyKind, ReservedFor
from pomanager.rules.bodies.limits import Force
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.counting.reserving import Unfilled
from pomanager.rules.elections.reserved import (
    GroupNames,
    ReserveRule,
    SectionShare,
    requirement,
    still_needed,
)
from pomanager.rules.entitlement import EVERY_RIGHT, Right, Verdict
from pomanager.rules.meetings.rolls import reasons_kept
from pomanager.rules.members import Sex
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.queries.facts import SeatFound, seats_found
from pomanager.services.bodies.queries.listing import seat_rows
from pomanager.services.bodies.queries.officers import seated_on
from pomanager.services.elections.queries.loading import contest_found, election_detail
from pomanager.services.entitlement.queries.seats import reasons_for_seat
from pomanager.services.entitlement.queries.verdicts import entitlement_of, verdicts_of
from pomanager.services.meetings.queries.roll import young_on
from pomanager.services.organisation.queries import organisation, section_names
from pomanager.services.organisation.queries.bylaws import bylaws_on

UNFILLED_RULE = "election.women_unfilled"


def eligibility(session: Session, contest_id: int, member_id: int) -> Eligibility:
    """Whether a member may stand in a contest on the day it is held, with every reason; raises NotFound.

    For seats of a body what the bodies' own rules say counts, too: of the first seat that is kept for nobody, or for
    those the ballot paper is kept for.
    """
    detail, contest = contest_found(session, contest_id)
    return eligibility_of(session, detail, contest, member_id)


def eligibility_of(session: Session, detail: ElectionDetail, contest: ContestDetail, member_id: int) -> Eligibility:
    """The same of a contest that was read already; raises NotFound for the member."""
    seat_id = _seat_to_judge(session, contest)
    verdict = entitlement_of(session, member_id, detail.term_starts_on, seat_id).verdict
    return Eligibility(tuple(each for each in verdict.reasons if Right.STAND in each.rights))


def eligible_in(
    session: Session, pairs: Sequence[tuple[ElectionDetail, ContestDetail, int]]
) -> Mapping[tuple[int, int], Eligibility]:
    """Contest and member → whether they may stand there, as ``eligibility`` says; all are looked at together."""
    by_day: dict[date, set[int]] = {}
    for detail, _contest, member_id in pairs:
        by_day.setdefault(detail.term_starts_on, set()).add(member_id)
    verdicts = {day: verdicts_of(session, day, members) for day, members in by_day.items()}
    seats = {contest.id: _seat_to_judge(session, contest) for _detail, contest, _member in pairs if contest.seat_ids}
    found: dict[tuple[int, int], Eligibility] = {}
    for detail, contest, member_id in pairs:
        reasons, day = verdicts[detail.term_starts_on][member_id].reasons, detail.term_starts_on
        seat_id = seats.get(contest.id)
        if seat_id is not None and not any(each.is_last for each in reasons):
            reasons = (*reasons, *reasons_for_seat(session, member_id, seat_id, day))
        found[contest.id, member_id] = Eligibility(tuple(each for each in reasons if Right.STAND in each.rights))
    return found


def _seat_to_judge(session: Session, contest: ContestDetail) -> int | None:
    found = seats_found(session, contest.seat_ids)
    fitting = [each for each in contest.seat_ids if found[each].seat.reserved_for is ReservedFor.NOBODY]
    return next(iter(fitting), next(iter(contest.seat_ids), None))


def eligibility_kept(found: Eligibility) -> str:
    """The reasons as they are kept with a candidacy."""
    return reasons_kept(Verdict(tuple(replace(each, rights=EVERY_RIGHT) for each in found.reasons)))


def rule_by_bylaws(
    session: Session, seat_ids: tuple[int, ...], day: date, beside: Mapping[int, ReservedFor] = MappingProxyType({})
) -> ReserveRule:
    """What the by-laws of a day reserve among these seats: who stays in the body counts, and so do reserved seats.

    ``beside`` are the seats of the other ballot papers of the election, with whom each paper is kept for.
    """
    found = list(seats_found(session, seat_ids).values())
    if not found:
        return ReserveRule()
    body = found[0].body
    limits = limits_on(session, day, body.kind)
    bylaws = bylaws_on(session, day)
    women_stay, young_stay, there = _staying(session, body.id, {*seat_ids, *beside}, day)
    sure = Counter(beside.values())
    kept = Counter(each.seat.reserved_for for each in found)
    seats = len(seat_ids)
    by_rule = still_needed(limits.women_needed(there), women_stay + sure[ReservedFor.WOMEN], seats)
    women = max(by_rule, kept[ReservedFor.WOMEN])
    youth = max(still_needed(limits.youth_min, young_stay + sure[ReservedFor.YOUTH], seats), kept[ReservedFor.YOUTH])
    unfilled = bylaws.choice(UNFILLED_RULE)
    # A seat that is itself kept for women binds, whatever the by-laws only aim at.
    target = limits.women_force is Force.TARGET and by_rule >= kept[ReservedFor.WOMEN] and not kept[ReservedFor.WOMEN]
    return ReserveRule(
        women=women, women_target=target, youth=youth, sections=_sections(found),
        unfilled=None if unfilled is None else Unfilled(unfilled), bylaws=_keys(body.kind, women, youth),
    )  # fmt: skip


def _keys(kind: BodyKind, women: int, youth: int) -> tuple[str, ...]:
    asked = ((women, ("women_rule", "women_min", "women_share")), (youth, ("youth_min", "youth_age")))
    named = (f"{kind.value}.{key}" for number, keys in asked if number for key in keys)
    return tuple(key for key in named if key in SETTINGS)  # of some bodies the by-laws say nothing: the seat does


def _sections(found: list[SeatFound]) -> tuple[SectionShare, ...]:
    kept = Counter(
        each.section_id for each in found if each.section_id and each.seat.reserved_for is ReservedFor.SECTION
    )
    return tuple(SectionShare(section_id, least) for section_id, least in sorted(kept.items()) if section_id)


def _staying(session: Session, body_id: int, going: set[int], day: date) -> tuple[int, int, int]:
    """Women and young people who sit in the other seats of a body, and all its seats with a vote."""
    stay = [each for each in seated_on(session, day, body_id) if each.seat.id not in going]
    young = young_on(session, [each.person.person_id for each in stay], day, bylaws_on(session, day)) if stay else ()
    there = sum(row.seat.voting and row.ended_on is None for row in seat_rows(session, day, body_id))
    return sum(each.person.sex is Sex.FEMALE for each in stay), len(young), there


def group_names(session: Session, contest: ContestDetail, day: date) -> GroupNames:
    """How groups are called in records, in the first language of the office."""
    names = section_names(session, day) if contest.rule.sections else {}
    with speaking(organisation(session).languages[0]):
        return GroupNames(
            sex=_("Sex"), women=_("Women"), age=_("Age"), young=_("Young people"), section=_("Section"), sections=names,
            groups=_("Groups of sections"),
        )  # fmt: skip


def requirements(session: Session, election_id: int) -> tuple[ContestRequirement, ...]:
    """What the rules on reserved seats will require of each contest, and whom they touch; raises NotFound."""
    detail = election_detail(session, election_id)
    return tuple(_requirement(session, each, detail.label.held_on) for each in detail.contests)


def _requirement(session: Session, contest: ContestDetail, day: date) -> ContestRequirement:
    standing = {each.number or place: each for place, each in enumerate(_standing(contest), 1)}
    numbered = [replace(each.standing, number=number) for number, each in standing.items()]
    bylaws = bylaws_on(session, day)
    found = requirement(contest.rule, numbered, contest.seats, group_names(session, contest, day))
    return ContestRequirement(
        contest_id=contest.id, rule=contest.rule, sentences=found.sentences, is_possible=found.possible,
        sure=tuple(standing[each] for each in found.sure), shut_out=tuple(standing[each] for each in found.shut_out),
        favoured=tuple(standing[each] for each in found.favoured),
        articles=tuple((key, bylaws.set_value(key).article) for key in contest.rule.bylaws if key in SETTINGS),
    )  # fmt: skip


def _standing(contest: ContestDetail) -> list[Candidate]:
    return [each for each in contest.candidates if each.stands]
