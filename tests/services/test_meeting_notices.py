"""Delegates of sections, and proofs of convocation: what is written, who is still missing, what is refused."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.readmodels.papers import Asked
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.rules.meetings import delegates as rules
from pomanager.rules.meetings import giving, notice, planning
from pomanager.rules.meetings.kinds import Channel, MeetingKind, Receipt
from pomanager.rules.members import Status
from pomanager.services.meetings.commands.delegates import (
    NameDelegates,
    WithdrawDelegate,
    name_delegates,
    withdraw_delegate,
)
from pomanager.services.meetings.commands.freezing import FreezeRoll, freeze_roll
from pomanager.services.meetings.commands.notices import (
    RecordNotices,
    TakeBackNotice,
    record_notices,
    take_back_notice,
)
from pomanager.services.meetings.judging_notices import objections_to_notices
from pomanager.services.meetings.queries.delegates import delegates
from pomanager.services.meetings.queries.freezing import roll_to_freeze
from pomanager.services.meetings.queries.loading import roll_people
from pomanager.services.meetings.queries.notices import notices, notices_told, roll_ids_without_notice
from pomanager.services.meetings.queries.seats import section_seats
from pomanager.services.meetings.queries.sheets_proof import proof_sheet
from pomanager.services.office import Office
from pomanager.services.organisation.queries import section_names
from tests import bodies, make, offices
from tests.meetings import BYLAWS, DAY, NOTICE, TODAY, called, fill, frozen, planned

SECTIONS = {
    "section_assembly.held": "yes", "section_assembly.threshold": "5 members",
    "section_assembly.delegates": "1 delegates",
    "section_assembly.members_per_delegate": "2 members",
}  # fmt: skip
DELEGATES = MeetingKind.DELEGATES_ASSEMBLY
AWA, BEA, CLO, DIA, EVE, FAY = range(1, 7)


def fill_sections(office: Office) -> None:
    """The office of the tests of meetings, with delegates."""
    fill(office)
    bodies.bylaws(office, {**BYLAWS, **SECTIONS}, NOTICE)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Six members in two sections of three; one delegate for two members."""
    opened = offices.opened_office(offices.filled_file(tmp_path, fill_sections))
    yield opened
    opened.close()


def _said(refused: "pytest.ExceptionInfo[Refused]") -> list[str]:
    return [objection.message for objection in refused.value.objections]


def _section(office: Office, name: str) -> int:
    return next(key for key, called in office.ask(section_names).items() if called == name)


def test_delegates_are_named_in_proportion_and_form_the_roll(office: Office) -> None:
    """Of three members one delegate for every two, and one more for the half left over: two."""
    meeting_id, mungwa = planned(office, kind=DELEGATES), _section(office, "Mungwa")
    with pytest.raises(Refused) as refused:
        office.do(name_delegates, NameDelegates(meeting_id=meeting_id, section_id=mungwa, member_ids=(AWA, BEA, CLO)))
    assert _said(refused) == [rules.TOO_MANY]
    assert refused.value.objections[0].details["seats"] == 2
    office.do(
        name_delegates,
        NameDelegates(meeting_id=meeting_id, section_id=mungwa, member_ids=(CLO, AWA), alternates=(BEA,)),
    )

    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=TODAY))

    assert [person.name for person in office.ask(roll_people, meeting_id)] == ["AWA Un", "CLO Trois"]
    rows = [
        (row.section, row.members, row.seats, row.delegates, row.alternates)
        for row in office.ask(section_seats, meeting_id)
    ]
    assert rows == [("Mungwa", 3, 2, 2, 1), ("Rukago", 3, 2, 0, 0)]


def test_an_alternate_goes_for_a_delegate_who_does_not(office: Office) -> None:
    meeting_id, mungwa = planned(office, kind=DELEGATES), _section(office, "Mungwa")
    first, *_more = office.do(
        name_delegates,
        NameDelegates(meeting_id=meeting_id, section_id=mungwa, member_ids=(CLO, AWA), alternates=(BEA,)),
    ).result
    with pytest.raises(Refused) as refused:
        office.do(withdraw_delegate, WithdrawDelegate(delegate_id=first, reason=""))
    assert _said(refused) == [rules.WITHDRAW_NEEDS_REASON]
    office.do(withdraw_delegate, WithdrawDelegate(delegate_id=first, reason="Malade."))

    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=TODAY))

    assert [person.name for person in office.ask(roll_people, meeting_id)] == ["AWA Un", "BEA Deux"]
    assert [row.name for row in office.ask(delegates, meeting_id)] == ["AWA Un", "BEA Deux"]
    with pytest.raises(Refused) as refused:
        office.do(withdraw_delegate, WithdrawDelegate(delegate_id=first, reason="Malade."))
    assert _said(refused) == [rules.WITHDRAWN_ALREADY]


def test_only_members_of_the_section_go_for_it_and_once(office: Office) -> None:
    meeting_id, mungwa = planned(office, kind=DELEGATES), _section(office, "Mungwa")
    make.standing(office, BEA, Status.RESIGNED, DAY - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        office.do(
            name_delegates,
            NameDelegates(meeting_id=meeting_id, section_id=mungwa, member_ids=(DIA,), alternates=(BEA, DIA)),
        )
    assert _said(refused) == [rules.NOT_OF_SECTION, rules.NOT_ON_ROLL, rules.NAMED_TWICE, rules.NOT_OF_SECTION]


def test_delegates_form_an_assembly_only_above_the_threshold(office: Office) -> None:
    bodies.bylaws(office, {**SECTIONS, "section_assembly.threshold": "6 members"}, TODAY)
    with pytest.raises(Refused) as refused:
        planned(office, kind=DELEGATES)
    assert _said(refused) == [planning.TOO_FEW_FOR_DELEGATES]
    assert refused.value.objections[0].details["members"] == 6
    ordinary = planned(office)
    with pytest.raises(Refused) as refused:
        office.do(
            name_delegates, NameDelegates(meeting_id=ordinary, section_id=_section(office, "Mungwa"), member_ids=(AWA,))
        )
    assert rules.NO_DELEGATES_HERE in _said(refused)


def test_who_was_told_is_known_by_person_by_section_and_for_all(office: Office) -> None:
    meeting_id = called(office)
    people = office.ask(roll_people, meeting_id)
    assert office.ask(notices_told, meeting_id).missing == 6
    order = RecordNotices(
        meeting_id=meeting_id, channel=Channel.HAND, given_on=NOTICE, roll_ids=(people[0].roll_id, people[4].roll_id),
        carrier="Jean", receipt=Receipt.SIGNED,
    )  # fmt: skip
    assert office.do(record_notices, order).result == 2
    told = office.ask(notices_told, meeting_id)
    assert [(each.section, each.told, each.missing) for each in told.sections] == [("Mungwa", 1, 2), ("Rukago", 1, 2)]
    assert office.ask(roll_ids_without_notice, meeting_id, _section(office, "Rukago")) == (
        people[3].roll_id, people[5].roll_id,
    )  # fmt: skip

    poster = RecordNotices(
        meeting_id=meeting_id, channel=Channel.POSTER, given_on=NOTICE, section_ids=(_section(office, "Mungwa"),),
        evidence="Bureau de la colline",
    )  # fmt: skip
    office.do(record_notices, poster)
    told = office.ask(notices_told, meeting_id)
    assert [(each.is_covered, each.missing) for each in told.sections] == [(True, 0), (False, 2)]
    office.do(record_notices, RecordNotices(meeting_id=meeting_id, channel=Channel.POSTER, given_on=NOTICE))
    assert office.ask(notices_told, meeting_id).missing == 0


def test_a_way_the_by_laws_do_not_name_is_written_down_and_proves_nothing(office: Office) -> None:
    meeting_id = called(office)
    order = RecordNotices(meeting_id=meeting_id, channel=Channel.RADIO, given_on=NOTICE + timedelta(days=1))

    said = [objection.message for objection in office.ask(objections_to_notices, order, TODAY)]
    office.do(record_notices, order)

    assert said == [giving.GIVEN_LATE, notice.CHANNEL_NOT_ALLOWED]
    assert office.ask(notices_told, meeting_id).missing == 6
    assert len(office.ask(notices, meeting_id)) == 1


def test_a_person_told_in_a_way_the_by_laws_do_not_name_is_missing_on_screen_and_paper(office: Office) -> None:
    meeting_id = called(office)
    ids = [person.roll_id for person in office.ask(roll_people, meeting_id)]
    for channel, roll_id in ((Channel.PHONE, ids[0]), (Channel.HAND, ids[1])):
        office.do(
            record_notices,
            RecordNotices(meeting_id=meeting_id, channel=channel, given_on=NOTICE, roll_ids=(roll_id,)),
        )

    missing = office.ask(roll_ids_without_notice, meeting_id)
    sheet = office.ask(proof_sheet, Asked(printed_at=offices.NOW, as_of=TODAY, of=meeting_id))

    assert missing == (ids[0], *ids[2:])
    assert [line.name for line in sheet.missing] == [each.name for each in office.ask(roll_people, meeting_id, missing)]
    assert (sheet.reached, office.ask(notices_told, meeting_id).told) == (1, 1)


def test_a_notice_is_taken_back_once_with_a_reason(office: Office) -> None:
    meeting_id = called(office)
    office.do(record_notices, RecordNotices(meeting_id=meeting_id, channel=Channel.POSTER, given_on=NOTICE))
    (row,) = office.ask(notices, meeting_id)
    with pytest.raises(Refused) as refused:
        office.do(take_back_notice, TakeBackNotice(notice_id=row.id, reason=" "))
    assert _said(refused) == [giving.NEEDS_REASON]

    office.do(take_back_notice, TakeBackNotice(notice_id=row.id, reason="Jamais affiché."))

    (row,) = office.ask(notices, meeting_id)
    assert row.taken_back == "Jamais affiché."
    assert office.ask(notices_told, meeting_id).missing == 6
    with pytest.raises(Refused) as refused:
        office.do(take_back_notice, TakeBackNotice(notice_id=row.id, reason="Encore."))
    assert _said(refused) == [giving.TAKEN_BACK]


def test_notices_that_cannot_be_are_refused_with_every_reason(office: Office) -> None:
    meeting_id = frozen(office)
    order = RecordNotices(
        meeting_id=meeting_id, channel=Channel.HAND, given_on=DAY + timedelta(days=1), roll_ids=(999,),
        section_ids=(1,),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        office.do(record_notices, order)
    assert _said(refused) == [giving.NOT_CALLED, giving.GIVEN_AFTER, giving.PERSONS_OR_SECTIONS, giving.STRANGERS]


def test_what_was_judged_before_is_judged_anew_once_the_books_change(office: Office) -> None:
    """The roll is that of the moment it is frozen, however long ago somebody looked."""
    meeting_id = planned(office)
    beforehand = office.ask(roll_to_freeze, meeting_id, TODAY)
    make.member(office, "GUS Sept", section="Mungwa")

    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=TODAY), beforehand)

    assert "GUS Sept" in {person.name for person in office.ask(roll_people, meeting_id)}


@pytest.mark.parametrize(
    ("members", "least", "each", "wanted"),
    [
        (0, 1, 2, 0), (1, None, 20, 1), (9, None, 20, 1), (10, None, 20, 1), (29, None, 20, 1), (30, None, 20, 2),
        (49, 3, 20, 3), (70, 3, 20, 4), (5, 2, None, 2), (5, None, None, None),
    ],
)  # fmt: skip
def test_seats_of_a_section(members: int, least: int | None, each: int | None, wanted: int | None) -> None:
    """One for each full number, one more for half of it; at least one, at least what the by-laws name."""
    from pomanager.rules.bylaws.in_force import Bylaws, SetValue

    numbers = {rules.LEAST: (least, Unit.DELEGATES), rules.FOR_EACH: (each, Unit.MEMBERS)}
    values = {key: SetValue(Count(number, unit)) for key, (number, unit) in numbers.items() if number is not None}

    assert rules.seats_for(members, Bylaws(values=values)) == wanted
