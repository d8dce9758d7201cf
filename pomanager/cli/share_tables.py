"""The words "shares import" and "shares undo": past shares, payments and dues out of a table, and taken back."""

import argparse
from collections.abc import Iterator

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, column_argument, day_argument, file_argument, number_argument
from pomanager.errors import NotFound, Refused
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.entry_tables import EntryPlan
from pomanager.readmodels.row_problems import RowProblem
from pomanager.rules.objections import Objection
from pomanager.services import backups
from pomanager.services.dues.commands.bringing_in import BringInEntries, bring_in_entries, objections_to_sums
from pomanager.services.dues.commands.taking_back_tables import TakeBackEntries, take_back_entries
from pomanager.services.dues.queries.entry_imports import entry_imports
from pomanager.services.dues.queries.entry_plan import EntryReading, plan_entries
from pomanager.services.exchange.reading import read_table
from pomanager.services.office import Office

HIGHEST = 10**15
# TR: what is said of a row of a table; {row} is its number
AT_ROW = N_("Row {row}: {reason}")
AND_OTHERS = N_("And {count} more.")
NONE_TO_TAKE_BACK = N_("There is no import of entries left that could be taken back.")
MOST_SAID = 1000


def add_to(commands: Commands) -> None:
    """Add "shares" and the words that follow it."""
    shares = commands.add("shares", "shares import|undo …", _("Work on the register of shares and dues."))
    acts = shares.commands()
    _add_import(acts)
    _add_undo(acts)


def _add_import(acts: Commands) -> None:
    words = acts.add(
        "import",
        "shares import FILE TABLE [--opening-on DATE] [--map COLUMN=FIELD ...] [--expect-shares N] "
        "[--expect-paid MINOR] [--expect-owed MINOR] [--dry-run] [--json]",
        _("Bring past shares, payments and dues in from a table (CSV, XLSX, XLS, ODS): all in one act, or nothing."),
    )  # fmt: skip
    words.office_file()
    words.add_argument("table", metavar="TABLE", type=file_argument, help=_("The table."))
    words.add_argument(
        "--opening-on", metavar="DATE", type=day_argument, dest="opening_on",
        help=_("Rows without a date are what was held, paid and owed on this day."),
    )  # fmt: skip
    words.add_argument(
        "--map", metavar="COLUMN=FIELD", action="append", default=[], type=column_argument,
        help=_("Read this column as this field, or leave it out with “-”; may be said several times."),
    )  # fmt: skip
    words.add_argument(
        "--expect-shares", metavar="N", type=number_argument(0, HIGHEST), dest="expected_shares",
        help=_("So many shares by the old books; another sum is refused."),
    )  # fmt: skip
    words.add_argument(
        "--expect-paid", metavar="MINOR", type=number_argument(0, HIGHEST), dest="expected_paid",
        help=_("So much paid on shares by the old books, in minor units; another sum is refused."),
    )  # fmt: skip
    words.add_argument(
        "--expect-owed", metavar="MINOR", type=number_argument(-HIGHEST, HIGHEST), dest="expected_owed",
        help=_("So much owed for dues by the old books, in minor units; another sum is refused."),
    )  # fmt: skip
    words.add_argument("--dry-run", action="store_true", help=_("Tell what would happen, and write nothing."))
    words.as_json()
    words.command(import_entries)


def _add_undo(acts: Commands) -> None:
    words = acts.add(
        "undo", "shares undo FILE [IMPORT] --reason TEXT [--json]",
        _("Take an import of entries back: each is reversed, and both stay readable."),
    )  # fmt: skip
    words.office_file()
    words.add_argument(
        "number", metavar="IMPORT", nargs="?", type=number_argument(1, HIGHEST),
        help=_("The number of the import. Left out, it is the last one that holds."),
    )  # fmt: skip
    words.add_argument("--reason", metavar="TEXT", required=True, help=_("Why; the register keeps it."))
    words.as_json()
    words.command(undo)


def import_entries(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Plan what the table would bring in; unless it is a dry run, do it. Raises Refused with what is wrong anywhere."""
    with opened(chosen.file, terminal, writing=not chosen.dry_run) as office:
        table = read_table(chosen.table)
        for note in table.notes:
            terminal.output.say(sentence(note))
        reading = EntryReading(today=office.today(), opening_on=chosen.opening_on, wishes=tuple(chosen.map))
        plan = office.ask(plan_entries, table, reading)
        for doubt in plan.doubts[:MOST_SAID]:
            terminal.output.say(sentence(_at_row(doubt)))
        if plan.doubt_count > MOST_SAID:
            terminal.output.say(_(AND_OTHERS).format(count=formats.number(plan.doubt_count - MOST_SAID)))
        order = BringInEntries(
            plan=plan, expected_shares=chosen.expected_shares, expected_paid=chosen.expected_paid,
            expected_owed=chosen.expected_owed,
        )  # fmt: skip
        wrong = (*(_at_row(problem) for problem in plan.problems), *objections_to_sums(order))
        if wrong:
            raise Refused(wrong)
        if not chosen.dry_run:
            backups.make_before(office)
            office.do(bring_in_entries, order)
    terminal.output.rows([_as_facts(plan)], _in_words(plan))
    if chosen.dry_run:
        terminal.output.say(_("Nothing was written: this was a dry run."))
    return DONE


def undo(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Reverse what an import of entries wrote."""
    with opened(chosen.file, terminal, writing=True) as office:
        order = TakeBackEntries(import_id=chosen.number or _last_import(office), reason=chosen.reason)
        count = office.do(take_back_entries, order).result
    if terminal.output.as_json:
        terminal.output.facts({"reversed": count})
    else:
        terminal.output.line(_("Entries reversed: {count}").format(count=formats.number(count)))
    return DONE


def _last_import(office: Office) -> int:
    found = next((each.id for each in office.ask(entry_imports) if not each.is_taken_back), None)
    if found is None:
        raise NotFound(Objection(NONE_TO_TAKE_BACK))
    return found


def _at_row(problem: RowProblem) -> Objection:
    """The objection with its row, as a spreadsheet counts; one about the whole table as it is."""
    if not problem.row:
        return problem.objection
    about = f"rows.{problem.row}.{problem.objection.about}"
    details = {"row": problem.row, "reason": sentence(problem.objection)}
    return Objection(AT_ROW, about, details, problem.objection.weight)


def _as_facts(plan: EntryPlan) -> dict[str, object]:
    return {
        "rows": plan.rows, "empty_rows": plan.empty_rows, "members": plan.members, "receipts": plan.receipts,
        "shares": [
            {
                "type": each.code, "shares": each.shares, "subscribed_minor": each.subscribed.minor,
                "paid_minor": each.paid.minor, "currency": each.paid.currency,
            }
            for each in plan.shares
        ],
        "dues": [
            {
                "fee": each.code, "charged_minor": each.charged.minor, "paid_minor": each.paid.minor,
                "currency": each.paid.currency,
            }
            for each in plan.dues
        ],
        "doubts": plan.doubt_count,
    }  # fmt: skip


def _in_words(plan: EntryPlan) -> Iterator[str]:
    yield _("Rows to enter: {count}").format(count=formats.number(plan.rows))
    yield _("Members: {count}").format(count=formats.number(plan.members))
    for total in plan.shares:
        # TR: sums of a table by type of share; {code} is the short name of the type
        yield _("{code}: shares {shares}, subscribed {subscribed}, paid up {paid}").format(
            code=total.code, shares=formats.number(total.shares), subscribed=formats.money(total.subscribed),
            paid=formats.money(total.paid),
        )  # fmt: skip
    for each in plan.dues:
        # TR: sums of a table by fee; {code} is the short name of the fee
        yield _("{code}: charged {charged}, paid {paid}").format(
            code=each.code, charged=formats.money(each.charged), paid=formats.money(each.paid)
        )
