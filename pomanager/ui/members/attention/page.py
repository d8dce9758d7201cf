"""The page "Needs attention": heaps, what lies on one beside them, and answers that move on to the next."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.attention import DOUBLES, AttentionItem, DoublePair, Heap, HeapCount
from pomanager.rules.access.roles import Right
from pomanager.rules.attention import KIND_WORDS, Kind
from pomanager.services.members import queries
from pomanager.services.members.queries.attention import attention_counts
from pomanager.services.members.queries.doubles import doubles_sought
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.members.acts import MemberActs
from pomanager.ui.members.attention.answering import Answers
from pomanager.ui.members.attention.choosing import Choosing
from pomanager.ui.members.attention.head import HeapHead
from pomanager.ui.members.attention.heaps import WIDTH, HeapList
from pomanager.ui.members.attention.panel import AttentionPanel
from pomanager.ui.members.attention.sources import COLUMNS, HeapSource, columns_of
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.labels import line
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import Scroller

COUNT_AGAIN_MILLISECONDS = 1500
"""The heaps are counted again when nobody has answered for so long: that reads the whole roll."""


class AttentionPage(Page):
    """What on the roll asks for a second look, worked down to none."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.counts: tuple[HeapCount, ...] = ()
        self.heap: Heap | None = None
        self._source: HeapSource | None = None
        self._counted = False
        self._in_panel: tuple[object, int] | None = None
        """What the panel shows, and for how many an answer would be."""
        self.acts = MemberActs(self)
        self.answers = Answers(self)
        self.choosing = Choosing(desk, self)
        self.heaps = HeapList()
        self.head = HeapHead(desk)
        self.detail = AttentionPanel(desk)
        self._models: dict[str, WindowedModel[Any]] = {}
        self._tables: dict[str, TableView] = {}
        self._stack = QStackedWidget()
        for name, columns in COLUMNS.items():
            self._add_table(name, WindowedModel(columns, None, None if name == "pairs" else Order("number")))
        self._nothing = EmptyState("ok")
        self._stack.addWidget(self._nothing)
        self._lay_out()
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(COUNT_AGAIN_MILLISECONDS)
        self._recount.timeout.connect(self.count)
        self._connect()

    def _add_table(self, name: str, model: WindowedModel[Any]) -> None:
        table = TableView(f"attention.{name}", self.desk.preferences, frozen=2 if name != "pairs" else 1)
        table.show_model(model)
        table.row_chosen.connect(self._on_row_chosen)
        table.row_opened.connect(self._on_row_opened)
        table.selection_changed.connect(self._on_selection)
        table.rows_seen_changed.connect(self.status_changed)
        self._models[name], self._tables[name] = model, table
        self._stack.addWidget(table)

    def _lay_out(self) -> None:
        scroller = Scroller(self.heaps)
        scroller.setFixedWidth(px(WIDTH))
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.head)
        beside.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(scroller)
        row.addWidget(line(upright=True))
        row.addLayout(beside, 1)
        self.setFocusProxy(self._stack)

    def _connect(self) -> None:
        self.heaps.chosen.connect(self.show_heap)
        self.head.next_wanted.connect(self.go_to_next)
        self.head.seek_wanted.connect(self.answers.seek_doubles)
        self.choosing.made.connect(self.answers.choose)
        self.detail.right.connect(self._on_right)
        self.detail.record_wanted.connect(self.acts.open_record)
        self.detail.merge_wanted.connect(self.acts.merge)
        self.detail.corrected.connect(self._on_corrected)
        self.detail.failed.connect(self._on_failed)
        self.detail.closed.connect(self._on_panel_closed)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Needs attention")

    def context_line(self) -> str:
        if not self._counted:
            return _("The roll is being looked through…")
        count = sum(each.count for each in self.counts)
        told = ngettext("{count} thing to look at", "{count} things to look at", count)
        return told.format(count=formats.number(count))

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_ROLL)
        return (
            Action("choice", N_("What is looked for"), self._on_choice, "filter", reason_off=off),
            Action(
                "erasable",
                N_("May be erased now"),
                self._on_erasable,
                "left",
                reason_off=self.desk.not_yours(Right.MERGE_RECORDS),
            ),
            Action("print", N_("Print"), self._on_print, "print", "Ctrl+P"),
        )

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        table = self.table()
        told = [] if table is None else [*table.rows_seen_said()]
        if table is None or not told:
            return ()
        chosen = table.chosen_count()
        if chosen > 1:
            told.append(ngettext("{count} chosen", "{count} chosen", chosen).format(count=formats.number(chosen)))
        return tuple(told)

    def refresh(self) -> None:
        """Look through the roll again, unless the change was an answer given here, which is known already."""
        if self.answers.at_work:
            self._recount.start()
            return
        self.count()
        if self.heap is not None:
            self._load(self.heap)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._nothing.tell(*self._nothing_words())
        for table in self._tables.values():
            table.setAccessibleName(_("Needs attention"))
        self.heaps.retranslate()
        self.head.retranslate()
        self.detail.retranslate()
        self.detail.allow_answers(self.desk.off(Right.KEEP_ROLL), self.desk.off(Right.MERGE_RECORDS))

    # ---- counting -------------------------------------------------------------------------------------------------

    def count(self) -> None:
        """Look through the whole roll in a job, and show how much lies on each heap."""
        office, today = self.desk.office, self.desk.office.today()

        def look(_job: Job) -> object:
            return office.ask(attention_counts, today)

        job = Job(look)  # no child of the page, which may be left before it ends
        job.finished.connect(self._on_counted)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_counted(self, counts: Sequence[HeapCount]) -> None:
        self._counted = True
        self.show_counts(counts)
        heaps = [each.heap for each in self.counts if each.count]
        if self.heap is None or self.heap not in [each.heap for each in self.counts]:
            self.show_heap(heaps[0] if heaps else DOUBLES)
        self.header_changed.emit()

    def show_counts(self, counts: Sequence[HeapCount]) -> None:
        """Show these counts; the heap of doubles is always there, for it can be sought for."""
        known = [each for each in counts if each.count]
        if not any(each.heap == DOUBLES for each in known):
            doubles = HeapCount(DOUBLES, KIND_WORDS[Kind.DOUBLE], 0)
            after = [each for each in known if each.heap.kind is Kind.IMPORTED]
            known = [*(each for each in known if each.heap.kind is not Kind.IMPORTED), doubles, *after]
        self.counts = tuple(known)
        self.heaps.show_counts(self.counts, self.heap)

    # ---- the heap -------------------------------------------------------------------------------------------------

    def show_heap(self, heap: Heap) -> None:
        """Show what lies on a heap, from its beginning."""
        self.heap = heap
        self.heaps.show_counts(self.counts, heap)
        self._load(heap)
        model, table = self.model(), self.table()
        if table is not None and model.rowCount():
            table.choose(model.id_at(0))
            table.setFocus()

    def _load(self, heap: Heap) -> None:
        self._source = HeapSource(self.desk.office, heap)
        self._in_panel = None
        self.model().set_source(self._source)
        self._show_list_or_words()

    def model(self) -> WindowedModel[Any]:
        """What lies on the heap shown."""
        return self._models[columns_of(self.heap)]

    def table(self) -> TableView | None:
        """The list shown; None while no heap is."""
        return None if self.heap is None else self._tables[columns_of(self.heap)]

    def _show_list_or_words(self) -> None:
        table = self.table()
        empty = table is None or self.model().rowCount() == 0
        self._stack.setCurrentWidget(self._nothing if empty or table is None else table)
        self._nothing.tell(*self._nothing_words())
        self.head.show_heap(self.heap, empty=empty)
        if empty:
            self._in_panel = None
            self.detail.show_nothing()
        elif table is not None:
            if table.current_row() is None:
                table.choose(self.model().id_at(0))
            self._on_row_chosen(table.current_row())
        self.status_changed.emit()

    def _nothing_words(self) -> tuple[str, str]:
        """What is said where nothing lies: everywhere, here alone, or because nobody has looked."""
        if not self._counted:
            return _("The roll is being looked through…"), ""
        if self.heap == DOUBLES and self.desk.office.ask(doubles_sought) is None:
            about = _("Names are compared however they are spelt and ordered, in every script, with births and places.")
            return _("The roll was not searched for doubles yet."), about
        if any(each.count for each in self.counts):
            return _("Nothing is left here"), _("Go on with what else there is to look at.")
        return _("Nothing needs attention"), _("The whole roll was looked through.")

    def _on_row_chosen(self, row: object) -> None:
        table = self.table()
        chosen = max(1, table.chosen_count()) if table is not None else 1
        if self._in_panel == (row, chosen):
            return  # one move in the list is told several times
        self._in_panel = (row, chosen)
        if isinstance(row, DoublePair):
            self.detail.show_pair(row, chosen)
        elif isinstance(row, AttentionItem):
            member = self.desk.office.ask(queries.member_detail, row.member_id)
            self.detail.show_item(row, member, chosen)
        else:
            self.detail.show_nothing()

    def _on_selection(self) -> None:
        table = self.table()
        if table is not None and table is self.sender():
            self._on_row_chosen(table.current_row())
            self.status_changed.emit()

    def _on_row_opened(self, row: object) -> None:
        """Open the record; of a pair, or where the panel is a page of its own, what there is to answer comes first."""
        if isinstance(row, AttentionItem) and self.detail.isVisible():
            self.acts.open_record(row.member_id)
        else:
            self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        if (table := self.table()) is not None:
            table.setFocus()

    # ---- answers --------------------------------------------------------------------------------------------------

    def chosen(self) -> tuple[int, ...]:
        """Ids of what an answer is for: everything chosen, else the line under the keyboard."""
        table = self.table()
        return () if table is None else table.chosen_ids()

    def _on_right(self) -> None:
        ids = self.chosen()
        if self.heap is not None and ids and self.answers.right(self.heap, ids):
            self.take_off(ids)

    def _on_corrected(self) -> None:
        table = self.table()
        row = table.current_row() if table is not None else None
        if isinstance(row, AttentionItem):
            if self.answers.put_right(self.heap, row):
                self.take_off((row.id,))
            elif self.heap is not None:
                self._load(self.heap)

    def take_off(self, ids: Sequence[int]) -> None:
        """Take answered things off the heap, and go to what stands in their place now."""
        table, source = self.table(), self._source
        if table is None or source is None:
            return
        place = max(0, table.currentIndex().row())
        source.drop(ids)
        self.model().refresh()
        self.show_counts(
            [
                each if each.heap != self.heap else HeapCount(each.heap, each.title, self.model().rowCount())
                for each in self.counts
            ]
        )
        if left := self.model().rowCount():
            table.choose(self.model().id_at(min(place, left - 1)))
            table.setFocus()
        self._show_list_or_words()
        self.header_changed.emit()
        self._recount.start()

    def go_to_next(self) -> None:
        """Go to the next line without answering; from the last one to the next heap."""
        table, model = self.table(), self.model()
        place = table.currentIndex().row() + 1 if table is not None else 0
        if table is not None and place < model.rowCount():
            table.choose(model.id_at(place))
            return
        heaps = [each.heap for each in self.counts if each.count]
        after = heaps.index(self.heap) + 1 if self.heap in heaps else 0
        if heaps:
            self.show_heap(heaps[after % len(heaps)])

    def _on_failed(self, trouble: object) -> None:
        if isinstance(trouble, OfficeError):
            problems.show(self, trouble)

    def _on_choice(self) -> None:
        menu = self.choosing.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self.window().findChildren(QAbstractButton, "action.choice"):
            if button.isVisible():
                menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
                return
        menu.popup(self.mapToGlobal(self.rect().topRight()))

    def _on_erasable(self) -> None:
        from pomanager.ui.merging.erasing import ErasablePage

        self.open_page(ErasablePage(self.desk))

    def _on_print(self) -> None:
        self.acts.show_paper("attention")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.detail.correction.editor is not None:
            self.detail.correction.focus()
            return
        super().keyPressEvent(event)
