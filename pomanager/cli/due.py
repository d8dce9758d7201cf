"""The word "due": what the law and the by-laws ask for by a day, and what is overdue."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.governance import DueRow
from pomanager.rules.due import WHEN_WORDS
from pomanager.services.governance.queries.due import due


def add_to(commands: Commands) -> None:
    """Add "due"."""
    words = commands.add(
        "due", "due FILE [--as-of DATE] [--json]",
        _("Tell what is due: meetings, filings, terms, vacancies, by-laws to check."),
    )  # fmt: skip
    words.office_file()
    words.day()
    words.as_json()
    words.command(tell_due)


def tell_due(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each thing that is due, what is overdue first."""
    with opened(chosen.file, terminal) as office:
        rows = office.ask(due, chosen.as_of or office.today())
    terminal.output.rows((_as_facts(row) for row in rows), (_as_line(row) for row in rows))
    return DONE


def _as_facts(row: DueRow) -> dict[str, object]:
    return {
        "on": row.on.isoformat() if row.on is not None else None,
        "kind": row.kind.value,
        "when": row.when.value,
        "overdue": row.overdue,
        "about": row.sentence.about,
        "sentence": sentence(row.sentence),
    }


def _as_line(row: DueRow) -> str:
    day = formats.day(row.on) if row.on is not None else ""
    return " · ".join(part for part in (_(WHEN_WORDS[row.when]), day, sentence(row.sentence)) if part)
