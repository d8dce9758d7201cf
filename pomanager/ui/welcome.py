"""The first window, while no office is open: choose the language, make a new office, open one, or look around."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager import paths
from pomanager.errors import OfficeError
from pomanager.i18n import _, spoken
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.samples import STORIES, make_sample
from pomanager.services import files
from pomanager.services.office import Office
from pomanager.ui import problems
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button, WideButton
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.sheets import Sheet

Clock = Callable[[], datetime]
SAMPLE_SEED = 1
SAMPLE_WORDS = {
    "s1": N_("Batken, Kyrgyzstan"),
    "s2": N_("Burundi"),
    "s3": N_("Kampong Thom, Cambodia"),
    "s4": N_("Thiès, Senegal"),
}
"""Where the sample offices are; a test holds them against the stories there are."""


class WelcomeWindow(QWidget):
    """Shown when no office is open yet."""

    def __init__(
        self,
        screen: Screen,
        clock: Clock,
        actor: str,
        open_file: Callable[[Path], bool],
        show_office: Callable[[Office, Path], None],
        repair: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._screen = screen
        self._clock = clock
        self._actor = actor
        self._open_file = open_file
        self._show_office = show_office
        self._repair = repair
        self._title = Label("", "page")
        self._purpose = Label("", wrap=True, tone="text2")
        self._language = Segmented([(each.code, each.own_name) for each in LANGUAGES])
        self._language.set_value(spoken())
        self.new = WideButton("", "file")
        self.new.setObjectName("welcome.new")
        self.open = WideButton("", "import")
        self.open.setObjectName("welcome.open")
        self.bring = WideButton("", "usb")
        self.bring.setObjectName("welcome.bring")
        self.repair = WideButton("", "scan")
        self.repair.setObjectName("welcome.repair")
        self._sample_title = Label("", "section")
        self._samples = [self._sample_button(story) for story in STORIES]
        self._lay_out()
        self._language.chosen.connect(self._on_language)
        self.new.clicked.connect(self._on_new)
        self.open.clicked.connect(self._on_open)
        self.bring.clicked.connect(self._on_bring)
        self.repair.clicked.connect(self._on_repair)
        self.retranslate()
        self.resize(px(760), px(560))

    def _sample_button(self, story: str) -> Button:
        button = Button("")
        button.setObjectName(f"welcome.sample.{story}")
        button.setProperty("story", story)
        button.clicked.connect(self._on_sample)
        return button

    def _lay_out(self) -> None:
        sheet = Sheet()
        for widget in (self._title, self._purpose, self._language, self.new, self.open, self.bring, self.repair,
                       self._sample_title):  # fmt: skip
            sheet.body.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in self._samples:
            row.addWidget(button)
        row.addStretch(1)
        sheet.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.addWidget(sheet)
        column.addStretch(1)

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
        for button in self._samples:
            button.setText(_(SAMPLE_WORDS[str(button.property("story"))]))

    def _on_language(self, code: object) -> None:
        self._screen.change_language(str(code))

    def _on_new(self) -> None:
        office, path = ask_and_found(self, self._clock, self._actor)
        if office is not None and path is not None:
            self._show_office(office, path)

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
        sender = self.sender()
        story = str(sender.property("story"))
        target = paths.documents_folder() / f"{story}-sample{files.ENDING}"
        if target.exists():
            self._open_file(target)
            return

        def work(job: Job) -> Path:
            with suppress(OSError):  # a folder that cannot be made is said by the sample itself, in a sentence
                target.parent.mkdir(parents=True, exist_ok=True)
            make_sample(story, target, seed=SAMPLE_SEED, progress=job.report)
            return target

        job = Job(work, self)
        job.finished.connect(self._on_sample_made)
        job.failed.connect(self._on_failed)
        follow(job, _("Making the sample office"), self)

    def _on_sample_made(self, path: object) -> None:
        self._open_file(Path(str(path)))

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self, problem)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def ask_and_found(parent: QWidget, clock: Clock, actor: str) -> tuple[Office | None, Path | None]:
    """Ask for the organisation's name and the file, and open its books; (None, None) when that did not come about."""
    answer = questions.ask_reason(
        parent,
        _("Make a new office"),
        _("The books begin in the language you speak now; others can be added later."),
        (Field(name="name", label=N_("Name of the organisation"), required=True),),
        yes=_("Choose the file"),
    )
    if answer is None:
        return None, None
    name = str(answer["name"])
    start = paths.documents_folder() / f"{_file_name(name)}{files.ENDING}"
    path = questions.choose_target(parent, _("Keep the books in the file"), ((_("Office files"), f"*{files.ENDING}"),),
                                   start=start)  # fmt: skip
    if path is None:
        return None, None
    path = path if path.suffix else path.with_suffix(files.ENDING)
    try:
        return files.create(path, name, spoken(), clock, actor), path
    except OfficeError as trouble:
        problems.show(parent, trouble)
        return None, None


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


def _file_name(name: str) -> str:
    """A name every system can keep a file under."""
    kept = "".join(char if char.isalnum() or char in "-_ " else " " for char in name)
    return "-".join(kept.split()) or "office"
