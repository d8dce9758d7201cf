"""A program killed while it writes loses nothing it acknowledged; who acknowledges too early is found out."""

from pathlib import Path

from pomanager.services.organisation.commands import place_for
from pomanager.services.work import Work
from tests.reliability import kills, points
from tests.reliability.attempts import Acknowledge
from tests.reliability.children import Child
from tests.reliability.kills import KILLS
from tests.reliability.workloads import Saved, judge_office, open_office, saved, write_act


def test_kills_at_random_moments_cost_nothing(tmp_path: Path) -> None:
    tally = KILLS.trials(range(KILLS.few), tmp_path)
    assert tally.findings == []
    assert tally.tried == KILLS.few
    assert tally.figures["acknowledged"] > KILLS.few
    assert list(tmp_path.iterdir()) == []


def acknowledge_too_early(say: Acknowledge, folder: Path) -> None:
    """Break the promise: say that an act is saved which has not begun yet."""
    office = open_office(folder / "conapro.podb")
    now = saved(office)
    say(Saved(now.line + 5, "not written yet"))
    office.do(write_act, 1)


def test_what_is_acknowledged_before_it_is_saved_is_found_missing(tmp_path: Path) -> None:
    with points.laid(tmp_path, kills.LAID) as work:
        with Child(acknowledge_too_early, work) as child:
            acknowledged = [child.next()]
            child.kill()
        (wrong,) = judge_office(work, acknowledged)
    assert "was acknowledged, and is not in" in wrong


def write_four_rows(work: Work, number: int) -> None:
    """Break the promise: leave an act at its last row but one."""
    for row in range(4):
        place_for(work, f"{number} {row}")


def test_an_act_in_part_is_found(tmp_path: Path) -> None:
    with points.laid(tmp_path, kills.LAID) as work:
        office = open_office(work / "conapro.podb")
        office.do(write_four_rows, 7)
        office.close()
        assert any("4 of 5 rows of act 7" in wrong for wrong in judge_office(work, []))
