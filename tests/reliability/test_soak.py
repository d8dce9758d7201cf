"""The soak goes on where it stopped, names the trial that found something, and can be stopped at any moment."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import PROJECT
from tests.reliability import toys
from tests.reliability.harness import Harness, Tally
from tools import soak
from tools.soak_batch import Batches
from tools.soak_stretch import CounterFile

TOYS = "tests.reliability.toys"
FINDING, FALLING, ENDLESS = toys.ALL


@pytest.fixture
def batches() -> Iterator[Batches]:
    made = Batches(TOYS)
    yield made
    made.close()


def keep_turns(soaking: soak.Soak, count: int) -> list[tuple[str, range]]:
    """The turns a worker takes while nothing is run: each is taken for done in no time."""
    turns = []
    for _each in range(count):
        turn = soaking._next()  # noqa: SLF001
        assert turn is not None
        harness, numbers = turn
        turns.append((harness.key, numbers))
        soaking._took(harness, numbers, 0.0, harness.trials(range(0), Path("/nowhere")))  # noqa: SLF001
    return turns


def test_those_furthest_from_their_number_have_their_turn_first(tmp_path: Path, batches: Batches) -> None:
    def nothing(_numbers: range, _folder: Path) -> Tally:
        return Tally()

    small, large = (Harness(str(many), "", 1, many, 5, nothing) for many in (20, 40))
    soaking = soak.Soak((small, large), CounterFile(tmp_path / "counter.json"), batches, 60)
    turns = keep_turns(soaking, 6)
    assert [key for key, _numbers in turns] == ["20", "40", "40", "20", "40", "40"]
    assert [numbers for key, numbers in turns if key == "40"] == [range(start, start + 5) for start in (0, 5, 10, 15)]


def test_a_slice_stops_in_time_and_the_next_goes_on_from_there(tmp_path: Path, batches: Batches) -> None:
    counter = CounterFile(tmp_path / "build" / "counter.json")
    counter.of("finding").add(range(6), 60.0, Tally(tried=6))
    counter.write()
    again = CounterFile(tmp_path / "build" / "counter.json")
    soaking = soak.Soak([FINDING], again, batches, 21)
    assert soaking._next() == (FINDING, range(6, 8))  # noqa: SLF001 - ten seconds each
    ended = soak.Soak([FINDING], again, batches, 0)
    assert ended.run(1)
    assert ended.slice == {}


def test_a_finding_is_told_kept_and_repeated_by_its_number(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    counter, figures = tmp_path / "counter.json", tmp_path / "soak.csv"
    stood = CounterFile(counter)
    stood.of("finding").add(range(5), 0.0, Tally(tried=5, by="nothing"))
    stood.write()
    places = ["--harnesses", TOYS, "--counter", str(counter), "--figures", str(figures)]
    assert soak.main([*places, "--only", "finding", "--minutes", "0.0005"]) == 1
    assert "finding:7: is seven" in capfd.readouterr().out
    kept = json.loads(counter.read_text())["finding"]
    assert kept["findings"] == ["7: is seven"]
    assert (kept["next"], kept["tried"], kept["figures"]) == (10, 10, {"sum": 35})
    with figures.open() as opened:
        [line] = csv.DictReader(opened)
    assert list(line) == soak.HEADER
    assert [line[name] for name in ("from", "to", "findings", "figures")] == ["5", "9", "1", "sum 35"]
    assert soak.main([*places, "--trial", "finding:7"]) == 1
    assert "7: is seven" in capfd.readouterr().out
    assert soak.main([*places, "--trial", "finding:8"]) == 0


def test_trials_that_end_their_process_are_found_one_by_one(batches: Batches) -> None:
    tally = batches.run("falling", range(4, 8))
    assert tally is not None
    assert tally.findings == ["5: ended by signal 11"]
    assert tally.tried == 4


def test_stopped_from_the_keyboard_nothing_counts_that_was_not_done(tmp_path: Path) -> None:
    counter = tmp_path / "counter.json"
    words = [sys.executable, "-m", "tools.soak", "--harnesses", TOYS, "--only", "endless"]
    words += ["--counter", str(counter), "--figures", str(tmp_path / "soak.csv")]
    with subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as running:
        while not counter.exists():
            time.sleep(0.02)
            assert running.poll() is None
        os.kill(running.pid, signal.SIGINT)
        said, _nothing = running.communicate(timeout=20)
        assert running.returncode == 0, said
    assert "Stopped" in said
    assert json.loads(counter.read_text())["endless"]["next"] == 1


def test_a_counter_that_cannot_be_read_is_left_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    counter = tmp_path / "counter.json"
    counter.write_text("[1, 2")
    assert soak.main(["--harnesses", TOYS, "--counter", str(counter), "--minutes", "0"]) == 2
    assert "is no counter of a soak" in capfd.readouterr().err
    assert counter.read_text() == "[1, 2"


def test_what_is_no_harness_and_no_trial_is_said() -> None:
    for words in (["--only", "nobody"], ["--trial", "finding"], ["--trial", "nobody:1"]):
        with pytest.raises(SystemExit, match=r"There is no harness|A trial is named"):
            soak.main(["--harnesses", TOYS, *words])
