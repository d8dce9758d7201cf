"""Builders for tests of shares: by-laws, a type of share, and acts on holdings in one line each."""

import atexit
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.errors import Refused
from pomanager.readmodels.shares import HoldingRow
from pomanager.rules.members import PersonKind
from pomanager.rules.shares.receipts import ReceiptFacts
from pomanager.rules.wording import Wording
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset
from pomanager.services.shares.commands.paying import pay_shares
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.commands.subscribing import subscribe
from pomanager.services.shares.commands.types import add_share_type
from pomanager.services.shares.orders import AddShareType, PayShares, ReverseEntry, Subscribe
from pomanager.services.shares.queries.holdings import holding_of
from tests import make, offices

TODAY = offices.NOW.date()
AWA, BINTOU, COUMBA, DJENEBA = 1, 2, 3, 4
"""Members of the office of these tests, admitted on ``make.ADMITTED``."""
FANTA = 5
"""Somebody who has applied."""
UNION = 6
"""An organisation that is a member."""
TYPE = 1
"""Its type of share, “A”, of 10000 XOF, which everybody may hold."""
UNIT = 10_000
LAWS: Mapping[str, str] = {
    "capital.min_held": "1 shares", "capital.max_held": "100 shares", "capital.first_payment": "25 %",
    "capital.instalments": "3 instalments", "capital.paying_in": "36 months",
}  # fmt: skip
"""A quarter at once, the rest in three years; up to a hundred shares."""
TABLES = (
    "share_type", "nominal_value", "receipt", "share_entry", "share_instalment", "share_transfer",
    "share_transfer_step", "succession", "succession_heir", "certificate", "certificate_ending", "distribution",
    "distribution_line", "distribution_payment", "dues_entry", "redemption", "person", "journal_entry",
)  # fmt: skip
"""Where acts on shares and dues write."""


def share_office(folder: Path, clock: make.MovableClock) -> Office:
    """An opened office with four members, an applicant, an organisation, by-laws, and a type of share nobody holds."""
    path = folder / "shares.podb"
    path.write_bytes(_template().read_bytes())
    return files.open_office(path, writing=True, clock=clock, actor=make.KEEPER)


@cache
def _template() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="pomanager-shares-")
    atexit.register(folder.cleanup)
    opened = make.office(Path(folder.name), make.MovableClock())
    make.profile(opened, currency="XOF", currency_decimals=0)
    for name in ("Awa", "Bintou", "Coumba", "Djeneba"):
        make.member(opened, name)
    make.applicant(opened, "Fanta")
    make.member(opened, "Union", kind=PersonKind.ORGANISATION)
    bylaws(opened)
    share_type(opened)
    opened.close()
    return Path(folder.name) / "conapro.podb"


def bylaws(office: Office, values: Mapping[str, str] = LAWS, since: date = date(2015, 1, 1)) -> None:
    """By-laws adopted with these values, everything else blank."""
    office.do(adopt_preset, AdoptPreset(preset="", since=since, decision="AGE 1/2015", values=values))


def share_type(office: Office, code: str = "A", minor: int = UNIT, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A type of share with a nominal value from 2015 on; returns its id."""
    order = AddShareType(
        **{
            "code": code, "name": Wording({"fr": f"Parts {code}"}), "nominal_minor": minor,
            "nominal_since": date(2015, 1, 1), **known,
        }
    )  # fmt: skip
    return office.do(add_share_type, order).result


def receipt(member_id: int, on: date, number: str = "", **known: Any) -> ReceiptFacts:  # noqa: ANN401 - any part of it
    """A receipt in cash."""
    return ReceiptFacts(**{"received_on": on, "member_id": member_id, "number": number, **known})


def subscribed(office: Office, member_id: int, shares: int, on: date, paid: int = 0, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """Shares subscribed, perhaps with a payment of so many minor units; returns the serial number."""
    given = receipt(member_id, on) if paid else None
    order = Subscribe(
        **{
            "member_id": member_id, "share_type_id": TYPE, "shares": shares, "on": on, "paid_minor": paid,
            "receipt": given, **known,
        }
    )  # fmt: skip
    return office.do(subscribe, order).result[0]


def paid(office: Office, member_id: int, minor: int, on: date, number: str = "", share_type_id: int = TYPE) -> int:
    """A payment on shares; returns the serial number."""
    order = PayShares(
        member_id=member_id, share_type_id=share_type_id, minor=minor, receipt=receipt(member_id, on, number)
    )
    return office.do(pay_shares, order).result[0]


def reversed_entry(office: Office, serial: int, reason: str = "Entered twice.") -> tuple[int, ...]:
    """An entry taken back; returns the serial numbers of what takes it back."""
    return office.do(reverse_entry, ReverseEntry(serial=serial, reason=reason)).result


def held(office: Office, member_id: int, day: date = TODAY, code: str = "A") -> tuple[int, int, int, int]:
    """Shares, subscribed, paid and put off of one type on a day, zeros where nothing was ever held."""
    rows = {row.type.code: row for row in office.ask(holding_of, member_id, day)}
    row: HoldingRow | None = rows.get(code)
    return (0, 0, 0, 0) if row is None else (row.shares, row.subscribed, row.paid, row.deferred)


def counts(office: Office) -> dict[str, int]:
    """How many rows each table holds."""

    def count(session: Session) -> dict[str, int]:
        return {table: session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in TABLES}  # noqa: S608 - our own names

    return office.ask(count)


def refused(office: Office, act: Callable[..., object], order: object) -> list[tuple[str, str]]:
    """About which field what is said against an order, after making sure that nothing was written."""
    before = counts(office)
    with pytest.raises(Refused) as said:
        office.do(act, order)
    assert counts(office) == before
    assert all(each.stops for each in said.value.objections)
    return [(each.about, each.message) for each in said.value.objections]


def told_last(office: Office) -> dict[str, str | None]:
    """The new values of the newest line of the journal."""
    return {field: new for field, (_old, new) in make.changes(make.last_line(office)).items()}
