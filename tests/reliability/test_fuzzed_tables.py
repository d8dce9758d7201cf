"""Broken spreadsheets and bombs are refused with a sentence or read, in a process that stays small."""

from pathlib import Path

import pytest

from pomanager.services.exchange import child
from pomanager.services.exchange.reading import read_table
from tests.reliability.fuzzed_tables import FUZZED_TABLES
from tests.reliability.measured_child import LEAST_MEMORY
from tests.reliability.old_excel import workbook

GENEROUS = 600_000_000


def test_broken_spreadsheets_crash_nothing_and_fill_no_memory(tmp_path: Path) -> None:
    tally = FUZZED_TABLES.trials(range(FUZZED_TABLES.few), tmp_path)
    assert (tally.tried, tally.findings) == (FUZZED_TABLES.few, [])
    assert tally.figures["processes that ended well"] >= 80
    assert min(tally.figures[name] for name in ("read", "refused with a sentence")) >= 10


def test_a_process_that_may_grow_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LEAST_MEMORY, str(GENEROUS))
    monkeypatch.setattr(child, "LEAST_MEMORY", GENEROUS)
    tally = FUZZED_TABLES.trials(range(10, 11), tmp_path)
    assert any("MB" in found for found in tally.findings)


def test_a_small_spreadsheet_may_take_little_and_a_large_one_no_more_than_before() -> None:
    assert child.memory_for(1_000_000) == 400_000_000
    assert child.memory_for(400_000_000) == child.MOST_MEMORY


def test_the_old_spreadsheets_to_be_broken_are_whole(tmp_path: Path) -> None:
    path = tmp_path / "roll.xls"
    path.write_bytes(workbook([["Name", "Born"], ["សុខ សុភា", 1971.0]]))
    assert list(read_table(path).rows) == [("សុខ សុភា", "1971")]
