"""The parts of minutes about people: who called the meeting and how, its bureau, who came, the quorum."""

from collections.abc import Sequence

from pomanager.i18n import _, formats, ngettext, pgettext
from pomanager.i18n.meeting_votes import where
from pomanager.i18n.meetings import hour, meeting_on_day
from pomanager.readmodels.meetings.meeting import Quorum
from pomanager.readmodels.meetings.minutes import Attendee, MinutesSheet, NoticesGiven
from pomanager.reports.flow import Block
from pomanager.reports.meetings.votes import by_sex
from pomanager.reports.meetings.words import call_said, convener_said
from pomanager.reports.parts import Grid, GridColumn, facts, note, paragraph
from pomanager.rules.meetings.kinds import (
    ASSEMBLIES,
    CHANNEL_WORDS,
    MEETING_ROLE_WORDS,
    MEETING_STATE_WORDS,
    MeetingState,
)

_MOST_IN_ROWS = 40
"""So many people stand one in a row, with number and section; more stand in columns of names alone."""
_COLUMNS_OF_NAMES = 3


def calling(sheet: MinutesSheet) -> list[Block]:
    """Who called the meeting, when, how notice was given; the call that failed before; why it was called late."""
    meeting = sheet.meeting
    told = [
        (_("Called by"), convener_said(meeting)),
        # TR: the day of the notice by which a meeting was called
        (_("Notice of"), formats.day(meeting.called_on, "long")),
        (_("Call"), call_said(meeting.label.call)),
    ]
    if meeting.demanded_by:
        members = ngettext("{count} member", "{count} members", meeting.demanded_by)
        by_whom = [members.format(count=formats.number(meeting.demanded_by))]
        if meeting.demanded_on:
            by_whom.append(formats.day(meeting.demanded_on, "long"))
        told.append((_("Demanded by"), " · ".join(by_whom)))
    told += [(_(CHANNEL_WORDS[each.channel]), _given(each)) for each in sheet.notices]
    if meeting.documents_place:
        since = f" · {formats.day(meeting.documents_from)}" if meeting.documents_from else ""
        # TR: where members could read the documents before the meeting, and from which day on
        told.append((_("Documents could be read"), meeting.documents_place + since))
    blocks = [facts(told), *_failed(sheet)]
    if meeting.short_notice_reason.strip():
        # TR: in minutes: why a meeting was called too late or too early by the by-laws, or moved after its notice
        said = _(
            "Reason stated for calling the meeting otherwise than the by-laws ask, or for moving it after the notice: "
            "{reason}"
        )
        blocks.append(paragraph(said.format(reason=meeting.short_notice_reason.strip())))
    return blocks


def _given(notices: NoticesGiven) -> str:
    """How many notices of a channel, on which days, how many of them proved."""
    days = formats.day(notices.first)
    if notices.last != notices.first:
        days = f"{days} – {formats.day(notices.last)}"
    count = ngettext("{count} notice", "{count} notices", notices.count).format(count=formats.number(notices.count))
    # TR: of so many notices given, how many have a receipt or another proof
    proved = ngettext("{count} of them proved", "{count} of them proved", notices.proved)
    return " · ".join((count, days, proved.format(count=formats.number(notices.proved))))


def _failed(sheet: MinutesSheet) -> list[Block]:
    """The call before this one, with its day and its result."""
    before = sheet.meeting.follows
    if before is None:
        return []
    said = _("This meeting follows another one that could not decide: {meeting}, {call}.").format(
        meeting=meeting_on_day(before), call=call_said(before.call)
    )
    quorum = sheet.failed_quorum
    if quorum is not None and quorum.needed is not None:
        figures = _("Votes present or represented then: {there}; needed: {needed}; entitled: {base}.")
        said += " " + figures.format(
            there=formats.number(quorum.there), needed=formats.number(quorum.needed), base=formats.number(quorum.base)
        )
    return [paragraph(said)]


def opening(sheet: MinutesSheet) -> list[Block]:
    """When and where the meeting opened; that it could not decide, where it failed, or was never opened."""
    meeting, label = sheet.meeting, sheet.meeting.label
    at = hour(label.starts_at if meeting.opened_at is None else meeting.opened_at)
    details = {"day": formats.day(label.held_on, "full"), "hour": at, "place": label.place or formats.UNKNOWN}
    if label.state is MeetingState.FAILED:
        said = _("The meeting was called for {day}, {hour}, at this place: {place}. It could not decide: no quorum.")
    elif meeting.opened_at is None:
        said = _("The meeting is planned for {day}, {hour}, at this place: {place}. It was not opened.")
    else:
        said = _("The meeting opened on {day} at {hour}, at this place: {place}.")
    blocks = [paragraph(said.format(**details))]
    if label.state in {MeetingState.SUSPENDED, MeetingState.CANCELLED} and meeting.state_reason.strip():
        state = _("{state}: {reason}").format(
            state=_(MEETING_STATE_WORDS[label.state]), reason=meeting.state_reason.strip()
        )
        blocks.append(paragraph(state))
    return blocks


def bureau(sheet: MinutesSheet) -> list[Block]:
    """Chair, secretary, tellers by name."""
    if not sheet.bureau:
        return [paragraph(_("Nobody is written down as chair, secretary or teller."))]
    return [facts([(_(MEETING_ROLE_WORDS[each.role]), each.name) for each in sheet.bureau])]


def attendance(sheet: MinutesSheet) -> list[Block]:
    """Figures, then the names of those present and represented, of those excused, and of those absent."""
    came = sheet.attendance
    if came.record_on is None:
        return [paragraph(_("No roll of this meeting was frozen: nobody can be named as present or represented."))]
    blocks: list[Block] = [facts(_figures(sheet))]
    # TR: over a list of names in minutes
    blocks += _named(_("Present"), came.present, sheet)
    blocks += _represented(sheet)
    blocks += _late(came.present, sheet.meeting.opened_at or 0, sheet.meeting.closed_at)
    if came.excused:
        names = [f"{each.name} ({each.reason})" if each.reason else each.name for each in came.excused]
        # TR: those who sent word that they would not come
        blocks.append(facts([(_("Excused"), ", ".join(names))]))
    if came.absent:
        # TR: those who did not come and sent no word
        blocks.append(facts([(_("Absent"), ", ".join(each.name for each in came.absent))]))
    elif came.absent_count:
        said = ngettext(
            "{count} person on the roll was absent; the attendance sheet, which is annexed, names everybody.",
            "{count} people on the roll were absent; the attendance sheet, which is annexed, names everybody.",
            came.absent_count,
        )
        blocks.append(paragraph(said.format(count=formats.number(came.absent_count))))
    return blocks


def _figures(sheet: MinutesSheet) -> list[tuple[str, str]]:
    came = sheet.attendance
    there = len(came.there)
    told = [
        # TR: how many on the roll of a meeting may vote, on the day whose roll counts
        (_("Entitled to vote on {day}").format(day=formats.day(came.record_on)), formats.number(came.entitled)),
        (_("Present"), formats.number(len(came.present))),
        (_("Represented"), formats.number(len(came.represented))),
        (_("Excused"), formats.number(len(came.excused))),
        (_("Absent"), formats.number(came.absent_count)),
        # TR: how many of those present or represented are women, with the part they are
        (_("Women present or represented"), _part(came.women, there)),
        (_("Women entitled to vote"), _part(came.women_entitled, came.entitled)),
        (_("Young people present or represented"), _part(came.young, there)),
    ]
    if sheet.speaking:
        # TR: how many of those who spoke in the debates are women
        told.append((_("Women among those who spoke"), _part(sheet.speaking_women, sheet.speaking)))
    return told


def _part(count: int, of: int) -> str:
    return f"{formats.number(count)} ({formats.percent(count / of)})" if of else formats.number(count)


def _named(title: str, people: Sequence[Attendee], sheet: MinutesSheet) -> list[Block]:
    """People one in a row with number, office and section; only their names in columns where they are many."""
    if not people:
        return []
    if len(people) > _MOST_IN_ROWS:
        return [note(title), _in_columns([each.name for each in people])]
    is_assembly = sheet.meeting.label.kind in ASSEMBLIES
    # TR: title of a column: office in the body, or the section somebody belongs to
    last = _("Section") if is_assembly else _("Office")
    columns = (GridColumn(_("No."), 14), GridColumn(title, 54), GridColumn(last, 32))
    rows = [(each.number, each.name, each.section if is_assembly else each.capacity) for each in people]
    return [Grid(columns, rows)]


def _represented(sheet: MinutesSheet) -> list[Block]:
    """Those represented, each with who carries their vote."""
    people = sheet.attendance.represented
    if not people:
        return []
    title = _("Represented")
    if len(people) > _MOST_IN_ROWS:
        return [note(title), _in_columns([f"{each.name} ({each.holder})" for each in people])]
    # TR: title of a column: who votes for somebody who is not there
    columns = (GridColumn(_("No."), 14), GridColumn(title, 46), GridColumn(_("Proxy carried by"), 40))
    return [Grid(columns, [(each.number, each.name, each.holder) for each in people])]


def _in_columns(names: Sequence[str]) -> Block:
    """Names side by side in the order of the roll, as many rows as they need."""
    filled = [*names, *[""] * (-len(names) % _COLUMNS_OF_NAMES)]
    rows = [filled[start : start + _COLUMNS_OF_NAMES] for start in range(0, len(filled), _COLUMNS_OF_NAMES)]
    return Grid([GridColumn("", 100 / _COLUMNS_OF_NAMES)] * _COLUMNS_OF_NAMES, rows)


def _late(people: Sequence[Attendee], opened: int, closed: int | None) -> list[Block]:
    """Who came after the opening, and who left before the end."""
    said: list[str] = []
    for each in people:
        if each.arrived_at is not None and each.arrived_at > opened:
            arrived = by_sex(
                each.named,
                pgettext("woman", "{name} arrived at {hour}."),
                pgettext("man", "{name} arrived at {hour}."),
            )
            said.append(arrived.format(name=each.name, hour=hour(each.arrived_at)))
        if each.left_at is not None and (closed is None or each.left_at < closed):
            left = by_sex(
                each.named, pgettext("woman", "{name} left at {hour}."), pgettext("man", "{name} left at {hour}.")
            )
            said.append(left.format(name=each.name, hour=hour(each.left_at)))
    return [paragraph(" ".join(said))] if said else []


def guests(sheet: MinutesSheet) -> list[Block]:
    """Who was there without a vote."""
    if not sheet.guests:
        return [paragraph(_("There were no guests."))]
    return [facts([(each.name, each.capacity) for each in sheet.guests])]


def quorum(sheet: MinutesSheet) -> list[Block]:
    """What was needed, who was there, and whether the meeting could decide."""
    found = sheet.quorum
    if found is None:
        return [paragraph(_("Nobody has counted the quorum: the meeting was not opened."))]
    return [paragraph(" ".join(quorum_sentences(found)))]


def quorum_sentences(found: Quorum) -> list[str]:
    """What was needed on this call, who was there, and whether that was enough."""
    there = ngettext(
        "{there} vote was present or represented ({present} present, {represented} represented).",
        "{there} votes were present or represented ({present} present, {represented} represented).",
        found.there,
    ).format(
        there=formats.number(found.there), present=formats.number(found.present),
        represented=formats.number(found.represented),
    )  # fmt: skip
    if found.needed is None:
        return [_("The by-laws name no quorum for this meeting."), there]
    needed = ngettext(
        "{call}: of {base} votes on the roll, {needed} is needed.",
        "{call}: of {base} votes on the roll, {needed} are needed.",
        found.needed,
    ).format(call=call_said(found.call), base=formats.number(found.base), needed=formats.number(found.needed))
    reached = _("The quorum was reached: the meeting could validly decide.")
    missed = _("The quorum was not reached: the meeting could not decide.")
    source = where(found.bylaw, found.article)
    return [*filter(None, (needed, source)), there, reached if found.is_reached else missed]
