"""Transfers of shares: asked for, answered or met by silence, entered, withdrawn, taken back; nothing half written."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pomanager.db.register_numbers import serials_text
from pomanager.errors import NotFound
from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.bodies.leaving import WRITE_REASON
from pomanager.rules.members import Status
from pomanager.rules.shares import certificates, judging
from pomanager.rules.shares import transfers as rules
from pomanager.rules.shares.kinds import Approval, EntryKind, TransferReason, TransferStep
from pomanager.rules.shares.transfers import TransferState
from pomanager.services.office import Office
from pomanager.services.shares.commands.certifying import issue_certificate
from pomanager.services.shares.commands.transferring import (
    decide_transfer,
    enter_transfer,
    request_transfer,
    take_back_transfer,
    transfer_shares,
    withdraw_transfer,
)
from pomanager.services.shares.judging_transfers import (
    certificates_with_transfer,
    objections_to_requesting,
    objections_to_transferring,
)
from pomanager.services.shares.orders_passing import (
    DecideTransfer,
    EnterTransfer,
    IssueCertificate,
    RequestTransfer,
    TakeBackTransfer,
    TransferShares,
    WithdrawTransfer,
)
from pomanager.services.shares.queries.certificates import certificates_cancelled_with, certificates_of
from pomanager.services.shares.queries.ledger import entries_of
from pomanager.services.shares.queries.transfers import (
    approval_asked,
    next_attestation_number,
    silent_transfers,
    transfer,
    transfers,
)
from tests import make
from tests import shares as build
from tests.shares import AWA, BINTOU, COUMBA, FANTA, LAWS, TODAY, TYPE, UNION, held, refused, told_last

DEED = date(2026, 3, 2)
LAST_DAY = date(2026, 6, 2)
"""The last day to answer a deed handed in on its own day, where silence of three months is consent."""
ASKED = {**LAWS, "capital.free_between_members": "no", "capital.transfer_approval": "board"}
SILENT = {**ASKED, "capital.transfer_silence": "3 months"}


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office in which Awa holds ten shares, of which 25 % and nine thousand more are paid."""
    opened = build.share_office(tmp_path, clock)
    build.subscribed(opened, AWA, 10, date(2025, 1, 10), paid=40_000)
    yield opened
    opened.close()


def deed(**known: Any) -> RequestTransfer:  # noqa: ANN401 - any part of the order
    """Awa gives Bintou four shares."""
    return RequestTransfer(
        **{
            "requested_on": DEED, "share_type_id": TYPE, "from_id": AWA, "to_id": BINTOU, "shares": 4,
            "deposited_on": DEED, **known,
        }
    )  # fmt: skip


def at_once(**known: Any) -> TransferShares:  # noqa: ANN401 - any part of the order
    """The same in one act."""
    return TransferShares(
        **{
            "requested_on": DEED, "share_type_id": TYPE, "from_id": AWA, "to_id": BINTOU, "shares": 4,
            "deposited_on": DEED, **known,
        }
    )  # fmt: skip


def asked(office: Office, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A transfer asked for; returns its id."""
    return office.do(request_transfer, deed(**known)).result


def certified(office: Office, member_id: int, shares: int, on: date = date(2025, 2, 1)) -> int:
    """A certificate; returns its id."""
    order = IssueCertificate(member_id=member_id, share_type_id=TYPE, shares=shares, on=on)
    return office.do(issue_certificate, order).result


def state(office: Office, transfer_id: int, day: date = TODAY) -> TransferState:
    """Where a transfer stands on a day."""
    return office.ask(transfer, transfer_id, day).state


def test_a_free_transfer_in_one_act_moves_what_is_paid_and_owed(office: Office) -> None:
    key = office.do(transfer_shares, at_once(reason=TransferReason.GIFT, price_minor=45_000)).result
    assert held(office, AWA, DEED)[:3] == (6, 60_000, 0)
    assert held(office, BINTOU, DEED)[:3] == (4, 40_000, 40_000)
    assert held(office, AWA, date(2026, 3, 1))[:3] == (10, 100_000, 40_000)
    row = office.ask(transfer, key, TODAY)
    assert (row.state, row.attestation, row.approval) == (TransferState.ENTERED, "1/2026", Approval.NONE)
    assert [each.step for each in row.steps] == [TransferStep.ENTERED]
    entries = office.ask(entries_of, BINTOU)
    assert [(each.kind, each.transfer_id) for each in entries] == [(EntryKind.TRANSFER_IN, key)]
    line = make.last_line(office)
    assert (line.act, line.label, line.record_id) == ("shares.transferred", "1 · Awa", AWA)
    assert told_last(office) == {
        "share_type": "A", "shares": "4", "receiver": "2 · Bintou", "requested_on": "2026-03-02",
        "transfer_reason": "gift", "price": "45000 XOF", "deposited_on": "2026-03-02", "attestation": "1/2026",
        "approval": "none", "on": "2026-03-02", "share_entry": serials_text(row.serials[0], row.serials[-1]),
    }  # fmt: skip


def test_another_part_of_what_is_paid_can_go_along(office: Office) -> None:
    office.do(transfer_shares, at_once(paid_minor=10_000))
    assert (held(office, AWA)[2], held(office, BINTOU)[2]) == (30_000, 10_000)
    assert refused(office, transfer_shares, at_once(paid_minor=40_001)) == [("paid_minor", judging.PAID_OUTSIDE)]


def test_everything_against_a_transfer_is_said_at_once_and_nothing_written(office: Office) -> None:
    make.standing(office, COUMBA, Status.RESIGNED, date(2026, 1, 5))
    ahead = date(2027, 1, 1)
    order = at_once(
        requested_on=ahead, deposited_on=date(2026, 12, 1), to_id=COUMBA, shares=11, price_minor=-1, remarks="x" * 201
    )
    assert set(refused(office, transfer_shares, order)) >= {
        ("requested_on", DAY_AHEAD), ("deposited_on", DAY_AHEAD), ("deposited_on", rules.HANDED_IN_BEFORE),
        ("price_minor", rules.BELOW_NOTHING), ("to_id", judging.GONE_FROM_ROLL), ("shares", judging.MORE_THAN_HELD),
    }  # fmt: skip
    to_herself = at_once(to_id=AWA, shares=11)
    assert refused(office, transfer_shares, to_herself) == [
        ("to_id", rules.TO_ONESELF), ("shares", judging.MORE_THAN_HELD)
    ]  # fmt: skip
    nobody = TransferShares(requested_on=DEED)
    assert refused(office, transfer_shares, nobody) == [
        ("from_id", rules.NOBODY_GIVES), ("to_id", rules.NOBODY_RECEIVES), ("share_type_id", rules.NO_TYPE)
    ]  # fmt: skip
    for unknown in (at_once(from_id=99), at_once(to_id=99), at_once(share_type_id=99)):
        with pytest.raises(NotFound):
            office.do(transfer_shares, unknown)


@pytest.mark.parametrize(("shares", "against"), [(0, True), (1, False), (10, False), (11, True)])
def test_from_one_share_to_all_of_them(office: Office, shares: int, against: bool) -> None:  # noqa: FBT001
    found = office.ask(objections_to_requesting, deed(shares=shares), TODAY)
    assert any(each.stops and each.about == "shares" for each in found) is against


def test_not_before_the_giver_had_them_and_not_what_is_given_away_later(office: Office) -> None:
    before = at_once(requested_on=date(2025, 1, 9), deposited_on=None)
    assert refused(office, transfer_shares, before) == [("on", judging.NOT_HELD_YET)]
    on_the_day = at_once(requested_on=date(2025, 1, 10), deposited_on=None)
    assert not [each for each in office.ask(objections_to_transferring, on_the_day, TODAY) if each.stops]
    office.do(transfer_shares, at_once(shares=8))
    earlier = at_once(requested_on=date(2025, 6, 1), deposited_on=None, to_id=COUMBA, shares=3)
    assert refused(office, transfer_shares, earlier) == [("shares", judging.TAKEN_LATER)]


def test_the_receiver_keeps_to_the_cap_and_to_who_may_hold(office: Office) -> None:
    build.bylaws(office, {**LAWS, "capital.max_held": "5 shares"}, date(2026, 1, 1))
    build.subscribed(office, BINTOU, 1, date(2026, 1, 2))
    office.do(transfer_shares, at_once(shares=4))
    assert refused(office, transfer_shares, at_once(shares=1)) == [("shares", judging.BEYOND_MOST)]
    people = build.share_type(office, "B", holder="people")
    build.subscribed(office, AWA, 2, DEED, share_type_id=people)
    order = at_once(share_type_id=people, to_id=UNION, shares=1)
    assert refused(office, transfer_shares, order) == [("to_id", judging.PEOPLE_ONLY)]


def test_by_laws_of_the_day_say_whose_approval_is_needed(office: Office) -> None:
    build.bylaws(office, {**LAWS, "capital.transfer_approval": "members"}, date(2026, 1, 1))
    build.bylaws(office, SILENT, date(2026, 2, 1))
    assert office.ask(approval_asked, AWA, BINTOU, date(2026, 1, 31), None) == (Approval.NONE, None)
    assert office.ask(approval_asked, AWA, FANTA, date(2026, 1, 31), date(2026, 1, 31)) == (Approval.MEMBERS, None)
    assert office.ask(approval_asked, AWA, BINTOU, DEED, DEED) == (Approval.BOARD, LAST_DAY)
    assert refused(office, transfer_shares, at_once()) == [("approved_on", rules.NEEDS_APPROVAL)]
    too_early = at_once(approved_on=date(2026, 3, 1), on=DEED)
    assert refused(office, transfer_shares, too_early) == [("approved_on", rules.APPROVED_BEFORE)]
    before_the_answer = at_once(approved_on=date(2026, 3, 20), on=date(2026, 3, 19))
    assert refused(office, transfer_shares, before_the_answer) == [("on", rules.PASSES_LATER)]
    key = office.do(transfer_shares, at_once(approved_on=date(2026, 3, 20), decision="CA 4/2026")).result
    row = office.ask(transfer, key, TODAY)
    assert [(each.step, each.on) for each in row.steps] == [
        (TransferStep.APPROVED, date(2026, 3, 20)), (TransferStep.ENTERED, date(2026, 3, 20))
    ]  # fmt: skip
    assert office.ask(entries_of, BINTOU)[0].decision == "CA 4/2026"


def test_an_approved_transfer_is_entered_once(office: Office) -> None:
    build.bylaws(office, SILENT, date(2026, 1, 1))
    key = asked(office)
    assert state(office, key) is TransferState.SILENT
    assert state(office, key, LAST_DAY) is TransferState.WAITING
    order = DecideTransfer(transfer_id=key, approved=True, on=date(2026, 4, 1), decision="CA 5/2026")
    office.do(decide_transfer, order)
    assert told_last(office) == {
        "share_type": "A", "shares": "4", "receiver": "2 · Bintou", "answer": "approved", "decided_on": "2026-04-01",
        "decided_by": "board", "decision": "CA 5/2026",
    }  # fmt: skip
    assert refused(office, decide_transfer, order) == [("", rules.OVER[TransferState.APPROVED])]
    assert refused(office, enter_transfer, EnterTransfer(transfer_id=key, on=date(2026, 3, 31))) == [
        ("on", rules.PASSES_LATER)
    ]  # fmt: skip
    office.do(enter_transfer, EnterTransfer(transfer_id=key, on=date(2026, 4, 1)))
    assert held(office, BINTOU)[0] == 4
    for act, again in (
        (enter_transfer, EnterTransfer(transfer_id=key, on=date(2026, 4, 2))),
        (withdraw_transfer, WithdrawTransfer(transfer_id=key, on=date(2026, 4, 2))),
        (decide_transfer, order),
    ):
        assert refused(office, act, again) == [("", rules.OVER[TransferState.ENTERED])]


def test_silence_is_consent_on_the_day_after_the_last(office: Office, clock: make.MovableClock) -> None:
    build.bylaws(office, SILENT, date(2026, 1, 1))
    clock.come_to(LAST_DAY)
    key = asked(office)
    assert refused(office, enter_transfer, EnterTransfer(transfer_id=key, on=LAST_DAY)) == [("on", rules.AWAITS)]
    assert [row.days_left for row in office.ask(silent_transfers, LAST_DAY)] == [0]
    assert office.ask(silent_transfers, date(2026, 5, 2)) == ()
    assert [row.days_left for row in office.ask(silent_transfers, date(2026, 5, 3))] == [30]
    clock.forward(days=1)
    late = DecideTransfer(transfer_id=key, approved=False, on=date(2026, 6, 3), reason="The board does not agree.")
    assert refused(office, decide_transfer, late) == [("on", rules.ANSWERED_LATE)]
    office.do(enter_transfer, EnterTransfer(transfer_id=key, on=date(2026, 6, 3)))
    row = office.ask(transfer, key, date(2026, 6, 3))
    assert [(each.step, each.on) for each in row.steps] == [
        (TransferStep.CONSENT_BY_SILENCE, date(2026, 6, 3)), (TransferStep.ENTERED, date(2026, 6, 3))
    ]  # fmt: skip
    assert told_last(office)["answer"] == "silent"
    assert office.ask(silent_transfers, date(2026, 6, 3)) == ()


def test_an_answer_given_in_time_can_be_written_down_late(office: Office) -> None:
    build.bylaws(office, SILENT, date(2026, 1, 1))
    key = asked(office)
    refusal = DecideTransfer(transfer_id=key, approved=False, on=LAST_DAY)
    assert refused(office, decide_transfer, refusal) == [("reason", rules.WHY_REFUSED)]
    office.do(decide_transfer, DecideTransfer(transfer_id=key, approved=False, on=LAST_DAY, reason="No common bond."))
    assert state(office, key) is TransferState.REFUSED
    assert refused(office, enter_transfer, EnterTransfer(transfer_id=key, on=TODAY)) == [
        ("", rules.OVER[TransferState.REFUSED])
    ]  # fmt: skip


def test_without_a_time_to_answer_silence_says_nothing(office: Office) -> None:
    build.bylaws(office, ASKED, date(2026, 1, 1))
    key = asked(office)
    assert state(office, key) is TransferState.WAITING
    assert refused(office, enter_transfer, EnterTransfer(transfer_id=key, on=TODAY)) == [
        ("on", rules.AWAITS_WITHOUT_END)
    ]  # fmt: skip
    wrong = DecideTransfer(transfer_id=key, approved=True, on=date(2026, 3, 1), by=Approval.BOARD)
    assert refused(office, decide_transfer, wrong) == [("on", rules.ANSWERED_BEFORE)]


def test_promised_shares_warn_and_a_withdrawn_request_frees_them(office: Office) -> None:
    key = asked(office, shares=8)
    (warning,) = [
        each
        for each in office.ask(objections_to_requesting, deed(to_id=COUMBA, shares=3), TODAY)
        if each.about == "shares"
    ]
    assert (warning.message, warning.stops) == (rules.PROMISED, False)
    assert dict(warning.details) == {"name": "1 · Awa", "promised": 8, "free": 2}
    assert [each.message for each in office.ask(objections_to_requesting, deed(shares=8), TODAY)].count(
        rules.SAME_AGAIN
    ) == 1
    office.do(withdraw_transfer, WithdrawTransfer(transfer_id=key, on=date(2026, 3, 5), reason="No agreement."))
    assert not [each for each in office.ask(objections_to_requesting, deed(shares=8), TODAY) if each.about == "shares"]
    assert state(office, key, date(2026, 3, 4)) is TransferState.FREE
    assert [row.id for row in office.ask(transfers, TODAY, AWA)] == [key]
    assert [row for row in office.ask(transfers, TODAY, AWA) if row.is_open] == []


def test_attestations_are_numbered_by_year_and_never_twice(office: Office) -> None:
    assert office.ask(next_attestation_number, DEED) == "1/2026"
    asked(office, attestation="7/2026")
    assert office.ask(next_attestation_number, DEED) == "8/2026"
    assert refused(office, request_transfer, deed(attestation="7/2026", shares=1)) == [
        ("attestation", rules.ATTESTATION_TAKEN)
    ]  # fmt: skip
    assert refused(office, request_transfer, deed(attestation="9/2026", deposited_on=None)) == [
        ("deposited_on", rules.DEPOSIT_WITHOUT_DAY)
    ]  # fmt: skip
    row = office.ask(transfer, asked(office, shares=1, deposited_on=None), TODAY)
    assert (row.attestation, row.deposited_on) == ("", None)


def test_a_transfer_taken_back_is_gone_from_every_day(office: Office) -> None:
    key = office.do(transfer_shares, at_once()).result
    assert refused(office, take_back_transfer, TakeBackTransfer(transfer_id=key, reason=" ")) == [
        ("reason", WRITE_REASON)
    ]  # fmt: skip
    office.do(take_back_transfer, TakeBackTransfer(transfer_id=key, reason="The deed was for another type."))
    assert held(office, AWA, DEED)[:3] == (10, 100_000, 40_000)
    assert held(office, BINTOU, DEED)[:3] == (0, 0, 0)
    assert state(office, key, DEED) is TransferState.TAKEN_BACK
    assert office.ask(transfer, key, TODAY).serials == ()
    assert [each.kind for each in office.ask(entries_of, BINTOU)] == [EntryKind.TRANSFER_IN, EntryKind.REVERSAL]
    again = TakeBackTransfer(transfer_id=key, reason="Once more.")
    assert refused(office, take_back_transfer, again) == [("", rules.OVER[TransferState.TAKEN_BACK])]


def test_it_is_not_taken_back_when_the_shares_have_gone_on_or_are_certified(office: Office) -> None:
    key = office.do(transfer_shares, at_once()).result
    certified(office, BINTOU, 4, DEED)
    order = TakeBackTransfer(transfer_id=key, reason="A mistake.")
    assert refused(office, take_back_transfer, order) == [("", certificates.LEAVES_CERTIFICATES)]
    office.do(transfer_shares, at_once(from_id=BINTOU, to_id=COUMBA, requested_on=date(2026, 4, 1), deposited_on=None))
    assert ("", judging.NEGATIVE_SHARES) in refused(office, take_back_transfer, order)


def test_a_request_that_was_a_mistake_is_taken_back_without_entries(office: Office) -> None:
    key = asked(office)
    office.do(take_back_transfer, TakeBackTransfer(transfer_id=key, reason="Typed for the wrong member."))
    assert state(office, key) is TransferState.TAKEN_BACK
    assert [row.id for row in office.ask(transfers, TODAY, AWA)] == [key]


def test_who_died_gives_nothing_and_who_left_may_still_give(office: Office) -> None:
    make.standing(office, AWA, Status.RESIGNED, date(2026, 1, 5))
    assert not [each for each in office.ask(objections_to_requesting, deed(), TODAY) if each.stops]
    make.reversal(office, AWA)
    make.standing(office, AWA, Status.DEAD, date(2026, 3, 2))
    assert refused(office, request_transfer, deed()) == [("from_id", rules.GIVER_DEAD)]
    early = deed(requested_on=date(2026, 3, 1), deposited_on=None)
    assert not [each for each in office.ask(objections_to_requesting, early, TODAY) if each.stops]


def test_a_newcomer_may_receive_shares(office: Office) -> None:
    office.do(transfer_shares, at_once(to_id=FANTA))
    assert held(office, FANTA)[0] == 4


def test_certificates_of_the_giver_go_and_the_rest_gets_one(office: Office) -> None:
    whole = certified(office, AWA, 10)
    proposed = office.ask(certificates_with_transfer, AWA, TYPE, 4, DEED)
    assert [row.id for row in proposed] == [whole]
    assert office.ask(certificates_with_transfer, AWA, TYPE, 11, DEED) == ()
    key = office.do(transfer_shares, at_once()).result
    old, rest = sorted(office.ask(certificates_of, AWA, TODAY), key=lambda row: row.number)
    assert (old.id, old.end_reason, old.ended_on) == (whole, "transferred", DEED)
    serial = office.ask(transfer, key, TODAY).serials[0]
    assert old.end_entry == serial
    assert [row.id for row in office.ask(certificates_cancelled_with, serial, TODAY)] == [whole]
    assert (rest.shares, rest.paid_minor, rest.split_from, rest.issued_on) == (6, 0, old.number, DEED)
    assert told_last(office)["certificates_cancelled"] == "1 → 2"
    stays = at_once(requested_on=date(2026, 4, 1), deposited_on=None, shares=1, certificate_ids=())
    assert refused(office, transfer_shares, stays) == [("certificate_ids", certificates.TOO_MANY_LEFT)]
    used = at_once(requested_on=date(2026, 4, 1), deposited_on=None, shares=1, certificate_ids=(whole,))
    assert ("certificate_ids", certificates.NOT_LIVE) in refused(office, transfer_shares, used)
