"""Taking back a line of the register of officers: the question what was wrong with it, and the act."""

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.rules.bodies.kinds import LineKind
from pomanager.services.bodies.commands.taking_back import take_back
from pomanager.services.bodies.orders import TakeBack
from pomanager.ui import problems
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field
from pomanager.ui.page import Page


def ask_and_take_back(page: Page, kind: LineKind, line_id: int, label: str) -> None:
    """Ask what was wrong with a line, and take it back; trouble is told over the page."""
    answer = questions.ask_reason(
        page,
        # TR: {line} is a line of the register of officers, as "End · SOK Dara · 3 March 2026"
        _("Take back this line: {line}?").format(line=label),
        _("The line stays readable, marked as taken back, and no longer holds."),
        (Field(name="reason", label=N_("What was wrong"), required=True),),
        yes=_("Take back the line"),
        no=_("Leave it"),
    )
    if answer is None:
        return
    try:
        page.desk.do(take_back, TakeBack(kind=kind, line_id=line_id, reason=str(answer["reason"])))
    except OfficeError as trouble:
        problems.show(page, trouble)
