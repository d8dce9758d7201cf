"""Whether names stand in the order of the organisation's language."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Person
from pomanager.db.organisation import Organisation
from pomanager.i18n import collation


def names_out_of_order(session: Session) -> int:
    """How many people are still sorted as another language does than the organisation's first; 0 when none are."""
    organisation = table_of(Organisation).c
    row = session.execute(select(organisation.languages, organisation.sort_language)).one()
    if row.sort_language and collation.same_order(row.sort_language, row.languages.split()[0]):
        return 0
    return session.execute(select(func.count()).select_from(table_of(Person))).scalar_one()
