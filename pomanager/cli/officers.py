"""The word "officers": who sits in which seat of which body, and until when; past officers out of a table."""

import argparse
from collections.abc import Sequence
from datetime import date

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, column_argument, file_argument
from pomanager.errors import NotFound, Refused
from pomanager.i18n import _, formats
from pomanager.i18n.offices import body_name, office_name, seat_name
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyRow, OfficerRow
from pomanager.rules.folding import fold
from pomanager.rules.objections import Objection
from pomanager.services import backups
from pomanager.services.bodies.commands.bringing_in import bring_in_officers
from pomanager.services.bodies.past_tables import columns_wished, plan_table
from pomanager.services.bodies.queries.listing import bodies
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.exchange.reading import read_table

JOINT = " · "
# TR: what is said of a row of a table; {row} is its number
AT_ROW = N_("Row {row}: {reason}")
WHICH_BODY = N_("Say with --body which body the table is about. There are: {known}.")


def add_to(commands: Commands) -> None:
    """Add "officers"."""
    words = commands.add(
        "officers",
        "officers FILE [--as-of DATE] [--import TABLE [--body NAME] [--map COLUMN=FIELD ...] [--dry-run]] [--json]",
        _("List who sits in which seat of which body, with office and term; or bring past officers in from a table."),
    )  # fmt: skip
    words.office_file()
    words.day(_("Who sat there on this day. Left out, it is today."))
    words.add_argument(
        "--import", metavar="TABLE", type=file_argument, dest="table",
        help=_("Bring the past officers of a table (CSV, TSV, XLSX, XLS, ODS) in: all in one act, or nothing."),
    )  # fmt: skip
    words.add_argument(
        "--body", metavar="NAME", help=_("The body of the table, by its name; needed where there are several.")
    )
    words.add_argument(
        "--map", metavar="COLUMN=FIELD", action="append", default=[], type=column_argument,
        help=_("Read this column as this field, or leave it out with “-”; may be said several times."),
    )  # fmt: skip
    words.add_argument("--dry-run", action="store_true", help=_("Tell what would happen, and write nothing."))
    words.as_json()
    words.command(carry_out)


def carry_out(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """List officers, or bring a table of them in."""
    return list_officers(chosen, terminal) if chosen.table is None else bring_in(chosen, terminal)


def list_officers(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each seat that is held on the day; a seat nobody holds has none."""
    with opened(chosen.file, terminal) as office:
        day = chosen.as_of or office.today()
        rows = office.ask(officers_on, day)
    terminal.output.rows((_as_facts(row) for row in rows), (_as_line(row, day) for row in rows))
    if not rows:
        terminal.output.say(_("Nobody sat in a body on {day}.").format(day=formats.day(day)))
    return DONE


def bring_in(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Write what a table tells of past officers; raises Refused with what speaks against any row of it."""
    with opened(chosen.file, terminal, writing=not chosen.dry_run) as office:
        table = read_table(chosen.table)
        for note in table.notes:
            terminal.output.say(sentence(note))
        body_id = _body_called(office.ask(bodies, office.today()), chosen.body)
        plan = office.ask(plan_table, body_id, table, columns_wished(table, dict(chosen.map)), office.today())
        said = [(row.row, each) for row in plan.rows for each in row.objections]
        for row, each in said:
            if not each.stops and not plan.stops:
                terminal.output.say(sentence(_at(row, each)))
        if plan.stops:
            raise Refused([*plan.objections, *(_at(row, each) for row, each in said if each.stops)])
        if not chosen.dry_run:
            backups.make_before(office)
        written = len(plan.order.rows) if chosen.dry_run else office.do(bring_in_officers, plan.order).result
    if terminal.output.as_json:
        terminal.output.facts({"rows": written})
    else:
        terminal.output.line(_("New: {count}").format(count=formats.number(written)))
    if chosen.dry_run:
        terminal.output.say(_("Nothing was written: this was a dry run."))
    return DONE


def _body_called(rows: Sequence[BodyRow], name: str | None) -> int:
    """The id of the body of this name, or of the only one; raises NotFound with the names there are."""
    named = {body_name(row.label.name, row.label.section): row.label.id for row in rows}
    if name is None and len(named) == 1:
        return next(iter(named.values()))
    found = {fold(each): body_id for each, body_id in named.items()}.get(fold(name or ""))
    if found is None:
        raise NotFound(Objection(WHICH_BODY, "body", {"known": ", ".join(named) or "—"}))
    return found


def _at(row: int, objection: Objection) -> Objection:
    """The objection with the row of the table it is about, as a spreadsheet counts."""
    about = f"rows.{row}.{objection.about}"
    return Objection(AT_ROW, about, {"row": row, "reason": sentence(objection)}, objection.weight)


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
