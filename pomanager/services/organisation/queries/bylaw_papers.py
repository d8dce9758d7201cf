"""The sheets of the papers on the by-laws, as printing asks for them."""

from dataclasses import replace

from sqlalchemy.orm import Session

from pomanager.readmodels.bylaws import BylawsSheet, DifferencesSheet
from pomanager.readmodels.papers import Asked
from pomanager.services.organisation.queries.bylaws import (
    bylaw_text,
    bylaws_sheet,
    differences_sheet,
    prepared_version,
    version_in_force,
)


def bylaws_paper(session: Session, asked: Asked) -> BylawsSheet:
    """The by-laws in force on the day; or, as wished, those being prepared, where there are any."""
    sheet = bylaws_sheet(session, asked.printed_at, asked.as_of)
    prepared = prepared_version(session, asked.as_of) if asked.options.prepared else None
    return sheet if prepared is None else replace(sheet, text=bylaw_text(session, prepared.id, asked.as_of))


def differences_paper(session: Session, asked: Asked) -> DifferencesSheet:
    """The version of the day and the one before it, or that of an earlier day; or the one being prepared beside it."""
    if not asked.options.prepared:
        then = version_in_force(session, asked.options.beside) if asked.options.beside is not None else None
        return differences_sheet(session, asked.printed_at, asked.as_of, then.id if then is not None else None)
    then, prepared = version_in_force(session, asked.as_of), prepared_version(session, asked.as_of)
    if then is None or prepared is None:
        return DifferencesSheet(differences_sheet(session, asked.printed_at, asked.as_of).letterhead, asked.as_of, None)
    return differences_sheet(session, asked.printed_at, asked.as_of, then.id, prepared.id)
