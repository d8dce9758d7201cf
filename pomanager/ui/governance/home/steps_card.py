"""The card of the first steps in a new office: what is still to be done, each opening its screen."""

from PySide6.QtCore import Qt, Signal

from pomanager.i18n import _, formats
from pomanager.readmodels.governance import Place
from pomanager.rules.access.roles import Right
from pomanager.rules.governance.first_steps import FIRST_STEP_WORDS, FirstStep
from pomanager.ui.governance.home.cards import Card, CardLine
from pomanager.ui.governance.opening import opens_said
from pomanager.ui.widgets.buttons import Button

PLACES = {
    FirstStep.BYLAWS: Place("bylaws"), FirstStep.MEMBERS: Place("members"), FirstStep.SHARES: Place("shares"),
    FirstStep.BODY: Place("bodies"), FirstStep.MEETING: Place("meetings"),
}  # fmt: skip
"""Where each step is done; a backup is made at once."""
ICONS = {
    FirstStep.BYLAWS: "bylaws", FirstStep.MEMBERS: "members", FirstStep.SHARES: "share", FirstStep.BODY: "lead",
    FirstStep.MEETING: "meeting", FirstStep.BACKUP: "backup",
}  # fmt: skip
NEEDS = {
    FirstStep.BYLAWS: Right.KEEP_BYLAWS, FirstStep.MEMBERS: Right.KEEP_ROLL, FirstStep.SHARES: Right.KEEP_SHARES,
    FirstStep.BODY: Right.KEEP_BODIES, FirstStep.MEETING: Right.KEEP_MEETINGS, FirstStep.BACKUP: Right.BACK_UP,
}  # fmt: skip
"""The right to do each."""


class StepsCard(Card):
    """What is still to be done in a new office."""

    backup_wanted = Signal()

    def __init__(self, steps: tuple[FirstStep, ...]) -> None:
        super().__init__("steps", "flag", _("First steps"))
        self.steps = steps
        for number, step in enumerate(steps, 1):
            self.add_line(self._line(number, step))
        self.end()

    def _line(self, number: int, step: FirstStep) -> CardLine:
        title, about = map(_, FIRST_STEP_WORDS[step])
        named = _("{number}. {title}").format(number=formats.number(number), title=title)
        shown = CardLine(ICONS[step], "text2", named, about, strong=True)
        shown.row.addWidget(self._act(step, title), 0, Qt.AlignmentFlag.AlignVCenter)
        if step is FirstStep.MEMBERS:
            table = self.link("import", _("Bring in a table"), Place("members", "import"), title)
            shown.row.addWidget(table, 0, Qt.AlignmentFlag.AlignVCenter)
        return shown

    def _act(self, step: FirstStep, title: str) -> Button:
        if step in PLACES:
            return self.link(step.value, opens_said(PLACES[step]), PLACES[step], title)
        act = Button(_("Back up…"), "", "quiet")
        act.setObjectName(f"home.steps.{step.value}")
        act.clicked.connect(self.backup_wanted)
        return act
