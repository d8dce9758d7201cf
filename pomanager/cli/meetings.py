"""The word "meetings": every meeting in order of date, how far it is, and how far its minutes are."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, formats
from pomanager.i18n.meetings import hour, meeting_name
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.meetings.kinds import MEETING_STATE_WORDS, MINUTES_STATE_WORDS
from pomanager.services.meetings.queries.listing import meetings


def add_to(commands: Commands) -> None:
    """Add "meetings"."""
    words = commands.add(
        "meetings", "meetings FILE [--json]",
        _("List the meetings in order of date, which call each is, how far it is and how far its minutes are."),
    )  # fmt: skip
    words.office_file()
    words.as_json()
    words.command(list_meetings)


def list_meetings(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each meeting."""
    with opened(chosen.file, terminal) as office:
        rows = office.ask(meetings)
    terminal.output.rows((_as_facts(row) for row in rows), (_as_line(row) for row in rows))
    if not rows:
        terminal.output.say(_("No meeting is in the books."))
    return DONE


def _as_facts(row: MeetingLabel) -> dict[str, object]:
    return {
        "id": row.id, "kind": row.kind.value, "date": row.held_on.isoformat(), "call": row.call,
        "state": row.state.value, "minutes": row.minutes.value,
    }  # fmt: skip


def _as_line(row: MeetingLabel) -> str:
    parts = [str(row.id), f"{formats.day(row.held_on)} {hour(row.starts_at)}", meeting_name(row)]
    if row.call > 1:
        parts.append(_("call {number}").format(number=formats.number(row.call)))
    parts += [_(MEETING_STATE_WORDS[row.state]), _(MINUTES_STATE_WORDS[row.minutes])]
    return " · ".join(parts)
