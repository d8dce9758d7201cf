"""A change of many members, looked at before it is made: what changes from what to what, what stays, and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.i18n.sentences import sentence, sentences
from pomanager.marks import N_
from pomanager.readmodels.cells import CellBlock, CellOutcome, CellsPreview, ManyCells
from pomanager.rules.extra_field_kinds import YES_NO_WORDS, FieldKind
from pomanager.rules.importing import FIELD_WORDS, AnyField, OwnField
from pomanager.rules.roll_changes import ORIGIN_WORDS
from pomanager.services import backups
from pomanager.services.members.commands.bulk_change import ChangeMany, ManyChanged, change_many
from pomanager.services.members.queries.cells import preview_cells
from pomanager.services.office import Done
from pomanager.ui import problems
from pomanager.ui.bus import Undo
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.members.importing.words import value_words
from pomanager.ui.page import Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Scroller


def _will(cell: CellOutcome) -> str:
    if cell.refusal is not None:
        return _("left as it is")
    return _("changed, to look at") if cell.remark is not None else _("will be changed")


def _state(cell: CellOutcome) -> State:
    if cell.refusal is not None:
        return State(Tone.BAD)
    return State(Tone.WARN) if cell.remark is not None else State(Tone.INFO, "edit")


def _why(cell: CellOutcome) -> str:
    said = cell.refusal or cell.remark
    return sentence(said) if said is not None else ""


def called(field: AnyField) -> str:
    """What a field is called, the organisation's own ones too."""
    return field.label.in_language(spoken()) if isinstance(field, OwnField) else _(FIELD_WORDS[field])


def _value(field: AnyField, value: object) -> str:
    """A value in the reader's language; of a field with answers, the words of the answer."""
    if isinstance(field, OwnField):
        answers = {answer.key: answer.words.in_language(spoken()) for answer in field.answers}
        if field.kind is FieldKind.YES_NO:
            answers = {kept: _(words) for kept, words in YES_NO_WORDS.items()}
        value = answers.get(str(value), value)
    return value_words(value) or formats.UNKNOWN


def _before(cell: CellOutcome) -> str:
    return _value(cell.change.field, cell.change.old)


def _after(cell: CellOutcome) -> str:
    return _value(cell.change.field, cell.change.new)


COLUMNS: tuple[Column[CellOutcome], ...] = (
    Column(N_("No."), lambda cell: cell.number, right=True, width=76, key="number", muted=True, sortable=False),
    Column(N_("Name"), lambda cell: cell.name, width=180, key="name", sortable=False),
    Column(N_("Field"), lambda cell: cell.change.field, text=called, width=110, key="field", sortable=False),
    Column(N_("Before"), _before, width=136, key="old", sortable=False),
    Column(N_("After"), _after, width=136, key="new", sortable=False),
    Column(N_("What will happen"), lambda cell: cell, text=_will, width=190, key="will", state=_state, sortable=False),
    Column(N_("Remark"), _why, width=0, key="why", sortable=False),
)  # fmt: skip
LEAST_OF_TABLE = 132
"""Height, px at 100 %, below which the table of changes is scrolled to rather than made lower still."""


class ChangePage(Page):
    """Shows what a change of many members would do, and makes it."""

    def __init__(self, desk: Desk, notes: Sequence[str] = ()) -> None:
        super().__init__(desk)
        self._notes = tuple(notes)
        self.preview: CellsPreview | None = None
        self.order: ManyCells | None = None
        self.model: RowsModel[CellOutcome] = RowsModel(COLUMNS)
        self.table = TableView("members.changes", desk.preferences)
        self.table.show_model(self.model)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.note = Note("info")
        self.note.setObjectName("change.note")
        self.top = QVBoxLayout()
        self.top.setContentsMargins(px(24), px(8), px(20), px(8))
        self.top.setSpacing(px(8))
        self.top.addWidget(self.note)
        self.table.setMinimumHeight(px(LEAST_OF_TABLE))
        inside = QWidget()
        scrolled = QVBoxLayout(inside)
        scrolled.setContentsMargins(0, 0, 0, 0)
        scrolled.setSpacing(0)
        scrolled.addLayout(self.top)
        scrolled.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Scroller(inside), 1)  # large letters on a low screen: nothing is pressed together
        column.addWidget(self._foot())
        self.setFocusProxy(self.table)

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        self._promise = Label("", "small", wrap=True, tone="text2")
        self.cancel = Button("", key="Esc")
        self.cancel.setObjectName("change.cancel")
        self.cancel.clicked.connect(self.close_page)
        self.change = Button("", "check", "primary", shortcut="Ctrl+Return", key="Ctrl+Enter")
        self.change.setObjectName("change.change")
        self.change.clicked.connect(self._on_change)
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(24), px(9), px(20), px(9))
        row.setSpacing(px(8))
        row.addWidget(self._promise, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.change)
        return foot

    def title(self) -> str:
        return _("Look at the changes")

    def retranslate(self) -> None:
        """Set every word anew."""
        self.cancel.setText(_("Cancel"))
        self._promise.setText(_("Nothing is written yet. The whole change can be undone in one step."))
        self.table.setAccessibleName(self.title())
        self._tell()

    def status(self) -> tuple[str, ...]:
        preview, current = self.preview, self.table.current_row()
        told = []
        if preview is not None and preview.changed + preview.refused > len(preview.first):
            count = len(preview.first)
            said = ngettext("The first {count} change is shown", "The first {count} changes are shown", count)
            told.append(said.format(count=formats.number(count)))
        if isinstance(current, CellOutcome) and _why(current):
            told.append(_why(current))  # the column may have no room for all of it
        return tuple(told)

    def _on_row_chosen(self, _row: object) -> None:
        self.status_changed.emit()

    # ---- looking --------------------------------------------------------------------------------------------------

    def look(self, order: ManyCells) -> None:
        """Find out, beside the window, what this change would do, and show it."""
        self.order = order
        job = Job(self._work_out, self)
        job.finished.connect(self._on_previewed)
        job.failed.connect(self._on_failed)
        follow(job, _("Looking what changes"), self)

    def _work_out(self, job: Job) -> CellsPreview:
        office = self.desk.office
        if self.order is None:
            raise RuntimeError("a change is looked at once it is known")
        return office.ask(preview_cells, self.order, office.today(), job.report)

    def _on_previewed(self, preview: CellsPreview) -> None:
        self.preview = preview
        self.model.set_rows(preview.first)
        self._tell()
        self.status_changed.emit()

    def _tell(self) -> None:
        """Say in a note how many change, stay, and are left as they are."""
        preview = self.preview
        self.change.setText(self.change_words())
        if preview is None:
            self.note.setVisible(bool(self._notes))
            self.note.tell("info", "", "\n".join(self._notes))
            return
        lines = [*sentences(preview.against), *preview_words(preview), *self._notes]
        bad = bool(preview.against) or not preview.changed
        tone = "bad" if bad else "warn" if preview.refused or preview.remarked else "ok"
        self.note.show()
        self.note.tell(tone, lines[0], "\n".join(lines[1:]))

    def change_words(self) -> str:
        """The words of the one filled button."""
        count = self.preview.changed if self.preview is not None else 0
        return ngettext("Change {count} member", "Change {count} members", count).format(count=formats.number(count))

    # ---- changing -------------------------------------------------------------------------------------------------

    def _on_change(self) -> None:
        preview = self.preview
        if preview is None or not preview.changed or preview.against:
            return  # the note above says why
        job = Job(self._work, self)
        job.finished.connect(self._on_changed)
        job.failed.connect(self._on_failed)
        follow(job, _("Changing the members"), self)

    def label(self) -> str:
        """What the change is called where it can be undone, and in the journal."""
        order = self.order
        if order is None:
            return ""
        fields = ", ".join(called(field) for field in order.fields)
        # TR: what was done, and the fields: "Changed together: Section"
        return _("{act}: {fields}").format(act=_(ORIGIN_WORDS[order.origin]), fields=fields)

    def _work(self, job: Job) -> Done[ManyChanged]:
        if self.order is None or self.preview is None:
            raise RuntimeError("a change is made once it was looked at")
        asked = ChangeMany(cells=self.order, journal_count=self.preview.journal_count, label=self.label())
        backups.make_before(self.desk.office)
        return self.desk.office.do(change_many, asked, job.report, lambda: job.cancelled)

    def _on_changed(self, done: Done[ManyChanged]) -> None:
        count, label, entry = done.result.changed, self.label(), done.result.import_id
        desk, window = self.desk, self.window()

        def take_back() -> None:
            from pomanager.ui.members.importing.acts import TakingBack

            TakingBack(desk, window, entry, label)

        self.close_page()
        said = ngettext("{count} member changed", "{count} members changed", count)
        desk.tell(done, said.format(count=formats.number(count)))
        desk.bus.undo_offered.emit(Undo(label, take_back))

    def _on_failed(self, problem: Exception) -> None:
        problems.show(self, problem)


class BlockPage(ChangePage):
    """Looks at cells that were pasted, copied down or emptied."""

    def __init__(self, desk: Desk, block: CellBlock, notes: Sequence[str] = ()) -> None:
        super().__init__(desk, notes)
        self._block = block

    def refresh(self) -> None:
        """Look again what would change."""
        self.look(self._block)

    def context_line(self) -> str:
        return ", ".join(called(field) for field in self._block.fields)


def preview_words(preview: CellsPreview) -> list[str]:
    """How many members change and stay, and how many cells are left as they are, a sentence each."""
    changed, refused, remarked, same = preview.changed, preview.refused, preview.remarked, preview.same
    reasons = ngettext(
        "{count} cell is left as it is; the reason stands beside it.",
        "{count} cells are left as they are; the reason stands beside each.",
        refused,
    )
    stands = ngettext(
        "With {count} member it stands so already.", "With {count} members it stands so already.", same
    )  # fmt: skip
    counts = (
        (changed, ngettext("{count} member changes.", "{count} members change.", changed)),
        (refused, reasons),
        (remarked, ngettext("{count} change deserves a look.", "{count} changes deserve a look.", remarked)),
        (same, stands),
    )
    said = [words.format(count=formats.number(count)) for count, words in counts if count]
    return said or [_("Nothing changes.")]
