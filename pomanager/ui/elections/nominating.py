"""The forms of candidacies: somebody nominated with the verdict beside, what is told of it changed, one withdrawn."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QBoxLayout

from pomanager.i18n import _
from pomanager.i18n.elections import contest_name
from pomanager.marks import N_
from pomanager.readmodels.elections.election import Candidate, ElectionDetail
from pomanager.rules.elections.symbols import SYMBOL_WORDS, Symbol, free_symbols
from pomanager.services.elections.commands.candidates import amend_nomination, nominate, withdraw_candidate
from pomanager.services.elections.judging import (
    objections_to_amending_nomination,
    objections_to_nominating,
    objections_to_withdrawing,
)
from pomanager.services.elections.orders import AmendNomination, Nominate, WithdrawCandidate
from pomanager.services.elections.queries.candidates import who_stands_one
from pomanager.services.elections.queries.eligibility import eligibility
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.desk import Desk
from pomanager.ui.elections.form_parts import reason_field
from pomanager.ui.elections.verdict import VerdictView
from pomanager.ui.elections.words import named
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.member_picking import members_found

WHY_ADMITTED = N_("Needed where the candidacy is let in though a by-law is broken; the minutes print it.")


class NominatingForm(EntryForm):
    """Candidacies are written down one after the other; beside the form stands whether the member may stand."""

    def __init__(self, desk: Desk, detail: ElectionDetail, parts: Sequence[Field], binding: Binding[Any]) -> None:
        self.verdict = VerdictView()
        self._detail = detail
        self._shown: tuple[int, int] | None = None
        super().__init__(
            desk, N_("Nominate a candidate"), parts, binding, about=named(detail.label), save_words=N_("Nominate"),
            again=self._anew,
        )  # fmt: skip
        layout = self.layout()
        if isinstance(layout, QBoxLayout):
            layout.setDirection(QBoxLayout.Direction.LeftToRight)
            layout.setSpacing(0)
            layout.addWidget(self.verdict)
            layout.setStretch(0, 7)
            layout.setStretch(1, 3)
        self.form.entries.changed.connect(self._on_member)

    def retranslate(self) -> None:
        super().retranslate()
        self._shown = None
        self._on_member("member_id")

    def _anew(self, values: Values) -> dict[str, object]:
        return {name: values.get(name) for name in ("contest_id", "received_on", "accepted_on")}

    def _on_saved(self) -> None:
        super()._on_saved()
        self._on_member("member_id")

    def _on_member(self, _name: str) -> None:
        values = self.form.entries.values()
        contest_id = values.get("contest_id") or self._detail.contests[0].id
        chosen = values.get("member_id")
        if not isinstance(chosen, int):
            self._shown = None
            self.verdict.tell(None, "", None)
            return
        asked = (int(str(contest_id)), chosen)
        if asked == self._shown:
            return
        self._shown = asked
        office, label = self.desk.office, self._detail.label
        who = office.ask(who_stands_one, chosen, label.held_on)
        found = office.ask(eligibility, asked[0], chosen)
        self.verdict.tell(found, who.name, office.ask(bylaws_on, self._detail.term_starts_on))


def nominating(desk: Desk, detail: ElectionDetail) -> NominatingForm:
    """The form that writes candidacies down, one after the other."""
    today = desk.office.today()
    several = len(detail.contests) > 1
    contests = tuple(Choice(each.id, contest_name(each)) for each in detail.contests)
    contest = Field(name="contest_id", label=N_("Ballot paper"), kind=Kind.LIST, choices=contests,
                    choices_are_data=True, required=True)  # fmt: skip
    member = Field(name="member_id", label=N_("Member"), kind=Kind.PICK, find=members_found(desk), required=True,
                   hint=N_("Type the number or part of the name."))  # fmt: skip
    parts = (
        *((contest,) if several else ()), member, day_field(desk, "received_on", N_("Received on")),
        day_field(desk, "accepted_on", N_("Agreed to stand on"),
                  N_("Left empty as long as the candidate has not agreed."), required=False),
        Field(name="nominator_id", label=N_("Nominated by"), kind=Kind.PICK, find=members_found(desk)),
        Field(name="nominated_by", label=N_("Or by"), hint=N_("Such as: the board, the section Mungwa.")),
        Field(name="seconder_id", label=N_("Seconded by"), kind=Kind.PICK, find=members_found(desk)),
        *_told(detail),
        reason_field(WHY_ADMITTED),
    )  # fmt: skip

    def make(values: Values) -> Nominate | None:
        if values.get("member_id") is None or values.get("received_on") is None:
            return None
        return Nominate(**{"contest_id": detail.contests[0].id, **given(values)})

    page: NominatingForm

    def keep(order: Nominate, _made: object) -> None:
        page.tell(desk.office.ask(who_stands_one, order.member_id, detail.label.held_on).name)

    page = NominatingForm(desk, detail, parts, bound(desk, make, objections_to_nominating, nominate, keep=keep))
    page.form.show_values({"contest_id": detail.contests[0].id, "received_on": today} if several else
                          {"received_on": today})  # fmt: skip
    return page


def _told(detail: ElectionDetail, own: str = "") -> tuple[Field, ...]:
    """What is told of a candidacy; symbols others have are not offered."""
    taken = [each.symbol for contest in detail.contests for each in contest.candidates if each.stands]
    free = {*free_symbols([each for each in taken if each != own])}
    symbols = tuple(Choice(each.value, SYMBOL_WORDS[each]) for each in Symbol if each in free)
    return (
        Field(name="backers", label=N_("Members who back it"), kind=Kind.NUMBER),
        Field(name="statement", label=N_("Statement"), kind=Kind.LONG_TEXT,
              hint=N_("In the candidate’s own words; the list of candidates prints it.")),
        Field(name="symbol", label=N_("Symbol"), kind=Kind.LIST, choices=symbols,
              hint=N_("Stands on the ballot paper for those who do not read.")),
    )  # fmt: skip


def amending_nomination(desk: Desk, detail: ElectionDetail, who: Candidate) -> EntryForm:
    """The form that changes what is told of a candidacy, such as that the candidate agreed."""
    parts = (
        day_field(desk, "accepted_on", N_("Agreed to stand on"), required=False), *_told(detail, who.symbol),
        reason_field(WHY_ADMITTED),
    )  # fmt: skip

    def make(values: Values) -> AmendNomination:
        return AmendNomination(nomination_id=who.nomination_id, version=who.version, **given(values))

    page = EntryForm(
        desk, N_("Change the candidacy"), parts,
        bound(desk, make, objections_to_amending_nomination, amend_nomination), about=_about(detail, who),
    )  # fmt: skip
    page.form.show_values(
        {
            "accepted_on": who.accepted_on, "backers": who.backers or None, "statement": who.statement,
            "symbol": who.symbol or None, "reason": who.admitted_reason,
        }
    )  # fmt: skip
    return page


def withdrawing(desk: Desk, detail: ElectionDetail, who: Candidate) -> EntryForm:
    """The form in which a candidate steps back, or is struck off."""
    parts = (day_field(desk, "on", N_("On")), reason_field())

    def make(values: Values) -> WithdrawCandidate | None:
        if values.get("on") is None:
            return None
        return WithdrawCandidate(**{"reason": "", "nomination_id": who.nomination_id, **given(values)})

    page = EntryForm(
        desk, N_("Withdraw the candidacy"), parts,
        bound(desk, make, objections_to_withdrawing, withdraw_candidate), about=_about(detail, who),
        save_words=N_("Withdraw"),
    )  # fmt: skip
    page.form.show_values({"on": desk.office.today()})
    return page


def _about(detail: ElectionDetail, who: Candidate) -> str:
    # TR: a candidate and the election they stand in, above a form
    return _("{name} · {election}").format(name=who.name, election=named(detail.label))
