"""Broken tables of text crash nothing, and what they brought in is taken back to the last byte."""

from pathlib import Path

import pytest

from pomanager.db import bulk
from pomanager.services.exchange import csv_text
from tests.reliability.fuzzed_csv import FUZZED_CSV, WRITTEN


def test_broken_tables_crash_nothing_and_are_taken_back_exactly(tmp_path: Path) -> None:
    tally = FUZZED_CSV.trials(range(FUZZED_CSV.few), tmp_path)
    assert (tally.tried, tally.findings) == (FUZZED_CSV.few, [])
    assert min(tally.figures[name] for name in ("rows planned", "refused with a sentence")) >= 100
    assert min(tally.figures[name] for name in ("written and taken back", "stopped half-way")) >= 8


def test_places_left_behind_by_an_undoing_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "remove_unused_places", lambda *_: 0)
    tally = FUZZED_CSV.trials(range(0, 10 * WRITTEN, WRITTEN), tmp_path)
    assert any("not as they were" in found for found in tally.findings)


def test_a_letter_that_is_in_no_encoding_is_found_where_it_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_text, "decoded", lambda data: (data.decode(), "utf-8", []))
    tally = FUZZED_CSV.trials(range(1, 20), tmp_path)
    assert any("UnicodeDecodeError" in found for found in tally.findings)
