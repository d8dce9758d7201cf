"""The segment of holdings: what each member holds of each type on a day, and how it stands."""

from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.members import RollView
from pomanager.services.members.queries import roll_ids
from pomanager.ui.beside import Beside
from pomanager.ui.day_field import DayField
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.shares.holder_segment import HolderSegment
from pomanager.ui.shares.holdings_source import (
    WHICH_WORDS,
    HoldingLine,
    HoldingsSource,
    HoldingsView,
    Register,
    Which,
    read_register,
)
from pomanager.ui.shares.words import STANDINGS, figures_said, standing_of, standing_said, standing_words, type_said
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.notes import EmptyState


class Amount(NamedTuple):
    """An amount of a line, as it is sorted and written; ``words`` is "" where nothing is held."""

    minor: int
    words: str

    def __str__(self) -> str:
        """The amount as it is written."""
        return self.words


def _amount(line: HoldingLine, minor: int) -> Amount:
    return Amount(minor, figures_said(line.type, minor, bare=line.bare) if line.type is not None else "")


def _type(line: HoldingLine) -> str:
    return type_said(line.type) if line.type is not None else ""


def _shares(line: HoldingLine) -> str:
    return formats.number(line.shares)


def _subscribed(line: HoldingLine) -> Amount:
    return _amount(line, line.subscribed)


def _paid(line: HoldingLine) -> Amount:
    return _amount(line, line.paid)


def _due(line: HoldingLine) -> Amount:
    return _amount(line, line.due) if line.due else Amount(0, "")


def _standing(line: HoldingLine) -> str:
    return standing_said(standing_of(line)) if line.type is not None else ""


def _state(line: HoldingLine) -> State | None:
    return STANDINGS[standing_of(line)] if line.type is not None else None


def _number(line: HoldingLine) -> str:
    return line.member.number


def _name(line: HoldingLine) -> str:
    return line.member.name


COLUMNS: tuple[Column[HoldingLine], ...] = (
    Column(N_("No."), _number, right=True, width=76, key="number", muted=True),
    Column(N_("Name"), _name, width=0, key="name"),
    # TR: head of a column: the type of share
    Column(N_("Type"), _type, width=104, key="type"),
    Column(N_("Shares"), _shares, right=True, width=62, key="shares"),
    # TR: heads of columns of amounts of the share capital
    Column(N_("Subscribed"), _subscribed, right=True, width=86, key="subscribed"),
    Column(N_("Paid up"), _paid, right=True, width=80, key="paid"),
    # TR: head of a column: what is still to be paid
    Column(N_("Still due"), _due, right=True, width=80, key="due"),
    Column(N_("Status"), _standing, state=_state, width=106, key="standing", words=standing_words),
)


class HoldingsSegment(HolderSegment):
    """Lists holdings; the panel tells of the member's shares and does what is to be done with them."""

    def __init__(self, desk: Desk) -> None:
        table = TableView("shares.holdings", desk.preferences, frozen=2)
        model: WindowedModel[HoldingLine] = WindowedModel(COLUMNS, None, Order("number"))
        super().__init__(desk, table, model, EmptyState("share", small=True))
        self.register: Register | None = None
        self._wanted: int | None = None
        """A member to be shown as soon as the register is there."""
        self._types: tuple[int, ...] = ()
        self.as_of = DayField("shares.as_of", N_("As of"), desk.office.today)
        self.which, self.type = ComboBox(), ComboBox()
        self.which.setObjectName("shares.which")
        self.type.setObjectName("shares.type")
        self.stack.setCurrentWidget(self.nothing)  # until everything is added up
        self._lay_out()
        self._beside = Beside(self)
        self._beside.answered.connect(self._on_read)
        self.as_of.chosen.connect(self._on_day)
        self.which.activated.connect(self._on_narrowed)
        self.type.activated.connect(self._on_narrowed)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        row.setSpacing(px(10))
        row.addWidget(self.as_of)
        row.addStretch(1)
        row.addWidget(self.type)
        row.addWidget(self.which)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def about(self, line: object) -> tuple[int, int | None] | None:
        if not isinstance(line, HoldingLine):
            return None
        return line.member.id, line.type.id if line.type is not None else None

    def day(self) -> date:
        return self.as_of.day() or self.desk.office.today()

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.table.setAccessibleName(_("Holdings"))
        self.as_of.retranslate()
        self.which.setAccessibleName(_("Which holdings"))
        self.type.setAccessibleName(_("Type of share"))
        chosen = max(0, self.which.currentIndex())
        self.which.clear()
        self.which.addItems([_(WHICH_WORDS[which]) for which in Which])
        self.which.setCurrentIndex(chosen)
        self._offer_types()
        self.nothing.tell(*self._nothing_words())

    def refresh(self) -> None:
        """Add the register up again: a large one takes its time."""
        self._beside.ask(partial(read_register, self.desk.office, self.day()))

    def open_at(self, argument: object) -> None:
        """Show what a member holds, by id; or a choice of holdings."""
        if isinstance(argument, Which):
            self.show_which(argument)
        elif isinstance(argument, int):
            self._wanted = argument
            self.type.setCurrentIndex(0)
            self.show_which(Which.ALL)

    # ---- the list -------------------------------------------------------------------------------------------------

    def show_which(self, which: Which) -> None:
        """List other holdings."""
        self.which.setCurrentIndex(list(Which).index(which))
        self.load()

    def _on_day(self, _day: object) -> None:
        self.refresh()

    def _on_narrowed(self, _place: int) -> None:
        self.load()

    def _on_read(self, register: Register) -> None:
        self.register = register
        self._offer_types()
        self.load()

    def _offer_types(self) -> None:
        """Offer the types of share where there are several; the column of types stands there for them too."""
        chosen = self._type_id()
        types = self.register.sheet.types if self.register is not None else {}
        self._types = tuple(types)
        self.type.clear()
        # TR: a choice above a list: shares of every type
        self.type.addItems([_("All types"), *(type_said(type_) for type_ in types.values())])
        self.type.setCurrentIndex(self._types.index(chosen) + 1 if chosen in self._types else 0)
        several = len(self._types) > 1
        self.type.setVisible(several)
        place = next(place for place, column in enumerate(COLUMNS) if column.key == "type")
        if self.table.isColumnHidden(place) == several:
            self.table.arrangement.show_column("type", shown=several)

    def _type_id(self) -> int | None:
        place = self.type.currentIndex() - 1
        return self._types[place] if 0 <= place < len(self._types) else None

    def _view(self) -> HoldingsView:
        found = None
        if self.searched.strip():
            found = frozenset(self.desk.office.ask(roll_ids, RollView(search=self.searched)))
        return HoldingsView(tuple(Which)[max(0, self.which.currentIndex())], self._type_id(), found)

    def load(self) -> None:
        """List what the choices above the list let through."""
        if self.register is None:
            return
        row = self.table.current_row()
        chosen = row.id if isinstance(row, HoldingLine) else -1
        source = HoldingsSource(self.desk.office, self.register, self._view())
        self.model.set_source(source)
        if self._wanted is not None:
            chosen, self._wanted = source.line_of(self._wanted), None
        self.nothing.tell(*self._nothing_words())
        self.show_loaded(chosen)

    def _nothing_words(self) -> tuple[str, str]:
        if self.register is None:
            return _("The register is being added up…"), ""
        if self.searched.strip():
            return _("Nobody matches “{text}”").format(text=self.searched.strip()), ""
        if self.which.currentIndex() > 0 or self.type.currentIndex() > 0:
            return _("Nobody stands here"), _("Choose another filter, or look at everybody.")
        return _("Nobody holds shares on this day"), _("Record the first subscription, or carry balances over.")
