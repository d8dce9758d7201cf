"""The segment of charges: periods to charge and charged, and admission fees nobody was charged yet."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.readmodels.dues import ChargePreview, NotCharged
from pomanager.rules.access.roles import Right
from pomanager.rules.paper_options import Options
from pomanager.services.dues.queries.fees import admitted_not_charged, charge_preview
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.dues.charges_panel import ChargesPanel
from pomanager.ui.dues.charges_rows import COLUMNS, ChargeLine, ChargeState, period_of, read_charges
from pomanager.ui.dues.segment import DuesSegment
from pomanager.ui.dues.taking_back import take_back_period
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.notes import EmptyState


class ChargesSegment(DuesSegment):
    """Lists what is to be charged, and what was."""

    areas = frozenset({Area.DUES, Area.MEMBERS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.known = False
        """Whether the office has answered."""
        self.detail = ChargesPanel()
        self.model: RowsModel[Any] = RowsModel(COLUMNS)
        self.table = TableView("dues.charges", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self.nothing = EmptyState("ok", small=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.stack.setCurrentWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.setFocusProxy(self.table)
        self._beside = Beside(self)
        self._beside.answered.connect(self._on_read)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.asked.connect(self._on_asked)

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return (_("{count} in all").format(count=formats.number(self.model.rowCount())),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Charges"))
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_DUES))
        self.nothing.tell(*self._nothing_words())

    def refresh(self) -> None:
        """Ask what is to be charged and what was."""
        self._beside.ask(partial(read_charges, self.desk.office, self.desk.office.today()))

    def _on_read(self, lines: tuple[ChargeLine, ...]) -> None:
        self.known = True
        place = self.table.currentIndex().row()
        self.model.set_rows(lines)
        self.nothing.tell(*self._nothing_words())
        self.stack.setCurrentWidget(self.table if lines else self.nothing)
        if lines:
            self.table.go_to(max(0, min(place, len(lines) - 1)))
        self._on_row_chosen(self.table.current_row() if lines else None)
        self.status_changed.emit()

    def _nothing_words(self) -> tuple[str, str]:
        if not self.known:
            return _("The register is being added up…"), ""
        return _("Nothing is to be charged"), _("Periods of dues stand here as soon as a fee has an amount.")

    # ---- the chosen line ------------------------------------------------------------------------------------------

    def _on_row_chosen(self, line: Any) -> None:  # noqa: ANN401 - a line of the list, or nothing
        if not isinstance(line, ChargeLine):
            self.detail.show_line(None, None, ())
            return
        self.detail.show_line(line, self._preview(line), self._waiting(line))

    def _preview(self, line: ChargeLine) -> ChargePreview | None:
        if line.state is ChargeState.ADMITTED:
            return None
        day = line.period.first if line.period is not None else self.desk.office.today()
        return self.desk.office.ask(charge_preview, line.fee.id, day)

    def _waiting(self, line: ChargeLine) -> Sequence[NotCharged]:
        if line.state is not ChargeState.ADMITTED:
            return ()
        return self.desk.office.ask(admitted_not_charged, line.fee.id)

    def _on_row_opened(self, _line: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_asked(self, act: str) -> None:
        line = self.detail.line
        if line is None or (self.desk.off(Right.KEEP_DUES) and act != "print"):
            return
        if act == "print":
            self._print(line)
        elif act == "choose":
            from pomanager.ui.dues.admitted import AdmittedPage

            self.open_page(AdmittedPage(self.desk, line.fee))
        elif act == "take_back" and line.charged is not None:
            take_back_period(self, line.fee, line.charged, period_of(line))
        elif act == "charge":
            from pomanager.ui.dues.charging import charging_period

            preview = self._preview(line)
            if preview is not None:
                self.open_page(charging_period(self.desk, preview))

    def _print(self, line: ChargeLine) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        day = line.period.first if line.period is not None else self.desk.office.today()
        ask_and_print(self, self.desk, "dues-charges", as_of=day, options=Options(fee=line.fee.code))
