"""Nobody is put into a place or section that has ended: forms stop it, a record that names it keeps it, tables warn."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.db.organisation import Place, Section
from pomanager.errors import Refused
from pomanager.rules.place_changes import GONE, EndedPart, objections_to_ended
from pomanager.rules.places import TreeName
from pomanager.services.members import judging
from pomanager.services.members.commands import admit_member
from pomanager.services.members.commands.moving import MoveMember, move_member
from pomanager.services.members.commands.trees import EndPart, MergeParts, end_part, merge_parts
from pomanager.services.members.judging_where import objections_to_moving
from pomanager.services.members.queries import roll_facts
from pomanager.services.members.queries.spelling import NOW_CALLED
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for, section_for
from pomanager.services.work import Work
from tests import make, offices, tables

TODAY = offices.NOW.date()
CUT = date(2025, 7, 1)
EVE = CUT - timedelta(days=1)


@pytest.mark.parametrize(("day", "said"), [(EVE - timedelta(days=1), False), (EVE, False), (CUT, True), (TODAY, True)])
def test_the_day_decides(day: date, said: bool) -> None:  # noqa: FBT001
    found = objections_to_ended([EndedPart("place", "Songa", EVE), EndedPart("section", "Nord", EVE, kept=True)], day)
    expected = [("place", True, {"name": "Songa", "day": EVE}), ("section", False, {"name": "Nord", "day": EVE})]
    assert [(each.about, each.stops, each.details) for each in found] == (expected if said else [])


def ended(work: Work) -> tuple[int, int]:
    """A place and a section that ended with the eve; their ids."""
    place, section = place_for(work, "Songa · Gitega"), section_for(work, "Nord")
    assert place is not None
    assert section is not None
    for of, key in ((TreeName.PLACES, place.id), (TreeName.SECTIONS, section.id)):
        end_part(work, EndPart(of=of, id=key, on=CUT))
    return place.id, section.id


@pytest.fixture
def gone(office: Office) -> tuple[int, int]:
    """A place and a section that are there no more; their ids."""
    return office.do(ended).result


def test_nobody_is_admitted_to_where_there_is_nothing_any_more(office: Office, gone: tuple[int, int]) -> None:
    assert gone
    for label in ("songa", "Songa · Gitega", "Colline 3 · Songa"):
        order = make.order(place=label, section="NORD", on=CUT)
        with pytest.raises(Refused) as refused:
            office.do(admit_member, order)
        said = [(each.about, each.message, each.details["day"]) for each in refused.value.objections]
        assert said == [("place", GONE, EVE), ("section", GONE, EVE)]
    assert office.ask(roll_facts).in_books == 0
    office.do(admit_member, make.order(place="Songa · Gitega", section="Nord", on=EVE))


def test_a_place_of_the_same_name_that_is_there_is_the_one_meant(office: Office, gone: tuple[int, int]) -> None:
    office.do(place_for, "Songa · Ngozi")
    member = make.member(office, place="Songa", on=TODAY)
    assert make.detail(office, member).place == "Songa · Ngozi"
    assert make.detail(office, member).place_id != gone[0]


def test_a_record_is_put_right_though_it_names_what_has_ended(office: Office, gone: tuple[int, int]) -> None:
    member = make.member(office, place="Mungwa", section="Sud")
    with pytest.raises(Refused) as refused:
        make.amended(office, member, place="Songa", section="Nord")
    assert [each.about for each in refused.value.objections] == ["place", "section"]

    told = make.detail(office, member)
    with office.books.writing("ended behind its back") as session:
        session.get_one(Place, told.place_id).until = EVE
        session.get_one(Section, told.section_id).until = EVE
    order = make.amendment(office, member, phone="79 11 22 33")
    said = office.ask(judging.objections_to_amending, order, TODAY)
    assert [(each.about, each.stops) for each in said] == [("place", False), ("section", False)]
    make.amended(office, member, phone="79 11 22 33")
    assert make.detail(office, member).phone == "79 11 22 33"


def test_nobody_moves_there_and_the_form_says_so_before(office: Office, gone: tuple[int, int]) -> None:
    told = make.detail(office, make.member(office, place="Mungwa", section="Sud"))
    order = MoveMember(member_id=told.id, version=told.version, place_id=gone[0], section_id=gone[1], on=TODAY)
    said = office.ask(objections_to_moving, order, told, TODAY)
    assert [(each.about, each.message, each.stops) for each in said] == [
        ("place_id", GONE, True), ("section_id", GONE, True),
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        office.do(move_member, order)
    assert tuple(refused.value.objections) == said


def test_a_table_that_names_what_has_ended_is_flagged(office: Office, gone: tuple[int, int], tmp_path: Path) -> None:
    def merged(work: Work) -> None:
        old, new = section_for(work, "Est"), section_for(work, "Ouest")
        assert old is not None
        assert new is not None
        merge_parts(work, MergeParts(of=TreeName.SECTIONS, ids=(old.id,), into_id=new.id, on=CUT))

    office.do(merged)
    rows = "name,place,section\nKEO Mony,Songa · Gitega,Nord\nPRAK Dara,Mungwa,est\nMAO Lim,Mungwa,Ouest\nSOK Dy,,\n"
    plan = tables.planned(office, tables.written(tmp_path, rows))
    told = [[(note.about, note.message, note.details, note.stops) for note in row.notes] for row in plan.rows]
    assert told == [
        [
            ("place", GONE, {"name": "Songa · Gitega", "day": EVE}, False),
            ("section", GONE, {"name": "Nord", "day": EVE}, False),
        ],
        [("section", NOW_CALLED, {"text": "est", "likely": "Ouest"}, False)],
        [],
        [],
    ]
    assert gone
