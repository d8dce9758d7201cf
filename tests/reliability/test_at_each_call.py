"""At whatever call a program is killed or refused, nothing is lost; where it can be, both harnesses find it."""

from collections.abc import Callable
from pathlib import Path

from pomanager.db import backup, troubles
from tests.reliability import errors_at_each_call, kills_at_each_call, points
from tests.reliability.errors_at_each_call import ERRORS_AT_EACH_CALL, FAULTS
from tests.reliability.kills_at_each_call import KILLS_AT_EACH_CALL
from tests.reliability.points import Point
from tests.reliability.shim import Calls
from tests.reliability.workloads import ALL


def test_kills_at_calls_of_every_workload_cost_nothing(tmp_path: Path) -> None:
    tally = KILLS_AT_EACH_CALL.trials(range(KILLS_AT_EACH_CALL.few), tmp_path)
    assert tally.findings == []
    assert tally.figures["killed"] == tally.tried == KILLS_AT_EACH_CALL.few
    assert list(tmp_path.iterdir()) == []


def test_errors_at_calls_of_every_workload_are_told_and_pass(tmp_path: Path) -> None:
    tally = ERRORS_AT_EACH_CALL.trials(range(ERRORS_AT_EACH_CALL.few), tmp_path)
    assert tally.findings == []
    assert tally.tried == ERRORS_AT_EACH_CALL.few
    assert tally.figures["told"] > ERRORS_AT_EACH_CALL.few / 2


def test_every_call_of_every_workload_has_its_trial() -> None:
    counts = {each.key: {Calls.CHANGES: number} for number, each in enumerate(ALL, 3)}
    total = sum(range(3, 3 + len(ALL)))
    met = points.of_trials(range(total), counts, Calls.CHANGES)
    assert len({(point.workload.key, point.call) for point in met.values()}) == total
    assert {point.round for point in met.values()} == {0}
    assert points.of_trials([total], counts, Calls.CHANGES)[total] == met[0]._replace(round=1)


def take_the_office_away_first() -> None:
    """Break the promise: move the former file away before the restored one takes its place."""

    def move(target: Path, kept: Path) -> None:
        target.rename(kept)

    backup._keep_under_second_name = move  # noqa: SLF001


def turns(key: str, kinds: Calls, wanted: Callable[[Point], bool]) -> list[int]:
    """The trials, turn by turn, whose faults come at these calls of one workload."""
    found = points.of_trials(range(4000), points.counts(), kinds)
    mine = {trial: point for trial, point in found.items() if point.workload.key == key and not point.round}
    return [trial for trial, point in mine.items() if wanted(point)]


def test_a_moment_without_an_office_is_found(tmp_path: Path) -> None:
    trials = turns("restore", Calls.WRITE_CLASS, lambda point: 5 <= point.of - point.call < 10)
    tally = kills_at_each_call.trials(trials, tmp_path, take_the_office_away_first)
    assert any("There is no file" in finding for finding in tally.findings)


def let_errors_through() -> None:
    """Break the promise: let what SQLite says of the disk through as it is."""

    def unknown(error: BaseException, path: Path) -> None:
        """Whatever it is, nothing is known of it."""

    troubles.trouble_of_file = unknown


def test_an_error_nobody_caught_is_found(tmp_path: Path) -> None:
    at_opening = turns("entry", FAULTS[0].calls, lambda point: point.call in {5, 7})
    trials = [turn * len(FAULTS) for turn in at_opening]
    tally = errors_at_each_call.trials(trials, tmp_path, let_errors_through)
    assert any("OperationalError" in finding for finding in tally.findings)
