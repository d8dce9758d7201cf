"""Whether somebody may stand, with every reason, beside the form in which the candidacy is written down."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.readmodels.elections.election import Eligibility
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.ui.look import px
from pomanager.ui.reason_lines import ORDER, ReasonLine
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import Scroller

NARROWEST, WIDEST = 236, 340


class VerdictView(QFrame):
    """The verdict on one member for one ballot paper; what speaks against comes first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("raised")
        self.shown: Eligibility | None = None
        self.title, self.who = Label("", "section"), Label("", "strong", wrap=True)
        self.badge = Badge()
        self.nobody = Label("", wrap=True, tone="text2")
        self.lines: list[ReasonLine] = []
        inside = QWidget()
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(px(10))
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(10))
        for part in (self.title, self.who, self.badge, self.nobody):
            column.addWidget(part)
        column.addLayout(self._reasons)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))
        self.tell(None, "", None)

        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMaximumWidth(px(WIDEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(NARROWEST), px(120))

    def retranslate(self) -> None:
        """Set the words of its own anew; whoever fills it tells the verdict again."""
        self.title.setText(_("May they stand?"))
        self.nobody.setText(_("Choose a member: every reason for and against stands here before anything is saved."))

    def tell(self, found: Eligibility | None, name: str, bylaws: Bylaws | None) -> None:
        """Show a verdict; None for nobody."""
        self.retranslate()
        self.shown = found
        for each in self.lines:
            each.hide()
            each.deleteLater()
        self.lines = []
        self.who.setText(name)
        for part in (self.who, self.badge):
            part.setVisible(found is not None)
        self.nobody.setVisible(found is None)
        if found is None or bylaws is None:
            return
        said, tone = (_("May stand"), Tone.OK) if found.eligible else (_("Reasons speak against it"), Tone.BAD)
        self.badge.show_state(said, tone)
        for stance in ORDER:
            for reason in found.reasons:
                if reason.stance is stance:
                    self.lines.append(ReasonLine(reason, bylaws))
                    self._reasons.addWidget(self.lines[-1])
