"""Opens a paper in its preview, and does with it what is wanted there: printing, saving, opening it elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from pomanager import papers, paths
from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.rules.file_names import file_stem
from pomanager.rules.paper_options import Options
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.choose_printer import PrintWindow
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job
from pomanager.ui.preview.making import Wanted
from pomanager.ui.preview.printers import printers
from pomanager.ui.preview.printing_out import PrintChoice, Sheets, print_out
from pomanager.ui.preview.saving import save_whole
from pomanager.ui.preview.spooling import spool
from pomanager.ui.preview.telling import open_outside
from pomanager.ui.preview.window import PreviewWindow


def ask_and_print(
    parent: QWidget,
    desk: Desk,
    key: str,
    *,
    of: Sequence[int] = (),
    as_of: date | None = None,
    options: Options | None = None,
) -> PreviewWindow | None:
    """Open a paper in its preview at once, as papers were wanted last on this computer.

    ``of`` are the records it is about; several get a paper each in one file. ``as_of`` is the day it speaks of at
    first, today where left out; ``options`` are chosen on it at first. A preview of the same is replaced, so that it
    shows the books as they are now. None, when there was no room for a preview, which is then told.
    """
    paper = papers.paper_called(key).for_reader(desk.office)
    if of and paper.named_by is not None:
        paper = replace(paper, options=())  # which record it is about is settled
    what = Wanted(paper, tuple(of))
    for open_already in parent.window().findChildren(PreviewWindow):
        if open_already.what == what:
            open_already.close()
    try:
        window = PreviewWindow(desk, what, parent)
    except OfficeError as trouble:
        problems.show(parent, trouble)
        return None
    if as_of is not None:
        window.page.choices.show_day(as_of)
    if options is not None:
        window.page.choices.options.propose(options)
    PaperActs(window, desk)
    window.begin()
    return window


class PaperActs(QObject):
    """What becomes of the paper of one preview."""

    def __init__(self, window: PreviewWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.page
        self._desk = desk
        self._saved: Path | None = None
        self._printer: QPrinter | None = None
        self._asking: PrintWindow | None = None
        self._page.wanted.connect(self._on_wanted)

    def _on_wanted(self, act: str) -> None:
        acts = {"print": self.print, "save": self.save, "open": self.open}
        acts[act]()

    @property
    def _path(self) -> Path:
        """The whole paper, which must be there."""
        if self._page.file is None:
            raise RuntimeError("nothing is wanted of a paper before it is whole")
        return self._page.file.path

    # ---- saving ---------------------------------------------------------------------------------------------------

    def save(self) -> Path | None:
        """Ask where the paper shall lie, and copy it there; None when the person thought better of it."""
        target = questions.choose_target(
            self._window, _("Save the paper as"), ((_("Papers"), "*.pdf"),), start=self._proposed_name()
        )
        if target is None:
            return None
        target = target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")
        try:
            save_whole(self._path, target)
        except OfficeError as trouble:
            problems.show(self._window, trouble)
            return None
        self._desk.preferences.paper_folder = str(target.parent)
        self._saved = target
        self._page.telling.saved(target)
        return target

    def _proposed_name(self) -> Path:
        kept = Path(self._desk.preferences.paper_folder or paths.documents_folder())
        folder = kept if kept.is_dir() else Path.home()
        paper = self._page.what.paper
        return folder / f"{file_stem(_(paper.title), paper.key)}-{self._page.choices.as_of().isoformat()}.pdf"

    def open(self) -> None:
        """Show the saved paper in the program this computer has for it; one not saved yet is saved first."""
        target = self.save()
        if target is not None:
            open_outside(target)

    # ---- printing -------------------------------------------------------------------------------------------------

    def print(self) -> None:
        """Ask how, and print; without a printer say what to do, and offer to save."""
        if not printers().names():
            self._without_printer()
            return
        pages = len(self._page.file) if self._page.file is not None else 0
        title = _("Print: {paper}").format(paper=self._page.title())
        shares_sheets = len(self._page.what.of) > 1 and not self._page.choices.order().both_sides
        self._asking = PrintWindow(title, pages, printers(), shares_sheets=shares_sheets, parent=self._window)
        self._asking.propose(self._desk.preferences.printer)
        self._asking.chosen.connect(self._on_chosen)
        self._asking.system_wanted.connect(self._on_system)
        self._asking.finished.connect(self._asking.deleteLater)
        self._asking.open()

    def _without_printer(self) -> None:
        save = questions.confirm(
            self._window,
            _("This computer knows no printer"),
            _(
                "Connect a printer and set it up in the settings of the computer, then print again. "
                "Or save the paper as PDF, and print it on a computer that has a printer."
            ),
            yes=_("Save as PDF…"),
            no=_("Not now"),
            icon="import",
        )
        if save:
            self.save()

    def _on_chosen(self, choice: PrintChoice) -> None:
        self._desk.preferences.printer = choice.printer
        path, title, program = self._path, self._page.title(), printers().spooler()
        if program:
            self._send(choice.printer, lambda _job: spool(program, path, title, choice))
            return
        printer = choice.prepared(printers())
        printer.setDocName(title)
        self._send(choice.printer, lambda job: print_out(path, printer, choice.sheets, job.report))

    def _on_system(self) -> None:
        """Let the system ask: it knows what else the printer can do."""
        if self._asking is None:
            return
        self._printer = printers().printer(self._asking.choice().printer)
        self._asking.deleteLater()
        self._asking = None
        window = QPrintDialog(self._printer, self._window)
        window.setMinMax(1, len(self._page.file) if self._page.file is not None else 1)
        window.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        window.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)  # "Save as PDF" does that better
        window.accepted.connect(self._on_system_chosen)
        window.finished.connect(window.deleteLater)
        window.setWindowModality(Qt.WindowModality.WindowModal)
        window.show()

    def _on_system_chosen(self) -> None:
        printer = self._printer
        if printer is None or self._page.file is None:
            return
        pages = range(len(self._page.file))
        if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
            pages = range(printer.fromPage() - 1, min(printer.toPage(), len(pages)))
        reverse = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
        sheets = Sheets(tuple(pages), printer.copyCount(), printer.collateCopies(), reverse)
        path = self._path
        printer.setDocName(self._page.title())
        self._send(printer.printerName(), lambda job: print_out(path, printer, sheets, job.report))

    def _send(self, name: str, act: Callable[[Job], object]) -> None:
        kept = self._page.kept

        def work(job: Job) -> str:
            try:
                act(job)
                return name
            finally:
                kept.free()

        kept.busy()
        job = Job(work)  # no child of the window, which may be closed before the last page is sent
        job.finished.connect(self._on_printed)
        job.failed.connect(self._on_failed)
        follow(job, _("Printing"), self._window, _("Pages that were sent before you cancel may still be printed."))

    def _on_printed(self, name: str) -> None:
        self._page.telling.printed(name)

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self._window, problem)
