"""The windows that ask: a question with two verbs, and one with fields for a reason."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pomanager.ui.asking import AskingWindow
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Field
from pomanager.ui.help.opening import listen
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.fitting import fit_words
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.sheets import Scroller


class AskWindow(AskingWindow):
    """Asks with an icon, a title, what will be true after, and two verbs; Esc is the safe one."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(px(420))
        self.mark = Mark("warn", 24, "warn")
        self.body = QVBoxLayout()
        self.body.setSpacing(px(4))
        self.body.addWidget(Label(title, "sheet", wrap=True))
        if text:
            self.body.addWidget(Label(text, wrap=True))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self.body, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(8))
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(14))
        column.addLayout(top)
        column.addLayout(self.buttons)
        self.yes: Button
        self.no: Button
        listen(self)

    def offer(self, yes: str, no: str, *, icon: str = "", danger: bool = False) -> None:
        """Offer the two answers."""
        self.yes = Button(yes, icon or ("bad" if danger else "check"), "danger" if danger else "primary")
        self.yes.setObjectName("question.yes")
        self.no = Button(no, key="Esc")
        self.no.setObjectName("question.no")
        self.mark.show_icon("bad" if danger else "warn", "bad" if danger else "warn")
        self.yes.clicked.connect(self.on_yes)
        self.no.clicked.connect(self.reject)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)
        (self.no if danger else self.yes).setDefault(True)
        (self.no if danger else self.yes).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        fit_words(self, self.buttons)
        super().showEvent(event)

    def only_tell(self) -> None:
        """Leave one answer only, for what is told and not asked."""
        self.no.hide()
        self.mark.show_icon("info", "info")

    def on_yes(self) -> None:
        """Take the verb as the answer."""
        self.accept()


class _Fields(Scroller):
    """The fields of a question: as high as they need, and scrolled where a low screen leaves them less."""

    def __init__(self, entries: Entries) -> None:
        super().__init__(entries)
        self._entries = entries
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        high = self._entries.heightForWidth(width)  # below nothing where no field has words that break
        return high if high > 0 else self._entries.sizeHint().height()

    def sizeHint(self) -> QSize:
        return self._entries.sizeHint()


class ReasonWindow(AskWindow):
    """A question with fields; the verb is taken only when the needed ones are filled in."""

    def __init__(self, title: str, text: str, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(title, text, parent)
        self.setMinimumWidth(px(560))
        self.entries = Entries(fields, under=True)
        self.body.addSpacing(px(8))
        self.fields = _Fields(self.entries)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self._answer: dict[str, object] = {}

    def offer(self, yes: str, no: str, *, icon: str = "", danger: bool = False) -> None:
        super().offer(yes, no, icon=icon, danger=danger)
        if icon and not danger:
            self.mark.show_icon(icon, "accent")  # nothing to be warned of: it only asks
        self.yes.setDefault(False)
        self.entries.focus_first()

    def on_yes(self) -> None:
        self.entries.touch_all()
        stops = [objection for objection in self.entries.own_objections() if objection.stops]
        self.entries.show_objections(self.entries.own_objections())
        fit_words(self, self.buttons)
        if stops:
            self.focus_on(stops[0].about)
            return
        self._answer = self.entries.values()
        self.accept()

    def focus_on(self, name: str) -> None:
        """Put the keyboard into a field, and bring it in sight."""
        self.entries.focus_on(name)
        focused = QApplication.focusWidget()
        if focused is not None and self.entries.isAncestorOf(focused):
            self.fields.ensureWidgetVisible(focused)

    def values(self) -> Mapping[str, object]:
        """Return what was filled in."""
        return self._answer
