"""Several elections taken a step further at once: the form says which, and what speaks against each."""

from collections.abc import Sequence
from typing import Any, ClassVar

from pomanager.i18n import formats, ngettext
from pomanager.i18n.sentences import sentences
from pomanager.marks import N_
from pomanager.rules.elections.stepping import StepAct
from pomanager.rules.objections import Objection, Weight
from pomanager.services.elections.commands.going_on import act_together
from pomanager.services.elections.going_on import ActTogether, JudgedElection, plan_together
from pomanager.ui.desk import Desk
from pomanager.ui.elections.form_parts import hour_field, hour_typed, reason_field, unread_hour
from pomanager.ui.elections.judged_rows import LOOK_AT_ROWS, SEE_ROWS, RowsForm
from pomanager.ui.elections.words import named
from pomanager.ui.entry_form import Values
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.fields import Field, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.tokens import Tone

WORDS = {
    StepAct.CALL: (N_("Call for candidates"), N_("Call for them")),
    StepAct.PUBLISH: (N_("Publish the lists of candidates"), N_("Publish")),
    StepAct.FREEZE: (N_("Freeze the electoral rolls"), N_("Freeze")),
    StepAct.OPEN: (N_("Open the polls"), N_("Open")),
    StepAct.CLOSE: (N_("Close the polls"), N_("Close")),
}
"""What the form of each act is called, and its button."""
_SAID = {
    StepAct.CALL: (N_("What is done"), N_("In each of these elections candidates are called for.")),
    StepAct.FREEZE: (
        N_("What is done"),
        N_("Of each of these elections everybody who may vote on its day is written down, by name."),
    ),
}
_AT_AN_HOUR = frozenset({StepAct.OPEN, StepAct.CLOSE})


class TogetherForm(RowsForm):
    """One act for all elections chosen; nothing is done where anything stops one of them."""

    table_name: ClassVar[str] = "elections.going_on"
    head: ClassVar[str] = N_("Election")

    def __init__(self, desk: Desk, act: StepAct, election_ids: tuple[int, ...]) -> None:
        self.act = act
        self.election_ids = election_ids
        self._planned: tuple[ActTogether | None, tuple[JudgedElection, ...]] = (None, ())
        title, verb = WORDS[act]
        count = len(election_ids)
        about = ngettext("{count} election", "{count} elections", count).format(count=formats.number(count))
        binding = Binding(make=self._make, save=self._save, judge=self._judge)
        super().__init__(
            desk, title, self._parts(desk), binding, about=about, save_words=verb,
        )  # fmt: skip
        known: dict[str, object] = {"on": desk.office.today()} if act is StepAct.PUBLISH else {}
        if act in _AT_AN_HOUR:
            known["at"] = formats.clock(desk.office.now())
        self.form.show_values(known)

    def _parts(self, desk: Desk) -> tuple[Field | Section, ...]:
        if self.act in _AT_AN_HOUR:
            return (hour_field(),)
        if self.act is StepAct.PUBLISH:
            hint = N_("Needed where the list comes before the last day of candidacies.")
            return (day_field(desk, "on", N_("Published on")), reason_field(hint))
        return (Section(*_SAID[self.act]),)

    def retranslate(self) -> None:
        super().retranslate()
        self._show()

    def _make(self, **values: Any) -> ActTogether:  # noqa: ANN401 - the form's values by name
        return ActTogether(
            election_ids=self.election_ids, act=self.act, on=values.get("on"), reason=str(values.get("reason") or ""),
            at=hour_typed(values) if self.act in _AT_AN_HOUR else None,
        )  # fmt: skip

    def _save(self, order: ActTogether) -> None:
        self.desk.do(act_together, order)

    def _judge(self, values: Values) -> Sequence[Objection]:
        order = self._make(**values)
        if order != self._planned[0]:
            self._planned = (order, self.desk.office.ask(plan_together, order, self.desk.office.today()))
            self._show()
        found = unread_hour(values) if self.act in _AT_AN_HOUR else []
        stops = sum(any(each.stops for each in row.objections) for row in self._planned[1])
        looks = sum(bool(row.objections) for row in self._planned[1]) - stops
        if stops:
            found.append(Objection(SEE_ROWS, "", {"count": stops}))
        if looks:
            found.append(Objection(LOOK_AT_ROWS, "", {"count": looks}, Weight.WARN))
        return found

    def _show(self) -> None:
        rows = []
        for place, each in enumerate(self._planned[1], 1):
            stops = any(one.stops for one in each.objections)
            tone = Tone.BAD if stops else Tone.WARN if each.objections else Tone.OK
            rows.append((place, named(each.label), sentences(each.objections), tone))
        self.show_rows(rows)
