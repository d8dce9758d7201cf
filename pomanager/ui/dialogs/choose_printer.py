"""Asks how a finished paper is printed: on which printer, which pages, how often, on one side or both."""

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.rules.objections import Objection, Weight
from pomanager.ui.dialogs.ask import ReasonWindow
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.preview.printers import Printers
from pomanager.ui.preview.printing_out import PrintChoice, Sheets, read_pages
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.fitting import fit_words

MOST_COPIES = 999
DUPLEX = QPrinter.DuplexMode
SIDES = (
    Choice(DUPLEX.DuplexNone, N_("One side")),
    Choice(DUPLEX.DuplexLongSide, N_("Both sides, turned like a book")),
    Choice(DUPLEX.DuplexShortSide, N_("Both sides, turned like a calendar")),
)
UNREADABLE = N_("Write pages of this paper, like 1-3, 5. It has {count}.")
COPIES = N_("Between 1 and {most} copies.")
ONE_SIDED = N_("This printer prints on one side only.")
BLACK_ONLY = N_("This printer prints in black only.")
SHARED = N_("Two papers would stand on one sheet. Choose first that each paper begins on a new sheet.")


class PrintWindow(ReasonWindow):
    """Asks over the preview; ``chosen`` brings a PrintChoice, ``system_wanted`` says that the system shall ask."""

    chosen = Signal(object)
    system_wanted = Signal()

    def __init__(
        self, title: str, pages: int, printers: Printers, *, shares_sheets: bool, parent: QWidget | None = None
    ) -> None:
        self._count = pages
        self._printers = printers
        self._shares_sheets = shares_sheets
        self._warned = False
        told = ngettext("It has {count} page.", "It has {count} pages.", pages).format(count=formats.number(pages))
        super().__init__(title, told, self._fields(), parent)
        self.setObjectName("print")
        self.mark.show_icon("print", "accent")
        self.system = Button(_("The printer’s own window…"), kind="quiet")
        self.system.setObjectName("print.system")
        self.system.clicked.connect(self._on_system)
        self.buttons.insertWidget(0, self.system)
        self.offer(_("Print"), _("Cancel"), icon="print")
        self.mark.show_icon("print", "accent")
        self.yes.setDefault(True)
        self.accepted.connect(self._on_accepted)

    def _fields(self) -> tuple[Field, ...]:
        names = tuple(Choice(name, name) for name in self._printers.names())
        return (
            Field(name="printer", label=N_("Printer"), kind=Kind.LIST, choices=names, choices_are_data=True,
                  required=True),
            Field(name="pages", label=N_("Pages"), hint=N_("Left empty: all of them. Or some, like 1-3, 5.")),
            Field(name="copies", label=N_("Copies"), kind=Kind.NUMBER, width=96),
            Field(name="sides", label=N_("Sides"), kind=Kind.LIST, choices=SIDES),
            Field(name="in_colours", label=N_("In colours"), kind=Kind.YES_NO),
        )  # fmt: skip

    def propose(self, printer: str) -> None:
        """Show what is likely wanted: the printer used last, one copy, one side."""
        names = self._printers.names()
        likely = printer if printer in names else names[0]
        self.entries.show_values(
            (("printer", likely), ("copies", 1), ("sides", DUPLEX.DuplexNone), ("in_colours", False))
        )
        fit_words(self, self.buttons)

    def _on_system(self) -> None:
        self.hide()
        self.system_wanted.emit()

    def _judged(self) -> tuple[Objection, ...]:
        """What speaks against the pages, the copies and the sides."""
        values, found = self.entries.values(), []
        if read_pages(str(values["pages"] or ""), self._count) is None:
            found.append(Objection(UNREADABLE, "pages", {"count": formats.number(self._count)}))
        copies = values["copies"]
        if isinstance(copies, int) and not 1 <= copies <= MOST_COPIES:
            found.append(Objection(COPIES, "copies", {"most": formats.number(MOST_COPIES)}))
        printer = str(values["printer"] or "")
        if values["sides"] not in {None, DUPLEX.DuplexNone}:
            if printer and not self._printers.turns_sheets(printer):
                found.append(Objection(ONE_SIDED, "sides"))
            if self._shares_sheets:  # one member's record would go out on the back of another's
                found.append(Objection(SHARED, "sides", weight=Weight.WARN))
        if values["in_colours"] and printer and not self._printers.has_colours(printer):
            found.append(Objection(BLACK_ONLY, "in_colours"))
        return tuple(found)

    def on_yes(self) -> None:
        self.entries.touch_all()
        found = (*self.entries.own_objections(), *self._judged())
        self.entries.show_objections(found)
        fit_words(self, self.buttons)
        stops = [each for each in found if each.stops]
        if stops or (found and not self._warned):  # pressing again says that a remark was seen, and meant so
            self._warned = not stops
            self.entries.focus_on((stops or found)[0].about)
            return
        self.accept()

    def choice(self) -> PrintChoice:
        """Return what was chosen."""
        values = self.entries.values()
        copies, sides = values["copies"], values["sides"]
        pages = read_pages(str(values["pages"] or ""), self._count)
        return PrintChoice(
            printer=str(values["printer"] or ""),
            sheets=Sheets(pages or tuple(range(self._count)), copies if isinstance(copies, int) else 1),
            sides=sides if isinstance(sides, QPrinter.DuplexMode) else DUPLEX.DuplexNone,
            in_colours=bool(values["in_colours"]),
        )

    def _on_accepted(self) -> None:
        self.chosen.emit(self.choice())
