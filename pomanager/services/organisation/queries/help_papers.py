"""Fills the handbook and the key card, which tell of the program and not of the books."""

from sqlalchemy.orm import Session

from pomanager.readmodels.help_papers import HelpSheet
from pomanager.readmodels.papers import Asked
from pomanager.services.organisation.queries import letterhead


def help_paper(session: Session, asked: Asked) -> HelpSheet:
    """The head of the papers of this office."""
    return HelpSheet(letterhead(session, asked.printed_at))
