"""What a sample office writes down beside the roll: households, telephones, nominees, trainings, an own field."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from pomanager import paths
from pomanager.readmodels.members import MemberDetail, RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.contacts import Account, NomineeLine, Phone, PhoneOwner
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.households import Relation
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.rules.wording import Wording
from pomanager.samples.naming import invent_name
from pomanager.samples.people import invent_phone
from pomanager.samples.year import Secretary
from pomanager.services.members import queries
from pomanager.services.members.commands.contacts import SetContacts, SetNominees, set_contacts, set_nominees
from pomanager.services.members.commands.extra_fields import DefineField, define_field
from pomanager.services.members.commands.extra_values import SetExtraValues, set_extra_values
from pomanager.services.members.commands.households import (
    EnterHousehold,
    FoundHousehold,
    enter_household,
    found_household,
)
from pomanager.services.members.commands.trainings import RecordTraining, record_training
from pomanager.services.members.queries.contacts import contact_detail
from pomanager.services.members.queries.extra_fields import extra_field

DAY = date(2026, 11, 16)
"""The day on which the secretary types all this off loose sheets."""
PEOPLE = 24
"""How many members are spoken of."""
HOUSEHOLDS, NOMINATIONS, FILLED_IN = 5, 3, 8


@dataclass(frozen=True, slots=True)
class Sheets:
    """The loose sheets of one office."""

    secretary: Secretary
    told: Mapping[str, Any]
    chance: Random
    """Its own: what is written here changes nothing of the people of the story."""
    members: Sequence[MemberDetail]


def type_off(secretary: Secretary) -> None:
    """Write it all down, in the offices that have such sheets."""
    text = (paths.resources() / "samples" / "parts.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text).get(secretary.story.code)
    if told is None:
        return
    secretary.clock.come_to(DAY)
    office, chance = secretary.office, Random(f"parts/{secretary.story.code}")
    ids = office.ask(queries.roll_ids, RollView(statuses=(Status.ACTIVE,), kind=PersonKind.NATURAL))
    chosen = chance.sample(list(ids), min(PEOPLE, len(ids)))
    sheets = Sheets(secretary, told, chance, [office.ask(queries.member_detail, one) for one in chosen])
    _households(sheets)
    _telephones(sheets)
    _nominees(sheets)
    _trainings(sheets)
    _own_field(sheets)


def _households(sheets: Sheets) -> None:
    """Heads with a spouse who is a member, with children who are none, and alone."""
    office, chance = sheets.secretary.office, sheets.chance
    heads = sheets.members[:HOUSEHOLDS]
    spouses = list(sheets.members[HOUSEHOLDS : 2 * HOUSEHOLDS])
    for place, head in enumerate(heads):
        order = FoundHousehold(
            member_id=head.id, name=head.family_name or head.full_name, size=chance.randint(4, 9), place=head.place,
            votes=place % 2 == 0,
        )  # fmt: skip
        household_id = office.do(found_household, order).result
        spouse = next((one for one in spouses if one.sex is not head.sex), None)
        if spouse is not None and place % 2 == 0:
            spouses.remove(spouse)
            entering = EnterHousehold(household_id=household_id, member_id=spouse.id, relation=Relation.SPOUSE)
            office.do(enter_household, entering)
        for _child in range(place % 3):
            sex = chance.choice((Sex.FEMALE, Sex.MALE))
            named = invent_name(sheets.secretary.story.names, sex, chance)
            child = EnterHousehold(
                household_id=household_id, full_name=named.full, sex=sex, birth=VagueDate(chance.randint(2008, 2022)),
                relation=Relation.CHILD,
            )  # fmt: skip
            office.do(enter_household, child)


def _telephones(sheets: Sheets) -> None:
    """A telephone a couple of neighbours share, a spouse's, and accounts of mobile money."""
    office, chance = sheets.secretary.office, sheets.chance
    number = invent_phone(sheets.secretary.story, chance)
    owners = (PhoneOwner.OWN, PhoneOwner.NEIGHBOUR, PhoneOwner.SPOUSE)
    for member, owner in zip(sheets.members, owners, strict=False):
        detail = office.ask(contact_detail, member.id)
        phone = Phone(number=number, owner=owner, shared=True, messages=owner is not PhoneOwner.NEIGHBOUR)
        holder = "" if owner is PhoneOwner.OWN else sheets.members[0].full_name
        account = Account(operator=sheets.told["operator"], number=number, holder=holder)
        order = SetContacts(
            member_id=member.id, version=detail.version, phones=(*detail.phones, phone), accounts=(account,)
        )
        office.do(set_contacts, order)


def _nominees(sheets: Sheets) -> None:
    chance = sheets.chance
    for place, member in enumerate(sheets.members[:NOMINATIONS]):
        shares = (100,) if place % 2 else (60, 40)
        nominees = tuple(
            NomineeLine(
                name=invent_name(sheets.secretary.story.names, chance.choice((Sex.FEMALE, Sex.MALE)), chance).full,
                relation=chance.choice(sheets.told["relations"]), share_percent=share,
                since=date(2026, chance.randint(1, 10), 15),
            )
            for share in shares
        )  # fmt: skip
        sheets.secretary.office.do(set_nominees, SetNominees(member_id=member.id, nominees=nominees))


def _trainings(sheets: Sheets) -> None:
    for training in sheets.told["trainings"]:
        came = sheets.chance.sample(sheets.members, len(sheets.members) // 2)
        order = RecordTraining(
            topic=Wording(training["topic"]), provider=training["provider"], began_on=training["began_on"],
            half_days=training["half_days"], place=sheets.told["place"], member_ids=[member.id for member in came],
        )  # fmt: skip
        sheets.secretary.office.do(record_training, order)


def _own_field(sheets: Sheets) -> None:
    office, field = sheets.secretary.office, sheets.told["field"]
    answers = tuple(
        Answer(key, Wording(words)) for key, words in zip(field["values"], field.get("answers", ()), strict=False)
    )
    order = DefineField(label=Wording(field["label"]), kind=FieldKind(field["kind"]), answers=answers)
    key = office.ask(extra_field, office.do(define_field, order).result).key
    for member in sheets.members[:FILLED_IN]:
        value = sheets.chance.choice(field["values"])
        office.do(set_extra_values, SetExtraValues(member_id=member.id, values={key: value}))
