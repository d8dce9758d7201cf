"""The sheets of the papers on the by-laws, as printing asks for them."""

from sqlalchemy.orm import Session

from pomanager.readmodels.bylaws import BylawsSheet, DifferencesSheet
from pomanager.readmodels.papers import Asked
from pomanager.services.organisation.queries.bylaws import (
    bylaws_sheet,
    differences_sheet,
    prepared_version,
    version_in_force,
)


def bylaws_paper(session: Session, asked: Asked) -> BylawsSheet:
    """The by-laws in force on the day."""
    return bylaws_sheet(session, asked.printed_at, asked.as_of)


def differences_paper(session: Session, asked: Asked) -> DifferencesSheet:
    """The version of the day and the one before it; or, as wished, the one being prepared beside that of the day."""
    if not asked.options.prepared:
        return differences_sheet(session, asked.printed_at, asked.as_of)
    then, prepared = version_in_force(session, asked.as_of), prepared_version(session, asked.as_of)
    if then is None or prepared is None:
        return DifferencesSheet(differences_sheet(session, asked.printed_at, asked.as_of).letterhead, asked.as_of, None)
    return differences_sheet(session, asked.printed_at, asked.as_of, then.id, prepared.id)
