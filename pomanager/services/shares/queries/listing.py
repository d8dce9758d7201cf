"""All holdings on a day as lists show them: in order of the holders' numbers, a window at a time."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.members import RollOrder
from pomanager.readmodels.shares import HeldRow, HoldingsSheet
from pomanager.services.members.queries.orders import order_of
from pomanager.services.shares.queries.holdings import holdings_on
from pomanager.services.shares.queries.labels import holder_labels


def holdings_by_number(session: Session, day: date, type_id: int | None = None) -> HoldingsSheet:
    """All holdings at the end of a day that are not of nothing, in order of the holders' numbers, then of the types."""
    sheet = holdings_on(session, day, type_id)
    places, codes = order_of(session, RollOrder.NUMBER).places(), _places_of_types(sheet)
    of_each = list(range(len(sheet)))
    # Stable sorting, the type first: keys of two parts take three times as long.
    if len(codes) > 1:
        of_each.sort(key=[codes[type_id] for type_id in sheet.type_ids].__getitem__)
    of_each.sort(key=[places[member_id] for member_id in sheet.member_ids].__getitem__)
    return HoldingsSheet(
        day, sheet.types, _in_order(sheet.member_ids, of_each), _in_order(sheet.type_ids, of_each),
        _in_order(sheet.shares, of_each), _in_order(sheet.subscribed, of_each), _in_order(sheet.paid, of_each),
        _in_order(sheet.deferred, of_each),
    )  # fmt: skip


def _in_order(column: Sequence[int], places: Iterable[int]) -> list[int]:
    return [column[place] for place in places]


def _places_of_types(sheet: HoldingsSheet) -> dict[int, int]:
    return {type_id: place for place, type_id in enumerate(sheet.types)}


def held_rows(session: Session, sheet: HoldingsSheet, places: Iterable[int]) -> tuple[HeldRow, ...]:
    """These rows of a sheet of holdings, with their holders as they were called on its day."""
    wanted = tuple(places)
    labels = holder_labels(session, {sheet.member_ids[place] for place in wanted}, sheet.day)
    return tuple(
        HeldRow(
            labels[sheet.member_ids[place]], sheet.types[sheet.type_ids[place]], sheet.shares[place],
            sheet.subscribed[place], sheet.paid[place], sheet.deferred[place],
        )
        for place in wanted
    )  # fmt: skip
