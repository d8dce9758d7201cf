"""The page of places, or of sections: the tree with who is on the roll, and the acts on what is chosen."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.marks import N_
from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.places import TreeCounts, TreeNode
from pomanager.rules.access.roles import Right
from pomanager.rules.places import TreeName
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.queries import trees
from pomanager.services.members.queries.place_lists import NO_LEVELS
from pomanager.services.organisation.queries import organisation
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.members.trees import forms
from pomanager.ui.members.trees.forms import Ground, PartPage
from pomanager.ui.members.trees.model import TreeModel
from pomanager.ui.members.trees.panel import PartPanel
from pomanager.ui.members.trees.view import PartsView
from pomanager.ui.members.trees.words import WORDS
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import FilterRow

TABLES = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods"
OPENED_AT_FIRST = 30
"""Outermost parts up to which the tree is shown with them opened."""
ALL_OPENED = 200
"""Parts a search may find with everything above them opened."""

ONE: Mapping[str, Callable[[Ground, TreeNode, str], PartPage]] = {
    "correct": forms.correcting,
    "rename": forms.renaming,
    "move": forms.moving,
    "split": forms.splitting,
    "end": forms.ending,
}


class TreePage(Page):
    """Shows one of the two trees; what has ended is shown only when asked for."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ORGANISATION, Area.MEMBERS})

    def __init__(self, desk: Desk, of: TreeName) -> None:
        super().__init__(desk)
        self.of = of
        self._words = WORDS[of]
        self._ground = Ground(desk, of, self._on_written)
        self._wanted: int | None = None
        """What is to be chosen when the tree is next asked for: what was just written, or chosen before a search."""
        self._text = ""
        self._fresh = True
        self._found: int | None = None
        self.model = TreeModel(self)
        self.tree = PartsView(self.model)
        self.detail = PartPanel()
        self.ended = Chip("", "clock")
        self.ended.setObjectName("tree.ended")
        self.ended.clicked.connect(self._on_ended)
        self._filters = FilterRow()
        self._filters.add_end(self.ended)
        self._nothing = EmptyState("search", small=True)
        self._empty = EmptyState("place")
        self._stack = QStackedWidget()
        for part in (self.tree, self._nothing, self._empty):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(0), 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filters)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.tree)
        self.tree.chosen_changed.connect(self._on_chosen)
        self.tree.part_opened.connect(self._on_opened)
        self.detail.asked.connect(self._on_asked)
        self.detail.closed.connect(self._on_panel_closed)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _(self._words.title)

    def context_line(self) -> str:
        levels = self.desk.office.ask(trees.levels, self.of)
        return " → ".join(level.name.in_language(spoken()) for level in levels)

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_ROLL)
        levels = self.desk.office.ask(trees.levels, self.of)
        lists = (Action("list", N_("Bring in a list…"), self._on_list, "import",
                        reason_off=off or ("" if levels else NO_LEVELS)),)  # fmt: skip
        return (
            Action("levels", N_("Levels"), self._on_levels, "edit", reason_off=off),
            *(lists if self.of is TreeName.PLACES else ()),
            Action("add", self._words.add, self._on_add, "plus", "Ctrl+N", primary=True, reason_off=off),
        )

    def search_hint(self) -> str:
        return _(self._words.hint)

    def search(self, text: str) -> None:
        self._text = text
        self._narrow()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        there = sum(1 for node in self.model.tree.nodes.values() if not node.ended)
        parts = [_("{count} in all").format(count=formats.number(there))]
        if self._found is not None:
            found = ngettext("{count} found", "{count} found", self._found)
            parts.insert(0, found.format(count=formats.number(self._found)))
        return tuple(parts)

    def refresh(self) -> None:
        """Ask for the tree again; what was opened and chosen stays so."""
        opened, chosen = self.tree.opened(), self.tree.current()
        sheet = self.desk.office.ask(trees.tree_sheet, self.of)
        names = {level.id: level.name.in_language(spoken()) for level in sheet.levels}
        language = self.desk.office.ask(organisation).languages[0]
        self.model.show_tree(sheet, names, language)
        if self._fresh and len(self.model.inside(None)) <= OPENED_AT_FIRST:
            opened = set(self.model.inside(None))
        self._fresh = self._fresh and not sheet.tree.nodes
        self._narrow(opened, chosen)

    def retranslate(self) -> None:
        """Set every word anew."""
        # TR: a filter of the list of places: also those that are there no longer
        self.ended.setText(_("Ended ones too"))
        self.tree.setAccessibleName(self.title())
        self._empty.tell(_(self._words.empty_title), _(self._words.empty_text))
        self._nothing.tell(_(self._words.none_found), _("Look for another spelling, or show the ended ones too."))
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_ROLL))
        self.tree.measure()
        self._on_chosen()

    # ---- what is shown --------------------------------------------------------------------------------------------

    def _narrow(self, opened: set[int] | None = None, chosen: int | None = None) -> None:
        """Show what was searched for, with what it lies in; or everything."""
        opened = self.tree.opened() if opened is None else opened
        chosen = self._wanted or chosen or self.tree.current()
        found: list[int] = []
        self._found, seen = None, None
        if self._text.strip():
            found = self.model.found(self._text)
            self._found = len(found)
            seen = frozenset([*found, *(node.id for key in found for node in self.model.tree.above(key))])
        self.model.narrow(seen, with_ended=self.ended.on)
        if seen is not None:
            opened = set(seen) if len(found) <= ALL_OPENED else set()
        self.tree.open(opened)
        self._stack.setCurrentWidget(self._shown_part())
        self.tree.measure()
        first = min(found, key=self.model.place_of, default=next(iter(self.model.inside(None)), None))
        stays = chosen is not None and (seen is None or chosen in found)
        if stays and chosen is not None and self.tree.choose(chosen):
            self._wanted = None
        elif first is not None:
            self._wanted = None
            self.tree.choose(first)
        else:
            self._wanted = chosen
        self._on_chosen()
        self.header_changed.emit()

    def _shown_part(self) -> QWidget:
        if not self.model.tree.nodes:
            return self._empty
        return self.tree if self.model.inside(None) else self._nothing

    def _on_chosen(self) -> None:
        chosen = [self.model.shown(key) for key in self.tree.chosen() if key in self.model.tree.nodes]
        if not chosen:
            self.detail.show_nothing()
        elif len(chosen) == 1:
            key = chosen[0].node.id
            path = self.model.tree.path(key).partition(" · ")[2]
            history = self.desk.office.ask(trees.history, self.of, key)
            self.detail.show_part(chosen[0], path, history, self._organisation(chosen[0].node))
        else:
            sums = (
                sum(getattr(each.counts, name) for each in chosen if not self._holder_chosen(each.node.id))
                for name in ("women", "men", "unknown")
            )
            self.detail.show_several([each.node.name for each in chosen], TreeCounts(*sums))
        self.status_changed.emit()

    def _organisation(self, node: TreeNode) -> str:
        """The name of the organisation of the roll that a section is; "" for none."""
        person_id = node.organisation_id
        return "" if person_id is None else self.desk.office.ask(trees.organisation_called, person_id)

    def _holder_chosen(self, key: int) -> bool:
        """Whether what it lies in is chosen as well, and counts its people already."""
        chosen = set(self.tree.chosen())
        return any(node.id in chosen for node in self.model.tree.above(key))

    def _on_written(self, key: int) -> None:
        """Choose what was just written, when the tree is seen again."""
        self._wanted = key

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_ended(self) -> None:
        self.ended.set_on(not self.ended.on)
        self._narrow()

    def _on_add(self) -> None:
        current = self.tree.current()
        living = current is not None and not self.model.tree.nodes[current].ended
        self.open_page(forms.adding(self._ground, current if living else None))

    def _on_list(self) -> None:
        """Ask for a file with a whole list of places, read it beside the window, and show what it would add."""
        path = questions.choose_file(self, _("Choose the list of places"), ((_("Tables"), TABLES),))
        if path is None:
            return
        job = Job(partial(_read, path), self)
        job.finished.connect(self._on_read)
        job.failed.connect(self._on_unreadable)
        follow(job, _("Reading {file}").format(file=path.name), self)

    def _on_read(self, table: RawTable) -> None:
        from pomanager.ui.members.trees.list_page import PlacesListPage  # few lists are brought in

        self.open_page(PlacesListPage(self.desk, table))

    def _on_unreadable(self, problem: Exception) -> None:
        problems.show(self, problem)

    def _on_levels(self) -> None:
        self.open_page(forms.naming_levels(self._ground))

    def _on_asked(self, act: str) -> None:
        nodes = [self.model.tree.nodes[key] for key in self.tree.chosen()]
        if not nodes or any(node.ended for node in nodes):
            return
        if act == "merge":
            self.open_page(forms.merging(self._ground, nodes))
        else:
            self.open_page(ONE[act](self._ground, nodes[0], self.model.tree.path(nodes[0].id)))

    def _on_opened(self, key: int) -> None:
        index = self.model.index_of(key)
        if self.model.hasChildren(index):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.tree.setFocus()


def _read(path: Path, job: Job) -> RawTable:
    """The table in a file; for a job."""
    return read_table(path, cancelled=lambda: job.cancelled)
