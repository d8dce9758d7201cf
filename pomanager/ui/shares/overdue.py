"""The segment of what is overdue: who should have paid how much, since when, and how they are reached."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.members import RollOrder, RollView
from pomanager.readmodels.shares import OverdueRow
from pomanager.rules.paper_options import Options
from pomanager.services.members.queries import roll_ids, roll_rows
from pomanager.services.office import Office
from pomanager.services.shares.queries.overdue import overdue_on
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action
from pomanager.ui.shares.holder_segment import HolderSegment
from pomanager.ui.shares.words import amount_said, type_said
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.notes import EmptyState


class OverdueLine(NamedTuple):
    """What one member should have paid for shares of one type, with the telephone."""

    row: OverdueRow
    phone: str


def _number(line: OverdueLine) -> str:
    return line.row.member.number


def _name(line: OverdueLine) -> str:
    return line.row.member.name


def _phone(line: OverdueLine) -> str:
    return line.phone


def _type(line: OverdueLine) -> str:
    return type_said(line.row.type)


def _amount(line: OverdueLine) -> str:
    return amount_said(line.row.type, line.row.minor)


def _since(line: OverdueLine) -> date:
    return line.row.since


def _late(_line: OverdueLine) -> State:
    return State(Tone.BAD, "clock")


def _phone_said(phone: str) -> str:
    return phone or formats.UNKNOWN


COLUMNS: tuple[Column[OverdueLine], ...] = (
    Column(N_("No."), _number, right=True, width=84, key="number", muted=True),
    Column(N_("Name"), _name, width=0, key="name"),
    Column(N_("Overdue"), _amount, right=True, width=120, key="minor"),
    # TR: head of a column: the day by which it should have been paid
    Column(N_("Since"), _since, formats.day_short, width=120, key="since", state=_late),
    Column(N_("Phone"), _phone, _phone_said, width=150, key="phone", sortable=False),
    Column(N_("Type"), _type, width=104, key="type", hidden=True),
)


class OverdueSource:
    """What is overdue, with the telephones of those in sight."""

    def __init__(self, office: Office, rows: Sequence[OverdueRow], found: frozenset[int] | None) -> None:
        self._office = office
        self._rows = rows
        self._found = found

    def ids(self, order: Order | None) -> Sequence[int]:
        """Places among the rows, in order."""
        wanted = order or Order("since")
        found = self._found
        places = [place for place, row in enumerate(self._rows) if found is None or row.member.member_id in found]
        by = _ORDERS.get(wanted.column)
        if by is not None:
            keys = [by(row) for row in self._rows]
            places.sort(key=keys.__getitem__, reverse=wanted.descending)
        else:
            view = RollView() if wanted.column == "number" else RollView(order=RollOrder.NAME)
            ranks = {member: rank for rank, member in enumerate(self._office.ask(roll_ids, view))}
            ranked = [ranks.get(row.member.member_id, len(ranks)) for row in self._rows]
            places.sort(key=ranked.__getitem__, reverse=wanted.descending)
        return places

    def rows(self, ids: Sequence[int]) -> Sequence[OverdueLine]:
        """These lines."""
        wanted = [self._rows[place] for place in ids]
        phones = {row.id: row.phone for row in self._office.ask(roll_rows, [row.member.member_id for row in wanted])}
        return [OverdueLine(row, phones.get(row.member.member_id, "")) for row in wanted]


def _by_minor(row: OverdueRow) -> tuple[str, int]:
    return row.type.currency, row.minor


def _by_since(row: OverdueRow) -> tuple[date, int]:
    return row.since, -row.minor


def _by_type(row: OverdueRow) -> tuple[int, date]:
    return row.type.id, row.since


_ORDERS: dict[str, Callable[[OverdueRow], tuple[Any, ...]]] = {
    "minor": _by_minor, "since": _by_since, "type": _by_type,
}  # fmt: skip


class OverdueSegment(HolderSegment):
    """Lists what is overdue today, the oldest first."""

    def __init__(self, desk: Desk) -> None:
        table = TableView("shares.overdue", desk.preferences, frozen=2)
        model: WindowedModel[OverdueLine] = WindowedModel(COLUMNS, None, Order("since"))
        super().__init__(desk, table, model, EmptyState("ok", small=True))
        self.rows: tuple[OverdueRow, ...] = ()
        self.known = False
        """Whether the office has answered what is overdue."""
        self._beside = Beside(self)
        self._beside.answered.connect(self._on_found)
        self.stack.setCurrentWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def about(self, line: object) -> tuple[int, int | None] | None:
        return (line.row.member.member_id, line.row.type.id) if isinstance(line, OverdueLine) else None

    def actions_offered(self) -> tuple[Action, ...]:
        nobody = "" if self.rows else N_("Nothing is overdue.")
        return (
            # TR: an act: prints who has something overdue
            Action("overdue_list", N_("Print the list"), self._on_list, "print", reason_off=nobody),
            # TR: an act: prints to each of the members chosen what they have and what they owe
            Action("statements", N_("Statements to those chosen"), self._on_statements, "member", reason_off=nobody),
        )

    def status(self) -> tuple[str, ...]:
        return (*super().status(), *self._sums())

    def _sums(self) -> tuple[str, ...]:
        types = {row.type.currency: row.type for row in self.rows}
        sums: Counter[str] = Counter()
        for row in self.rows:
            sums[row.type.currency] += row.minor
        amounts = [amount_said(types[currency], minor) for currency, minor in sums.items()]
        # TR: in the status line: how much is overdue in all
        return (_("overdue in all: {amounts}").format(amounts=" · ".join(amounts)),) if amounts else ()

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.table.setAccessibleName(_("Overdue"))
        self.nothing.tell(*self._nothing_words())

    def refresh(self) -> None:
        """Ask what is overdue today."""
        self._beside.ask(partial(self.desk.office.ask, overdue_on, self.desk.office.today()))

    def _on_found(self, rows: tuple[OverdueRow, ...]) -> None:
        self.rows = rows
        self.known = True
        self.load()
        self.header_changed.emit()

    def load(self) -> None:
        """List those a text is found of, or all."""
        found = None
        if self.searched.strip():
            found = frozenset(self.desk.office.ask(roll_ids, RollView(search=self.searched)))
        place = self.table.currentIndex().row()
        self.model.set_source(OverdueSource(self.desk.office, self.rows, found))
        self.nothing.tell(*self._nothing_words())
        self.show_loaded(-1, place=place)

    def _nothing_words(self) -> tuple[str, str]:
        if not self.known:
            return _("The register is being added up…"), ""
        if self.searched.strip():
            return _("Nobody matches “{text}”").format(text=self.searched.strip()), ""
        return _("Nothing is overdue"), _("Every instalment whose day has passed was paid.")

    # ---- papers ---------------------------------------------------------------------------------------------------

    def _on_list(self) -> None:
        from pomanager.ui.dialogs.print_paper import ask_and_print

        ask_and_print(self, self.desk, "share-register", options=Options(only_overdue=True))

    def _on_statements(self) -> None:
        """Print what each of those chosen has and owes: with what is overdue on it, it is a reminder too."""
        from pomanager.ui.dialogs.print_paper import ask_and_print

        members = dict.fromkeys(self.rows[place].member.member_id for place in self.table.chosen_ids())
        ask_and_print(self, self.desk, "share-statement", of=tuple(members))
