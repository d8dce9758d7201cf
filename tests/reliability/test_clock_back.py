"""Clocks that are set otherwise lose nothing; a thinning that trusts the clock is caught."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pomanager.rules import backups
from tests.reliability.clock_back import CLOCK_BACK


def test_whatever_the_clock_says_nothing_is_lost(tmp_path: Path) -> None:
    tally = CLOCK_BACK.trials(range(CLOCK_BACK.few), tmp_path)
    assert tally.findings == []
    assert tally.figures["clock behind"] >= tally.tried
    assert not list(tmp_path.iterdir())


def test_a_thinning_that_trusts_the_clock_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def trusting(kept: Iterable[backups.Kept], now: datetime, _just_made: str) -> frozenset[str]:
        return frozenset(each.name for each in kept if abs(now - each.made) > timedelta(days=2))

    monkeypatch.setattr(backups, "to_remove", trusting)
    assert CLOCK_BACK.trials(range(3), tmp_path).findings
