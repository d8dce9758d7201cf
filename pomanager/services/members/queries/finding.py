"""Who may be meant: likely doubles of a person, and who else has a phone."""

from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.members import Member, Person
from pomanager.db.search import finds
from pomanager.readmodels.members import LikelyDouble, MemberRow
from pomanager.rules import folding
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import FEWEST_PHONE_DIGITS, phones_of
from pomanager.services.members.queries.rows import member_row, select_rows
from pomanager.services.organisation.queries import PLACE_JOINT, section_names

MOST_DOUBLES = 5
CHUNK = 200


def likely_doubles(
    session: Session, full_name: str, birth: VagueDate | None, place: str, besides: int | None = None
) -> tuple[LikelyDouble, ...]:
    """Members with the same words in their name, in any order, and no year of birth that speaks against it.

    ``same`` of each says what else agrees; where people live does not tell them apart, for people move.
    """
    asked = sorted(folding.words(full_name))
    if not asked:
        return ()
    statement = select(Member.id, Person.full_name, Person.other_script, Person.birth)
    statement = statement.join(Person, Person.id == Member.person_id).order_by(Member.number_order)
    for word in dict.fromkeys(asked):
        statement = statement.where(finds(word, Member.__table__.c.id))
    if besides is not None:
        statement = statement.where(Member.id != besides)
    alike = (
        row.id
        for row in session.execute(statement.execution_options(yield_per=CHUNK))
        if asked in (sorted(folding.words(row.full_name)), sorted(folding.words(row.other_script)))
        and not (birth and row.birth and birth.year != row.birth.year)
    )
    ids = list(islice(alike, MOST_DOUBLES))
    names = section_names(session)
    found = {row.id: member_row(row, names) for row in session.execute(select_rows().where(Member.id.in_(ids)))}
    return tuple(_double(found[number], birth, place) for number in ids)


def _double(row: MemberRow, birth: VagueDate | None, place: str) -> LikelyDouble:
    same = ["name"]
    if birth is not None and row.birth is not None:
        same.append("birth")
    if place and folding.fold(place) in {folding.fold(row.place), folding.fold(row.place.partition(PLACE_JOINT)[0])}:
        same.append("place")
    return LikelyDouble(
        row.id, row.number, row.name, row.birth, row.place, row.phone, row.status, row.status_since, tuple(same)
    )


def members_with_phone(session: Session, phone: str, besides: int | None = None) -> tuple[tuple[str, str], ...]:
    """Number and name of others who have one of these phones ("79 12 34 56 / 77 …"), written in any way."""
    found: dict[int, tuple[str, str]] = {}
    asked = {digits for one in phones_of(phone) if len(digits := folding.digits(one)) >= FEWEST_PHONE_DIGITS}
    for digits in sorted(asked):
        statement = (
            select(Member.id, Member.number, Person.full_name, Person.phone)
            .join(Person, Person.id == Member.person_id)
            .where(finds(digits, Member.__table__.c.id), Member.id != (besides or 0))
            .order_by(Member.number_order)
        )
        for row in session.execute(statement):
            if len(found) < MOST_DOUBLES and digits in {folding.digits(one) for one in phones_of(row.phone)}:
                found[row.id] = (row.number, row.full_name)
    return tuple(found.values())
