"""Other programs counting the same elections: who is right, who is stopped, and how ours compares."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.test_elections_tool import OFFICIAL, folder
from tools import election_peers, election_race, elections
from tools.election_peers import Answer, Box, Elect, Peer
from tools.election_race import Entry, Result

BOX = Box("hill", (1, 2, 3), 1, (((1, 2), 5), ((2, 3), 4), ((3,), 2)))
INVENTED = """
def calculate_scottish_stv(candidates, ballots, winners, random_shuffle):
    print("a peer may talk")
    first = {each: 0 for each in candidates}
    for ranks, number in ballots.items():
        first[ranks[0]] += number
    return sorted(candidates, key=first.get)[-winners:]
"""


def invented(name: str, elect: Elect = lambda: [1], rule: str = "scottish") -> Peer:
    """A peer that needs no package."""
    return Peer(name, name, rule, lambda _box: elect)


def result(name: str, elected: Sequence[int], seconds: float) -> Result:
    """What a peer answered to the one election."""
    return Result(invented(name), "1.0", {"hill": Answer("hill", tuple(elected), seconds)})


def test_a_peer_in_a_python_of_its_own_counts_the_same_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "peers"
    for path, text in {
        "stvpoll/__init__.py": "", "stvpoll/scottish_stv.py": INVENTED,
        "stvpoll-9.8.dist-info/METADATA": "Metadata-Version: 2.1\nName: stvpoll\nVersion: 9.8\n",
    }.items():  # fmt: skip
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(place))
    monkeypatch.setattr(election_race, "PEERS", [each for each in election_peers.PEERS if each.name == "stvpoll"])
    assert elections.main([str(folder(tmp_path, OFFICIAL)), sys.executable]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert next(line for line in lines if line.startswith("stvpoll 9.8")).split()[2:6] == ["1", "of", "1", "1"]
    assert lines[-1].startswith("Ours takes ")
    assert "of the time of stvpoll, the fastest of those with 1 of 1 official results" in lines[-1]


def test_a_peer_that_takes_too_long_is_stopped_and_at_last_given_up() -> None:
    def sleeping() -> list[int]:
        time.sleep(5)
        return [1]

    said = [each.trouble for each in election_peers.answers(invented("slow", sleeping), [BOX] * 4, 0.01)]
    assert said == ["too long", "too long", "given up", "given up"]


def test_a_peer_that_fails_says_with_what() -> None:
    failing = invented("failing", lambda: [1 // 0])
    assert election_peers.timed(failing, BOX, 5).trouble == "ZeroDivisionError: integer division or modulo by zero"
    assert election_peers.timed(invented("sound", lambda: [3, 1]), BOX, 5).elected == (1, 3)


def test_a_python_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert elections.main([str(tmp_path), "no-such-python"]) == 2
    assert "There is no program no-such-python." in capsys.readouterr().err


def test_ours_is_held_against_the_fastest_that_is_right() -> None:
    entry = Entry(BOX, {"scottish": (1,), "meek": (2,)}, {"scottish": 0.3, "meek": 0.5})
    hasty, steady, slow = result("hasty", [2], 0.1), result("steady", [1], 0.6), result("slow", [1], 3.0)
    lines = list(election_race.told([entry], [hasty, steady, slow]))
    assert lines[-1].startswith("Ours takes 0.50 of the time of steady, the fastest of those with 1 of 1")
    assert "steady in hill" in lines[-2]
    assert "  hill: elects [2], published [1]" in lines
    row = next(line for line in lines if line.startswith("hill"))
    assert row.split()[1:] == ["11", "0.3000", "0.5000", "0.1000", "x", "0.6000", "=", "3.0000", "="]


def test_without_a_right_answer_nothing_is_compared() -> None:
    entry = Entry(BOX, {"scottish": (1,)}, {"scottish": 0.3})
    lines = list(election_race.told([entry], [result("hasty", [2], 0.1), Result(invented("far"), trouble="far away")]))
    assert lines[-1] == "\nNo other program came to an official result."
    assert lines[-2].split() == ["far", "far", "away"]
