"""The segment of the indicators: each with its two numbers and its definition, and body after body."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, NamedTuple

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, figures, formats
from pomanager.i18n.offices import body_name
from pomanager.marks import N_
from pomanager.readmodels.indicators import BodyShare, Indicators
from pomanager.rules import folding
from pomanager.rules.access.roles import Right
from pomanager.rules.governance.funnel import share_of_women
from pomanager.rules.governance.indicators import DEFINITIONS, GROUP_WORDS, Figure
from pomanager.services.governance.queries.indicators import indicators
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.governance.indicator_panel import IndicatorPanel
from pomanager.ui.governance.printing import print_figures
from pomanager.ui.governance.table_out import export_the_indicators
from pomanager.ui.governance.view_chips import ViewChips
from pomanager.ui.look import look, px
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState


class Told(NamedTuple):
    """A line of the list: an indicator as it is read."""

    id: int
    figure: Figure
    division: str
    women: str
    men: str
    young_women: str
    young_men: str


def told_lines(told: Indicators) -> list[Told]:
    """All that was measured, in the order of the groups."""
    return [
        Told(
            place, figure, figures.division_told(figure, told.currency, told.decimals),
            *figures.by_sex_told(figure, told.currency, told.decimals),
        )
        for place, figure in enumerate(told.figures.values(), 1)
    ]  # fmt: skip


def _words(row: Told) -> str:
    return _(DEFINITIONS[row.figure.indicator].words)


def _group(row: Told) -> str:
    return _(GROUP_WORDS[DEFINITIONS[row.figure.indicator].group])


def _value(row: Told) -> str:
    return figures.value_told(row.figure, row.figure.value)


def _part(name: str) -> Callable[[Told], str]:
    def told(row: Told) -> str:
        said: str = getattr(row, name)
        return said

    return told


COLUMNS: tuple[Column[Told], ...] = (
    Column(N_("Indicator"), _words, width=0, key="indicator", sortable=False, below=_group),
    # TR: head of a column: the figure of an indicator, with its numerator and denominator under it
    Column(N_("Value"), _value, right=True, width=110, key="value", sortable=False, below=_part("division")),
    Column(
        N_("Women"), _part("women"), right=True, width=90, key="women", sortable=False,
        below=lambda row: _young(row.young_women),
    ),
    Column(
        N_("Men"), _part("men"), right=True, width=90, key="men", sortable=False,
        below=lambda row: _young(row.young_men),
    ),
)  # fmt: skip


def _young(told: str) -> str:
    # TR: below a figure of women or men: the same of the young among them
    return "" if told == figures.NOT_MEASURED else _("young: {figure}").format(figure=told)


def _body(row: BodyShare) -> str:
    return body_name(row.body.name, row.body.section)


def _share(row: BodyShare) -> str:
    return figures.share_told(share_of_women(int(row.people.women), int(row.people.men)))


def _asked(row: BodyShare) -> str:
    return "" if row.women_asked is None else formats.number(row.women_asked)


def _kept(row: BodyShare) -> str:
    if row.women_asked is None:
        # TR: state of a body: its by-laws keep no seats for women
        return _("no rule")
    # TR: state of a body: fewer women than the by-laws ask for, or enough
    return _("too few") if row.is_short else _("enough")


def _kept_state(row: BodyShare) -> State | None:
    if row.women_asked is None:
        return None
    return State(Tone.BAD if row.is_short else Tone.OK)


BODY_COLUMNS: tuple[Column[BodyShare], ...] = (
    Column(N_("Body"), _body, width=0, key="body", sortable=False),
    Column(N_("Seats"), lambda row: row.seats, formats.number, right=True, width=90, key="seats", sortable=False),
    Column(
        N_("Women"), lambda row: int(row.people.women), formats.number, right=True, width=90, key="women",
        sortable=False,
    ),
    Column(
        N_("Men"), lambda row: int(row.people.men), formats.number, right=True, width=90, key="men", sortable=False
    ),
    Column(N_("% women"), _share, right=True, width=100, key="share", sortable=False),
    Column(N_("By-laws ask for"), _asked, right=True, width=130, key="asked", sortable=False),
    Column(N_("Rule"), _kept, state=_kept_state, width=130, key="kept", sortable=False),
)  # fmt: skip


class IndicatorsTable(TableView):
    """The indicators, two lines each."""

    delegate_kind = TwoLineDelegate


class IndicatorsSegment(Page):
    """The list, below it the bodies, and beside it what the indicator chosen measures."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.MEETINGS, Area.ELECTIONS, Area.BODIES, Area.MEMBERS, Area.SHARES, Area.MENTORING, Area.ORGANISATION}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.told: Indicators | None = None
        self._searched, self._with_bodies = "", False
        self.chips = ViewChips(desk)
        self.detail = IndicatorPanel()
        self.table = IndicatorsTable("governance.indicators", desk.preferences, frozen=1)
        self.model: RowsModel[Told] = RowsModel(COLUMNS)
        self.table.show_model(self.model)
        self.bodies = TableView("governance.body_shares", desk.preferences, frozen=1)
        self.body_model: RowsModel[BodyShare] = RowsModel(BODY_COLUMNS)
        self.bodies.show_model(self.body_model)
        self.bodies_title, self._waiting = Label("", "section"), Label("", "small")
        self.nothing = EmptyState("chart", small=True)
        self.other = Button("", "", "quiet")
        self.other.setObjectName("indicators.other")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chips)
        for part, stretch in (
            (self._waiting, 0),
            (self.nothing, 1),
            (self.table, 2),
            (self.bodies_title, 0),
            (self.other, 0),
        ):
            column.addWidget(part, stretch)
        column.addWidget(self.bodies, 1)
        self.bodies_title.setContentsMargins(px(24), px(10), px(24), px(6))
        self._waiting.setContentsMargins(px(24), px(6), px(24), px(6))
        for hidden in (self.nothing, self.table, self.bodies_title, self.other, self.bodies):
            hidden.hide()
        self.setFocusProxy(self.table)
        self._beside = Beside(self)
        self._beside.answered.connect(self._on_told)
        self.chips.changed.connect(self.refresh)
        self.table.row_chosen.connect(self._on_row)
        self.other.clicked.connect(self._on_other)
        self.detail.closed.connect(partial(self.panel_wanted.emit, False))

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def actions_offered(self) -> tuple[Action, ...]:
        export = Action(
            "export_indicators", N_("Export"), self._on_export, "export", reason_off=self.desk.off(Right.TAKE_OUT)
        )
        return export, Action("print_indicators", N_("Print the indicators"), self._on_print, "print", "Ctrl+P")

    def search_hint(self) -> str:
        return _("Name of an indicator…")

    def search(self, text: str) -> None:
        self._searched = text
        self._show()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        if self.told is None:
            return ()
        view = self.told.view
        return (_("{first} to {last}").format(first=formats.day(view.first), last=formats.day(view.last)),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.chips.retranslate()
        self.detail.retranslate()
        self.table.setAccessibleName(_("Indicators"))
        self.bodies.setAccessibleName(_("Women body by body"))
        self.bodies_title.setText(_("Women body by body"))
        self._waiting.setText(_("Counting…"))
        self._show()

    def refresh(self) -> None:
        """Ask for the indicators of what is looked at; what was shown stays until the answer is there."""
        self._waiting.setVisible(self.told is None)
        self._beside.ask(partial(self.desk.office.ask, indicators, self.chips.view()))

    # ---- the list -------------------------------------------------------------------------------------------------

    def _on_told(self, told: Indicators) -> None:
        self.told = told
        self._waiting.hide()
        self._show()
        self.status_changed.emit()

    def rows(self) -> list[Told]:
        """The indicators as they are searched."""
        asked = folding.words(self._searched)
        found = [] if self.told is None else told_lines(self.told)
        return [row for row in found if all(word in folding.fold(f"{_words(row)} {_group(row)}") for word in asked)]

    def _show(self) -> None:
        if self.told is None:
            return
        why = figures.without_books(self.told.books_since, self.told.view.last)
        rows = [] if why else self.rows()
        bodies = () if why else self.told.bodies
        self.model.set_rows(rows)
        self.body_model.set_rows(bodies)
        self._arrange(bool(rows), bool(bodies))
        self.nothing.tell(_("Nothing to count"), why or _("No indicator is called that."))
        self.nothing.setVisible(not rows)
        self._on_row()

    def _arrange(self, rows: bool, bodies: bool) -> None:
        """Show both tables, or in large text, where both would be too low, one of them and a link to the other."""
        one = look().stacked and rows and bodies
        self._with_bodies = self._with_bodies and one
        self.table.setVisible(rows and not self._with_bodies)
        self.bodies.setVisible(bodies and (not one or self._with_bodies))
        self.bodies_title.setVisible(bodies and not one)
        self.other.setText(_("Indicators") if self._with_bodies else _("Women body by body"))
        self.other.setVisible(one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.other.isHidden() is look().stacked:
            self._show()

    def _on_other(self) -> None:
        self._with_bodies = not self._with_bodies
        self._show()
        (self.bodies if self._with_bodies else self.table).setFocus()

    def _on_row(self, _row: object = None) -> None:
        row = self.table.current_row()
        self.detail.show_figure(row.figure if isinstance(row, Told) else None, self.told)

    def _on_export(self) -> None:
        export_the_indicators(self, self.desk, self.chips.view())

    def _on_print(self) -> None:
        print_figures(self, self.desk, "indicators", self.chips.view())
