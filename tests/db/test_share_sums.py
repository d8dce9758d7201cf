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
from pomanager.services.shares.commands.subscribing import subscribe
from pomanager.services.shares.orders import MergeHoldings, Subscribe
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
        ("DELETE FROM share_entry WHERE id = 6", share_sums.HOLE, {"serial": "6"}),
        ("UPDATE share_entry SET id = 7 WHERE id = 6", share_sums.UNTOLD, {"serial": "7"}),
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


def test_every_number_that_is_gone_from_the_end_is_named(office: Office) -> None:
    found = _found(office, "PRAGMA defer_foreign_keys = ON", "DELETE FROM share_entry WHERE id > 3")
    assert found == [(share_sums.HOLE, {"serial": serial}) for serial in ("4", "5", "6")]


def test_a_number_given_again_after_the_end_was_removed_is_named(office: Office) -> None:
    found: list[tuple[str, dict[str, object]]] = []

    def removed_and_entered_anew(work: Work) -> None:
        work.session.execute(text("DROP TRIGGER share_entry_never_goes"))
        work.session.execute(text("PRAGMA defer_foreign_keys = ON"))
        work.session.execute(text("DELETE FROM share_entry WHERE id = 6"))
        subscribe(work, Subscribe(member_id=build.COUMBA, share_type_id=build.TYPE, shares=1, on=FIRST))
        found.extend((each.message, dict(each.details)) for each in share_sums.differences(work.session))
        raise _RolledBack

    with pytest.raises(_RolledBack):
        office.do(removed_and_entered_anew)
    assert (share_sums.TOLD_TWICE, {"serial": "6"}) in found
