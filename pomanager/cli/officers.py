"""The word "officers": who sits in which seat of which body, and until when."""

import argparse
from datetime import date

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, day_argument, file_argument
from pomanager.i18n import _, formats
from pomanager.i18n.offices import body_name, office_name, seat_name
from pomanager.readmodels.bodies import OfficerRow
from pomanager.services.bodies.queries.officers import officers_on

JOINT = " · "


def add_to(commands: Commands) -> None:
    """Add "officers"."""
    words = commands.add(
        "officers", "officers FILE [--as-of DATE] [--json]",
        _("List who sits in which seat of which body, with office and term."),
    )  # fmt: skip
    words.add_argument("file", metavar="FILE", type=file_argument, help=_("The office file."))
    words.add_argument(
        "--as-of", metavar="DATE", type=day_argument, dest="as_of",
        help=_("Who sat there on this day. Left out, it is today."),
    )  # fmt: skip
    words.add_argument("--json", action="store_true", help=_("Answer as JSON, for another program."))
    words.command(list_officers)


def list_officers(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each seat that is held on the day; a seat nobody holds has none."""
    with opened(chosen.file, terminal) as office:
        day = chosen.as_of or office.today()
        rows = office.ask(officers_on, day)
    terminal.output.rows((_as_facts(row) for row in rows), (_as_line(row, day) for row in rows))
    if not rows:
        terminal.output.say(_("Nobody sat in a body on {day}.").format(day=formats.day(day)))
    return DONE


def _as_facts(row: OfficerRow) -> dict[str, object]:
    """The row for a program: an empty number is somebody who is no member, an empty office a plain seat."""
    until = _until(row)
    return {
        "body": body_name(row.body.name, row.body.section), "seat": seat_name(row.seat.title, row.seat.position),
        "office": _offices(row), "number": row.holding.person.number, "name": row.holding.person.name,
        "from": row.holding.since.isoformat(), "until": None if until is None else until.isoformat(),
        "holds_over": row.holding.holds_over,
    }  # fmt: skip


def _as_line(row: OfficerRow, day: date) -> str:
    until = _until(row)
    days = formats.day(row.holding.since) + " – " + ("" if until is None else formats.day(until))
    parts = [
        body_name(row.body.name, row.body.section), seat_name(row.seat.title, row.seat.position), _offices(row),
        row.holding.person.number, row.holding.person.name, days.strip(),
    ]  # fmt: skip
    if row.holding.holds_over and (until is None or until <= day):
        parts.append(_("the term is over, and nobody has taken the seat yet"))
    return JOINT.join(part for part in parts if part)


def _offices(row: OfficerRow) -> str:
    return ", ".join(office_name(held.office, held.title) for held in row.holding.offices)


def _until(row: OfficerRow) -> date | None:
    """The last day as far as it is known: recorded, or that of the term; None for a seat without a term."""
    return row.holding.until or row.holding.term_ends_on
