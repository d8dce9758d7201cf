"""How the sections of a sample office elect their delegates: in proportion, every third a woman, in one act each time.

Sections whose assembly is told of elect in it by show of hands, with more candidates than seats; in the others as many
stand as there are seats, and they are elected by acclamation.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from pomanager.readmodels.members import RollView
from pomanager.rules.elections.kinds import ElectionFor
from pomanager.rules.entitlement import Right
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.samples.seating import Bodies
from pomanager.samples.sheets import Teller, Turn
from pomanager.services.elections.commands.candidates import withdraw_candidate
from pomanager.services.elections.commands.declaring import declare_all
from pomanager.services.elections.commands.installing import install_mandates
from pomanager.services.elections.commands.nominating_many import nominate_many
from pomanager.services.elections.commands.preparing import prepare_election
from pomanager.services.elections.commands.sections import prepare_section_elections
from pomanager.services.elections.commands.together import count_all, publish_lists
from pomanager.services.elections.orders import (
    Candidacy,
    ContestOrder,
    DeclareAll,
    InstallMandates,
    NominateMany,
    PrepareElection,
    PrepareSectionElections,
    WithdrawCandidate,
)
from pomanager.services.elections.orders_together import PublishLists
from pomanager.services.elections.queries.listing import elections_of_delegates
from pomanager.services.elections.queries.loading import election_details
from pomanager.services.entitlement.queries.verdicts import verdicts_of
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.meetings.queries.seats import section_seats
from pomanager.services.members import queries

WOMEN = 3
"""Every so manieth delegate at least is a woman."""
LOSERS, WAITING = 2, 6
"""How many more stand where votes are counted, and how many are thought of beyond those needed: some may not stand."""
_NEEDED = (Right.STAND, Right.VOTE)

Told = Mapping[str, Any]


@dataclass(slots=True)
class Sections:
    """The elections of delegates as the story goes on."""

    bodies: Bodies
    meetings: Mapping[str, int]
    told: Told
    wanted: dict[int, Sequence[int]] = field(default_factory=dict)
    """Section → the members it wants to send, most wanted first."""
    ids: list[int] = field(default_factory=list)
    """Elections of sections that elect by acclamation."""
    others: list[int] = field(default_factory=list)
    """Those held in an assembly that is told of."""

    @property
    def meeting_id(self) -> int:
        """Where the delegates go."""
        return self.meetings[self.told["meeting"]]


def section_turns(bodies: Bodies, meetings: Mapping[str, int], told: Told) -> Sequence[Turn]:
    """The turns of the elections of delegates; the votes in assemblies are in their meetings."""
    sections = Sections(bodies, meetings, told)
    acts: tuple[tuple[str, Callable[[Sections, Teller], None]], ...] = (
        ("prepared", _prepare), ("published", _publish), ("looked_over", _look_over), ("declared", _declare),
        ("installed", _install),
    )  # fmt: skip
    return [(told[day], partial(act, sections)) for day, act in acts]


def _prepare(sections: Sections, teller: Teller) -> None:
    """Lay an election down for each section that sends somebody: under the item of its assembly, or alone."""
    seats = _seats(sections, teller)
    sections.wanted = _wanted(seats, sections.told["held"], teller)
    seats = {section_id: number for section_id, number in seats.items() if sections.wanted[section_id]}
    for key in sections.told["assemblies"]:
        if key in sections.meetings:
            _in_assembly(sections, teller, key, seats)
    alone = sorted(set(seats) - _with_election(sections, teller))
    if alone:
        order = PrepareSectionElections(
            for_meeting_id=sections.meeting_id, held_on=sections.told["held"], section_ids=tuple(alone),
            seats=tuple((each, seats[each]) for each in alone), way=Way.ACCLAMATION,
        )  # fmt: skip
        sections.ids = list(teller.secretary.office.do(prepare_section_elections, order).result)
    if seats:
        _nominate(sections, teller)


def _with_election(sections: Sections, teller: Teller) -> set[int]:
    found = teller.secretary.office.ask(elections_of_delegates, sections.meeting_id)
    return {each.section_id for each in found if each.section_id is not None}


def _in_assembly(sections: Sections, teller: Teller, key: str, seats: Mapping[int, int]) -> None:
    office, detail = teller.secretary.office, teller.secretary.office.ask(meeting_detail, sections.meetings[key])
    line = next(each for each in office.ask(agenda, detail.label.id) if each.kind is ItemKind.DELEGATES)
    section_id = detail.section_id or 0
    if section_id not in seats:
        return
    order = PrepareElection(
        held_on=detail.label.held_on, purpose=ElectionFor.DELEGATES, section_id=section_id, meeting_id=detail.label.id,
        item_id=line.id, for_meeting_id=sections.meeting_id, way=Way.HANDS, place=sections.told["place"],
        contests=(ContestOrder(seats=seats[section_id], section_id=section_id),),
    )  # fmt: skip
    election_id = sections.bodies.elections[key] = office.do(prepare_election, order).result
    sections.bodies.favoured[key] = sections.wanted[section_id][: seats[section_id]]
    sections.others.append(election_id)


def _seats(sections: Sections, teller: Teller) -> dict[int, int]:
    """As many of each section as the by-laws let it send, of all sections together never more than are told of."""
    left, found = sections.told["at_full_size"], {}
    for row in teller.secretary.office.ask(section_seats, sections.meeting_id):
        found[row.section_id] = min(row.seats or 0, left)
        left -= found[row.section_id]
    return {section_id: seats for section_id, seats in found.items() if seats}


def _wanted(seats: Mapping[int, int], day: date, teller: Teller) -> dict[int, Sequence[int]]:
    """Section → members of longest standing who may stand and vote, women taking every third place, then a few more."""
    pools = {each: _pool(teller, each, number) for each, number in seats.items()}
    everybody = [member_id for pool in pools.values() for of_sex in pool for member_id in of_sex]
    verdicts = teller.secretary.office.ask(verdicts_of, day, everybody)
    found: dict[int, Sequence[int]] = {}
    for section_id, pool in pools.items():
        women, men = ([each for each in of_sex if all(map(verdicts[each].may, _NEEDED))] for of_sex in pool)
        of_women = min(len(women), -(-seats[section_id] // WOMEN))
        chosen = [*women[:of_women], *men[: seats[section_id] - of_women]]
        more = [*women[of_women:], *men[seats[section_id] - of_women :]]
        found[section_id] = [*chosen, *more[: seats[section_id] - len(chosen) + LOSERS]]
    return found


def _pool(teller: Teller, section_id: int, seats: int) -> tuple[Sequence[int], Sequence[int]]:
    view = RollView(statuses=(Status.ACTIVE,), kind=PersonKind.NATURAL, section_id=section_id)
    women, men = (
        [*teller.secretary.office.ask(queries.roll_ids, replace(view, sex=sex))][: seats + WAITING]
        for sex in (Sex.FEMALE, Sex.MALE)
    )
    return women, men


def _nominate(sections: Sections, teller: Teller) -> None:
    """All candidacies in one act: as many as there are seats, and a few more where votes will be counted."""
    office, rows = teller.secretary.office, list[Candidacy]()
    for label in office.ask(elections_of_delegates, sections.meeting_id):
        more = LOSERS if label.id in sections.others else 0
        members = sections.wanted[label.section_id or 0][: label.seats + more]
        rows += [Candidacy(member_id=each, section_id=label.section_id) for each in members]
    order = NominateMany(
        candidacies=tuple(rows), received_on=teller.today, accepted_on=teller.today,
        for_meeting_id=sections.meeting_id, nominated_by=sections.told["nominated_by"],
        backers=sections.told["backers"],
    )  # fmt: skip
    office.do(nominate_many, order)


def _publish(sections: Sections, teller: Teller) -> None:
    ids = (*sections.ids, *sections.others)
    if ids:
        teller.secretary.office.do(publish_lists, PublishLists(election_ids=ids, published_on=teller.today))


def _look_over(sections: Sections, teller: Teller) -> None:
    """On the eve of the poll, strike off whoever is no member any more."""
    office = teller.secretary.office
    active = set(office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,))))
    for detail in office.ask(election_details, (*sections.ids, *sections.others)):
        for each in detail.contests[0].candidates:
            if each.member_id not in active:
                order = WithdrawCandidate(
                    nomination_id=each.nomination_id, on=teller.today, reason=sections.told["left"]
                )
                office.do(withdraw_candidate, order)


def _declare(sections: Sections, teller: Teller) -> None:
    """Where as many stand as there are seats nobody is left out: all sections are counted and announced together."""
    office = teller.secretary.office
    standing = {each.id: each.candidates for each in office.ask(elections_of_delegates, sections.meeting_id)}
    ids = sections.ids = [each for each in sections.ids if standing[each]]
    if ids:
        office.do(count_all, tuple(ids))
        office.do(declare_all, DeclareAll(election_ids=tuple(ids), on=teller.today, by=sections.told["by"]))


def _install(sections: Sections, teller: Teller) -> None:
    ids = (*sections.others, *sections.ids)
    if ids:
        order = InstallMandates(election_ids=ids, decision=sections.told["decision"], all_accept=True)
        teller.secretary.office.do(install_mandates, order)
