"""Of which time and whose a paper of figures is, as it stands under its title."""

from pomanager.i18n import _, formats
from pomanager.readmodels.funnel import FunnelView


def subtitle(view: FunnelView, section: str) -> str:
    """From which day to which, and the section where it is not everybody's."""
    span = _("{first} to {last}").format(first=formats.day(view.first), last=formats.day(view.last))
    return f"{span} · {section}" if section else span
