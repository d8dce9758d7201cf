"""The forms of a household: joining one or founding it, adding a person, changing a line, what it is called."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.households import HouseholdDetail, HouseholdLine
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.households import RELATION_WORDS, Relation
from pomanager.rules.members import SEX_WORDS, Sex
from pomanager.rules.objections import Objection
from pomanager.services.members import judging_parts
from pomanager.services.members.commands.households import (
    AmendHousehold,
    AmendStay,
    EnterHousehold,
    FoundHousehold,
    amend_household,
    amend_stay,
    enter_household,
    found_household,
)
from pomanager.services.members.queries.households import households_found
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.members.picking import members_found

RELATIONS = tuple(Choice(relation, RELATION_WORDS[relation]) for relation in Relation)
SEXES = (Choice(Sex.FEMALE, SEX_WORDS[Sex.FEMALE]), Choice(Sex.MALE, SEX_WORDS[Sex.MALE]))

RELATION = Field(name="relation", label=N_("Relation"), kind=Kind.LIST, choices=RELATIONS, required=True)
VOTES = Field(
    name="votes", label=N_("Votes for it"), kind=Kind.YES_NO,
    hint=N_("Where the by-laws give a household one vote: who casts it."),
)  # fmt: skip
CALLED = (
    Field(name="name", label=N_("Name"), hint=N_("The name of its head, or the number of the house.")),
    Field(name="size", label=N_("Persons in all"), kind=Kind.NUMBER, hint=N_("Children and old people included.")),
    Field(name="place", label=N_("Place"), hint=N_("“Village · District” for a village in a district.")),
)


def _since(desk: Desk) -> Field:
    return Field(
        name="since", label=N_("Since"), kind=Kind.DATE, today=desk.office.today,
        hint=N_("Left empty where nobody remembers."),
    )  # fmt: skip


def who_parts(desk: Desk) -> tuple[Field | Section, ...]:
    """The fields that say who is meant: a member, or somebody by name."""
    return (
        Section(N_("The person"), N_("A member, or somebody who is none: then by name.")),
        Field(name="member_id", label=N_("Member"), kind=Kind.PICK, find=members_found(desk),
              hint=N_("Type part of the name or the number.")),
        Field(name="full_name", label=N_("Or by name")),
        Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, choices=SEXES),
        Field(name="birth", label=N_("Born"), kind=Kind.VAGUE_DATE),
    )  # fmt: skip


class JoinHouseholdPage(FormPage[FoundHousehold | EnterHousehold]):
    """Says to which household a member belongs: one that is written down, or a new one."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        parts = (
            Section(N_("A household that is written down")),
            Field(name="household_id", label=N_("Household"), kind=Kind.PICK, find=self._find,
                  hint=N_("Type its name, or the name of somebody in it.")),
            Section(N_("Or a new one")),
            *CALLED,
            Section(N_("The member in it")),
            RELATION, VOTES, _since(desk),
        )  # fmt: skip
        super().__init__(desk, N_("Household"), parts, Binding(make=self._order, judge=self._judge, save=self._save))
        self.form.show_values(
            {
                "name": member.family_name or member.full_name,
                "place": member.place,
                "relation": Relation.HEAD,
            }
        )

    def context_line(self) -> str:
        return _("No. {number} · {name}").format(number=self._member.number, name=self._member.full_name)

    def _find(self, text: str) -> Sequence[Choice]:
        return [Choice(row.id, row.name, row.place) for row in self.desk.office.ask(households_found, text)]

    def _order(self, **values: Any) -> FoundHousehold | EnterHousehold:  # noqa: ANN401 - the form's values by name
        said = given({"relation": None, **values})
        household_id = said.pop("household_id", None)
        if household_id is None:
            return FoundHousehold(**{"name": "", "relation": None, **said}, member_id=self._member.id)
        for name in ("name", "size", "place"):
            said.pop(name, None)
        return EnterHousehold(**said, member_id=self._member.id, household_id=household_id)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order, today = self._order(**values), self.desk.office.today()
        if isinstance(order, FoundHousehold):
            return self.desk.office.ask(judging_parts.objections_to_founding, order, today)
        return self.desk.office.ask(judging_parts.objections_to_entering, order, today)

    def _save(self, order: FoundHousehold | EnterHousehold) -> None:
        if isinstance(order, FoundHousehold):
            self.desk.do(found_household, order)
        else:
            self.desk.do(enter_household, order)


class EnterHouseholdPage(FormPage[EnterHousehold]):
    """Adds somebody to a household: a member, or somebody who is none."""

    def __init__(self, desk: Desk, household: HouseholdDetail) -> None:
        self._household = household
        parts = (*who_parts(desk), Section(N_("In the household")), RELATION, VOTES, _since(desk))
        super().__init__(
            desk,
            N_("Add a person"),
            parts,
            Binding(make=_entering, judge=self._judge, save=self._save, fixed={"household_id": household.id}),
            save_words=N_("Add"),
        )

    def context_line(self) -> str:
        return _("Household {name}").format(name=self._household.name)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = _entering(household_id=self._household.id, **values)
        return self.desk.office.ask(judging_parts.objections_to_entering, order, self.desk.office.today())

    def _save(self, order: EnterHousehold) -> None:
        self.desk.do(enter_household, order)


class StayPage(FormPage[AmendStay]):
    """Changes a line of a household, or records that somebody left."""

    def __init__(self, desk: Desk, household: HouseholdDetail, line: HouseholdLine) -> None:
        self._household = household
        self._line = line
        known = () if line.member_id is not None else (
            Field(name="member_id", label=N_("Is member"), kind=Kind.PICK, find=members_found(desk),
                  hint=N_("Where this person has become a member: which.")),
        )  # fmt: skip
        parts = (
            Section(N_("In the household")), RELATION, VOTES, _since(desk),
            Field(name="until", label=N_("Left on"), kind=Kind.DATE, today=desk.office.today,
                  hint=N_("The line stays, with the day.")),
            *known,
        )  # fmt: skip
        super().__init__(
            desk,
            N_("Change the line"),
            parts,
            Binding(make=_stay, judge=self._judge, save=self._save, fixed={"line_id": line.id}),
        )
        names = ("relation", "votes", "since", "until")
        self.form.show_values({name: getattr(line, name) for name in names})

    def context_line(self) -> str:
        # TR: a person, and the household the person belongs to
        return _("{name} · household {household}").format(name=self._line.name, household=self._household.name)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = _stay(line_id=self._line.id, **values)
        return self.desk.office.ask(judging_parts.objections_to_amending_stay, order, self.desk.office.today())

    def _save(self, order: AmendStay) -> None:
        self.desk.do(amend_stay, order)


class AmendHouseholdPage(FormPage[AmendHousehold]):
    """Changes what a household is called, how many it counts, where it is."""

    def __init__(self, desk: Desk, household: HouseholdDetail) -> None:
        self._household = household
        super().__init__(
            desk,
            N_("Edit the household"),
            (Section(N_("Household")), *CALLED),
            Binding(
                make=_household,
                judge=self._judge,
                save=self._save,
                fixed={"household_id": household.id, "version": household.version},
            ),
        )
        self.form.show_values({field.name: getattr(household, field.name) for field in CALLED})

    def context_line(self) -> str:
        return _("Household {name}").format(name=self._household.name)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = _household(household_id=self._household.id, version=self._household.version, **values)
        return self.desk.office.ask(
            judging_parts.objections_to_amending_household, order.household_id, order.name, order.size, order.place
        )

    def _save(self, order: AmendHousehold) -> None:
        self.desk.do(amend_household, order)


def _entering(**values: Any) -> EnterHousehold:  # noqa: ANN401 - the form's values by name
    return EnterHousehold(**given(values))


def _stay(**values: Any) -> AmendStay:  # noqa: ANN401 - the form's values by name
    return AmendStay(**{"relation": None, **given(values)})


def _household(**values: Any) -> AmendHousehold:  # noqa: ANN401 - the form's values by name
    names = {field.name for field in fields(AmendHousehold)}
    return AmendHousehold(**{"name": "", **{name: value for name, value in given(values).items() if name in names}})
