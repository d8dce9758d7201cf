"""Offices of every older program come up to date whole; a step that loses something, or stops half-way, is caught."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from pomanager.db import engine, upgrade
from pomanager.db.engine import Access
from sqlcipher3 import dbapi2
from tests.reliability import old_versions
from tests.reliability.old_versions import OLD_VERSIONS, UPGRADES_BROKEN_OFF


def test_offices_of_older_programs_come_through_whole(tmp_path: Path) -> None:
    tally = OLD_VERSIONS.trials(range(OLD_VERSIONS.few), tmp_path)
    assert tally.findings == []
    assert tally.tried == OLD_VERSIONS.few
    assert tally.figures["rows"] > 100 * tally.tried
    assert not list(tmp_path.iterdir())


def test_a_step_that_changes_a_row_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = upgrade._upgrade_with_alembic  # noqa: SLF001 - what is broken on purpose

    def careless(connection: object, steps: Path) -> None:
        whole(connection, steps)  # type: ignore[arg-type]
        connection.exec_driver_sql("UPDATE organisation SET seat = '' ")  # type: ignore[attr-defined]

    monkeypatch.setattr(upgrade, "_upgrade_with_alembic", careless)
    trial = next(number for number in range(100) if old_versions.of_trial(number)[0] == "0022")
    (finding,) = OLD_VERSIONS.trials(range(trial, trial + 1), tmp_path).findings
    assert "1 rows of organisation are not as they were" in finding


def test_upgrades_broken_off_leave_the_old_office_or_the_new_one(tmp_path: Path) -> None:
    tally = UPGRADES_BROKEN_OFF.trials(range(UPGRADES_BROKEN_OFF.few), tmp_path)
    assert tally.findings == []
    assert tally.figures["killed"]
    assert tally.figures["full disks"]
    assert not list(tmp_path.iterdir())


def in_many_steps() -> None:
    """Let each statement of an upgrade be saved by itself, as it would be without our transaction around them."""
    setattr(upgrade, "migrating_engine", _without_transaction)  # noqa: B010 - in a child that ends


def _without_transaction(path: Path, access: Access = Access.WRITE) -> Engine:
    return create_engine("sqlite://", module=dbapi2, creator=lambda: engine.connect(path, access, foreign_keys=False))


def test_an_upgrade_in_many_transactions_is_caught(tmp_path: Path) -> None:
    assert old_versions.killed_trials(range(4, 5), tmp_path, in_many_steps).findings
