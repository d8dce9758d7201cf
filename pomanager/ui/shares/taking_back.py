"""Taking back an entry of the share register, or an act on shares: the question why, and the act."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.shares import EntryRow
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.orders import ReverseEntry
from pomanager.services.shares.queries.taken_back import taken_back_with
from pomanager.ui import problems
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field
from pomanager.ui.page import Page
from pomanager.ui.shares.words import entry_said
from pomanager.ui.taken_back_told import taken_back_told

WHY = (Field(name="reason", label=N_("What was wrong"), required=True),)


def ask_and_take_back(page: Page, entry: EntryRow) -> bool:
    """Ask why an entry is taken back, with all entered in the same act; whether it was done."""
    about = f"{entry_said(entry.kind)} · {entry.member.name} · {formats.day(entry.effective_on)}"
    stays = _("A reversing entry of the same day is written. Both stay in the register, and no balance counts them.")
    with_it = page.desk.office.ask(taken_back_with, (entry.serial,), page.desk.office.today())
    text = " ".join((*taken_back_told(with_it), stays))

    def order(reason: str) -> ReverseEntry:
        return ReverseEntry(serial=entry.serial, reason=reason)

    # TR: {entry} tells what it was, of whom and of which day
    title = _("Take back this entry: {entry}?").format(entry=about)
    return ask_and_reverse(page, title, text, _("Take the entry back"), reverse_entry, order)


def ask_and_reverse(
    page: Page, title: str, text: str, yes: str, act: Callable[..., Any], order: Callable[[str], object]
) -> bool:
    """Ask why something is taken back and do it; whether it was done. ``order`` makes the order of the reason."""
    return ask_and_do(page, title, text, yes, act, lambda answer: order(str(answer["reason"])))


def ask_and_do(  # noqa: PLR0913, PLR0917 - the words of the question, the act, and what is asked
    page: Page,
    title: str,
    text: str,
    yes: str,
    act: Callable[..., Any],
    order: Callable[[Mapping[str, object]], object],
    fields: Sequence[Field] = WHY,
) -> bool:
    """Ask these fields before something is taken back and do it; whether it was done."""
    answer = questions.ask_reason(page, title, text, fields, yes=yes, no=_("Leave it"))
    if answer is None:
        return False
    try:
        page.desk.do(act, order(answer))
    except OfficeError as trouble:
        problems.show(page, trouble)
        return False
    return True
