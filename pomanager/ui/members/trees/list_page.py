"""The page on which an official list of places is looked at and brought in: levels, what is new, likely twins."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.i18n.sentences import sentences
from pomanager.marks import N_
from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.place_lists import PlacesPlan, Twin
from pomanager.rules.access.roles import Right
from pomanager.rules.place_lists import Path
from pomanager.rules.places import TreeName
from pomanager.services.members.commands.trees import AddPlaces, add_places
from pomanager.services.members.queries import trees
from pomanager.services.members.queries.place_lists import guessed_columns, plan_places
from pomanager.services.office import Done
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note

COLUMNS_BESIDE = 3
"""Levels that stand in one line."""


def _will(twin: Twin) -> str:
    return _("added as a place of its own") if twin.added else _("taken for the one in the books")


def _state(twin: Twin) -> State:
    return State(Tone.INFO, "plus") if twin.added else State(Tone.WARN)


COLUMNS: tuple[Column[Twin], ...] = (
    Column(N_("In the books"), lambda twin: twin.meant, width=220, key="meant", sortable=False),
    Column(N_("In the list"), lambda twin: twin.name, width=0, key="name", sortable=False),
    Column(N_("Lies in"), lambda twin: twin.within, width=220, key="within", sortable=False),
    Column(N_("What will happen"), lambda twin: twin, text=_will, width=240, key="will", state=_state, sortable=False),
)


class PlacesListPage(Page):
    """Asks in which columns the levels stand, says what is new, known and likely known, and adds what is new."""

    def __init__(self, desk: Desk, table: RawTable) -> None:
        super().__init__(desk)
        self._table = table
        self._added: set[Path] = set()
        self.plan = PlacesPlan(0, 0, 0, (), ())
        self._levels = desk.office.ask(trees.levels, TreeName.PLACES)
        self.note = Note("info")
        self.note.setObjectName("places.note")
        self.combos = tuple(ComboBox() for _level in self._levels)
        self._words = tuple(Label("", "small") for _level in self._levels)
        self._hint = Label("", "hint", wrap=True)
        self.model: RowsModel[Twin] = RowsModel(COLUMNS)
        self.table = TableView("places.twins", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self.table.row_opened.connect(self._on_opened)
        self.table.row_chosen.connect(self._on_chosen)
        top = QVBoxLayout()
        top.setContentsMargins(px(24), px(8), px(20), px(8))
        top.setSpacing(px(8))
        top.addWidget(self.note)
        top.addLayout(self._choices(desk))
        top.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        column.addWidget(self._foot())
        self.setFocusProxy(self.combos[0] if self.combos else self.table)

    def _choices(self, desk: Desk) -> QGridLayout:
        """A list for each level: the column in which its places stand."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(4))
        guessed = desk.office.ask(guessed_columns, self._table)
        for place, (combo, word) in enumerate(zip(self.combos, self._words, strict=True)):
            combo.setObjectName(f"places.level.{place + 1}")
            combo.addItem("", None)
            for number, heading in enumerate(self._table.headers):
                combo.addItem(heading, number)
            column = guessed[place]
            combo.setCurrentIndex(0 if column is None else column + 1)
            combo.currentIndexChanged.connect(self._on_column)
            row, beside = divmod(place, COLUMNS_BESIDE)
            grid.addWidget(word, 2 * row, beside)
            grid.addWidget(combo, 2 * row + 1, beside)
        return grid

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        self._promise = Label("", "small", wrap=True, tone="text2")
        self.other = Button("")
        self.other.setObjectName("places.other")
        self.other.clicked.connect(self._on_other)
        self.cancel = Button("", key="Esc")
        self.cancel.setObjectName("places.cancel")
        self.cancel.clicked.connect(self.close_page)
        self.add = Button("", "check", "primary", shortcut="Ctrl+Return", key="Ctrl+Enter")
        self.add.setObjectName("places.add")
        self.add.clicked.connect(self._on_add)
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(24), px(9), px(20), px(9))
        row.setSpacing(px(8))
        row.addWidget(self._promise, 1)
        for button in (self.other, self.cancel, self.add):
            row.addWidget(button)
        return foot

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("Bring in a list of places")

    def context_line(self) -> str:
        return self._table.file_name

    def refresh(self) -> None:
        """Look again what would be added: the books may have changed."""
        self._look()

    def retranslate(self) -> None:
        """Set every word anew."""
        for word, combo, level in zip(self._words, self.combos, self._levels, strict=True):
            called = level.name.in_language(spoken())
            word.setText(called)
            combo.setAccessibleName(called)
            combo.setItemText(0, _("Not in the list"))
        self._promise.setText(_("Nothing is written yet. What is in the books already is not added again."))
        self._hint.setText(
            _("These are spelt nearly as a place of the books. Choose a line to say that it is a place of its own.")
        )
        self.cancel.setText(_("Cancel"))
        self.table.setAccessibleName(self.title())
        self._tell()

    def status(self) -> tuple[str, ...]:
        count = len(self._table.rows)
        return (ngettext("{count} row", "{count} rows", count).format(count=formats.number(count)),)

    # ---- looking --------------------------------------------------------------------------------------------------

    def chosen_columns(self) -> tuple[int | None, ...]:
        """The column of each level; None for a level that is not in the list."""
        return tuple(combo.currentData() for combo in self.combos)

    def _look(self) -> None:
        self.plan = self.desk.office.ask(plan_places, self._table, self.chosen_columns(), self._added)
        self.model.set_rows(self.plan.twins)
        self._tell()

    def _tell(self) -> None:
        plan = self.plan
        said = sentences(plan.objections) if plan.objections else plan_words(plan)
        tone = "bad" if plan.objections else "warn" if plan.twins else "ok" if plan.new else "info"
        self.note.tell(tone, said[0], "\n".join(said[1:]))
        self.table.setVisible(bool(plan.twins))
        self._hint.setVisible(bool(plan.twins))
        self.other.setVisible(bool(plan.twins))
        self.add.setText(
            ngettext("Add {count} place", "Add {count} places", plan.new).format(count=formats.number(plan.new))
        )
        self._tell_of_line()

    def _tell_of_line(self) -> None:
        twin = self.table.current_row()
        self.other.setEnabled(isinstance(twin, Twin))
        own = isinstance(twin, Twin) and twin.added
        self.other.setText(_("It is the one in the books") if own else _("It is a place of its own"))

    # ---- what the person does -------------------------------------------------------------------------------------

    def _on_column(self, _place: int) -> None:
        self._added.clear()
        self._look()

    def _on_chosen(self, _row: object) -> None:
        self._tell_of_line()

    def _on_opened(self, twin: Twin) -> None:
        self._turn(twin)

    def _on_other(self) -> None:
        twin = self.table.current_row()
        if isinstance(twin, Twin):
            self._turn(twin)

    def _turn(self, twin: Twin) -> None:
        """Take a place of the list for one of its own, or for the one in the books again."""
        self._added.symmetric_difference_update((twin.path,))
        self._look()
        same = next((each.id for each in self.plan.twins if each.path == twin.path), None)
        if same is not None:
            self.table.choose(same)

    def _on_add(self) -> None:
        if self.desk.off(Right.KEEP_ROLL) or self.plan.objections or not self.plan.new:
            return  # the note above says why
        job = Job(self._work, self)
        job.finished.connect(self._on_written)
        job.failed.connect(self._on_failed)
        follow(job, _("Adding the places"), self)

    def _work(self, job: Job) -> Done[int]:
        job.report(0, 0)
        order = AddPlaces(name=self._table.file_name, paths=self.plan.paths)
        return self.desk.office.do(add_places, order)

    def _on_written(self, done: Done[int]) -> None:
        self.close_page()
        said = ngettext("{count} place added", "{count} places added", done.result)
        self.desk.tell(done, said.format(count=formats.number(done.result)))

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self, problem)


def plan_words(plan: PlacesPlan) -> Sequence[str]:
    """How many places are new, known and likely known, a sentence each."""
    twins = sum(not twin.added for twin in plan.twins)
    counts = (
        (plan.new, ngettext("{count} place is new.", "{count} places are new.", plan.new)),
        (plan.known, ngettext(
            "{count} place is in the books already.", "{count} places are in the books already.", plan.known
        )),
        (twins, ngettext(
            "{count} place is taken for one of the books that is spelt nearly so.",
            "{count} places are taken for ones of the books that are spelt nearly so.",
            twins,
        )),
    )  # fmt: skip
    said = [words.format(count=formats.number(count)) for count, words in counts if count]
    return said or [_("The list names no place.")]
