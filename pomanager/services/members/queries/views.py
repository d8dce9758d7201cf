"""The views of the list of members that were given a name."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.views import SavedView
from pomanager.i18n import collation
from pomanager.readmodels.views import SavedViewRow, ViewContent
from pomanager.rules.views import in_one_case
from pomanager.services.organisation.queries import organisation_row

ROLL = "members"
"""The list the views here are views of."""


def saved_views(session: Session) -> tuple[SavedViewRow, ...]:
    """All of them, in the order of their names."""
    view = table_of(SavedView).c
    language = organisation_row(session).languages.split()[0]
    rows = session.execute(select(view.id, view.name, view.content).where(view.of_list == ROLL)).all()
    found = [SavedViewRow(row.id, row.name, ViewContent.from_text(row.content)) for row in rows]
    return tuple(sorted(found, key=lambda each: (collation.sort_key(each.name, language), each.id)))


def view_called(session: Session, name: str) -> int | None:
    """The id of the view of this name, however its letters are written; None where there is none."""
    view = table_of(SavedView).c
    return session.scalars(select(view.id).where(view.of_list == ROLL, view.folded == in_one_case(name))).first()
