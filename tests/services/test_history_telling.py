"""Orders written down and read back: the same order, and nothing that is not of the program."""

from datetime import UTC, date, datetime

import pytest

from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Status
from pomanager.rules.wording import Wording
from pomanager.services.dues.orders import ReceiptLine, RecordReceipt
from pomanager.services.history.telling import MOST_PARTS, UntoldError, told, untold
from pomanager.services.shares.orders import AddShareType

ORDERS = (
    RecordReceipt(member_id=1, received_on=date(2026, 7, 1), lines=(ReceiptLine(minor=500, fee_type_id=2),)),
    AddShareType(code="A", name=Wording({"fr": "Part «A»", "km": "ភាគហ៊ុន"}), nominal_minor=10_000),
    (Status.ACTIVE, VagueDate.from_iso("~1960"), datetime(2026, 1, 2, tzinfo=UTC), frozenset({1, 2}), None, 1.5),
    {"a": (True, "x")},
)


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_comes_back_as_it_was(order: object) -> None:
    assert untold(told(order)) == order


@pytest.mark.parametrize("order", [object(), b"bytes", print, tuple(range(MOST_PARTS + 1))])
def test_what_cannot_be_written_down_is_not_kept(order: object) -> None:
    assert told(order) == ""
    assert untold("") is None


@pytest.mark.parametrize(
    "text",
    [
        '{"of":"os:system","has":{}}',
        '{"of":"pomanager.services.files:create","has":{}}',
        '{"enum":"os:PathLike","is":1}',
        '{"strange":1}',
    ],
)
def test_nothing_is_made_of_what_is_not_of_the_program(text: str) -> None:
    with pytest.raises(UntoldError):
        untold(text)
