"""Many candidacies at once, pasted from a table: each row stands below with whoever it means and all that is said."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from pomanager.i18n.elections import contest_name
from pomanager.i18n.meetings import meeting_on_day
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionDetail
from pomanager.rules.elections.nominating import NOT_ELIGIBLE
from pomanager.rules.elections.pasted import rows_pasted
from pomanager.rules.entitlement import Stance
from pomanager.rules.meetings.kinds import OF_DELEGATES
from pomanager.rules.objections import Objection, Weight
from pomanager.services.elections.candidacies import NO_CANDIDACIES, Planned, plan_many
from pomanager.services.elections.commands.nominating_many import nominate_many
from pomanager.services.elections.orders import Candidacy, NominateMany
from pomanager.services.elections.queries.eligibility import eligibility
from pomanager.services.meetings.queries.listing import meetings
from pomanager.ui.desk import Desk
from pomanager.ui.elections.form_parts import reason_field
from pomanager.ui.elections.judged_rows import LOOK_AT_ROWS, SEE_ROWS, RowsForm
from pomanager.ui.elections.nominating import WHY_ADMITTED
from pomanager.ui.elections.words import named
from pomanager.ui.entry_form import Values
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.editor import LongTextEditor
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.look import px
from pomanager.ui.tokens import Tone

MOST_EXPLAINED = 50
"""Of so many who may not stand every reason is told; the others say that reasons speak against them."""
_HIGH = 150


class PastingForm(RowsForm):
    """A table of candidacies is pasted into the field; its rows stand below as soon as they are read."""

    table_name: ClassVar[str] = "elections.many"
    head: ClassVar[str] = N_("Candidate")

    def __init__(self, desk: Desk, title: str, parts: Sequence[Field], detail: ElectionDetail | None) -> None:
        self._detail = detail
        self._planned: tuple[NominateMany | None, tuple[Planned, ...]] = (None, ())
        binding = Binding(make=self._make, save=self._save, judge=self._judge)
        super().__init__(
            desk, title, parts, binding, about=named(detail.label) if detail else "",
            save_words=N_("Write them all down"),
        )  # fmt: skip
        pasted = self.form.entries.editor("candidacies")
        if isinstance(pasted, LongTextEditor):
            pasted.text.setFixedHeight(px(_HIGH))

    def retranslate(self) -> None:
        super().retranslate()
        self._show(self._planned[1])

    def _make(self, **values: Any) -> NominateMany:  # noqa: ANN401 - the form's values by name
        own = None if self._detail is None else self._detail.contests[0].id
        rows = rows_pasted(str(values.pop("candidacies", "") or ""))
        contest_id = values.pop("contest_id", None) or own
        told = tuple(
            Candidacy(number=row.number, section="" if contest_id else row.section, contest_id=contest_id)
            for row in rows
        )
        today = self.desk.office.today()
        return NominateMany(**{"received_on": today, **given(values), "candidacies": told})

    def _save(self, order: NominateMany) -> None:
        self.desk.do(nominate_many, order)

    def _judge(self, values: Values) -> Sequence[Objection]:
        order = self._make(**values)
        if not order.candidacies:
            self._show(())
            return [Objection(NO_CANDIDACIES, "candidacies")]
        if order != self._planned[0]:
            self._planned = (order, self.desk.office.ask(plan_many, order, self.desk.office.today()))
            self._show(self._planned[1])
        stops = sum(any(each.stops for each in row.objections) for row in self._planned[1])
        looks = sum(bool(row.objections) for row in self._planned[1]) - stops
        found = [Objection(SEE_ROWS, "candidacies", {"count": stops})] if stops else []
        if looks:
            found.append(Objection(LOOK_AT_ROWS, "candidacies", {"count": looks}, Weight.WARN))
        return found

    def _show(self, planned: Sequence[Planned]) -> None:
        explained = 0
        rows = []
        for row in planned:
            against = any(each.message == NOT_ELIGIBLE for each in row.objections)
            explained += against
            said = self._sentences(row, explained=against and explained <= MOST_EXPLAINED)
            stops = any(each.stops for each in row.objections)
            tone = Tone.BAD if stops else Tone.WARN if row.objections else Tone.OK
            rows.append((row.row, self._who(row), said, tone))
        self.show_rows(rows)

    def _who(self, row: Planned) -> str:
        """Whom a row means, and where they stand; what was typed where nobody is meant."""
        order = self._planned[0]
        typed = order.candidacies[row.row - 1] if order is not None else Candidacy()
        who = (row.who.number, row.who.name) if row.who is not None else (typed.number,)
        where = row.detail.label.section if row.detail is not None else typed.section
        return " · ".join(part for part in (*who, where) if part)

    def _sentences(self, row: Planned, *, explained: bool) -> list[str]:
        """All that is said of a row; of who may not stand the reasons themselves."""
        said = [sentence(each) for each in row.objections if not (explained and each.message == NOT_ELIGIBLE)]
        if explained and row.order is not None:
            found = self.desk.office.ask(eligibility, row.order.contest_id, row.order.member_id)
            said += [sentence(each.sentence) for each in found.reasons if each.stance is Stance.AGAINST]
        return said


def _common(desk: Desk) -> tuple[Field, ...]:
    return (
        day_field(desk, "received_on", N_("Received on")),
        day_field(desk, "accepted_on", N_("Agreed to stand on"),
                  N_("Left empty as long as they have not agreed."), required=False),
        Field(name="nominated_by", label=N_("Nominated by"), hint=N_("Such as: the assembly of the section.")),
        Field(name="backers", label=N_("Members who back it"), kind=Kind.NUMBER),
        reason_field(WHY_ADMITTED),
    )  # fmt: skip


def pasting(desk: Desk) -> PastingForm:
    """The form for candidates of all sections that elect delegates to a meeting."""
    labels = [each for each in desk.office.ask(meetings) if each.kind in OF_DELEGATES]
    choices = tuple(Choice(each.id, meeting_on_day(each)) for each in reversed(labels))
    parts = (
        Field(name="for_meeting_id", label=N_("Delegates to"), kind=Kind.LIST, choices=choices,
              choices_are_data=True, required=True),
        Field(name="candidacies", label=N_("Candidates"), kind=Kind.LONG_TEXT, required=True,
              hint=N_("Paste from a table: in each line the section and the number of the member.")),
        *_common(desk),
    )  # fmt: skip
    page = PastingForm(desk, N_("Candidates of sections"), parts, None)
    first: Mapping[str, object] = {"for_meeting_id": labels[-1].id} if labels else {}
    page.form.show_values({**first, "received_on": desk.office.today()})
    return page


def pasting_numbers(desk: Desk, detail: ElectionDetail) -> PastingForm:
    """The form for several candidates of one election."""
    contests = tuple(Choice(each.id, contest_name(each)) for each in detail.contests)
    contest = Field(name="contest_id", label=N_("Ballot paper"), kind=Kind.LIST, choices=contests,
                    choices_are_data=True, required=True)  # fmt: skip
    parts = (
        *((contest,) if len(contests) > 1 else ()),
        Field(name="candidacies", label=N_("Candidates"), kind=Kind.LONG_TEXT, required=True,
              hint=N_("The number of a member in each line.")),
        *_common(desk),
    )  # fmt: skip
    page = PastingForm(desk, N_("Several candidates"), parts, detail)
    first: Mapping[str, object] = {"contest_id": detail.contests[0].id} if len(contests) > 1 else {}
    page.form.show_values({**first, "received_on": desk.office.today()})
    return page
