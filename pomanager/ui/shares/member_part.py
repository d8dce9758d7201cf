"""What the record of a member says of the shares held: handed to the page of members from above."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.shares import HoldingRow, MemberShares
from pomanager.services.office import Office
from pomanager.services.shares.queries.holdings import member_shares
from pomanager.services.shares.queries.ledger import entries_of
from pomanager.ui.shares.words import (
    amount_said,
    entry_told,
    newest_first,
    shares_said,
    standing_of,
    standing_said,
    type_said,
)

Told = Sequence[tuple[str, str]]
ENTRIES_TOLD = 3
"""So many entries stand in the record; the page of shares shows them all."""


def shares_told(office: Office, member: MemberDetail) -> Told:
    """Each holding with its three figures, what is to be paid when, and the last entries, for the whole record."""
    shares = office.ask(member_shares, member.id, office.today())
    if not shares.holdings:
        return ()
    told = [pair for holding in shares.holdings for pair in _holding(holding, several=len(shares.holdings) > 1)]
    told += _coming(shares)
    entries = sorted(office.ask(entries_of, member.id), key=newest_first, reverse=True)[:ENTRIES_TOLD]
    return [*told, *((formats.day_short(each.effective_on), entry_told(each)) for each in entries)]


def _holding(holding: HoldingRow, *, several: bool) -> Told:
    of = f" · {type_said(holding.type)}" if several else ""
    worth = f"{shares_said(holding.shares)} · {amount_said(holding.type, holding.subscribed)}"
    return (
        (f"{_('Subscribed')}{of}", worth),
        (f"{_('Paid up')}{of}", amount_said(holding.type, holding.paid)),
        (f"{_('Still due')}{of}", _due(holding)),
    )


def _due(holding: HoldingRow) -> str:
    said = amount_said(holding.type, holding.due)
    return f"{said} · {standing_said(standing_of(holding))}" if holding.due else said


def _coming(shares: MemberShares) -> Told:
    # TR: a part of the shares that is to be paid by a day
    told = _("{amount} by {day}")
    return [
        (_("Next payment"), told.format(amount=amount_said(each.type, each.minor), day=formats.day(each.due_on)))
        for each in shares.instalments[:1]
    ]


def shares_in_short(office: Office, member: MemberDetail) -> Told:
    """The shares in one line, for the panel beside the list: how many, what is paid up, and what is due."""
    shares = office.ask(member_shares, member.id, office.today())
    return [(_("Shares"), _short(holding)) for holding in shares.holdings if holding.shares]


def _short(holding: HoldingRow) -> str:
    paid = amount_said(holding.type, holding.paid)
    # TR: in the panel about a member, after the number of shares: the amount paid up
    parts = [shares_said(holding.shares), _("{amount} paid up").format(amount=paid)]
    if holding.due:
        # TR: in the panel about a member: the amount still due
        parts.append(_("{amount} due").format(amount=amount_said(holding.type, holding.due)))
    if holding.overdue:
        parts.append(standing_said("overdue"))
    return " · ".join(parts)
