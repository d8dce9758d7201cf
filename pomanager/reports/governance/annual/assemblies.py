"""The chapters of the annual report on meetings, resolutions and the work of the supervisory body."""

from collections.abc import Sequence

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.catalogue import spoken
from pomanager.i18n.meetings import meeting_name, meeting_on_day
from pomanager.readmodels.annual_report import AnnualReportSheet, MeetingHeld, MeetingsOfBody
from pomanager.readmodels.bodies import OfficerRow
from pomanager.readmodels.meetings.papers import (
    AttendanceRatesSheet,
    FollowUpLine,
    OfficerAttendance,
    ResolutionLine,
)
from pomanager.reports.bodies.words import body_said, last_day_said, offices_said, person_said, seat_said
from pomanager.reports.flow import Block
from pomanager.reports.meetings.registers import assemblies_grid, resolution_cells, state_said
from pomanager.reports.meetings.words import call_said
from pomanager.reports.parts import Grid, GridColumn, heading, note, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.governance.annual_meeting import AnnualMeeting
from pomanager.rules.meetings.deciding import Outcome
from pomanager.rules.meetings.kinds import MEETING_STATE_WORDS


def meetings(sheet: AnnualReportSheet) -> list[Block]:
    """Meetings held against those due, their quorums, and who came."""
    told = sheet.meetings
    if told is None:
        return []
    blocks: list[Block] = []
    if told.annual is not None:
        blocks += [heading(_("Held and due")), paragraph(annual_said(told.annual))]
    if told.bodies:
        blocks += _of_bodies(sheet, told.bodies)
    blocks.append(heading(_("Meetings and their quorum")))
    if not told.meetings:
        return [*blocks, paragraph(_("No meeting was held in this period."))]
    return [*blocks, meetings_grid(told.meetings), *_attendance(sheet, told.rates)]


def _attendance(sheet: AnnualReportSheet, rates: AttendanceRatesSheet) -> list[Block]:
    """Who came to each assembly, then how often officers came to the meetings of their body."""
    blocks: list[Block] = []
    if rates.assemblies:
        blocks += [heading(_("Attendance at assemblies")), assemblies_grid(rates.assemblies)]
    if not rates.officers:
        return blocks
    blocks.append(heading(_("Attendance at meetings of bodies")))
    columns = (
        GridColumn(_("Name"), 36), GridColumn(_("Office"), 22), GridColumn(_("Held"), 9, Align.END),
        GridColumn(_("Present"), 9, Align.END), GridColumn(_("Represented"), 12, Align.END),
        # TR: head of a column: the part of the meetings somebody came to
        GridColumn(_("Attendance"), 12, Align.END),
    )  # fmt: skip
    for body in dict.fromkeys(each.body for each in rates.officers):
        rows = [_officer(each) for each in rates.officers if each.body == body]
        blocks += [heading(body.in_language(spoken(), sheet.letterhead.languages), 2), Grid(columns, rows)]
    return [*blocks, note(_("Only meetings held while somebody was in office are counted."))]


def _officer(each: OfficerAttendance) -> tuple[str, ...]:
    name = " · ".join(part for part in (each.number, each.name) if part)
    counts = map(formats.number, (each.held, each.present, each.represented))
    rate = formats.percent(each.present / each.held) if each.held else formats.UNKNOWN
    return name, each.office or "—", *counts, rate


def annual_said(annual: AnnualMeeting) -> str:
    """Whether the ordinary general assembly was held, and in time."""
    details = {"end": formats.day(annual.year_ends_on, "long"), "day": formats.day(annual.due_on, "long"),
               "held": formats.day(annual.held_on, "long")}  # fmt: skip
    if annual.held_on is None:
        if annual.due_on is None:
            return _(
                "The ordinary general assembly on the financial year to {end} was not held. The by-laws set no day."
            ).format(**details)
        said = _("The ordinary general assembly on the financial year to {end} was due by {day}. It was not held.")
        return said.format(**details)
    if annual.due_on is None:
        return _(
            "The ordinary general assembly on the financial year to {end} was held on {held}. The by-laws set no day."
        ).format(**details)
    if annual.is_late:
        return _(
            "The ordinary general assembly on the financial year to {end} was due by {day}. It was held late, on "
            "{held}."
        ).format(**details)
    return _(
        "The ordinary general assembly on the financial year to {end} was due by {day}. It was held in time, on {held}."
    ).format(**details)


def _of_bodies(sheet: AnnualReportSheet, bodies: Sequence[MeetingsOfBody]) -> list[Block]:
    columns = (
        GridColumn(_("Body"), 46),
        # TR: head of a column: how many meetings were held
        GridColumn(_("Held"), 14, Align.END),
        # TR: head of a column: how many meetings the by-laws ask for in a year
        GridColumn(_("By-laws ask for"), 20, Align.END),
        GridColumn("", 20),
    )
    is_over = sheet.last >= sheet.year_ends_on
    rows = [
        (
            body_said(each.body), formats.number(each.held),
            "—" if each.asked is None else formats.number(each.asked),
            # TR: in a table: a body held fewer meetings than the by-laws ask for
            _("too few") if each.is_short and is_over else "",
        )
        for each in bodies
    ]  # fmt: skip
    blocks: list[Block] = [Grid(columns, rows)]
    if not is_over:
        blocks.append(note(_("The year is not over: meetings can still be held.")))
    return blocks


def meetings_grid(held: Sequence[MeetingHeld]) -> Block:
    """A line for each meeting: its day, how it ended, who was there of whom, what was needed."""
    columns = (
        GridColumn(_("Day"), 11), GridColumn(_("Meeting"), 33), GridColumn(_("Call"), 12), GridColumn(_("State"), 12),
        # TR: head of a column: votes present or represented, of all votes on the roll
        GridColumn(_("Votes there"), 13, Align.END),
        # TR: head of a column: votes needed for a quorum
        GridColumn(_("Needed"), 9, Align.END), GridColumn(_("Quorum"), 10),
    )  # fmt: skip
    return Grid(columns, [_meeting(each) for each in held])


def _meeting(each: MeetingHeld) -> tuple[str, ...]:
    label, quorum = each.meeting, each.quorum
    there, needed, reached = "—", "—", "—"
    if quorum is not None and quorum.base:
        there = _("{some} of {all}").format(some=formats.number(quorum.there), all=formats.number(quorum.base))
        needed = "—" if quorum.needed is None else formats.number(quorum.needed)
        if quorum.is_reached is not None:
            # TR: in a table: whether a meeting had its quorum
            reached = _("reached") if quorum.is_reached else _("not reached")
    return (
        formats.day_short(label.held_on), meeting_name(label), call_said(label.call),
        _(MEETING_STATE_WORDS[label.state]), there, needed, reached,
    )  # fmt: skip


def resolutions(sheet: AnnualReportSheet) -> list[Block]:
    """What was decided, and what is to be done after it."""
    told = sheet.resolutions
    if told is None:
        return []
    blocks = _decided(told.lines)
    blocks.append(heading(_("To do after meetings")))
    if told.follow_ups:
        blocks.append(_follow_ups(told.follow_ups))
    else:
        blocks.append(paragraph(_("Nothing was to be done after a meeting.")))
    return blocks


def _follow_ups(lines: Sequence[FollowUpLine]) -> Block:
    columns = (
        GridColumn(_("To do"), 38), GridColumn(_("Meeting"), 20), GridColumn(_("Responsible"), 18),
        GridColumn(_("Until"), 11), GridColumn(_("State"), 16),
    )  # fmt: skip
    return Grid(columns, [_follow_up(line) for line in lines])


def _follow_up(line: FollowUpLine) -> tuple[str, ...]:
    what = "\n".join(part for part in (line.text, line.reference, line.remarks) if part)
    due = "—" if line.due_on is None else formats.day_short(line.due_on)
    return what, meeting_on_day(line.meeting), line.responsible or "—", due, state_said(line)


def _decided(lines: Sequence[ResolutionLine]) -> list[Block]:
    if not lines:
        return [paragraph(_("No resolution was voted on in this period."))]
    adopted = sum(line.outcome is Outcome.ADOPTED and not line.taken_back for line in lines)
    said = ngettext(
        "{count} resolution was put to the vote; {adopted} was adopted.",
        "{count} resolutions were put to the vote; {adopted} were adopted.",
        len(lines),
    )  # fmt: skip
    said = said.format(count=formats.number(len(lines)), adopted=formats.number(adopted))
    return [paragraph(said), _resolutions_grid(lines)]


def _resolutions_grid(lines: Sequence[ResolutionLine]) -> Block:
    columns = (
        GridColumn(_("Reference"), 10), GridColumn(_("Meeting"), 17), GridColumn(_("Resolution"), 33),
        GridColumn(_("Votes given"), 16), GridColumn(_("Result"), 14), GridColumn(_("Standing"), 13),
    )  # fmt: skip
    return Grid(columns, [resolution_cells(line) for line in lines])


def supervision(sheet: AnnualReportSheet) -> list[Block]:
    """Who sits in the supervisory body, when it met, what it decided."""
    told = sheet.supervision
    if told is None:
        return []
    if not told.officers and not told.meetings:
        return [paragraph(_("The books know of no supervisory body."))]
    blocks: list[Block] = [officers_grid(told.officers)] if told.officers else []
    blocks.append(heading(_("Its meetings")))
    if not told.meetings:
        return [*blocks, paragraph(_("No meeting of it is in the books of this time."))]
    blocks.append(meetings_grid(told.meetings))
    return [*blocks, heading(_("What it decided")), *_decided(told.lines)]


def officers_grid(rows: Sequence[OfficerRow]) -> Block:
    """Who sits in a body, since when and until when."""
    columns = (
        GridColumn(_("Seat"), 16), GridColumn(_("Office"), 22), GridColumn(_("Name"), 34), GridColumn(_("From"), 13),
        GridColumn(_("Until"), 15),
    )  # fmt: skip
    return Grid(
        columns,
        [
            (
                seat_said(row.seat), offices_said(row.holding), person_said(row.holding.person),
                formats.day_short(row.holding.since), last_day_said(row.holding),
            )
            for row in rows
        ],
    )  # fmt: skip
