"""Where the disk fails at a commit, "saved" is said exactly of what is there; a swallowed error is found out."""

from pathlib import Path

import pytest

from pomanager.db import file
from tests.reliability import failed_syncs
from tests.reliability.children import Say
from tests.reliability.failed_syncs import FAILED_SYNCS, NOT_SAVED, SAVED, work_while_the_disk_fails


def test_saved_is_said_of_what_is_there_and_of_nothing_else(tmp_path: Path) -> None:
    tally = FAILED_SYNCS.trials(range(FAILED_SYNCS.few), tmp_path)
    assert tally.findings == []
    assert tally.tried == FAILED_SYNCS.few
    assert tally.figures[SAVED] > tally.figures[NOT_SAVED] > FAILED_SYNCS.few / 8


def keep_quiet(say: Say, trial: int, folder: Path) -> None:
    """Break the promise: take every commit for a success."""
    file.OfficeFile._settle_doubt = lambda *_told: None  # type: ignore[method-assign]  # noqa: SLF001
    work_while_the_disk_fails(say, trial, folder)


def leave_the_log_as_it_is(say: Say, trial: int, folder: Path) -> None:
    """Break it otherwise: say that an act was not saved while the whole of it may stand in the log."""
    file.OfficeFile._make_certain = lambda *_told, **_named: None  # type: ignore[method-assign]  # noqa: SLF001
    work_while_the_disk_fails(say, trial, folder)


@pytest.mark.parametrize(("broken", "trials"), [(keep_quiet, range(8)), (leave_the_log_as_it_is, range(1, 3))])
def test_what_was_said_wrongly_is_found(tmp_path: Path, broken: failed_syncs.Work, trials: range) -> None:
    tally = failed_syncs.trials(trials, tmp_path, broken)
    assert any("it was said that act" in finding for finding in tally.findings)
