"""What the law and the by-laws ask for by a day: the kinds, when each is due, and how near that is.

The program does not know yet whether a meeting was held or a paper was sent; it tells the day by which that was due,
until a year later. Where the by-laws are silent nothing is due, and that is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.calendar import FinancialYear, add_months, financial_year
from pomanager.rules.objections import Objection


class DueKind(StrEnum):
    """What is to be done."""

    ANNUAL_MEETING = "annual_meeting"
    ACCOUNTS = "accounts"
    REPORT = "report"
    OFFICER_FILING = "officer_filing"
    TERM_OVER = "term_over"
    TERM_ENDING = "term_ending"
    VACANCY = "vacancy"
    BYLAWS_UNCHECKED = "bylaws_unchecked"
    BYLAWS_PREPARED = "bylaws_prepared"


DUE_KIND_WORDS: Mapping[DueKind, str] = MappingProxyType(
    {
        DueKind.ANNUAL_MEETING: N_("Annual meeting"), DueKind.ACCOUNTS: N_("Accounts to the apex body"),
        DueKind.REPORT: N_("Annual report"), DueKind.OFFICER_FILING: N_("Change of officers"),
        DueKind.TERM_OVER: N_("Term over"), DueKind.TERM_ENDING: N_("Term ends"), DueKind.VACANCY: N_("Vacant seat"),
        DueKind.BYLAWS_UNCHECKED: N_("By-laws to check"), DueKind.BYLAWS_PREPARED: N_("By-laws being prepared"),
    }
)  # fmt: skip


class When(StrEnum):
    """How near a day is."""

    OVERDUE = "overdue"
    THIS_MONTH = "this_month"
    NEXT_MONTHS = "next_months"
    LATER = "later"
    NOT_JUDGED = "not_judged"


WHEN_WORDS: Mapping[When, str] = MappingProxyType(
    {
        When.OVERDUE: N_("Overdue"), When.THIS_MONTH: N_("This month"), When.NEXT_MONTHS: N_("The next three months"),
        When.LATER: N_("Later"), When.NOT_JUDGED: N_("Not judged"),
    }
)  # fmt: skip
MONTHS_NEXT, MONTHS_AHEAD, MONTHS_TOLD, MONTHS_OF_TERMS = 3, 12, 12, 6
"""The near months after this one; how far ahead is looked; how long something past is told; terms ending within."""


def when_due(on: date | None, today: date) -> When:
    """How near a day is; without a day, it is to be done now. On the day itself nothing is overdue yet."""
    if on is not None and on < today:
        return When.OVERDUE
    if on is None or on <= last_of_month(today, 0):
        return When.THIS_MONTH
    return When.NEXT_MONTHS if on <= last_of_month(today, MONTHS_NEXT) else When.LATER


def last_of_month(day: date, months: int) -> date:
    """The last day of the month so many months after that of a day."""
    return add_months(day.replace(day=1), months + 1) - timedelta(days=1)


def is_told(on: date, today: date) -> bool:
    """Whether a day is near enough to be told of: not a year past, not more than a year ahead."""
    return add_months(on, MONTHS_TOLD) >= today and on <= add_months(today, MONTHS_AHEAD)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be done by a day; its sentence's ``about`` is the by-law it rests on ("" where none does).

    ``on`` None is to be done now, or, with ``is_judged`` false, on a day the by-laws do not tell.
    """

    kind: DueKind
    on: date | None
    sentence: Objection
    is_judged: bool = True


ANNUAL, APEX, REPORT, FILING = (
    "calendar.annual_meeting", "calendar.accounts_to_apex", "calendar.report_filing", "calendar.officer_filing"
)  # fmt: skip
GAP = "calendar.annual_meeting_gap"
"""How far apart two annual meetings may lie. It counts from the last one, which is not in the books."""
_BLANK: Mapping[DueKind, str] = MappingProxyType(
    {
        DueKind.ANNUAL_MEETING: N_("The by-laws say nothing on when the annual meeting is held: not judged."),
        DueKind.ACCOUNTS: N_("The by-laws say nothing on sending the accounts to the apex body: not judged."),
        DueKind.REPORT: N_("The by-laws say nothing on sending the annual report: not judged."),
        DueKind.OFFICER_FILING: N_("The by-laws say nothing on publishing changes of officers: not judged."),
    }
)
_MEETING = N_("The annual meeting on the financial year to {end} is due by {day}.")
_ACCOUNTS = N_("The accounts of the financial year to {end} are due at the apex body by {day}.")
_REPORT = N_("The annual report on the financial year to {end} is due by {day}.")
_MEETING_WAS = N_("The annual meeting on the financial year to {end} was due by {day}. See that it was held.")
_ACCOUNTS_WERE = N_(
    "The accounts of the financial year to {end} were due at the apex body by {day}. See that they got there."
)
_REPORT_WAS = N_("The annual report on the financial year to {end} was due by {day}. See that it was sent.")
_SENTENCES: Mapping[DueKind, tuple[str, str]] = MappingProxyType(
    {
        DueKind.ANNUAL_MEETING: (_MEETING, _MEETING_WAS),
        DueKind.ACCOUNTS: (_ACCOUNTS, _ACCOUNTS_WERE),
        DueKind.REPORT: (_REPORT, _REPORT_WAS),
    }
)
_BY_LAW: Mapping[DueKind, str] = MappingProxyType(
    {DueKind.ANNUAL_MEETING: ANNUAL, DueKind.ACCOUNTS: APEX, DueKind.REPORT: REPORT, DueKind.OFFICER_FILING: FILING}
)


def due_each_year(bylaws: Bylaws, today: date, start_month: int = 1, start_day: int = 1) -> tuple[Due, ...]:
    """The meeting, the accounts and the report on the last year that ended and on the one that runs."""
    running = financial_year(today, start_month, start_day)
    ended = financial_year(running.first - timedelta(days=1), start_month, start_day)
    found = [due for year in (ended, running) for due in _of_year(bylaws, year, today)]
    return (*found, *_blanks(bylaws))


def _of_year(bylaws: Bylaws, year: FinancialYear, today: date) -> Iterator[Due]:
    days: dict[DueKind, date] = {}
    meeting, apex, report = bylaws.count(ANNUAL), bylaws.count(APEX), bylaws.count(REPORT)
    if meeting is not None:
        days[DueKind.ANNUAL_MEETING] = meeting.after(year.last)
        if apex is not None:
            days[DueKind.ACCOUNTS] = apex.before(days[DueKind.ANNUAL_MEETING])
    if report is not None:
        days[DueKind.REPORT] = report.after(year.last)
    for kind, day in days.items():
        if is_told(day, today):
            coming, past = _SENTENCES[kind]
            message = past if day < today else coming
            yield Due(kind, day, Objection(message, _BY_LAW[kind], {"end": year.last, "day": day}))


def _blanks(bylaws: Bylaws) -> Iterator[Due]:
    for kind, key in _BY_LAW.items():
        if kind is DueKind.ANNUAL_MEETING and bylaws.count(GAP) is not None:
            continue  # the by-laws are not silent on the meeting
        if kind is not DueKind.OFFICER_FILING and bylaws.count(key) is None:
            yield blank(kind)


def blank(kind: DueKind) -> Due:
    """What is said where the by-laws do not tell when something is due."""
    return Due(kind, None, Objection(_BLANK[kind], _BY_LAW[kind]), is_judged=False)


_PUBLISH = N_("Officers of “{body}” changed on {since}. Publish the change by {day}.")
_PUBLISHED = N_("Officers of “{body}” changed on {since}. The change was to be published by {day}. See that it was.")


def due_after_change(bylaws: Bylaws, body: str, changed: date, today: date) -> Due | None:
    """The publication of a change of officers in a body by the by-laws of its day; None once long past, or unsaid."""
    within = bylaws.count(FILING)
    if within is None:
        return None
    day = within.after(changed)
    if not is_told(day, today):
        return None
    details = {"body": body, "since": changed, "day": day}
    return Due(DueKind.OFFICER_FILING, day, Objection(_PUBLISHED if day < today else _PUBLISH, FILING, details))
