"""Erasing somebody who left: refused before the time and while anything is open; then nothing tells of them."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pomanager.db.engine import Access, connect
from pomanager.errors import Refused
from pomanager.readmodels.journal import JournalView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.governance import erasing as rules
from pomanager.rules.identity import GivenDocument, IdentityKind
from pomanager.rules.members import Sex, Status
from pomanager.services import files
from pomanager.services.governance.commands.erasing import erase_member
from pomanager.services.governance.orders_merging import EraseMember
from pomanager.services.governance.queries.erasing import erasure_of, may_be_erased
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.on_day import counts_on
from pomanager.services.office import Office
from tests import bodies, make, offices

TODAY = offices.NOW.date()
NAME = "NDAYISHIMIYE Espérance"
KEPT = {rules.KEEPING: "10 years"}


def gone(office: Office, on: date = date(2012, 5, 1)) -> int:
    """Somebody who left on a day."""
    card = GivenDocument(kind=IdentityKind.NATIONAL_CARD, number="120456/0214")
    member_id = make.member(
        office, NAME, sex=Sex.FEMALE, birth=VagueDate(1950, 3, 2), phone="79 41 08 22", place="Mungwa",
        on=date(2008, 1, 1), documents=(card,),
    )  # fmt: skip
    make.member(office, "Esperance HABONIMANA")
    make.standing(office, member_id, Status.RESIGNED, on, "Moved to her daughter in Ngozi.")
    return member_id


def said(office: Office, member_id: int) -> list[str]:
    """What refuses erasing somebody."""
    with pytest.raises(Refused) as refused:
        office.do(erase_member, EraseMember(member_id=member_id))
    return [each.message for each in refused.value.objections]


def test_the_by_laws_say_how_long_data_are_kept(office: Office) -> None:
    member_id = gone(office)
    assert said(office, member_id) == [rules.SILENT]
    bodies.bylaws(office, KEPT)
    other = make.member(office, "HABONIMANA Chantal")
    assert said(office, other) == [rules.NOT_LEFT]
    assert [row.number for row in office.ask(may_be_erased, TODAY)] == ["1"]


@pytest.mark.parametrize("left", [date(2016, 11, 22), date(2016, 11, 23)])
def test_the_last_day_still_belongs_to_the_time(left: date) -> None:
    may = left.day == 22
    facts = rules.ErasingFacts(number="1", status=Status.DEAD, left_on=left, kept_years=10, today=date(2026, 11, 23))
    assert (rules.objections_to_erasing(facts) == ()) is may
    assert (left <= rules.left_before(date(2026, 11, 23), 10)) is may


def test_nothing_of_the_person_is_left_and_the_chain_is_whole(tmp_path: Path) -> None:
    path = offices.office_file(tmp_path)
    office = offices.opened_office(path)
    member_id = gone(office)
    bodies.bylaws(office, KEPT)
    counted = office.ask(counts_on, date(2010, 1, 1))
    lines = len(make.journal(office, JournalView()))
    office.do(erase_member, EraseMember(member_id=member_id))
    detail = make.detail(office, member_id)
    assert (detail.full_name, detail.phone, detail.birth, detail.sex) == ("—", "", VagueDate(1950), Sex.FEMALE)
    assert [line.reason for line in detail.standings] == ["", ""]
    assert [row.number for row in office.ask(find_members, "esperance", 20)] == ["2"]
    assert office.ask(counts_on, date(2010, 1, 1)) == counted
    assert make.last_line(office).label == "1"
    assert len(make.journal(office, JournalView())) == lines + 1
    assert office.ask(erasure_of, member_id) is not None
    assert said(office, member_id) == [rules.ERASED_ALREADY]
    office.close()
    assert files.check_file(path) == ()
    plain = tmp_path / "plain.sqlite"
    files.export_plain(path, plain)
    with closing(connect(path, Access.READ)) as connection:
        for (block,) in connection.execute("SELECT block FROM member_words_data"):
            assert b"ndayishimiye" not in bytes(block)
    books = plain.read_bytes()
    for told in ("Espérance", "79 41 08 22", "120456", "daughter", "1950-03"):
        assert told.encode() not in books
