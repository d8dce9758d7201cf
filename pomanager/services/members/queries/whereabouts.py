"""Where members live and meet: places and sections with the number of people on the roll."""

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from pomanager.db.members import Member, Person
from pomanager.db.organisation import Place, Section
from pomanager.i18n import collation
from pomanager.readmodels.members import PlaceRow, SectionRow
from pomanager.rules import folding
from pomanager.rules.members import ON_ROLL
from pomanager.services.organisation.queries import organisation_row, place_labels

_ON_ROLL: ColumnElement[bool] = Member.status.in_(ON_ROLL)


def places(session: Session, search: str = "", limit: int = 50) -> tuple[PlaceRow, ...]:
    """Places whose name begins with the search text, those with most people on the roll first."""
    members = func.count(Member.id)
    statement = (
        select(Place.id, Place.name, members.label("members"))
        .outerjoin(Person, Person.place_id == Place.id)
        .outerjoin(Member, and_(Member.person_id == Person.id, _ON_ROLL))
        .where(Place.folded.startswith(folding.fold(search), autoescape=True))
        .group_by(Place.id)
        .order_by(members.desc(), Place.folded, Place.id)
        .limit(limit)
    )
    rows = session.execute(statement).all()
    labels = place_labels(session)
    return tuple(PlaceRow(row.id, row.name, labels[row.id], row.members) for row in rows)


def sections(session: Session) -> tuple[SectionRow, ...]:
    """All sections, in the order of their names in the organisation's first language."""
    counted = select(Member.section_id, func.count()).where(_ON_ROLL).group_by(Member.section_id)
    members = {row[0]: row[1] for row in session.execute(counted)}  # one walk, not one look-up a member
    languages = tuple(organisation_row(session).languages.split())

    def order(row: SectionRow) -> tuple[str, int]:
        return collation.sort_key(row.name.in_language(languages[0], languages), languages[0]), row.id

    found = session.execute(select(Section.id, Section.name))
    return tuple(sorted((SectionRow(row.id, row.name, members.get(row.id, 0)) for row in found), key=order))
