"""Shares pass on: a transfer met by three months' silence, then a death with two heirs; certificates go along."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import pypdfium2
from pomanager.errors import Refused
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PrintOrder, TwoLanguages
from pomanager.rules.members import Status
from pomanager.rules.shares import transfers as rules
from pomanager.rules.shares.certificates import CertificateState
from pomanager.rules.shares.kinds import Approval, TransferStep
from pomanager.rules.shares.successions import Heir
from pomanager.rules.shares.transfers import TransferState
from pomanager.services.files import check_file
from pomanager.services.office import Office
from pomanager.services.shares.commands.certifying import issue_certificate
from pomanager.services.shares.commands.inheriting import settle_succession
from pomanager.services.shares.commands.transferring import enter_transfer, request_transfer
from pomanager.services.shares.orders_passing import EnterTransfer, IssueCertificate, RequestTransfer, SettleSuccession
from pomanager.services.shares.queries.certificates import certificates_of, find_certificate
from pomanager.services.shares.queries.ledger import entries_of
from pomanager.services.shares.queries.successions import proposed_heirs, successions
from pomanager.services.shares.queries.transfers import approval_asked, silent_transfers, transfer
from tests import make
from tests import shares as build
from tests.shares import AWA, BINTOU, COUMBA, FANTA, LAWS, TYPE, held, told_last

LAW = {
    **LAWS, "capital.free_between_members": "yes", "capital.transfer_approval": "members",
    "capital.transfer_silence": "3 months",
}  # fmt: skip
"""As the Uniform Act has it: free among members, to others with the majority, three months' silence is consent."""
DEPOSITED, LAST_DAY = date(2026, 1, 15), date(2026, 4, 15)
ASKED_ON, AFTER = date(2026, 1, 12), date(2026, 4, 16)
DIED, SETTLED = date(2026, 6, 3), date(2026, 9, 7)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """Awa holds eleven shares, four of them paid up, and has a certificate for ten."""
    with closing(build.share_office(tmp_path, clock)) as opened:
        build.bylaws(opened, LAW, date(2025, 1, 1))
        build.subscribed(opened, AWA, 11, date(2025, 2, 1), paid=40_000)
        certificate = IssueCertificate(member_id=AWA, share_type_id=TYPE, shares=10, on=date(2025, 3, 1))
        opened.do(issue_certificate, certificate)
        yield opened


def test_shares_pass_on(office: Office, clock: make.MovableClock, tmp_path: Path) -> None:
    """Each part of the story goes on where the one before ended."""
    capital = held(office, AWA, date(2025, 12, 31))
    key = _a_newcomer_is_to_get_five_shares(office, clock, tmp_path)
    _nobody_answers_for_three_months(office, clock, key)
    _awa_dies_and_leaves_two_heirs(office, clock)
    everybody = [held(office, who, SETTLED) for who in (AWA, BINTOU, COUMBA, FANTA)]
    assert tuple(map(sum, zip(*everybody, strict=True)))[:3] == capital[:3]
    _the_books_are_sound_and_say_all_of_it(office, key, tmp_path)


def _a_newcomer_is_to_get_five_shares(office: Office, clock: make.MovableClock, folder: Path) -> int:
    """The deed is handed in; the attestation says until when the members may answer."""
    clock.come_to(DEPOSITED)
    assert office.ask(approval_asked, AWA, BINTOU, ASKED_ON, DEPOSITED) == (Approval.NONE, None)
    assert office.ask(approval_asked, AWA, FANTA, ASKED_ON, DEPOSITED) == (Approval.MEMBERS, LAST_DAY)
    deed = RequestTransfer(
        requested_on=ASKED_ON, deposited_on=DEPOSITED, share_type_id=TYPE, from_id=AWA, to_id=FANTA, shares=5,
        price_minor=50_000,
    )  # fmt: skip
    key = office.do(request_transfer, deed).result
    paper = folder / "deed.pdf"
    print_paper(paper_called("transfer-form"), office, paper, PrintOrder(language="en"), of=[key])
    text = _words(paper)
    for said in ("Attestation of deposit", "Number 1/2026", "15 January 2026", "15 April 2026", "5 · A"):
        assert said in text
    return key


def _nobody_answers_for_three_months(office: Office, clock: make.MovableClock, key: int) -> None:
    """On the last day an answer may still come; the day after, silence is consent."""
    clock.come_to(LAST_DAY)
    with pytest.raises(Refused) as said:
        office.do(enter_transfer, EnterTransfer(transfer_id=key, on=LAST_DAY))
    assert [each.message for each in said.value.objections] == [rules.AWAITS]
    assert [(row.id, row.days_left) for row in office.ask(silent_transfers, LAST_DAY)] == [(key, 0)]
    clock.come_to(AFTER)
    assert [row.state for row in office.ask(silent_transfers, AFTER)] == [TransferState.SILENT]
    office.do(enter_transfer, EnterTransfer(transfer_id=key, on=AFTER))
    assert told_last(office)["certificates_cancelled"] == "1 → 2"
    assert [step.step for step in office.ask(transfer, key, AFTER).steps] == [
        TransferStep.CONSENT_BY_SILENCE, TransferStep.ENTERED
    ]  # fmt: skip
    assert held(office, AWA, LAST_DAY)[0] == 11
    assert (held(office, AWA, AFTER)[:3], held(office, FANTA, AFTER)[:3]) == ((6, 60_000, 0), (5, 50_000, 40_000))
    assert [row.shares for row in office.ask(certificates_of, AWA, AFTER)] == [5, 10]


def _awa_dies_and_leaves_two_heirs(office: Office, clock: make.MovableClock) -> None:
    """Bintou, a member, takes shares; Moussa, who is none, the value. Nobody had been named beforehand."""
    clock.come_to(SETTLED)
    make.standing(office, AWA, Status.DEAD, DIED)
    assert office.ask(proposed_heirs, AWA, DIED) == ()
    heirs = (
        Heir(member_id=BINTOU, relation="daughter", part="1/2"), Heir(name="Moussa", relation="son", part="1/2")
    )  # fmt: skip
    order = SettleSuccession(
        member_id=AWA, on=SETTLED, heirs=heirs, representative_name="Moussa", decision="CA 9/2026"
    )  # fmt: skip
    office.do(settle_succession, order)
    assert (held(office, BINTOU, SETTLED)[0], held(office, AWA, SETTLED)[0]) == (3, 3)
    (settled,) = office.ask(successions, BINTOU)
    assert [(heir.name, heir.shares[0][1] if heir.shares else 0) for heir in settled.heirs] == [
        ("Bintou", 3), ("Moussa", 0)
    ]  # fmt: skip
    valid = [row for row in office.ask(certificates_of, AWA, SETTLED) if row.state is CertificateState.LIVE]
    assert [(row.number, row.shares, row.split_from) for row in valid] == [(3, 2, 2)]


def _the_books_are_sound_and_say_all_of_it(office: Office, key: int, folder: Path) -> None:
    """Every entry names its transfer or succession, every seal holds, and the check of the file finds nothing."""
    assert {entry.transfer_id for entry in office.ask(entries_of, FANTA)} == {key}
    for number in ("1", "2", "3"):
        found = office.ask(find_certificate, number, SETTLED)
        assert found is not None
        assert found.is_genuine
    paper = folder / "certificates.pdf"
    print_paper(paper_called("certificates"), office, paper, PrintOrder(language="en"), as_of=SETTLED)
    text = _words(paper)
    for said in ("Shares transferred", "Shares passed on to heirs"):
        assert said in text
    beside = PrintOrder(language="fr", second_language="km", two_languages=TwoLanguages.BESIDE)
    print_paper(paper_called("share-certificate"), office, paper, beside, of=[3])
    assert office.ask(certificates_of, AWA, SETTLED)[0].seal[:16] in _words(paper)
    print_paper(paper_called("transfers-waiting"), office, paper, PrintOrder(language="en"), as_of=LAST_DAY)
    assert "0 days left" in _words(paper)
    office.close()
    assert check_file(folder / "shares.podb") == ()


def _words(file: Path) -> str:
    """The words of a paper, in one line."""
    with pypdfium2.PdfDocument(str(file)) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
