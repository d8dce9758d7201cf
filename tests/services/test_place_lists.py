"""Official lists of places: columns are found, new, known and misspelt places told apart, and the new ones added."""

from pathlib import Path

import pytest

from pomanager.readmodels.exchange import RawTable
from pomanager.rules.place_lists import columns_of_levels, paths_of
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.trees import AddPlaces, LevelName, NameLevels, add_places, name_levels
from pomanager.services.members.queries.place_lists import (
    CANNOT_BE,
    COLUMN_TWICE,
    NO_COLUMN,
    guessed_columns,
    plan_places,
)
from pomanager.services.members.queries.trees import tree_sheet
from pomanager.services.office import Office
from tests import make

LEVELS = ({"fr": "Province", "en": "Province"}, {"fr": "Commune"}, {"fr": "Colline", "en": "Hill"})
LIST = """\
code,PROVINCE,commune,hill
1,Gitega,Gitega,Mungwa
2,Gitega,Gitega,Songa
3,GITEGA,Itaba,Mungwa
4,Ngozi,,
,,,
"""


def table(folder: Path, text: str = LIST) -> RawTable:
    path = folder / "places.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


@pytest.fixture(autouse=True)
def levels(office: Office) -> None:
    """Provinces, communes, hills."""
    names = tuple(LevelName(name=Wording(words)) for words in LEVELS)
    office.do(name_levels, NameLevels(of=TreeName.PLACES, levels=names))


def there(office: Office) -> set[str]:
    tree = office.ask(tree_sheet, TreeName.PLACES).tree
    return {tree.path(key) for key in tree.nodes}


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (("x", "Hill", "PROVINCE"), (2, None, 1)),
        (("A", "B", "C"), (0, 1, 2)),
        (("A", "B"), (None, None, None)),
        (("A", "B", "Commune"), (None, 2, None)),
        ((), (None, None, None)),
    ],
)
def test_columns_are_found_by_their_headings_or_their_order(
    headings: tuple[str, ...], columns: tuple[int | None, ...]
) -> None:
    assert columns_of_levels(headings, [set(words.values()) for words in LEVELS]) == columns


def test_paths_stand_once_and_rows_without_a_name_are_passed_over() -> None:
    rows = [("a", " b "), ("a",), ("", "b"), (" ", ""), ("a", "b"), ()]
    assert paths_of(rows, (0, 1)) == {("a", "b"): 2, ("a",): 1, ("", "b"): 1}
    assert paths_of(rows, (None, 1)) == {("", "b"): 3}


def test_a_whole_list_is_added_at_once_and_again_brings_nothing(office: Office, tmp_path: Path) -> None:
    raw = table(tmp_path)
    columns = office.ask(guessed_columns, raw)
    assert columns == (1, 2, 3)
    plan = office.ask(plan_places, raw, columns)
    assert (plan.rows, plan.new, plan.known, plan.twins) == (4, 7, 0, ())
    assert office.do(add_places, AddPlaces(name="list.csv", paths=plan.paths)).result == 7
    assert there(office) == {
        "Gitega", "Gitega · Gitega", "Mungwa · Gitega · Gitega", "Songa · Gitega · Gitega", "Itaba · Gitega",
        "Mungwa · Itaba · Gitega", "Ngozi",
    }  # fmt: skip
    again = office.ask(plan_places, raw, columns)
    assert (again.new, again.known, again.twins) == (0, 7, ())


def test_a_place_spelt_nearly_so_is_taken_for_the_one_there_unless_somebody_says_otherwise(
    office: Office, tmp_path: Path
) -> None:
    make.member(office, place="Mungwa · Itaba · Gitega")
    raw = table(tmp_path, "a,b,c\nGitega,ITA BA,Songa\nGitega,Itabo,\nGitega,Rutana,Munga\n")
    plan = office.ask(plan_places, raw, (0, 1, 2))
    assert [(twin.name, twin.within, twin.meant, twin.added) for twin in plan.twins] == [
        ("ITA BA", "Gitega", "Itaba", False), ("Itabo", "Gitega", "Itaba", False),
    ]  # fmt: skip
    assert (plan.new, plan.known) == (3, 1)
    assert ("Gitega", "Itaba", "Songa") in plan.paths
    own = office.ask(plan_places, raw, (0, 1, 2), {("Gitega", "Itabo")})
    assert [twin.added for twin in own.twins] == [False, True]
    assert own.new == 4
    assert office.do(add_places, AddPlaces(name="list", paths=own.paths)).result == 4
    assert {"Songa · Itaba · Gitega", "Itabo · Gitega", "Munga · Rutana · Gitega"} <= there(office)
    assert "ITA BA · Gitega" not in there(office)


def test_what_speaks_against_a_list_is_said_and_nothing_written(office: Office, tmp_path: Path) -> None:
    raw = table(tmp_path, "a,b\nGitega,{}\n".format("x" * 500))
    said = {columns: office.ask(plan_places, raw, columns).objections for columns in ((None, None), (0, 0), (0, 1))}
    assert [[each.message for each in found] for found in said.values()] == [[NO_COLUMN], [COLUMN_TWICE], [CANNOT_BE]]
    assert office.ask(plan_places, raw, (0, None)).objections == ()
    assert there(office) == set()
