"""The elections of a sample office before they are voted on: laid down, candidates nominated, the list published."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from random import Random
from typing import Any

from pomanager.errors import Refused
from pomanager.readmodels.elections.election import ContestDetail
from pomanager.readmodels.members import MemberRow
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections.kinds import OfficialRole
from pomanager.rules.elections.reserved import ReserveRule, SectionGroup
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.samples.seating import Bodies
from pomanager.samples.sheets import Teller, Turn
from pomanager.services.elections.commands.candidates import publish_list
from pomanager.services.elections.commands.installing import answer_mandate
from pomanager.services.elections.commands.nominating_many import nominate_many
from pomanager.services.elections.commands.preparing import name_officials, open_nominations, prepare_election
from pomanager.services.elections.orders import (
    AnswerMandate,
    Candidacy,
    ContestOrder,
    NameOfficials,
    NominateMany,
    OfficialNamed,
    PrepareElection,
    PublishList,
)
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.mandates import mandates
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import meeting_detail, roll_people
from pomanager.services.organisation.queries import section_names

Told = Mapping[str, Any]
"""An election as the sheet tells it."""
ROLES = (
    OfficialRole.COMMITTEE_CHAIR, OfficialRole.COMMITTEE_MEMBER, OfficialRole.TELLER, OfficialRole.TELLER,
)  # fmt: skip
"""Who runs an election, in this order."""


@dataclass(frozen=True, slots=True)
class Stands:
    """A candidate the sheet tells of, and who that is."""

    told: Told
    member: MemberRow


def standing(bodies: Bodies, told: Told) -> Sequence[Stands]:
    """The candidates of an election; in a small office nobody is there for some of them."""
    found = ((each, bodies.cast.of(each["who"])) for each in told["candidates"])
    return tuple(Stands(each, member) for each, member in found if member is not None)


def election_turns(bodies: Bodies, meetings: Mapping[str, int], told: Told) -> Sequence[Turn]:
    """The turns of an election before it is voted on, and of those who refuse a seat; the vote is in its meeting."""

    def of(act: Callable[[Bodies, Told, Teller], None]) -> Callable[[Teller], None]:
        return partial(_if_held, bodies, told, act)

    turns: list[Turn] = [
        (told["prepared"], partial(_prepare, bodies, meetings, told)), (told["nominated"], of(_nominate)),
        (told["published"], of(_publish)),
    ]  # fmt: skip
    return (*turns, *((each["on"], partial(_refuse, bodies, told, each)) for each in told.get("refusals", ())))


def _if_held(bodies: Bodies, told: Told, act: Callable[[Bodies, Told, Teller], None], teller: Teller) -> None:
    if told["key"] in bodies.elections:
        act(bodies, told, teller)


def _prepare(bodies: Bodies, meetings: Mapping[str, int], told: Told, teller: Teller) -> None:
    """Lay the election down under its item of the agenda, say who runs it, and call for candidates."""
    office, meeting_id = teller.secretary.office, meetings.get(told["meeting"])
    there = standing(bodies, told)
    if meeting_id is None or not there:
        return
    line = next(each for each in office.ask(agenda, meeting_id) if each.kind is ItemKind.ELECTIONS)
    contest = ContestOrder(
        seat_ids=tuple(bodies.seat(teller, told["body"], seat) for seat in told["seats"]),
        method=Method(told["method"]), rule=_rule(told, there, teller), alternates=told.get("alternates", 0),
    )  # fmt: skip
    detail = office.ask(meeting_detail, meeting_id)
    order = PrepareElection(
        held_on=detail.label.held_on, body_id=bodies.ids[told["body"]], meeting_id=meeting_id, item_id=line.id,
        place=told["place"], candidates_until=told.get("until"), contests=(contest,),
    )  # fmt: skip
    election_id = bodies.elections[told["key"]] = office.do(prepare_election, order).result
    office.do(
        name_officials, NameOfficials(election_id=election_id, officials=_officials(told, there, teller, meeting_id))
    )
    office.do(open_nominations, election_id)


def _rule(told: Told, there: Sequence[Stands], teller: Teller) -> ReserveRule | None:
    """Seats kept for women and for provinces, as the sheet says; otherwise what the by-laws say."""
    if "women" not in told:
        return None
    groups = _provinces(there, teller) if told.get("by_province") else ()
    return ReserveRule(women=told["women"], groups=groups, bylaws=tuple(told["bylaws"]))


def _provinces(there: Sequence[Stands], teller: Teller) -> tuple[SectionGroup, ...]:
    """One seat at least for each province of those the sheet gives a seat."""
    lies_in = {section.name: section.paths[0][0] for section in teller.secretary.story.sections}
    ids: dict[str, set[int]] = {}
    for section_id, name in teller.secretary.office.ask(section_names).items():
        if name in lies_in:
            ids.setdefault(lies_in[name], set()).add(section_id)
    wanted = dict.fromkeys(lies_in[each.member.section] for each in there if "seat" in each.told)
    return tuple(SectionGroup(province, frozenset(ids[province]), 1) for province in wanted)


def _officials(told: Told, there: Sequence[Stands], teller: Teller, meeting_id: int) -> tuple[OfficialNamed, ...]:
    """Voters who do not stand run the election and count."""
    stand = {each.member.id for each in there}
    free = [each for each in teller.secretary.office.ask(roll_people, meeting_id)
            if each.votes and each.member_id not in stand]  # fmt: skip
    chosen = Random(f"{teller.secretary.story.code}/{told['key']}").sample(free, min(len(ROLES), len(free)))
    return tuple(OfficialNamed(role, each.name, each.person_id) for role, each in zip(ROLES, chosen, strict=False))


def contest_of(teller: Teller, election_id: int) -> ContestDetail:
    """The one contest of an election."""
    return teller.secretary.office.ask(election_detail, election_id).contests[0]


def _nominate(bodies: Bodies, told: Told, teller: Teller) -> None:
    """Write all candidacies down; where something speaks against one of them, with the reason why it is let in."""
    contest, day = contest_of(teller, bodies.elections[told["key"]]), told.get("received", teller.today)
    rows = tuple(
        Candidacy(
            member_id=each.member.id, contest_id=contest.id, nominated_by=each.told.get("by", ""),
            statement=each.told.get("statement", ""), symbol=each.told.get("symbol", ""),
        )
        for each in standing(bodies, told)
    )  # fmt: skip
    order = NominateMany(
        candidacies=rows, received_on=day, accepted_on=day, nominated_by=told["nominated_by"], backers=told["backers"]
    )
    try:
        teller.secretary.office.do(nominate_many, order)
    except Refused:
        teller.secretary.office.do(nominate_many, replace(order, reason=told["let_in"]))


def _publish(bodies: Bodies, told: Told, teller: Teller) -> None:
    """Publish the list, in the order of names or as the lot drew it."""
    drawn = told.get("drawn", {})
    order = PublishList(
        election_id=bodies.elections[told["key"]], published_on=teller.today, by_lot=bool(drawn),
        seed=drawn.get("seed", ""), drawn_by=drawn.get("by", ""), witnesses=drawn.get("witnesses", ""),
    )  # fmt: skip
    teller.secretary.office.do(publish_list, order)


def _refuse(bodies: Bodies, told: Told, refusal: Told, teller: Teller) -> None:
    """Somebody elected writes that they do not take the seat."""
    member = bodies.cast.of(refusal["who"])
    if told["key"] not in bodies.elections or member is None:
        return
    office = teller.secretary.office
    for each in office.ask(mandates, contest_of(teller, bodies.elections[told["key"]]).id):
        if each.candidate.member_id == member.id and not each.installed:
            order = AnswerMandate(
                nomination_id=each.candidate.nomination_id, accepted=False, on=teller.today, reason=refusal["reason"]
            )
            office.do(answer_mandate, order)
