"""Fills the handbook and the key card, which tell of the program and not of the books."""

from sqlalchemy.orm import Session

from pomanager.help.pages import PAGES
from pomanager.help.tasks import TASKS
from pomanager.readmodels.help_papers import HelpSheet
from pomanager.readmodels.papers import Asked
from pomanager.services.organisation.queries import letterhead


def handbook_sheet(session: Session, asked: Asked) -> HelpSheet:
    """All that help tells, under the head of this office."""
    return HelpSheet(letterhead(session, asked.printed_at), TASKS, PAGES)


def key_card_sheet(session: Session, asked: Asked) -> HelpSheet:
    """The head of this office; the keys are those of the program."""
    return HelpSheet(letterhead(session, asked.printed_at))
