"""Comparing a folder of published elections: every figure is held against ours, and one that differs is found."""

import json
from pathlib import Path
from typing import Any

import pytest

from tools import elections

BLT = '4 2\n40 1 3 0\n30 2 0\n14 3 2 0\n10 4 0\n0\n"Awa" "Bintou" "Coumba" "Demba" "Hill"\n'
OFFICIAL: dict[str, Any] = {
    "id": "hill", "seats": 2, "quota": 32, "cells_that_differ_from_two_programs": [],
    "candidates": [
        {"no": 1, "elected": True, "votes_by_stage_as_published": ["40", "32", "32", "32"]},
        {"no": 2, "elected": True, "votes_by_stage_as_published": ["30", "30", "30", "44.00"]},
        {"no": 3, "elected": False, "votes_by_stage_as_published": ["14", "22.00000", "22", "0"]},
        {"no": 4, "elected": False, "votes_by_stage_as_published": ["10", "10", "0", ""]},
    ],
}  # fmt: skip


def folder(path: Path, official: dict[str, Any]) -> Path:
    """A folder of one election."""
    place = path / "elections" / "hills"
    place.mkdir(parents=True)
    (place / "hill.blt").write_text(BLT, encoding="utf-8")
    (place / "hill.official.json").write_text(json.dumps(official), encoding="utf-8")
    row = "id,elected_official,elected_meek,elected_ers97\nhill,1 2,1 2,1 2\n"
    (path / "elections" / "index.csv").write_text(row, encoding="utf-8")
    return path


def test_an_election_that_agrees_is_equal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert elections.main([str(folder(tmp_path, OFFICIAL))]) == 0
    told = capsys.readouterr().out
    assert "1 of 1 elections equal; 16 cells of 94 papers" in told
    assert "--- hill, rn" in told


@pytest.mark.parametrize("listed", [True, False])
def test_a_figure_that_differs_is_printed(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    listed: bool,  # noqa: FBT001
) -> None:
    official = json.loads(json.dumps(OFFICIAL))
    official["candidates"][2]["votes_by_stage_as_published"][1] = "22.01"
    if listed:
        official["cells_that_differ_from_two_programs"] = [{"no": 3, "stage": 2, "published": "22.01"}]
    assert elections.main([str(folder(tmp_path, official))]) == (0 if listed else 1)
    assert "candidate 3, stage 2: printed 22.01, 22.00000" in capsys.readouterr().out


def test_somebody_else_elected_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    official = json.loads(json.dumps(OFFICIAL))
    official["candidates"][1]["elected"], official["candidates"][2]["elected"] = False, True
    assert elections.main([str(folder(tmp_path, official))]) == 1
    assert "scottish elects [1, 2], officially [1, 3]" in capsys.readouterr().out


def test_a_folder_without_elections_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert elections.main([str(tmp_path)]) == 2
    assert elections.main([]) == 2
    assert "There are no elections with published results" in capsys.readouterr().err
