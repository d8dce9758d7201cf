"""Of which time and whose a paper of figures is."""

from pomanager.i18n import _, formats
from pomanager.readmodels.funnel import FunnelView
from pomanager.reports.flow import Block
from pomanager.reports.parts import facts


def subtitle(view: FunnelView) -> str:
    """From which day to which."""
    return _("{first} to {last}").format(first=formats.day(view.first), last=formats.day(view.last))


def whose(section: str) -> list[Block]:
    """The section it is of; nothing where it is everybody's."""
    return [facts([(_("Section"), section)])] if section else []
