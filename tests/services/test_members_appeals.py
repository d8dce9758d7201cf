"""Appeals against an exclusion: lodged, decided once, and annulling the exclusion in the register."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pomanager.db.roll_sums import differences
from pomanager.errors import Refused
from pomanager.rules.appeals import AppealOutcome
from pomanager.rules.members import Status
from pomanager.services.journal.queries import journal_head
from pomanager.services.members.commands.appeals import DecideAppeal, LodgeAppeal, decide_appeal, lodge_appeal
from pomanager.services.members.queries.appeals import appeals, pending_appeal
from pomanager.services.office import Office
from pomanager.services.work import Work
from tests import make

EXCLUDED_ON, LODGED_ON, DECIDED_ON = date(2022, 5, 1), date(2022, 5, 20), date(2022, 9, 10)


@pytest.fixture
def excluded(office: Office) -> int:
    """A member excluded on the first of May."""
    member_id = make.member(office)
    make.standing(office, member_id, Status.EXCLUDED, EXCLUDED_ON)
    return member_id


def lodged(office: Office, member_id: int) -> int:
    """An appeal lodged in May."""
    order = LodgeAppeal(member_id=member_id, lodged_on=LODGED_ON, grounds=" Dues were paid. ")
    return office.do(lodge_appeal, order).result


def decided(office: Office, member_id: int, outcome: AppealOutcome) -> None:
    """The appeal decided in September."""
    order = DecideAppeal(member_id=member_id, outcome=outcome, decided_on=DECIDED_ON, decision="AG 10.09.2022, 4")
    office.do(decide_appeal, order)


def test_an_upheld_appeal_annuls_the_exclusion(office: Office, excluded: int) -> None:
    lodged(office, excluded)
    decided(office, excluded, AppealOutcome.UPHELD)
    told = make.detail(office, excluded)
    assert (told.status, told.status_since) == (Status.ACTIVE, make.ADMITTED)
    assert [(line.status, line.reversed) for line in told.standings] == [
        (Status.ACTIVE, False), (Status.EXCLUDED, True), (Status.ACTIVE, False),
    ]  # fmt: skip
    assert told.standings[-1].reason == "AG 10.09.2022, 4"
    assert [line.act for line in make.journal(office)[:3]] == [
        "members.standing_reversed", "members.appeal_decided", "members.appeal_lodged",
    ]  # fmt: skip
    assert office.ask(lambda session: list(differences(session))) == []


def test_a_rejected_appeal_leaves_the_exclusion_and_comes_once(office: Office, excluded: int) -> None:
    lodged(office, excluded)
    decided(office, excluded, AppealOutcome.REJECTED)
    assert make.detail(office, excluded).status is Status.EXCLUDED
    with pytest.raises(Refused):
        lodged(office, excluded)
    (row,) = office.ask(appeals, excluded)
    assert (row.grounds, row.outcome, row.decided_on) == ("Dues were paid.", AppealOutcome.REJECTED, DECIDED_ON)


def test_what_is_refused_writes_nothing(office: Office, excluded: int) -> None:
    before = office.ask(journal_head)
    with pytest.raises(Refused):
        office.do(lodge_appeal, LodgeAppeal(member_id=excluded, lodged_on=date(2022, 4, 30)))
    with pytest.raises(Refused):
        decided(office, excluded, AppealOutcome.UPHELD)
    assert office.ask(appeals, excluded) == ()
    assert office.ask(journal_head) == before


def test_an_appeal_against_an_exclusion_taken_back_is_moot(office: Office, excluded: int) -> None:
    lodged(office, excluded)
    make.reversal(office, excluded)
    assert office.ask(pending_appeal, excluded) is None
    make.standing(office, excluded, Status.EXCLUDED, DECIDED_ON)
    office.do(lodge_appeal, LodgeAppeal(member_id=excluded, lodged_on=DECIDED_ON))
    assert len(office.ask(appeals, excluded)) == 2


def test_the_file_itself_keeps_decided_appeals(office: Office, excluded: int) -> None:
    lodged(office, excluded)
    decided(office, excluded, AppealOutcome.REJECTED)

    def tamper(statement: str) -> None:
        def act(work: Work) -> None:
            work.session.execute(text(statement))

        office.do(act)

    for statement in ("UPDATE appeal SET decision = 'x'", "DELETE FROM appeal"):
        with pytest.raises(IntegrityError, match="appeal"):
            tamper(statement)
