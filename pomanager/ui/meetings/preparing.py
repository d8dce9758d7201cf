"""The guided steps of a meeting: what is done, what is missing and by when, each with the act that does it."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.access.roles import Right
from pomanager.rules.meetings.preparing import STEP_STATE_WORDS, STEP_WORDS, Step, StepKey, StepState
from pomanager.services.meetings.queries.freezing import roll_to_freeze
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.preparing import preparing
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.meetings import handed_in
from pomanager.ui.meetings.words import named
from pomanager.ui.offering import NOT_YOURS
from pomanager.ui.page import Page
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.sheets import Scroller, Sheet

_MARKS = {
    StepState.DONE: (Tone.OK, ""), StepState.OPEN: (Tone.INFO, "edit"), StepState.LATE: (Tone.BAD, "warn"),
    StepState.WAITS: (Tone.MUTE, "clock"),
}  # fmt: skip
_VERBS = {
    "amend": N_("Change…"), "agenda": N_("Open the agenda"), "drafts": N_("Write the texts"),
    "documents": N_("Name documents"), "delegates": N_("Name delegates"), "freeze": N_("Freeze the roll…"),
    "call": N_("Call…"), "notices": N_("Record notices"), "sheets": N_("Print…"), "room": N_("Open the room"),
}  # fmt: skip
_BADGE = 128
_WRITES = frozenset({"amend", "freeze", "call"})


class StepLine(QWidget):
    """One step: its state, its name with what is to be said of it, by when, and its act."""

    wanted = Signal(str)
    """The key of the act."""

    def __init__(self, number: int, step: Step, reason_off: str) -> None:
        super().__init__()
        self.step = step
        self.setObjectName(f"step.{step.key.value}")
        tone, icon = _MARKS[step.state]
        state = _(STEP_STATE_WORDS[step.state])
        badge = Badge(state, tone, icon)
        side = QVBoxLayout()
        side.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeading)
        side.addStretch(1)
        holder = QWidget()
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setMinimumWidth(px(_BADGE))
        # TR: a step of a list of steps, with its number: "3. Draft resolutions"
        title = _("{number}. {title}").format(number=formats.number(number), title=_(STEP_WORDS[step.key]))
        said = sentence(step.sentence)
        text = QVBoxLayout()
        text.setSpacing(px(2))
        text.addWidget(Label(title, "strong", wrap=True))
        text.addWidget(Label(said, wrap=True))
        due = ""
        if step.due_on is not None and step.state is not StepState.DONE:
            due = _("By {day}").format(day=formats.day(step.due_on))
            text.addWidget(Label(due, "small", tone="bad" if step.state is StepState.LATE else "text2"))
        self.setAccessibleName(". ".join(part for part in (title, state, said, due) if part))
        self.act = Button("", "", "small")
        self.act.setObjectName(f"step.act.{step.key.value}")
        self.act.setText(_(_VERBS[step.act]) if step.act else "")
        self.act.offer(reason_off)
        self.act.setVisible(bool(step.act) and reason_off != NOT_YOURS)
        self.act.clicked.connect(self._on_act)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(10), 0, px(10))
        row.setSpacing(px(12))
        row.addWidget(holder)
        row.addLayout(text, 1)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)

    def _on_act(self) -> None:
        self.wanted.emit(self.step.act)


class PreparingPage(Page):
    """The steps of one meeting, from the day to the room."""

    act_wanted = Signal(str, int)
    """The key of the act of a step, and the meeting."""
    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS, Area.MEMBERS, Area.BODIES, Area.ORGANISATION})

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk)
        self.meeting_id = meeting_id
        self.label: MeetingLabel = desk.office.ask(meeting_label, meeting_id)
        self.steps: tuple[Step, ...] = ()
        self.lines: list[StepLine] = []
        self._beside = Beside(self)
        self._sheet = Sheet()
        self._sheet.body.setSpacing(0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(24), px(24))
        column.addWidget(self._sheet)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))
        self.refresh()

    def title(self) -> str:
        return _("Prepare the meeting")

    def context_line(self) -> str:
        done = sum(step.state is StepState.DONE for step in self.steps)
        told = _("{done} of {all} steps done").format(
            done=formats.number(done), all=formats.number(len(self.steps))
        )  # fmt: skip
        return f"{named(self.label)} · {told}"

    def refresh(self) -> None:
        """Ask for the steps again."""
        self.label = self.desk.office.ask(meeting_label, self.meeting_id)
        self.steps = self.desk.office.ask(preparing, self.meeting_id, self.desk.office.today())
        self._show()
        self.header_changed.emit()
        if any(step.key is StepKey.ROLL and step.state is not StepState.DONE for step in self.steps):
            # Who may vote is judged beside the window now, so that freezing the roll finds it judged.
            self._beside.ask(partial(self.desk.office.ask, roll_to_freeze, self.meeting_id, self.desk.office.today()))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._show()

    def _show(self) -> None:
        while (item := self._sheet.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for number, step in enumerate(self.steps, 1):
            if number > 1:
                self._sheet.body.addWidget(line())
            shown = StepLine(number, step, self._off(step))
            shown.wanted.connect(self._on_wanted)
            self.lines.append(shown)
            self._sheet.body.addWidget(shown)

    def _off(self, step: Step) -> str:
        """Why the act of a step is not offered."""
        if step.act == handed_in.ROOM and not handed_in.is_there(handed_in.ROOM):
            return NOT_YOURS
        return self.desk.off(Right.KEEP_MEETINGS) if step.act in _WRITES else ""

    def _on_wanted(self, act: str) -> None:
        self.act_wanted.emit(act, self.meeting_id)
