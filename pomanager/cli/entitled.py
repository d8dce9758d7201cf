"""The word "entitled": who may vote, stand for a seat and carry a proxy on a day, with every reason."""

import argparse
from collections.abc import Iterator
from datetime import date

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.entitlement import EntitlementRow
from pomanager.readmodels.members import RollOrder
from pomanager.rules.entitlement import RIGHT_WORDS, Right, Stance
from pomanager.services.entitlement.queries.verdicts import entitlement_rows
from pomanager.services.members.queries.orders import order_of
from pomanager.services.office import Office

AT_ONCE = 500


def add_to(commands: Commands) -> None:
    """Add "entitled"."""
    words = commands.add(
        "entitled", "entitled FILE [--as-of DATE] [--json]",
        _("Tell who may vote, stand for a seat and carry a proxy on a day, with the reasons."),
    )  # fmt: skip
    words.office_file()
    words.day()
    words.as_json()
    words.command(entitled)


def entitled(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Tell of everybody in the books, by number."""
    with opened(chosen.file, terminal) as office:
        day = chosen.as_of or office.today()
        rows = _rows(office, day)
        terminal.output.rows(map(_as_facts, rows), map(_as_line, rows))
    return DONE


def _rows(office: Office, day: date) -> Iterator[EntitlementRow]:
    ids = office.ask(order_of, RollOrder.NUMBER).ids
    for start in range(0, len(ids), AT_ONCE):
        yield from office.ask(entitlement_rows, day, ids[start : start + AT_ONCE])


def _as_facts(row: EntitlementRow) -> dict[str, object]:
    return {
        "number": row.number,
        "name": row.name,
        "may_vote": row.verdict.may(Right.VOTE),
        "may_stand": row.verdict.may(Right.STAND),
        "may_carry_proxy": row.verdict.may(Right.PROXY),
        "reasons": [
            {"about": reason.about, "sentence": sentence(reason.sentence), "for_or_against": reason.stance.value}
            for reason in row.verdict.reasons
        ],
    }


def _as_line(row: EntitlementRow) -> str:
    may = [_(RIGHT_WORDS[right]) for right in Right if row.verdict.may(right)]
    against = [sentence(reason.sentence) for reason in row.verdict.reasons if reason.stance is not Stance.FOR]
    return " · ".join((row.number, row.name, ", ".join(may) or "-", *against))
