"""Ballot files: what is read, what is written again, and every fault with its line."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.counting import blt, categories, tables
from pomanager.rules.counting.ballots import EQUAL, SKIPPED, Ballots, paper
from pomanager.rules.counting.reserving import NO_MOST
from tests.rules.counting.electing import some_ballots

EVERYTHING = """4 2 # candidates, seats
/* two lines
of comment */ -2
[nick a b c d] [tie 3 1 4 2]
12 1 3 0
(17) 4 1 0
2 1=3 - 2 0   # equals, an empty rank
5 0
1 3 0 2 3 0
3 1 -4 0
0
"Awa # 1" "Ли \\"О.\\""
"Coumba"
"សុភា" "Board"
"""


def test_everything_a_file_may_hold_is_read() -> None:
    found = blt.read(EVERYTHING.splitlines())
    assert found.names == ("Awa # 1", 'Ли "О."', "Coumba", "សុភា")
    assert (found.seats, found.title, set(found.withdrawn), found.drawn) == (2, "Board", {2}, (3, 1, 4, 2))
    assert (found.blank, found.marked) == (5, 21)
    assert found.papers == {
        paper(1, 3): 12, paper(4, 1): 1, paper(1) + EQUAL + paper(3) + SKIPPED + paper(2): 2, paper(3): 3,
        paper(1, -4): 3,
    }  # fmt: skip
    assert blt.read(blt.written(found)) == found


@given(some_ballots(), st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc"))), min_size=7, max_size=7))
def test_what_is_written_is_read_as_the_same(found: Ballots, names: list[str]) -> None:
    other = Ballots(names=tuple(names[: len(found.names)]), papers=found.papers, seats=found.seats, title=names[-1])
    assert blt.read(blt.written(other)) == other


@pytest.mark.parametrize(
    ("text", "message", "told"),
    [
        ("", blt.EMPTY_FILE, {}),
        ("hello", blt.NO_HEAD, {"line": 1}),
        ("0 1\n0", blt.NO_HEAD, {"line": 1}),
        ("9999 1\n0", blt.UNKNOWN_CANDIDATE, {"line": 1, "number": 9999, "last": 1000}),
        ("2 1\n1 3 0\n0\n", blt.UNKNOWN_CANDIDATE, {"line": 2, "number": 3, "last": 2}),
        ("2 1\n-3\n1 1 0\n0\n", blt.UNKNOWN_CANDIDATE, {"line": 2, "number": 3, "last": 2}),
        ("2 1\n-x\n1 1 0\n0\n", blt.NO_NUMBER, {"line": 2, "text": "-x"}),
        ("2 1\n1 1 two 0\n0\n", blt.NO_NUMBER, {"line": 2, "text": "two"}),
        ("2 1\n1.5 1 0\n0\n", blt.NO_PAPERS, {"line": 2, "text": "1.5"}),
        ("2 1\n99999999999999999999 1 0\n0\n", blt.NO_PAPERS, {"line": 2, "text": "99999999999999999999"}),
        ("2 1\n1 1\n0\n", blt.NO_END, {"line": 2}),
        ("2 1\n1 1 0\n", blt.ENDS_EARLY, {}),
        ("2 1\n1 1 0\n0\nAwa", blt.NO_QUOTE, {"line": 4}),
        ('2 1\n1 1 0\n0\n"Awa"', blt.TOO_FEW_NAMES, {"found": 1, "expected": 2}),
        ("2 1\n" + "1 " * 600_000, blt.LINE_TOO_LONG, {"line": 2, "most": blt.LONGEST_LINE}),
    ],
)
def test_each_fault_is_told_with_its_line(text: str, message: str, told: Mapping[str, object]) -> None:
    with pytest.raises(blt.Broken) as broken:
        blt.read(text.splitlines())
    first = broken.value.objections[0]
    assert (first.message, dict(first.details)) == (message, told)


def test_all_faults_are_told_at_once_but_no_more_than_twenty() -> None:
    with pytest.raises(blt.Broken) as broken:
        blt.read(["2 1", "1 3 0", "x 1 0", "1 1 0", "1 2", "0", '"A"', '"B"'])
    assert [each.details["line"] for each in broken.value.objections] == [2, 3, 5]
    with pytest.raises(blt.Broken) as broken:
        blt.read(["2 1", *["1 3 0"] * 50])
    assert len(broken.value.objections) == blt.MOST_FAULTS


# ---- tables -----------------------------------------------------------------------------------------------------


def test_a_row_for_each_paper_holds_ranks_marks_or_noes() -> None:
    rows = [
        ["papers", "Awa", "Bintou", "Coumba"], ["3", "2", "1", ""], ["", "", "", ""], ["2", "1", "1", "3"],
        ["1", "x", "no", "–"], ["4", "", "0", ""],
    ]  # fmt: skip
    found = tables.ballots_from(rows, 2)
    assert (found.names, found.seats, found.blank) == (("Awa", "Bintou", "Coumba"), 2, 4)
    assert found.papers == {
        paper(2, 1): 3, paper(1) + EQUAL + paper(2) + SKIPPED + paper(3): 2, paper(1) + paper(-2): 1,
    }  # fmt: skip


def test_without_a_column_of_papers_each_row_is_one() -> None:
    found = tables.ballots_from([["Awa", "Bintou"], ["X", ""], ["x", ""], ["oui", "non"]], 1)
    assert found.papers == {paper(1): 2, paper(1, -2): 1}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], tables.NO_ROWS),
        ([["Awa"], ["maybe"]], tables.NO_CELL),
        ([["Awa"], ["1", "2"]], tables.TOO_MANY_CELLS),
        ([["papers", "Awa"], ["many", "1"]], tables.NO_COUNT),
    ],
)
def test_a_fault_in_a_row_is_told(rows: list[list[str]], message: str) -> None:
    with pytest.raises(blt.Broken) as broken:
        tables.ballots_from(rows, 1)
    assert broken.value.objections[0].message == message


def test_totals_tell_votes_and_how_many_papers_there_were() -> None:
    rows = [["candidate", "votes", "no"], ["Awa", "12", "3"], ["Bintou", "7", ""], ["valid", "20"], ["blank", "2"]]
    assert tables.is_totals(rows[0])
    found = tables.totals_from(rows, one_mark=False)
    assert (found.names, found.marks.yes, found.marks.no) == (("Awa", "Bintou"), (12, 7), (3, 0))
    assert (found.marks.valid, found.marks.blank, found.marks.void) == (20, 2, 0)
    assert tables.totals_from(rows[:3], one_mark=True).marks.valid == 19


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["Awa", "x"]], tables.NO_COUNT),
        ([["Awa", "3"], ["Awa", "3"], ["valid", "9"]], tables.TWICE),
        ([["Awa", "3"]], tables.NO_VALID),
        ([["Awa", "30"], ["valid", "9"]], tables.MORE_THAN_VALID),
        ([], tables.NO_ROWS),
    ],
)
def test_a_fault_in_totals_is_told(rows: list[list[str]], message: str) -> None:
    with pytest.raises(blt.Broken) as broken:
        tables.totals_from([["candidate", "votes"], *rows], one_mark=False)
    assert broken.value.objections[0].message == message


# ---- categories -------------------------------------------------------------------------------------------------

NAMES = ("Awa", "Bintou", "Coumba", "Demba")


@pytest.mark.parametrize(
    "text",
    [
        "candidate,sex,village\n1,women,north\nBintou,women,south\n3,women,\n4,men,north",
        "candidate;sex;village\n1;women;north\n2;women;south\n3;women;\n4;men;north",
    ],
)
def test_a_table_tells_the_groups(text: str) -> None:
    sex, village = categories.read(text.splitlines(), NAMES)
    assert [(group.name, set(group.members)) for group in sex.groups] == [("women", {1, 2, 3}), ("men", {4})]
    assert [(group.name, set(group.members)) for group in village.groups] == [("north", {1, 4}), ("south", {2})]


def test_lines_of_constraints_tell_seats_too() -> None:
    lines = ['"Sex" "Women" 2 99 1 2 3', '"Sex" "Men" 0 1 4 ', '"Place" "Hill" 1 1 1 4']
    sex, place = categories.read(lines, NAMES)
    assert [(group.least, group.most) for group in sex.groups] == [(2, NO_MOST), (0, NO_MOST)]
    assert (place.groups[0].least, place.groups[0].most) == (1, 1)


def test_what_is_wanted_is_found_by_name() -> None:
    known = categories.read(["candidate,sex,place", "1,women,hill", "2,men,hill"], NAMES)
    (sex,) = categories.reserved(known, [categories.Wanted("WOMEN", 1, 2)])
    assert [(group.name, group.least, group.most) for group in sex.groups] == [("women", 1, 2), ("men", 0, NO_MOST)]
    assert len(categories.reserved(known, [categories.Wanted("sex/women", 1), categories.Wanted("place/hill", 1)])) == 2


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["candidate,sex", "9,women"], categories.NOT_A_CANDIDATE),
        (["candidate,sex", "Zoé,women"], categories.NOT_A_CANDIDATE),
        (['"Sex" "Women" 1 2 1', '"Sex" "Men" 1 2 1'], categories.IN_TWO_GROUPS),
        ([], categories.EMPTY),
    ],
)
def test_a_fault_in_categories_is_told(lines: list[str], message: str) -> None:
    with pytest.raises(blt.Broken) as broken:
        categories.read(lines, NAMES)
    assert broken.value.objections[0].message == message


def test_a_group_that_is_not_there_or_in_several_categories_is_told() -> None:
    known = categories.read(["candidate,home,work", "1,hill,hill", "2,town,town"], NAMES)
    for group, message in (("lake", categories.NO_SUCH_GROUP), ("hill", categories.SEVERAL_SUCH_GROUPS)):
        with pytest.raises(blt.Broken) as broken:
            categories.reserved(known, [categories.Wanted(group, 1)])
        assert broken.value.objections[0].message == message
