"""The handbook and the key card with hostile texts in the head of the office."""

from pomanager.help.pages import PAGES
from pomanager.help.tasks import TASKS
from pomanager.readmodels.help_papers import HelpSheet
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead


def handbook(texts: Texts) -> HostilePaper:
    """One task and one screen."""
    head, names = letterhead(texts)
    told = Chain("Beginthebooksofanorganisation")
    return HostilePaper(HelpSheet(head, TASKS[:1], PAGES[:1]), (names, told))


def key_card(texts: Texts) -> HostilePaper:
    """All keys."""
    head, names = letterhead(texts)
    return HostilePaper(HelpSheet(head), (names, Chain("F1Helponthisscreen")))
