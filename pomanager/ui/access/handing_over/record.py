"""The record of a hand-over: what is said when the office has changed hands, and its paper to be signed."""

from PySide6.QtWidgets import QWidget

from pomanager import papers
from pomanager.i18n import _
from pomanager.rules.access.roles import Right
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions

PAPER = "office-hand-over"


def has_paper() -> bool:
    """Whether the record can be printed."""
    return any(paper.key == PAPER for paper in papers.PAPERS)


def offer_record(window: QWidget, desk: Desk, record_id: int, taker: str) -> None:
    """Say that the office changed hands, and offer the paper where whoever is at the keyboard may print it."""
    title = _("{name} is secretary now").format(name=taker)
    if has_paper() and desk.office.may(Right.KEEP_PEOPLE):
        text = _("Both sign the record of the hand-over. It can be printed later, too.")
        if questions.confirm(window, title, text, yes=_("Print the hand-over record"), no=_("Later"), icon="print"):
            print_record(window, desk, record_id)
        return
    text = _("The record of the hand-over stands on the page “People and roles”. {name} signs in now.")
    questions.tell(window, title, text.format(name=taker))


def print_record(parent: QWidget, desk: Desk, record_id: int) -> None:
    """Open the record in its preview."""
    from pomanager.ui.dialogs.print_paper import ask_and_print

    ask_and_print(parent, desk, PAPER, of=(record_id,))
