"""One election step by step: what is done, what is missing and by when, each with the acts that do it."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.elections.kinds import OPEN_FOR_CANDIDATES, ElectionState
from pomanager.rules.elections.stepping import STEP_WORDS, ElectionStep, StepAct, next_step
from pomanager.rules.meetings.preparing import STEP_STATE_WORDS, StepState
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.stepping import election_steps
from pomanager.ui.desk import Desk
from pomanager.ui.elections.listing import WRITES
from pomanager.ui.elections.papers import has_papers
from pomanager.ui.elections.requirements import requirement_notes
from pomanager.ui.elections.steps import VERBS
from pomanager.ui.elections.words import named, state_said
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Scroller, Sheet

_MARKS = {
    StepState.DONE: (Tone.OK, ""), StepState.OPEN: (Tone.INFO, "edit"), StepState.LATE: (Tone.BAD, "warn"),
    StepState.WAITS: (Tone.MUTE, "clock"),
}  # fmt: skip
_BADGE = 128
_REQUIRES = OPEN_FOR_CANDIDATES | {ElectionState.PUBLISHED, ElectionState.VOTING}
"""While it is told what the reserved seats will require; afterwards the result says what they did."""


class StepLine(QWidget):
    """One step: its state, its name with what is to be said of it, by when, and its acts."""

    wanted = Signal(str)
    """The key of an act."""

    def __init__(self, number: int, step: ElectionStep, offs: Sequence[str]) -> None:
        super().__init__()
        self.step = step
        self.setObjectName(f"step.{step.key.value}")
        tone, icon = _MARKS[step.state]
        state = _(STEP_STATE_WORDS[step.state])
        # TR: a step of a list of steps, with its number: "3. Draft resolutions"
        title = _("{number}. {title}").format(number=formats.number(number), title=_(STEP_WORDS[step.key]))
        said = sentence(step.sentence)
        text = QVBoxLayout()
        text.setSpacing(px(2))
        text.addWidget(Label(title, "strong", wrap=True))
        text.addWidget(Label(said, wrap=True))
        due = ""
        if step.due_on is not None and step.state in {StepState.OPEN, StepState.LATE}:
            due = _("By {day}").format(day=formats.day(step.due_on))
            text.addWidget(Label(due, "small", tone="bad" if step.state is StepState.LATE else "text2"))
        self.setAccessibleName(". ".join(part for part in (title, state, said, due) if part))
        self.acts = {act: self._button(act, off) for act, off in zip(step.acts, offs, strict=True)}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(10), 0, px(10))
        row.setSpacing(px(12))
        row.addWidget(_holding(Badge(state, tone, icon)))
        row.addLayout(text, 1)
        for button in self.acts.values():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _button(self, act: StepAct, off: str) -> "StepButton":
        button = StepButton(act)
        button.offer(off)
        button.clicked.connect(self._on_act)
        return button

    def _on_act(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton):
            self.wanted.emit(button.act.value)


class StepButton(Button):
    """The button of one act of a step."""

    def __init__(self, act: StepAct) -> None:
        super().__init__(_(VERBS[act]), "", "small")
        self.act = act
        self.setObjectName(f"step.act.{act.value}")


def _holding(badge: Badge) -> QWidget:
    holder = QWidget()
    side = QVBoxLayout(holder)
    side.setContentsMargins(0, 0, 0, 0)
    side.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeading)
    side.addStretch(1)
    holder.setMinimumWidth(px(_BADGE))
    return holder


class StepsPage(Page):
    """The steps of one election, from its day to the seats; above them what the reserved seats will require."""

    act_wanted = Signal(str, int)
    """The key of the act of a step, and the election."""
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ELECTIONS, Area.MEETINGS, Area.MEMBERS, Area.BODIES, Area.ORGANISATION}
    )

    def __init__(self, desk: Desk, election_id: int) -> None:
        super().__init__(desk)
        self.election_id = election_id
        self.election: ElectionDetail = desk.office.ask(election_detail, election_id)
        self.steps: tuple[ElectionStep, ...] = ()
        self.lines: list[StepLine] = []
        self.notes: list[Note] = []
        self._sheet = Sheet()
        self._sheet.body.setSpacing(0)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(px(8))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(24), px(24))
        column.setSpacing(px(12))
        column.addLayout(self._notes)
        column.addWidget(self._sheet)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))
        self.refresh()

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return named(self.election.label)

    def context_line(self) -> str:
        done = sum(step.state is StepState.DONE for step in self.steps)
        told = _("{done} of {all} steps done").format(
            done=formats.number(done), all=formats.number(len(self.steps))
        )  # fmt: skip
        return f"{state_said(self.election.label)} · {told}"

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        told = [
            Action("candidates", N_("Candidates"), self._on_candidates, "hand"),
            Action("officials", N_("Committee and tellers…"), self._on_officials, "members", reason_off=off),
            Action("amend", N_("Change…"), self._on_amend, "edit", reason_off=off),
        ]
        if has_papers(self.desk.office):
            told.append(Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"))
        first = self.first_act()
        if first is not None:
            off = self._off(first)
            told.append(Action("next", VERBS[first], self._on_next, "right_c", "Ctrl+N", primary=True, reason_off=off))
        return tuple(told)

    def first_act(self) -> StepAct | None:
        """The act of the next step; None where nothing is left to do."""
        step = next_step(self.steps)
        return step.acts[0] if step is not None and step.acts else None

    def refresh(self) -> None:
        """Ask for the steps again."""
        office = self.desk.office
        self.election = office.ask(election_detail, self.election_id)
        self.steps = office.ask(election_steps, self.election_id, office.today())
        self._show()
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._show()

    # ---- what is shown --------------------------------------------------------------------------------------------

    def _show(self) -> None:
        for layout in (self._notes, self._sheet.body):
            while (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self.notes = requirement_notes(self.desk, self.election) if self.election.label.state in _REQUIRES else []
        if self.election.label.state is ElectionState.ANNULLED:
            self.notes.append(Note(Tone.BAD, state_said(self.election.label), self.election.state_reason))
        for note in self.notes:
            self._notes.addWidget(note)
        self.lines = []
        for number, step in enumerate(self.steps, 1):
            if number > 1:
                self._sheet.body.addWidget(line())
            shown = StepLine(number, step, [self._off(act) for act in step.acts])
            shown.wanted.connect(self._on_wanted)
            self.lines.append(shown)
            self._sheet.body.addWidget(shown)

    def _off(self, act: StepAct) -> str:
        """Why an act of a step is not offered."""
        return self.desk.off(Right.KEEP_MEETINGS) if act in WRITES else ""

    def _on_wanted(self, act: str) -> None:
        self.act_wanted.emit(act, self.election_id)

    def _on_candidates(self) -> None:
        self._on_wanted(StepAct.CANDIDATES)

    def _on_officials(self) -> None:
        self._on_wanted(StepAct.OFFICIALS)

    def _on_amend(self) -> None:
        self._on_wanted(StepAct.AMEND)

    def _on_print(self) -> None:
        self._on_wanted("print")

    def _on_next(self) -> None:
        first = self.first_act()
        if first is not None:
            self._on_wanted(first)
