"""Taking back an entry of the share register, or an act on shares: the question why, and the act."""

from collections.abc import Callable
from typing import Any

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.shares import EntryRow
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.orders import ReverseEntry
from pomanager.ui import problems
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field
from pomanager.ui.page import Page
from pomanager.ui.shares.words import entry_said


def ask_and_take_back(page: Page, entry: EntryRow, *, together: int) -> bool:
    """Ask why an entry is taken back, with all ``together`` entered in the same act; whether it was done."""
    about = f"{entry_said(entry.kind)} · {entry.member.name} · {formats.day(entry.effective_on)}"
    text = _("A reversing entry of the same day is written. Both stay in the register, and no balance counts them.")
    if together > 1:
        more = _("All {count} entries that were entered together are taken back.")
        text = f"{more.format(count=formats.number(together))} {text}"

    def order(reason: str) -> ReverseEntry:
        return ReverseEntry(serial=entry.serial, reason=reason)

    # TR: {entry} tells what it was, of whom and of which day
    title = _("Take back this entry: {entry}?").format(entry=about)
    return ask_and_reverse(page, title, text, _("Take the entry back"), reverse_entry, order)


def ask_and_reverse(
    page: Page, title: str, text: str, yes: str, act: Callable[..., Any], order: Callable[[str], object]
) -> bool:
    """Ask why something is taken back and do it; whether it was done. ``order`` makes the order of the reason."""
    why = (Field(name="reason", label=N_("What was wrong"), required=True),)
    answer = questions.ask_reason(page, title, text, why, yes=yes, no=_("Leave it"))
    if answer is None:
        return False
    try:
        page.desk.do(act, order(str(answer["reason"])))
    except OfficeError as trouble:
        problems.show(page, trouble)
        return False
    return True
