"""The two forms of an appeal against an exclusion: lodging it, and deciding it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.appeals import AppealRow
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.appeals import (
    OUTCOME_WORDS,
    AppealOutcome,
    objections_to_appeal,
    objections_to_appeal_decision,
)
from pomanager.rules.objections import Objection
from pomanager.services.members.commands.appeals import DecideAppeal, LodgeAppeal, decide_appeal, lodge_appeal
from pomanager.services.members.queries.appeals import appeal_facts, appeals, pending_appeal
from pomanager.services.office import Office
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.members.part_words import standing_line

DECIDED = (AppealOutcome.UPHELD, AppealOutcome.REJECTED)


class AppealPage(FormPage[LodgeAppeal]):
    """Records that an excluded member appeals."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        parts = (
            Section(N_("The appeal"), N_("The exclusion holds until the appeal is decided.")),
            Field(name="lodged_on", label=N_("Lodged on"), kind=Kind.DATE, required=True, today=desk.office.today),
            Field(name="grounds", label=N_("Grounds"), kind=Kind.LONG_TEXT),
        )
        binding = Binding(make=self._order, judge=self._judge, save=self._save)
        super().__init__(desk, N_("Record an appeal"), parts, binding, save_words=N_("Record the appeal"))
        self.form.show_values({"lodged_on": desk.office.today()})

    def context_line(self) -> str:
        return standing_line(self._member)

    def _order(self, **values: Any) -> LodgeAppeal:  # noqa: ANN401 - the form's values by name
        return LodgeAppeal(member_id=self._member.id, **_with_day(values, "lodged_on", self.desk.office.today()))

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = self._order(**values)
        facts = self.desk.office.ask(appeal_facts, self._member.id, self.desk.office.today())
        return objections_to_appeal(facts, order.lodged_on, order.grounds)

    def _save(self, order: LodgeAppeal) -> None:
        self.desk.do(lodge_appeal, order)


class AppealDecisionPage(FormPage[DecideAppeal]):
    """Records how an appeal was decided."""

    def __init__(self, desk: Desk, member: MemberDetail, appeal: AppealRow) -> None:
        self._member = member
        self._appeal = appeal
        choices = tuple(Choice(outcome, OUTCOME_WORDS[outcome]) for outcome in DECIDED)
        parts = (
            Section(
                N_("The decision"),
                N_("Where the exclusion is annulled, it is reversed in the register and the standing before it holds."),
            ),
            Field(name="outcome", label=N_("Outcome"), kind=Kind.CHOICE, choices=choices, required=True),
            Field(name="decided_on", label=N_("Decided on"), kind=Kind.DATE, required=True, today=desk.office.today),
            Field(
                name="decision",
                label=N_("Decision"),
                required=True,
                hint=N_("As papers will quote it: “Board, 4 March 2026, item 3”."),
            ),
        )
        binding = Binding(make=self._order, judge=self._judge, save=self._save)
        super().__init__(desk, N_("Decide the appeal"), parts, binding, save_words=N_("Record the decision"))
        self.form.show_values({"decided_on": desk.office.today()})

    def context_line(self) -> str:
        # TR: no. of the member, name, and the day the appeal was lodged
        return _("No. {number} · {name} · appeal of {day}").format(
            number=self._member.number, name=self._member.full_name, day=formats.day(self._appeal.lodged_on)
        )

    def _order(self, **values: Any) -> DecideAppeal:  # noqa: ANN401 - the form's values by name
        return DecideAppeal(member_id=self._member.id, **_with_day(values, "decided_on", self.desk.office.today()))

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = self._order(**values)
        facts = self.desk.office.ask(appeal_facts, self._member.id, self.desk.office.today())
        return objections_to_appeal_decision(facts, order.outcome, order.decided_on, order.decision)

    def _save(self, order: DecideAppeal) -> None:
        self.desk.do(decide_appeal, order)


def appeals_page(desk: Desk, member: MemberDetail) -> "AppealPage | AppealDecisionPage":
    """The form needed next: the one that decides the waiting appeal, else the one that lodges one."""
    waiting = desk.office.ask(pending_appeal, member.id)
    return AppealPage(desk, member) if waiting is None else AppealDecisionPage(desk, member, waiting)


def appeal_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    """Each appeal: the day it was lodged, and what became of it."""
    return tuple((_("Appeal"), appeal_words(row)) for row in office.ask(appeals, member.id))


def appeal_words(appeal: AppealRow) -> str:
    """One appeal: "20.09.2026 · Exclusion annulled", with its grounds and its decision below."""
    told = f"{formats.day_short(appeal.lodged_on)} · {_(OUTCOME_WORDS[appeal.outcome])}"
    return "\n".join(part for part in (told, appeal.grounds, appeal.decision) if part)


def _with_day(values: Mapping[str, object], name: str, today: date) -> dict[str, Any]:
    """The values given; the day is today's while none is given."""
    return {name: today, **given(values)}
