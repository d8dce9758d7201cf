"""A program killed while it writes loses nothing it said was saved, and leaves nothing half-written.

`POMANAGER_KILLS=100` kills more often; a run for every change is content with a few.
"""

import os
import random
from pathlib import Path

from tests import offices
from tests.reliability.killing import kill_while_writing

KILLS = int(os.environ.get("POMANAGER_KILLS", "6"))


def test_kills_lose_nothing_acknowledged_and_leave_nothing_half(tmp_path: Path) -> None:
    path = offices.office_file(tmp_path)
    chance = random.Random(2026)
    acknowledged = 0
    for number in range(KILLS):
        left = kill_while_writing(path, chance)
        assert (left.missing, left.in_part, left.findings) == (frozenset(), frozenset(), 0), number
        assert left.seconds_to_open < 3
        acknowledged += left.acknowledged
    assert acknowledged > KILLS
    assert [found.name for found in tmp_path.iterdir()] == [path.name]
