"""The word "elections": every election in order of date, what it fills, how far it is and how many are elected."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.election_names import election_name
from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.rules.elections.kinds import ELECTION_STATE_WORDS
from pomanager.services.elections.queries.listing import elections


def add_to(commands: Commands) -> None:
    """Add "elections"."""
    words = commands.add(
        "elections", "elections FILE [--json]",
        _("List the elections in order of date: what each fills, how far it is, and how many are elected."),
    )  # fmt: skip
    words.office_file()
    words.as_json()
    words.command(list_elections)


def list_elections(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each election."""
    with opened(chosen.file, terminal) as office:
        rows = office.ask(elections)
    terminal.output.rows((_as_facts(row) for row in rows), (_as_line(row) for row in rows))
    if not rows:
        terminal.output.say(_("No election is in the books."))
    return DONE


def _as_facts(row: ElectionLabel) -> dict[str, object]:
    return {
        "id": row.id, "body": election_name(row), "date": row.held_on.isoformat(), "state": row.state.value,
        "elected": row.elected,
    }  # fmt: skip


def _as_line(row: ElectionLabel) -> str:
    # TR: of an election: how many are elected so far
    elected = ngettext("{count} elected", "{count} elected", row.elected).format(count=formats.number(row.elected))
    parts = [str(row.id), formats.day(row.held_on), election_name(row), _(ELECTION_STATE_WORDS[row.state]), elected]
    return " · ".join(parts)
