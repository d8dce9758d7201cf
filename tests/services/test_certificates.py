"""Certificates issued, split, replaced and cancelled; one looked up by its number or its square."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db.share_sums import BEYOND_HELD, differences
from pomanager.errors import NotFound
from pomanager.rules.shares import certificates as rules
from pomanager.rules.shares.certificates import CertificateState, square_text
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.services.office import Office
from pomanager.services.shares.commands.certifying import (
    cancel_certificate,
    issue_certificate,
    replace_certificate,
    split_certificate,
)
from pomanager.services.shares.orders_passing import (
    CancelCertificate,
    IssueCertificate,
    ReplaceCertificate,
    SplitCertificate,
)
from pomanager.services.shares.queries.certificates import (
    certificate,
    certificate_ids,
    certificate_register,
    certificates_of,
    certified_holdings,
    find_certificate,
    next_certificate_number,
)
from tests import make
from tests import shares as build
from tests.shares import AWA, BINTOU, TODAY, TYPE, refused, told_last

ISSUED = date(2026, 2, 2)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office in which Awa holds ten shares, half of which are paid up."""
    opened = build.share_office(tmp_path, clock)
    build.subscribed(opened, AWA, 10, date(2026, 1, 10), paid=50_000)
    yield opened
    opened.close()


def order(shares: int = 4, on: date = ISSUED, number: int | None = None, member_id: int = AWA) -> IssueCertificate:
    """A certificate for some of the shares."""
    return IssueCertificate(member_id=member_id, share_type_id=TYPE, shares=shares, on=on, number=number)


def issued(office: Office, shares: int = 4, number: int | None = None) -> int:
    """A certificate; returns its id."""
    return office.do(issue_certificate, order(shares, number=number)).result


def test_a_certificate_says_what_is_held_and_paid(office: Office) -> None:
    key = issued(office)
    row = office.ask(certificate, key, TODAY)
    assert (row.number, row.shares, row.unit_minor, row.paid_minor) == (1, 4, 10_000, 40_000)
    assert (row.state, row.is_duplicate, row.member.name, row.type.code) == (CertificateState.LIVE, False, "Awa", "A")
    assert told_last(office) == {
        "certificate": "1", "share_type": "A", "shares": "4", "issued_on": "2026-02-02", "paid": "40000 XOF"
    }  # fmt: skip
    second = office.ask(certificate, issued(office, 6), TODAY)
    assert (second.number, second.paid_minor) == (2, 10_000)
    (holding,) = office.ask(certified_holdings, AWA, TODAY)
    assert (holding.shares, holding.certified, holding.free) == (10, 10, 0)
    assert refused(office, issue_certificate, order(1)) == [("shares", rules.MORE_THAN_FREE)]


def test_a_number_of_the_old_books_is_kept_and_given_once(office: Office) -> None:
    issued(office, number=31)
    assert office.ask(next_certificate_number) == 32
    assert refused(office, issue_certificate, order(1, number=31)) == [("number", rules.NUMBER_TAKEN)]
    early = order(1, on=date(2026, 1, 9))
    assert refused(office, issue_certificate, early) == [("shares", rules.MORE_THAN_FREE)]
    with pytest.raises(NotFound):
        office.do(issue_certificate, order(member_id=99))


def test_a_certificate_is_split_once(office: Office) -> None:
    key = issued(office, 6)
    split = SplitCertificate(certificate_id=key, parts=(4, 2), on=date(2026, 3, 1))
    first, second = (office.ask(certificate, each, TODAY) for each in office.do(split_certificate, split).result)
    assert (first.shares, first.paid_minor, first.split_from) == (4, 40_000, 1)
    assert (second.shares, second.paid_minor, second.issued_on) == (2, 10_000, date(2026, 3, 1))
    old = office.ask(certificate, key, TODAY)
    assert (old.state, old.end_reason) == (CertificateState.CANCELLED, CertificateEnd.SPLIT)
    assert told_last(office)["new_certificates"] == "2 (4), 3 (2)"
    for act, again in (
        (split_certificate, split),
        (replace_certificate, ReplaceCertificate(certificate_id=key, on=TODAY, remarks="Lost.")),
        (cancel_certificate, CancelCertificate(certificate_id=key, on=TODAY)),
    ):
        assert refused(office, act, again) == [("on", rules.NOT_LIVE)]


def test_a_duplicate_stands_for_the_lost_one(office: Office) -> None:
    key = issued(office)
    lost = ReplaceCertificate(certificate_id=key, on=date(2026, 3, 1), remarks="Lost in a fire.")
    copy = office.ask(certificate, office.do(replace_certificate, lost).result, TODAY)
    assert (copy.number, copy.duplicate_of, copy.is_duplicate, copy.paid_minor) == (2, 1, True, 40_000)
    old = office.ask(certificate, key, TODAY)
    assert (old.replaced_by, old.end_reason, old.end_remarks) == (2, CertificateEnd.REPLACED, "Lost in a fire.")
    assert office.ask(certificate, key, date(2026, 2, 28)).state is CertificateState.LIVE
    assert [row.number for row in office.ask(certificates_of, AWA, TODAY)] == [2, 1]
    assert [row.number for row in office.ask(certificates_of, AWA, date(2026, 2, 28))] == [1]


def test_cancelled_shares_can_be_certified_again(office: Office) -> None:
    key = issued(office, 10)
    wrong = CancelCertificate(certificate_id=key, on=TODAY, reason=CertificateEnd.REPLACED)
    assert refused(office, cancel_certificate, wrong) == [("reason", rules.NOT_THIS_WAY)]
    office.do(cancel_certificate, CancelCertificate(certificate_id=key, on=date(2026, 3, 1), remarks="Wrong name."))
    assert refused(office, issue_certificate, order(10)) == [("shares", rules.MORE_THAN_FREE)]
    office.do(issue_certificate, order(10, on=date(2026, 3, 1)))
    assert [row.number for row in office.ask(certificate_register, TODAY)] == [1, 2]
    assert [row.number for row in office.ask(certificate_register, TODAY, live_only=True)] == [2]
    assert [row.number for row in office.ask(certificate_register, ISSUED, TYPE, live_only=True)] == [1]
    assert office.ask(certificate_register, TODAY, 99) == ()
    assert office.ask(certificate_ids, TODAY) == (1, 2)
    assert office.ask(certificate_ids, TODAY, TYPE, live_only=True) == (2,)


def test_a_certificate_is_found_by_number_and_by_square(office: Office) -> None:
    row = office.ask(certificate, issued(office), TODAY)
    for typed, matches in (("1", None), (square_text(1, row.seal), True), (square_text(1, "0" * 64), False)):
        found = office.ask(find_certificate, typed, TODAY)
        assert found is not None
        assert (found.row.number, found.is_sealed, found.seal_matches) == (1, True, matches)
        assert found.is_genuine is (matches is not False)
    assert office.ask(find_certificate, "2", TODAY) is None
    assert office.ask(find_certificate, "Awa", TODAY) is None


def test_every_seal_is_that_of_what_the_books_say(office: Office) -> None:
    key = issued(office, 6)
    parts = office.do(split_certificate, SplitCertificate(certificate_id=key, parts=(5, 1), on=TODAY)).result
    office.do(replace_certificate, ReplaceCertificate(certificate_id=parts[0], on=TODAY, remarks="Burnt."))
    for number in ("1", "2", "3", "4"):
        found = office.ask(find_certificate, number, TODAY)
        assert found is not None
        assert found.is_sealed


def test_a_certificate_that_was_tampered_with_is_noticed(office: Office) -> None:
    issued(office)

    def tamper(session: Session) -> bool:
        session.execute(text("DROP TRIGGER certificate_never_changes"))
        session.execute(text("UPDATE certificate SET shares = 9"))
        found = find_certificate(session, "1", TODAY)
        session.rollback()
        return found is not None and found.is_sealed

    assert office.do(lambda work, _order: tamper(work.session), None).result is False


def test_certificates_for_more_than_is_held_are_found_by_the_check(office: Office) -> None:
    issued(office, 10)
    assert office.ask(_beyond_held) == []

    def forge(session: Session) -> list[str]:
        statement = (
            "INSERT INTO certificate SELECT 2, 2, share_type_id, member_id, 1, unit_minor, 0, issued_on, NULL, NULL, "
            "'', recorded_at FROM certificate"
        )
        session.execute(text(statement))
        found = _beyond_held(session)
        session.rollback()
        return found

    assert office.do(lambda work, _order: forge(work.session), None).result == [BEYOND_HELD]


def _beyond_held(session: Session) -> list[str]:
    return [each.message for each in differences(session)]


def test_nobody_has_what_others_hold(office: Office) -> None:
    issued(office)
    assert office.ask(certificates_of, BINTOU, TODAY) == ()
    with pytest.raises(NotFound):
        office.ask(certificate, 99, TODAY)
