"""Erasing somebody who left: the part of the record, the form that does it, and the list of who may be erased now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.merging import ErasableRow
from pomanager.rules.access.roles import Right
from pomanager.rules.governance.erasing import BACKUPS_THINNED_AFTER, kept_until
from pomanager.rules.members import STATUS_WORDS, Status
from pomanager.rules.objections import Objection
from pomanager.services.governance.commands.erasing import erase_member
from pomanager.services.governance.judging_merging import objections_to_erasing_member
from pomanager.services.governance.orders_merging import EraseMember
from pomanager.services.governance.queries.erasing import erasing_facts, erasure_of, may_be_erased
from pomanager.services.members.queries.member import member_detail
from pomanager.services.office import Office
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.merging.backing_up import wait_for
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.sheets import DetailPanel

TICK = N_("Tick that you know it cannot be undone.")
WIDTH = 372


def erasing_facts_told(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    """When somebody was erased, else until when the data are kept."""
    found = office.ask(erasure_of, member.id)
    if found is not None:
        return [(_("Erased on"), formats.day(found.on))]
    facts = office.ask(erasing_facts, member.id, office.today())
    if facts.kept_years is None:
        return []
    return [(_("Data kept until"), formats.day(kept_until(facts.left_on, facts.kept_years)))]


class ErasingPanel(DetailPanel):
    """Beside the form: what goes, what stays, and where the person is still to be found."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(WIDTH)
        self.setObjectName("erasing.panel")
        self.close_button.hide()
        self._desk = desk
        self.notes = tuple(Note(tone) for tone in ("info", "info", "warn"))
        for note in self.notes:
            self.body.addWidget(note)
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        thinned = self._desk.office.today() + BACKUPS_THINNED_AFTER
        told = (
            (
                _("What goes"),
                _(
                    "Names, telephones, documents, the photograph, nominees, own fields, reasons and remarks, and what "
                    "the journal says of the person. Of the birth the year stays."
                ),
            ),
            (
                _("What stays"),
                _(
                    "The number, days, shares, amounts and how often the person came, so that every sum is as it was; "
                    "and what was signed, as it was signed."
                ),
            ),
            (
                _("Backups still hold the person"),
                _(
                    "By {day} those made until today are thinned to one a year. Whoever must be gone from these, too, "
                    "deletes them by hand, and the copies on other disks."
                ).format(day=formats.day(thinned)),
            ),
        )
        for note, tone, (title, text) in zip(self.notes, ("info", "info", "warn"), told, strict=True):
            note.tell(tone, title, text)


def erasing_page(desk: Desk, member: MemberDetail) -> EntryForm:
    """The form that erases one member; what stands in the way is said as soon as it is opened."""

    def make(_values: Values) -> EraseMember:
        return EraseMember(member_id=member.id)

    binding = bound(desk, make, objections_to_erasing_member, erase_member)

    def save(order: EraseMember) -> None:
        desk.tell(wait_for(lambda: desk.office.do(erase_member, order), _("Erasing the person"), page))

    def judge(values: Values) -> Sequence[Objection]:
        found = list(binding.judge(values))
        return found if values.get("sure") else [*found, Objection(TICK, "sure")]

    sure = Field(
        name="sure", label=N_("It cannot be undone"), kind=Kind.YES_NO,
        hint=N_("Nobody can bring the data back, except from a backup"),
    )  # fmt: skip
    told = _("No. {number} · {name}").format(number=member.number, name=member.full_name)
    page = EntryForm(
        desk, N_("Erase the person"), [sure], replace(binding, judge=judge, save=save), about=told,
        beside=ErasingPanel(desk), save_words=N_("Erase"),
    )  # fmt: skip
    return page


class ErasableList:
    """Whoever may be erased now, asked whole, in the order in which they left."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._rows: Mapping[int, ErasableRow] = {}

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ask again; the order is the office's own."""
        del order
        self._rows = {row.id: row for row in self._office.ask(may_be_erased, self._office.today())}
        return tuple(self._rows)

    def rows(self, ids: Sequence[int]) -> Sequence[ErasableRow]:
        """These of the rows last asked."""
        return [self._rows[row_id] for row_id in ids]


def _status(status: Status) -> str:
    return _(STATUS_WORDS[status])


COLUMNS: tuple[Column[ErasableRow], ...] = (
    Column(N_("No."), lambda row: row.number, right=True, width=76, key="number", muted=True, sortable=False),
    Column(N_("Name"), lambda row: row.name, width=0, key="name", sortable=False),
    Column(N_("Status"), lambda row: row.status, text=_status, width=128, key="status", sortable=False),
    Column(N_("Left on"), lambda row: row.left_on, text=formats.day_short, width=110, key="left", sortable=False),
    Column(N_("Data kept until"), lambda row: row.until, text=formats.day_short, width=130, key="until",
           sortable=False),
)  # fmt: skip


class ErasablePage(Page):
    """Who left so long ago that nothing keeps the data any more; Enter opens the form that erases one of them."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: WindowedModel[ErasableRow] = WindowedModel(COLUMNS)
        self.table = TableView("members.erasable", desk.preferences, frozen=2)
        self.table.show_model(self.model)
        self.table.row_opened.connect(self._on_row_opened)
        self._empty = EmptyState("ok")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.table)

    def title(self) -> str:
        return _("May be erased now")

    def context_line(self) -> str:
        count = self.model.rowCount()
        told = ngettext(
            "{count} person left longer ago than the by-laws keep data",
            "{count} people left longer ago than the by-laws keep data",
            count,
        )
        return told.format(count=formats.number(count))

    def actions_offered(self) -> tuple[Action, ...]:
        if not self.model.rowCount():
            return ()
        off = self.desk.off(Right.MERGE_RECORDS)
        return (Action("erase", N_("Erase the person…"), self._on_erase, "x", reason_off=off),)

    def refresh(self) -> None:
        """Ask again."""
        self.model.set_source(ErasableList(self.desk.office))
        if self.model.rowCount():
            self.table.choose(self.model.id_at(0))
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self._empty)
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        self._empty.tell(
            _("Nobody may be erased now"),
            _("How long the data of those who left are kept is a by-law. Whoever has something open is not listed."),
        )

    def _on_erase(self) -> None:
        place = self.table.currentIndex().row()
        if 0 <= place < self.model.rowCount():
            self._on_row_opened(self.model.row(place))

    def _on_row_opened(self, row: object) -> None:
        if isinstance(row, ErasableRow) and not self.desk.off(Right.MERGE_RECORDS):
            self.open_page(erasing_page(self.desk, self.desk.office.ask(member_detail, row.id)))
