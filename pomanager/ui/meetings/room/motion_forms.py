"""The forms of the meeting room: a motion, an amendment, a correction, the summary of a debate."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import AgendaLine
from pomanager.readmodels.meetings.room import MotionRow
from pomanager.rules.meetings.deciding import DECISION_KIND_WORDS, DecisionKind
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.rules.objections import Objection
from pomanager.services.meetings import judging_motions, judging_room
from pomanager.services.meetings.commands.motions import (
    AmendMotion,
    EditMotion,
    PutMotion,
    amend_motion,
    edit_motion,
    put_motion,
)
from pomanager.services.meetings.commands.room import WriteDebate, write_debate
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.form import Binding, given
from pomanager.ui.meetings.room.acts import RoomDesk

KINDS = tuple(Choice(kind, DECISION_KIND_WORDS[kind]) for kind in DecisionKind)


def _bound(
    desk: RoomDesk, make: Callable[..., Any], judge: Callable[..., tuple[Objection, ...]], act: Callable[..., Any]
) -> Binding[Any]:
    """A binding that judges by the rules of the act and does it."""
    office = desk.page.desk.office

    def said(values: Mapping[str, object]) -> Sequence[Objection]:
        return office.ask(judge, make(**values), office.today())

    def save(order: object) -> None:
        desk.page.desk.do(act, order)

    return Binding(make=make, judge=said, save=save)


def _fields(desk: RoomDesk, *, with_kind: bool) -> tuple[Field, ...]:
    kind = (Field(name="kind", label=N_("Kind of decision"), kind=Kind.LIST, choices=KINDS, required=True),)
    return (
        Field(name="text", label=N_("What is put to the vote"), kind=Kind.LONG_TEXT, required=True, width=560, lines=6),
        *(kind if with_kind else ()),
        desk.pick("mover_id", N_("Moved by"), hint=N_("Somebody on the roll, by number or name.")),
        Field(name="moved_by", label=N_("Or by"), hint=N_("Such as the board.")),
        desk.pick("seconder_id", N_("Seconded by")),
        Field(name="grounds", label=N_("Grounds"), kind=Kind.LONG_TEXT, width=560),
    )


def putting(desk: RoomDesk, item: AgendaLine) -> FormPage[PutMotion]:
    """The form of something that is put to the vote."""

    def make(**typed: Any) -> PutMotion:  # noqa: ANN401 - the form's values by name
        return PutMotion(**{"text": "", **given(typed), "item_id": item.id})

    page = FormPage(
        desk.page.desk, N_("Put a motion"), _fields(desk, with_kind=True),
        _bound(desk, make, judging_motions.objections_to_putting, put_motion), save_words=N_("Put the motion"),
    )  # fmt: skip
    usual = DecisionKind.BYLAWS if item.kind is ItemKind.BYLAWS else DecisionKind.ORDINARY
    page.form.show_values({"kind": usual})
    return page


def amending(desk: RoomDesk, motion: MotionRow) -> FormPage[AmendMotion]:
    """The form of an amendment; it begins with the text as it reads now."""

    def make(**typed: Any) -> AmendMotion:  # noqa: ANN401 - the form's values by name
        return AmendMotion(**{"text": "", **given(typed), "motion_id": motion.id})

    page = FormPage(
        desk.page.desk, N_("Amend the motion"), _fields(desk, with_kind=False),
        _bound(desk, make, judging_motions.objections_to_amending_motion, amend_motion),
        save_words=N_("Put the amendment"), context_words=N_("Write the whole text as it would read."),
    )  # fmt: skip
    page.form.show_values({"text": motion.text_now})
    return page


def editing(desk: RoomDesk, motion: MotionRow) -> FormPage[EditMotion]:
    """The form that corrects a motion before its vote."""

    def make(**typed: Any) -> EditMotion:  # noqa: ANN401 - the form's values by name
        return EditMotion(**{"text": "", **given(typed), "motion_id": motion.id, "version": motion.version})

    page = FormPage(
        desk.page.desk, N_("Correct the motion"), _fields(desk, with_kind=True),
        _bound(desk, make, judging_motions.objections_to_editing_motion, edit_motion),
    )  # fmt: skip
    people = {name: _chosen(desk, roll_id) for name, roll_id in
              (("mover_id", motion.mover_id), ("seconder_id", motion.seconder_id)) if roll_id is not None}  # fmt: skip
    page.form.show_values(
        {"text": motion.text, "kind": motion.kind, "grounds": motion.grounds, "moved_by": motion.moved_by, **people}
    )
    return page


def _chosen(desk: RoomDesk, roll_id: int) -> Choice:
    """Somebody on the roll as a field holds them."""
    person = desk.person(roll_id).person
    return Choice(roll_id, person.number or person.name, person.name)


def debating(desk: RoomDesk, item: AgendaLine) -> FormPage[WriteDebate]:
    """The form of the summary of a debate."""

    def make(**typed: Any) -> WriteDebate:  # noqa: ANN401 - the form's values by name
        return WriteDebate(**{"debate": "", **given(typed), "item_id": item.id})

    page = FormPage(
        desk.page.desk, N_("Summary of the debate"),
        (Field(name="debate", label=N_("What was said"), kind=Kind.LONG_TEXT, width=560, lines=10),),
        _bound(desk, make, judging_room.objections_to_debate, write_debate),
    )  # fmt: skip
    page.form.show_values({"debate": item.debate})
    return page
