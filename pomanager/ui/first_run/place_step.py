"""The last step of the wizard: where the books lie, where copies of them go, and what will be true."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager import paths
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentences
from pomanager.marks import N_
from pomanager.rules.file_names import file_stem
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.services.backups import on_same_disk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.first_run import sticks
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet
from pomanager.whole_files import FOLDER_GONE

NO_COPY = N_(
    "The program keeps backups beside the file by itself. Fire, theft or a broken disk would take both together: "
    "choose a USB stick or another disk now, or later on the page “Backups”."
)
SAME_DISK = N_("{folder} lies on the same disk as the books: if the disk breaks, both are gone. Choose a USB stick.")


class PlaceStep(QWidget):
    """Two places to choose, each with a proposal and with what speaks against it, and a summary."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._file: Path | None = None
        self.folder: Path | None = None
        self._told: Sequence[tuple[str, str]] = ()
        self._file_sheet, self._copy_sheet, self._sum_sheet = Sheet(), Sheet(), Sheet()
        self.file_facts, self.facts = Facts(150), Facts(220)
        self.file_note, self.copy_note = Note("warn"), Note("info")
        self.change = Button("", "file")
        self.change.setObjectName("first_run.file")
        self.choose = Button("", "usb")
        self.choose.setObjectName("first_run.folder")
        self.later = Button("", kind="quiet")
        self.later.setObjectName("first_run.no_folder")
        self.stick_buttons: list[Button] = []
        self._lay_out()
        self.change.clicked.connect(self._on_change)
        self.choose.clicked.connect(self._on_choose)
        self.later.clicked.connect(self._on_later)
        self.setFocusProxy(self.change)
        self.retranslate()

    def _lay_out(self) -> None:
        for part in (self.file_facts, self.file_note, self.change):
            self._file_sheet.body.addWidget(part)
        self._copy_sheet.body.addWidget(self.copy_note)
        self._sticks = QVBoxLayout()
        self._sticks.setSpacing(px(8))
        self._copy_sheet.body.addLayout(self._sticks)
        for part in (self.choose, self.later):
            self._copy_sheet.body.addWidget(part)
        self._sum_sheet.body.addWidget(self.facts)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(24), px(16))
        column.setSpacing(px(12))
        for sheet in (self._file_sheet, self._copy_sheet, self._sum_sheet):
            column.addWidget(sheet)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._file_sheet.set_title(_("Where the books lie"))
        self._copy_sheet.set_title(_("Where copies go"))
        self._sum_sheet.set_title(_("What will be true"))
        self.change.setText(_("Choose another place…"))
        self.choose.setText(_("Choose a folder…"))
        self.later.setText(_("No copy away from this PC yet"))
        self._show()

    # ---- places ---------------------------------------------------------------------------------------------------

    @property
    def file(self) -> Path:
        """Where the office will lie: as it was chosen, else among the documents, under a name that is free."""
        return self._file or _free_place(self._name)

    def kept(self) -> tuple[str, str]:
        """The two places as they were chosen, "" where they were not."""
        return str(self._file or ""), str(self.folder or "")

    def show_kept(self, file: str, folder: str) -> None:
        """Show what was chosen before."""
        self._file = Path(file) if file else None
        self.folder = Path(folder) if folder else None

    def begin(self, name: str, told: Sequence[tuple[str, str]]) -> None:
        """Look at the disks that are there now; ``told`` is the summary of the earlier steps."""
        self._name, self._told = name, told
        for button in self.stick_buttons:
            self._sticks.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.stick_buttons = [self._offered(number, stick) for number, stick in enumerate(sticks.connected())]
        self.file_note.hide()
        self._show()

    def _offered(self, number: int, stick: sticks.Stick) -> Button:
        button = Button(_("Use {stick}").format(stick=stick.said()), "usb")
        button.setObjectName(f"first_run.stick.{number}")
        button.setProperty("folder", str(stick.folder))
        button.clicked.connect(self._on_stick)
        self._sticks.addWidget(button)
        return button

    def say(self, objections: Sequence[Objection]) -> None:
        """Say beside the file why the office could not be made there."""
        said = sentences(objections)
        self.file_note.tell("bad", said[0] if said else "", "\n".join(said[1:]))
        self.file_note.setVisible(bool(said))
        self.change.setFocus()

    def _show(self) -> None:
        path = self.file
        self.file_facts.show_facts([(_("Office file"), path.name), (_("Folder"), str(path.parent))])
        warnings = sentences(files.place_warnings(path))
        if warnings:
            self.file_note.tell("warn", warnings[0], "\n".join(warnings[1:]))
            self.file_note.show()
        self._tell_copies(path)
        self.later.setVisible(self.folder is not None)
        copies = str(self.folder) if self.folder is not None else formats.UNKNOWN
        self.facts.show_facts([*self._told, (_("Copies go to"), copies)])

    def _tell_copies(self, path: Path) -> None:
        folder = self.folder
        if folder is None:
            self.copy_note.tell("info", _("No copy away from this PC yet"), _(NO_COPY), icon="usb")
        elif not folder.is_dir():
            self.copy_note.tell("warn", str(folder), _(FOLDER_GONE).format(folder=folder), icon="usb")
        elif _on_disk_of(path, folder):
            self.copy_note.tell("warn", str(folder), _(SAME_DISK).format(folder=folder), icon="usb")
        else:
            self.copy_note.tell("ok", str(folder), _("The first copy is made there as soon as the office is made."))

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _on_change(self) -> None:
        kinds = ((_("Office files"), f"*{files.ENDING}"),)
        path = questions.choose_target(self, _("Keep the books in the file"), kinds, start=self.file)
        if path is not None:
            self._file = path if path.suffix else path.with_suffix(files.ENDING)
            self.file_note.hide()
            self._on_changed()

    def _on_choose(self) -> None:
        folder = questions.choose_folder(self, _("The folder for copies away from this PC"), start=self.folder)
        if folder is not None:
            self._use(folder)

    def _on_stick(self) -> None:
        self._use(Path(str(self.sender().property("folder"))))

    def _on_later(self) -> None:
        self.folder = None
        self.choose.setFocus()
        self._on_changed()

    def _use(self, folder: Path) -> None:
        self.folder = folder
        self._on_changed()

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()


def _free_place(name: str) -> Path:
    """A name every system can keep a file under, in the folder of documents, that no file has yet."""
    stem = file_stem(name, "office")
    folder, number = paths.documents_folder(), 1
    path = folder / f"{stem}{files.ENDING}"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{files.ENDING}"
    return path


def _on_disk_of(path: Path, folder: Path) -> bool:
    """Whether the folder lies on the disk the file will lie on; its own folder may still have to be made."""
    there = next((each for each in path.parents if each.is_dir()), path.parent)
    return on_same_disk(there / path.name, folder)
