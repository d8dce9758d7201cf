"""The search finds whom it is documented to find, whatever is asked."""

from pathlib import Path

import pytest

from pomanager.db import search
from tests.reliability.searching import SEARCH


def test_the_search_finds_whom_the_oracle_finds(tmp_path: Path) -> None:
    tally = SEARCH.trials(range(SEARCH.few), tmp_path)
    assert (tally.tried, tally.findings) == (SEARCH.few, [])
    assert tally.figures["queries that found somebody"] >= SEARCH.few // 4
    assert tally.highest["seconds for a search"] < 1


def test_a_search_for_whole_words_alone_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_begun", lambda word: f'"{word}"')
    assert SEARCH.trials(range(60), tmp_path).findings
