"""The panel beside the board: how a pair stands, what waits, its last lines, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.mentoring.pairs import PairDetail
from pomanager.rules.mentoring.kinds import RUNNING, STAGE_WORDS
from pomanager.ui.mentoring.timeline import timeline
from pomanager.ui.mentoring.words import attention_said, programme_said, sessions_said, state_of, state_said
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow

LAST_LINES = 6
ACTS = (
    ("open", N_("Open the pair"), "view"),
    ("session", N_("Record a session…"), "plus"),
    ("more", N_("More"), "more"),
)
"""Key, marked words and icon of each act."""


class PairPanel(DetailPanel):
    """Tells of one pair."""

    asked = Signal(str)
    """The key of an act."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(356, parent)
        self.setObjectName("mentoring.panel")
        self.detail: PairDetail | None = None
        self.name, self.mentor = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.badge = Badge()
        self.facts, self.waits, self.lines = Facts(112), Label("", wrap=True), Facts(96)
        self._waits, self._lines = Label("", "section"), Label("", "section")
        self.buttons = {key: Button("", icon, chevron=key == "more") for key, _words, icon in ACTS}
        self.begin_with(self.name, self.mentor)
        for part in (self.badge, self.facts, self._waits, self.waits, self._lines, self.lines):
            self.body.addWidget(part)
        self.body.addStretch(1)
        acts = QWidget()
        WrappingRow((tuple(self.buttons.values()),), acts)
        self.foot.addWidget(acts, 1)
        for key, button in self.buttons.items():
            button.setObjectName(f"pair.{key}")
            button.clicked.connect(self._on_button)
        self.show_pair(None)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self._waits.setText(_("What waits"))
        self._lines.setText(_("The last lines"))
        for key, words, _icon in ACTS:
            self.buttons[key].setText(_(words))
        self.show_pair(self.detail)

    def may_write(self, sessions_off: str) -> None:
        """Allow sessions to be recorded, or say on hover why not; what "More" shows depends on who asks."""
        self.buttons["session"].offer(sessions_off)

    def show_pair(self, detail: PairDetail | None) -> None:
        """Tell of a pair; None tells of nothing."""
        self.detail = detail
        self._inside.setVisible(detail is not None)
        for button in self.buttons.values():
            button.setVisible(detail is not None)
        if detail is None:
            return
        row, state = detail.row, state_of(detail.row)
        self.buttons["session"].setVisible(row.state in RUNNING)
        self.name.setText(detail.mentee.called)
        self.mentor.setText(_("with {name}").format(name=detail.mentor.called))
        self.badge.show_state(state_said(row), state.tone, state.shown_icon)
        self.facts.show_facts(
            [
                (_("Programme"), f"{programme_said(detail.programme)} · {row.cohort}"),
                (_("Stage"), _(STAGE_WORDS[row.stage])),
                (_("First day"), formats.day(row.starts_on)),
                (_("Sessions"), sessions_said(row)),
                (_("Last session"), formats.day(row.last_session)),
            ]
        )
        self.waits.setText(attention_said(row))
        for part in (self._waits, self.waits):
            part.setVisible(bool(row.attention))
        last = timeline(detail)[:LAST_LINES]
        self.lines.show_facts(
            [(formats.day_short(each.on), " · ".join(filter(None, (each.what, each.told)))) for each in last]
        )

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix("pair."))
