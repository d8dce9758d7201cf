"""The face of the sheet at which people choose their name and type their password."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from pomanager.errors import OfficeError, Refused
from pomanager.i18n import _
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.access.people import Known
from pomanager.rules.objections import Objection
from pomanager.services.access import door
from pomanager.services.access.queries.door import people_now
from pomanager.services.office import Office
from pomanager.ui import problems
from pomanager.ui.access.face import Face
from pomanager.ui.access.tries import Countdown
from pomanager.ui.forms.entries import Remark
from pomanager.ui.look import look, px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.painting import set_tone
from pomanager.ui.widgets.password_line import PasswordLine

MOST_IN_SIGHT, MOST_IN_LARGE_TEXT = 6, 4
"""More names than these are scrolled."""
NOBODY_CHOSEN = N_("Choose your name in the list.")
EMPTY = N_("Type your password.")


class NamesFace(Face):
    """Asks who it is and for the password. ``recognised`` is sent when it was right; the office has let them in."""

    recognised = Signal(str)
    """The password they typed: whoever has to choose another one needs it once more."""
    lost = Signal(object)
    """Known | None: somebody forgot the password."""

    def __init__(self, office: Office, locked_for: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._locked_for = locked_for
        self._people = office.ask(people_now)
        self.names = QListWidget()
        self.names.setObjectName("choices")
        self._name_word, self._password_word = Label("", "small"), Label("", "small")
        self.password = PasswordLine()
        self.remark = Remark()
        self.forgot = Button("", kind="quiet")
        self.forgot.setObjectName("door.forgot")
        self.verb.setObjectName("door.sign_in")
        for part in (self._name_word, self.names, self._password_word, self.password, self.remark):
            self.body.addWidget(part)
        self.begin_row(self.forgot)
        self._waiting = Countdown(self._seconds_left, self)
        self._wrong: tuple[Objection, ...] = ()
        self._fill()
        self.names.itemSelectionChanged.connect(self._on_name)
        self.names.itemClicked.connect(self._on_password)
        self.names.itemActivated.connect(self._on_password)
        self.password.entered.connect(self.act)
        self.forgot.clicked.connect(self._on_forgot)
        self._waiting.ticked.connect(self._on_ticked)
        self.setFocusProxy(self.password if self.chosen() is not None else self.names)
        self._waiting.start()

    def _fill(self) -> None:
        height = px(36)
        for known in self._people:
            item = QListWidgetItem(known.name)
            item.setSizeHint(QSize(0, height))
            self.names.addItem(item)
        most = MOST_IN_LARGE_TEXT if look().stacked else MOST_IN_SIGHT
        shown = min(most, max(1, len(self._people)))
        self.names.setFixedHeight(shown * height + 2)
        self.names.setFont(look().font())
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ids = [known.id for known in self._people]
        if self._locked_for in ids:
            self.names.setCurrentRow(ids.index(self._locked_for))

    def chosen(self) -> Known | None:
        """Whose name is chosen; the one the keyboard merely came to is not."""
        rows = [index.row() for index in self.names.selectedIndexes()]
        return self._people[rows[0]] if rows else None

    def retranslate(self) -> None:
        if self._locked_for is not None:
            self.say(_("Locked"), _("What was typed is still there. Sign in to go on."))
        else:
            self.say(_("Sign in"))
        self._name_word.setText(_("Who is at the keyboard"))
        self.names.setAccessibleName(_("Who is at the keyboard"))
        self._password_word.setText(_("Password"))
        self.password.set_name(_("Password"))
        self.verb.setText(_("Sign in"))
        self.forgot.setText(_("Forgot the password?"))
        self.remark.tell("hint", "")

    # ---- signing in -----------------------------------------------------------------------------------------------

    def act(self) -> None:
        """Sign in, or say beside the password why not."""
        known, typed = self.chosen(), self.password.text()
        if known is None:
            self._say([Objection(NOBODY_CHOSEN)])
            self.names.setFocus()
            return
        if not typed:
            self._say([Objection(EMPTY)])
            self.password.setFocus()
            return
        try:
            door.sign_in(self._office, known.name, typed)
        except Refused as refused:
            self._wrong = tuple(each for each in refused.objections if each.message == door.WRONG)
            self._say(refused.objections)
            self.password.line.selectAll()
            self.password.setFocus()
            self._waiting.start()
        except OfficeError as trouble:
            problems.show(self, trouble)
        else:
            self._waiting.stop()
            self.forget()
            self.recognised.emit(typed)

    def _say(self, objections: Sequence[Objection]) -> None:
        self.remark.tell("bad", "\n".join(map(sentence, objections)))
        set_tone(self.password.line, "state", "bad" if objections else "")

    def forget(self) -> None:
        self.password.set_text("")
        self._say(())

    def _on_name(self) -> None:
        self._wrong = ()
        self._waiting.stop()
        self.forget()
        self._waiting.start()

    def _on_password(self, item: QListWidgetItem) -> None:
        item.setSelected(True)
        self.password.setFocus()

    def _on_forgot(self) -> None:
        self.lost.emit(self.chosen())

    # ---- waiting --------------------------------------------------------------------------------------------------

    def _seconds_left(self) -> int:
        known = self.chosen()
        return door.seconds_before(self._office, known.name) if known is not None else 0

    def _on_ticked(self, left: int) -> None:
        waits = (Objection(door.WAIT, "password", {"seconds": left}),) if left else ()
        self._say((*self._wrong, *waits))
