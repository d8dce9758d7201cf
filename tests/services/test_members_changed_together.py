"""Many members changed at once: looked at first, written whole or not at all, told once, and taken back as imports."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.whereabouts import FormerPlace, FormerSection
from pomanager.errors import Cancelled, Refused, Stale
from pomanager.readmodels.cells import CellBlock, CellsPreview, ManyCells, Together
from pomanager.readmodels.members import RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing import Field
from pomanager.rules.members import Sex
from pomanager.rules.roll_changes import Origin
from pomanager.rules.writing import LONGEST_TEXT
from pomanager.services.members import queries
from pomanager.services.members.commands.bulk_change import ChangeMany, ManyChanged, change_many
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries.brought_changes import brought_changes
from pomanager.services.members.queries.cells import SHOWN, preview_cells
from pomanager.services.members.queries.particulars import particulars
from pomanager.services.office import Office
from tests import make


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make.office(tmp_path, make.MovableClock())
    yield made
    made.close()


@pytest.fixture
def people(office: Office) -> list[int]:
    names = ("NIYONZIMA Médiatrice", "HAKIZIMANA Révérien", "IRAKOZE Divine", "BUKURU Aline")
    return [make.member(office, name, place="Mungwa · Gitega", section="Nord") for name in names]


def looked_at(office: Office, cells: ManyCells) -> CellsPreview:
    return office.ask(preview_cells, cells, office.today())


def changed(office: Office, cells: ManyCells) -> ManyChanged:
    order = ChangeMany(cells=cells, journal_count=looked_at(office, cells).journal_count, label="Together")
    return office.do(change_many, order).result


def block(*rows: tuple[int, dict[Field, str]]) -> CellBlock:
    return CellBlock(tuple((member_id, tuple(cells.items())) for member_id, cells in rows))


def test_a_look_says_what_changes_from_what_to_what_and_writes_nothing(office: Office, people: list[int]) -> None:
    before = len(make.journal(office))
    preview = looked_at(office, block((people[0], {Field.PLACE: "Jimbi", Field.SEX: "homme"}), (people[1], {})))
    assert (preview.changed, preview.same, preview.refused) == (1, 1, 0)
    told = {cell.change.field: (cell.change.old, cell.change.new) for cell in preview.first}
    assert told == {Field.PLACE: ("Mungwa · Gitega", "Jimbi"), Field.SEX: (Sex.FEMALE, Sex.MALE)}
    assert len(make.journal(office)) == before


def test_a_place_is_known_by_its_name_alone_and_then_nothing_changes(office: Office, people: list[int]) -> None:
    preview = looked_at(office, Together(tuple(people), Field.PLACE, "mungwa"))
    assert (preview.changed, preview.same) == (0, 4)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Field.PHONE, "12345"), (Field.PHONE, "1234567890123456"), (Field.SEX, "perhaps"), (Field.BIRTH, "long ago"),
        (Field.BIRTH, "2027"), (Field.PHONE, "7.9E+10"), (Field.PLACE, "x" * 201),
    ],
)  # fmt: skip
def test_what_the_form_would_refuse_is_left_as_it_is(
    office: Office, people: list[int], field: Field, text: str
) -> None:
    cells = block((people[0], {field: text, Field.SECTION: "Sud"}))
    preview = looked_at(office, cells)
    assert preview.refused == 1
    assert preview.first[0].change.field is field
    assert preview.first[0].refusal is not None
    before = make.detail(office, people[0])
    assert changed(office, cells).changed == 1
    after = make.detail(office, people[0])
    assert (after.phone, after.sex, after.birth) == (before.phone, before.sex, before.birth)
    assert after.section == "Sud"


@pytest.mark.parametrize("text", ["123456", "123456789012345", "79 41 08 22 / 77 11 22 33"])
def test_phones_of_a_fitting_length_are_taken(office: Office, people: list[int], text: str) -> None:
    changed(office, block((people[0], {Field.PHONE: text})))
    assert make.detail(office, people[0]).phone == text


def test_the_longest_text_is_taken(office: Office, people: list[int]) -> None:
    changed(office, block((people[0], {Field.PLACE: "x" * 200})))
    assert make.detail(office, people[0]).place == "x" * 200


def test_an_empty_cell_empties_the_field(office: Office, people: list[int]) -> None:
    make.amended(office, people[0], birth=VagueDate(1960, about=True), phone="79 41 08 22")
    empty = {Field.BIRTH: "", Field.PHONE: "", Field.PLACE: "", Field.SECTION: ""}
    assert changed(office, block((people[0], empty))).changed == 1
    told = make.detail(office, people[0])
    assert (told.birth, told.phone, told.place, told.section) == (None, "", "", "")


def test_one_line_tells_of_all_and_each_change_is_kept_and_can_be_taken_back(office: Office, people: list[int]) -> None:
    before = len(make.journal(office))
    done = changed(office, Together(tuple(people), Field.SECTION, "Sud"))
    assert len(make.journal(office)) == before + 1
    line = make.last_line(office)
    assert line.act == "members.changed_together"
    told = make.changes(line)
    assert (told["value"][1], told["changed"][1], told["same"][1]) == ("Sud", "4", "0")
    assert len(told["digest"][1] or "") == 64
    assert [make.detail(office, person).section for person in people] == ["Sud"] * 4
    office.do(undo_import, done.import_id)
    assert [make.detail(office, person).section for person in people] == ["Nord"] * 4


def test_the_history_of_each_record_stays_answerable(office: Office, people: list[int]) -> None:
    done = changed(
        office, block((people[0], {Field.SECTION: "Sud", Field.SEX: "homme"}), (people[1], {Field.PLACE: "X"}))
    )
    [change] = office.ask(brought_changes, people[0])
    assert (change.called, change.origin, change.undone) == ("Together", Origin.BLOCK, False)
    assert set(change.changes) == {("section", "Nord", "Sud"), ("sex", "f", "m")}
    assert office.ask(brought_changes, people[2]) == ()
    office.do(undo_import, done.import_id)
    assert office.ask(brought_changes, people[0])[0].undone


def test_whoever_was_changed_is_found_by_what_they_are_now(office: Office, people: list[int]) -> None:
    changed(office, block((people[1], {Field.PLACE: "Rweza", Field.PHONE: "79 11 22 33"})))
    assert list(office.ask(queries.roll_ids, RollView(search="rweza"))) == [people[1]]
    assert list(office.ask(queries.roll_ids, RollView(search="7911"))) == [people[1]]
    assert people[1] not in office.ask(queries.roll_ids, RollView(search="mungwa"))


def test_since_a_day_keeps_where_they_belonged_until_then(office: Office, people: list[int]) -> None:
    moved = tuple(people[:2])
    changed(office, Together(moved, Field.PLACE, "Jimbi", since=date(2026, 3, 1)))
    changed(office, Together(moved, Field.SECTION, "Sud", since=date(2026, 4, 1)))
    places = office.ask(former, FormerPlace)
    assert len(places) == 2
    assert {until for _place, until in places} == {date(2026, 2, 28)}
    assert {until for _section, until in office.ask(former, FormerSection)} == {date(2026, 3, 31)}


def former(session: Session, kind: type[FormerPlace | FormerSection]) -> list[tuple[object, date]]:
    """Where people belonged, and until when."""
    line = table_of(kind).c
    there = line.place_id if kind is FormerPlace else line.section_id
    return [(row[0], row[1]) for row in session.execute(select(there, line.until))]


def test_without_a_day_the_record_is_corrected(office: Office, people: list[int]) -> None:
    changed(office, Together(tuple(people), Field.PLACE, "Jimbi"))
    assert office.ask(former, FormerPlace) == []


@pytest.mark.parametrize(("since", "against"), [(date(2026, 11, 23), 0), (date(2026, 11, 24), 1)])
def test_a_move_lies_not_ahead(office: Office, people: list[int], since: date, against: int) -> None:
    cells = Together(tuple(people), Field.PLACE, "Jimbi", since=since)
    preview = looked_at(office, cells)
    assert [objection.about for objection in preview.against] == ["since"] * against
    if against:
        with pytest.raises(Refused):
            changed(office, cells)
        assert make.detail(office, people[0]).place == "Mungwa · Gitega"


def test_a_sex_is_not_taken_away_from_many(office: Office, people: list[int]) -> None:
    with pytest.raises(Refused) as refused:
        changed(office, Together(tuple(people), Field.SEX, ""))
    assert [objection.about for objection in refused.value.objections] == ["value"]


def test_a_look_before_a_later_act_is_made_anew(office: Office, people: list[int]) -> None:
    cells = Together(tuple(people), Field.SECTION, "Sud")
    order = ChangeMany(cells=cells, journal_count=looked_at(office, cells).journal_count, label="Together")
    make.amended(office, people[0], phone="79 41 08 22")
    with pytest.raises(Stale):
        office.do(change_many, order)
    assert make.detail(office, people[1]).section == "Nord"


def test_cancelled_half_way_nothing_is_written(office: Office, people: list[int]) -> None:
    cells = Together(tuple(people), Field.SECTION, "Sud")
    order = ChangeMany(cells=cells, journal_count=looked_at(office, cells).journal_count, label="Together")
    lines = len(make.journal(office))
    with pytest.raises(Cancelled):
        office.do(change_many, order, cancelled=lambda: True)
    assert len(make.journal(office)) == lines
    assert make.detail(office, people[0]).section == "Nord"


def test_somebody_who_is_gone_is_passed_over(office: Office, people: list[int]) -> None:
    preview = looked_at(office, Together((people[0], 999_999), Field.SECTION, "Sud"))
    assert (preview.changed, preview.same) == (1, 0)


def test_the_first_hundred_are_shown_those_refused_before_others(office: Office, people: list[int]) -> None:
    more = [make.member(office, f"NDAYIZEYE {number}") for number in range(SHOWN)]
    cells = block(*((person, {Field.SECTION: "Sud"}) for person in more), (people[0], {Field.PHONE: "1"}))
    preview = looked_at(office, cells)
    assert (preview.changed, preview.refused, len(preview.first)) == (SHOWN, 1, SHOWN)
    assert preview.first[0].member_id == people[0]


def test_a_profession_stands_with_everybody(office: Office, people: list[int]) -> None:
    assert changed(office, Together(tuple(people), Field.PROFESSION, "Agricultrice")).changed == 4
    assert looked_at(office, Together(tuple(people), Field.PROFESSION, "Agricultrice")).same == 4


def test_texts_beside_a_record_are_written_emptied_and_put_back(office: Office, people: list[int]) -> None:
    fields = (Field.PROFESSION, Field.PRODUCTS, Field.LANGUAGES, Field.HOW_TO_FIND)

    def told(person: int) -> list[str]:
        known = office.ask(particulars, make.detail(office, person).person_id)
        return [known.profession, known.products, known.languages, known.how_to_find]

    changed(office, block((people[0], dict.fromkeys(fields, "A B")), (people[1], {Field.PRODUCTS: "Maïs"})))
    emptied = changed(office, block((people[0], dict.fromkeys(fields, ""))))
    assert (told(people[0]), told(people[1])) == ([""] * 4, ["", "Maïs", "", ""])
    office.do(undo_import, emptied.import_id)
    assert told(people[0]) == ["A B"] * 4
    long = looked_at(office, block((people[0], {Field.HOW_TO_FIND: "x" * (LONGEST_TEXT + 1)})))
    assert (long.changed, long.refused) == (0, 1)
