"""What is told of a member's household, telephones, nominees, trainings and own fields beside the list."""

from collections.abc import Sequence
from typing import TypeAlias

from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.contacts import OWNER_WORDS, Phone, PhoneOwner, is_of_another
from pomanager.services.members.queries.contacts import contact_detail, nominee_detail, phone_fact
from pomanager.services.members.queries.extra_fields import extra_fields, extra_values
from pomanager.services.members.queries.households import household_fact, households_of
from pomanager.services.members.queries.trainings import trainings_of
from pomanager.services.office import Office
from pomanager.ui.members.own_values import value_words
from pomanager.ui.members.part_words import relation_word, training_words

Told: TypeAlias = Sequence[tuple[str, str]]
"""Label and value, both in the reader's language."""
TRAININGS_TOLD = 3
"""So many trainings stand in the record; the page of trainings shows them all."""


def household_short(office: Office, member: MemberDetail) -> Told:
    """The household in one line: "5 persons · Head"."""
    fact = office.ask(household_fact, member.person_id)
    if fact is None:
        return ()
    counted = ngettext("{count} person", "{count} persons", fact.persons).format(count=formats.number(fact.persons))
    return ((_("Household"), f"{counted} · {relation_word(fact.relation)}"),)


def household_facts(office: Office, member: MemberDetail) -> Told:
    """The household, what the member is in it, and earlier ones."""
    fact = office.ask(household_fact, member.person_id)
    told: list[tuple[str, str]] = []
    if fact is not None:
        told += [(label, f"{fact.name} · {value}") for label, value in household_short(office, member)]
        if fact.votes:
            told.append((_("Votes for it"), _("Yes")))
    told += [
        (_("Left on"), f"{formats.day(past.stay.until)} · {past.name}")
        for past in office.ask(households_of, member.person_id)
        if past.stay.until is not None
    ]
    return told


def phone_short(office: Office, member: MemberDetail) -> Told:
    """The first number and what there is to know before it is rung: "79 41 08 22 · shared"."""
    fact = office.ask(phone_fact, member.person_id)
    if fact is None or not (fact.shared or fact.owner_is_other):
        return ()
    parts = [fact.number]
    parts += [_("shared")] if fact.shared else []
    parts += [_("somebody else’s telephone")] if fact.owner_is_other else []
    return ((_("Phone"), " · ".join(parts)),)


def contact_facts(office: Office, member: MemberDetail) -> Told:
    """Every number with whose telephone it rings, every account with its holder."""
    detail = office.ask(contact_detail, member.id)
    told = [(_("Phone"), phone_words(phone)) for phone in detail.phones]
    for account in detail.accounts:
        parts = [account.operator, account.number]
        if is_of_another(account.holder, detail.own_names):
            # TR: the holder of an account of mobile money is not the member
            parts.append(_("in the name of {holder}").format(holder=account.holder))
        told.append((_("Mobile money"), " · ".join(parts)))
    return told


def phone_words(phone: Phone) -> str:
    """A number with what there is to know: "79 41 08 22 · Neighbour · shared · leave no messages"."""
    parts = [phone.number]
    parts += [_(OWNER_WORDS[phone.owner])] if phone.owner is not PhoneOwner.OWN else []
    parts += [_("shared")] if phone.shared else []
    parts += [] if phone.messages else [_("leave no messages")]
    return " · ".join(parts)


def nominee_facts(office: Office, member: MemberDetail) -> Told:
    """How many nominees there are; who they are stands on their own page alone."""
    count = len(office.ask(nominee_detail, member.id).now)
    if not count:
        return ()
    named = ngettext("{count} named, kept apart", "{count} named, kept apart", count)
    return ((_("Nominees"), named.format(count=formats.number(count))),)


def training_facts(office: Office, member: MemberDetail) -> Told:
    """The newest trainings, and how many more there are."""
    rows = office.ask(trainings_of, member.person_id)
    told = [(_("Training"), training_words(row)) for row in rows[:TRAININGS_TOLD]]
    more = len(rows) - TRAININGS_TOLD
    if more > 0:
        told.append(("", ngettext("and {count} more", "and {count} more", more).format(count=formats.number(more))))
    return told


def own_field_facts(office: Office, member: MemberDetail) -> Told:
    """What the member has in the organisation's own fields, ended ones included."""
    known = office.ask(extra_values, [member.person_id]).get(member.person_id, {})
    if not known:
        return ()
    return [
        (row.called(spoken()), value_words(row, known[row.id]))
        for row in office.ask(extra_fields, with_ended=True)
        if row.id in known
    ]
