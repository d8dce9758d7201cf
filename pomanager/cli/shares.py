"""The word "holdings": what everybody holds of each type of share on a day, and what of it is paid, due and overdue."""

import argparse
from collections.abc import Iterator
from datetime import date

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.shares import HeldRow
from pomanager.services.office import Office
from pomanager.services.shares.queries.listing import held_rows, holdings_by_number

AT_ONCE = 500


def add_to(commands: Commands) -> None:
    """Add "holdings"."""
    words = commands.add(
        "holdings", "holdings FILE [--as-of DATE] [--json]",
        _("Tell what every member holds of each type of share on a day, and what is paid, due and overdue."),
    )  # fmt: skip
    words.office_file()
    words.day()
    words.as_json()
    words.command(tell_holdings)


def tell_holdings(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """A row for each holding that is not of nothing, by number."""
    with opened(chosen.file, terminal) as office:
        day = chosen.as_of or office.today()
        rows = _rows(office, day)
        terminal.output.rows(map(_as_facts, rows), map(_as_line, rows))
    return DONE


def _rows(office: Office, day: date) -> Iterator[HeldRow]:
    sheet = office.ask(holdings_by_number, day)
    for start in range(0, len(sheet), AT_ONCE):
        yield from office.ask(held_rows, sheet, range(start, min(start + AT_ONCE, len(sheet))))


def _as_facts(row: HeldRow) -> dict[str, object]:
    return {
        "number": row.member.number, "name": row.member.name, "type": row.type.code, "shares": row.shares,
        "subscribed_minor": row.subscribed, "paid_minor": row.paid, "due_minor": row.due,
        "overdue_minor": row.overdue, "currency": row.type.currency,
    }  # fmt: skip


def _as_line(row: HeldRow) -> str:
    decimals = row.type.decimals
    shares = ngettext("{count} share", "{count} shares", row.shares).format(count=formats.number(row.shares))
    told = [row.member.number, row.member.name, row.type.code, shares]
    # TR: on a line of a list: what of the shares is paid up
    told.append(_("Paid: {amount}").format(amount=formats.money(row.type.money(row.paid), decimals)))
    if row.due:
        # TR: on a line of a list: what is still to be paid on shares
        told.append(_("Still to pay: {amount}").format(amount=formats.money(row.type.money(row.due), decimals)))
    if row.overdue:
        # TR: on a line of a list: what of it should have been paid already
        told.append(_("Overdue: {amount}").format(amount=formats.money(row.type.money(row.overdue), decimals)))
    return " · ".join(told)
