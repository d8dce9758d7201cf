"""What lasts after meetings: the register of resolutions, what is to be done, and how many come."""

from collections.abc import Iterator, Sequence
from datetime import date

from pomanager.i18n import _, formats, spoken
from pomanager.i18n.bylaw_words import share_said
from pomanager.i18n.meetings import meeting_name, meeting_on_day, title_of
from pomanager.readmodels.meetings.papers import (
    AssemblyAttendance,
    AttendanceRatesSheet,
    FollowUpLine,
    FollowUpsSheet,
    OfficerAttendance,
    ResolutionLine,
    ResolutionsSheet,
)
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import InBlocks, Lies, Listing
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Grid, GridColumn, heading, note, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.deciding import OUTCOME_WORDS, STANDING_WORDS


def _period(since: date, until: date) -> str:
    # TR: a period, under the title of a paper
    return _("From {since} to {until}").format(since=formats.day(since, "long"), until=formats.day(until, "long"))


def resolutions_heading(sheet: ResolutionsSheet) -> Heading:
    """What the register is called, and of which period."""
    return Heading(_("Register of resolutions"), subtitle=_period(sheet.since, sheet.until))


def put_resolutions(sheet: ResolutionsSheet, paper: Paper, progress: Progress) -> None:
    """Write every decision in the order of the references; ``progress`` may raise Cancelled."""
    if not sheet.count:
        paper.flow([paragraph(_("No resolution was voted on in this period."))])
        progress(1, 1)
        return
    columns = (
        # TR: the permanent number of a resolution
        Column(_("Reference"), 11), Column(_("Meeting"), 17), Column(_("Resolution"), 40),
        Column(_("Votes given"), 13), Column(_("Result"), 14),
        # TR: where a resolution stands: in force, executed, repealed
        Column(_("Standing"), 14),
        # TR: who has to carry a resolution out, and until when
        Column(_("Carried out by"), 16),
    )  # fmt: skip
    register = Register(paper, columns, total=sheet.count, progress=progress)
    register.rows(_resolutions(sheet))
    register.end()


def _resolutions(sheet: ResolutionsSheet) -> Iterator[tuple[str, ...]]:
    for line in sheet.lines:
        yield (*resolution_cells(line), _carried_out(line))


def resolution_cells(line: ResolutionLine) -> tuple[str, ...]:
    """A resolution in cells: reference, meeting, item and text, votes, result, standing."""
    item = " ".join(part for part in (line.item, title_of(line.item_kind, line.title)) if part)
    return (
        line.reference, meeting_on_day(line.meeting), f"{item}\n{line.text}", _votes(line), _result(line),
        _standing(line),
    )  # fmt: skip


def _votes(line: ResolutionLine) -> str:
    """How the votes fell; blank and spoilt ones where there were any."""
    pairs = [
        (_("For"), line.votes_for, True), (_("Against"), line.votes_against, True),
        (_("Abstentions"), line.abstentions, True), (_("Blank"), line.blank, False), (_("Spoilt"), line.spoilt, False),
    ]  # fmt: skip
    return "\n".join(f"{word} {formats.number(count)}" for word, count, always in pairs if always or count)


def _result(line: ResolutionLine) -> str:
    """What became of it, by which rule, or why the vote was taken back."""
    if line.taken_back:
        # TR: a vote that was entered by mistake, with the reason why it was taken back
        return _("taken back: {reason}").format(reason=line.taken_back)
    rule = share_said(Share.from_written(line.rule)) if line.rule else ""
    return "\n".join(part for part in (_(OUTCOME_WORDS[line.outcome]), rule, line.article) if part)


def _standing(line: ResolutionLine) -> str:
    if line.standing is None:
        return "—"
    parts = [_(STANDING_WORDS[line.standing]), formats.day_short(line.standing_since or line.effective_on)]
    if line.repealed_by:
        # TR: the resolution that repealed another one
        parts.append(_("by {reference}").format(reference=line.repealed_by))
    return "\n".join(parts)


def _carried_out(line: ResolutionLine) -> str:
    parts = [line.responsible]
    if line.done_on is not None:
        # TR: the day on which something was done
        parts.append(_("done {day}").format(day=formats.day_short(line.done_on)))
    elif line.due_on is not None:
        # TR: the day until which something is to be done
        parts.append(_("until {day}").format(day=formats.day_short(line.due_on)))
    return "\n".join(part for part in parts if part)


def follow_ups_heading(sheet: FollowUpsSheet) -> Heading:
    """What the list is called, and for which day."""
    return Heading(_("To do after meetings"), sheet.as_of)


def follow_ups_story(sheet: FollowUpsSheet) -> list[Block]:
    """Everything to be done, what is late first."""
    if not sheet.lines:
        return [paragraph(_("Nothing is to be done on this day."))]
    columns = (
        GridColumn(_("To do"), 32), GridColumn(_("Meeting"), 20), GridColumn(_("Reference"), 11),
        # TR: who has to do something
        GridColumn(_("Responsible"), 16), GridColumn(_("Until"), 12),
        # TR: where something stands that is to be done
        GridColumn(_("State"), 12), GridColumn(_("Remarks"), 17),
    )  # fmt: skip
    return [Grid(columns, [_follow_up(line) for line in sheet.lines])]


def _follow_up(line: FollowUpLine) -> tuple[str, ...]:
    due = "—" if line.due_on is None else formats.day_short(line.due_on)
    return (
        line.text, meeting_on_day(line.meeting), line.reference or "—", line.responsible or "—", due, state_said(line),
        line.remarks,
    )  # fmt: skip


def state_said(line: FollowUpLine) -> str:
    """Whether it is done, given up, late or open."""
    if line.done_on is not None:
        return _("done {day}").format(day=formats.day_short(line.done_on))
    if line.dropped:
        # TR: of something that was to be done: it was given up
        return _("given up")
    # TR: of something that is to be done: its day is past, or not
    return _("late") if line.is_overdue else _("open")


def rates_heading(sheet: AttendanceRatesSheet) -> Heading:
    """What the paper is called, and of which period."""
    return Heading(_("Attendance at meetings"), subtitle=_period(sheet.since, sheet.until))


def rates_story(sheet: AttendanceRatesSheet) -> list[Block]:
    """Officers at the meetings of their bodies, then who came to each assembly."""
    if not (sheet.officers or sheet.assemblies):
        return [paragraph(_("No meeting was held in this period."))]
    blocks: list[Block] = []
    if sheet.officers:
        columns = (
            GridColumn(_("Name"), 24), GridColumn(_("Office"), 15),
            # TR: head of a column: meetings held while somebody was in office
            GridColumn(_("Held"), 8, Align.END), GridColumn(_("Present"), 8, Align.END),
            GridColumn(_("Represented"), 10, Align.END), GridColumn(_("Excused"), 9, Align.END),
            GridColumn(_("Absent"), 8, Align.END),
            # TR: head of a column: the part of the meetings somebody came to
            GridColumn(_("Attendance"), 10, Align.END),
        )  # fmt: skip
        for body in dict.fromkeys(each.body for each in sheet.officers):
            rows = [_officer(each) for each in sheet.officers if each.body == body]
            blocks += [heading(body.in_language(spoken(), sheet.letterhead.languages)), Grid(columns, rows)]
        blocks.append(note(_("Only meetings held while somebody was in office are counted.")))
    if sheet.assemblies:
        blocks += [heading(_("Assemblies")), assemblies_grid(sheet.assemblies)]
    return blocks


def assemblies_grid(assemblies: Sequence[AssemblyAttendance]) -> Block:
    """Who came to each assembly."""
    return Grid(_assembly_columns(), [_assembly(each) for each in assemblies])


def _officer(each: OfficerAttendance) -> tuple[str, ...]:
    absent = each.held - each.present - each.represented - each.excused
    figures = (each.held, each.present, each.represented, each.excused, absent)
    name = " · ".join(part for part in (each.number, each.name) if part)
    rate = formats.percent(each.present / each.held) if each.held else formats.UNKNOWN
    return name, each.office or "—", *map(formats.number, figures), rate


def _assembly_columns() -> tuple[GridColumn, ...]:
    return (
        GridColumn(_("Meeting"), 28), GridColumn(_("Day"), 12),
        # TR: head of a column: how many people may vote
        GridColumn(_("Entitled"), 10, Align.END), GridColumn(_("Present"), 10, Align.END),
        GridColumn(_("Represented"), 11, Align.END), GridColumn(_("Attendance"), 11, Align.END),
        # TR: head of a column: women among those present or represented, and their part
        GridColumn(_("Women"), 14, Align.END),
    )  # fmt: skip


def _assembly(each: AssemblyAttendance) -> tuple[str, ...]:
    there = each.present + each.represented
    women = formats.number(each.women)
    return (
        meeting_name(each.meeting), formats.day_short(each.meeting.held_on), formats.number(each.entitled),
        formats.number(each.present), formats.number(each.represented),
        formats.percent(there / each.entitled) if each.entitled else formats.UNKNOWN,
        f"{women} · {formats.percent(each.women / there)}" if there else women,
    )  # fmt: skip


RESOLUTIONS = Listing(resolutions_heading, put_resolutions, lies=Lies.TURNED)
FOLLOW_UPS = InBlocks(follow_ups_heading, follow_ups_story, wide=True)
ATTENDANCE_RATES = InBlocks(rates_heading, rates_story)
