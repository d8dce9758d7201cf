"""Who may be meant: likely doubles of a person, and who else has a phone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.members import Member, Person
from pomanager.db.search import finds
from pomanager.readmodels.members import LikelyDouble
from pomanager.rules import folding
from pomanager.rules.calendar import VagueDate
from pomanager.services.members.queries.rows import member_row, select_rows
from pomanager.services.organisation.queries import section_names

MOST_DOUBLES = 5


def likely_doubles(
    session: Session, full_name: str, birth: VagueDate | None, place: str, besides: int | None = None
) -> tuple[LikelyDouble, ...]:
    """Members with the same words in their name, and no birth year or place that speaks against it."""
    asked = folding.query_words(full_name)
    if not asked:
        return ()
    statement = select_rows()
    for word in asked:
        statement = statement.where(finds(word, Member.__table__.c.id))
    if besides is not None:
        statement = statement.where(Member.id != besides)
    names = section_names(session)
    found = []
    for selected in session.execute(statement.limit(MOST_DOUBLES * 4)):
        row = member_row(selected, names)
        if sorted(folding.words(row.name)) != sorted(asked) and sorted(folding.words(row.other_script)) != sorted(
            asked
        ):
            continue
        if birth is not None and row.birth is not None and birth.year != row.birth.year:
            continue
        same = ["name"]
        if birth is not None and row.birth is not None:
            same.append("birth")
        if place and folding.fold(place) == folding.fold(row.place):
            same.append("place")
        found.append(
            LikelyDouble(
                row.id, row.number, row.name, row.birth, row.place, row.phone, row.status, row.status_since, tuple(same)
            )
        )
    return tuple(found[:MOST_DOUBLES])


def members_with_phone(session: Session, phone: str, besides: int | None = None) -> tuple[tuple[str, str], ...]:
    """Number and name of others who have this phone, written in any way."""
    asked = folding.digits(phone)
    if not asked:
        return ()
    statement = (
        select(Member.number, Person.full_name)
        .join(Person, Person.id == Member.person_id)
        .where(Person.phone_digits == asked, Member.id != (besides or 0))
        .order_by(Member.number_order)
        .limit(MOST_DOUBLES)
    )
    return tuple((row.number, row.full_name) for row in session.execute(statement))
