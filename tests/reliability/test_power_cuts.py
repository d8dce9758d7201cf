"""No power cut loses what was acknowledged; where commits are not forced to the disk, many do."""

from pathlib import Path

from tests.reliability import power_cuts
from tests.reliability.power_cuts import POWER_CUTS

CONTROL = 120


def test_no_image_loses_what_was_acknowledged(tmp_path: Path) -> None:
    tally = POWER_CUTS.trials(range(POWER_CUTS.few), tmp_path)
    assert tally.findings == []
    assert tally.tried == POWER_CUTS.few
    assert list(tmp_path.iterdir()) == []


def test_the_control_is_caught(tmp_path: Path) -> None:
    tally = power_cuts.trials(range(CONTROL), tmp_path, normal=True)
    caught = {finding.partition(":")[0] for finding in tally.findings}
    assert CONTROL / 3 <= len(caught) < CONTROL
