"""Fills the handbook and the key card, which tell of the program and not of the books."""

from sqlalchemy.orm import Session

from pomanager.readmodels.help_papers import HelpSheet, handbook_under, key_card_under
from pomanager.readmodels.papers import Asked
from pomanager.services.organisation.queries import letterhead


def handbook_sheet(session: Session, asked: Asked) -> HelpSheet:
    """All that help tells, under the head of this office."""
    return handbook_under(letterhead(session, asked.printed_at))


def key_card_sheet(session: Session, asked: Asked) -> HelpSheet:
    """The keys of the program, under the head of this office."""
    return key_card_under(letterhead(session, asked.printed_at))
