"""No power cut loses what was acknowledged; where it is not forced to the disk first, many do."""

from pathlib import Path

from pomanager import whole_files
from pomanager.db import engine
from tests.reliability import power_cuts
from tests.reliability.harness import Tally
from tests.reliability.power_cuts import POWER_CUTS

CONTROL = 60


def test_no_image_loses_what_was_acknowledged(tmp_path: Path) -> None:
    tally = POWER_CUTS.trials(range(POWER_CUTS.few), tmp_path)
    assert tally.findings == []
    assert tally.tried == POWER_CUTS.few
    assert list(tmp_path.iterdir()) == []


def commit_without_forcing() -> None:
    """The control: a log beside the file, and synchronous=NORMAL."""
    safely = engine._safeties  # noqa: SLF001
    engine._safeties = lambda access, **named: (*safely(access, **named), "PRAGMA synchronous=NORMAL")  # noqa: SLF001


def leave_names_to_chance() -> None:
    """Break the promise: say that a backup is made before its name is surely on the disk."""

    def wait_for_nothing(folder: Path) -> None:
        """The names may or may not be there after a cut."""

    whole_files.flush_folder = wait_for_nothing


def images_with_findings(tally: Tally) -> int:
    return len({finding.partition(":")[0] for finding in tally.findings})


def test_the_control_is_caught(tmp_path: Path) -> None:
    tally = power_cuts.trials(range(CONTROL), tmp_path, commit_without_forcing)
    assert CONTROL / 3 <= images_with_findings(tally) < CONTROL


def test_a_backup_whose_name_is_lost_is_found(tmp_path: Path) -> None:
    tally = power_cuts.trials(range(0, 300, 10), tmp_path, leave_names_to_chance)
    assert images_with_findings(tally)
    assert all("the backup" in finding for finding in tally.findings)
