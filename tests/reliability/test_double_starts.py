"""Of two programs started at once on one file one writes; two that take no lock are caught."""

from pathlib import Path

from pomanager.db import lock
from tests.reliability import double_starts
from tests.reliability.double_starts import DOUBLE_STARTS


def test_one_of_two_has_the_file_and_a_killed_one_is_no_hindrance(tmp_path: Path) -> None:
    tally = DOUBLE_STARTS.trials(range(DOUBLE_STARTS.few), tmp_path)
    assert tally.findings == []
    assert tally.figures["locks left by a kill"] == DOUBLE_STARTS.few
    assert not list(tmp_path.iterdir())


def without_locks() -> None:
    """Let every program believe it has the lock; in a child that ends."""
    lock._seize = lambda handle: None  # noqa: ARG005, SLF001 - what is broken on purpose


def test_programs_that_take_no_lock_are_caught(tmp_path: Path) -> None:
    assert double_starts.trials(range(3), tmp_path, without_locks).findings
