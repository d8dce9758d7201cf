"""What is done with the list of members itself: its views, its cells, its export, and the members chosen in it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.members import Extra, RollView
from pomanager.services.members.commands.attention import settle_notes
from pomanager.services.members.queries.cells import unsettled_notes
from pomanager.services.members.queries.export_view import SeenTable
from pomanager.services.members.queries.row_extras import household_people
from pomanager.ui import problems
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.cells import MemberCells, block_of
from pomanager.ui.members.columns import HANDED_IN, fetches
from pomanager.ui.members.listed import ListPage
from pomanager.ui.members.selection_menu import SelectionMenu
from pomanager.ui.members.views_menu import RollViews
from pomanager.ui.tables.blocks import CellTexts, emptied_cells, filled_cells, pasted_cells
from pomanager.ui.tables.copying import bare_texts
from pomanager.ui.tables.editing import CellEditing

if TYPE_CHECKING:
    from pomanager.ui.members.acts import MemberActs


class ListActs(QObject):
    """The acts of the list; made when the first one is wanted."""

    def __init__(self, page: ListPage, acts: "MemberActs") -> None:
        super().__init__(page)
        self._page = page
        self._acts = acts
        self._summed: tuple[tuple[frozenset[str], tuple[int, ...]], tuple[str, ...]] | None = None
        self.views = RollViews(page.desk, page)
        self.views.chosen.connect(page.show_content)
        self._menu = SelectionMenu(self)
        self._menu.wanted.connect(self._on_wanted)
        self._menu.paper_wanted.connect(self._on_paper)
        self.cells = MemberCells(page.desk)
        self.editing = CellEditing(page.table, self.cells)
        self.editing.paste_wanted.connect(self._on_paste)
        self.editing.fill_wanted.connect(self._on_fill)
        self.editing.empty_wanted.connect(self._on_empty)

    # ---- the members chosen ---------------------------------------------------------------------------------------

    def chosen_menu(self) -> QMenu:
        """The menu of what can be done with the members chosen."""
        page = self._page
        return self._menu.menu(page, page.table.chosen_count(), page.desk)

    def chosen_view(self) -> RollView:
        """The members chosen, in the order of the list."""
        view = self._page.source.view
        return view if self._page.table.all_chosen() else replace(view, only=self._page.table.chosen_ids())

    def sums(self) -> tuple[str, ...]:
        """The sums of the columns of numbers shown, over the members chosen; kept while these are the same."""
        asked = self._page.source.extras, self._page.table.chosen_ids()
        if self._summed is None or self._summed[0] != asked:
            self._summed = asked, self._sums_of(*asked)
        return self._summed[1]

    def forget(self) -> None:
        """The books have changed: ask for sums again, and forget what was typed into cells."""
        self._summed = None
        self.cells.forget()

    def _sums_of(self, shown: frozenset[str], chosen: Sequence[int]) -> tuple[str, ...]:
        office, told = self._page.desk.office, []
        if Extra.HOUSEHOLD_SIZE in shown:
            people = office.ask(household_people, self.chosen_view())
            # TR: in the status line, beside how many members are chosen
            told.append(_("persons in their households: {count}").format(count=formats.number(people)))
        for key in shown.intersection(HANDED_IN):
            column = HANDED_IN[key]
            total = office.ask(column.total, chosen, office.today())
            told.append(_(column.told).format(count=formats.number(total)))
        return tuple(told)

    def _on_paper(self, key: str) -> None:
        self._acts.show_paper(key, self._page.table.chosen_ids())

    def _on_wanted(self, act: str) -> None:
        if act == "only":
            self._page.filters.narrow(only=self._page.table.chosen_ids())
        elif act == "export":
            self.export(self.chosen_view())
        elif act == "export_all":
            self.export_all(self.chosen_view())
        elif act == "copy":
            self._page.table.copy_rows()
        elif act == "change":
            self.change_together(self._page.table.chosen_ids())
        elif act == "training":
            self._add_to_training(self._page.table.chosen_ids())
        elif act == "settle":
            self._settle(self._page.table.chosen_ids())

    def change_together(self, members: Sequence[int]) -> None:
        """Open the page that gives one value to these members."""
        from pomanager.ui.members.together_page import TogetherPage

        self._page.open_page(TogetherPage(self._page.desk, tuple(members)))

    def _add_to_training(self, members: Sequence[int]) -> None:
        from pomanager.ui.members.trainings import TrainingPage

        self._page.open_page(TrainingPage(self._page.desk, members))

    def _settle(self, members: Sequence[int]) -> None:
        """Ask, and settle every note on the records of these members."""
        desk = self._page.desk
        notes = desk.office.ask(unsettled_notes, members)
        if not notes:
            text = _("No note asks for a second look at these members.")
            questions.tell(self._page, _("There is nothing to settle"), text)
            return
        sure = questions.confirm(
            self._page,
            ngettext("Settle {count} note?", "Settle {count} notes?", len(notes)).format(
                count=formats.number(len(notes))
            ),
            _("It is recorded that somebody looked, and that all of it is right as it stands."),
            yes=_("It is right"),
            no=_("Leave it"),
            icon="check",
        )
        if sure:
            try:
                desk.do(settle_notes, notes)
            except OfficeError as problem:
                problems.show(self._page, problem)

    def export(self, view: RollView) -> None:
        """Ask for a file, and write these members into it just as the list shows them."""
        from pomanager.ui.dialogs.export_roll import ask_and_export

        ask_and_export(self._page, self._page.desk, seen=self._seen(view))

    def export_all(self, view: RollView) -> None:
        """Ask for a file, and write into it everything that is kept of these members and can be brought in again."""
        from pomanager.ui.dialogs.export_roll import ask_and_export

        ask_and_export(self._page, self._page.desk, view)

    def _seen(self, view: RollView) -> SeenTable:
        """What the list shows of these members."""
        page = self._page
        columns = [page.model.columns[number] for number in page.table.visible_columns()]
        return SeenTable(
            view=view, headings=tuple(column.called for column in columns), texts=partial(bare_texts, columns),
            extras=page.source.extras, today=page.desk.office.today(), sheet=_("Members"), handed_in=fetches(),
        )  # fmt: skip

    # ---- cells as a block -----------------------------------------------------------------------------------------

    def _on_paste(self) -> None:
        self._change(pasted_cells(self._page.table))

    def _on_fill(self) -> None:
        self._change(filled_cells(self._page.table))

    def _on_empty(self) -> None:
        self._change(emptied_cells(self._page.table))

    def _change(self, wanted: CellTexts) -> None:
        """Open the page that shows what these cells change; nothing where they ask for nothing."""
        from pomanager.ui.members.change_page import BlockPage

        if not self._acts.may_write():
            return
        block, left_out = block_of(wanted.cells, self.cells.own_fields())
        notes = []
        if wanted.beyond:
            notes.append(
                ngettext(
                    "{count} line reaches beyond the end of the list and is left out.",
                    "{count} lines reach beyond the end of the list and are left out.",
                    wanted.beyond,
                ).format(count=formats.number(wanted.beyond))
            )
        if left_out:
            titles = {column.name: column.called for column in self._page.model.columns}
            # TR: {columns} are titles of columns of the list of members: "Name, Status"
            notes.append(_("Not changed in the list, and left out: {columns}.").format(
                columns=", ".join(titles[name] for name in left_out)
            ))  # fmt: skip
        if block.rows or notes:
            self._page.open_page(BlockPage(self._page.desk, block, notes))
