"""The roll of a past day calls people by the name they bore, in the place and the section they belonged to then."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pomanager.db.members import Member, Person
from pomanager.services.members.commands.renaming import ChangeName, change_name
from pomanager.services.members.commands.whereabouts import changed_section, moved
from pomanager.services.members.queries import roll_sheet
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for, section_for
from pomanager.services.work import About, Work
from tests import make, offices

FIRST = date(2020, 1, 1)
PLACES = ("Mungwa · Gitega", "Songa · Gitega", "Rutegama")
SECTIONS = ("Nord", "Sud", "")

STEP = st.tuples(st.integers(0, 2), st.integers(1, 300), st.integers(0, 2))
"""What changes (name, place or section), how many days later, and to which."""

Line = tuple[str, str, str]
"""Name, place and section of somebody."""


def roll(office: Office, day: date) -> dict[str, Line]:
    """Number → name, place and section on the roll of a day; each section says how many stand in it."""
    with office.books.reading() as session:
        sheet = roll_sheet(session, offices.NOW, day)
        found: dict[str, Line] = {}
        for group in sheet.groups:
            rows = list(group.rows)
            assert group.counts.total == len(rows)
            found |= {row.number: (row.name, row.place, group.section) for row in rows}
        assert sheet.counts.total == len(found)
        return found


def move(work: Work, member_id: int, place: str, day: date) -> None:
    """Somebody lives elsewhere from a day on."""
    person = work.session.get_one(Person, work.session.get_one(Member, member_id).person_id)
    moved(work, [person.id], day)
    there = place_for(work, place, person.place_id)
    person.place_id = there.id if there else None
    work.record("members.amended", About("member", member_id, "1"), {"place": ("", place)})


def go_over(work: Work, member_id: int, section: str, day: date) -> None:
    """Somebody belongs to another section from a day on."""
    member = work.session.get_one(Member, member_id)
    changed_section(work, [member_id], day)
    there = section_for(work, section)
    member.section_id = there.id if there else None
    work.record("members.amended", About("member", member_id, "1"), {"section": ("", section)})


@dataclass
class Life:
    """What plain Python remembers: from which day on somebody was called so and belonged there."""

    member_id: int
    number: str
    told: list[tuple[date, Line]] = field(default_factory=list)

    def on(self, day: date) -> Line:
        """The line of the roll of a day."""
        return [line for since, line in self.told if since <= day][-1]


def live(office: Office, steps: list[tuple[int, int, int]]) -> Life:
    """A member who takes other names, moves and changes sections, in the office and in plain Python."""
    member_id = make.member(office, "NDAYIZEYE Tharcisse", on=FIRST, place=PLACES[0], section=SECTIONS[0])
    life = Life(member_id, make.detail(office, member_id).number, [(FIRST, ("NDAYIZEYE Tharcisse", PLACES[0], "Nord"))])
    for what, days, choice in steps:
        since, (name, place, section) = life.told[-1]
        day = since + timedelta(days=days)
        if what == 0:
            name = f"NAME Number{len(life.told)}"
            order = ChangeName(
                member_id=member_id, version=make.detail(office, member_id).version, full_name=name, on=day,
                reason="So decided.", document="7",
            )  # fmt: skip
            office.do(change_name, order)
        elif what == 1:
            place = PLACES[choice]
            office.do(move, member_id, place, day)
        else:
            section = SECTIONS[choice]
            office.do(go_over, member_id, section, day)
        life.told.append((day, (name, place, section)))
    return life


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.lists(st.tuples(st.integers(0, 2), st.integers(1, 300), st.integers(0, 2)), max_size=5),
        min_size=1,
        max_size=2,
    ),
    later=st.lists(st.integers(0, 1600), min_size=2, max_size=3),
)
def test_the_roll_of_any_day_equals_a_replay_of_names_places_and_sections(
    office: Office, steps: list[list[tuple[int, int, int]]], later: list[int]
) -> None:
    lives = [live(office, each) for each in steps]
    for days in later:
        day = FIRST + timedelta(days=days)
        found = roll(office, day)
        for life in lives:
            assert found[life.number] == life.on(day)


def test_the_day_of_a_change_is_the_first_of_what_is_new(office: Office) -> None:
    life = live(office, [(0, 100, 0), (1, 10, 1), (2, 10, 1), (0, 10, 0)])
    days = [since for since, _line in life.told[1:]]
    for number, day in enumerate(days, 1):
        assert roll(office, day)[life.number] == life.told[number][1]
        assert roll(office, day - timedelta(days=1))[life.number] == life.told[number - 1][1]
