"""What happens to places on days: acts that are refused whole or written with their past, and papers that stay true."""

from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from pomanager.db.members import Member, Person
from pomanager.db.whereabouts import IN_PLACES, IN_SECTIONS, belonged_on
from pomanager.errors import NotFound, Refused
from pomanager.readmodels.members import RollView
from pomanager.rules.members import PersonKind
from pomanager.rules.places import MatchKind, TreeChange, TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.trees import (
    AddPart,
    CorrectPart,
    EndPart,
    LevelName,
    MergeParts,
    MovePart,
    NameLevels,
    RenamePart,
    SplitPart,
    add_part,
    correct_part,
    end_part,
    merge_parts,
    move_part,
    name_levels,
    rename_part,
    split_part,
)
from pomanager.services.members.queries import find_members, roll_ids
from pomanager.services.members.queries.place_matching import PlaceMatcher
from pomanager.services.members.queries.trees import history, tree_sheet
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from pomanager.services.organisation.queries import (
    place_called,
    place_labels,
    place_levels,
    place_paths,
    section_names,
)
from tests import make, offices

PLACES, SECTIONS = TreeName.PLACES, TreeName.SECTIONS
TODAY = offices.NOW.date()
CUT = date(2025, 7, 1)
EVE = date(2025, 6, 30)


def called(text: str) -> Wording:
    """A name in the office's language."""
    return Wording({"fr": text})


def place(office: Office, label: str) -> int:
    """The id of a place, which is made when there is none."""
    office.do(place_for, label)
    with office.books.reading() as session:
        found = place_called(session, label)
        assert found is not None
        return found.id


def lived(office: Office, member_id: int, day: date) -> str:
    """Where a member lived on a day, as papers of that day call it."""

    def asked(session: Session) -> int | None:
        where = select(belonged_on(IN_PLACES, day)).join(Member, Member.person_id == Person.id)
        return session.execute(where.where(Member.id == member_id)).scalar_one()

    found = office.ask(asked)
    return "" if found is None else office.ask(place_paths, day)[found]


def objections(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    """What was said against an act, and about which field."""
    return [(said.about, said.message) for said in refused.value.objections]


def found(office: Office, text: str) -> list[int]:
    """Members the search finds."""
    return list(office.ask(roll_ids, RollView(search=text)))


def test_a_renamed_place_keeps_its_old_name_for_papers_of_earlier_days(office: Office) -> None:
    member = make.member(office, place="Mungwa · Gitega")
    key = place(office, "Gitega")
    office.do(rename_part, RenamePart(of=PLACES, id=key, name=called("Gishubi"), on=CUT, decision="Loi 1/05"))
    assert lived(office, member, EVE) == "Mungwa · Gitega"
    assert lived(office, member, CUT) == lived(office, member, TODAY) == "Mungwa · Gishubi"
    assert found(office, "gishubi") == [member]
    assert found(office, "gitega") == []
    line = make.last_line(office)
    assert (line.act, line.label) == ("organisation.place_renamed", "Gishubi")
    assert make.changes(line) == {
        "plain_name": ("Gitega", "Gishubi"), "since": (None, "2025-07-01"), "decision": (None, "Loi 1/05"),
    }  # fmt: skip


def test_a_corrected_name_was_never_otherwise(office: Office) -> None:
    member = make.member(office, place="Mungua")
    office.do(correct_part, CorrectPart(of=PLACES, id=place(office, "Mungua"), name=called("Mungwa")))
    assert lived(office, member, EVE) == lived(office, member, TODAY) == "Mungwa"
    assert found(office, "mungwa") == [member]
    assert make.changes(make.last_line(office)) == {"plain_name": ("Mungua", "Mungwa")}
    nothing = office.do(correct_part, CorrectPart(of=PLACES, id=1, name=called("Mungwa")))
    assert nothing.recorded == 0


def test_a_place_put_under_another_lay_where_it_lay(office: Office) -> None:
    member = make.member(office, place="Mungwa · Gitega")
    other = place(office, "Karusi")
    office.do(move_part, MovePart(of=PLACES, id=place(office, "Mungwa"), parent_id=other, on=CUT))
    assert (lived(office, member, EVE), lived(office, member, CUT)) == ("Mungwa · Gitega", "Mungwa · Karusi")
    assert found(office, "karusi") == [member]
    assert make.changes(make.last_line(office))["within"] == ("Gitega", "Karusi")


def test_merged_places_pass_people_and_inner_places_to_their_heir(office: Office) -> None:
    living_in = {name: make.member(office, place=name) for name in ("Ak-Sai", "Ak-Tatyr", "Ravat · Ak-Tatyr", "Batken")}
    ids = tuple(place(office, name) for name in ("Ak-Sai", "Ak-Tatyr"))
    heir = office.do(
        merge_parts, MergeParts(of=PLACES, ids=ids, name=called("Ak-Dobo"), on=CUT, decision="Law 7")
    ).result
    assert {name: lived(office, member, EVE) for name, member in living_in.items()} == {
        "Ak-Sai": "Ak-Sai", "Ak-Tatyr": "Ak-Tatyr", "Ravat · Ak-Tatyr": "Ravat · Ak-Tatyr", "Batken": "Batken",
    }  # fmt: skip
    assert {name: lived(office, member, CUT) for name, member in living_in.items()} == {
        "Ak-Sai": "Ak-Dobo", "Ak-Tatyr": "Ak-Dobo", "Ravat · Ak-Tatyr": "Ravat · Ak-Dobo", "Batken": "Batken",
    }  # fmt: skip
    assert found(office, "dobo") == [living_in[name] for name in ("Ak-Sai", "Ak-Tatyr", "Ravat · Ak-Tatyr")]
    told = office.ask(history, PLACES, heir)
    assert [(event.on, event.kind, event.before, event.after, event.decision) for event in told] == [
        (CUT, TreeChange.MERGED, "Ak-Tatyr", "Ak-Dobo", "Law 7"),
        (CUT, TreeChange.MERGED, "Ak-Sai", "Ak-Dobo", "Law 7"),
    ]  # fmt: skip
    line = make.last_line(office)
    assert (line.act, line.label) == ("organisation.place_merged", "Ak-Dobo")
    assert make.changes(line)["parts"] == ("Ak-Sai, Ak-Tatyr", None)


def test_an_old_name_in_a_table_finds_what_came_of_the_place(office: Office) -> None:
    ids = tuple(place(office, name) for name in ("Ak-Sai", "Ak-Tatyr"))
    office.do(merge_parts, MergeParts(of=PLACES, ids=ids, into_id=ids[1], on=CUT))
    office.do(rename_part, RenamePart(of=PLACES, id=ids[1], name=called("Orozbek"), on=CUT))
    with office.books.reading() as session:
        matches = [PlaceMatcher(session).match(name) for name in ("ak-sai", "Ak-Tatyr", "Orozbek")]
    assert [(match.kind, match.place_id) for match in matches] == [
        (MatchKind.FORMER, ids[1]), (MatchKind.FORMER, ids[1]), (MatchKind.EXACT, ids[1]),
    ]  # fmt: skip


def test_a_split_place_passes_everybody_to_its_heir(office: Office) -> None:
    members = [make.member(office, place=name) for name in ("Mubuga · Ngozi", "Songa · Mubuga")]
    parts = office.do(
        split_part,
        SplitPart(of=PLACES, id=place(office, "Mubuga"), names=(called("Mubuga I"), called("Mubuga")), heir=1, on=CUT),
    ).result
    assert [lived(office, member, EVE) for member in members] == ["Mubuga · Ngozi", "Songa · Mubuga · Ngozi"]
    assert [lived(office, member, CUT) for member in members] == ["Mubuga · Ngozi", "Songa · Mubuga · Ngozi"]
    labels = office.ask(place_labels)
    assert [labels[key] for key in parts] == ["Mubuga I · Ngozi", "Mubuga · Ngozi"]
    assert make.detail(office, members[0]).place_id == parts[1]
    with office.books.reading() as session:
        assert place_called(session, "Mubuga · Ngozi") == place_called(session, "Mubuga")
        assert PlaceMatcher(session).match("Mubuga").place_id == parts[1]


def test_merged_late_who_moved_meanwhile_lived_in_the_heir(office: Office, clock: make.MovableClock) -> None:
    """A merger of July is written in November; somebody moved away in September, out of a place that was no more."""
    member = make.member(office, place="Ak-Sai")
    old, away, into = (place(office, name) for name in ("Ak-Sai", "Osh", "Ak-Tatyr"))
    clock.come_to(date(2025, 9, 1))
    office.do(merge_parts, MergeParts(of=PLACES, ids=(away, place(office, "Uzgen")), into_id=away, on=date(2025, 8, 1)))
    clock.come_to(TODAY)
    office.do(merge_parts, MergeParts(of=PLACES, ids=(old,), into_id=into, on=CUT))
    office.do(merge_parts, MergeParts(of=PLACES, ids=(into,), into_id=away, on=date(2025, 9, 1)))
    days = (EVE, CUT, date(2025, 8, 31), date(2025, 9, 1), TODAY)
    assert [lived(office, member, day) for day in days] == ["Ak-Sai", "Ak-Tatyr", "Ak-Tatyr", "Osh", "Osh"]


def test_nobody_is_left_without_a_place(office: Office) -> None:
    make.member(office, place="Mungwa · Gitega")
    for name in ("Mungwa", "Gitega"):
        with pytest.raises(Refused):
            office.do(end_part, EndPart(of=PLACES, id=place(office, name), on=CUT))
    empty = place(office, "Songa · Gitega")
    office.do(end_part, EndPart(of=PLACES, id=empty, on=CUT, decision="PV 3"))
    assert make.changes(make.last_line(office)) == {"ended_on": (None, "2025-06-30"), "decision": (None, "PV 3")}
    with office.books.reading() as session:
        ended = place_called(session, "Songa")
        assert ended is not None
        assert ended.until == EVE


def test_everything_against_an_act_is_said_at_once_and_nothing_is_written(office: Office) -> None:
    office.do(place_for, "Songa · Mungwa")
    key, ahead = place(office, "Mungwa"), date(2026, 11, 24)
    before = make.journal(office)
    with pytest.raises(Refused) as refused:
        office.do(rename_part, RenamePart(of=PLACES, id=key, name=called(" "), on=ahead))
    assert [about for about, _ in objections(refused)] == ["name", "on"]
    with pytest.raises(Refused) as refused:
        office.do(rename_part, RenamePart(of=PLACES, id=key, name=called("Mungwa"), on=None))
    assert [about for about, _ in objections(refused)] == ["on", "name"]
    with pytest.raises(Refused) as refused:
        office.do(move_part, MovePart(of=PLACES, id=key, parent_id=place(office, "Songa"), on=TODAY))
    assert [about for about, _ in objections(refused)] == ["parent_id"]
    with pytest.raises(Refused) as refused:
        office.do(merge_parts, MergeParts(of=PLACES, ids=(key,), into_id=key, on=TODAY))
    assert [about for about, _ in objections(refused)] == ["ids"]
    with pytest.raises(Refused) as refused:
        office.do(merge_parts, MergeParts(of=PLACES, ids=(key,), into_id=place(office, "Songa"), on=TODAY))
    assert [about for about, _ in objections(refused)] == ["into_id"]
    with pytest.raises(Refused) as refused:
        office.do(split_part, SplitPart(of=PLACES, id=key, names=(called("A"), called("a")), on=None))
    assert [about for about, _ in objections(refused)] == ["names", "on"]
    with pytest.raises(Refused) as refused:
        office.do(add_part, AddPart(of=PLACES, name=called("SONGA"), parent_id=key, since=ahead))
    assert [about for about, _ in objections(refused)] == ["name", "since"]
    with pytest.raises(NotFound):
        office.do(end_part, EndPart(of=PLACES, id=99, on=TODAY))
    assert make.journal(office) == before


@pytest.mark.parametrize("whole", [0, 1])
def test_no_part_takes_in_what_it_lies_in_whichever_of_several_that_is(office: Office, whole: int) -> None:
    ids = [place(office, "Songa"), place(office, "Songa")]
    ids[whole] = place(office, "Gitega")
    inner = place(office, "Bugendana · Mungwa · Gitega")
    with pytest.raises(Refused) as refused:
        office.do(merge_parts, MergeParts(of=PLACES, ids=tuple(ids), into_id=inner, on=TODAY))
    assert [about for about, _ in objections(refused)] == ["into_id"]


@pytest.mark.parametrize(("day", "may"), [(EVE, False), (CUT, True), (date(2025, 7, 2), True)])
def test_a_change_comes_after_the_last_one(office: Office, day: date, may: bool) -> None:  # noqa: FBT001
    key = place(office, "Mungwa")
    office.do(rename_part, RenamePart(of=PLACES, id=key, name=called("Gishubi"), on=CUT))
    order = RenamePart(of=PLACES, id=key, name=called("Kiganda"), on=day)
    if may:
        office.do(rename_part, order)
        assert [event.after for event in office.ask(history, PLACES, key)] == [
            "Kiganda",
            "Kiganda" if day == CUT else "Gishubi",
        ]
    else:
        with pytest.raises(Refused):
            office.do(rename_part, order)


@pytest.mark.parametrize(("day", "may"), [(CUT, False), (date(2025, 7, 2), True)])
def test_nothing_ends_before_it_began(office: Office, day: date, may: bool) -> None:  # noqa: FBT001
    key = office.do(add_part, AddPart(of=PLACES, name=called("Mungwa"), since=CUT)).result
    if may:
        office.do(end_part, EndPart(of=PLACES, id=key, on=day))
    else:
        with pytest.raises(Refused):
            office.do(end_part, EndPart(of=PLACES, id=key, on=day))
    with pytest.raises(Refused):
        office.do(end_part, EndPart(of=PLACES, id=key, on=day))


def levels(office: Office, *names: str) -> list[int]:
    """Name the levels of places; their ids."""
    office.do(name_levels, NameLevels(of=PLACES, levels=tuple(LevelName(name=called(name)) for name in names)))
    return [level.id for level in office.ask(place_levels)]


def test_levels_are_named_ordered_and_taken_off_while_unused(office: Office) -> None:
    ids = levels(office, "Province", "Commune", "Zone")
    order = (LevelName(id=ids[0], name=called("Oblast")), LevelName(id=ids[2], name=called("Zone")))
    office.do(name_levels, NameLevels(of=PLACES, levels=order))
    assert [(level.position, level.name) for level in office.ask(place_levels)] == [
        (1, called("Oblast")), (2, called("Zone")),
    ]  # fmt: skip
    assert make.changes(make.last_line(office)) == {"levels": ("Province → Commune → Zone", "Oblast → Zone")}
    assert office.do(name_levels, NameLevels(of=PLACES, levels=order)).recorded == 0


def test_a_level_lies_within_those_outside_it(office: Office) -> None:
    province, commune = levels(office, "Province", "Commune")
    outer = office.do(add_part, AddPart(of=PLACES, name=called("Gitega"), level_id=province)).result
    inner = office.do(add_part, AddPart(of=PLACES, name=called("Karusi"), level_id=commune, parent_id=outer)).result
    with pytest.raises(Refused) as refused:
        office.do(add_part, AddPart(of=PLACES, name=called("Ngozi"), level_id=province, parent_id=inner))
    assert [about for about, _ in objections(refused)] == ["level_id"]
    with pytest.raises(Refused):
        office.do(correct_part, CorrectPart(of=PLACES, id=outer, name=called("Gitega"), level_id=commune))
    swapped = (LevelName(id=commune, name=called("Commune")), LevelName(id=province, name=called("Commune")))
    with pytest.raises(Refused) as refused:
        office.do(name_levels, NameLevels(of=PLACES, levels=swapped))
    assert len(refused.value.objections) == 2
    with pytest.raises(Refused) as refused:
        office.do(name_levels, NameLevels(of=PLACES, levels=()))
    assert [said.details["count"] for said in refused.value.objections] == [1, 1]


def test_sections_are_merged_with_their_past(office: Office) -> None:
    members = [make.member(office, section=name) for name in ("Nord", "Sud", "Est")]
    north, south = (key for key, name in office.ask(section_names).items() if name in {"Nord", "Sud"})
    heir = office.do(merge_parts, MergeParts(of=SECTIONS, ids=(north, south), name=called("Centre"), on=CUT)).result

    def of_each(session: Session) -> list[int | None]:
        return list(session.scalars(select(belonged_on(IN_SECTIONS, EVE)).order_by(Member.id)))

    assert office.ask(of_each) == [north, south, 3]
    assert [make.detail(office, member).section for member in members] == ["Centre", "Centre", "Est"]
    assert found(office, "centre") == members[:2]
    assert make.detail(office, members[0]).section_id == heir


def test_names_of_sections_on_a_day_follow_what_becomes_known_of_it(office: Office) -> None:
    """They are kept while nothing changes, for each day by itself."""
    key = office.do(add_part, AddPart(of=SECTIONS, name=called("Nrod"))).result
    assert [office.ask(section_names, day) for day in (EVE, CUT, TODAY, EVE)] == [{key: "Nrod"}] * 4
    office.do(rename_part, RenamePart(of=SECTIONS, id=key, name=called("Centre"), on=CUT, decision="CA 7"))
    assert [office.ask(section_names, day)[key] for day in (EVE, CUT, TODAY)] == ["Nrod", "Centre", "Centre"]
    assert office.ask(section_names)[key] == "Centre"
    office.do(correct_part, CorrectPart(of=SECTIONS, id=key, name=called("Milieu")))
    assert [office.ask(section_names, day)[key] for day in (EVE, CUT, TODAY)] == ["Nrod", "Milieu", "Milieu"]


def test_groups_of_one_name_are_told_apart_by_their_union(office: Office) -> None:
    unions = [office.do(add_part, AddPart(of=SECTIONS, name=called(name))).result for name in ("Nord", "Sud")]
    groups = [
        office.do(add_part, AddPart(of=SECTIONS, name=called("Groupe 1"), parent_id=union)).result for union in unions
    ]
    names = office.ask(section_names)
    assert [names[key] for key in (*unions, *groups)] == ["Nord", "Sud", "Groupe 1 · Nord", "Groupe 1 · Sud"]
    member = make.member(office, section="Groupe 1 · Sud")
    assert make.detail(office, member).section_id == groups[1]
    with pytest.raises(Refused):
        office.do(add_part, AddPart(of=SECTIONS, name=called("groupe 1"), parent_id=unions[0]))


def test_a_union_is_an_organisation_of_the_roll(office: Office) -> None:
    make.member(office, name="Union du Nord")
    order = AddPart(of=SECTIONS, name=called("Nord"), organisation_id=1)
    with pytest.raises(Refused) as refused:
        office.do(add_part, order)
    assert [about for about, _ in objections(refused)] == ["organisation_id"]
    with office.books.writing("test") as session:
        session.execute(update(Person).values(kind=PersonKind.ORGANISATION))
    key = office.do(add_part, order).result
    assert office.ask(tree_sheet, SECTIONS).tree.nodes[key].organisation_id == 1


def test_the_screen_counts_women_and_men_with_everything_within(office: Office) -> None:
    for label in ("Mungwa · Gitega", "Mungwa · Gitega", "Songa · Gitega", "Gitega", "Ngozi"):
        make.member(office, place=label)
    sheet = office.ask(tree_sheet, PLACES)
    counts = {sheet.tree.label(key): count.women for key, count in sheet.counts.items()}
    assert counts == {"Mungwa · Gitega": 2, "Gitega": 4, "Songa · Gitega": 1, "Ngozi": 1}


def test_a_second_section_of_a_name_lets_members_of_the_first_be_found_by_what_it_lies_in(office: Office) -> None:
    for name in ("Union Nord", "Union Sud", "Groupe 1"):
        make.member(office, f"SOK {name}", section=name)
    office.do(move_part, MovePart(of=TreeName.SECTIONS, id=3, parent_id=1, on=office.today()))
    order = AddPart(of=TreeName.SECTIONS, name=Wording({"fr": "Groupe 2"}), parent_id=2)
    second = office.do(add_part, order).result
    make.amended(office, 3, full_name="SOK Sophea")
    assert office.ask(find_members, "sophea union nord") == ()
    correct = CorrectPart(of=TreeName.SECTIONS, id=second, name=Wording({"fr": "Groupe 1"}))
    office.do(correct_part, correct)
    assert [row.number for row in office.ask(find_members, "sophea union nord")] == ["3"]
