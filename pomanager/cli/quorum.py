"""The word "quorum": of how many votes a meeting needs how many, how many are there, and whether that is enough."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, number_argument
from pomanager.i18n import _
from pomanager.i18n.meeting_votes import quorum_said, quorum_title
from pomanager.i18n.meetings import meeting_on_day
from pomanager.readmodels.meetings.meeting import Quorum
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.quorum import quorum_of_meeting

MOST = 2**31


def add_to(commands: Commands) -> None:
    """Add "quorum"."""
    words = commands.add(
        "quorum", "quorum FILE --meeting ID [--json]",
        _("Tell the quorum of a meeting: the votes it is counted of, needed, present and represented, and whether "
          "that is enough."),
    )  # fmt: skip
    words.office_file()
    words.add_argument(
        "--meeting", metavar="ID", type=number_argument(1, MOST), required=True,
        help=_("The id of the meeting, as “meetings” tells it."),
    )  # fmt: skip
    words.as_json()
    words.command(tell_quorum)


def tell_quorum(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """The quorum at the opening, before it and in session as it stands, of a failed meeting at its end."""
    with opened(chosen.file, terminal) as office:
        label = office.ask(meeting_label, chosen.meeting)
        found = office.ask(quorum_of_meeting, chosen.meeting)
    if terminal.output.as_json:
        terminal.output.facts(_as_facts(found))
        return DONE
    terminal.output.line(meeting_on_day(label))
    terminal.output.line(f"{quorum_title(found)}: {quorum_said(found)}")
    return DONE


def _as_facts(found: Quorum) -> dict[str, object]:
    return {
        "base": found.base, "needed": found.needed, "present": found.present, "represented": found.represented,
        "reached": found.is_reached,
    }  # fmt: skip
