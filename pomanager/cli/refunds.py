"""The word "refunds": which refunds of shares wait to be paid on a day, in the order in which they are paid."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, formats
from pomanager.readmodels.redemptions import RefundRow, RefundState
from pomanager.services.dues.queries.refund_rows import refunds_due


def add_to(commands: Commands) -> None:
    """Add "refunds"."""
    words = commands.add(
        "refunds", "refunds FILE [--as-of DATE] [--json]",
        _("Tell which refunds of shares wait to be paid on a day, in the order of the by-laws."),
    )  # fmt: skip
    words.office_file()
    words.day()
    words.as_json()
    words.command(tell_refunds)


def tell_refunds(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """A row for each refund that waits, what is paid first stands first."""
    with opened(chosen.file, terminal) as office:
        rows = office.ask(refunds_due, chosen.as_of or office.today())
    terminal.output.rows((_as_facts(row) for row in rows), (_as_line(row) for row in rows))
    return DONE


def _as_facts(row: RefundRow) -> dict[str, object]:
    return {
        "id": row.id,
        "number": row.member.number,
        "name": row.member.name,
        "payee": row.payee,
        "reason": row.reason.value,
        "effective_on": row.effective_on.isoformat(),
        "due_on": row.due_on.isoformat() if row.due_on is not None else None,
        "overdue": row.state is RefundState.OVERDUE,
        "net_minor": row.net,
        "paid_minor": row.paid,
        "rest_minor": row.rest,
        "currency": row.currency,
    }


def _as_line(row: RefundRow) -> str:
    told = [row.member.number, row.member.name, formats.money(row.money(row.rest), row.decimals)]
    if row.due_on is not None:
        # TR: on a line of a list: the last day to pay
        told.append(_("to be paid by {day}").format(day=formats.day(row.due_on)))
    if row.state is RefundState.OVERDUE:
        # TR: beside something whose last day is past
        told.append(_("overdue"))
    return " · ".join(told)
