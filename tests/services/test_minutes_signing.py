"""Minutes from draft to signed: what is asked, what is kept, what is refused from then on, errata, copies."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import OfficeError, Refused, Stale
from pomanager.papers import paper_called
from pomanager.printing import erratum_for_signing, minutes_for_signing, print_paper, signed_like
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.envelope import codes_of
from pomanager.rules.meetings.kinds import MeetingKind, MinutesState
from pomanager.rules.meetings.minutes import PartKind
from pomanager.rules.meetings.required import NO_RESULT, PART_LEFT_OUT
from pomanager.services.meetings import judging_minutes as judging
from pomanager.services.meetings.commands.errata import write_erratum
from pomanager.services.meetings.commands.minutes import (
    approve_minutes,
    order_parts,
    reopen_minutes,
    write_minutes,
)
from pomanager.services.meetings.commands.signed_bytes import CHANGED_SINCE
from pomanager.services.meetings.commands.signing import sign_erratum, sign_minutes
from pomanager.services.meetings.locked import SIGNED, must_be_unsigned
from pomanager.services.meetings.orders_minutes import (
    ApproveMinutes,
    OrderParts,
    ReopenMinutes,
    WriteErratum,
    WriteMinutes,
    WrittenPart,
)
from pomanager.services.meetings.queries.minutes import minutes_detail, minutes_order
from pomanager.services.meetings.queries.signed import is_signed, signed_minutes, signed_text
from pomanager.services.office import Office
from tests import make, minutes, offices

MEETING = 2
TODAY = offices.NOW.date()
APPROVAL = ApproveMinutes(
    meeting_id=MEETING, approved_on=date(2026, 3, 14), approved_at_id=MEETING, approved_by="no. 9"
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office with its annual assembly, to write in."""
    office = offices.opened_office(offices.filled_file(tmp_path, minutes.fill))
    yield office
    office.close()


def writing(office: Office, *languages: str, **known: object) -> WriteMinutes:
    """An order that writes down the parts as they stand."""
    detail = office.ask(minutes_detail, MEETING)
    parts = tuple(WrittenPart(kind=part.kind, item_id=part.item_id, body=part.body.to_json()) for part in detail.parts)
    order = WriteMinutes(
        meeting_id=MEETING, languages=languages or ("fr",), texts=dict.fromkeys(languages or ("fr",), parts),
        version=detail.version,
    )  # fmt: skip
    return replace(order, **known)  # type: ignore[arg-type]


def signed(office: Office, *languages: str) -> None:
    """Minutes written, approved and signed."""
    office.do(write_minutes, writing(office, *languages))
    office.do(approve_minutes, APPROVAL)
    office.do(sign_minutes, minutes_for_signing(office, MEETING, TODAY))


def printed(office: Office, target: Path, *, language: str = "fr", large: bool = False) -> bytes:
    """The minutes as ``print`` gives them."""
    print_paper(paper_called("minutes"), office, target, PrintOrder(language=language, large=large), of=[MEETING])
    return target.read_bytes()


def messages(caught: pytest.ExceptionInfo[OfficeError]) -> list[str]:
    """What was said against an act."""
    return [objection.message for objection in caught.value.objections]


def test_they_go_from_draft_to_signed(office: Office) -> None:
    assert office.ask(minutes_detail, MEETING).state is MinutesState.NONE
    office.do(write_minutes, writing(office))
    assert office.ask(minutes_detail, MEETING).state is MinutesState.DRAFT
    office.do(approve_minutes, APPROVAL)
    detail = office.ask(minutes_detail, MEETING)
    assert (detail.state, detail.approved_by) == (MinutesState.APPROVED, "no. 9")
    office.do(sign_minutes, minutes_for_signing(office, MEETING, TODAY))
    detail = office.ask(minutes_detail, MEETING)
    assert detail.state is MinutesState.SIGNED
    assert detail.signed is not None
    assert [name for _role, name in detail.signed.signers][:1] == ["NIYONZIMA Médiatrice"]
    assert make.last_line(office).act == "meetings.minutes_signed"


def test_text_and_hash_are_kept(office: Office) -> None:
    signed(office)
    label = office.ask(signed_minutes, MEETING)
    assert label is not None
    text = office.ask(signed_text, label.id)
    assert hashlib.sha256(text.encode()).hexdigest() == label.text_sha256
    assert minutes.RESOLUTION in text


def test_the_words_do_not_depend_on_when_they_are_printed(office: Office) -> None:
    office.do(write_minutes, writing(office))
    office.do(approve_minutes, APPROVAL)
    before = minutes_for_signing(office, MEETING, TODAY)
    make.member(office, "BIGIRIMANA Claude")
    after = minutes_for_signing(office, MEETING, TODAY)
    assert before.text == after.text
    assert before.pdf != after.pdf


def test_what_changed_since_the_paper_was_made_is_noticed(office: Office) -> None:
    office.do(write_minutes, writing(office))
    office.do(approve_minutes, APPROVAL)
    order = minutes_for_signing(office, MEETING, TODAY)
    make.member(office, "BIGIRIMANA Claude")
    with pytest.raises(Stale) as caught:
        office.do(sign_minutes, order)
    assert messages(caught) == [CHANGED_SINCE]
    assert not office.ask(is_signed, MEETING)


def test_a_draft_is_signed_only_for_a_reason(office: Office) -> None:
    office.do(write_minutes, writing(office))
    with pytest.raises(Refused) as caught:
        office.do(sign_minutes, minutes_for_signing(office, MEETING, TODAY))
    assert messages(caught) == [judging.NOT_APPROVED]
    order = minutes_for_signing(office, MEETING, TODAY, "read out and signed at once")
    assert "read out and signed at once" in order.text
    office.do(sign_minutes, order)
    assert office.ask(is_signed, MEETING)


def test_what_the_law_asks_cannot_be_left_out(office: Office) -> None:
    order = writing(office)
    parts = tuple(part for part in order.texts["fr"] if part.kind != PartKind.DOCUMENTS)
    office.do(write_minutes, replace(order, texts={"fr": parts}))
    office.do(approve_minutes, APPROVAL)
    with pytest.raises(Refused) as caught:
        office.do(sign_minutes, minutes_for_signing(office, MEETING, TODAY, "we want it so"))
    assert messages(caught) == [PART_LEFT_OUT]
    assert NO_RESULT not in messages(caught)


def test_what_practice_asks_may_be_left_out_for_a_reason(office: Office) -> None:
    order = writing(office)
    parts = tuple(part for part in order.texts["fr"] if part.kind != PartKind.CALLING)
    office.do(write_minutes, replace(order, texts={"fr": parts}))
    office.do(approve_minutes, APPROVAL)
    with pytest.raises(Refused) as caught:
        office.do(sign_minutes, minutes_for_signing(office, MEETING, TODAY))
    assert judging.MISSING_ALL_THE_SAME in messages(caught)
    office.do(sign_minutes, minutes_for_signing(office, MEETING, TODAY, "told in the letter annexed"))


def test_nothing_changes_once_they_are_signed(office: Office) -> None:
    signed(office)
    acts = (
        lambda: office.do(write_minutes, writing(office)),
        lambda: office.do(approve_minutes, APPROVAL),
        lambda: office.do(reopen_minutes, ReopenMinutes(meeting_id=MEETING, reason="a name is wrong")),
        lambda: office.do(sign_minutes, minutes_for_signing(office, MEETING, TODAY)),
        lambda: office.ask(must_be_unsigned, MEETING),
    )
    for act in acts:
        with pytest.raises(Refused) as caught:
            act()
        assert SIGNED in messages(caught)


def test_print_hands_out_the_bytes_that_were_signed(office: Office, tmp_path: Path) -> None:
    signed(office)
    first = printed(office, tmp_path / "one.pdf")
    make.member(office, "BIGIRIMANA Claude")
    assert printed(office, tmp_path / "two.pdf") == first
    label, copied = signed_like(office, first)
    assert label == office.ask(signed_minutes, MEETING)
    assert copied is None


@pytest.mark.parametrize("place", [0, 700, -2])
def test_one_byte_changed_is_not_what_was_signed(office: Office, tmp_path: Path, place: int) -> None:
    signed(office)
    changed = bytearray(printed(office, tmp_path / "one.pdf"))
    changed[place] ^= 1
    assert signed_like(office, bytes(changed)) == (None, None)


def test_another_language_is_a_copy_and_says_so(office: Office, tmp_path: Path) -> None:
    signed(office)
    label = office.ask(signed_minutes, MEETING)
    assert signed_like(office, printed(office, tmp_path / "en.pdf", language="en")) == (None, label)
    assert signed_like(office, printed(office, tmp_path / "large.pdf", large=True)) == (None, label)


def test_bilingual_minutes_are_one_paper(office: Office, tmp_path: Path) -> None:
    signed(office, "fr", "rn")
    label = office.ask(signed_minutes, MEETING)
    assert label is not None
    assert label.languages == ("fr", "rn")
    assert printed(office, tmp_path / "fr.pdf") == printed(office, tmp_path / "rn.pdf", language="rn")


def test_an_erratum_stands_beside_what_was_signed(office: Office, tmp_path: Path) -> None:
    signed(office)
    original = printed(office, tmp_path / "one.pdf")
    wrong = WriteErratum(meeting_id=MEETING, on=TODAY, instead_of="mill", reads="press", reason="misheard")
    erratum_id = office.do(write_erratum, wrong).result
    office.do(sign_erratum, erratum_for_signing(office, erratum_id, TODAY))
    assert printed(office, tmp_path / "two.pdf") == original
    (line,) = office.ask(minutes_detail, MEETING).errata
    assert (line.number, line.instead_of, line.reads) == (1, "mill", "press")
    assert line.signed is not None
    target = tmp_path / "erratum.pdf"
    print_paper(paper_called("erratum"), office, target, PrintOrder(language="fr"), of=[erratum_id])
    assert signed_like(office, target.read_bytes()) == (line.signed, None)
    with pytest.raises(Refused):
        office.do(sign_erratum, erratum_for_signing(office, erratum_id, TODAY))


def test_an_erratum_is_asked_for_everything_at_once(office: Office) -> None:
    order = WriteErratum(meeting_id=MEETING, on=date(2026, 3, 14), instead_of=" ", reads="", reason="")
    with pytest.raises(Refused) as caught:
        office.do(write_erratum, order)
    assert messages(caught) == [judging.NOT_SIGNED]
    signed(office)
    with pytest.raises(Refused) as caught:
        office.do(write_erratum, order)
    assert messages(caught) == [
        judging.BEFORE_SIGNING, judging.NO_WRONG_WORDS, judging.NO_RIGHT_WORDS, judging.SAY_WHY,
    ]  # fmt: skip


def test_two_writers_do_not_overwrite_one_another(office: Office) -> None:
    order = writing(office)
    office.do(write_minutes, order)
    with pytest.raises(Stale):
        office.do(write_minutes, order)
    office.do(write_minutes, writing(office))
    assert office.ask(minutes_detail, MEETING).version == 2


def test_approved_minutes_are_opened_again_for_a_reason(office: Office) -> None:
    office.do(write_minutes, writing(office))
    office.do(approve_minutes, APPROVAL)
    with pytest.raises(Refused) as caught:
        office.do(write_minutes, writing(office))
    assert messages(caught) == [judging.APPROVED_ALREADY]
    with pytest.raises(Refused):
        office.do(reopen_minutes, ReopenMinutes(meeting_id=MEETING, reason=" "))
    office.do(reopen_minutes, ReopenMinutes(meeting_id=MEETING, reason="a name is wrong"))
    office.do(write_minutes, writing(office))


def test_approval_is_proved_and_no_older_than_the_meeting(office: Office) -> None:
    office.do(write_minutes, writing(office))
    with pytest.raises(Refused) as caught:
        office.do(approve_minutes, ApproveMinutes(meeting_id=MEETING, approved_on=date(2026, 3, 13)))
    assert messages(caught) == [judging.TOO_EARLY, judging.NO_PROOF]
    with pytest.raises(Refused) as caught:
        office.do(approve_minutes, replace(APPROVAL, approved_at_id=1))
    assert messages(caught) == [judging.APPROVED_BEFORE]


def test_the_organisation_chooses_parts_and_signers(office: Office) -> None:
    kind = MeetingKind.ORDINARY_ASSEMBLY
    parts = (PartKind.ATTENDANCE, PartKind.ITEMS, PartKind.SIGNATURES)
    office.do(order_parts, OrderParts(kind=kind, parts=parts, signed_by=("chair",)))
    assert office.ask(minutes_order, kind).parts == parts
    assert [part.kind for part in office.ask(minutes_detail, MEETING).parts] == list(parts)
    with pytest.raises(Refused):
        office.do(order_parts, OrderParts(kind=kind, parts=(), signed_by=()))


def test_two_languages_one_after_the_other_are_one_paper_with_two_codes(office: Office, tmp_path: Path) -> None:
    office.do(write_minutes, writing(office, "fr", "rn", in_columns=False))
    office.do(approve_minutes, APPROVAL)
    order = minutes_for_signing(office, MEETING, TODAY)
    office.do(sign_minutes, order)
    target = tmp_path / "both.pdf"
    told = print_paper(paper_called("minutes"), office, target, PrintOrder(language="fr"), of=[MEETING])
    assert target.read_bytes() == order.pdf
    assert told.is_kept
    assert told.codes == codes_of(order.text)
    assert len(told.codes) == 2
