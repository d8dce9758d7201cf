"""A sheet of the annual report with all its chapters, made of plain values; texts can be handed in for any field."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from pomanager.readmodels.annual_report import (
    AnnualReportSheet,
    DelegatesChosen,
    MeetingHeld,
    MeetingsOfBody,
    ReportBodies,
    ReportBylaws,
    ReportElections,
    ReportFilings,
    ReportMeetings,
    ReportMembers,
    ReportMentoring,
    ReportResolutions,
    ReportSigner,
    ReportSupervision,
    ReportTraining,
    ReportWomen,
)
from pomanager.readmodels.bodies import OfficerRow
from pomanager.readmodels.governance_report import ReportAsked, ReportPlan, ReportStanding, ReportTexts
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.seats_tried import SeatsTried, Tried
from pomanager.readmodels.trainings import TrainingRow
from pomanager.rules.bodies.kinds import Office
from pomanager.rules.due import DueKind
from pomanager.rules.governance.annual_meeting import AnnualMeeting
from pomanager.rules.governance.indicators import Figure, Indicator
from pomanager.rules.governance.report import Chapter, Heading, Slot
from pomanager.rules.meetings.kinds import MeetingState
from pomanager.rules.meetings.rich_text import RichText, plain
from pomanager.rules.movements import Movement
from pomanager.rules.wording import Wording
from tests.reports import (
    sheets,
    sheets_bodies,
    sheets_bylaws,
    sheets_elections,
    sheets_governance,
    sheets_meetings,
    sheets_mentoring,
    sheets_passing,
    sheets_shares,
)

FIRST, LAST, ENDS = date(2026, 1, 1), date(2026, 11, 24), date(2026, 12, 31)
ANNUAL = AnnualMeeting(date(2025, 12, 31), date(2026, 6, 30), date(2026, 7, 4))
"""Held four days late."""


def asked(
    chapters: tuple[Chapter, ...] = tuple(Chapter), written: Mapping[tuple[str, str], RichText] | None = None,
    standing: ReportStanding | None = None, **known: Any,  # noqa: ANN401 - any part of the plan
) -> ReportAsked:  # fmt: skip
    """A report of these chapters, with these texts."""
    plan = ReportPlan(**{"year": 2026, "chapters": chapters, "languages": ("en",), **known})
    return ReportAsked(plan, ReportTexts(written or {}), standing or ReportStanding())


def texts(said: Mapping[str, str], language: str = "en") -> dict[tuple[str, str], RichText]:
    """Texts by the key of their place, all in one language."""
    return {(key, language): plain(text) for key, text in said.items()}


SITUATION = Slot(Chapter.MANAGEMENT, Heading.SITUATION).key


def meetings(name: str = "", held: bool = True) -> ReportMeetings:  # noqa: FBT001, FBT002 - whether any was held
    """An assembly without a quorum, and one that had it; the board met once too seldom."""
    label = sheets_meetings.label(title=Wording({"en": name}), state=MeetingState.CLOSED)
    found = (
        MeetingHeld(sheets_meetings.first_call(), sheets_meetings.quorum()),
        MeetingHeld(label, sheets_meetings.quorum(call=2, needed=30, is_reached=True)),
    )  # fmt: skip
    bodies = (MeetingsOfBody(sheets_bodies.body(), 5, 6),)
    rates = sheets_meetings.rates(sheets_meetings.officer_attendance())
    return ReportMeetings(ANNUAL, bodies, found if held else (), rates)


def elections(name: str = "") -> ReportElections:
    """An election of the board, one that is being prepared, and delegates of the sections."""
    told = sheets_elections.detail(label={"title": Wording({"en": name})})
    result = sheets_elections.result(sheets_elections.contest_result(), of=sheets_elections.about(told)).result
    assert result is not None
    return ReportElections((result,), (told.label,), DelegatesChosen(3, 9, 14, 9, RollCounts(4, 5)))


def women() -> ReportWomen:
    """The funnel and the indicators, and one body in which half of the seats would bring another woman."""
    tried = SeatsTried(1, sheets_bodies.body().name, "", LAST, 7, 4, 3, (Tried(30, 2, 3), Tried(50, 4, 4)))
    return ReportWomen(sheets_governance.funnel(), sheets_governance.indicators(), (tried,))


def training(topic: str = "Accounts", provider: str = "") -> ReportTraining:
    """One training, to which somebody came whose sex is not recorded."""
    rows = (TrainingRow(1, topic, provider, date(2026, 5, 4), 4, "", 8, 3, 12),)
    return ReportTraining(rows, sheets_governance.indicators())


def bylaws() -> ReportBylaws:
    """A version of the year that changed one sentence."""
    values = (sheets_bylaws.own_text("Mungwa"), sheets_bylaws.own_text("Gitega"))
    found = sheets_bylaws.differences("cooperative.common_bond", *values).differences
    assert found is not None
    return ReportBylaws(sheets_bylaws.version(), None, (found,))


def filings() -> ReportFilings:
    """A report that was due, one that is due next year, and a silence of the by-laws."""
    rows = (
        sheets_bylaws.due_row("Due.", "calendar.report_filing", date(2026, 6, 30), kind=DueKind.REPORT,
                              end=date(2025, 12, 31)),
        sheets_bylaws.due_row("Due.", "calendar.officer_filing", date(2027, 1, 8), kind=DueKind.OFFICER_FILING,
                              body="Board", since=date(2026, 12, 9)),
        sheets_bylaws.due_row("Nothing on the accounts: not judged.", "", None, kind=DueKind.ACCOUNTS),
    )  # fmt: skip
    return ReportFilings(ANNUAL, rows, sheets_bylaws.bylaws_of({}))


def report(**known: Any) -> AnnualReportSheet:  # noqa: ANN401 - any part of the sheet
    """The report of a year that is not over, as a draft."""
    held = sheets_bodies.holding(sheets_bodies.person())
    where = (sheets_bodies.body(), sheets_bodies.seat())
    officer = OfficerRow(*where, held)
    told = sheets_governance.indicators()
    pairs = Figure(Indicator.PAIRS_RUNNING, sheets_governance.by_sex(5, 0), None)
    sessions = {**told.figures, pairs.indicator: pairs}
    mentoring = sheets_mentoring.whole(programmes=(sheets_mentoring.programme(),))
    resolution = sheets_meetings.resolution()
    fields: dict[str, Any] = {
        "letterhead": sheets.letterhead(), "asked": asked(), "first": FIRST, "last": LAST, "year_ends_on": ENDS,
        "books_since": date(2014, 3, 12),
        "members": ReportMembers(
            sheets.joined_left({Movement.NEW: [sheets.movement(101)]}).figures,
            sheets.statistics(("Nord", sheets.counted(3, 1)), ("", sheets.counted(1))).statistics,
        ),
        "capital": sheets_shares.capital(sheets_passing.kind()), "meetings": meetings(),
        "resolutions": ReportResolutions((resolution,), (sheets_meetings.follow_up(),)),
        "bodies": ReportBodies(
            sheets_bodies.officers(
                sheets_bodies.officer_line(held, where), vacant=(sheets_bodies.vacancy(where, held.person),)
            ),
            sheets_bodies.terms_ending(sheets_bodies.term_ending(held, where)),
        ),
        "elections": elections(), "supervision": ReportSupervision((officer,), meetings().meetings, (resolution,)),
        "interests": (sheets_bodies.interest(sheets_bodies.person()),), "bylaws": bylaws(), "filings": filings(),
        "women": women(),
        "mentoring": ReportMentoring(mentoring, replace(told, figures=sessions)),
        "training": training(), "signers": (ReportSigner(Office.CHAIR, Wording(), sheets_bodies.body(), "NZE Paul"),),
    }  # fmt: skip
    return AnnualReportSheet(**{**fields, **known})


def empty(**known: Any) -> AnnualReportSheet:  # noqa: ANN401 - any part of the sheet
    """A report of a year of which the books tell nothing but members."""
    nothing = sheets.joined_left({}).figures
    return report(
        **{
            "members": ReportMembers(nothing, sheets.statistics().statistics), "capital": None,
            "meetings": ReportMeetings(AnnualMeeting(ANNUAL.year_ends_on, None, None), (), (), sheets_meetings.rates()),
            "resolutions": ReportResolutions((), ()),
            "bodies": ReportBodies(sheets_bodies.officers(), sheets_bodies.terms_ending()),
            "elections": ReportElections((), (), None), "supervision": ReportSupervision((), (), ()), "interests": (),
            "bylaws": ReportBylaws(None, None, ()),
            "filings": ReportFilings(ANNUAL, (), sheets_bylaws.bylaws_of({})),
            "mentoring": None, "training": ReportTraining((), replace(sheets_governance.indicators(), figures={})),
            "signers": (), **known,
        }
    )  # fmt: skip
