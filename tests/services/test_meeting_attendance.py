"""Who comes and goes: arrivals, departures, second stays, excuses, sections, guests, proxies, and the quorum of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pomanager.errors import NotFound, Refused
from pomanager.rules.meetings import notice
from pomanager.rules.meetings import presence as rules
from pomanager.rules.meetings import proxies as proxy_rules
from pomanager.rules.meetings import room as room_rules
from pomanager.rules.meetings.kinds import Presence
from pomanager.rules.members import Sex
from pomanager.services.meetings.commands.attendance import (
    AddGuest,
    MarkExcused,
    MarkLeft,
    MarkPresent,
    MarkSectionExcept,
    UndoMark,
    add_guest,
    mark_excused,
    mark_left,
    mark_present,
    mark_section_except,
    remove_guest,
    undo_mark,
)
from pomanager.services.meetings.commands.freezing import FreezeRoll, freeze_roll
from pomanager.services.meetings.commands.proxies import GiveProxy, WithdrawProxy, give_proxy, withdraw_proxy
from pomanager.services.meetings.judging_room import NOBODY_LEFT
from pomanager.services.meetings.queries.presence import guests, presence, present_at, proxies
from pomanager.services.meetings.queries.quorum import quorum_at
from pomanager.services.meetings.queries.room import find_on_roll, last_entries
from pomanager.services.meetings.queries.sheets_came import who_came
from pomanager.services.office import Office
from pomanager.services.organisation.queries import section_names
from tests import offices
from tests.meeting_room import MEETING, NAMES, NINE, TEN, come, fill, in_session, roll, said
from tests.meetings import NOTICE


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Ten members and an assembly that was called."""
    opened = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield opened
    opened.close()


def leave(office: Office, name: str, at: int) -> None:
    """Let somebody leave."""
    office.do(mark_left, MarkLeft(meeting_id=MEETING, roll_ids=(roll(office)[name],), at=at))


def proxy(office: Office, giver: str, holder: str, paper: str = "n° 1", **known: object) -> int:
    """A proxy among members; returns its id."""
    known_roll = roll(office)
    order = GiveProxy(
        meeting_id=MEETING, giver_id=known_roll[giver], holder_id=known_roll[holder], paper=paper, **known  # type: ignore[arg-type]
    )  # fmt: skip
    return office.do(give_proxy, order).result


def stands(office: Office, at: int) -> dict[str, Presence]:
    """Everybody's presence at an hour."""
    return {each.person.name: each.presence for each in office.ask(presence, MEETING, at)}


def test_people_come_go_and_come_again(office: Office) -> None:
    come(office, "AWA", "BEA")
    leave(office, "AWA", TEN)
    come(office, "AWA", at=TEN + 30)
    assert [stands(office, at)["AWA"] for at in (NINE - 1, NINE, TEN - 1, TEN, TEN + 30)] == [
        Presence.LEFT, Presence.PRESENT, Presence.PRESENT, Presence.LEFT, Presence.PRESENT,
    ]  # fmt: skip
    (awa,) = [each for each in office.ask(presence, MEETING) if each.person.name == "AWA"]
    assert awa.stays == ((NINE, TEN), (TEN + 30, None))


def test_nobody_leaves_before_they_arrive_or_comes_twice(office: Office) -> None:
    come(office, "AWA")
    with pytest.raises(Refused) as refused:
        leave(office, "AWA", NINE - 5)
    assert said(refused) == [rules.LEFT_BEFORE_ARRIVAL]
    with pytest.raises(Refused) as refused:
        come(office, "AWA", at=TEN)
    assert said(refused) == [rules.IN_THE_ROOM]
    with pytest.raises(Refused) as refused:
        leave(office, "BEA", TEN)
    assert said(refused) == [rules.NOT_IN_THE_ROOM]


def test_all_objections_are_told_at_once_and_nobody_is_ticked_off_then(office: Office) -> None:
    come(office, "AWA", "BEA")
    ids = tuple(roll(office)[name] for name in ("AWA", "BEA", "CLO"))
    with pytest.raises(Refused) as refused:
        office.do(mark_present, MarkPresent(meeting_id=MEETING, roll_ids=ids, at=3000))
    assert said(refused) == [rules.NO_SUCH_HOUR, rules.IN_THE_ROOM, rules.IN_THE_ROOM]
    assert stands(office, TEN)["CLO"] is Presence.ABSENT


def test_somebody_named_twice_in_one_go_comes_once(office: Office) -> None:
    come(office, "AWA", "AWA")
    (awa,) = [each for each in office.ask(presence, MEETING) if each.person.name == "AWA"]
    assert awa.stays == ((NINE, None),)


def test_the_roll_is_not_frozen_anew_under_those_ticked_off(office: Office) -> None:
    come(office, "AWA")
    order = FreezeRoll(meeting_id=MEETING, record_on=NOTICE, reason="Une erreur.")
    with pytest.raises(Refused) as refused:
        office.do(freeze_roll, order)
    assert said(refused) == [notice.IN_USE]
    office.do(undo_mark, UndoMark(meeting_id=MEETING, roll_id=roll(office)["AWA"]))
    office.do(freeze_roll, order)


def test_a_stranger_is_not_ticked_off(office: Office) -> None:
    with pytest.raises(NotFound):
        office.do(mark_present, MarkPresent(meeting_id=MEETING, roll_ids=(999,), at=NINE))


def test_a_whole_section_is_ticked_off_but_for_some(office: Office) -> None:
    sections = {name: key for key, name in office.ask(section_names).items()}
    known = roll(office)
    come(office, "AWA")
    order = MarkSectionExcept(
        meeting_id=MEETING, section_id=sections["Mungwa"], except_ids=(known["CLO"],), at=TEN
    )  # fmt: skip
    marked = office.do(mark_section_except, order).result
    assert marked == tuple(known[name] for name in ("EVE", "GIL", "IDA"))
    order = MarkSectionExcept(meeting_id=MEETING, section_id=sections["Mungwa"], except_ids=(known["CLO"],), at=TEN)
    with pytest.raises(Refused) as refused:
        office.do(mark_section_except, order)
    assert said(refused) == [NOBODY_LEFT]


def test_what_was_noted_last_is_taken_back_first(office: Office) -> None:
    known = roll(office)
    office.do(mark_excused, MarkExcused(meeting_id=MEETING, roll_ids=(known["AWA"],), reason="malade"))
    come(office, "AWA")
    leave(office, "AWA", TEN)
    seen = []
    for _time in range(3):
        office.do(undo_mark, UndoMark(meeting_id=MEETING, roll_id=known["AWA"]))
        seen.append(stands(office, TEN)["AWA"])
    assert seen == [Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT]
    with pytest.raises(Refused):
        office.do(undo_mark, UndoMark(meeting_id=MEETING, roll_id=known["AWA"]))


def test_guests_stand_apart_and_count_for_nothing(office: Office) -> None:
    order = AddGuest(meeting_id=MEETING, name="  NKURUNZIZA  Jean ", sex=Sex.MALE, capacity="Préfecture")
    guest_id = office.do(add_guest, order).result
    (guest,) = office.ask(guests, MEETING)
    assert (guest.name, guest.capacity) == ("NKURUNZIZA Jean", "Préfecture")
    assert office.ask(quorum_at, MEETING, NINE).there == 0
    office.do(remove_guest, guest_id)
    assert office.ask(guests, MEETING) == ()


def test_the_quorum_follows_the_room(office: Office) -> None:
    come(office, *NAMES[:4])
    found = office.ask(quorum_at, MEETING, NINE)
    assert (found.base, found.needed, found.present, found.women) == (10, 5, 4, 4)
    assert (found.is_reached, found.margin, found.bylaw) == (False, -1, "ordinary_assembly.quorum_first")
    proxy(office, "GIL", "AWA")
    found = office.ask(quorum_at, MEETING, NINE)
    assert (found.present, found.represented, found.is_reached, found.margin) == (4, 1, True, 0)
    leave(office, "AWA", TEN)
    found = office.ask(quorum_at, MEETING, TEN)
    assert (found.present, found.represented, found.is_reached) == (3, 0, False), "the proxy left with its holder"


def test_a_giver_who_comes_votes_for_themselves(office: Office) -> None:
    come(office, "AWA")
    proxy(office, "BEA", "AWA")
    come(office, "BEA", at=TEN)
    assert office.ask(present_at, MEETING, TEN - 1).represented == {roll(office)["BEA"]: roll(office)["AWA"]}
    at_ten = office.ask(present_at, MEETING, TEN)
    assert (at_ten.represented, len(at_ten.present)) == ({}, 2)


def test_two_proxies_of_one_person_a_chain_and_oneself_are_refused(office: Office) -> None:
    proxy(office, "BEA", "AWA")
    for giver, holder, wrong in (
        ("BEA", "CLO", [proxy_rules.ONE_ALREADY]),
        ("CLO", "BEA", [proxy_rules.GAVE_THEIRS]),
        ("AWA", "CLO", [proxy_rules.CARRIES_SOME]),
        ("DIA", "DIA", [proxy_rules.TO_ONESELF]),
    ):
        with pytest.raises(Refused) as refused:
            proxy(office, giver, holder)
        assert said(refused) == wrong


def test_caps_relations_and_the_paper_are_those_of_the_by_laws(office: Office) -> None:
    proxy(office, "BEA", "AWA")
    proxy(office, "CLO", "AWA")
    with pytest.raises(Refused) as refused:
        proxy(office, "DIA", "AWA")
    assert said(refused) == [proxy_rules.TOO_MANY, proxy_rules.TOO_MANY_VOTES]
    with pytest.raises(Refused) as refused:
        proxy(office, "DIA", "EVE", paper=" ")
    assert said(refused) == [proxy_rules.NO_PAPER]
    order = GiveProxy(
        meeting_id=MEETING, giver_id=roll(office)["DIA"], holder_name="ALI", relation="household", paper="x"
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        office.do(give_proxy, order)
    assert said(refused) == [proxy_rules.RELATION_NOT_ALLOWED]


def test_a_proxy_of_a_spouse_counts_without_a_line_on_the_roll(office: Office) -> None:
    order = GiveProxy(
        meeting_id=MEETING, giver_id=roll(office)["DIA"], holder_name="ALI", relation="spouse", paper="n° 4", at=NINE
    )  # fmt: skip
    proxy_id = office.do(give_proxy, order).result
    assert stands(office, NINE)["DIA"] is Presence.REPRESENTED
    office.do(withdraw_proxy, WithdrawProxy(proxy_id=proxy_id, at=TEN))
    assert [stands(office, at)["DIA"] for at in (TEN - 1, TEN)] == [Presence.REPRESENTED, Presence.ABSENT]
    assert office.ask(proxies, MEETING) == ()
    with pytest.raises(NotFound):
        office.do(withdraw_proxy, WithdrawProxy(proxy_id=proxy_id, at=TEN))


def test_who_was_represented_for_a_time_is_not_written_down_as_absent(office: Office) -> None:
    early = proxy(office, NAMES[8], NAMES[0])
    office.do(withdraw_proxy, WithdrawProxy(proxy_id=early, at=NINE - 20))
    late = proxy(office, NAMES[9], NAMES[0])
    in_session(office)
    office.do(withdraw_proxy, WithdrawProxy(proxy_id=late, at=TEN))
    came = office.ask(who_came, MEETING)
    lines = roll(office)
    assert came.presence(lines[NAMES[9]]) is Presence.REPRESENTED
    assert came.presence(lines[NAMES[8]]) is Presence.ABSENT
    assert [name for name, _votes in came.givers[lines[NAMES[0]]]] == [NAMES[9]]


def test_people_are_found_by_number_by_card_and_by_first_letters(office: Office) -> None:
    known = roll(office)
    assert office.ask(find_on_roll, MEETING, "eve") == (known["EVE"],)
    (line,) = [each.person for each in office.ask(presence, MEETING) if each.person.name == "DIA"]
    assert office.ask(find_on_roll, MEETING, line.number)[0] == known["DIA"]
    assert office.ask(find_on_roll, MEETING, line.number.lstrip("0").zfill(6))[0] == known["DIA"]
    assert office.ask(find_on_roll, MEETING, "zzz") == ()


def test_the_last_entries_come_first(office: Office) -> None:
    come(office, "AWA", "BEA")
    leave(office, "AWA", TEN)
    proxy(office, "CLO", "BEA", at=TEN + 1)
    told = [(each.at, each.presence, each.name) for each in office.ask(last_entries, MEETING, 3)]
    assert told == [
        (TEN + 1, Presence.REPRESENTED, "CLO"), (TEN, Presence.LEFT, "AWA"), (NINE, Presence.PRESENT, "BEA"),
    ]  # fmt: skip


def test_nobody_is_ticked_off_before_the_roll_is_frozen(office: Office) -> None:
    from tests.meetings import planned

    with pytest.raises(Refused) as refused:
        office.do(mark_present, MarkPresent(meeting_id=planned(office), roll_ids=(1,), at=NINE))
    assert said(refused) == [room_rules.NO_ROLL]
