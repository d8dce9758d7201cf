"""The register of members: in order of admission, as of a day, with how each was admitted and how each left."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pomanager.db.members import Member, Person
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.member_papers import RegisterLine
from pomanager.readmodels.papers import Asked
from pomanager.rules.identity import IdentityKind, number_key
from pomanager.rules.members import ON_ROLL, Status
from pomanager.rules.paper_options import Options
from pomanager.services.members.queries.register import register_sheet
from pomanager.services.office import Office
from tests import make, offices
from tests.services.test_roll_as_of import STEPS, live

LATER = date(2026, 1, 1)


def lines(office: Office, day: date = LATER, *, in_full: bool = False) -> list[RegisterLine]:
    """The lines of the register as of a day."""
    with office.books.reading() as session:
        sheet = register_sheet(session, Asked(offices.NOW, day, options=Options(in_full=in_full)))
        found = list(sheet.rows)
        assert sheet.admitted == len(found)
        return found


def document(office: Office, member_id: int, number: str) -> None:
    """Somebody's national card."""
    with office.books.writing("test") as session:
        person = session.get_one(Person, session.get_one(Member, member_id).person_id)
        card = IdentityKind.NATIONAL_CARD
        session.add(IdentityDocument(person_id=person.id, kind=card, number=number, number_key=number_key(number)))


def test_lines_stand_in_order_of_admission_then_of_number(office: Office) -> None:
    make.member(office, "Ada", on=date(2020, 5, 1))
    make.member(office, "Bea", on=date(2019, 5, 1))
    make.member(office, "Cia", on=date(2020, 5, 1))
    found = lines(office)
    assert [(line.order, line.number, line.name) for line in found] == [
        (1, "2", "Bea"),
        (2, "1", "Ada"),
        (3, "3", "Cia"),
    ]
    assert found[0].decision == "AG 3/2020"


def test_applicants_are_not_in_it_and_whoever_is_admitted_later_is_from_that_day_on(office: Office) -> None:
    ada = make.applicant(office, "Ada", on=date(2019, 1, 1))
    assert lines(office) == []
    make.standing(office, ada, Status.ACTIVE, date(2020, 3, 1))
    assert lines(office, date(2020, 2, 29)) == []
    assert [line.admitted_on for line in lines(office, date(2020, 3, 1))] == [date(2020, 3, 1)]


def test_whoever_left_stays_in_it_with_the_day_and_the_reason(office: Office) -> None:
    ada = make.member(office, "Ada", on=date(2019, 1, 1))
    make.standing(office, ada, Status.RESIGNED, date(2020, 6, 1), "moved to the town")
    (before,) = lines(office, date(2020, 5, 31))
    assert (before.left_on, before.left_as, before.reason) == (None, None, "")
    (after,) = lines(office, date(2020, 6, 1))
    assert (after.left_on, after.left_as, after.reason) == (date(2020, 6, 1), Status.RESIGNED, "moved to the town")


def test_who_came_back_is_a_member_again_under_the_first_admission(office: Office) -> None:
    ada = make.member(office, "Ada", on=date(2019, 1, 1))
    make.standing(office, ada, Status.EXCLUDED, date(2020, 6, 1))
    make.standing(office, ada, Status.ACTIVE, date(2021, 6, 1))
    (line,) = lines(office)
    assert (line.admitted_on, line.left_on) == (date(2019, 1, 1), None)


def test_numbers_of_documents_are_masked_unless_they_are_wanted_in_full(office: Office) -> None:
    document(office, make.member(office, "Ada"), "0201/123.456")
    assert lines(office)[0].document == "••• ••• .456"
    assert lines(office, in_full=True)[0].document == "0201/123.456"
    assert lines(office)[0].document_kind is IdentityKind.NATIONAL_CARD


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories=st.lists(st.tuples(STEPS, st.booleans()), min_size=1, max_size=3), later=st.integers(0, 3000))
def test_any_day_of_any_history_equals_a_replay(
    office: Office, histories: list[tuple[list[tuple[int, int]], bool]], later: int
) -> None:
    lives = [live(office, steps, applied=applied) for steps, applied in histories]
    day = date(2015, 1, 1) + timedelta(days=later)
    found = {line.number: line for line in lines(office, day)}
    for life in lives:
        admitted = [since for status, since in life.entries if status is Status.ACTIVE]
        if not admitted or admitted[0] > day:
            assert life.number not in found
            continue
        status, since = [entry for entry in life.entries if entry[1] <= day][-1]
        line = found[life.number]
        assert line.admitted_on == admitted[0]
        assert (line.left_as, line.left_on) == ((None, None) if status in ON_ROLL else (status, since))
