"""Logs that belong elsewhere are never mixed into a file; without looking at marks they are, and that is caught."""

from pathlib import Path

import pytest

from pomanager.db import log_marks
from tests.reliability.stale_logs import STALE_LOGS


def test_no_log_is_mixed_into_a_file_it_does_not_belong_to(tmp_path: Path) -> None:
    tally = STALE_LOGS.trials(range(STALE_LOGS.few), tmp_path)
    assert tally.findings == []
    assert tally.figures["refused"] >= 10
    assert tally.figures["opened"] >= 10
    assert not list(tmp_path.iterdir())


def test_mixing_whatever_lies_there_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_marks, "log_belongs", lambda *_asked: True)
    assert STALE_LOGS.trials(range(24), tmp_path).findings


def test_marks_lead_from_one_act_to_the_next_and_to_no_other() -> None:
    first = log_marks.next_mark(0)
    second = log_marks.next_mark(first)
    assert log_marks.leads_to(0, first)
    assert log_marks.leads_to(first, second)
    assert not log_marks.leads_to(0, second)
    assert not log_marks.leads_to(second, first)
    assert 0 < second < 1 << 31
