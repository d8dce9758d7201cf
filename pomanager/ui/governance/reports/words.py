"""What the screens of annual reports call them, their state, and their meetings."""

from pomanager.i18n import _, formats
from pomanager.i18n.languages import language
from pomanager.i18n.meetings import meeting_on_day
from pomanager.i18n.reports import year_told
from pomanager.readmodels.governance_report import ReportRow
from pomanager.rules.governance.report import REPORT_STATE_WORDS, ReportState
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

_TONES = {ReportState.DRAFT: Tone.WARN, ReportState.ADOPTED: Tone.INFO, ReportState.SIGNED: Tone.OK}
_ICONS = {ReportState.DRAFT: "edit", ReportState.ADOPTED: "check", ReportState.SIGNED: "lock"}


def of_whom(row: ReportRow) -> str:
    """The section a report is about, or that it is about all."""
    # TR: of whom a report tells
    return row.section or _("The whole organisation")


def edition_said(row: ReportRow) -> str:
    """Which edition it is, where it is not the first; "" for that."""
    if row.edition == 1:
        return ""
    return _("edition {number}").format(number=formats.number(row.edition))


def report_said(row: ReportRow) -> str:
    """A report with year, section and edition, for titles."""
    # TR: a report in titles: {year} is "2025" or "2025/26"
    said = _("Annual report {year}").format(year=year_told(row.time))
    return " · ".join(part for part in (said, row.section, edition_said(row)) if part)


def state_said(row: ReportRow) -> str:
    """How far it is."""
    return _(REPORT_STATE_WORDS[row.state])


def mark_of(row: ReportRow) -> State:
    """The mark of how far it is."""
    return State(_TONES[row.state], _ICONS[row.state])


def since_when(row: ReportRow) -> str:
    """The day it was adopted or signed on; "" for a draft."""
    if row.signed is not None:
        return formats.day(row.signed.signed_on)
    return formats.day(row.adopted_at.held_on) if row.adopted_at is not None else ""


def adopted_said(row: ReportRow) -> str:
    """The meeting that adopted it, "" before that."""
    return meeting_on_day(row.adopted_at) if row.adopted_at is not None else ""


def languages_said(codes: tuple[str, ...]) -> str:
    """Languages by their own names."""
    return " / ".join(language(code).own_name for code in codes)
