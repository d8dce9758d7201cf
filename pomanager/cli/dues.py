"""The word "dues": what each member was charged, has paid, owes and has overdue on a day."""

import argparse
from collections.abc import Iterator
from datetime import date

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, formats
from pomanager.i18n.fees import fee_name
from pomanager.readmodels.dues import DuesRow, DuesView, DuesWhat
from pomanager.services.dues.queries.arrears import dues_keys
from pomanager.services.dues.queries.listing import dues_rows
from pomanager.services.office import Office

AT_ONCE = 500


def add_to(commands: Commands) -> None:
    """Add "dues"."""
    words = commands.add(
        "dues", "dues FILE [--as-of DATE] [--json]",
        _("Tell what every member was charged, has paid, owes and has overdue on a day."),
    )  # fmt: skip
    words.office_file()
    words.day()
    words.as_json()
    words.command(tell_dues)


def tell_dues(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """A row for each fee a member was ever charged or has paid by the day, by number."""
    with opened(chosen.file, terminal) as office:
        rows = _rows(office, chosen.as_of or office.today())
        terminal.output.rows(map(_as_facts, rows), map(_as_line, rows))
    return DONE


def _rows(office: Office, day: date) -> Iterator[DuesRow]:
    keys = office.ask(dues_keys, DuesView(day=day, what=DuesWhat.ALL))
    for start in range(0, len(keys), AT_ONCE):
        yield from office.ask(dues_rows, day, keys.part(start, start + AT_ONCE))


def _as_facts(row: DuesRow) -> dict[str, object]:
    owed = row.owed
    return {
        "number": row.member.number,
        "name": row.member.name,
        "fee": owed.fee.code,
        "charged_minor": owed.charged,
        "paid_minor": owed.paid,
        "owed_minor": owed.owed,
        "overdue_minor": owed.overdue,
        "overdue_since": owed.since.isoformat() if owed.since is not None else None,
        "currency": owed.fee.currency,
    }


def _as_line(row: DuesRow) -> str:
    owed = row.owed
    told = [row.member.number, row.member.name, fee_name(owed.fee.name, owed.fee.code)]
    decimals = owed.fee.decimals
    if owed.owed < 0:
        advance = formats.money(owed.fee.money(-owed.owed), decimals)
        # TR: on a line of a list: a member paid more than was owed
        told.append(_("Paid in advance: {amount}").format(amount=advance))
    else:
        # TR: on a line of a list: what a member still has to pay
        told.append(_("Owed: {amount}").format(amount=formats.money(owed.fee.money(owed.owed), decimals)))
    if owed.since is not None:
        overdue = formats.money(owed.fee.money(owed.overdue), decimals)
        # TR: on a line of a list: what of it is overdue, and the last day to pay of the oldest part
        told.append(_("Overdue: {amount}, since {day}").format(amount=overdue, day=formats.day(owed.since)))
    return " · ".join(told)
