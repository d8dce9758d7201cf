"""What the handbook and the key card are filled with: the head of the office's papers, and what help tells."""

from dataclasses import dataclass
from datetime import datetime

from pomanager.help.pages import PAGES, HelpPage
from pomanager.help.tasks import TASKS, Task
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.wording import Wording

PROGRAM = "PO Manager"
"""What stands in the head of papers that no office prints."""


@dataclass(frozen=True, slots=True)
class HelpSheet:
    """The head of the paper, the tasks and the screens it tells of; the key card tells of neither."""

    letterhead: Letterhead
    tasks: tuple[Task, ...] = ()
    pages: tuple[HelpPage, ...] = ()


def head_without_office(printed_at: datetime) -> Letterhead:
    """The head of a paper that is printed where no office is open."""
    return Letterhead(
        name=Wording({"en": PROGRAM}), legal_form=Wording(), registration_number="", registered_on=None,
        registered_with="", seat=Wording(), languages=(), logo=None, is_sample=False, printed_at=printed_at,
        journal_count=0, journal_head="",
    )  # fmt: skip


def handbook_under(letterhead: Letterhead) -> HelpSheet:
    """All that help tells, under a head."""
    return HelpSheet(letterhead, TASKS, PAGES)


def key_card_under(letterhead: Letterhead) -> HelpSheet:
    """A head alone: the keys are those of the program."""
    return HelpSheet(letterhead)
