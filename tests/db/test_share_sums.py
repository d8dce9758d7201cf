"""What ``check`` finds in a share register that something else than the program has written in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import share_sums
from pomanager.services.office import Office
from pomanager.services.shares.commands.merging import merge_holdings
from pomanager.services.shares.orders import MergeHoldings
from pomanager.services.work import Work
from tests import make
from tests import shares as build

FIRST = date(2024, 1, 31)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with a subscription that was reversed, and a holding that moved; tampering with it is rolled back."""
    opened = build.share_office(Path(tmp_path_factory.mktemp("sums")), make.MovableClock())
    build.reversed_entry(opened, build.subscribed(opened, build.AWA, 10, FIRST))
    build.subscribed(opened, build.AWA, 10, FIRST, 25_000)
    opened.do(merge_holdings, MergeHoldings(from_member_id=1, to_member_id=2, on=FIRST))
    yield opened
    opened.close()


class _RolledBack(Exception):
    """Ends an act so that the office stands as before."""


def _found(office: Office, *statements: str) -> list[tuple[str, dict[str, object]]]:
    """What is found once these statements were carried out past every trigger."""
    found: list[tuple[str, dict[str, object]]] = []

    def tampered(work: Work) -> None:
        for name in ("share_entry_never_changes", "share_entry_never_goes"):
            work.session.execute(text(f"DROP TRIGGER {name}"))
        for statement in statements:
            work.session.execute(text(statement))
        found.extend((each.message, dict(each.details)) for each in share_sums.differences(work.session))
        raise _RolledBack

    with pytest.raises(_RolledBack):
        office.do(tampered)
    return found


def test_a_register_the_program_wrote_is_sound(office: Office) -> None:
    assert office.ask(_differences) == []


def _differences(session: Session) -> list[object]:
    return list(share_sums.differences(session))


@pytest.mark.parametrize(
    ("statement", "message", "details"),
    [
        ("DELETE FROM share_entry WHERE id = 4", share_sums.HOLE, {"serial": "4"}),
        (
            "UPDATE share_entry SET paid_minor = 5 WHERE id = 2",
            share_sums.NOT_MIRRORED,
            {"serial": "2", "other": "1"},
        ),
        ("UPDATE share_entry SET subscribed_minor = 5 WHERE id = 6", share_sums.NOT_EVEN, {"serial": "5"}),
        ("UPDATE share_entry SET operation = NULL WHERE id = 6", share_sums.NOT_EVEN, {"serial": "6"}),
        (
            "UPDATE share_entry SET shares = -11 WHERE id = 5",
            share_sums.NEGATIVE,
            {"number": "1", "type": "A", "day": FIRST},
        ),
        (
            "UPDATE share_entry SET paid_minor = 100001 WHERE id = 4",
            share_sums.OVERPAID,
            {"number": "1", "type": "A", "day": FIRST},
        ),
    ],
)
def test_what_cannot_be_is_found(office: Office, statement: str, message: str, details: dict[str, object]) -> None:
    assert (message, details) in _found(office, "PRAGMA defer_foreign_keys = ON", statement)
