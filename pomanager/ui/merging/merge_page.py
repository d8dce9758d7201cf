"""The form that makes two records of one person one: which value of each field stays, and what moves."""

from collections.abc import Sequence
from dataclasses import replace

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.merging import MergeChoice, MergeView
from pomanager.rules.governance.merging import FIELD_WORDS, MergeField
from pomanager.rules.members import ON_ROLL
from pomanager.services.governance.commands.merging import merge_records
from pomanager.services.governance.judging_merging import objections_to_merging_records
from pomanager.services.governance.orders_merging import MergeRecords
from pomanager.services.governance.queries.merging import merge_view
from pomanager.services.members.queries.member import member_detail
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.merging.backing_up import back_up_first
from pomanager.ui.merging.words import moving_words, record_words, standing_words, value_words
from pomanager.ui.page import Action
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import DetailPanel, Facts

KEPT, GIVEN_UP = "kept", "given_up"
WIDTH = 348
LETTERS_SIDE_BY_SIDE = 44
"""Letters of both values that have room side by side."""
REASON = Field(
    name="reason", label=N_("How it is known"), kind=Kind.LONG_TEXT, required=True, lines=2,
    hint=N_("Stays with both records and in the journal"),
)  # fmt: skip


class MergePanel(DetailPanel):
    """Beside the form: which record stays, which one is given up, and what moves from it."""

    def __init__(self, view: MergeView) -> None:
        super().__init__(WIDTH)
        self.setObjectName("merge.panel")
        self.close_button.hide()
        self._view = view
        self._titles = tuple(Label("", "section", wrap=True) for _part in range(3))
        self.kept, self.given_up, self.moving = Facts(116), Facts(116), Facts(132)
        self._follows = Label("", wrap=True, tone="text2")
        self.note = Note("info")
        for title, facts in zip(self._titles, (self.kept, self.given_up, self.moving), strict=True):
            self.body.addWidget(title)
            self.body.addWidget(facts)
        self.body.addWidget(self._follows)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        view = self._view
        for title, words in zip(
            self._titles, (_("This record is kept"), _("This one is given up"), _("What moves")), strict=True
        ):
            title.setText(words)
        for facts, side in ((self.kept, view.kept), (self.given_up, view.given_up)):
            facts.show_facts([(_("Member"), record_words(side)), (_("Status"), standing_words(side))])
        moving = moving_words(view.counts)
        self.moving.show_facts(moving)
        self.moving.setVisible(bool(moving))
        self._follows.setText("" if moving else _("Nothing is recorded under the number that is given up."))
        self._follows.setVisible(not moving)
        self.note.tell(
            "info",
            _("Nothing is lost"),
            _(
                "The record given up stays in the books and leads to the other one. A backup is made first, and the "
                "two can be split again."
            ),
        )


class MergePage(EntryForm):
    """The form for one pair; its act in the head opens the form for the pair the other way round."""

    def __init__(self, desk: Desk, kept_id: int, given_up_id: int) -> None:
        self.view: MergeView = desk.office.ask(merge_view, kept_id, given_up_id, desk.office.today())
        self._panel = MergePanel(self.view)
        super().__init__(
            desk, N_("Merge two records"), [REASON, *self._choices()], self._bound(desk), beside=self._panel,
            save_words=N_("Merge"),
        )  # fmt: skip
        self.form.show_values({each.field.value: GIVEN_UP if each.takes else KEPT for each in self.view.choices})

    def _choices(self) -> Sequence[Field | Section]:
        if not self.view.choices:
            return ()
        differing = Section(N_("What stays"), N_("Of each field in which the two records differ"))
        return (differing, *map(_field, self.view.choices))

    def _bound(self, desk: Desk) -> Binding[MergeRecords]:
        kept_id, given_up_id = self.view.kept.member_id, self.view.given_up.member_id

        def make(values: Values) -> MergeRecords:
            take = tuple(field for field in MergeField if values.get(field.value) == GIVEN_UP)
            return MergeRecords(
                kept_id=kept_id, given_up_id=given_up_id, reason=values.get("reason") or "", take=take
            )  # fmt: skip

        def save(order: MergeRecords) -> None:
            back_up_first(desk, self)
            desk.do(merge_records, order)

        return replace(bound(desk, make, objections_to_merging_records, merge_records), save=save)

    def context_line(self) -> str:
        # TR: above the form that makes two records one: numbers of both
        told = _("No. {given_up} is given up for no. {kept}")
        return told.format(given_up=self.view.given_up.number, kept=self.view.kept.number)

    def actions_offered(self) -> tuple[Action, ...]:
        return (Action("turn", N_("Keep the other one"), self._on_turn, "undo"),)

    def retranslate(self) -> None:
        super().retranslate()
        self._panel.retranslate()

    def _on_turn(self) -> None:
        other = MergePage(self.desk, self.view.given_up.member_id, self.view.kept.member_id)
        other.form.saved.connect(self.close_page)
        self.open_page(other)


def _field(choice: MergeChoice) -> Field:
    """The values of both records side by side; a long one is chosen from a list."""
    words = [value_words(choice.field, value) for value in (choice.kept, choice.given_up)]
    answers = tuple(Choice(value, text) for value, text in zip((KEPT, GIVEN_UP), words, strict=True))
    kind = Kind.CHOICE if sum(map(len, words)) <= LETTERS_SIDE_BY_SIDE else Kind.LIST
    return Field(
        name=choice.field.value, label=FIELD_WORDS[choice.field], kind=kind, choices=answers, choices_are_data=True,
        required=True, width=420,
    )  # fmt: skip


def merging(desk: Desk, one: int, other: int) -> MergePage:
    """The form for two members: the one on the roll is kept, of two the one admitted first."""
    kept, given_up = sorted((one, other), key=lambda member_id: _first(desk, member_id))
    return MergePage(desk, kept, given_up)


def _first(desk: Desk, member_id: int) -> tuple[bool, bool, str, int]:
    member = desk.office.ask(member_detail, member_id)
    joined = member.joined_on.isoformat() if member.joined_on else ""
    return member.status not in ON_ROLL, not joined, joined, member.id
