"""What a window shows until somebody has signed in: whose office it is, and in its middle the sheet that asks who."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import spoken
from pomanager.rules.access.people import Known
from pomanager.services.office import Office
from pomanager.services.organisation.queries import organisation
from pomanager.ui.access.face import Face
from pomanager.ui.access.lost_face import LostFace
from pomanager.ui.access.names_face import NamesFace
from pomanager.ui.access.own_password_face import OwnPasswordFace
from pomanager.ui.language_button import LanguageButton
from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.marks import Avatar
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.sheets import Scroller, Sheet

WIDTH = 520


class SignInPage(QWidget):
    """The sheet and what is around it. ``signed_in`` is sent once, when somebody is at the keyboard."""

    signed_in = Signal()
    language_chosen = Signal(str)

    def __init__(self, office: Office, locked_for: int | None = None, parent: QWidget | None = None) -> None:
        """``locked_for`` is whoever was at the keyboard when the window was locked."""
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._office = office
        self._avatar = Avatar("", 52, square=True)
        self._name = Label("", "page", wrap=True)
        self._place = Label("", "small", wrap=True)
        self.language = LanguageButton()
        self.language.setObjectName("door.language")
        self.language.chosen.connect(self.language_chosen)
        self._sheet = Sheet()
        self.names = NamesFace(office, locked_for)
        self.names.recognised.connect(self._on_recognised)
        self.names.lost.connect(self._on_lost)
        self.face: Face = self.names
        self._lay_out()
        self.retranslate()
        self._show(self.names)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._place)
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.language)
        self._sheet.body.addLayout(head)
        self._sheet.body.addWidget(line())
        self._sheet.body.addWidget(self.names)
        self._sheet.body.addLayout(foot)
        inside = QWidget()
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._sheet)
        across.addStretch(1)
        upright = QVBoxLayout(inside)
        upright.setContentsMargins(px(16), px(16), px(16), px(16))
        upright.addStretch(2)
        upright.addLayout(across)
        upright.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))
        self._measure()

    def _measure(self) -> None:
        self._sheet.setFixedWidth(px(WIDTH))

    # ---- faces ----------------------------------------------------------------------------------------------------

    def _show(self, face: Face) -> None:
        """Show one face in place of the other."""
        before, self.face = self.face, face
        if before is not face:
            before.forget()
            before.hide()
            if before is not self.names:
                before.deleteLater()
        if face is not self.names:
            self._sheet.body.insertWidget(self._sheet.body.indexOf(self.names) + 1, face)
            face.left.connect(self._on_left)
        face.retranslate()
        face.show()
        self.setFocusProxy(face)
        (face.focusProxy() or face).setFocus()

    def _on_recognised(self, given: str) -> None:
        if self._office.keeper.must_change and not self._office.read_only:
            face = OwnPasswordFace(self._office, given)
            face.chosen.connect(self.signed_in)
            self._show(face)
        else:
            self.signed_in.emit()

    def _on_lost(self, who: Known | None) -> None:
        face = LostFace(self._office, who)
        face.recovered.connect(self.signed_in)
        self._show(face)

    def _on_left(self) -> None:
        """Go back to the names; whoever did not choose a password of their own is not at the keyboard any more."""
        if isinstance(self.face, OwnPasswordFace):
            self._office.leave()
        self._show(self.names)

    # ---- words ----------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew."""
        told = self._office.ask(organisation)
        code, known = spoken(), told.languages
        name, place = told.name.in_language(code, known), told.seat.in_language(code, known)
        self._avatar.set_name(told.short_name or name)
        self._name.setText(name)
        self._place.setText(place)
        self._place.setVisible(bool(place))
        self.language.retranslate()
        self.face.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.face is not self.names:
            self._on_left()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif looks_changed(event) and hasattr(self, "_sheet"):
            self._measure()
