"""Spoilt files and backups are noticed, told, and gone back from; a check that looks at nothing is caught."""

from pathlib import Path

import pytest

from pomanager.db import check
from tests.reliability.corrupted import CORRUPTED, WAYS


def test_spoilt_files_are_noticed_and_gone_back_from(tmp_path: Path) -> None:
    tally = CORRUPTED.trials(range(CORRUPTED.few), tmp_path)
    assert tally.findings == []
    assert tally.tried == CORRUPTED.few
    assert tally.figures["restored"] >= 5
    assert tally.figures["opened, and found by the check"] >= 10
    assert not list(tmp_path.iterdir())


def test_a_check_that_looks_at_nothing_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "check", lambda *_asked: ())
    monkeypatch.setattr(check, "is_as_written", lambda _ask: True)
    findings = CORRUPTED.trials(range(2 * len(WAYS)), tmp_path).findings
    assert any("it opens, and nobody notices" in found for found in findings)
    assert any("is offered in place of" in found for found in findings)
