"""Transfers by the rules: whose approval, until when, where they stand on a day, and what speaks against each step."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies.composition import DAY_AHEAD, HIDDEN
from pomanager.rules.bodies.leaving import WRITE_REASON
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.bylaws.in_force import Bylaws, SetValue
from pomanager.rules.bylaws.values import Choice, Count, Flag, Unit
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection
from pomanager.rules.shares import transfers as rules
from pomanager.rules.shares.kinds import Approval, TransferStep
from pomanager.rules.shares.transfers import DeedFacts, StepTaken, TransferFacts, TransferRule, TransferState

DEED, TODAY = date(2026, 3, 2), date(2026, 11, 23)
LAST_DAY = date(2026, 6, 2)
THREE_MONTHS = Count(3, Unit.MONTHS)


def told(found: Iterable[Objection]) -> list[tuple[str, str]]:
    """Field and sentence of each objection."""
    return [(each.about, each.message) for each in found]


def facts(*steps: tuple[TransferStep, date], approval: Approval = Approval.BOARD, silent: bool = True) -> TransferFacts:
    """A transfer handed in on the day of its deed, to be answered within three months."""
    return TransferFacts(
        requested_on=DEED, approval=approval, answer_by=LAST_DAY if silent else None, deposited_on=DEED,
        steps=tuple(StepTaken(*each) for each in steps),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("free", "to_others", "newcomer", "needed"),
    [
        (True, Approval.ASSEMBLY, False, Approval.NONE),
        (True, Approval.ASSEMBLY, True, Approval.ASSEMBLY),
        (False, Approval.MEMBERS, False, Approval.MEMBERS),
        (False, Approval.NONE, False, Approval.BOARD),
        (False, None, False, Approval.BOARD),
        (None, Approval.BOARD, False, Approval.NONE),
        (None, None, True, Approval.NONE),
        (False, Approval.NONE, True, Approval.NONE),
    ],
)
def test_whose_approval_is_needed(
    free: bool | None,  # noqa: FBT001 - three answers
    to_others: Approval | None,
    newcomer: bool,  # noqa: FBT001
    needed: Approval,
) -> None:
    assert TransferRule(free, to_others).approval(to_newcomer=newcomer) is needed


def test_the_by_laws_are_read_and_what_they_leave_open_is_said() -> None:
    values = {
        "capital.free_between_members": SetValue(Flag(yes=False)),
        "capital.transfer_approval": SetValue(Choice("members")),
        "capital.transfer_silence": SetValue(THREE_MONTHS),
    }
    rule = rules.transfer_rule(Bylaws(values=values))
    assert rule == TransferRule(free_between_members=False, to_others=Approval.MEMBERS, silence=THREE_MONTHS)
    assert list(rule.silences(to_newcomer=False)) == []
    blank = rules.transfer_rule(Bylaws())
    assert [each.details["subject"] for each in blank.silences(to_newcomer=True)] == [rules.WHOSE_APPROVAL]
    assert [each.details["subject"] for each in blank.silences(to_newcomer=False)] == [rules.BETWEEN_MEMBERS]
    assumed = list(TransferRule(free_between_members=False).silences(to_newcomer=False))
    assert [each.message for each in assumed] == [rules.APPROVAL_ASSUMED, SILENT]
    assert not any(each.stops for each in assumed)


def test_the_time_to_answer_runs_from_the_deposit() -> None:
    rule = TransferRule(silence=THREE_MONTHS)
    assert rule.answer_by(DEED) == LAST_DAY
    assert rule.answer_by(date(2026, 11, 30)) == date(2027, 2, 28)
    assert rule.answer_by(None) is None
    assert TransferRule().answer_by(DEED) is None


@pytest.mark.parametrize(
    ("day", "state"),
    [(DEED, TransferState.WAITING), (LAST_DAY, TransferState.WAITING), (date(2026, 6, 3), TransferState.SILENT)],
)
def test_silence_is_consent_from_the_day_after_the_last(day: date, state: TransferState) -> None:
    assert facts().state_on(day) is state
    assert facts(silent=False).state_on(day) is TransferState.WAITING
    assert facts(approval=Approval.NONE, silent=False).state_on(day) is TransferState.FREE


def test_the_last_step_by_a_day_is_its_state_and_taking_back_holds_for_every_day() -> None:
    approved = (TransferStep.APPROVED, date(2026, 4, 1))
    entered = (TransferStep.ENTERED, date(2026, 4, 5))
    whole = facts(approved, entered)
    assert [whole.state_on(day) for day in (DEED, approved[1], date(2026, 4, 4), entered[1])] == [
        TransferState.WAITING, TransferState.APPROVED, TransferState.APPROVED, TransferState.ENTERED
    ]  # fmt: skip
    back = facts(approved, entered, (TransferStep.TAKEN_BACK, TODAY))
    assert {back.state_on(day) for day in (DEED, entered[1], TODAY)} == {TransferState.TAKEN_BACK}


@given(
    st.lists(st.tuples(st.sampled_from(sorted(TransferStep)), st.integers(0, 400)), max_size=4),
    st.integers(0, 400),
    st.booleans(),
)
def test_shares_pass_only_when_nothing_is_awaited(
    steps: list[tuple[TransferStep, int]],
    after: int,
    silent: bool,  # noqa: FBT001
) -> None:
    """On every day from which the shares may pass, whatever happened, the transfer is not waiting any more."""
    dated = sorted(steps, key=_days)
    transfer = facts(*((step, DEED + timedelta(days=days)) for step, days in dated), silent=silent)
    first, day = transfer.may_pass_from, DEED + timedelta(days=after)
    if first is not None and day >= first:
        assert transfer.state_on(day) is not TransferState.WAITING
    assert (first is None) == (not silent and TransferStep.APPROVED not in {step for step, _days in steps})


def _days(step: tuple[TransferStep, int]) -> int:
    return step[1]


def test_everything_against_a_deed_is_said() -> None:
    deed = DeedFacts(
        requested_on=TODAY + timedelta(days=1), deposited_on=TODAY, attestation="3/2026",
        attestation_of=("Awa", "Bintou"), price_minor=-1, remarks="a\u202eb",
    )  # fmt: skip
    assert told(rules.objections_to_deed(deed, TODAY)) == [
        ("requested_on", DAY_AHEAD), ("deposited_on", rules.HANDED_IN_BEFORE), ("attestation", rules.ATTESTATION_TAKEN),
        ("price_minor", rules.BELOW_NOTHING), ("remarks", HIDDEN),
    ]  # fmt: skip
    good = DeedFacts(requested_on=TODAY, deposited_on=TODAY, price_minor=0)
    assert told(rules.objections_to_deed(good, TODAY)) == []


def test_two_people_are_needed() -> None:
    assert told(rules.objections_to_parties(None, None, None, DEED)) == [
        ("from_id", rules.NOBODY_GIVES), ("to_id", rules.NOBODY_RECEIVES), ("share_type_id", rules.NO_TYPE)
    ]  # fmt: skip
    assert told(rules.objections_to_parties((1, "Awa", Status.ACTIVE), 1, 1, DEED)) == [("to_id", rules.TO_ONESELF)]
    assert told(rules.objections_to_parties((1, "Awa", Status.DEAD), 2, 1, DEED)) == [("from_id", rules.GIVER_DEAD)]
    assert told(rules.objections_to_parties((1, "Awa", Status.RESIGNED), 2, 1, DEED)) == []


@pytest.mark.parametrize(("shares", "warned"), [(6, False), (7, True), (10, True), (11, False)])
def test_shares_promised_elsewhere_warn(shares: int, warned: bool) -> None:  # noqa: FBT001
    found = list(rules.objections_to_promised("Awa", shares, held=10, promised=4))
    assert bool(found) is warned
    assert not any(each.stops for each in found)


def test_attestations_are_counted_by_year() -> None:
    assert rules.next_attestation([], DEED) == "1/2026"
    assert rules.next_attestation(["2/2026", "10/2026", "44/2025", "B-7/2026"], DEED) == "11/2026"


@pytest.mark.parametrize(
    ("on", "against"),
    [
        (date(2026, 3, 1), rules.ANSWERED_BEFORE), (DEED, None), (LAST_DAY, None),
        (date(2026, 6, 3), rules.ANSWERED_LATE), (TODAY + timedelta(days=1), DAY_AHEAD),
    ],
)  # fmt: skip
def test_a_refusal_comes_between_the_deed_and_the_last_day(on: date, against: str | None) -> None:
    found = rules.objections_to_deciding(facts(), approved=False, by=None, on=on, today=TODAY, reason="No bond.")
    said = [message for _about, message in told(found)]
    assert said == [] if against is None else against in said


def test_a_late_approval_and_another_body_only_warn() -> None:
    late = rules.objections_to_deciding(facts(), approved=True, by=Approval.ASSEMBLY, on=TODAY, today=TODAY)
    found = list(late)
    assert [each.message for each in found] == [rules.LATE_APPROVAL, rules.OTHER_BODY]
    assert not any(each.stops for each in found)
    free = facts(approval=Approval.NONE, silent=False)
    assert told(rules.objections_to_deciding(free, approved=True, by=None, on=DEED, today=TODAY)) == [
        ("", rules.NEEDS_NO_ANSWER)
    ]  # fmt: skip


def test_entering_waits_for_the_answer() -> None:
    assert told(rules.objections_to_entering(facts(), LAST_DAY, TODAY)) == [("on", rules.AWAITS)]
    assert told(rules.objections_to_entering(facts(), date(2026, 6, 3), TODAY)) == []
    assert told(rules.objections_to_entering(facts(silent=False), TODAY, TODAY)) == [("on", rules.AWAITS_WITHOUT_END)]
    approved = facts((TransferStep.APPROVED, date(2026, 4, 1)))
    assert told(rules.objections_to_entering(approved, date(2026, 3, 31), TODAY)) == [("on", rules.PASSES_LATER)]
    assert told(rules.objections_to_entering(approved, date(2026, 4, 1), TODAY)) == []
    refused = facts((TransferStep.REFUSED, date(2026, 4, 1)))
    assert told(rules.objections_to_entering(refused, TODAY, TODAY)) == [("", rules.OVER[TransferState.REFUSED])]
    loose = TransferFacts(requested_on=DEED, approval=Approval.NONE, answer_by=None)
    (only,) = rules.objections_to_entering(loose, DEED, TODAY)
    assert (only.message, only.stops) == (rules.NOT_DEPOSITED, False)


def test_withdrawing_and_taking_back() -> None:
    entered = facts((TransferStep.ENTERED, date(2026, 4, 5)))
    assert told(rules.objections_to_withdrawing(entered, TODAY, TODAY)) == [("", rules.OVER[TransferState.ENTERED])]
    approved = facts((TransferStep.APPROVED, date(2026, 4, 1)))
    assert told(rules.objections_to_withdrawing(approved, TODAY, TODAY)) == []
    assert told(rules.objections_to_withdrawing(facts(), DEED - timedelta(days=1), TODAY)) == [
        ("on", rules.PASSES_LATER)
    ]  # fmt: skip
    back = facts((TransferStep.TAKEN_BACK, TODAY))
    assert told(rules.objections_to_taking_back(back, TODAY, " ")) == [
        ("", rules.OVER[TransferState.TAKEN_BACK]), ("reason", WRITE_REASON)
    ]  # fmt: skip
