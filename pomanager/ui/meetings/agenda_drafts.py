"""The forms of draft resolutions: the texts that will be put to the vote under an item, written before the meeting."""

from typing import Any

from pomanager.i18n.meetings import item_title
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import AgendaLine, MeetingDetail
from pomanager.readmodels.meetings.room import MotionRow
from pomanager.rules.meetings.deciding import DECISION_KIND_WORDS, DecisionKind
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.services.meetings import judging_motions
from pomanager.services.meetings.commands.motions import edit_motion, put_motion, withdraw_motion
from pomanager.services.meetings.room_orders import EditMotion, PutMotion, WithdrawMotion
from pomanager.ui.desk import Desk
from pomanager.ui.form_parts import bound_by_name
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import given
from pomanager.ui.meetings.form_parts import MeetingForm
from pomanager.ui.meetings.words import named

KINDS = tuple(Choice(kind, DECISION_KIND_WORDS[kind]) for kind in DecisionKind)
FIELDS = (
    Field(name="text", label=N_("Text"), kind=Kind.LONG_TEXT, required=True, width=560, lines=6,
          hint=N_("As it is put to the vote, and stands in the minutes.")),
    Field(name="kind", label=N_("Decides on"), kind=Kind.LIST, choices=KINDS, required=True,
          hint=N_("Quorum and majority follow from it.")),
    Field(name="grounds", label=N_("Grounds"), kind=Kind.LONG_TEXT, width=560,
          hint=N_("The reasons given with the draft.")),
    Field(name="moved_by", label=N_("Moved by"), hint=N_("Such as: the board.")),
)  # fmt: skip
_KIND_OF = {ItemKind.BYLAWS: DecisionKind.BYLAWS, ItemKind.ELECTIONS: DecisionKind.ELECTION,
            ItemKind.DELEGATES: DecisionKind.ELECTION, ItemKind.BUREAU: DecisionKind.PROCEDURE}  # fmt: skip


def _about(detail: MeetingDetail, line: AgendaLine) -> str:
    return f"{named(detail.label)} · {line.number} {item_title(line)}"


def drafting(desk: Desk, detail: MeetingDetail, line: AgendaLine) -> MeetingForm:
    """The form of one more text to be voted on under an item."""

    def make(**typed: Any) -> PutMotion:  # noqa: ANN401 - the form's values by name
        return PutMotion(**{"text": "", "item_id": line.id, **given(typed)})

    binding = bound_by_name(desk, make, judging_motions.objections_to_putting, put_motion)
    page = MeetingForm(desk, N_("Draft resolution"), FIELDS, binding, about=_about(detail, line))
    page.form.show_values({"kind": _KIND_OF.get(line.kind, DecisionKind.ORDINARY)})
    return page


def editing(desk: Desk, detail: MeetingDetail, line: AgendaLine, motion: MotionRow) -> MeetingForm:
    """The form that corrects a text before the vote."""
    fixed = {
        "motion_id": motion.id, "version": motion.version, "mover_id": motion.mover_id,
        "seconder_id": motion.seconder_id,
    }  # fmt: skip

    def make(**typed: Any) -> EditMotion:  # noqa: ANN401 - the form's values by name
        return EditMotion(**{"text": "", **fixed, **given(typed)})

    binding = bound_by_name(desk, make, judging_motions.objections_to_editing_motion, edit_motion)
    page = MeetingForm(desk, N_("Draft resolution"), FIELDS, binding, about=_about(detail, line))
    page.form.show_values(
        {"text": motion.text, "kind": motion.kind, "grounds": motion.grounds, "moved_by": motion.moved_by}
    )  # fmt: skip
    return page


def withdrawing(desk: Desk, detail: MeetingDetail, line: AgendaLine, motion: MotionRow) -> MeetingForm:
    """The form that withdraws a text before the vote."""
    reason = Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT)

    def make(**typed: Any) -> WithdrawMotion:  # noqa: ANN401 - the form's values by name
        return WithdrawMotion(**{"reason": "", "motion_id": motion.id, **given(typed)})

    binding = bound_by_name(desk, make, judging_motions.objections_to_withdrawing_motion, withdraw_motion)
    return MeetingForm(
        desk, N_("Withdraw the draft"), (reason,), binding, about=_about(detail, line), save_words=N_("Withdraw")
    )  # fmt: skip
