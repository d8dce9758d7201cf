"""The page "Due": what is overdue, what is due this month, in the next three and later, and what was not judged."""

from itertools import groupby
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.governance import DueRow, Place
from pomanager.rules.due import WHEN_WORDS, When
from pomanager.services.governance.queries.due import due
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.desk import Desk
from pomanager.ui.governance.rows import DueLine
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.labels import line
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import Scroller, Sheet


class DuePage(Page):
    """Everything that is due, under heads by how near it is."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.ORGANISATION, Area.MEMBERS, Area.BODIES, Area.MEETINGS, Area.GOVERNANCE}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: tuple[DueRow, ...] = ()
        self.lines: list[DueLine] = []
        self._nothing = EmptyState("ok")
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(24), px(16), px(24), px(24))
        self._column.setSpacing(px(16))
        self.scroller = Scroller(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroller)
        whole.addWidget(self._nothing, 1)

    def title(self) -> str:
        # TR: title of the page that lists what is to be done by a day
        return _("Due")

    def context_line(self) -> str:
        counts = {when: sum(row.when is when for row in self.rows) for when in When}
        overdue, month = counts[When.OVERDUE], counts[When.THIS_MONTH]
        told = [
            _("As of {day}").format(day=formats.day(self.desk.office.today(), "long")),
            ngettext("{count} overdue", "{count} overdue", overdue).format(count=formats.number(overdue)),
            ngettext("{count} this month", "{count} this month", month).format(count=formats.number(month)),
        ]
        return " · ".join(told)

    def actions_offered(self) -> tuple[Action, ...]:
        return (Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),)

    def refresh(self) -> None:
        """Ask again what is due today."""
        self.rows = self.desk.office.ask(due, self.desk.office.today())
        self._show()
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew; names of bodies and seats are asked for in the language spoken now."""
        about = _("Meetings, filings, terms and vacancies stand here as soon as the by-laws or the bodies give a day.")
        self._nothing.tell(_("Nothing is due."), about)
        if self.rows:
            self.refresh()

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        bylaws = self.desk.office.ask(bylaws_on, self.desk.office.today())
        for when, rows in groupby(self.rows, key=_when):
            sheet = Sheet(_(WHEN_WORDS[when]))
            sheet.body.setSpacing(0)
            for place, row in enumerate(rows):
                if place:
                    sheet.body.addWidget(line())
                shown = DueLine(row, bylaws)
                shown.wanted.connect(self._on_wanted)
                self.lines.append(shown)
                sheet.body.addWidget(shown)
            self._column.addWidget(sheet)
        self._column.addStretch(1)
        self.scroller.setVisible(bool(self.rows))
        self._nothing.setVisible(not self.rows)

    def _on_wanted(self, place: Place) -> None:
        self.desk.bus.page_wanted.emit(place.page, place.argument)

    def _on_print(self) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, "due")


def _when(row: DueRow) -> When:
    return row.when
