"""People at the keyboard: who may work with the books, signing in, wrong passwords, and the hand-over of the office."""

from dataclasses import replace

import pytest

from pomanager.errors import NotAllowed, Refused, Stale
from pomanager.readmodels.journal import JournalView
from pomanager.readmodels.members import RollView
from pomanager.rules.access import handing_over as hand_over_rules
from pomanager.rules.access import people as people_rules
from pomanager.rules.access.handing_over import OFFERED, Item, Line
from pomanager.rules.access.roles import Role
from pomanager.services.access import door
from pomanager.services.access.commands import signing_in
from pomanager.services.access.commands.handing_over import HandOver, hand_over
from pomanager.services.access.commands.own_password import (
    SAME_AGAIN,
    WRONG_OLD,
    ChangeOwnPassword,
    change_own_password,
)
from pomanager.services.access.commands.people import (
    AddUser,
    AmendUser,
    GivePassword,
    add_user,
    amend_user,
    end_user,
    give_password,
)
from pomanager.services.access.commands.recovery import make_recovery_code
from pomanager.services.access.commands.signing_in import RecoverPassword, recover_password
from pomanager.services.access.queries.people import hand_overs, people
from pomanager.services.journal.queries import journal_ids, journal_rows
from pomanager.services.members.queries.roll import roll_ids
from pomanager.services.office import Office
from tests import make
from tests.make import MovableClock

AWA, OUSMANE = "Awa Diop", "Ousmane Sow"
WORDS = "the well is deep"
OTHER = "seven grey goats"


@pytest.fixture
def two(office: Office) -> Office:
    """An office in which Awa is secretary and Ousmane treasurer; Awa is at the keyboard."""
    add(office, AWA, Role.SECRETARY)
    add(office, OUSMANE, Role.TREASURER, password=OTHER)
    return office


def add(office: Office, name: str, *roles: Role, password: str = WORDS) -> int:
    """Somebody works with the books from now on."""
    return office.do(add_user, AddUser(name=name, roles=roles, password=password, again=password)).result


def told(problem: pytest.ExceptionInfo[Refused]) -> set[tuple[str, str]]:
    """What was said, beside which field."""
    return {(each.about, each.message) for each in problem.value.objections}


def test_nobody_signs_in_before_a_second_person_works_here(office: Office) -> None:
    """A new office works as before; with one person written down their name stands in the journal, no more."""
    assert office.keeper.is_alone
    assert office.actor == make.KEEPER

    add(office, AWA, Role.SECRETARY)

    assert (office.keeper.is_alone, office.actor) == (True, AWA)
    assert not door.must_sign_in(office)


def test_from_the_second_person_on_everybody_signs_in(two: Office) -> None:
    """After the next start nobody is at the keyboard: nothing is shown and nothing done but the door."""
    two.leave()

    assert door.must_sign_in(two)
    assert door.names(two) == (AWA, OUSMANE)
    with pytest.raises(NotAllowed):
        two.ask(people)
    with pytest.raises(NotAllowed):
        add(two, "Fatou Ba", Role.VIEWER)

    door.sign_in(two, "awa diop", WORDS)

    assert two.actor == AWA
    assert [row.name for row in two.ask(people).people] == [AWA, OUSMANE]


def test_a_wrong_password_is_told_plainly_and_costs_time(two: Office, clock: MovableClock) -> None:
    """The second wrong try has to be waited for, and the right one ends that; a clock put back locks nobody out."""
    two.leave()
    for wrong in ("the well is dry", "the well is deeper"):
        with pytest.raises(Refused) as refused:
            door.sign_in(two, AWA, wrong)
        assert told(refused) == {("password", door.WRONG)}
    with pytest.raises(Refused) as refused:
        door.sign_in(two, AWA, WORDS)
    assert told(refused) == {("password", door.WAIT)}

    clock.forward(days=-400)
    assert door.seconds_before(two, AWA) == 0
    clock.forward(days=400, seconds=1)
    door.sign_in(two, AWA, WORDS)

    assert two.actor == AWA
    sequences = two.ask(journal_ids, JournalView(area="access"))[:3]
    acts = [row.act for row in two.ask(journal_rows, sequences)]
    assert acts == ["access.signed_in", "access.sign_in_failed", "access.sign_in_failed"]


def test_a_wrong_name_says_no_more_than_a_wrong_password(two: Office) -> None:
    """Whoever tries names learns nothing."""
    two.leave()

    with pytest.raises(Refused) as refused:
        door.sign_in(two, "Fatou Ba", WORDS)

    assert told(refused) == {("password", door.WRONG)}


def test_what_a_role_does_not_include_is_refused(two: Office) -> None:
    """The treasurer reads the journal and adds nobody; what was refused left nothing behind."""
    two.leave()
    door.sign_in(two, OUSMANE, OTHER)
    before = len(two.ask(journal_ids, JournalView()))

    with pytest.raises(NotAllowed):
        add(two, "Fatou Ba", Role.VIEWER)

    assert len(two.ask(journal_ids, JournalView())) == before
    assert two.ask(roll_ids, RollView()) is not None


def test_everything_against_adding_is_said_at_once(two: Office) -> None:
    """A name that is taken, no role, a short password typed otherwise the second time."""
    with pytest.raises(Refused) as refused:
        two.do(add_user, AddUser(name=" AWA  Diop ", roles=(), password="goat", again="goats"))

    assert {about for about, _message in told(refused)} == {"name", "roles", "password", "again"}
    assert ("name", people_rules.NAME_TAKEN) in told(refused)


def test_the_first_person_is_secretary(office: Office) -> None:
    """Somebody has to be able to decide about the others."""
    with pytest.raises(Refused) as refused:
        add(office, AWA, Role.VIEWER)

    assert told(refused) == {("roles", people_rules.FIRST_IS_SECRETARY)}


def test_nobody_gives_roles_to_themselves_and_a_secretary_stays(two: Office) -> None:
    """Neither does the last secretary go, nor does she change what she may."""
    awa, ousmane = two.ask(people).now
    with pytest.raises(Refused) as refused:
        two.do(end_user, awa.id)
    assert told(refused) == {("", people_rules.LAST_SECRETARY)}
    with pytest.raises(Refused) as refused:
        two.do(amend_user, amended(two, awa.id, roles=(Role.SECRETARY, Role.AUDITOR)))
    assert told(refused) == {("roles", people_rules.OWN_ROLES)}

    two.do(amend_user, amended(two, ousmane.id, roles=(Role.SECRETARY, Role.TREASURER)))
    with pytest.raises(Refused) as refused:
        two.do(end_user, awa.id)
    assert told(refused) == {("", people_rules.OWN_END)}
    two.leave()
    door.sign_in(two, OUSMANE, OTHER)
    two.do(end_user, awa.id)

    assert two.keeper.is_alone
    assert [row.name for row in two.ask(people).now] == [OUSMANE]


def must_change(office: Office) -> bool:
    """Whether whoever is at the keyboard is asked for a password of their own."""
    return office.keeper.must_change


def amended(office: Office, user_id: int, **changed: object) -> AmendUser:
    """The person as they stand, with this changed."""
    row = next(each for each in office.ask(people).people if each.id == user_id)
    order = AmendUser(user_id=row.id, version=row.version, name=row.name, roles=row.roles)
    return replace(order, **changed)  # type: ignore[arg-type]


def test_a_person_changed_meanwhile_is_not_overwritten(two: Office) -> None:
    """Two windows, one person: the second one is told."""
    order = amended(two, two.ask(people).now[1].id, name="Ousmane A. Sow")
    two.do(amend_user, order)

    with pytest.raises(Stale):
        two.do(amend_user, order)


def test_somebody_who_lost_the_password_gets_a_new_one_and_changes_it(two: Office) -> None:
    """Until they chose their own, the program asks for it at once."""
    ousmane = two.ask(people).now[1]
    two.do(give_password, GivePassword(user_id=ousmane.id, password="come in again", again="come in again"))
    two.leave()
    door.sign_in(two, OUSMANE, "come in again")
    assert must_change(two)

    with pytest.raises(Refused) as refused:
        two.do(change_own_password, ChangeOwnPassword(old="come in", password=OTHER, again=OTHER))
    assert told(refused) == {("old", WRONG_OLD)}
    same = ChangeOwnPassword(old="come in again", password="come in again", again="come in again")
    with pytest.raises(Refused) as refused:
        two.do(change_own_password, same)
    assert told(refused) == {("password", SAME_AGAIN)}
    two.do(change_own_password, ChangeOwnPassword(old="come in again", password=OTHER, again=OTHER))

    assert not must_change(two)
    two.leave()
    door.sign_in(two, OUSMANE, OTHER)
    assert not must_change(two)


def test_the_code_on_paper_gives_the_last_secretary_a_new_password(two: Office) -> None:
    """Only to a secretary, only with the latest code, and the slip is named."""
    first = two.do(make_recovery_code).result
    code = two.do(make_recovery_code).result
    awa, ousmane = two.ask(people).now
    two.leave()
    for wrong, said in ((first, signing_in.OTHER_CODE), (code[:-1], None), ("", None)):
        with pytest.raises(Refused) as refused:
            recover(two, awa.id, wrong)
        assert {about for about, _message in told(refused)} == {"code"}
        assert said is None or ("code", said) in told(refused)
    with pytest.raises(Refused) as refused:
        recover(two, ousmane.id, code)
    assert told(refused) == {("user_id", signing_in.SECRETARIES_ONLY)}

    recover(two, awa.id, code.lower().replace("-", " "))

    door.sign_in(two, AWA, "a new beginning")
    assert two.actor == AWA


def recover(office: Office, user_id: int, code: str) -> None:
    """Choose a new password with the code."""
    order = RecoverPassword(user_id=user_id, code=code, password="a new beginning", again="a new beginning")
    office.do(recover_password, order)


def test_the_office_changes_hands(two: Office) -> None:
    """Who took it is secretary, who gave it keeps what was agreed, and the record says how the books stood."""
    lines = tuple(Line(item) for item in OFFERED)
    order = HandOver(
        taken_by="Fatou Ba", keeps=(Role.VIEWER,), lines=(*lines, Line(Item.OWN, "Scales", is_done=False)),
        backup_name="conapro-1.podb", password="fatou comes now", again="fatou comes now",
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        two.do(hand_over, order)
    assert told(refused) == {(f"lines.{len(lines)}", hand_over_rules.WHAT_OF_ITEM)}

    two.do(hand_over, replace(order, lines=(*lines, Line(Item.OWN, "Scales", is_done=False, remark="At the mill."))))

    assert two.keeper.roles == {Role.VIEWER}
    two.leave()
    door.sign_in(two, "Fatou Ba", "fatou comes now")
    assert two.keeper.roles == {Role.SECRETARY}
    (record,) = two.ask(hand_overs)
    assert (record.given_by, record.taken_by, record.given_by_roles) == (AWA, "Fatou Ba", (Role.VIEWER,))
    assert record.journal_count == len(two.ask(journal_ids, JournalView())) - 2
    assert (record.items[-1].called, record.items[-1].remark) == ("Scales", "At the mill.")


def test_a_secretary_alone_hands_over_too(office: Office) -> None:
    """Where nobody was written down, the names of both are written down with the hand-over."""
    order = HandOver(given_by=AWA, taken_by=OUSMANE, lines=(), backup_name="b.podb", password=OTHER, again=OTHER)
    office.do(hand_over, order)

    assert (office.keeper.is_alone, office.actor) == (True, OUSMANE)
    assert [(row.name, row.ended_at is None) for row in office.ask(people).people] == [(OUSMANE, True), (AWA, False)]


def test_nobody_hands_over_to_themselves_or_stays_secretary(two: Office) -> None:
    """All of it at once, beside its field."""
    awa = two.ask(people).now[0]
    with pytest.raises(Refused) as refused:
        two.do(hand_over, HandOver(taken_by_id=awa.id, keeps=(Role.SECRETARY,), lines=()))

    assert told(refused) == {
        ("taken_by", hand_over_rules.TO_ONESELF), ("keeps", hand_over_rules.KEEPS_NO_SECRETARY),
    }  # fmt: skip
