"""The list "Needs attention": the whole roll is judged as each member would be, and what is answered stays answered."""

from datetime import date
from random import Random

import pytest
from sqlalchemy.orm import Session

from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.members import AttentionNote, Member, Person, Standing
from pomanager.db.particulars import IdentityDocument
from pomanager.errors import NotFound, Refused
from pomanager.readmodels.attention import Heap
from pomanager.readmodels.members import RollOrder
from pomanager.rules.attention import CHECKS, Check, Kind, remarks
from pomanager.rules.calendar import VagueDate
from pomanager.rules.folding import digits
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind
from pomanager.rules.members import PersonKind, Sex, Status, transitions_from
from pomanager.services.members.commands import attention as commands
from pomanager.services.members.commands.attention import AnswerRight, NotOne
from pomanager.services.members.queries import attention as queries
from pomanager.services.members.queries.checks import Asked, found
from pomanager.services.office import Office
from pomanager.services.work import About, Work
from tests import make, offices

TODAY = offices.NOW.date()
BIRTHS = (
    "1915-11-23",
    "1915-11-24",
    "~1915",
    "1980-03-02",
    "1997",
    "2003-05",
    "~2003",
    "2018-05-02",
    "~2018",
    "2027",
    "2026-11-24",
    "",
)
DAYS = (date(2010, 6, 15), date(2016, 2, 29), date(2019, 12, 31), TODAY, date(2026, 11, 24))
PHONES = ("", "next door", "12345", "123456", "1" * 15, "1" * 16, "79410822 / 12345", "79410822;79410823", "1,23 45")


def heap(check: Check) -> Heap:
    """The heap of a check."""
    return Heap(CHECKS[check].kind, check)


def on_heap(office: Office, check: Check) -> list[int]:
    """The members on the heap of a check."""
    return list(office.ask(queries.attention_ids, heap(check), TODAY))


def write_somebody(work: Work, chance: Random, number: int) -> int:
    """Somebody as no form would let them in."""
    birth = chance.choice(BIRTHS)
    phone = chance.choice(PHONES)
    person = Person(
        full_name=f"Person {number}", sort_name="", sort_key=f"{chance.random()}", sex=chance.choice(list(Sex)),
        birth=VagueDate.from_iso(birth) if birth else None, phone=phone, phone_digits=digits(phone),
        other_script=chance.choice(("", "Х")), kind=chance.choices(list(PersonKind), (9, 1))[0],
    )  # fmt: skip
    work.session.add(person)
    work.session.flush()
    joined = chance.choice((None, *DAYS))
    member = Member(
        person_id=person.id, number=str(number), number_order=f"{number:09}", status=chance.choice(list(Status)),
        status_since=chance.choice(DAYS), joined_on=joined,
    )  # fmt: skip
    work.session.add(member)
    work.session.flush()
    _write_standings(work, chance, member.id)
    for _document in range(chance.choice((0, 0, 1, 2))):
        key = chance.choice(("1" * 13, "2" * 14, "3" * 15, "a1", ""))
        kind = chance.choice((IdentityKind.NATIONAL_CARD, IdentityKind.PASSPORT))
        work.session.add(IdentityDocument(person_id=person.id, kind=kind, number=key, number_key=key))
    for _stay in range(chance.choice((0, 1, 2))):
        home = Household(name="A", folded="a")
        work.session.add(home)
        work.session.flush()
        until = chance.choice((None, None, TODAY, date(2026, 11, 24)))
        work.session.add(
            HouseholdPerson(household_id=home.id, person_id=person.id, relation=Relation.HEAD, until=until)
        )
    return member.id


def _write_standings(work: Work, chance: Random, member_id: int) -> None:
    steps, status = chance.random(), chance.choice(list(Status))
    for since in sorted(chance.choices(DAYS, k=chance.choice((1, 1, 2, 3, 5)))):
        line = Standing(member_id=member_id, status=status, since=since, recorded_at=work.now)
        following = [change.after for change in transitions_from(status)]
        status = chance.choice(following if following and chance.random() < steps else list(Status))
        work.session.add(line)
        work.session.flush()
        if chance.random() < 0.2:
            back = {"since": line.since, "recorded_at": work.now, "reverses_id": line.id}
            work.session.add(Standing(member_id=member_id, status=Status.ACTIVE, **back))
    work.session.flush()


def found_together(session: Session, check: Check) -> list[tuple[int, str]]:
    """What a check finds on the whole roll."""
    return sorted((row[0], row[1]) for row in session.execute(found(check, Asked(TODAY, "KG"))))


def write_people(work: Work, chance: Random, count: int) -> list[int]:
    """So many of them."""
    ids = [write_somebody(work, chance, number) for number in range(1, count + 1)]
    work.record("members.brought_in", About("member", None, "test"))
    return ids


@pytest.mark.parametrize("seed", range(4))
def test_the_whole_roll_is_judged_as_each_member_is(office: Office, seed: int) -> None:
    make.profile(office, country="KG")
    ids = office.do(write_people, Random(seed), 150).result
    facts = office.ask(lambda session: list(queries.member_facts(session, ids, TODAY)))
    for check in Check:
        alone = {
            each.member_id: remark.judged
            for each in facts
            if (remark := remarks(each, TODAY, "KG").get(check)) is not None
        }
        assert office.ask(found_together, check) == sorted(alone.items()), check


def test_the_seeds_bring_something_of_everything(office: Office) -> None:
    make.profile(office, country="KG")
    office.do(write_people, Random(1), 150)
    assert [check for check in Check if not on_heap(office, check)] == []


def test_the_heaps_are_counted_and_read_in_order(office: Office) -> None:
    old = make.member(office, "Old Anna", birth=VagueDate(1905), phone="79 11 22 33", place="Ruyaga")
    make.member(office, "Bare Zita")
    counts = {each.heap: each.count for each in office.ask(queries.attention_counts, TODAY)}
    assert counts == {
        heap(Check.NO_BIRTH): 1, heap(Check.NO_PHONE): 1, heap(Check.NO_PLACE): 1, heap(Check.TOO_OLD): 1
    }  # fmt: skip
    item = office.ask(queries.attention_items, heap(Check.TOO_OLD), [old], TODAY)[0]
    assert (item.name, item.place, item.value, item.sentence.about) == ("Old Anna", "Ruyaga", "1905", "birth")
    assert item.sentence.details == {"age": 121}
    assert office.ask(queries.attention_total, TODAY) == 2


def test_a_heap_can_be_put_in_another_order(office: Office) -> None:
    one, two, three = (make.member(office, name) for name in ("B", "C", "A"))
    ids = queries.attention_ids
    asked = heap(Check.NO_BIRTH)
    assert list(office.ask(ids, asked, TODAY)) == [one, two, three]
    assert list(office.ask(ids, asked, TODAY, descending=True)) == [three, two, one]
    assert list(office.ask(ids, asked, TODAY, RollOrder.NAME)) == [three, one, two]
    assert list(office.ask(ids, asked, TODAY, RollOrder.PLACE)) == [one, two, three]


def test_what_is_answered_stays_answered_until_the_value_is_another(office: Office) -> None:
    member_id = make.member(office, birth=VagueDate(1905))
    office.do(commands.answer_right, AnswerRight(check=Check.TOO_OLD, member_ids=(member_id,)))
    assert on_heap(office, Check.TOO_OLD) == []
    make.amended(office, member_id, phone="79 11 22 33")
    assert on_heap(office, Check.TOO_OLD) == []
    make.amended(office, member_id, birth=VagueDate(1906))
    assert on_heap(office, Check.TOO_OLD) == [member_id]
    office.do(commands.answer_right, AnswerRight(check=Check.TOO_OLD, member_ids=(member_id,)))
    assert on_heap(office, Check.TOO_OLD) == []


def test_an_answer_is_journalled_and_can_be_taken_back(office: Office) -> None:
    member_id = make.member(office)
    order = AnswerRight(check=Check.NO_BIRTH, member_ids=(member_id,))
    assert office.do(commands.answer_right, order).result == 1
    line = make.last_line(office)
    assert (line.act, line.record_id, make.changes(line)) == (
        "members.found_right", member_id, {"about": ("birth", None)}
    )  # fmt: skip
    assert office.do(commands.ask_again, order).result == 1
    assert make.last_line(office).act == "members.asked_again"
    assert on_heap(office, Check.NO_BIRTH) == [member_id]
    assert office.do(commands.ask_again, order).recorded == 0


def test_several_are_answered_in_one_line_of_the_journal(office: Office) -> None:
    ids = tuple(make.member(office, f"Member {number}") for number in range(8))
    assert office.do(commands.answer_right, AnswerRight(check=Check.NO_PHONE, member_ids=ids)).result == 8
    line = make.last_line(office)
    assert line.record_id is None
    assert line.label == "1, 2, 3, 4, 5, 6 …"
    assert make.changes(line)["members"] == (None, "8")
    assert on_heap(office, Check.NO_PHONE) == []


def test_what_nobody_has_to_look_at_cannot_be_answered(office: Office) -> None:
    member_id = make.member(office, birth=VagueDate(1980))
    before = len(make.journal(office))
    with pytest.raises(Refused):
        office.do(commands.answer_right, AnswerRight(check=Check.TOO_OLD, member_ids=(member_id,)))
    assert len(make.journal(office)) == before


def test_the_organisation_chooses_what_it_misses(office: Office) -> None:
    make.member(office)
    assert office.ask(queries.choices)[Check.NO_DOCUMENT] is False
    office.do(commands.choose_checks, {Check.NO_DOCUMENT: True, Check.NO_PHONE: False})
    wanted = {each.heap.check for each in office.ask(queries.attention_counts, TODAY)}
    assert Check.NO_DOCUMENT in wanted
    assert Check.NO_PHONE not in wanted
    assert make.last_line(office).act == "members.checks_chosen"
    assert office.do(commands.choose_checks, {Check.NO_PHONE: False}).recorded == 0


def test_sections_and_second_scripts_are_asked_only_where_there_are_any(office: Office) -> None:
    offered = office.ask(queries.choices)
    assert Check.NO_SECTION not in offered
    assert Check.NO_OTHER_SCRIPT not in offered
    with pytest.raises(Refused):
        office.do(commands.choose_checks, {Check.NO_SECTION: True})
    make.member(office, section="North")
    make.profile(office, languages=("fr", "km"))
    offered = office.ask(queries.choices)
    assert offered[Check.NO_SECTION]
    assert offered[Check.NO_OTHER_SCRIPT]


def note(work: Work, member_id: int, message: str) -> None:
    """Leave a note on a record, as an import does."""
    work.session.add(
        AttentionNote(member_id=member_id, about="phone", message=message, details='{"n": 3}', noted_at=work.now)
    )
    work.record("members.amended", About("member", member_id, "test"))


def test_notes_of_imports_lie_on_a_heap_for_each_message(office: Office) -> None:
    one = make.member(office, birth=VagueDate(1980), phone="79 11 22 33", place="Ruyaga")
    for message in ("First {n}.", "Second.", "Second."):
        office.do(note, one, message)
    counts = [(each.title, each.count) for each in office.ask(queries.attention_counts, TODAY)]
    assert counts == [("Second.", 2), ("First {n}.", 1)]
    second = Heap(Kind.IMPORTED, message="Second.")
    ids = tuple(office.ask(queries.attention_ids, second, TODAY))
    items = office.ask(queries.attention_items, second, ids, TODAY)
    assert [(item.member_id, item.sentence.message, item.sentence.details) for item in items] == [
        (one, "Second.", {"n": 3})
    ] * 2
    assert office.ask(queries.attention_total, TODAY) == 1
    assert office.do(commands.settle_notes, ids).result == 2
    assert list(office.ask(queries.attention_ids, second, TODAY)) == []
    with pytest.raises(NotFound):
        office.do(commands.settle_notes, ids)


def test_two_people_are_told_apart_only_where_there_are_two(office: Office) -> None:
    member = make.detail(office, make.member(office))
    for one, other in ((member.person_id, member.person_id), (member.person_id, 999)):
        with pytest.raises(Refused):
            office.do(commands.answer_not_double, NotOne(one=one, other=other))
