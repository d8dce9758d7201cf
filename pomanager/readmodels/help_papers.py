"""What the handbook and the key card are filled with: the head of the office's papers, and what help tells."""

from dataclasses import dataclass

from pomanager.help.pages import HelpPage
from pomanager.help.tasks import Task
from pomanager.readmodels.papers import Letterhead


@dataclass(frozen=True, slots=True)
class HelpSheet:
    """The head of the paper, the tasks and the screens it tells of; the key card tells of neither."""

    letterhead: Letterhead
    tasks: tuple[Task, ...] = ()
    pages: tuple[HelpPage, ...] = ()
