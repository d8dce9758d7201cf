"""What both papers on the right to vote say: by which by-laws it was judged, and yes or no."""

from datetime import date

from pomanager.i18n import _, formats
from pomanager.reports.flow import Block
from pomanager.reports.parts import note
from pomanager.rules.entitlement import RIGHT_WORDS, Reason


def judged_by(since: date | None, decision: str) -> Block:
    """By which version of the by-laws everything on the paper was judged."""
    if since is None:
        return note(_("No by-laws are in force on this day: what they would say is not judged."))
    day = formats.day(since, "long")
    if not decision:
        return note(_("Judged by the by-laws in force since {day}.").format(day=day))
    return note(_("Judged by the by-laws in force since {day} ({decision}).").format(day=day, decision=decision))


def rights_said(reason: Reason) -> str:
    """The rights a reason bears on."""
    return formats.listing([_(RIGHT_WORDS[right]) for right in reason.rights])


def yes_or_no(*, may: bool) -> str:
    """Whether somebody has a right, as a table says it."""
    # TR: in a table, under the heads "Vote", "Stand for a seat": whether somebody may
    return _("yes") if may else _("no")
