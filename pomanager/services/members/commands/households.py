"""Acts on households: founding one, entering and leaving it, and setting a line right."""

from dataclasses import dataclass
from datetime import date

from pomanager.db.households import Household, HouseholdPerson
from pomanager.errors import Stale, refuse
from pomanager.rules import folding, writing
from pomanager.rules.calendar import VagueDate
from pomanager.rules.households import Relation
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.services.members import judging_parts
from pomanager.services.members.commands.persons import NamedPerson, person_for
from pomanager.services.members.queries.households import household_detail, household_line
from pomanager.services.organisation.commands import OVERTAKEN, place_for
from pomanager.services.organisation.queries import place_label
from pomanager.services.work import About, Work

YES_NO = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHousehold:
    """Write down a household nobody has spoken of before, with its first person, a member.

    ``size`` counts all its persons, written down or not; ``place`` is a name or label, made where there is none.
    """

    member_id: int
    name: str
    size: int | None = None
    place: str = ""
    relation: Relation | None = Relation.HEAD
    votes: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterHousehold:
    """Write down that somebody belongs to a household: a member, or somebody who is none, by name."""

    household_id: int
    member_id: int | None = None
    full_name: str = ""
    sex: Sex = Sex.UNKNOWN
    birth: VagueDate | None = None
    relation: Relation | None = None
    votes: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendHousehold:
    """Change what a household is called, how many it counts, where it is."""

    household_id: int
    version: int
    name: str
    size: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendStay:
    """Set a line right, or record with ``until`` that somebody left.

    ``member_id`` says that a person known by name alone is this member.
    """

    line_id: int
    relation: Relation | None
    votes: bool = False
    since: date | None = None
    until: date | None = None
    member_id: int | None = None


def found_household(work: Work, order: FoundHousehold) -> int:
    """Write household and first person, or raise Refused; returns the household's id."""
    refuse(judging_parts.objections_to_founding(work.session, order, work.today))
    place = place_for(work, order.place)
    name = writing.tidy(order.name)
    household = Household(
        name=name, folded=folding.fold(name), size=order.size, place_id=place.id if place else None
    )  # fmt: skip
    work.session.add(household)
    work.session.flush()
    told = {"household": name, "size": order.size, "place": place_label(work.session, place)}
    work.record(
        "members.household_founded",
        About("household", household.id, name),
        {key: (None, value) for key, value in told.items() if value},
    )
    entering = EnterHousehold(
        household_id=household.id, member_id=order.member_id, relation=order.relation, votes=order.votes,
        since=order.since,
    )  # fmt: skip
    enter_household(work, entering)
    return household.id


def enter_household(work: Work, order: EnterHousehold) -> int:
    """Write the line, and the person where nobody knew them, or raise Refused; returns the line's id."""
    refuse(judging_parts.objections_to_entering(work.session, order, work.today))
    household = household_detail(work.session, order.household_id)
    named = NamedPerson(full_name=order.full_name, sex=order.sex, birth=order.birth)
    person_id, label = person_for(work, order.member_id, named)
    line = HouseholdPerson(
        household_id=household.id, person_id=person_id, relation=order.relation, votes=order.votes, since=order.since
    )
    work.session.add(line)
    work.session.flush()
    work.record(
        "members.household_entered",
        About("household", household.id, household.name),
        {
            "person": (None, label), "relation": (None, order.relation), "votes": (None, YES_NO[order.votes]),
            "since": (None, order.since),
        },
    )  # fmt: skip
    return line.id


def amend_household(work: Work, order: AmendHousehold) -> None:
    """Write what differs, or raise Refused, or Stale when somebody was quicker."""
    before = household_detail(work.session, order.household_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    refuse(
        judging_parts.objections_to_amending_household(
            work.session, order.household_id, order.name, order.size, order.place
        )
    )
    place, name = place_for(work, order.place), writing.tidy(order.name)
    where = place_label(work.session, place)
    told = {"household": (before.name, name), "size": (before.size, order.size), "place": (before.place, where)}
    changes = {key: pair for key, pair in told.items() if pair[0] != pair[1]}
    if not changes:
        return
    row = work.session.get_one(Household, before.id)
    row.name, row.folded, row.size = name, folding.fold(name), order.size
    row.place_id = place.id if place else None
    row.import_id = None  # what somebody has set right no longer goes when its import is undone
    work.record("members.household_amended", About("household", before.id, name), changes)


def amend_stay(work: Work, order: AmendStay) -> None:
    """Write what differs on a line, or raise Refused."""
    refuse(judging_parts.objections_to_amending_stay(work.session, order, work.today))
    before = household_line(work.session, order.line_id)
    person_id, label = before.person_id, _called(before.number, before.name)
    if order.member_id is not None and order.member_id != before.member_id:
        person_id, label = person_for(work, order.member_id, NamedPerson())
    told = {
        "person": (_called(before.number, before.name), label), "relation": (before.relation, order.relation),
        "votes": (YES_NO[before.votes], YES_NO[order.votes]), "since": (before.since, order.since),
        "until": (before.until, order.until),
    }  # fmt: skip
    changes = {key: pair for key, pair in told.items() if pair[0] != pair[1]}
    if not changes or order.relation is None:
        return
    line = work.session.get_one(HouseholdPerson, before.id)
    line.person_id, line.relation, line.votes = person_id, order.relation, order.votes
    line.since, line.until = order.since, order.until
    line.import_id = None  # what somebody has set right no longer goes when its import is undone
    household = household_detail(work.session, before.household_id)
    changes["person"] = told["person"]
    work.record("members.stay_amended", About("household", household.id, household.name), changes)


def remove_stay(work: Work, line_id: int) -> None:
    """Take out a line that was entered by mistake; the journal keeps what it said. Raises NotFound."""
    before = household_line(work.session, line_id)
    household = household_detail(work.session, before.household_id)
    work.session.delete(work.session.get_one(HouseholdPerson, line_id))
    work.record(
        "members.stay_removed",
        About("household", household.id, household.name),
        {
            "person": (_called(before.number, before.name), None), "relation": (before.relation, None),
            "since": (before.since, None), "until": (before.until, None),
        },
    )  # fmt: skip


def _called(number: str, name: str) -> str:
    return f"{number} · {name}" if number else name
