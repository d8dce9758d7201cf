"""Ballots counted from the command line: the answer, what is refused, and what is told."""

from pathlib import Path

import pytest

from tests.cli.saying import Run

BLT = """4 2
40 1 3 0
30 2 0
14 3 2 0
10 4 0
2 0
0
"Awa" "Bintou"
"Coumba" "Demba"
"Board"
"""
TIED = '3 1\n5 1 0\n4 2 1 0\n4 3 1 0\n0\n"Awa"\n"Bintou"\n"Coumba"\n"Chair"\n'


@pytest.fixture(name="file")
def a_ballot_file(tmp_path: Path) -> Path:
    """Four candidates for two seats."""
    return written(tmp_path, "board.blt", BLT)


def written(folder: Path, name: str, text: str) -> Path:
    """A file of the test's own."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_answer_tells_every_stage_without_losing_a_decimal(run: Run, file: Path) -> None:
    said = run("count", file, "--method", "scottish", "--json")
    assert said.code == 0
    found = said.facts()
    assert list(found) == [
        "method", "seats", "candidates", "elected", "vacant", "valid", "blank", "void", "stages", "ties",
        "without_reserve", "changed",
    ]  # fmt: skip
    assert (found["elected"], found["valid"], found["blank"], found["without_reserve"]) == ([1, 2], 94, 2, None)
    first, surplus = found["stages"][:2]
    assert (first["quota"], first["totals"]["1"], first["elected"]) == ("32.00000", "40.00000", [1])
    assert (surplus["act"], surplus["of"], surplus["value"]) == ("surplus", [1], "0.20000")
    assert surplus["transfers"] == [{"from": 1, "to": 3, "papers": 40, "votes": "8.00000"}]


@pytest.mark.parametrize(
    "method", ["plurality", "block", "limited", "approval", "yes-no", "irv", "scottish", "meek", "ers97"]
)
def test_every_method_counts_the_same_file(run: Run, file: Path, method: str) -> None:
    said = run("count", file, "--method", method, "--json")
    assert said.code == 0
    assert len(said.facts()["elected"]) == 2


def test_people_are_told_who_is_elected(run: Run, file: Path) -> None:
    assert run("count", file, "--method", "plurality", "--seats", 1).out == "1 · Awa · 40\n"
    said = run("count", file, "--method", "scottish", "--explain", "en")
    assert "Round 2\nAwa had 8 votes more than the quota." in said.out
    french = run("count", file, "--method", "scottish", "--explain", "fr", "--json").facts()["account"]
    assert [each["title"] for each in french][:2] == ["", "Tour 1"]
    assert len(french) == 2 + len(run("count", file, "--method", "scottish", "--json").facts()["stages"])


def test_seats_are_reserved_by_a_file_of_categories(run: Run, file: Path, tmp_path: Path) -> None:
    groups = written(tmp_path, "groups.csv", "candidate,sex\nAwa,women\n2,men\n3,men\n4,women\n")
    reserve = ("--reserve", "women=2", "--categories", groups, "--json")
    found = run("count", file, "--method", "scottish", *reserve).facts()
    assert (sorted(found["elected"]), sorted(found["without_reserve"])) == ([1, 4], [1, 2])
    assert found["changed"] == [{"came": 4, "left": 2}]
    refused = run("count", file, "--method", "scottish", "--reserve", "women=3", *reserve[2:]).refused()
    assert [each["about"] for each in refused] == ["reserve", "reserve"]
    found = run(
        "count", file, "--method", "block", "--seats", 3, "--reserve", "women=3", *reserve[2:], "--vacant"
    ).facts()
    assert (sorted(found["elected"]), found["vacant"]) == ([1, 4], 1)
    assert run("count", file, "--method", "irv", "--reserve", "women=1", "--json").code == 1
    assert run("count", file, "--method", "irv", "--reserve", "girls=1", *reserve[2:]).code == 1


def test_an_open_tie_is_no_result_and_names_the_candidates(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "chair.blt", TIED)
    said = run("count", file, "--method", "scottish", "--json")
    assert said.code == 1
    (refused,) = said.refused()
    assert refused["about"] == "ties"
    assert "2 Bintou" in refused["sentence"]
    assert "3 Coumba" in refused["sentence"]
    said = run("count", file, "--method", "scottish", "--lot", "3,2", "--json")
    assert said.code == 0
    (tie,) = said.facts()["ties"]
    assert (tie["candidates"], tie["chosen"], tie["steps"]) == (
        [2, 3], [2], [{"rule": "lot", "stage": None, "order": [[3], [2]]}],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "out"),
    [
        (["--ties", "order:2,3,1"], 3),
        (["--ties", "seniority", "--lot", "3 2 1"], 2),
        (["--ties", "backwards+lot", "--lot", "3,2"], 2),
        (["--ties", "revote:1,2,3"], 3),
        (["--ties", "seed:four dice 1352"], 3),
        (["--ties", "seed", "--lot", "four dice 1352"], 3),
    ],
)
def test_ties_are_broken_by_the_rule_that_is_named(run: Run, tmp_path: Path, rules: list[str], out: int) -> None:
    said = run("count", written(tmp_path, "chair.blt", TIED), "--method", "irv", *rules, "--json")
    assert said.facts()["ties"][0]["chosen"] == [out]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--ties", "coin"], 2, "“coin” is no rule on ties."),
        (["--ties", "backwards:1"], 2, "backwards takes nothing after it."),
        (["--ties", "order:1,x"], 2, "“1,x” is no order."),
        (["--lot", "1,1"], 1, "The order “1,1” names a candidate twice."),
        (["--lot", "9,1"], 1, "There is no candidate 9: the numbers go up to 4."),
        (["--ties", "seed"], 1, "The rule “seed” needs its words: --ties seed:WORDS."),
        (["--ties", "seniority"], 1, "The rule “seniority” needs an order of candidates: --lot 3,1,2."),
        (["--reserve", "women"], 2, "“women” reserves no seats."),
        (["--majority", "2"], 2, "“2” is no share."),
        (["--marks", "2"], 1, "This method counts preferences, or one mark; a number of marks means nothing to it."),
        (["--explain", "xx"], 2, "“xx” is no language of this program."),
    ],
)
def test_what_cannot_be_understood_is_told(run: Run, file: Path, words: list[str], code: int, told: str) -> None:
    said = run("count", file, "--method", "scottish", *words)
    assert (said.code, told in said.told) == (code, True), said.told


def test_a_second_round_is_awaited_and_counted(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "first.blt", '3 1\n4 1 0\n3 2 0\n2 3 0\n0\n"A" "B" "C"\n')
    said = run("count", file, "--method", "two-round", "--json")
    assert said.code == 1
    assert "1 A and 2 B" in said.refused()[0]["sentence"]
    second = written(tmp_path, "second.csv", "A,B,C\nx,,\n,x,\n,x,\n")
    found = run("count", file, "--method", "two-round", "--second", second, "--json").facts()
    assert found["elected"] == [2]


def test_totals_are_counted_where_papers_are_not_needed(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "totals.csv", "candidate;votes;no\nAwa;12;3\nBintou;9;11\nCoumba;4;2\nvalid;20\nvoid;1\n")
    found = run("count", file, "--method", "yes-no", "--seats", 3, "--json").facts()
    assert (found["elected"], found["void"], found["vacant"]) == ([1, 3], 1, 1)
    assert run("count", file, "--method", "meek", "--json").code == 1
    assert run("count", file, "--method", "block", "--seats", 1).out.startswith("1 · Awa · 12")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The file is empty."),
        ("2 1\n1 3 0\n0\n", "Line 2 names candidate 3, but there are only 2."),
        ('2 1\n0\n"A" "B"\n', "There is not a single ballot paper."),
        ('2 1\n7 0\n0\n"A" "B"\n', "No paper bears a mark: all 7 are blank."),
    ],
)
def test_a_broken_file_or_an_empty_box_is_told(run: Run, tmp_path: Path, text: str, told: str) -> None:
    said = run("count", written(tmp_path, "box.blt", text), "--method", "irv", "--json")
    assert said.code == 1
    assert said.refused()[0]["sentence"] == told


def test_a_line_without_end_and_a_file_that_is_no_text_are_told(run: Run, tmp_path: Path) -> None:
    endless = tmp_path / "endless.blt"
    with endless.open("wb") as file:
        file.truncate(2**30)  # a gigabyte without a single end of a line, and no room on the disk
    assert "longer than" in run("count", endless, "--method", "irv").told
    (tmp_path / "latin.blt").write_bytes(b'2 1\n1 1 0\n0\n"\xe9"\n"B"\n')
    assert "Line 4 is not written in UTF-8." in run("count", tmp_path / "latin.blt", "--method", "irv").told
    assert run("count", tmp_path / "nowhere.blt", "--method", "irv").code == 1


def test_what_is_worth_a_look_is_said_beside_the_result(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, "more.blt", '3 2\n-3\n4 1 2 3 0\n2 1 0\n1 2 2 0\n0\n"A" "B" "C"\n')
    said = run("count", file, "--method", "block", "--seats", 2)
    assert said.code == 0
    assert "Papers set aside because they bear more than 2 marks: 4." in said.told
    assert "C has withdrawn; papers that name them pass on to their next choice: 4." in said.told
    assert "There are 3 seats, but only 2 candidates" in run("count", file, "--method", "irv", "--seats", 3).told
