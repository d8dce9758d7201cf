"""Charges and balances in a table of past dues: which of them the books, or an earlier row, have already."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.rules.dues.charging import CHARGED_ALREADY
from pomanager.rules.dues.entry_fields import EntryField
from pomanager.rules.dues.entry_rows import EntryRow
from pomanager.rules.dues.judging import CARRIED_ALREADY
from pomanager.rules.dues.kinds import DuesKind
from pomanager.rules.objections import Objection, Weight
from pomanager.services.dues.queries.facts import ENTRY, FeeFound, period_on


class _Period(NamedTuple):
    """Whose charge of which fee, for the period that begins on a day."""

    member_id: int
    fee_id: int
    first: date


@dataclass(slots=True)
class ChargedPeriods:
    """Gathers the charges of a table by member, fee and period, and the balances by member and fee."""

    session: Session
    _firsts: dict[tuple[int, date], date] = field(default_factory=dict)
    _balances: dict[tuple[int, int], tuple[EntryRow, str]] = field(default_factory=dict)
    _charges: dict[_Period, list[tuple[EntryRow, str]]] = field(default_factory=dict)

    def add(self, row: EntryRow, member_id: int, name: str, fee: FeeFound) -> None:
        """A row of dues; of those that charge somebody only rows for a period can be told to be there already."""
        if row.is_opening:
            self._balances[member_id, fee.label.id] = row, name
        if row.period is None or row.is_opening or not row.charged:
            return
        key = fee.label.id, row.period
        if key not in self._firsts:
            self._firsts[key] = period_on(self.session, fee.label, row.period).first
        self._charges.setdefault(_Period(member_id, fee.label.id, self._firsts[key]), []).append((row, name))

    def doubts(self) -> Iterator[tuple[EntryRow, Objection]]:
        """A doubt beside every row whose period is charged already, by the books or by an earlier row.

        And beside every balance of a fee of which the books carry one already.
        """
        for pair in _carried_in_books(self.session, list(self._balances)):
            row, name = self._balances[pair]
            yield row, Objection(CARRIED_ALREADY, EntryField.FEE, {"name": name}, Weight.WARN)
        in_books = _charged_in_books(self.session, list(self._charges))
        for key, rows in self._charges.items():
            for row, name in rows if key in in_books else rows[1:]:
                yield row, Objection(CHARGED_ALREADY, EntryField.PERIOD, {"name": name}, Weight.WARN)


def _charged_in_books(session: Session, periods: Sequence[_Period]) -> frozenset[_Period]:
    """Those of these periods that members stand charged for."""
    if not periods or session.execute(select(ENTRY.c.id).limit(1)).first() is None:
        return frozenset()
    members = func.json_each(json.dumps(sorted({each.member_id for each in periods}))).table_valued("value")
    again = ENTRY.alias("again")
    rows = session.execute(
        select(ENTRY.c.member_id, ENTRY.c.fee_type_id, ENTRY.c.period_from)
        .select_from(ENTRY.outerjoin(again, again.c.reverses_id == ENTRY.c.id))
        .where(
            ENTRY.c.member_id.in_(select(members.c.value)), ENTRY.c.kind == DuesKind.CHARGE,
            ENTRY.c.period_from.in_({each.first for each in periods}), again.c.id.is_(None),
        )
    )  # fmt: skip
    return frozenset(_Period(*row) for row in rows).intersection(periods)


def _carried_in_books(session: Session, pairs: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Those of these members and fees of which a balance carried over stands."""
    if not pairs:
        return ()
    members = func.json_each(json.dumps(sorted({member_id for member_id, _fee in pairs}))).table_valued("value")
    again = ENTRY.alias("again")
    rows = session.execute(
        select(ENTRY.c.member_id, ENTRY.c.fee_type_id)
        .select_from(ENTRY.outerjoin(again, again.c.reverses_id == ENTRY.c.id))
        .where(
            ENTRY.c.member_id.in_(select(members.c.value)), ENTRY.c.kind == DuesKind.OPENING, again.c.id.is_(None)
        )
    )  # fmt: skip
    return sorted({(row.member_id, row.fee_type_id) for row in rows}.intersection(pairs))
