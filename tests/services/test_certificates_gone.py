"""Certificates go with shares that are forfeited, converted or moved to the other record of the same person."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.rules.shares import certificates as rules
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.services.office import Office
from pomanager.services.shares.commands.certifying import cancel_certificate, issue_certificate
from pomanager.services.shares.commands.converting import convert_shares
from pomanager.services.shares.commands.forfeiting import forfeit_shares
from pomanager.services.shares.commands.merging import merge_holdings
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.orders import ConvertShares, ForfeitShares, MergeHoldings, ReverseEntry
from pomanager.services.shares.orders_passing import CancelCertificate, IssueCertificate
from pomanager.services.shares.queries.certificates import certificates_of
from tests import make
from tests import shares as build
from tests.shares import AWA, BINTOU, TODAY, TYPE, refused, told_last

ON = date(2026, 8, 3)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """Awa holds ten shares of which nothing is paid, all due at once, and has a certificate for all of them."""
    opened = build.share_office(tmp_path, clock)
    build.subscribed(opened, AWA, 10, date(2026, 1, 10), schedule=())
    issue = IssueCertificate(member_id=AWA, share_type_id=TYPE, shares=10, on=date(2026, 2, 1))
    opened.do(issue_certificate, issue)
    yield opened
    opened.close()


def told(office: Office) -> list[tuple[int, int, CertificateEnd | None]]:
    """Number, shares and ending of Awa's certificates."""
    return [(row.number, row.shares, row.end_reason) for row in office.ask(certificates_of, AWA, TODAY)]


def test_with_a_forfeiture(office: Office) -> None:
    order = ForfeitShares(member_id=AWA, share_type_id=TYPE, shares=4, on=ON, decision="CA 3")
    office.do(forfeit_shares, order)
    assert told(office) == [(2, 6, None), (1, 10, CertificateEnd.FORFEITED)]
    assert told_last(office)["certificates_cancelled"] == "1 → 2"


def test_with_a_conversion(office: Office) -> None:
    other = build.share_type(office, "B")
    order = ConvertShares(member_id=AWA, from_type_id=TYPE, to_type_id=other, shares=10, on=ON, decision="CA 3")
    office.do(convert_shares, order)
    assert told(office) == [(1, 10, CertificateEnd.CONVERTED)]
    assert told_last(office)["certificates_cancelled"] == "1"


def test_with_the_merging_of_two_records(office: Office) -> None:
    build.share_type(office, "B")
    build.subscribed(office, AWA, 1, date(2026, 1, 10), share_type_id=2)
    office.do(issue_certificate, IssueCertificate(member_id=AWA, share_type_id=2, shares=1, on=date(2026, 2, 1)))
    order = MergeHoldings(from_member_id=AWA, to_member_id=BINTOU, on=ON, decision="CA 3")
    office.do(merge_holdings, order)
    assert told(office) == [(1, 10, CertificateEnd.TRANSFERRED), (2, 1, CertificateEnd.TRANSFERRED)]
    assert told_last(office)["certificates_cancelled"] == "1; 2"


def test_not_before_the_certificate_was_issued(office: Office) -> None:
    """A forfeiture dated before the certificate was issued would leave a certificate for more than is held."""
    order = ForfeitShares(member_id=AWA, share_type_id=TYPE, shares=4, on=date(2026, 1, 20), decision="CA 3")
    assert refused(office, forfeit_shares, order) == [("shares", rules.TOO_MANY_LEFT)]


def test_shares_with_a_certificate_are_not_reversed_away(office: Office) -> None:
    """A subscription is taken back only when its certificate was cancelled."""
    order = ReverseEntry(serial=1, reason="Entered for the wrong member.")
    assert refused(office, reverse_entry, order) == [("serial", rules.LEAVES_CERTIFICATES)]
    office.do(cancel_certificate, CancelCertificate(certificate_id=1, on=date(2026, 2, 1)))
    office.do(reverse_entry, order)
