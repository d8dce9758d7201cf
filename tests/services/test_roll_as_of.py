"""The roll as of a day is what was true on that day: a mistaken entry never held, whenever it was corrected."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pomanager.db.journal_chain import broken_lines
from pomanager.db.roll_sums import differences
from pomanager.readmodels.member_papers import RollSheet
from pomanager.readmodels.members import RollCounts
from pomanager.rules.members import ON_ROLL, Sex, Status, transitions_from
from pomanager.services.members.queries import roll_sheet
from pomanager.services.office import Office
from tests import make, offices

Lines = list[tuple[str, Status, date]]


def roll(office: Office, day: date) -> tuple[RollSheet, Lines]:
    """The sheet as of a day, and number, status and day of each of its lines."""
    with office.books.reading() as session:
        sheet = roll_sheet(session, offices.NOW, day)
        rows = [(row.number, row.status, row.status_since) for group in sheet.groups for row in group.rows]
    return sheet, rows


def test_the_roll_of_three_days_says_what_was_true_on_each(office: Office) -> None:
    ada = make.member(office, "Ada", on=date(2019, 1, 1))
    bea = make.applicant(office, "Bea", sex=Sex.MALE, on=date(2019, 6, 1))
    make.standing(office, bea, Status.ACTIVE, date(2020, 1, 1))
    make.standing(office, ada, Status.SUSPENDED, date(2020, 6, 1))
    make.standing(office, ada, Status.RESIGNED, date(2021, 6, 1))
    cia = make.member(office, "Cia", sex=Sex.UNKNOWN, on=date(2021, 6, 1))
    make.standing(office, cia, Status.EXCLUDED, date(2022, 1, 1))
    make.reversal(office, cia)

    sheet, rows = roll(office, date(2019, 7, 1))
    assert rows == [("1", Status.ACTIVE, date(2019, 1, 1))]
    assert sheet.counts == RollCounts(women=1)

    sheet, rows = roll(office, date(2020, 6, 1))
    assert rows == [("1", Status.SUSPENDED, date(2020, 6, 1)), ("2", Status.ACTIVE, date(2020, 1, 1))]
    assert sheet.counts == RollCounts(women=1, men=1)

    sheet, rows = roll(office, date(2022, 6, 1))
    assert rows == [("2", Status.ACTIVE, date(2020, 1, 1)), ("3", Status.ACTIVE, date(2021, 6, 1))]
    assert sheet.counts == RollCounts(men=1, unknown=1)

    assert roll(office, date(2018, 12, 31))[1] == []


def test_a_mistaken_entry_never_held_not_even_before_it_was_corrected(office: Office) -> None:
    member_id = make.member(office, on=date(2019, 1, 1))
    make.standing(office, member_id, Status.DEAD, date(2020, 1, 1))
    assert roll(office, date(2020, 6, 1))[1] == []
    make.reversal(office, member_id)
    assert roll(office, date(2020, 6, 1))[1] == [("1", Status.ACTIVE, date(2019, 1, 1))]


def test_the_roll_is_parted_by_section_in_the_order_of_the_language(office: Office) -> None:
    for name, section, sex in (
        ("Ада", "Өзгөн", Sex.FEMALE), ("Беа", "Баткен", Sex.MALE), ("Сия", "", Sex.FEMALE), ("Деа", "Өзгөн", Sex.MALE),
        ("Эда", "Нарын", Sex.FEMALE),
    ):  # fmt: skip
        make.member(office, name, section=section, sex=sex)
    make.profile(office, languages=("ky", "fr"))
    sheet, rows = roll(office, make.ADMITTED)
    assert sheet.section_counts == (
        ("Баткен", RollCounts(men=1)),
        ("Нарын", RollCounts(women=1)),
        ("Өзгөн", RollCounts(women=1, men=1)),
        ("", RollCounts(women=1)),
    )
    assert [number for number, _status, _since in rows] == ["2", "5", "1", "4", "3"]
    assert sheet.counts.total == len(rows)
    assert sheet.with_sections
    assert not sheet.with_other_script


@dataclass
class Life:
    """What plain Python remembers of a member: the entries that hold, oldest first."""

    member_id: int
    number: str
    entries: list[tuple[Status, date]] = field(default_factory=list)

    def on(self, day: date) -> tuple[str, Status, date] | None:
        """The line of the roll as of a day, if there was one."""
        begun = [entry for entry in self.entries if entry[1] <= day]
        return (self.number, *begun[-1]) if begun and begun[-1][0] in ON_ROLL else None


STEPS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 400)), max_size=7)
"""Each step: which of the acts open to the member, and how many days later."""


def live(office: Office, steps: list[tuple[int, int]], *, applied: bool) -> Life:
    """A member to whom this happens, in the office and in plain Python."""
    first = date(2015, 1, 1)
    member_id = make.member(office, on=first, as_applicant=applied)
    life = Life(member_id, make.detail(office, member_id).number)
    life.entries.append((Status.APPLICANT if applied else Status.ACTIVE, first))
    for choice, days in steps:
        status, since = life.entries[-1]
        open_to = [change.after for change in transitions_from(status)]
        chosen = choice % (len(open_to) + 1)
        if chosen < len(open_to):
            life.entries.append((open_to[chosen], since + timedelta(days=days)))
            make.standing(office, member_id, *life.entries[-1])
        elif len(life.entries) > 1:
            life.entries.pop()
            make.reversal(office, member_id)
    return life


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    histories=st.lists(st.tuples(STEPS, st.booleans()), min_size=1, max_size=3),
    later=st.lists(st.integers(0, 3000), min_size=3, max_size=3),
)
def test_the_roll_of_any_day_equals_a_replay_in_plain_python(
    office: Office, histories: list[tuple[list[tuple[int, int]], bool]], later: list[int]
) -> None:
    lives = [live(office, steps, applied=applied) for steps, applied in histories]
    numbers = {life.number for life in lives}
    for days in later:
        day = date(2015, 1, 1) + timedelta(days=days)
        rows = [row for row in roll(office, day)[1] if row[0] in numbers]
        assert rows == [row for life in lives if (row := life.on(day)) is not None]
    for life in lives:
        told = make.detail(office, life.member_id)
        assert (told.status, told.status_since) == life.entries[-1]
        first = [since for status, since in life.entries if status is Status.ACTIVE]
        assert told.joined_on == (first[0] if first else None)
    assert office.ask(lambda session: [*differences(session), *broken_lines(session)]) == []


@pytest.mark.parametrize("number", [0, 1])
def test_an_empty_roll_is_a_sheet_all_the_same(office: Office, number: int) -> None:
    for _each in range(number):
        make.applicant(office, section="Gitega")
    sheet, rows = roll(office, offices.NOW.date())
    assert (rows, sheet.counts, sheet.section_counts) == ([], RollCounts(), ())
    assert sheet.with_sections is bool(number)
