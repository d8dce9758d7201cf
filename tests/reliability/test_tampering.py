"""Edits, removals and exchanges are named, a cut end is seen by paper; a check without seals of lines is caught."""

from pathlib import Path

import pytest

from pomanager.db import append_only, journal_chain, row_seals, undo_tables
from pomanager.db.tables import METADATA
from tests.reliability.tampering import TAMPERING


def test_whatever_is_changed_with_a_tool_is_named(tmp_path: Path) -> None:
    tally = TAMPERING.trials(range(TAMPERING.few), tmp_path)
    assert tally.findings == []
    assert tally.figures["refused by the table"] < tally.tried / 10
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("broken", "part"), [(row_seals, "differences"), (journal_chain, "against_paper")])
def test_without_seals_and_without_paper_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: object, part: str
) -> None:
    monkeypatch.setattr(broken, part, lambda *_asked: iter(()))
    findings = TAMPERING.trials(range(12), tmp_path).findings
    assert findings
    assert all("nobody notices" in each for each in findings)


def test_registers_whose_lines_never_change_and_never_go_are_sealed() -> None:
    may_go = {*undo_tables.GOES_WITH_ITS_ACT, *undo_tables.GOES_WITH_IMPORT_OR_ACT, *append_only.REMOVED_WITH_IMPORT}
    kept = {*append_only.APPEND_ONLY} - {*append_only.ERASABLE} - may_go - {"boxed_ballot"}
    numbered = {name for name in kept if [each.name for each in METADATA.tables[name].primary_key] == ["id"]}
    assert sorted(numbered) == list(row_seals.SEALED)
