"""Where people live and belong: found by labels of any depth, offered while typing, kept when they move."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.members import Member, Person
from pomanager.db.organisation import Place, Section
from pomanager.db.whereabouts import IN_PLACES
from pomanager.errors import Refused, Stale
from pomanager.readmodels.exchange import NewMember
from pomanager.readmodels.members import RollView
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.members.commands.moving import MoveMember, move_member
from pomanager.services.members.commands.trees import (
    AddPart,
    AddPlaces,
    EndPart,
    LevelName,
    MergeParts,
    NameLevels,
    add_part,
    add_places,
    end_part,
    merge_parts,
    name_levels,
)
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.commands.whereabouts import Whereabouts, changed_section, moved
from pomanager.services.members.judging_where import objections_to_move
from pomanager.services.members.queries import places, roll_ids, sections
from pomanager.services.members.queries.trees import tree_sheet
from pomanager.services.members.queries.whereabouts import member_whereabouts, place_choices, place_on, section_on
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from pomanager.services.organisation.queries import place_called, place_paths
from pomanager.services.work import About, Work
from tests import make, offices, tables

CUT = date(2025, 7, 1)
TODAY = offices.NOW.date()


def ids_of(work: Work, labels: Sequence[str]) -> list[int | None]:
    """What a table's labels are taken for; nothing is to be written."""
    where = Whereabouts(work, None, "fr")
    found = [where.place_id(label) for label in labels]
    assert [where.place_label(key) for key in found if key][-1:] != []
    work.record("members.brought_in", About())
    return found


def called(office: Office, label: str) -> int | None:
    """The id of a place."""
    with office.books.reading() as session:
        found = place_called(session, label)
        return found.id if found else None


def test_a_table_finds_places_by_labels_of_any_depth_and_makes_them_once(office: Office) -> None:
    deep = "Mungwa · Zege · Gitega · Gitega"
    office.do(place_for, deep)
    office.do(place_for, "Mungwa · Zege · Ngozi · Butanyerera")
    labels = ("Songa · Zege · Gitega · Gitega", deep, "mungwa·zege·ngozi", "Songa · Zege", "Zege · Ngozi", "Kigali", "")
    found = office.do(ids_of, labels).result
    again = office.do(ids_of, labels).result
    assert found == again
    assert found[-1] is None
    assert found[0] == found[3]
    told = office.ask(place_paths)
    assert [told[key] for key in found if key] == [
        "Songa · Zege · Gitega · Gitega", deep, "Mungwa · Zege · Ngozi · Butanyerera", "Songa · Zege · Gitega · Gitega",
        "Zege · Ngozi · Butanyerera", "Kigali",
    ]  # fmt: skip


def test_who_comes_with_a_table_is_found_by_the_short_label(office: Office) -> None:
    people = [NewMember(full_name="Ada Zed", place="Mungwa · Zege · Gitega", section="Nord")]
    office.do(bring_in_members, people, "roll.csv")
    assert [len(office.ask(roll_ids, RollView(search=text))) for text in ("mungwa", "zege", "gitega")] == [1, 1, 0]


def test_a_place_that_has_ended_answers_no_table(office: Office) -> None:
    keys = [called(office, name) or office.do(place_for, name).result.id for name in ("Mungwa", "Songa")]  # type: ignore[union-attr]
    office.do(merge_parts, MergeParts(of=TreeName.PLACES, ids=(keys[0],), into_id=keys[1], on=CUT))
    office.do(add_part, AddPart(of=TreeName.PLACES, name=Wording({"fr": "Mungwa"}), since=CUT))
    assert office.do(ids_of, ["Mungwa", "Songa"]).result == [3, 2]
    assert [row.label for row in office.ask(places)] == ["Mungwa", "Songa"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("mungwa", ["Mungwa · Zege", "Mungwa · Mubuga"]),
        ("mu", ["Mubuga · Ngozi", "Mungwa · Zege", "Mungwa · Mubuga"]),
        ("mu zeg", ["Mungwa · Zege"]),
        ("gitega", ["Gitega"]),
        ("bug", []),
        ("", ["Gitega", "Ngozi"]),
        ("xyz", []),
    ],
)
def test_places_are_offered_while_somebody_types(office: Office, typed: str, offered: list[str]) -> None:
    for label in ("Mungwa · Zege · Gitega", "Mungwa · Mubuga · Ngozi", "Rukoma · Ngozi"):
        make.member(office, place=label)
    found = office.ask(place_choices, typed)
    assert [choice.label for choice in found] == offered
    assert [choice.path.startswith(choice.label) for choice in found] == [True] * len(found)
    if not typed:
        assert [choice.members for choice in found] == [1, 2]


def test_no_more_are_offered_than_asked_for(office: Office) -> None:
    for number in range(5):
        office.do(place_for, f"Colline {number}")
    assert len(office.ask(place_choices, "col", 3)) == 3


def test_labels_offered_are_found_again_though_two_places_read_alike(office: Office) -> None:
    for label in ("Centre · Zege · Gitega", "Centre · Zege · Ngozi"):
        office.do(place_for, label)
    offered = office.ask(place_choices, "centre")
    assert [choice.label for choice in offered] == ["Centre · Zege · Gitega", "Centre · Zege · Ngozi"]
    assert [called(office, choice.label) for choice in offered] == [choice.id for choice in offered]


def test_a_record_that_is_amended_keeps_its_place_though_another_reads_alike(office: Office) -> None:
    office.do(place_for, "Centre · Zege · Gitega")
    member = make.member(office, place="Centre · Zege · Ngozi")
    make.amended(office, member, phone="79 11 22 33")
    assert office.ask(place_paths)[make.detail(office, member).place_id or 0] == "Centre · Zege · Ngozi"


# ---- who moved ----------------------------------------------------------------------------------------------------


def to(work: Work, place: str, since: date | None) -> None:
    """Everybody moves to a place."""
    people = list(work.session.scalars(select(Person)))
    asked = people if since else ()
    said = [each for person in asked for each in objections_to_move(work.session, IN_PLACES, person.id, since or TODAY)]
    if said:
        raise Refused(said)
    moved(work, [person.id for person in people], since)
    found = place_for(work, place)
    for person in people:
        person.place_id = found.id if found else None
    work.record("members.amended", About())


def lived(office: Office, *days: date) -> list[str]:
    """Where the first person lived on these days."""

    def asked(session: Session) -> list[int | None]:
        return [session.execute(select(place_on(day)).where(Person.id == 1)).scalar_one() for day in days]

    told = office.ask(place_paths)
    return ["" if key is None else told[key] for key in office.ask(asked)]


def test_who_moved_lived_where_they_lived(office: Office) -> None:
    make.member(office, place="Mungwa")
    office.do(to, "Songa", CUT)
    office.do(to, "", date(2026, 1, 1))
    office.do(to, "Rukoma", None)
    days = (date(2025, 6, 30), CUT, date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 22), TODAY)
    assert lived(office, *days) == ["Mungwa", "Songa", "Songa", "", "", "Rukoma"]


@pytest.mark.parametrize(("since", "may"), [(CUT, False), (date(2025, 7, 2), True)])
def test_the_next_move_comes_after_the_last(office: Office, since: date, may: bool) -> None:  # noqa: FBT001
    make.member(office, place="Mungwa")
    office.do(to, "Songa", date(2025, 7, 2))
    if may:
        office.do(to, "Rukoma", date(2025, 7, 3))
        assert lived(office, date(2025, 7, 1), since, date(2025, 7, 3)) == ["Mungwa", "Songa", "Rukoma"]
    else:
        with pytest.raises(Refused):
            office.do(to, "Rukoma", since)


def test_who_went_over_to_another_section_belonged_to_the_first(office: Office) -> None:
    make.member(office, section="Nord")

    def over(work: Work) -> None:
        changed_section(work, [1], CUT)
        work.session.get_one(Member, 1).section_id = None
        work.record("members.amended", About())

    office.do(over)

    def asked(session: Session) -> list[int | None]:
        return [session.execute(select(section_on(day))).scalar_one() for day in (date(2025, 6, 30), CUT)]

    assert office.ask(asked) == [1, None]


# ---- lists of places, and what an undone import leaves behind -------------------------------------------------------


def test_a_whole_country_is_added_at_once(office: Office) -> None:
    names = tuple(LevelName(name=Wording({"fr": name})) for name in ("Région", "Commune", "Village"))
    office.do(name_levels, NameLevels(of=TreeName.PLACES, levels=names))
    order = AddPlaces(name="Sénégal", paths=[("Thiès", "Pout", ""), ("Thiès", "Notto", "Mbayard"), ("Thiès", "", "X")])
    assert office.do(add_places, order).result == 5
    assert office.do(add_places, order).recorded == 0
    sheet = office.ask(tree_sheet, TreeName.PLACES)
    levels = {level.id: level.name.in_language("fr") for level in sheet.levels}
    told = {sheet.tree.path(key): levels[node.level_id or 0] for key, node in sheet.tree.nodes.items()}
    assert told == {
        "Thiès": "Région", "Pout · Thiès": "Commune", "Notto · Thiès": "Commune", "Mbayard · Notto · Thiès": "Village",
        "X · Thiès": "Village",
    }  # fmt: skip
    line = make.last_line(office)
    assert (line.act, line.label, make.changes(line)["new"]) == ("organisation.places_added", "Sénégal", (None, "5"))
    with pytest.raises(Refused):
        office.do(add_places, AddPlaces(name="?", paths=[("A\u202eb",)]))


def test_an_undone_import_leaves_places_the_books_still_name(office: Office) -> None:
    people = [NewMember(full_name=f"Ada {number}", place=f"{number} · Gitega", section="Nord") for number in "123"]
    import_id = office.do(bring_in_members, people, "roll.csv").result.import_id
    one = called(office, "1")
    assert one is not None
    office.do(place_for, "9")
    office.do(merge_parts, MergeParts(of=TreeName.PLACES, ids=(one,), into_id=called(office, "9"), on=CUT))
    outcome = office.do(undo_import, import_id).result
    assert (outcome.removed, [kept.name for kept in outcome.kept]) == (2, ["Ada 1"])
    with office.books.reading() as session:
        assert session.scalars(select(Place.name).order_by(Place.id)).all() == ["Gitega", "1", "9"]
        assert len(session.scalars(select(Section.id)).all()) == 1


def test_an_undone_change_puts_people_where_their_old_place_went(office: Office, tmp_path: Path) -> None:
    member = make.member(office, name="Ada Zed", place="Mungwa", section="Nord", number="7")
    for place in ("Songa", "Rukoma"):
        office.do(place_for, place)
    table = tables.written(tmp_path, "No,Name,Village,Section\n7,Ada Zed,Songa,Sud\n")
    import_id = tables.brought_in(office, table).import_id
    assert make.detail(office, member).place == "Songa"
    office.do(merge_parts, MergeParts(of=TreeName.PLACES, ids=(1,), into_id=called(office, "Rukoma"), on=CUT))
    office.do(add_part, AddPart(of=TreeName.SECTIONS, name=Wording({"fr": "Est"})))
    office.do(merge_parts, MergeParts(of=TreeName.SECTIONS, ids=(1,), into_id=3, on=CUT))
    assert office.do(undo_import, import_id).result.restored == 1
    told = make.detail(office, member)
    assert (told.place, told.section) == ("Rukoma", "Est")


def test_sections_that_have_ended_are_offered_no_more(office: Office) -> None:
    for name in ("Nord", "Sud"):
        office.do(add_part, AddPart(of=TreeName.SECTIONS, name=Wording({"fr": name})))
    office.do(end_part, EndPart(of=TreeName.SECTIONS, id=1, on=CUT))
    assert [row.name.in_language("fr") for row in office.ask(sections)] == ["Sud"]


# ---- a member moves ------------------------------------------------------------------------------------------------


def move(office: Office, member_id: int, **asked: object) -> None:
    """Let a member move; what is not said stays as it is."""
    told = make.detail(office, member_id)
    known = {"place_id": told.place_id, "section_id": told.section_id, "on": CUT, **asked}
    office.do(move_member, MoveMember(member_id=member_id, version=told.version, **known))  # type: ignore[arg-type]


def test_a_member_moves_and_the_record_tells_where_from(office: Office) -> None:
    member = make.member(office, place="Mungwa · Zege · Gitega", section="Nord")
    office.do(place_for, "Songa · Nyanza")
    make.member(office, name="Ciza Ben", section="Sud")
    move(office, member, place_id=called(office, "Songa"))
    move(office, member, section_id=2, on=date(2026, 1, 1))
    told = office.ask(member_whereabouts, make.detail(office, member))
    assert (told.place, told.section) == ("Songa · Nyanza", "Sud")
    assert [(stay.until, stay.of, stay.name) for stay in told.before] == [
        (date(2025, 12, 31), TreeName.SECTIONS, "Nord"),
        (date(2025, 6, 30), TreeName.PLACES, "Mungwa · Zege · Gitega"),
    ]
    assert [list(office.ask(roll_ids, RollView(search=text))) for text in ("mungwa", "songa")] == [[], [member]]
    line = make.last_line(office)
    assert (line.act, make.changes(line)) == (
        "members.moved", {"since": (None, "2026-01-01"), "section": ("Nord", "Sud")},
    )  # fmt: skip


def test_a_move_that_cannot_be_is_refused_whole(office: Office) -> None:
    member = make.member(office, place="Mungwa")
    office.do(place_for, "Songa")
    late = office.do(add_part, AddPart(of=TreeName.PLACES, name=Wording({"fr": "Rukoma"}), since=TODAY)).result
    move(office, member, place_id=2)
    before = make.journal(office)
    for asked, about in (
        ({}, ["place_id"]),
        ({"on": None}, ["on", "place_id"]),
        ({"place_id": late}, ["on"]),
        ({"place_id": 1, "on": date(2025, 6, 30)}, ["on"]),
        ({"place_id": 1, "on": date(2026, 11, 24)}, ["on"]),
    ):
        with pytest.raises(Refused) as refused:
            move(office, member, **asked)
        assert [said.about for said in refused.value.objections] == about, asked
    told = make.detail(office, member)
    with pytest.raises(Stale):
        office.do(move_member, MoveMember(member_id=member, version=told.version - 1, place_id=1, on=TODAY))
    office.do(merge_parts, MergeParts(of=TreeName.PLACES, ids=(1,), into_id=2, on=TODAY))
    with pytest.raises(Refused):
        move(office, member, place_id=1, on=TODAY)
    assert make.journal(office)[1:] == before
