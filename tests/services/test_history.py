"""Acts taken back and done again: by their rows, by reversals, or refused with what was done since, and why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pomanager.db import undo_steps
from pomanager.db.check import check
from pomanager.errors import NotAllowed, NotFound, Refused
from pomanager.readmodels.access import Keeper, alone
from pomanager.readmodels.history import PastAct
from pomanager.readmodels.members import RollView
from pomanager.rules.access.roles import Role, rights_of
from pomanager.rules.members import Status
from pomanager.services import files
from pomanager.services.dues.commands.receipts import reverse_receipt
from pomanager.services.dues.orders import ReverseReceipt
from pomanager.services.history import judging
from pomanager.services.history.commands.undoing import do_again, take_back
from pomanager.services.history.queries import offers, past_acts, why_not_now
from pomanager.services.journal.queries import journal_head
from pomanager.services.members.queries import roll_ids
from pomanager.services.office import Office
from pomanager.services.work import Work
from tests import dues, make, meetings, offices


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Four members, three fees, nobody charged."""
    opened = dues.office(tmp_path, make.MovableClock())
    yield opened
    opened.close()


def undo(office: Office) -> None:
    """Ctrl+Z."""
    offered = office.ask(offers).undo
    assert offered is not None
    office.do(take_back, offered.step_id)


def redo(office: Office) -> None:
    """Ctrl+Y."""
    offered = office.ask(offers).redo
    assert offered is not None
    office.do(do_again, offered.step_id)


def acts(office: Office) -> dict[str, PastAct]:
    """By its code, the last act of each kind."""
    found: dict[str, PastAct] = {}
    for each in office.ask(past_acts):
        found.setdefault(each.act, each)
    return found


def numbers(office: Office) -> list[str]:
    """Who is on the roll."""
    return sorted(make.detail(office, each).number for each in office.ask(roll_ids, RollView()))


def test_an_admission_by_mistake_is_taken_back_and_its_number_stays_used(office: Office) -> None:
    before = numbers(office)
    made = make.member(office, "Mistake Maria")
    number = make.detail(office, made).number

    undo(office)

    assert numbers(office) == before
    assert make.detail(office, make.member(office, "Next Nadia")).number != number


def test_what_was_taken_back_is_done_again_as_it_was(office: Office) -> None:
    made = make.member(office, "Again Aline", phone="079001122")
    make.amended(office, made, phone="079334455")
    told = make.detail(office, made)

    undo(office)
    undo(office)
    redo(office)
    redo(office)

    again = make.detail(office, made)
    assert (again.number, again.full_name, again.phone) == (told.number, told.full_name, told.phone)
    assert office.ask(offers).redo is None


def test_it_survives_the_closing_of_the_books(tmp_path: Path) -> None:
    office = dues.office(tmp_path, make.MovableClock())
    make.amended(office, dues.AWA, phone="079001122")
    path = tmp_path / next(each.name for each in tmp_path.glob("*.podb"))
    office.close()

    office = files.open_office(path, writing=True, clock=offices.clock, actor=make.KEEPER)
    undo(office)

    assert make.detail(office, dues.AWA).phone == ""
    office.close()
    assert check(path) == ()


def test_a_wrong_standing_and_a_receipt_go_by_reversal_and_come_again_with_new_numbers(office: Office) -> None:
    dues.charge(office, dues.AWA, dues.LEVY)
    dues.paid(office, dues.AWA, 500, fee_type_id=dues.LEVY)
    make.standing(office, dues.AWA, Status.SUSPENDED, date(2022, 5, 1))
    lines = office.ask(journal_head).count

    undo(office)
    assert make.detail(office, dues.AWA).status is Status.ACTIVE
    undo(office)
    owed = dues.owed(office, dues.AWA, fee_type_id=dues.LEVY)
    assert owed is not None
    assert owed.owed == 500
    redo(office)
    owed = dues.owed(office, dues.AWA, fee_type_id=dues.LEVY)
    assert owed is not None
    assert owed.owed == 0
    assert office.ask(journal_head).count == lines + 6  # each with the line of its area, and that it was taken back


def test_dues_raised_for_all_are_taken_back_in_one_act(office: Office) -> None:
    dues.charged(office)

    undo(office)

    owed = dues.owed(office, dues.AWA)
    assert owed is None or owed.owed == 0
    redo(office)
    owed = dues.owed(office, dues.AWA)
    assert owed is not None
    assert owed.owed == 2000


def test_an_act_whose_rows_were_changed_since_names_what_changed_them(office: Office) -> None:
    make.amended(office, dues.AWA, phone="079001122")
    first = office.ask(past_acts)[0]
    make.amended(office, dues.AWA, phone="079334455")

    (objection,) = office.ask(why_not_now, first.step_id)
    with pytest.raises(Refused) as refused:
        office.do(take_back, first.step_id)

    assert refused.value.objections == (objection,)
    assert objection.message == judging.CHANGED_SINCE
    assert objection.details["line"] == office.ask(journal_head).count
    assert make.detail(office, dues.AWA).phone == "079334455"


def test_an_earlier_act_on_other_columns_is_taken_back_by_itself(office: Office) -> None:
    make.amended(office, dues.AWA, phone="079001122")
    first = office.ask(past_acts)[0]
    make.amended(office, dues.BINTOU, phone="079334455")

    office.do(take_back, first.step_id)

    assert make.detail(office, dues.AWA).phone == ""
    assert make.detail(office, dues.BINTOU).phone == "079334455"


def test_a_member_who_owes_dues_is_not_taken_off_the_roll(office: Office) -> None:
    made = make.member(office, "Debtor Diane")
    admitted = office.ask(past_acts)[0]
    dues.charge(office, made, dues.LEVY)

    (objection,) = office.ask(why_not_now, admitted.step_id)

    assert objection.message == judging.BUILT_ON
    assert objection.details["act"] == "Member charged"


def test_acts_on_a_meeting_are_taken_back_from_the_last_one_on(tmp_path: Path) -> None:
    office = files.open_office(
        offices.filled_file(tmp_path, meetings.fill), writing=True, clock=offices.clock, actor=make.KEEPER
    )
    meetings.called(office)
    told = acts(office)
    frozen, called, planned = told["meetings.roll_frozen"], told["meetings.called"], told["meetings.planned"]

    assert called.why_not is None
    assert frozen.why_not is not None
    assert "frozen roll" in frozen.why_not.message
    assert planned.why_not is not None
    assert planned.why_not.message == judging.LATER_ON_SAME
    office.do(take_back, called.step_id)
    assert "meetings.called" in {each.act for each in office.ask(past_acts) if each.taken_back_at is not None}
    office.close()


def test_what_is_never_taken_back_says_why_and_what_to_do(office: Office) -> None:
    receipt = dues.paid(office, dues.AWA, 500)
    office.do(reverse_receipt, ReverseReceipt(receipt_id=receipt, reason="Twice."))

    offered = office.ask(offers).undo

    assert offered is not None
    assert offered.why_not is not None
    assert "Record it again" in offered.why_not.message
    with pytest.raises(Refused):
        office.do(take_back, offered.step_id)


def test_a_new_act_ends_what_could_be_done_again(office: Office) -> None:
    make.amended(office, dues.AWA, phone="079001122")
    undo(office)
    make.amended(office, dues.BINTOU, phone="079334455")

    assert office.ask(offers).redo is None


def test_nothing_is_taken_back_twice(office: Office) -> None:
    make.amended(office, dues.AWA, phone="079001122")
    step = office.ask(past_acts)[0].step_id
    office.do(take_back, step)

    with pytest.raises(Refused) as refused:
        office.do(take_back, step)

    assert refused.value.objections[0].message == judging.ALREADY
    with pytest.raises(NotFound):
        office.do(take_back, 9_999)


def test_somebody_else_s_act_is_left_to_the_secretary_and_the_chair(office: Office) -> None:
    make.amended(office, dues.AWA, phone="079001122")
    step = office.ask(past_acts)[0].step_id
    clerk = frozenset({Role.DATA_CLERK})
    office.admit(Keeper("Awa", 7, clerk, rights_of(clerk)))

    assert office.ask(offers).undo is None
    with pytest.raises(Refused) as refused:
        office.do(take_back, step)
    assert refused.value.objections[0].message == judging.OF_SOMEBODY_ELSE

    treasurer = frozenset({Role.TREASURER})
    office.admit(Keeper("Bea", None, treasurer, rights_of(treasurer)))
    with pytest.raises(NotAllowed):
        office.do(take_back, step)

    chair = frozenset({Role.SECRETARY})
    office.admit(Keeper("Clo", 8, chair, rights_of(chair)))
    undo(office)
    office.admit(alone(make.KEEPER))
    assert make.detail(office, dues.AWA).phone == ""


def test_the_file_lets_nothing_go_but_what_the_act_created(office: Office) -> None:
    """An open permit lets go of the rows of its own step, and of no others."""
    made = make.member(office, "Kept Karine")
    step = office.ask(past_acts)[0].step_id

    def remove(work: Work, member_id: int) -> None:
        work.session.execute(text("INSERT INTO undo_permit VALUES (:step)"), {"step": step})
        work.session.execute(text("DELETE FROM search_text WHERE member_id = :id"), {"id": member_id})
        work.session.execute(text("DELETE FROM standing WHERE member_id = :id"), {"id": member_id})

    def removed(work: Work, member_id: int) -> None:
        remove(work, member_id)
        raise NotFound

    with pytest.raises(IntegrityError, match="standing goes only with its import or its act"):
        office.do(remove, dues.AWA)
    with pytest.raises(NotFound):  # what the act created goes; nothing of it is kept, for the test writes no more
        office.do(removed, made)


def test_the_last_acts_are_kept_and_the_oldest_let_go(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo_steps, "KEPT_ACTS", 3)
    for turn in range(4):
        make.amended(office, dues.AWA, phone=f"07900112{turn}")
    undo(office)

    assert len(office.ask(past_acts)) == 3
    assert office.ask(lambda session: session.scalar(text("SELECT count(*) FROM undo_step WHERE kind = 'undo'"))) == 1
    undo(office)
    undo(office)
    assert make.detail(office, dues.AWA).phone == "079001120"
    assert office.ask(offers).undo is None
