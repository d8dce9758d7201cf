"""The sheets of the papers of meetings, as the books fill them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pomanager.errors import NotFound, Refused
from pomanager.readmodels.meetings.meeting import AgendaLine
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.deciding import MotionState, Outcome, Standing
from pomanager.rules.meetings.kinds import Channel, ItemKind, MeetingKind, MeetingState, Presence
from pomanager.rules.paper_options import Options
from pomanager.services.meetings.commands.calling import CallAgain, call_again
from pomanager.services.meetings.commands.freezing import FreezeRoll, freeze_roll
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import roll_people
from pomanager.services.meetings.queries.sheets_about import latest_meeting_id
from pomanager.services.meetings.queries.sheets_calling import (
    agenda_sheet,
    convocation_sheet,
    drafts_sheet,
    proxy_form_sheet,
    slips_sheet,
)
from pomanager.services.meetings.queries.sheets_proof import proof_sheet
from pomanager.services.meetings.queries.sheets_rates import attendance_rates_sheet
from pomanager.services.meetings.queries.sheets_registers import follow_ups_sheet, resolutions_sheet
from pomanager.services.meetings.queries.sheets_room import attendance_sheet, tally_sheet
from pomanager.services.office import Office
from pomanager.services.organisation.queries import section_names
from tests import bodies, make, offices
from tests import meeting_rows as rows
from tests.meetings import DAY, NOTICE, PLACES, TODAY, called, fill, frozen, planned


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Six members in two sections, and by-laws."""
    opened = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield opened
    opened.close()


def asked(meeting_id: int = 0, as_of: date = TODAY, **options: Any) -> Asked:  # noqa: ANN401 - any option
    """What a sheet is asked for."""
    return Asked(offices.NOW, as_of, meeting_id, options=Options(**options))


def items_of(office: Office, meeting_id: int) -> dict[ItemKind, AgendaLine]:
    """The items of an agenda by their kinds."""
    return {line.kind: line for line in office.ask(agenda, meeting_id)}


def on_roll(office: Office, meeting_id: int) -> dict[str, int]:
    """Name → line of the roll."""
    return {person.name: person.roll_id for person in office.ask(roll_people, meeting_id)}


def test_without_a_meeting_papers_are_to_be_filled_in_by_hand(office: Office) -> None:
    assert office.ask(latest_meeting_id) == 0
    assert office.ask(convocation_sheet, asked()).about.meeting is None
    assert office.ask(attendance_sheet, asked()).blank_lines
    assert not office.ask(slips_sheet, asked()).count
    assert not office.ask(proof_sheet, asked()).count
    with pytest.raises(NotFound):
        office.ask(proxy_form_sheet, asked(9))


def test_the_meeting_papers_are_about_is_the_last_that_is_not_cancelled(office: Office) -> None:
    first = planned(office)
    later = planned(office, held_on=DAY + timedelta(days=9))
    assert office.ask(latest_meeting_id) == later
    rows.changed(office, later, state=MeetingState.CANCELLED)
    assert office.ask(latest_meeting_id) == first


def test_a_convocation_brings_agenda_documents_and_resolutions(office: Office) -> None:
    make.profile(office, short_name="CNP")
    meeting_id = called(office, documents_place="Siège")
    items = items_of(office, meeting_id)
    rows.document(office, meeting_id, "Rapport annuel")
    rows.document(office, meeting_id, "Comptes", items[ItemKind.ACCOUNTS].id)
    rows.motion(office, meeting_id, items[ItemKind.ACCOUNTS].id, "Les comptes sont approuvés.", grounds="Vérifiés.")
    rows.motion(office, meeting_id, items[ItemKind.REPORT].id, "Le rapport est approuvé.", state=MotionState.WITHDRAWN)

    sheet = office.ask(convocation_sheet, asked(meeting_id))

    assert sheet.people is None
    assert sheet.documents == ("Rapport annuel",)
    assert sheet.about.short_name == "CNP"
    assert [(draft.number, draft.text, draft.grounds) for draft in sheet.drafts] == [
        (items[ItemKind.ACCOUNTS].number, "Les comptes sont approuvés.", "Vérifiés.")
    ]
    assert items[ItemKind.ACCOUNTS].id in {item.id for item in sheet.about.agenda if item.documents == ("Comptes",)}
    assert office.ask(agenda_sheet, asked(meeting_id)).about.agenda == sheet.about.agenda
    assert office.ask(drafts_sheet, asked(meeting_id)).drafts == sheet.drafts
    assert office.ask(tally_sheet, asked(meeting_id)).votes == 6


def test_two_resolutions_under_one_item_are_numbered_apart(office: Office) -> None:
    meeting_id = called(office)
    item = items_of(office, meeting_id)[ItemKind.ACCOUNTS]
    first = rows.motion(office, meeting_id, item.id, "Un")
    rows.motion(office, meeting_id, item.id, "Deux", position=2, amends_id=first)

    drafts = office.ask(drafts_sheet, asked(meeting_id)).drafts

    assert [(draft.number, draft.amends) for draft in drafts] == [
        (f"{item.number} (1)", False), (f"{item.number} (2)", True),
    ]  # fmt: skip


def test_a_second_call_quotes_the_first(office: Office) -> None:
    failed = called(office)
    people = on_roll(office, failed)
    rows.stay(office, failed, people["AWA Un"], 545)
    rows.stay(office, failed, people["BEA Deux"], 550)
    rows.changed(office, failed, state=MeetingState.FAILED, opened_at=None, closed_at=560)
    again = office.do(
        call_again, CallAgain(meeting_id=failed, held_on=DAY + timedelta(days=16), starts_at=540)
    ).result  # fmt: skip

    sheet = office.ask(convocation_sheet, asked(again))

    assert [(each.meeting.id, each.meeting.held_on) for each in sheet.about.failed] == [(failed, DAY)]
    quorum = sheet.about.failed[0].quorum
    assert quorum is not None
    assert (quorum.base, quorum.needed, quorum.there, quorum.is_reached) == (6, 3, 2, False)


def test_letters_and_slips_go_to_everybody_on_the_roll_or_in_one_section(office: Office) -> None:
    meeting_id = called(office)
    sheet = office.ask(lambda session: _letters(session, meeting_id))
    assert sheet == ["AWA Un", "BEA Deux", "CLO Trois", "DIA Quatre", "EVE Cinq", "FAY Six"]
    named = office.ask(lambda session: _letters(session, meeting_id, PLACES[1]))
    assert named == ["DIA Quatre", "EVE Cinq", "FAY Six"]
    assert office.ask(slips_sheet, asked(meeting_id)).count == 6


def _letters(session: Any, meeting_id: int, section: str = "") -> list[str]:  # noqa: ANN401 - a session of the books
    sheet = convocation_sheet(session, asked(meeting_id, letters=True, section=section))
    found = [person.name for person in sheet.people or ()]
    assert len(found) == sheet.count
    return found


def test_letters_without_a_frozen_roll_are_one_text(office: Office) -> None:
    assert office.ask(convocation_sheet, asked(planned(office), letters=True)).people is None


def test_the_proof_names_notices_and_who_had_none(office: Office) -> None:
    meeting_id = called(office)
    people, sections = on_roll(office, meeting_id), office.ask(section_names)
    mungwa = next(key for key, name in sections.items() if name == PLACES[0])
    rows.notice(office, meeting_id, NOTICE, section_id=mungwa, channel=Channel.POSTER)
    rows.notice(office, meeting_id, NOTICE - timedelta(days=1), roll_id=people["DIA Quatre"])
    wrong = rows.notice(office, meeting_id, NOTICE, roll_id=people["EVE Cinq"])
    rows.notice(office, meeting_id, NOTICE, reverses_id=wrong, reason="Erreur")
    rows.notice(office, meeting_id, NOTICE + timedelta(days=1), roll_id=people["FAY Six"], channel=Channel.PHONE)

    lines, sheet = office.ask(lambda session: _proof(session, meeting_id))

    assert [(line.name, line.section, line.channel) for line in lines] == [
        ("DIA Quatre", "", Channel.HAND), ("", PLACES[0], Channel.POSTER), ("FAY Six", "", Channel.PHONE),
    ]  # fmt: skip
    # By telephone the by-laws call nobody.
    assert [each.name for each in sheet.missing] == ["EVE Cinq", "FAY Six"]
    assert (sheet.on_roll, sheet.reached, sheet.last_day) == (6, 4, NOTICE)
    assert [line.is_late for line in lines] == [False, False, True]
    assert sheet.by_channel == ((Channel.HAND, 1), (Channel.POSTER, 1), (Channel.PHONE, 1))


def _proof(session: Any, meeting_id: int) -> tuple[list[Any], Any]:  # noqa: ANN401 - a session of the books
    sheet = proof_sheet(session, asked(meeting_id))
    return list(sheet.lines), sheet


def test_who_had_notice_before_the_roll_was_frozen_anew_still_had_it(office: Office) -> None:
    meeting_id = frozen(office, NOTICE - timedelta(days=1))
    rows.notice(office, meeting_id, NOTICE, roll_id=on_roll(office, meeting_id)["AWA Un"])
    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=NOTICE, reason="Erreur"))
    missing = [each.name for each in office.ask(proof_sheet, asked(meeting_id)).missing]
    assert missing == ["BEA Deux", "CLO Trois", "DIA Quatre", "EVE Cinq", "FAY Six"]


def test_a_notice_to_all_reaches_all(office: Office) -> None:
    meeting_id = called(office)
    rows.notice(office, meeting_id, NOTICE, channel=Channel.POSTER)
    assert not office.ask(proof_sheet, asked(meeting_id)).missing


def test_the_attendance_sheet_tells_who_came_and_for_whom(office: Office) -> None:
    meeting_id = called(office)
    people = on_roll(office, meeting_id)
    rows.opened(office, meeting_id)
    rows.stay(office, meeting_id, people["AWA Un"], 540, 600)
    rows.stay(office, meeting_id, people["AWA Un"], 610)
    rows.stay(office, meeting_id, people["BEA Deux"], 545)
    rows.proxy(office, meeting_id, people["CLO Trois"], people["AWA Un"])
    rows.proxy(office, meeting_id, people["EVE Cinq"], people["DIA Quatre"])  # who never came
    rows.excuse(office, meeting_id, people["DIA Quatre"])
    rows.guest(office, meeting_id, "KABURA Rose")

    sheet, groups = office.ask(lambda session: _attendance(session, meeting_id, by_section=True))

    assert [name for name, _lines in groups] == list(PLACES)
    lines = {line.name: line for _name, found in groups for line in found}
    awa, clo = lines["AWA Un"], lines["CLO Trois"]
    assert (awa.arrived_at, awa.left_at, awa.principals, awa.carried) == (540, None, ("CLO Trois",), 1)
    assert (clo.presence, clo.represented_by, clo.arrived_at) == (Presence.REPRESENTED, "AWA Un", None)
    assert lines["DIA Quatre"].presence is Presence.EXCUSED
    assert (lines["EVE Cinq"].presence, lines["EVE Cinq"].represented_by) == (Presence.ABSENT, "")
    came = sheet.came
    assert (came.present, came.represented, came.excused, came.absent) == (2, 1, 1, 2)
    assert (came.votes_present, came.votes_represented, came.women) == (2, 1, 3)
    # At the opening, two were in the room and one was represented.
    assert (sheet.quorum.there, sheet.quorum.needed, sheet.quorum.is_reached) == (3, 3, True)
    assert [guest.name for guest in sheet.guests] == ["KABURA Rose"]


def _attendance(session: Any, meeting_id: int, **options: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401
    sheet = attendance_sheet(session, asked(meeting_id, **options))
    groups = [(group.section, list(group.rows)) for group in sheet.groups]
    assert sum(len(lines) for _name, lines in groups) == sheet.count
    return sheet, groups


def test_before_the_opening_the_attendance_sheet_leaves_room(office: Office) -> None:
    meeting_id = frozen(office)
    sheet, groups = office.ask(lambda session: _attendance(session, meeting_id, section=PLACES[1]))
    assert sheet.came is None
    assert (sheet.quorum.base, sheet.quorum.needed) == (6, 3)
    assert [line.name for line in groups[0][1]] == ["DIA Quatre", "EVE Cinq", "FAY Six"]
    assert office.ask(attendance_sheet, asked(meeting_id, blank=True)).blank_lines


def test_the_register_tells_results_standings_and_who_carries_them_out(office: Office) -> None:
    meeting_id = called(office)
    item = items_of(office, meeting_id)[ItemKind.ACCOUNTS]
    first, second, third = (
        rows.decision(office, meeting_id, rows.motion(office, meeting_id, item.id, "x", position=number), number)
        for number in (1, 2, 3)
    )
    rows.standing(office, meeting_id, first, standing=Standing.REPEALED, since=DAY, by_id=second)
    rows.standing(office, meeting_id, second, standing=Standing.EXECUTED, since=TODAY + timedelta(days=1))
    rows.taken_back(office, meeting_id, third, "Mal compté")
    rows.follow_up(office, meeting_id, "Payer", decision_id=second, due_on=TODAY)
    lost = rows.motion(office, meeting_id, item.id, "y", position=4)
    rows.decision(office, meeting_id, lost, 4, outcome=Outcome.REJECTED)

    sheet, lines = office.ask(lambda session: _register(session, asked()))

    assert sheet.count == 4
    assert [(line.reference, line.item, line.standing) for line in lines] == [
        ("2026-01", item.number, Standing.REPEALED), ("2026-02", item.number, Standing.IN_FORCE),
        ("2026-03", item.number, None), ("2026-04", item.number, None),
    ]  # fmt: skip
    assert lines[0].repealed_by == "2026-02"
    assert (lines[1].responsible, lines[1].due_on) == ("Jean", TODAY)
    assert lines[2].taken_back == "Mal compté"
    with pytest.raises(Refused):
        office.ask(resolutions_sheet, asked(since=TODAY + timedelta(days=1)))


def _register(session: Any, what: Asked) -> tuple[Any, list[Any]]:  # noqa: ANN401 - a session of the books
    sheet = resolutions_sheet(session, what)
    return sheet, list(sheet.lines)


def test_what_is_late_is_said_and_what_is_done_only_where_wished(office: Office) -> None:
    meeting_id = called(office)
    rows.follow_up(office, meeting_id, "Sans jour")
    rows.follow_up(office, meeting_id, "Tard", due_on=TODAY - timedelta(days=1))
    rows.follow_up(office, meeting_id, "Fait", due_on=TODAY, done_on=TODAY)

    lines = office.ask(follow_ups_sheet, asked()).lines
    assert [(line.text, line.is_overdue) for line in lines] == [("Tard", True), ("Sans jour", False)]
    lines = office.ask(follow_ups_sheet, asked(with_done=True)).lines
    assert [line.text for line in lines] == ["Tard", "Sans jour", "Fait"]
    # On the day before, it was not done yet.
    lines = office.ask(follow_ups_sheet, asked(as_of=TODAY - timedelta(days=1), with_done=True)).lines
    assert [line.text for line in lines] == []


def test_officers_are_counted_at_meetings_held_while_they_were_in_office(office: Office) -> None:
    board = bodies.body(office, seats=2)
    first, second = bodies.seats_of(office, board)
    bodies.seated(office, first, 1, date(2026, 1, 1), ends_on=bodies.LAST)
    bodies.seated(office, second, 2, date(2026, 11, 10), ends_on=bodies.LAST)
    before, after = (_board_meeting(office, board, on) for on in (date(2026, 11, 2), date(2026, 11, 20)))
    planned(office, kind=MeetingKind.BOARD, body_id=board, held_on=date(2026, 11, 21))  # it was never held
    rows.stay(office, before, on_roll(office, before)["AWA Un"], 540)
    rows.excuse(office, after, on_roll(office, after)["AWA Un"])
    rows.stay(office, after, on_roll(office, after)["BEA Deux"], 540)

    sheet = office.ask(attendance_rates_sheet, asked())

    assert [(each.name, each.held, each.present, each.excused) for each in sheet.officers] == [
        ("AWA Un", 2, 1, 1), ("BEA Deux", 1, 1, 0),
    ]  # fmt: skip


def _board_meeting(office: Office, board: int, on: date) -> int:
    """A meeting of the board that was held; returns its id."""
    meeting_id = frozen(office, on, kind=MeetingKind.BOARD, body_id=board, held_on=on)
    rows.changed(office, meeting_id, state=MeetingState.CLOSED, opened_at=540, closed_at=600)
    return meeting_id


def test_an_assembly_is_told_by_heads(office: Office) -> None:
    meeting_id = called(office)
    people = on_roll(office, meeting_id)
    rows.stay(office, meeting_id, people["AWA Un"], 540, 550)
    rows.proxy(office, meeting_id, people["BEA Deux"], people["AWA Un"])
    rows.changed(office, meeting_id, state=MeetingState.CLOSED, opened_at=540, closed_at=600)

    only = office.ask(attendance_rates_sheet, asked()).assemblies

    assert [(each.entitled, each.present, each.represented, each.women) for each in only] == [(6, 1, 1, 2)]
    assert not office.ask(attendance_rates_sheet, asked(as_of=NOTICE)).assemblies
