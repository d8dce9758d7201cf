"""What the law and the by-laws ask for by a day: the kinds, when each is due, and how near that is.

Annual meetings that were held are known from the books; whether a paper was sent is not: the day by which that was due
is told until a year later. Where the by-laws are silent nothing is due, and that is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.calendar import MONTHS, FinancialYear, add_months, financial_year
from pomanager.rules.objections import Objection


class DueKind(StrEnum):
    """What is to be done."""

    ANNUAL_MEETING = "annual_meeting"
    FIRST_MEETING = "first_meeting"
    ACCOUNTS = "accounts"
    REPORT = "report"
    OFFICER_FILING = "officer_filing"
    REGISTRY_FILING = "registry_filing"
    TERM_OVER = "term_over"
    TERM_ENDING = "term_ending"
    VACANCY = "vacancy"
    VACANCY_ASSEMBLY = "vacancy_assembly"
    SHARES_OVERDUE = "shares_overdue"
    DUES_OVERDUE = "dues_overdue"
    DUES_TO_CHARGE = "dues_to_charge"
    TRANSFER = "transfer"
    REFUND = "refund"
    CONVOCATION = "convocation"
    MINUTES = "minutes"
    FOLLOW_UP = "follow_up"
    CANDIDACIES = "candidacies"
    POLL = "poll"
    ELECTION_OBJECTIONS = "election_objections"
    MENTORING = "mentoring"
    BYLAWS_UNCHECKED = "bylaws_unchecked"
    BYLAWS_PREPARED = "bylaws_prepared"


DUE_KIND_WORDS: Mapping[DueKind, str] = MappingProxyType(
    {
        DueKind.ANNUAL_MEETING: N_("Annual meeting"), DueKind.ACCOUNTS: N_("Accounts to the apex body"),
        DueKind.FIRST_MEETING: N_("First general assembly"), DueKind.REPORT: N_("Annual report"),
        DueKind.OFFICER_FILING: N_("Change of officers"), DueKind.REGISTRY_FILING: N_("Public register"),
        DueKind.TERM_OVER: N_("Term over"), DueKind.TERM_ENDING: N_("Term ends"), DueKind.VACANCY: N_("Vacant seat"),
        DueKind.VACANCY_ASSEMBLY: N_("Assembly for vacant seats"),
        DueKind.SHARES_OVERDUE: N_("Shares overdue"), DueKind.DUES_OVERDUE: N_("Dues overdue"),
        DueKind.DUES_TO_CHARGE: N_("Dues to charge"), DueKind.TRANSFER: N_("Transfer of shares"),
        DueKind.REFUND: N_("Refund of shares"),
        # TR: what is due: the notice by which a meeting is called
        DueKind.CONVOCATION: N_("Notice of a meeting"), DueKind.MINUTES: N_("Minutes to sign"),
        # TR: what is due: what somebody is to do after a meeting
        DueKind.FOLLOW_UP: N_("Follow-up"), DueKind.MENTORING: N_("Mentoring"),
        # TR: what is due: the last day on which candidacies for an election are handed in
        DueKind.CANDIDACIES: N_("Candidacies"), DueKind.POLL: N_("Election"),
        DueKind.ELECTION_OBJECTIONS: N_("Objections to an election"),
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
FIRST, REGISTRY = "calendar.first_meeting", "calendar.registry_filing"
GAP = "calendar.annual_meeting_gap"
"""How far apart two annual meetings may lie, counted from the last one in the books."""
_BLANK: Mapping[DueKind, str] = MappingProxyType(
    {
        DueKind.ANNUAL_MEETING: N_("The by-laws say nothing on when the annual meeting is held: not judged."),
        DueKind.ACCOUNTS: N_("The by-laws say nothing on sending the accounts to the apex body: not judged."),
        DueKind.REPORT: N_("The by-laws say nothing on sending the annual report: not judged."),
        DueKind.OFFICER_FILING: N_("The by-laws say nothing on publishing changes of officers: not judged."),
        DueKind.REGISTRY_FILING: N_(
            "The by-laws say nothing on entering other changes in the public register: not judged."
        ),
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
    {
        DueKind.ANNUAL_MEETING: ANNUAL, DueKind.ACCOUNTS: APEX, DueKind.REPORT: REPORT, DueKind.OFFICER_FILING: FILING,
        DueKind.REGISTRY_FILING: REGISTRY,
    }
)  # fmt: skip
_EACH_YEAR = (DueKind.ANNUAL_MEETING, DueKind.ACCOUNTS, DueKind.REPORT)


def due_each_year(
    bylaws: Bylaws, today: date, start_month: int = 1, start_day: int = 1, held: Sequence[date] = ()
) -> tuple[Due, ...]:
    """The meeting, the accounts and the report on the year that runs and on the two before it, as far as they are told.

    What was due on the year before last may lie less than a year back still. ``held`` are the days of ordinary general
    assemblies: the meeting on a year was held when one of them lies in the year after it.
    """
    running = financial_year(today, start_month, start_day)
    ended = financial_year(running.first - timedelta(days=1), start_month, start_day)
    before = financial_year(ended.first - timedelta(days=1), start_month, start_day)
    found = [due for year in (before, ended, running) for due in _of_year(bylaws, year, today, held)]
    return (*found, *_blanks(bylaws))


def _of_year(bylaws: Bylaws, year: FinancialYear, today: date, held: Sequence[date]) -> Iterator[Due]:
    days: dict[DueKind, date] = {}
    meeting, apex, report = bylaws.count(ANNUAL), bylaws.count(APEX), bylaws.count(REPORT)
    if meeting is not None:
        days[DueKind.ANNUAL_MEETING] = meeting.after(year.last)
        if apex is not None:
            days[DueKind.ACCOUNTS] = apex.before(days[DueKind.ANNUAL_MEETING])
    if report is not None:
        days[DueKind.REPORT] = report.after(year.last)
    if any(year.last < day <= add_months(year.last, MONTHS) for day in held):
        days.pop(DueKind.ANNUAL_MEETING, None)
    for kind, day in days.items():
        if is_told(day, today):
            coming, past = _SENTENCES[kind]
            message = past if day < today else coming
            yield Due(kind, day, Objection(message, _BY_LAW[kind], {"end": year.last, "day": day}))


def _blanks(bylaws: Bylaws) -> Iterator[Due]:
    for kind in _EACH_YEAR:
        if kind is DueKind.ANNUAL_MEETING and bylaws.count(GAP) is not None:
            continue  # the by-laws are not silent on the meeting
        if bylaws.count(_BY_LAW[kind]) is None:
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


_NEXT = N_("Never more than {gap} lie between two annual meetings: after that of {since}, the next is due by {day}.")
_APART = N_(
    "Never more than {gap} lie between two annual meetings; when the last one was is not in the books: not judged."
)


def due_by_gap(bylaws: Bylaws, today: date, held: Sequence[date] = ()) -> Due | None:
    """The next annual meeting where the by-laws set how far two may lie apart; None where they do not.

    Without one in the books (``held``) it is not judged.
    """
    gap = bylaws.count(GAP)
    if gap is None:
        return None
    last = max((day for day in held if day <= today), default=None)
    if last is not None:
        day = gap.after(last)
        details = {"gap": gap, "since": last, "day": day}
        return Due(DueKind.ANNUAL_MEETING, day, Objection(_NEXT, GAP, details)) if is_told(day, today) else None
    return Due(DueKind.ANNUAL_MEETING, None, Objection(_APART, GAP, {"gap": gap}), is_judged=False)


_FIRST = N_("The first general assembly after the registration on {since} is due by {day}.")
_FIRST_WAS = N_("The first general assembly after the registration on {since} was due by {day}. See that it was held.")
_NOT_REGISTERED = N_(
    "When the organisation was registered is not in its profile: its first general assembly is not judged."
)


def due_after_registration(
    bylaws: Bylaws, registered: date | None, today: date, held: Sequence[date] = ()
) -> Due | None:
    """The first assembly of a new organisation; None once held or long past, or where the by-laws say nothing on it."""
    within = bylaws.count(FIRST)
    if within is None or held:
        return None
    if registered is None:
        return Due(DueKind.FIRST_MEETING, None, Objection(_NOT_REGISTERED, FIRST), is_judged=False)
    day = within.after(registered)
    if not is_told(day, today):
        return None
    details = {"since": registered, "day": day}
    return Due(DueKind.FIRST_MEETING, day, Objection(_FIRST_WAS if day < today else _FIRST, FIRST, details))


class Registered(StrEnum):
    """What stands in the public register beside the officers, as far as the books know of it."""

    BYLAWS = "bylaws"
    PROFILE = "profile"


_ENTER: Mapping[Registered, tuple[str, str]] = MappingProxyType(
    {
        Registered.BYLAWS: (
            N_("By-laws changed on {since}. Enter the change in the public register by {day}."),
            N_(
                "By-laws changed on {since}. The change was to be entered in the public register by {day}. "
                "See that it was."
            ),
        ),
        Registered.PROFILE: (
            N_("Name, legal form or seat changed on {since}. Enter the change in the public register by {day}."),
            N_(
                "Name, legal form or seat changed on {since}. The change was to be entered in the public register by "
                "{day}. See that it was."
            ),
        ),
    }
)


def due_at_registry(bylaws: Bylaws, what: Registered, changed: date, today: date) -> Due | None:
    """The entry of a change in the public register by the by-laws of its day; None once long past, or unsaid."""
    within = bylaws.count(REGISTRY)
    if within is None:
        return None
    day = within.after(changed)
    if not is_told(day, today):
        return None
    coming, past = _ENTER[what]
    details = {"since": changed, "day": day}
    return Due(DueKind.REGISTRY_FILING, day, Objection(past if day < today else coming, REGISTRY, details))
