"""The word "pairs": the pairs of the mentoring, how each stands, and what asks for attention."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, day_argument, file_argument
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.mentoring.pairs import PairRow
from pomanager.rules.mentoring.kinds import PAIR_STATE_WORDS, STAGE_WORDS
from pomanager.services.mentoring.queries.board import pair_rows


def add_to(commands: Commands) -> None:
    """Add "pairs"."""
    words = commands.add(
        "pairs", "pairs FILE [--as-of DATE] [--json]",
        _("List the pairs of mentors and mentees: how each stands, how far she came, what asks for attention."),
    )  # fmt: skip
    words.add_argument("file", metavar="FILE", type=file_argument, help=_("The office file."))
    words.add_argument(
        "--as-of", metavar="DATE", type=day_argument, dest="as_of", help=_("The day. Left out, it is today.")
    )
    words.add_argument("--json", action="store_true", help=_("Answer as JSON, for another program."))
    words.command(list_pairs)


def list_pairs(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each pair: those that run, what asks for attention first, then those that are over."""
    with opened(chosen.file, terminal) as office:
        rows = office.ask(pair_rows, chosen.as_of or office.today())
    terminal.output.rows((_as_facts(row) for row in rows), (_as_line(row) for row in rows))
    if not rows:
        terminal.output.say(_("There are no pairs yet."))
    return DONE


def _as_facts(row: PairRow) -> dict[str, object]:
    return {
        "mentee": row.mentee,
        "mentor": row.mentor,
        "state": row.state.value,
        "stage": row.stage.value,
        "last_session": None if row.last_session is None else row.last_session.isoformat(),
        "attention": [{"kind": each.kind.value, "sentence": sentence(each.sentence)} for each in row.attention],
    }


def _as_line(row: PairRow) -> str:
    last = "—" if row.last_session is None else formats.day(row.last_session)
    parts = [
        row.mentee, row.mentor, _(PAIR_STATE_WORDS[row.state]), _(STAGE_WORDS[row.stage]), last,
        *(sentence(each.sentence) for each in row.attention),
    ]  # fmt: skip
    return " · ".join(parts)
