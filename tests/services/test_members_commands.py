"""Acts on the roll: people are admitted and amended, numbers are given once, and a refusal says everything at once."""

from datetime import UTC, date, datetime

import pytest

from pomanager.areas import Area
from pomanager.db.members import AttentionNote
from pomanager.errors import NotFound, Refused, Stale
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex, Status
from pomanager.rules.names import NameCustom
from pomanager.services.journal.queries import journal_head
from pomanager.services.members import judging
from pomanager.services.members.commands import (
    ReverseStanding,
    admit_member,
    amend_member,
    reverse_standing,
    settle_note,
)
from pomanager.services.members.queries import find_members, next_number, roll_facts
from pomanager.services.office import Office
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import About, Work
from tests import make


def abouts(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    """What the objections of a refusal are about."""
    return [objection.about for objection in refused.value.objections]


def test_an_admission_keeps_everything_and_tells_it(office: Office) -> None:
    member_id = make.member(
        office, "  SOK   Sophea ", other_script="សុខ សុភា", birth=VagueDate(1960, about=True), phone=" 012 345 678 ",
        place="Tbaeng · Kampong Svay", section="Kampong Svay", decision=" 12/2020 ",
    )  # fmt: skip
    told = make.detail(office, member_id)
    assert (told.number, told.full_name, told.family_name, told.given_name) == ("1", "SOK Sophea", "SOK", "Sophea")
    assert (told.other_script, told.sort_name, told.sex) == ("សុខ សុភា", "SOK Sophea", Sex.FEMALE)
    assert (told.birth, told.phone) == (VagueDate(1960, about=True), "012 345 678")
    assert (told.place, told.section) == ("Tbaeng · Kampong Svay", "Kampong Svay")
    assert (told.status, told.status_since, told.joined_on) == (Status.ACTIVE, make.ADMITTED, make.ADMITTED)
    assert [(line.status, line.since, line.decision) for line in told.standings] == [
        (Status.ACTIVE, make.ADMITTED, "12/2020")
    ]
    line = make.last_line(office)
    assert (line.act, line.area, line.record_table, line.record_id) == ("members.admitted", "members", "member", 1)
    assert line.label == "1 · SOK Sophea"
    assert make.changes(line) == {
        "number": (None, "1"), "full_name": (None, "SOK Sophea"), "family_name": (None, "SOK"),
        "given_name": (None, "Sophea"), "other_script": (None, "សុខ សុភា"), "sex": (None, "f"),
        "birth": (None, "~1960"), "phone": (None, "012 345 678"), "place": (None, "Tbaeng · Kampong Svay"),
        "section": (None, "Kampong Svay"), "status": (None, "active"), "since": (None, "2020-03-14"),
        "decision": (None, "12/2020"),
    }  # fmt: skip


def test_a_name_is_put_together_by_the_custom(office: Office) -> None:
    make.profile(office, name_custom=NameCustom.GIVEN_FIRST)
    member_id = make.member(office, "", family_name="Diop", given_name="Awa", sort_name="Diop Awa 2")
    assert make.detail(office, member_id).full_name == "Awa Diop"
    assert make.changes(make.last_line(office))["sort_name"] == (None, "Diop Awa 2")


def test_a_refused_admission_says_everything_at_once_and_writes_nothing(office: Office) -> None:
    before = office.ask(journal_head)
    wrong = make.order(
        "", birth=VagueDate(2030), phone="12", number="No 7!", on=date(2026, 11, 24), place="Mungwa", section="a\u202eb"
    )
    with pytest.raises(Refused) as refused:
        office.do(admit_member, wrong)
    assert abouts(refused) == ["full_name", "section", "birth", "phone", "on", "number"]
    assert office.ask(journal_head) == before
    assert office.ask(roll_facts).in_books == 0


def test_what_only_asks_for_a_second_look_stops_nobody(office: Office) -> None:
    make.member(office, "BUKURU Jean", phone="79 12 34 56")
    twin = make.order("Jean BUKURU", phone="79123456", sex=Sex.UNKNOWN, decision="", birth=VagueDate(1890))
    said = office.ask(judging.objections_to_admitting, twin, office.today())
    assert [(objection.about, objection.stops) for objection in said] == [
        ("birth", False), ("sex", False), ("phone", False), ("full_name", False), ("decision", False),
    ]  # fmt: skip
    assert [said[2].details, said[3].details] == [{"number": "1", "name": "BUKURU Jean"}] * 2
    office.do(admit_member, twin)


def test_numbers_follow_the_highest_ever_given_and_are_filled_up(office: Office) -> None:
    numbers = [make.detail(office, make.member(office, number=asked)).number for asked in ("", "", "41", "", "B-7", "")]
    assert numbers == ["1", "2", "41", "42", "B-7", "43"]
    make.profile(office, number_width=4)
    assert office.ask(next_number) == "0044"


def test_a_number_is_given_once_whatever_becomes_of_its_member(office: Office) -> None:
    gone = make.member(office, number="12")
    make.standing(office, gone, Status.DEAD, date(2021, 1, 1))
    for asked in ("12", " 12 "):
        with pytest.raises(Refused) as refused:
            office.do(admit_member, make.order("BUKURU Jean", number=asked))
        assert abouts(refused) == ["number"]
        assert refused.value.objections[0].details == {"number": "12"}
    assert make.detail(office, make.member(office, "BUKURU Jean")).number == "13"


def test_the_day_of_admission_may_be_today_and_not_tomorrow(office: Office) -> None:
    make.member(office, on=date(2026, 11, 23))
    with pytest.raises(Refused) as refused:
        make.member(office, on=date(2026, 11, 24))
    assert abouts(refused) == ["on"]


def test_an_amendment_tells_old_and_new_of_what_differs(office: Office) -> None:
    member_id = make.member(office, "NIYONZIMA Médiatrice", phone="79 12 34 56", place="Mungwa · Gitega")
    version = make.detail(office, member_id).version
    make.amended(
        office, member_id, family_name="NIYONZIMANA", full_name="NIYONZIMANA Médiatrice", sort_name="", phone="",
        birth=VagueDate(1984), place="Songa", section="Gitega",
    )  # fmt: skip
    line = make.last_line(office)
    assert (line.act, line.label) == ("members.amended", "1 · NIYONZIMANA Médiatrice")
    assert make.changes(line) == {
        "full_name": ("NIYONZIMA Médiatrice", "NIYONZIMANA Médiatrice"), "family_name": ("NIYONZIMA", "NIYONZIMANA"),
        "sort_name": ("NIYONZIMA Médiatrice", "NIYONZIMANA Médiatrice"), "birth": (None, "1984"),
        "phone": ("79 12 34 56", None), "place": ("Mungwa · Gitega", "Songa"), "section": (None, "Gitega"),
    }  # fmt: skip
    told = make.detail(office, member_id)
    assert told.version > version
    assert (told.place, told.section, told.birth, told.phone) == ("Songa", "Gitega", VagueDate(1984), "")
    assert [row.id for row in office.ask(find_members, "niyonzimana songa gitega 1")] == [member_id]
    assert office.ask(find_members, "mungwa") == ()


def test_saving_without_a_change_is_no_line(office: Office) -> None:
    member_id = make.member(office, place="Mungwa · Gitega", section="Gitega", phone="79 12 34 56")
    before, told = office.ask(journal_head), make.detail(office, member_id)
    done = office.do(amend_member, make.amendment(office, member_id))
    assert (done.touched, done.recorded) == (frozenset(), 0)
    make.amended(office, member_id, place="MUNGWA", section=" gitega", full_name=" NIYONZIMA  Médiatrice ")
    assert office.ask(journal_head) == before
    assert make.detail(office, member_id) == told


def test_a_change_of_language_alone_is_no_change_of_the_member(office: Office) -> None:
    member_id = make.member(office, "Өмүрзаков Азамат")
    make.profile(office, languages=("ky",))
    before = office.ask(journal_head)
    make.amended(office, member_id)
    assert office.ask(journal_head) == before


def test_a_place_somebody_names_in_short_is_told_and_found_in_full(office: Office) -> None:
    make.member(office, place="Mungwa · Gitega")
    second = make.member(office, "BUKURU Jean", place="mungwa")
    assert make.changes(make.last_line(office))["place"] == (None, "Mungwa · Gitega")
    third = make.member(office, "CIZA Aline", place="Songa")
    make.amended(office, third, place="mungwa")
    assert make.changes(make.last_line(office))["place"] == ("Songa", "Mungwa · Gitega")
    assert [row.id for row in office.ask(find_members, "gitega")] == [second, third, 1]


def test_who_read_an_older_record_is_told_and_nothing_is_written(office: Office) -> None:
    member_id = make.member(office)
    read = make.amendment(office, member_id, phone="79 00 00 00")
    make.amended(office, member_id, phone="79 11 11 11")
    with pytest.raises(Stale) as stale:
        office.do(amend_member, read)
    assert stale.value.objections[0].message == OVERTAKEN
    assert make.detail(office, member_id).phone == "79 11 11 11"


@pytest.mark.parametrize("what", ["place", "section", "status"])
def test_every_change_overtakes_who_reads_meanwhile(office: Office, what: str) -> None:
    member_id = make.member(office)
    read = make.amendment(office, member_id, phone="79 00 00 00")
    if what == "status":
        make.standing(office, member_id, Status.SUSPENDED, date(2022, 5, 1))
    else:
        make.amended(office, member_id, **{what: "Mungwa"})
    with pytest.raises(Stale):
        office.do(amend_member, read)


def test_a_refused_amendment_says_everything_at_once(office: Office) -> None:
    member_id = make.member(office)
    with pytest.raises(Refused) as refused:
        make.amended(office, member_id, phone="1", birth=VagueDate(2027), other_script="x" * 201, place="Mungwa")
    assert abouts(refused) == ["other_script", "birth", "phone"]
    assert make.detail(office, member_id).place == ""


def test_nobody_is_their_own_double(office: Office) -> None:
    member_id = make.member(office, phone="79 12 34 56")
    order = make.amendment(office, member_id)
    assert office.ask(judging.objections_to_amending, order, office.today()) == ()


def test_acts_on_nobody_are_told_apart(office: Office) -> None:
    member_id = make.member(office)
    order = make.amendment(office, member_id)
    unknown = type(order)(member_id=99, version=2, full_name="X")
    with pytest.raises(NotFound):
        office.do(amend_member, unknown)
    with pytest.raises(NotFound):
        make.standing(office, 99, Status.SUSPENDED, date(2022, 5, 1))
    with pytest.raises(NotFound):
        office.do(reverse_standing, ReverseStanding(member_id=99, reason="x"))
    with pytest.raises(NotFound):
        office.do(settle_note, 99)


def test_a_note_is_settled_once_and_leaves_the_list(office: Office) -> None:
    member_id = make.member(office)

    def notes(work: Work) -> int:
        note = AttentionNote(member_id=member_id, about="birth", message="Look again.", noted_at=work.now)
        work.session.add(note)
        work.record("members.amended", About("member", member_id, "1"))
        return note.id

    note_id = office.do(notes).result
    assert [note.about for note in make.detail(office, member_id).attention] == ["birth"]
    assert office.ask(roll_facts).needing_attention == 1
    done = office.do(settle_note, note_id)
    assert done.touched == {Area.MEMBERS, Area.JOURNAL}
    assert make.detail(office, member_id).attention == ()
    assert office.ask(roll_facts).needing_attention == 0
    line = make.last_line(office)
    assert (line.act, line.label, line.record_id) == ("members.note_settled", "1 · NIYONZIMA Médiatrice", member_id)
    assert make.changes(line) == {"about": ("birth", None)}
    with pytest.raises(NotFound):
        office.do(settle_note, note_id)


def test_lines_are_written_at_the_moment_of_the_act(office: Office) -> None:
    make.member(office)
    line = make.last_line(office)
    assert (line.at, line.who) == (datetime(2026, 11, 23, 14, 5, 3, tzinfo=UTC), make.KEEPER)
    assert make.detail(office, 1).standings[0].recorded_at == line.at
