"""The pane that says whether everything adds up: each check with its figures, and in sentences what does not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.rules.elections.reconciling import Check, Checked, Figures, Standing
from pomanager.ui.elections.counting.words import STANDING_MARKS, check_said, shown_checks
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.sheets import Scroller


class CheckLine(QWidget):
    """One check: its mark, the sum, and below it what does not add up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark("clock", 18)
        self.sum, self.sentence = Label("", wrap=True), Label("", wrap=True, tone="bad")
        said = QVBoxLayout()
        said.setSpacing(px(2))
        said.addWidget(self.sum)
        said.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        self._standing: Standing | None = None

    def tell(self, found: Checked, the: Figures) -> None:
        """Say how it stands; what is said already is left alone."""
        _tell(self.sum, check_said(found, the))
        _tell(self.sentence, sentence(found.sentence) if found.sentence is not None else "")
        if found.standing is not self._standing:
            self._standing = found.standing
            self._mark.show_icon(*STANDING_MARKS[found.standing])
            self.sum.set_tone("text2" if found.standing is Standing.OPEN else "")
            self.sentence.setVisible(found.sentence is not None)


def _tell(label: Label, text: str) -> None:
    if label.plain() != text:
        label.setText(text)


class AddingUpPane(QFrame):
    """Shows the figures of a box as they grow, and of all boxes together where there are several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.title, self.progress = Label("", "sheet", wrap=True), Label("", "page", wrap=True)
        self.left = Label("", "small", wrap=True)
        self.lines = {check: CheckLine() for check in Check}
        self.whole_title, self.whole = Label("", "section", wrap=True), Label("", wrap=True)
        self.figures = Button("", "edit", shortcut="F2")
        self.figures.setObjectName("counting.figures")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(18), px(14), px(14), px(10))
        column.setSpacing(px(9))
        for part in (self.title, self.progress, self.left, line(), *self.lines.values(), self.whole_title, self.whole):
            column.addWidget(part)
        column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(18), px(4), px(14), px(12))
        foot.addWidget(self.figures, 0, Qt.AlignmentFlag.AlignLeading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(Scroller(inside), 1)
        whole.addLayout(foot)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(250), px(220))

    def retranslate(self) -> None:
        """Set every word anew."""
        # TR: title of a pane: whether the figures of ballot papers are right
        self.title.setText(_("Does it add up?"))
        self.figures.setText(_("Figures of the box…"))
        # TR: over the checks of all ballot boxes together
        self.whole_title.setText(_("All boxes together"))

    def show_checks(self, checks: Sequence[Checked], the: Figures) -> None:
        """Show the checks of a box."""
        shown = {each.check: each for each in shown_checks(checks, the)}
        for check, part in self.lines.items():
            part.setVisible(check in shown)
            if check in shown:
                part.tell(shown[check], the)
        counted = formats.number(the.counted)
        if the.found is None:
            # TR: how many ballot papers are counted or typed in so far
            _tell(self.progress, _("{count} counted").format(count=counted))
            _tell(self.left, _("How many papers were found in the box is not written down yet."))
            return
        # TR: how many ballot papers are counted of those found in the box
        _tell(self.progress, _("{count} of {all}").format(count=counted, all=formats.number(the.found)))
        missing = the.found - the.counted
        said = _("{count} papers of the box are still to come.").format(count=formats.number(missing))
        _tell(self.left, said if missing > 0 else "")

    def show_whole(self, checks: Sequence[Checked], the: Figures | None) -> None:
        """Show those of all boxes together; None where there is only one."""
        for part in (self.whole_title, self.whole):
            part.setVisible(the is not None)
        if the is None:
            return
        lines = [check_said(each, the) for each in shown_checks(checks, the)]
        lines += [sentence(each.sentence) for each in checks if each.sentence is not None]
        _tell(self.whole, "\n".join(lines))
