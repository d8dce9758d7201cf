"""What speaks against candidacies, one or many at once: a table of them is judged row by row before any is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.readmodels.elections.election import ContestDetail, ElectionDetail
from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.elections.nominating import NominationFacts, objections_to_nomination
from pomanager.rules.objections import Objection
from pomanager.services.elections.orders import Candidacy, Nominate, NominateMany
from pomanager.services.elections.queries.candidates import WhoStands, sections_of, who_stands
from pomanager.services.elections.queries.eligibility import eligible_in
from pomanager.services.elections.queries.listing import elections_of_delegates
from pomanager.services.elections.queries.loading import election_details, elections_of_contests
from pomanager.services.members.queries.numbers import members_with_numbers
from pomanager.services.organisation.queries import section_names

NO_CANDIDACIES = N_("Write down at least one candidacy.")
NO_SUCH_MEMBER = N_("No member has the number “{number}”.")
NO_MEMBER = N_("Write who stands.")
NO_SUCH_SECTION = N_("No section that elects delegates to this meeting is called “{section}”.")
NOWHERE = N_("Write for which section this candidate stands.")


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody who would stand, the sections they belong to, and whether the by-laws let them stand."""

    who: WhoStands
    sections: frozenset[int]
    eligible: bool


def facts_of(
    order: Nominate, detail: ElectionDetail, contest: ContestDetail, looked: Looked, today: date
) -> NominationFacts:
    """A candidacy as the rules look at it."""
    who = looked.who
    roles = {each.person_id: each.role for each in detail.officials}
    return NominationFacts(
        today=today, state=detail.label.state, name=who.name, sex=who.sex, is_young=who.is_young,
        in_section=contest.section_id is None or contest.section_id in looked.sections, section=contest.section,
        received_on=order.received_on, until=detail.candidates_until, backers=order.backers,
        backers_asked=detail.backers, eligible=looked.eligible, is_official=roles.get(who.person_id),
        stands_here=any(each.member_id == order.member_id for each in contest.candidates),
        people=(order.member_id, order.nominator_id, order.seconder_id),
        open_to=ReservedFor.SECTION if contest.section_id is not None else contest.open_to, reason=order.reason,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planned:
    """A candidacy of many, found in the books, and everything to say about it; ``order`` None where it was not."""

    row: int
    """From 1, in the order handed in."""
    order: Nominate | None
    detail: ElectionDetail | None
    who: WhoStands | None
    objections: tuple[Objection, ...]


def objections_to_nominating_many(session: Session, order: NominateMany, today: date) -> tuple[Objection, ...]:
    """Everything to say about many candidacies; ``about`` tells the row, counted from 1: "candidacies.3"."""
    if not order.candidacies:
        return (Objection(NO_CANDIDACIES, "candidacies"),)
    return tuple(each for planned in plan_many(session, order, today) for each in planned.objections)


def plan_many(session: Session, order: NominateMany, today: date) -> tuple[Planned, ...]:
    """The candidacies of a table, each with the contest and the member found, and judged; read all together."""
    details = _details(session, order)
    contests = {contest.id: (detail, contest) for detail in details for contest in detail.contests}
    by_section = {detail.label.section_id: detail.contests[0].id for detail in details if detail.label.section_id}
    places = _Places(contests, by_section, _sections_called(session, by_section))
    numbers = members_with_numbers(session, [each.number.strip() for each in order.candidacies if each.number.strip()])
    found = [_found(each, places, numbers) for each in order.candidacies]
    looked = _looked(session, [each for each in found if each.member_id and each.contest_id], contests)
    taken: set[tuple[int, int]] = set()
    rows = []
    for row, (each, told) in enumerate(zip(found, order.candidacies, strict=True), 1):
        rows.append(_planned(row, each, told, (order, contests, looked, today, taken)))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where candidates may stand: contests by id, and by the id and the name of the section that votes."""

    contests: Mapping[int, tuple[ElectionDetail, ContestDetail]]
    by_section: Mapping[int, int]
    called: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a row means; None for what is not in the books."""

    member_id: int | None
    contest_id: int | None
    missing: tuple[Objection, ...]


def _details(session: Session, order: NominateMany) -> tuple[ElectionDetail, ...]:
    named = {each.contest_id for each in order.candidacies if each.contest_id is not None}
    ids = list(elections_of_contests(session, sorted(named)))
    if order.for_meeting_id is not None:
        ids += [each.id for each in elections_of_delegates(session, order.for_meeting_id) if each.id not in ids]
    return election_details(session, ids)


def _sections_called(session: Session, by_section: Mapping[int, int]) -> Mapping[str, int]:
    names = section_names(session) if by_section else {}
    return {names[each].casefold(): each for each in by_section if each in names}


def _found(told: Candidacy, places: _Places, numbers: Mapping[str, int]) -> _Found:
    missing: list[Objection] = []
    number, section = told.number.strip(), told.section.strip()
    member_id = told.member_id if told.member_id is not None else numbers.get(number)
    if member_id is None:
        missing.append(Objection(NO_SUCH_MEMBER, "", {"number": number}) if number else Objection(NO_MEMBER))
    section_id = told.section_id if told.section_id is not None else places.called.get(section.casefold())
    contest_id = told.contest_id if told.contest_id is not None else places.by_section.get(section_id or 0)
    if contest_id not in places.contests:
        contest_id = None
        missing.append(Objection(NO_SUCH_SECTION, "", {"section": section}) if section else Objection(NOWHERE))
    return _Found(member_id, contest_id, tuple(missing))


def _looked(
    session: Session, found: Sequence[_Found], contests: Mapping[int, tuple[ElectionDetail, ContestDetail]]
) -> Mapping[tuple[int, int], Looked]:
    """Contest and member → what the rules look at, of all rows together."""
    by_day: dict[date, list[_Found]] = {}
    for each in found:
        by_day.setdefault(contests[each.contest_id or 0][0].label.held_on, []).append(each)
    looked: dict[tuple[int, int], Looked] = {}
    for day, rows in by_day.items():
        known = who_stands(session, [each.member_id or 0 for each in rows], day)
        above = sections_of(session, day, [each.section_id for each in known.values()])
        pairs = [(*contests[each.contest_id or 0], each.member_id or 0) for each in rows if each.member_id in known]
        eligible = eligible_in(session, pairs)
        for _detail, contest, member_id in pairs:
            who = known[member_id]
            within = above.get(who.section_id or 0, frozenset())
            looked[contest.id, member_id] = Looked(who, within, eligible[contest.id, member_id].eligible)
    return looked


_Known = tuple[
    NominateMany, Mapping[int, tuple[ElectionDetail, ContestDetail]], Mapping[tuple[int, int], Looked], date,
    set[tuple[int, int]],
]  # fmt: skip


def _planned(row: int, found: _Found, told: Candidacy, known: _Known) -> Planned:
    many, contests, looked, today, taken = known
    key = (found.contest_id or 0, found.member_id or 0)
    if found.missing or key not in looked:
        return Planned(row, None, None, None, tuple(_beside(row, found.missing or (Objection(NO_MEMBER),))))
    detail, contest = contests[key[0]]
    order = Nominate(
        contest_id=key[0], member_id=key[1], received_on=many.received_on, backers=many.backers,
        nominated_by=told.nominated_by or many.nominated_by, accepted_on=told.accepted_on or many.accepted_on,
        statement=told.statement, symbol=told.symbol, reason=many.reason,
    )  # fmt: skip
    facts = facts_of(order, detail, contest, looked[key], today)
    said = objections_to_nomination(facts if key not in taken else _standing_already(facts))
    taken.add(key)
    return Planned(row, order, detail, looked[key].who, tuple(_beside(row, said)))


def _standing_already(facts: NominationFacts) -> NominationFacts:
    """The same, of somebody who stands in an earlier row."""
    told = {name: getattr(facts, name) for name in NominationFacts.__dataclass_fields__}
    return NominationFacts(**{**told, "stands_here": True})


def _beside(row: int, said: Sequence[Objection]) -> Iterator[Objection]:
    for each in said:
        yield Objection(each.message, f"candidacies.{row}", each.details, each.weight)
