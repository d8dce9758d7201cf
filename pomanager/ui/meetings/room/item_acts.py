"""What is done about the item in front: motions, amendments, votes, speakers, conflicts, what follows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import AgendaLine
from pomanager.readmodels.meetings.room import MotionRow
from pomanager.rules.meetings.deciding import Choice, MotionState
from pomanager.services.meetings.commands.motions import (
    DeferMotion,
    WithdrawMotion,
    add_speaker,
    defer_motion,
    withdraw_motion,
)
from pomanager.services.meetings.commands.resolutions import AddFollowUp, add_follow_up
from pomanager.services.meetings.commands.room import (
    DeclareConflict,
    DeferItem,
    declare_conflict,
    defer_item,
    note_item,
)
from pomanager.services.meetings.commands.voting import RecordVote, TakeBackVote, record_vote, take_back_vote
from pomanager.ui import icons
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.meetings.room.acts import RoomDesk
from pomanager.ui.meetings.room.item import Counted
from pomanager.ui.meetings.room.motion_forms import amending, debating, editing, putting

REASON = Field(name="reason", label=N_("Reason"), required=True)


@dataclass(slots=True)
class InFront:
    """What the acts are about: the item, and the motion under it."""

    item: AgendaLine | None = None
    motion: MotionRow | None = None


class More(NamedTuple):
    """One act of the menu: its key, its marked words, its icon, and whether it makes sense now."""

    key: str
    words: str
    icon: str
    fits: Callable[[InFront], bool]


def _any(_front: InFront) -> bool:
    return True


def _draft(front: InFront) -> bool:
    return front.motion is not None and front.motion.state is MotionState.DRAFT


def _voted(front: InFront) -> bool:
    return front.motion is not None and front.motion.decision is not None


MORE = (
    More("put", N_("Put another motion…"), "plus", _draft),
    More("edit", N_("Correct the motion…"), "edit", _draft),
    More("withdraw", N_("Withdraw the motion…"), "x", _draft),
    More("defer_motion", N_("Put the vote off…"), "clock", _draft),
    More("take_back", N_("Take back the vote…"), "undo", _voted),
    More("speaker", N_("Somebody spoke…"), "member", _any),
    More("conflict", N_("Conflict of interest…"), "flag", _any),
    More("debate", N_("Summary of the debate…"), "journal", _any),
    More("note", N_("Take note"), "check", _any),
    More("defer", N_("Carry the item over…"), "undo", _any),
    More("follow_up", N_("To be done…"), "clock", _any),
)
"""The acts on an item, in the order of the menu."""


class ItemActs:
    """Does the acts on the item in front."""

    def __init__(self, desk: RoomDesk, front: InFront) -> None:
        self._desk, self._front = desk, front

    def menu(self, place: QPoint, others: "tuple[tuple[str, str, str], ...]", chosen: Callable[[str], None]) -> QMenu:
        """Show what can be done; ``others`` are acts of the page: key, marked words, icon."""
        menu = QMenu(self._desk.page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered = [(act.key, act.words, act.icon) for act in MORE if act.fits(self._front)]
        for group in (offered, others):
            for key, said, icon in group:
                action = QAction(icons.icon(icon), _(said), menu)
                action.setData(key)
                action.triggered.connect(lambda _on=False, key=key: chosen(key))
                menu.addAction(action)
            menu.addSeparator()
        menu.popup(place)
        return menu

    def do(self, key: str) -> bool:
        """Do an act by its key; returns whether it was done."""
        if self._front.item is None:
            return False
        acts: dict[str, Callable[[], bool]] = {
            "put": self._put, "edit": self._edit, "amend": self._amend, "withdraw": self._withdraw,
            "defer_motion": self._defer_motion, "take_back": self._take_back, "speaker": self._speaker,
            "conflict": self._conflict, "debate": self._debate, "note": self._note, "defer": self._defer,
            "follow_up": self._follow_up,
        }  # fmt: skip
        return acts[key]()

    @property
    def _item(self) -> AgendaLine:
        if self._front.item is None:
            message = "no item is in front"
            raise RuntimeError(message)
        return self._front.item

    # ---- motions --------------------------------------------------------------------------------------------------

    def _put(self) -> bool:
        self._desk.page.open_page(putting(self._desk, self._item))
        return False

    def _amend(self) -> bool:
        if self._front.motion is not None:
            self._desk.page.open_page(amending(self._desk, self._front.motion))
        return False

    def _edit(self) -> bool:
        if self._front.motion is not None:
            self._desk.page.open_page(editing(self._desk, self._front.motion))
        return False

    def _withdraw(self) -> bool:
        motion = self._front.motion
        if motion is None:
            return False
        answer = self._desk.asked(
            _("Withdraw the motion?"), _("It is not voted on; the minutes say why."), (REASON,),
            _("Withdraw the motion"), "x",
        )  # fmt: skip
        if answer is None:
            return False
        return self._desk.do(withdraw_motion, WithdrawMotion(motion_id=motion.id, reason=str(answer["reason"])))

    def _defer_motion(self) -> bool:
        motion = self._front.motion
        if motion is None:
            return False
        answer = self._desk.asked(
            _("Put the vote off?"), _("The motion stays written down for a later meeting."),
            (Field(name="reason", label=N_("Reason")),), _("Put the vote off"), "clock",
        )  # fmt: skip
        if answer is None:
            return False
        order = DeferMotion(motion_id=motion.id, reason=str(answer["reason"] or ""))
        return self._desk.do(defer_motion, order)

    # ---- votes ----------------------------------------------------------------------------------------------------

    def record(
        self, counted: Counted, roll_call: tuple[tuple[int, Choice], ...] = (), *, needs_reason: bool = False
    ) -> bool:
        """Write the result of a vote; a decision that was not announced asks why it is taken all the same."""
        reason = ""
        if needs_reason:
            answer = self._desk.asked(
                _("Why is it decided all the same?"),
                _("The item was not on the agenda. The minutes print the reason."), (REASON,), _("Record the decision"),
            )  # fmt: skip
            if answer is None:
                return False
            reason = str(answer["reason"])
        votes = counted.votes
        order = RecordVote(
            motion_id=counted.motion_id, method=counted.method, at=self._desk.hour(), votes_for=votes.votes_for,
            votes_against=votes.votes_against, abstentions=votes.abstentions, blank=votes.blank, spoilt=votes.spoilt,
            casting=counted.casting, roll_call=roll_call, reason=reason,
        )  # fmt: skip
        return self._desk.do(record_vote, order)

    def _take_back(self) -> bool:
        motion = self._front.motion
        if motion is None or motion.decision is None:
            return False
        title = _("Take back the vote {reference}?").format(reference=motion.decision.reference)
        text = _("Its reference is not given again. The motion can be voted on anew.")
        answer = self._desk.asked(title, text, (REASON,), _("Take back the vote"), "undo")
        if answer is None:
            return False
        order = TakeBackVote(decision_id=motion.decision.id, reason=str(answer["reason"]))
        return self._desk.do(take_back_vote, order)

    # ---- the item -------------------------------------------------------------------------------------------------

    def _speaker(self) -> bool:
        who = self._desk.pick("roll_id", N_("Who"), required=True)
        answer = self._desk.asked(_("Who spoke?"), "", (who,), _("Note the speaker"), "member")
        return answer is not None and self._desk.do(add_speaker, self._item.id, answer["roll_id"])

    def _conflict(self) -> bool:
        fields = (
            self._desk.pick("roll_id", N_("Who"), required=True),
            Field(name="nature", label=N_("What the interest is"), required=True),
            Field(name="left_room", label=N_("Left the room"), kind=Kind.YES_NO),
        )
        text = _("Whoever has an interest counts neither for the quorum nor for the majority of this item.")
        answer = self._desk.asked(_("Who has an interest?"), text, fields, _("Note the conflict"), "flag")
        if answer is None:
            return False
        order = DeclareConflict(
            item_id=self._item.id, roll_id=answer["roll_id"], nature=str(answer["nature"]),
            left_room=bool(answer["left_room"]),
        )  # fmt: skip
        return self._desk.do(declare_conflict, order)

    def _debate(self) -> bool:
        self._desk.page.open_page(debating(self._desk, self._item))
        return False

    def _note(self) -> bool:
        return self._desk.do(note_item, self._item.id)

    def _defer(self) -> bool:
        answer = self._desk.asked(
            _("Carry the item over?"), _("It is offered to the next meeting of this kind."),
            (Field(name="reason", label=N_("Reason")),), _("Carry over"), "undo",
        )  # fmt: skip
        if answer is None:
            return False
        return self._desk.do(defer_item, DeferItem(item_id=self._item.id, reason=str(answer["reason"] or "")))

    def _follow_up(self) -> bool:
        fields = (
            Field(name="text", label=N_("To be done"), required=True),
            Field(name="responsible", label=N_("Responsible")),
            Field(name="due_on", label=N_("Due on"), kind=Kind.DATE, today=self._desk.page.desk.office.today),
        )
        answer = self._desk.asked(_("What is to be done?"), "", fields, _("Write down"), "clock")
        if answer is None:
            return False
        motion = self._front.motion
        order = AddFollowUp(
            meeting_id=self._desk.meeting_id, item_id=self._item.id, text=str(answer["text"]),
            decision_id=motion.decision.id if motion is not None and motion.decision is not None else None,
            responsible=str(answer["responsible"] or ""), due_on=answer["due_on"],
        )  # fmt: skip
        return self._desk.do(add_follow_up, order)
