"""The segment of arrears: what each member owes of each fee on a day, narrowed by how it stands, fee and section."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.dues import DuesKeys, DuesView, DuesWhat, FeeLabel
from pomanager.readmodels.members import RollView
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules import folding
from pomanager.rules.access.roles import Right
from pomanager.services.dues.queries.arrears import dues_keys
from pomanager.services.dues.queries.facts import fee_labels
from pomanager.services.dues.queries.listing import dues_ledger, member_dues
from pomanager.services.members.queries import roll_ids
from pomanager.services.organisation.queries import section_names
from pomanager.ui.beside import Beside
from pomanager.ui.bus import RecordOf
from pomanager.ui.day_field import DayField
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.dues.account_panel import AccountPanel
from pomanager.ui.dues.acts import account, member_act
from pomanager.ui.dues.arrears_source import COLUMNS, FEES_AT_MOST, WHAT_WORDS, ArrearsLine, ArrearsSource, line_id
from pomanager.ui.dues.segment import DuesSegment
from pomanager.ui.dues.words import fee_said
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.look import px
from pomanager.ui.page import Action
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.wrapping import WrappingRow

FOUND_AT_MOST = 20
FEE_COLUMN = "fee"


class Listed(NamedTuple):
    """What the office answered: the accounts of a view, and the fees there are."""

    view: DuesView
    keys: DuesKeys
    fees: Mapping[int, FeeLabel]


class ArrearsSegment(DuesSegment):
    """Lists accounts; the panel tells of the member's dues and does what is to be done about them."""

    areas = frozenset({Area.DUES, Area.MEMBERS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.listed: Listed | None = None
        self._searched = ""
        self._section: Choice | None = None
        self._wanted: int | None = None
        """A member to be shown as soon as the list is there."""
        self._fees: tuple[int, ...] = ()
        self.as_of = DayField("dues.as_of", N_("As of"), desk.office.today)
        self.section = Chip("", "plus")
        self.section.setObjectName("dues.section")
        self.section_on = Chip(on=True, removable=True)
        self.section_on.setObjectName("dues.section_on")
        self.section_on.hide()
        self.fee, self.what = ComboBox(), ComboBox()
        self.fee.setObjectName("dues.fee")
        self.what.setObjectName("dues.what")
        self.detail = AccountPanel()
        self.model: WindowedModel[ArrearsLine] = WindowedModel(COLUMNS, None, Order("number"))
        self.table = TableView("dues.arrears", desk.preferences, frozen=2)
        self.table.show_model(self.model)
        self.nothing = EmptyState("ok", small=True)
        self.stack = QStackedWidget()
        self._lay_out()
        self._beside = Beside(self)
        self._connect()

    def _lay_out(self) -> None:
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.stack.setCurrentWidget(self.nothing)  # until everything is added up
        above = QWidget()
        row = WrappingRow(((self.as_of, self.section, self.section_on), (self.fee, self.what)), above)
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._beside.answered.connect(self._on_listed)
        self.as_of.chosen.connect(self._on_narrowed)
        self.fee.activated.connect(self._on_narrowed)
        self.what.activated.connect(self._on_narrowed)
        self.section.clicked.connect(self._on_section)
        for signal in (self.section_on.removed, self.section_on.clicked):
            signal.connect(self._on_all_sections)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.table.selection_changed.connect(self.status_changed)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.act_wanted.connect(self._on_act)
        self.detail.record_wanted.connect(self._on_record)
        self.detail.account_wanted.connect(self._on_account)

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def day(self) -> date:
        return self.as_of.day() or self.desk.office.today()

    def member(self) -> HolderLabel | None:
        return self.detail.dues.member if self.detail.dues is not None else None

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_DUES)
        return (Action("remind", N_("Remind…"), self._on_remind, "clock", reason_off=off),)

    def search_hint(self) -> str:
        return _("Name, number, phone…")

    def search(self, text: str) -> None:
        self._searched = text
        self.load()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        seen = self.table.rows_seen_said()
        chosen = len(self.chosen_members())
        if not seen or chosen < 2:
            return seen
        return *seen, ngettext("{count} chosen", "{count} chosen", chosen).format(count=formats.number(chosen))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_DUES))
        self.table.setAccessibleName(_("Arrears"))
        self.as_of.retranslate()
        self.section.setText(_("Section"))
        self.what.setAccessibleName(_("Which accounts"))
        self.fee.setAccessibleName(_("Fee"))
        chosen = max(0, self.what.currentIndex())
        self.what.clear()
        self.what.addItems([_(words) for words in WHAT_WORDS.values()])
        self.what.setCurrentIndex(chosen)
        self._offer_fees()
        self._show_section()
        self.nothing.tell(*self._nothing_words())

    def refresh(self) -> None:
        """Add everything up again: many accounts take their time."""
        self._beside.ask(partial(self._listed, self._view()))

    def open_at(self, argument: object) -> None:
        """Show a member's account, by id; or a choice of accounts."""
        if isinstance(argument, DuesWhat):
            self.show_what(argument)
        elif isinstance(argument, int):
            self._wanted = argument
            self.fee.setCurrentIndex(0)
            self._section = None
            self._show_section()
            self.show_what(DuesWhat.ALL)

    # ---- the list -------------------------------------------------------------------------------------------------

    def show_what(self, what: DuesWhat) -> None:
        """List other accounts."""
        self.what.setCurrentIndex(list(WHAT_WORDS).index(what))
        self.refresh()

    def _view(self) -> DuesView:
        place = self.fee.currentIndex() - 1
        return DuesView(
            day=self.day(),
            what=tuple(WHAT_WORDS)[max(0, self.what.currentIndex())],
            fee_type_id=self._fees[place] if 0 <= place < len(self._fees) else None,
            section_id=self._section.value if self._section is not None and isinstance(self._section.value, int)
            else None,
        )  # fmt: skip

    def _listed(self, view: DuesView) -> Listed:
        """Asked beside the window."""
        ask = self.desk.office.ask
        return Listed(view, ask(dues_keys, view), ask(fee_labels))

    def _on_narrowed(self, _what: object) -> None:
        self.refresh()

    def _on_listed(self, listed: Listed) -> None:
        self.listed = listed
        self._offer_fees()
        self.load()

    def _offer_fees(self) -> None:
        """Offer the fees where there are several; their column stands there for them too."""
        place = self.fee.currentIndex() - 1
        chosen = self._fees[place] if 0 <= place < len(self._fees) else None
        fees = self.listed.fees if self.listed is not None else {}
        self._fees = tuple(fees)
        self.fee.clear()
        # TR: a choice above a list: dues of every fee
        self.fee.addItems([_("All fees"), *map(fee_said, fees.values())])
        self.fee.setCurrentIndex(self._fees.index(chosen) + 1 if chosen in self._fees else 0)
        several = len(self._fees) > 1
        self.fee.setVisible(several)
        number = next(place for place, column in enumerate(COLUMNS) if column.key == FEE_COLUMN)
        if self.table.isColumnHidden(number) == several:
            self.table.arrangement.show_column(FEE_COLUMN, shown=several)

    def load(self) -> None:
        """List what was answered, narrowed by what is searched for."""
        if self.listed is None:
            return
        row = self.table.current_row()
        chosen = row.id if isinstance(row, ArrearsLine) else -1
        found = None
        if self._searched.strip():
            found = frozenset(self.desk.office.ask(roll_ids, RollView(search=self._searched)))
        bare = len({fee.currency for fee in self.listed.fees.values()}) <= 1
        self.model.set_source(ArrearsSource(self.desk.office, self.listed.view, self.listed.keys, found, bare=bare))
        self.nothing.tell(*self._nothing_words())
        self._show_loaded(chosen)

    def _show_loaded(self, chosen: int) -> None:
        self.stack.setCurrentWidget(self.table if self.model.rowCount() else self.nothing)
        if self.model.rowCount():
            place = self.model.place_of(chosen) if chosen >= 0 else -1
            self.table.go_to(max(0, place))
        if self._wanted is not None:
            member_id, self._wanted = self._wanted, None
            self._go_to_member(member_id)
        self._on_row_chosen(self.table.current_row() if self.model.rowCount() else None)
        self.status_changed.emit()

    def _go_to_member(self, member_id: int) -> None:
        if self.listed is None or member_id not in self.listed.keys.members:
            return
        place = list(self.listed.keys.members).index(member_id)
        at = self.model.place_of(line_id(member_id, self.listed.keys.fees[place]))
        if at >= 0:
            self.table.go_to(at)

    def _nothing_words(self) -> tuple[str, str]:
        if self.listed is None:
            return _("The register is being added up…"), ""
        if self._searched.strip():
            return _("Nobody matches “{text}”").format(text=self._searched.strip()), ""
        if self.listed.view.what is DuesWhat.OVERDUE:
            return _("Nothing is overdue"), _("Everything whose last day to pay has passed was paid.")
        return _("Nobody stands here"), _("Choose another filter, or look at everybody.")

    # ---- the section ----------------------------------------------------------------------------------------------

    def _on_section(self) -> None:
        names = self.desk.office.ask(section_names)

        def find(typed: str) -> Sequence[Choice]:
            asked = folding.fold(typed)
            found = [Choice(number, name) for number, name in names.items() if asked in folding.fold(name)]
            return found[:FOUND_AT_MOST]

        part = Field(name="section", label=N_("Section"), kind=Kind.PICK, find=find, required=True)
        answer = questions.ask_reason(
            self, _("Show the members of a section"), _("Everything that lies in it is shown too."), (part,),
            yes=_("Show"),
        )  # fmt: skip
        if answer is not None:
            self.show_section(answer["section"])

    def show_section(self, section_id: object) -> None:
        """List the members of a section and of what lies in it; None for all."""
        names = self.desk.office.ask(section_names)
        name = names.get(section_id) if isinstance(section_id, int) else None
        self._section = Choice(section_id, name) if name is not None else None
        self._show_section()
        self.refresh()

    def _on_all_sections(self) -> None:
        self.show_section(None)

    def _show_section(self) -> None:
        self.section.setVisible(self._section is None)
        self.section_on.setVisible(self._section is not None)
        if self._section is not None:
            self.section_on.setText(_("Section: {name}").format(name=self._section.text))

    # ---- the chosen account ---------------------------------------------------------------------------------------

    def chosen_members(self) -> tuple[int, ...]:
        """The members of the chosen lines."""
        ids = self.table.chosen_ids()
        return tuple(dict.fromkeys(each // FEES_AT_MOST for each in ids))

    def _on_row_chosen(self, line: Any) -> None:  # noqa: ANN401 - a line of the list, or nothing
        if not isinstance(line, ArrearsLine):
            self.detail.show_dues(None, (), None)
            return
        member_id, day = line.row.member.member_id, self.day()
        entries = [each for each in self.desk.office.ask(dues_ledger, member_id) if each.effective_on <= day]
        self.detail.show_dues(
            self.desk.office.ask(member_dues, member_id, day), entries[::-1], line.row.owed.fee.id
        )  # fmt: skip

    def _on_row_opened(self, line: object) -> None:
        """Open the account; where the panel is a page of its own, it comes first."""
        if isinstance(line, ArrearsLine) and self.detail.isVisible():
            self._on_account(line.row.member.member_id)
        else:
            self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_act(self, key: str) -> None:
        member = self.member()
        if member is not None and not self.desk.off(Right.KEEP_DUES):
            self.open_page(member_act(key)(self.desk, member.member_id, self.detail.fee_type_id))

    def _on_record(self, member_id: int) -> None:
        self.desk.bus.page_wanted.emit("members", RecordOf(member_id))

    def _on_account(self, member_id: int) -> None:
        self.open_page(account(self.desk, member_id))

    def _on_remind(self) -> None:
        from pomanager.ui.dues.reminding import reminding

        chosen = self.chosen_members()
        self.open_page(reminding(self.desk, chosen if len(chosen) > 1 else ()))
