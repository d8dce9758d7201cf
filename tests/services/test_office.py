"""The office does an act in one transaction or not at all, writes its journal line, and says what it touched."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.organisation import Place
from pomanager.errors import FileTrouble, NotFound, Refused
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.services.members.commands import admit_member
from pomanager.services.members.queries import member_detail, next_number, roll_facts
from pomanager.services.office import Office
from pomanager.services.organisation.commands import place_for
from pomanager.services.work import About, Work
from tests import make, offices
from tests.make import MovableClock


def counts(session: Session) -> tuple[int, ...]:
    """How many rows there are of what an admission writes."""
    tables = ("person", "member", "standing", "issued_number", "search_text", "place", "journal_entry", "journal_value")
    return tuple(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in tables)  # noqa: S608


def test_an_act_returns_its_result_the_areas_it_touched_and_its_lines(office: Office, clock: MovableClock) -> None:
    done = office.do(admit_member, make.order(place="Mungwa", section="Gitega"))
    assert done.result == office.ask(member_detail, done.result).id
    assert done.touched == {Area.ORGANISATION, Area.MEMBERS, Area.JOURNAL}
    assert done.recorded == 3  # the place, the section, the member
    assert done.at == clock.moment


def test_areas_that_were_only_read_are_not_touched(office: Office) -> None:
    make.member(office, place="Mungwa")
    assert office.do(admit_member, make.order("BUKURU Jean", place="Mungwa")).touched == {Area.MEMBERS, Area.JOURNAL}
    assert office.do(place_for, "Gitega").touched == {Area.ORGANISATION, Area.JOURNAL}
    assert office.do(place_for, "Gitega").touched == frozenset()


def test_an_act_that_fails_after_writing_leaves_nothing(office: Office) -> None:
    before = office.ask(counts)

    def fails_late(work: Work) -> None:
        admit_member(work, make.order(place="Mungwa · Gitega"))
        raise Refused([Objection("Not after all.")])

    with pytest.raises(Refused, match="Not after all"):
        office.do(fails_late)
    assert office.ask(counts) == before
    assert office.ask(next_number) == "1"
    make.member(office)
    assert make.last_line(office).sequence == 2


def test_an_act_that_changes_the_books_and_tells_nobody_is_a_bug(office: Office) -> None:
    before = office.ask(counts)

    def silent(work: Work) -> None:
        work.session.add(Place(name="Mungwa", folded="mungwa"))

    with pytest.raises(AssertionError, match="silent changed the books and wrote no journal line"):
        office.do(silent)
    assert office.ask(counts) == before


def test_an_act_that_touches_in_bulk_and_tells_nobody_is_a_bug_too(office: Office) -> None:
    def silent(work: Work) -> None:
        work.touch(Area.MEMBERS)

    with pytest.raises(AssertionError, match="no journal line"):
        office.do(silent)


def test_an_act_that_changes_nothing_needs_no_line(office: Office) -> None:
    def looks(work: Work) -> int:
        return len(work.actor)

    done = office.do(looks)
    assert (done.result, done.touched, done.recorded) == (len(make.KEEPER), frozenset(), 0)


def test_two_acts_share_one_transaction_and_one_operation(office: Office) -> None:
    def two(work: Work) -> None:
        place_for(work, "Mungwa")
        work.record("organisation.place_added", About("place", 1, "again"))

    assert office.do(two).recorded == 2
    with office.books.reading() as session:
        operations = session.execute(text("SELECT operation FROM journal_entry ORDER BY sequence")).scalars().all()
    assert operations[-1] == operations[-2] != operations[-3]


def test_the_day_of_an_act_is_the_offices_own_and_the_moment_is_utc(tmp_path: Path) -> None:
    bishkek = timezone(timedelta(hours=6))
    office = make.office(tmp_path, MovableClock(datetime(2026, 11, 24, 3, 30, tzinfo=bishkek)))
    seen: list[object] = []

    def looks(work: Work) -> None:
        seen.extend((work.today, work.now, work.now.tzinfo))

    office.do(looks)
    office.close()
    assert seen == [datetime(2026, 11, 24, tzinfo=UTC).date(), datetime(2026, 11, 23, 21, 30, tzinfo=UTC), UTC]


def test_a_question_sees_one_state_and_cannot_write(office: Office) -> None:
    def meddles(session: Session) -> None:
        session.execute(text("UPDATE organisation SET short_name = 'x'"))

    with pytest.raises(FileTrouble):
        office.ask(meddles)
    with pytest.raises(NotFound):
        office.ask(member_detail, 1)
    assert office.ask(roll_facts).in_books == 0


def test_an_office_opened_to_read_refuses_every_act(tmp_path: Path) -> None:
    office = files.open_office(offices.office_file(tmp_path), writing=False, clock=offices.clock)
    assert office.read_only
    with pytest.raises(FileTrouble):
        office.do(place_for, "Mungwa")
    office.close()
