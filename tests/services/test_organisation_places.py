"""Places and sections are made by whoever first names them, once, however they are written later."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.organisation import Place, Section
from pomanager.rules.members import Status
from pomanager.rules.wording import Wording
from pomanager.services.members.queries import places, sections
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for, section_for
from pomanager.services.organisation.queries import place_called, place_labels, section_names
from tests import make


def labels(session: Session) -> list[str]:
    """Every place by its label, in the order they were made."""
    return list(place_labels(session).values())


def id_of(session: Session, label: str) -> int | None:
    """Which place answers to a label."""
    found = place_called(session, label)
    return None if found is None else found.id


def test_a_place_in_another_is_made_with_it_and_once(office: Office) -> None:
    assert office.do(place_for, "Mungwa · Gitega").recorded == 2
    assert office.ask(labels) == ["Gitega", "Mungwa · Gitega"]
    for written in ("Mungwa · Gitega", "  MUNGWA·gitega ", "Mungwá  ·  Gitega", "Mungwa", "mungwa", "Gitega"):
        assert office.do(place_for, written).recorded == 0, written
    inner, outer = make.journal(office)[:2]
    assert [(line.act, line.record_table, line.label) for line in (outer, inner)] == [
        ("organisation.place_added", "place", "Gitega"),
        ("organisation.place_added", "place", "Mungwa · Gitega"),
    ]


def test_two_places_of_one_name_are_told_apart_by_what_they_lie_in(office: Office) -> None:
    for label in ("Mungwa · Gitega", "Mungwa · Ngozi"):
        office.do(place_for, label)
    assert office.ask(labels) == ["Gitega", "Mungwa · Gitega", "Ngozi", "Mungwa · Ngozi"]
    assert [office.ask(id_of, label) for label in ("Mungwa · Gitega", "Mungwa · Ngozi", "Mungwa")] == [2, 4, None]


def test_a_name_that_says_no_more_gets_one_place_of_its_own(office: Office) -> None:
    for label in ("Mungwa · Gitega", "Mungwa · Ngozi", "Mungwa", "Mungwa", "Mungwa"):
        office.do(place_for, label)
    assert office.ask(labels) == ["Gitega", "Mungwa · Gitega", "Ngozi", "Mungwa · Ngozi", "Mungwa"]
    assert office.ask(id_of, "Mungwa") == 5


def test_places_lie_in_one_another_to_any_depth(office: Office) -> None:
    deep = "Mungwa · Gitega · Gitega · Burundi"
    for _again in range(2):
        office.do(place_for, deep)
    assert office.ask(labels) == ["Burundi", "Gitega · Burundi", "Gitega · Gitega", "Mungwa · Gitega"]
    assert office.ask(id_of, deep) == office.ask(id_of, "Mungwa · Gitega") == office.ask(id_of, "Mungwa") == 4
    assert office.ask(id_of, "Mungwa · Burundi") is None


@pytest.mark.parametrize("nothing", ["", "  ", "·", " · ", "'"])
def test_nothing_is_no_place_and_no_section(office: Office, nothing: str) -> None:
    assert office.do(place_for, nothing).result is None
    assert office.do(section_for, nothing.replace("·", "")).result is None
    assert office.ask(labels) == []


def test_a_place_without_a_name_is_what_it_lies_in(office: Office) -> None:
    office.do(place_for, "· Gitega")
    assert office.ask(labels) == ["Gitega"]


def test_a_section_is_made_once_in_the_first_language(office: Office) -> None:
    make.profile(office, languages=("ky", "ru"))
    assert office.do(section_for, " Баткен   шаары").recorded == 1
    assert office.do(section_for, "БАТКЕН ШААРЫ").recorded == 0
    with office.books.reading() as session:
        assert session.scalars(select(Section.name)).all() == [Wording({"ky": "Баткен шаары"})]
    line = make.last_line(office)
    assert (line.act, line.record_table, line.label) == ("organisation.section_added", "section", "Баткен шаары")


def test_section_names_are_those_of_the_first_language_that_has_one(office: Office) -> None:
    office.do(section_for, "Gitega")
    make.profile(office, languages=("rn", "fr"))
    assert office.ask(section_names) == {1: "Gitega"}


def test_places_are_offered_by_their_beginning_those_with_most_members_first(office: Office) -> None:
    for place in ("Mungwa · Gitega", "Mubuga", "Mubuga", "Songa", "Mu%"):
        make.member(office, place=place)
    left = make.member(office, place="Songa")
    make.standing(office, left, Status.RESIGNED, make.ADMITTED)
    offered = office.ask(places, "mu")
    assert [(row.label, row.members) for row in offered] == [("Mubuga", 2), ("Mu%", 1), ("Mungwa · Gitega", 1)]
    assert [(row.name, row.members) for row in office.ask(places, "s")] == [("Songa", 1)]
    assert [row.label for row in office.ask(places, "mu%")] == ["Mu%"]
    assert [row.label for row in office.ask(places, limit=1)] == ["Mubuga"]
    assert len(office.ask(places)) == 5


def test_sections_stand_in_the_order_of_their_language_with_those_on_the_roll(office: Office) -> None:
    for section in ("Ёлка", "Елань", "Жалал", "Елань"):
        make.member(office, section=section)
    make.applicant(office, section="Жалал")
    office.do(section_for, "Арал")
    make.profile(office, languages=("ru", "fr"))
    told = [(row.name.in_language("ru"), row.members) for row in office.ask(sections)]
    assert told == [("Арал", 0), ("Елань", 2), ("Ёлка", 1), ("Жалал", 1)]


def test_places_kept_by_name_alone_are_not_confused_with_their_label(office: Office) -> None:
    office.do(place_for, "Gitega · Gitega")
    with office.books.reading() as session:
        rows = session.execute(select(Place.name, Place.parent_id).order_by(Place.id)).all()
    assert [tuple(row) for row in rows] == [("Gitega", None), ("Gitega", 1)]
    assert office.ask(id_of, "Gitega") == 1
    assert office.ask(id_of, "Gitega · Gitega") == 2
