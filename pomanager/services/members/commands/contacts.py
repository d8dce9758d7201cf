"""Acts on how members are reached and paid, and on whom they named for the case of death."""

from dataclasses import dataclass, fields

from pomanager.db.contacts import MobileMoney, Nominee, PhoneDetail
from pomanager.db.members import Person
from pomanager.db.search import SearchText
from pomanager.errors import Stale, refuse
from pomanager.rules import folding
from pomanager.rules.contacts import (
    Account,
    NomineeLine,
    Phone,
    joined_phones,
    objections_to_nominees,
)
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.members import judging_parts, people, queries
from pomanager.services.members.commands.persons import member_label
from pomanager.services.members.queries.contacts import account_rows, contact_detail, nominee_detail, phone_rows
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import About, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SetContacts:
    """Say by which numbers a member is reached and into which accounts paid: all of them, in their order.

    ``version`` is the one of the contacts that were read.
    """

    member_id: int
    version: int
    phones: tuple[Phone, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetNominees:
    """Say who shall receive a member's shares on death: all of them, in place of whom was named before."""

    member_id: int
    nominees: tuple[NomineeLine, ...] = ()


def set_contacts(work: Work, order: SetContacts) -> None:
    """Write numbers and accounts, or raise Refused, or Stale when somebody was quicker."""
    before = contact_detail(work.session, order.member_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    objections = judging_parts.objections_to_contacts(work.session, order.member_id, order.phones, order.accounts)
    refuse(objections)
    _member, person, label = member_label(work, order.member_id)
    phones = tuple(_tidy_phone(phone) for phone in order.phones)
    accounts = tuple(_tidy_account(account) for account in order.accounts)
    old, new = joined_phones(before.phones), joined_phones(phones)
    told: dict[str, tuple[object, object]] = {
        "phone": (person.phone if old != new else "", new if old != new else ""),
        "phone_details": (_details(before.phones), _details(phones)),
        "accounts": (_accounts(before.accounts), _accounts(accounts)),
    }
    changes = {name: pair for name, pair in told.items() if pair[0] != pair[1]}
    if not changes:
        return
    if old != new:
        _write_phone(work, order.member_id, person, new)
    _write_details(work, person.id, phones)
    _write_accounts(work, person.id, accounts)
    work.record("members.contacts_set", About("member", order.member_id, label), changes)


def set_nominees(work: Work, order: SetNominees) -> None:
    """Write the nominees, or raise Refused. Who was named before stays in the file, as revoked today.

    The journal tells that they changed and how many there are, not who they are: it is a list many look into.
    """
    refuse(objections_to_nominees(order.nominees, work.today))
    before = nominee_detail(work.session, order.member_id)
    nominees = tuple(_tidy_nominee(line) for line in order.nominees)
    kept = {row.line: row.id for row in before.now}
    if tuple(row.line for row in before.now) == nominees:
        return
    for row in before.now:
        if row.line not in nominees:
            work.session.get_one(Nominee, row.id).revoked_on = work.today
    for position, line in enumerate(nominees, 1):
        if line in kept:
            work.session.get_one(Nominee, kept[line]).position = position
        else:
            work.session.add(
                Nominee(
                    person_id=before.person_id, position=position, name=line.name, relation=line.relation,
                    share_percent=line.share_percent, phone=line.phone, since=line.since,
                )
            )  # fmt: skip
    _member, _person, label = member_label(work, order.member_id)
    work.record(
        "members.nominees_set",
        About("member", order.member_id, label),
        {"nominees": (len(before.now) or None, len(nominees) or None)},
    )


def _write_phone(work: Work, member_id: int, person: Person, phone: str) -> None:
    """The numbers as lists show them, their figures, and the text by which the member is found."""
    person.phone, person.phone_digits = phone, folding.digits(phone)
    told = queries.member_detail(work.session, member_id)
    columns = people.PersonColumns(**{each.name: getattr(person, each.name) for each in fields(people.PersonColumns)})
    former = former_names(work.session, [person.id]).get(person.id, ())
    text = people.search_text_of(told.number, columns, told.place, told.section, former)
    work.session.get_one(SearchText, member_id).text = text


def _write_details(work: Work, person_id: int, phones: tuple[Phone, ...]) -> None:
    """What there is to know of each number; plain own numbers need no row."""
    rows = {row.digits: row for row in phone_rows(work.session, person_id)}
    for phone in phones:
        row = rows.pop(phone.digits, None)
        if row is not None:
            row.owner, row.shared, row.messages = phone.owner, phone.shared, phone.messages
        elif phone != Phone(number=phone.number):
            work.session.add(
                PhoneDetail(
                    person_id=person_id, digits=phone.digits, owner=phone.owner, shared=phone.shared,
                    messages=phone.messages,
                )
            )  # fmt: skip
    for row in rows.values():
        work.session.delete(row)


def _write_accounts(work: Work, person_id: int, accounts: tuple[Account, ...]) -> None:
    rows = account_rows(work.session, person_id)
    for row, account in zip(rows, accounts, strict=False):
        row.operator, row.number, row.holder = account.operator, account.number, account.holder
    for row in rows[len(accounts) :]:
        work.session.delete(row)
    for account in accounts[len(rows) :]:
        work.session.add(
            MobileMoney(person_id=person_id, operator=account.operator, number=account.number, holder=account.holder)
        )


def _details(phones: tuple[Phone, ...]) -> str:
    """What the journal tells of the numbers that are not plainly the member's own: "79123456 spouse shared"."""
    return "; ".join(
        " ".join(
            (phone.digits, phone.owner, *(["shared"] if phone.shared else []), *([] if phone.messages else ["silent"]))
        )
        for phone in phones
        if phone != Phone(number=phone.number)
    )


def _accounts(accounts: tuple[Account, ...]) -> str:
    return "; ".join(" · ".join(filter(None, (one.operator, one.number, one.holder))) for one in accounts)


def _tidy_phone(phone: Phone) -> Phone:
    return Phone(number=tidy(phone.number), owner=phone.owner, shared=phone.shared, messages=phone.messages)


def _tidy_account(account: Account) -> Account:
    return Account(operator=tidy(account.operator), number=tidy(account.number), holder=tidy(account.holder))


def _tidy_nominee(line: NomineeLine) -> NomineeLine:
    return NomineeLine(
        name=tidy(line.name), relation=tidy(line.relation), share_percent=line.share_percent, phone=tidy(line.phone),
        since=line.since,
    )  # fmt: skip
