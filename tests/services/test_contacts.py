"""Telephones and mobile money are written as a whole and found again; nominees stay out of the journal's sight."""

from datetime import date

import pytest

from pomanager.errors import NotFound, Refused, Stale
from pomanager.rules.contacts import Account, NomineeLine, Phone, PhoneOwner
from pomanager.services.journal.queries import journal_head
from pomanager.services.members.commands.contacts import SetContacts, SetNominees, set_contacts, set_nominees
from pomanager.services.members.judging_parts import objections_to_contacts
from pomanager.services.members.queries import find_members
from pomanager.services.members.queries.contacts import contact_detail, nominee_detail, phone_fact, phones
from pomanager.services.office import Office
from tests import make

OWN = Phone(number="79 12 34 56")
NEIGHBOURS = Phone(number="77 00 11 22", owner=PhoneOwner.NEIGHBOUR, shared=True, messages=False)


def contacts(office: Office, member_id: int, *given: Phone, accounts: tuple[Account, ...] = ()) -> None:
    version = office.ask(contact_detail, member_id).version
    office.do(set_contacts, SetContacts(member_id=member_id, version=version, phones=given, accounts=accounts))


def test_numbers_are_written_where_lists_and_search_look(office: Office) -> None:
    member_id = make.member(office, phone="76 55 44 33")
    contacts(office, member_id, Phone(number=" 79 12  34 56 "), NEIGHBOURS)
    detail = make.detail(office, member_id)
    assert detail.phone == "79 12 34 56 / 77 00 11 22"
    assert office.ask(phones, detail.person_id) == (OWN, NEIGHBOURS)
    assert [row.id for row in office.ask(find_members, "77001122")] == [member_id]
    assert office.ask(find_members, "76554433") == ()
    line = make.last_line(office)
    assert (line.act, line.label) == ("members.contacts_set", "1 · NIYONZIMA Médiatrice")
    assert make.changes(line) == {
        "phone": ("76 55 44 33", "79 12 34 56 / 77 00 11 22"),
        "phone_details": (None, "77001122 neighbour shared silent"),
    }


def test_the_fact_says_what_there_is_to_know_before_ringing(office: Office) -> None:
    member_id = make.member(office)
    person_id = make.detail(office, member_id).person_id
    assert office.ask(phone_fact, person_id) is None
    contacts(office, member_id, NEIGHBOURS, OWN)
    fact = office.ask(phone_fact, person_id)
    assert fact is not None
    assert (fact.number, fact.count, fact.shared, fact.owner_is_other) == ("77 00 11 22", 2, True, True)


def test_what_is_known_of_a_number_goes_with_it_and_changes_alone(office: Office) -> None:
    member_id = make.member(office)
    contacts(office, member_id, OWN, NEIGHBOURS)
    contacts(office, member_id, Phone(number="77-001-122", owner=PhoneOwner.CHILD))
    detail = make.detail(office, member_id)
    assert office.ask(phones, detail.person_id) == (Phone(number="77-001-122", owner=PhoneOwner.CHILD),)
    contacts(office, member_id)
    assert make.detail(office, member_id).phone == ""
    contacts(office, member_id, Phone(number="77 00 11 22"))
    assert office.ask(phones, detail.person_id) == (Phone(number="77 00 11 22"),)


def test_nothing_changed_is_nothing_told(office: Office) -> None:
    member_id = make.member(office)
    contacts(office, member_id, NEIGHBOURS, accounts=(Account(operator="Lumicash", number="79 12 34 56"),))
    before = office.ask(journal_head)
    contacts(office, member_id, NEIGHBOURS, accounts=(Account(operator="Lumicash", number="79 12 34 56"),))
    assert office.ask(journal_head) == before


def test_a_refusal_names_every_cell_and_writes_nothing(office: Office) -> None:
    member_id = make.member(office, phone="76 55 44 33")
    before = office.ask(journal_head)
    with pytest.raises(Refused) as refused:
        contacts(office, member_id, OWN, Phone(number="12"), accounts=(Account(operator="", number="1"),))
    assert [each.about for each in refused.value.objections] == [
        "phones.1.number", "accounts.0.operator", "accounts.0.number",
    ]  # fmt: skip
    assert office.ask(journal_head) == before
    assert make.detail(office, member_id).phone == "76 55 44 33"


def test_somebody_elses_number_is_suggested_to_be_shared(office: Office) -> None:
    make.member(office, "BUKURU Jean", phone="79123456")
    member_id = make.member(office)
    (said,) = office.ask(objections_to_contacts, member_id, [OWN], [])
    assert (said.about, said.stops, said.details["name"]) == ("phones.0.number", False, "BUKURU Jean")
    assert office.ask(objections_to_contacts, member_id, [Phone(number="79 12 34 56", shared=True)], []) == ()


def test_accounts_are_kept_with_their_holder_who_may_be_another(office: Office) -> None:
    member_id = make.member(office)
    first = Account(operator="Lumicash", number="79 12 34 56")
    other = Account(operator="EcoCash", number="77 00 11 22", holder="BUKURU Jean")
    assert [each.stops for each in office.ask(objections_to_contacts, member_id, [], [first, other])] == [False]
    contacts(office, member_id, accounts=(first, other))
    contacts(office, member_id, accounts=(other,))
    assert office.ask(contact_detail, member_id).accounts == (other,)
    assert make.changes(make.last_line(office)) == {
        "accounts": (
            "Lumicash · 79 12 34 56; EcoCash · 77 00 11 22 · BUKURU Jean", "EcoCash · 77 00 11 22 · BUKURU Jean",
        )
    }  # fmt: skip


def test_whoever_read_older_contacts_is_told(office: Office) -> None:
    member_id = make.member(office)
    order = SetContacts(member_id=member_id, version=office.ask(contact_detail, member_id).version, phones=(OWN,))
    office.do(set_contacts, order)
    with pytest.raises(Stale):
        office.do(set_contacts, order)
    with pytest.raises(NotFound):
        office.ask(contact_detail, 99)


def test_nominees_take_the_place_of_earlier_ones_which_stay_readable(office: Office, clock: make.MovableClock) -> None:
    member_id = make.member(office)
    awa = NomineeLine(name="Awa", relation="daughter", share_percent=60, since=date(2026, 1, 1))
    ba = NomineeLine(name="Ba", share_percent=40)
    office.do(set_nominees, SetNominees(member_id=member_id, nominees=(awa, ba)))
    clock.forward(days=3)
    whole = NomineeLine(name="Awa", relation="daughter", share_percent=100, since=date(2026, 1, 1))
    office.do(set_nominees, SetNominees(member_id=member_id, nominees=(whole,)))
    told = office.ask(nominee_detail, member_id)
    assert [row.line for row in told.now] == [whole]
    assert {(row.line.name, row.line.share_percent, row.revoked_on) for row in told.before} == {
        ("Awa", 60, date(2026, 11, 26)), ("Ba", 40, date(2026, 11, 26)),
    }  # fmt: skip


def test_nominees_may_change_their_order_and_nobody_is_named_twice_for_it(office: Office) -> None:
    member_id = make.member(office)
    awa, ba = NomineeLine(name="Awa"), NomineeLine(name="Ba")
    office.do(set_nominees, SetNominees(member_id=member_id, nominees=(awa, ba)))
    office.do(set_nominees, SetNominees(member_id=member_id, nominees=(ba, awa)))
    told = office.ask(nominee_detail, member_id)
    assert ([row.line.name for row in told.now], told.before) == (["Ba", "Awa"], ())
    before = office.ask(journal_head)
    office.do(set_nominees, SetNominees(member_id=member_id, nominees=(ba, awa)))
    assert office.ask(journal_head) == before


def test_the_journal_tells_that_nominees_changed_and_not_who_they_are(office: Office) -> None:
    member_id = make.member(office)
    office.do(
        set_nominees, SetNominees(member_id=member_id, nominees=(NomineeLine(name="Secret Name", phone="79123456"),))
    )
    line = make.last_line(office)
    assert (line.act, make.changes(line)) == ("members.nominees_set", {"nominees": (None, "1")})
    assert "Secret" not in repr(make.journal(office))
    assert office.ask(find_members, "secret") == ()


def test_shares_that_do_not_come_to_a_hundred_are_refused(office: Office) -> None:
    member_id = make.member(office)
    nominees = (NomineeLine(name="Awa", share_percent=60), NomineeLine(name="Ba", share_percent=39))
    with pytest.raises(Refused) as refused:
        office.do(set_nominees, SetNominees(member_id=member_id, nominees=nominees))
    assert refused.value.objections[0].details == {"sum": 99}
    assert office.ask(nominee_detail, member_id).now == ()
