"""The first window, while no office is open: choose the language, make a new office, open one, or look around."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.errors import OfficeError
from pomanager.i18n import _, spoken
from pomanager.i18n.languages import LANGUAGES
from pomanager.services import files
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.first_run.help_row import HelpRow
from pomanager.ui.first_run.kept import KeptTyping, Typed
from pomanager.ui.first_run.samples import WORDS, open_sample
from pomanager.ui.first_run.window import fit
from pomanager.ui.help.opening import listen, open_beside
from pomanager.ui.look import look, px
from pomanager.ui.widgets.buttons import Button, WideButton
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.sheets import Scroller, Sheet

if TYPE_CHECKING:
    from pomanager.ui.first_run.wizard import FoundingWizard

Clock = Callable[[], datetime]


class WelcomeWindow(QWidget):
    """Shown when no office is open yet; the wizard that makes one comes in its place."""

    def __init__(
        self,
        screen: Screen,
        clock: Clock,
        actor: str,
        open_file: Callable[[Path], bool],
        repair: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._screen = screen
        self._clock = clock
        self._actor = actor
        self._open_file = open_file
        self._repair = repair
        self.kept = KeptTyping(screen.preferences.folder, clock)
        self._typed: Typed | None = None
        self.wizard: FoundingWizard | None = None
        self._title = Label("", "page")
        self._purpose = Label("", wrap=True, tone="text2")
        self._language = Segmented([(each.code, each.own_name) for each in LANGUAGES])
        self._language.set_value(spoken())
        self.begun = Note("info")
        self.go_on = Button("", "right_c")
        self.go_on.setObjectName("welcome.go_on")
        self.anew = Button("", kind="quiet")
        self.anew.setObjectName("welcome.anew")
        self.begun.add_button(self.go_on)
        self.begun.add_button(self.anew)
        self.new = self._wide("new", "file", self._on_new)
        self.open = self._wide("open", "import", self._on_open)
        self.bring = self._wide("bring", "usb", self._on_bring)
        self.repair = self._wide("repair", "scan", self._on_repair)
        self._sample_title = Label("", "section")
        self._sample_words = Label("", "small", wrap=True)
        self._samples = [self._sample_button(story) for story in WORDS]
        self.help = HelpRow(screen.preferences, clock)
        self.help.help_wanted.connect(self._on_help)
        self.help.told_more.connect(self._on_told_more)
        self._stack = QStackedWidget()
        self._lay_out()
        listen(self, self._about)
        self._language.chosen.connect(self._on_language)
        self.go_on.clicked.connect(self._on_go_on)
        self.anew.clicked.connect(self._on_anew)
        self._look_at_kept()
        self.retranslate()
        fit(self)
        segments = self._language.segments()
        next((each for each in segments if each.isChecked()), segments[0]).setFocus()

    def _wide(self, name: str, icon: str, act: Callable[[], None]) -> WideButton:
        button = WideButton("", icon)
        button.setObjectName(f"welcome.{name}")
        button.clicked.connect(act)
        return button

    def _sample_button(self, story: str) -> Button:
        button = Button("")
        button.setObjectName(f"welcome.sample.{story}")
        button.setProperty("story", story)
        button.clicked.connect(self._on_sample)
        return button

    def _about(self) -> str:
        """The page of help about what is seen: the wizard, while it is there."""
        return "welcome" if self.wizard is None else "founding"

    def _lay_out(self) -> None:
        sheet = Sheet()
        for widget in (self._title, self._purpose, self._language, self.begun, self.new, self.open, self.bring,
                       self.repair, self._sample_title, self._sample_words):  # fmt: skip
            sheet.body.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in self._samples:
            row.addWidget(button)
        row.addStretch(1)
        sheet.body.addLayout(row)
        sheet.body.addWidget(self.help)
        inside = QWidget()
        column = QVBoxLayout(inside)
        around = px(8 if look().stacked else 24)
        column.setContentsMargins(around, around, around, around)
        column.addWidget(sheet)
        column.addStretch(1)
        self._scroller = Scroller(inside)
        self._stack.addWidget(self._scroller)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle("PO Manager")
        self._title.setText("PO Manager")
        self._purpose.setText(
            _("Keeps the books of a farmers’ organisation in one file on this computer: members, papers, the journal.")
        )
        self.new.setText(_("Make a new office"))
        self.open.setText(_("Open an office file"))
        # TR: a button of the first window: a backup, or the copy on the stick when an office moves to another PC
        self.bring.setText(_("Bring an office from a backup or a stick"))
        self.repair.setText(_("Check and repair an office file"))
        self._sample_title.setText(_("Look around in a sample office"))
        self._sample_words.setText(
            _("Invented people and figures, in a folder of their own: whatever you try there touches no real books.")
        )
        for button in self._samples:
            button.setText(_(WORDS[str(button.property("story"))]))
        self.help.retranslate()
        self._show_begun()

    def _on_help(self) -> None:
        open_beside(self, self._about())

    def _on_told_more(self) -> None:
        QTimer.singleShot(0, self._show_told)  # once it has its place

    def _show_told(self) -> None:
        self._scroller.ensureWidgetVisible(self.help.told, 0, px(8))

    # ---- what was begun earlier -----------------------------------------------------------------------------------

    def _look_at_kept(self) -> None:
        self._typed = self.kept.read()
        self._show_begun()

    def _show_begun(self) -> None:
        typed, aside = self._typed, self.kept.set_aside
        self.begun.setVisible(typed is not None or aside is not None)
        for button in (self.go_on, self.anew):
            button.setVisible(typed is not None)
        self.go_on.setText(_("Go on"))
        self.anew.setText(_("Throw it away"))
        if typed is not None:
            name = typed.name or _("without a name yet")
            # TR: {name} is what the organisation is called as far as it was typed, or “without a name yet”
            title = _("A new office was begun: {name}").format(name=name)
            self.begun.tell("info", title, _("What was typed is kept. Go on where you left, whenever you like."))
        elif aside is not None:
            text = _("Begin again. {file} keeps what could not be read.").format(file=aside.name)
            self.begun.tell("warn", _("What was typed for a new office cannot be read"), text)

    def _on_go_on(self) -> None:
        self._found()

    def _on_anew(self) -> None:
        typed = self._typed
        name = (typed.name if typed is not None else "") or _("without a name yet")
        sure = questions.confirm_danger(
            self,
            _("Throw away what was typed for {name}?").format(name=name),
            _("It was never an office: no file is deleted, only what you typed so far."),
            yes=_("Throw it away"),
            no=_("Keep it"),
        )
        if sure:
            self.kept.forget()
            self._look_at_kept()
            self.new.setFocus()

    # ---- making an office -----------------------------------------------------------------------------------------

    def _on_new(self) -> None:
        self._found()

    def _found(self) -> None:
        """Show the wizard, with what was typed before and no other window has taken up meanwhile."""
        from pomanager.ui.first_run.wizard import FoundingWizard

        typed = self.kept.take_up()
        wizard = FoundingWizard(self._screen.preferences, self.kept, self._clock, self._actor)
        if typed is not None:
            wizard.show_typed(typed)
        wizard.left.connect(self._on_wizard_left)
        wizard.made.connect(self._on_made)
        self.wizard = wizard
        self._stack.addWidget(wizard)
        self._stack.setCurrentWidget(wizard)
        wizard.begin()

    def _on_wizard_left(self) -> None:
        wizard, self.wizard = self.wizard, None
        self._stack.setCurrentIndex(0)
        if wizard is not None:
            self._stack.removeWidget(wizard)
            wizard.hide()
            wizard.deleteLater()
        self.kept.let_go()
        self._look_at_kept()
        (self.go_on if self._typed is not None else self.new).setFocus()

    def _on_made(self, path: Path) -> None:
        if not self._open_file(path):
            self._on_wizard_left()

    # ---- what else there is ---------------------------------------------------------------------------------------

    def _on_language(self, code: object) -> None:
        self._screen.change_language(str(code))

    def _on_open(self) -> None:
        path = questions.choose_file(self, _("Open an office file"), ((_("Office files"), f"*{files.ENDING}"),))
        if path is not None:
            self._open_file(path)

    def _on_repair(self) -> None:
        kinds = ((_("Office files"), f"*{files.ENDING}"),)
        path = questions.choose_file(self, _("Check and repair an office file"), kinds)
        if path is not None:
            self._repair(path)

    def _on_bring(self) -> None:
        """Copy an office from a stick or a backup onto this PC, verified, and open it there."""
        kinds = ((_("Office files"), f"*{files.ENDING}"),)
        source = questions.choose_file(self, _("Bring an office from a backup or a stick"), kinds)
        if source is None:
            return
        if may_read(source, self._clock, self):
            from pomanager.ui.bringing import bring

            bring(source, self._clock, self, self._open_file)

    def _on_sample(self) -> None:
        open_sample(str(self.sender().property("story")), self, self._open_file)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.wizard is not None:
            if self.wizard.is_at_work:
                event.ignore()
                return
            self.wizard.keep()
        self.kept.let_go()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def may_read(source: Path, clock: Clock, parent: QWidget) -> bool:
    """Whether a file can be read: one with a password asks for it."""
    try:
        locked = files.needs_password(source)
    except OfficeError:
        return True  # what is wrong with it is told by whoever reads it
    if not locked:
        return True
    from pomanager.ui.access.unlocking import ask_to_unlock

    return ask_to_unlock(source, clock, parent) is not None
