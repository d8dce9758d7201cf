"""The first import of a confederation: 4,200 people as they stand in the old list, with all that is wrong in it.

The figures are those of a real one (a text on digitising cooperatives): 341 numbers given twice, 528 people called as
somebody else, 1,104 without a date of birth, 47 who would be older than 110. Everybody comes in, what is doubtful is
flagged, and the list "Needs attention" is then worked down to nothing.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pomanager.readmodels.attention import DOUBLES, Heap
from pomanager.readmodels.exchange import Double
from pomanager.readmodels.members import RollView
from pomanager.rules.attention import Check, Kind
from pomanager.rules.importing.rows import NUMBER_TWICE
from pomanager.services.members import queries
from pomanager.services.members.commands.attention import (
    AnswerRight,
    NotOne,
    answer_not_doubles,
    answer_right,
    keep_doubles,
    settle_notes,
)
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.queries.attention import attention_counts, attention_ids, attention_total
from pomanager.services.members.queries.doubles import double_pairs, find_doubles
from pomanager.services.members.queries.export import export_roll
from pomanager.services.members.queries.planning import MAY_BE_ROW
from pomanager.services.office import Office
from tests import offices, tables

ROWS, TWICE, NAMESAKES, WITHOUT_BIRTH, TOO_OLD = 4_200, 341, 528, 1_104, 47
HEADING = ("N°", "Nom et prénom", "Sexe", "Né(e) le", "Téléphone", "Colline", "Date d'adhésion")
SYLLABLES = (
    "ba", "be", "bi", "bo", "bu", "ha", "hi", "ka", "ki", "ku", "ma", "mi", "mu", "na", "ni", "nya", "nzi", "ra", "ri",
    "ru", "sa", "shi", "ta", "ti", "wa", "ya", "zi", "zo",
)  # fmt: skip
GIVEN = ("Jean", "Marie", "Goreth", "Imelde", "Dismas", "Anne", "Paul", "Odette", "Révérien", "Spès", "Léa", "Eric")
HILLS = [
    f"{name}{ending}"
    for name in ("Mungwa", "Gitaba", "Ruhinga", "Kibimba", "Nyarusange")
    for ending in ("", "ro", "zi")
]


@dataclass
class Person:
    """One row of the old list."""

    number: str
    name: str
    sex: str
    born: str
    phone: str
    place: str
    joined: str


def old_list(chance: Random) -> list[Person]:
    """The people of the old list, in their order, the wrong ones among them."""
    people = [_person(chance, place) for place in range(ROWS)]
    places = list(range(ROWS // 2, ROWS))
    chance.shuffle(places)
    namesakes, twice, old, unborn = (
        places[:NAMESAKES],
        places[NAMESAKES : NAMESAKES + TWICE],
        places[NAMESAKES + TWICE : NAMESAKES + TWICE + TOO_OLD],
        places[NAMESAKES + TWICE + TOO_OLD :][: WITHOUT_BIRTH - NAMESAKES],
    )
    for first, place in enumerate(namesakes):
        other = people[first]
        people[place].name, people[place].sex, people[place].place = other.name, other.sex, other.place
        people[place].born = ""
    for first, place in enumerate(twice, start=NAMESAKES):
        people[place].number = people[first].number
    for place in old:
        people[place].born = str(chance.randint(1880, 1910))
    for place in unborn:
        people[place].born = ""
    return people


def _person(chance: Random, place: int) -> Person:
    family = "".join(chance.choice(SYLLABLES) for _ in range(5)).upper()
    born = f"{chance.randint(1940, 2000)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    joined = f"{chance.randint(2001, 2020)}-03-01"
    return Person(
        f"{place + 1:04}", f"{family} {chance.choice(GIVEN)}", chance.choice("FM"), born, f"79 {place:06}",
        chance.choice(HILLS), joined,
    )  # fmt: skip


def written(people: list[Person], path: Path) -> Path:
    """The list as its keeper's spreadsheet saves it."""
    with path.open("w", encoding="cp1252", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(HEADING)
        lines.writerows(
            (each.number, each.name, each.sex, each.born, each.phone, each.place, each.joined) for each in people
        )
    return path


def heaps(office: Office) -> dict[Check | str, int]:
    """What lies on the list, by check or message."""
    counts = office.ask(attention_counts, office.today())
    return {each.heap.check or each.heap.message or each.heap.kind.value: each.count for each in counts}


def test_a_first_import_is_accepted_flagged_and_worked_down_to_nothing(tmp_path: Path) -> None:
    office = offices.opened_office(offices.office_file(tmp_path))
    plan = tables.planned(office, written(old_list(Random("S2")), tmp_path / "roll.csv"))
    assert tables.figures(plan) == (ROWS, 0, 0, TWICE + NAMESAKES + TOO_OLD, 0)
    said = Counter(note.message for row in plan.rows for note in row.notes)
    assert (said[NUMBER_TWICE], said[MAY_BE_ROW]) == (TWICE, NAMESAKES)
    assert Counter(row.double for row in plan.rows) == {Double.NO: ROWS - NAMESAKES, Double.MAYBE: NAMESAKES}
    office.do(bring_in, BringIn(plan=plan))
    assert len(office.ask(queries.roll_ids, RollView())) == ROWS
    office.do(keep_doubles, office.ask(find_doubles))
    listed = heaps(office)
    assert listed[Check.NO_BIRTH] == WITHOUT_BIRTH
    assert listed[Check.TOO_OLD] == TOO_OLD
    assert listed[NUMBER_TWICE] == TWICE
    assert listed[MAY_BE_ROW] == NAMESAKES
    assert listed[Kind.DOUBLE.value] >= NAMESAKES
    work_down(office, tmp_path)
    assert heaps(office) == {}
    assert office.ask(attention_total, office.today()) == 0
    assert len(office.ask(queries.roll_ids, RollView())) == ROWS
    office.close()


def work_down(office: Office, folder: Path) -> None:
    """What a secretary does in the weeks after."""
    fill_in_births(office, folder)
    today = office.today()
    for each in office.ask(attention_counts, today):
        ids = office.ask(attention_ids, each.heap, today)
        if each.heap.check is not None:
            office.do(answer_right, AnswerRight(check=each.heap.check, member_ids=tuple(ids)))
        elif each.heap == DOUBLES:
            pairs = office.ask(double_pairs, ids)
            office.do(
                answer_not_doubles, [NotOne(one=pair.one.person_id, other=pair.other.person_id) for pair in pairs]
            )
        else:
            assert each.heap == Heap(Kind.IMPORTED, message=each.heap.message)
            office.do(settle_notes, list(ids))


def fill_in_births(office: Office, folder: Path) -> None:
    """The roll goes out as a table, the dates of birth are asked for and typed in, and the table comes back."""
    path = folder / "births.csv"
    office.ask(export_roll, path, str)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    born = rows[0].index("Born")
    for number, row in enumerate(rows[1:]):
        if not row[born] or row[born] < "1911":
            row[born] = f"19{40 + number % 50}"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    plan = tables.planned(office, path)
    assert tables.figures(plan) == (0, WITHOUT_BIRTH + TOO_OLD, ROWS - WITHOUT_BIRTH - TOO_OLD, 0, 0)
    office.do(bring_in, BringIn(plan=plan))
    assert Check.NO_BIRTH not in heaps(office)
