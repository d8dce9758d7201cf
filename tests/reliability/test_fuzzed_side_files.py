"""Broken files beside the office stop nothing, are kept, and are told of once."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.rules.counting import categories
from pomanager.rules.counting.blt import Broken
from pomanager.ui import safe_writing
from pomanager.ui.preferences import Preferences
from tests.reliability import side_files
from tests.reliability.fuzzed_side_files import FUZZED_SIDE_FILES


@pytest.mark.usefixtures("qtbot")
def test_broken_side_files_stop_nothing_and_are_kept(tmp_path: Path) -> None:
    tally = FUZZED_SIDE_FILES.trials(range(FUZZED_SIDE_FILES.few), tmp_path)
    assert (tally.tried, tally.findings) == (FUZZED_SIDE_FILES.few, [])
    kinds = ("preferences set aside", "begun offices set aside", "ballots counted", "backups refused with a sentence")
    assert min(tally.figures[kind] for kind in kinds) >= 5


def test_a_broken_file_that_is_thrown_away_is_found(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def thrown_away(path: Path, moment: object) -> Path:
        path.write_bytes(b"")
        return path.replace(path.with_name(f"{path.name}.{moment:%Y}"))

    monkeypatch.setattr(safe_writing, "set_aside", thrown_away)
    assert qtbot is not None
    assert any("not what was there" in found for found in FUZZED_SIDE_FILES.trials(range(100), tmp_path).findings)


def test_preferences_kept_in_one_moment_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "p.ini"
    kept = Preferences(path, lambda: side_files.NOW)
    for _ in range(20):
        for language, theme in (("km", "light"), ("ky", "night")):
            kept.language = language
            kept.theme = theme
            text = path.read_text("utf-8")
            assert (f"language={language}" in text, f"theme={theme}" in text) == (True, True)


@pytest.mark.parametrize("text", ["\ufeff", "\ufeff\n", "candidate,sex\nA\rB,W\n"])
def test_categories_that_cannot_be_read_are_told(text: str) -> None:
    with pytest.raises(Broken):
        categories.read(text.split("\n"), ("A", "B"))
