"""The panel beside the funnel: the people behind a figure, each leading to their record, and pairs to follow before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.funnel import FunnelPeople, FunnelPerson
from pomanager.readmodels.home import PairAsking
from pomanager.rules import folding
from pomanager.rules.access.roles import Right
from pomanager.rules.governance.funnel import STAGE_DEFINITIONS, STAGE_WORDS, FunnelStage
from pomanager.rules.members import Sex
from pomanager.ui.desk import Desk
from pomanager.ui.governance.pairs_to_follow import PairsToFollow
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel
from pomanager.ui.widgets.wrapping import WrappingRow

WHOSE: tuple[tuple[Sex | None, str], ...] = (
    (Sex.FEMALE, N_("Women")), (Sex.MALE, N_("Men")), (Sex.UNKNOWN, N_("Sex not known")), (None, N_("All")),
)  # fmt: skip


def _name(row: FunnelPerson) -> str:
    return row.name


def _number(row: FunnelPerson) -> str:
    return " · ".join(filter(None, (row.number, row.section)))


COLUMNS: tuple[Column[FunnelPerson], ...] = (
    Column(N_("Name"), _name, width=0, key="name", sortable=False, below=_number),
)


class PeopleTable(TableView):
    """The people behind a figure, two lines each."""

    delegate_kind = TwoLineDelegate


class PeoplePanel(DetailPanel):
    """Lists the people at a stage, or those who were at the stage before it and not there."""

    opened = Signal(object)
    """The FunnelPerson who was chosen."""
    wanted = Signal(object, bool)
    """Another sex (None for all), and whether those who are missing at the stage are meant."""
    export_wanted = Signal()
    tried_wanted = Signal()
    """How elections would have come out with seats kept for women."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(356)
        self.setObjectName("funnel.people")
        self._desk = desk
        self.people: FunnelPeople | None = None
        self._missing = False
        self.name, self.hint = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.searched = QLineEdit()
        self.searched.setClearButtonEnabled(True)
        self.chips = {sex: Chip() for sex, _words in WHOSE}
        self.missing, self.whose = Chip(), QWidget()
        self.count = Label("", "small", wrap=True)
        self.pairs = PairsToFollow()
        self.table = PeopleTable("funnel.people", desk.preferences, frozen=0)
        self.model: RowsModel[FunnelPerson] = RowsModel(COLUMNS)
        self.table.show_model(self.model)
        self.export = Button("", "export")
        self.export.setObjectName("funnel.export_people")
        self.tried = Button("", "seat")
        self.tried.setObjectName("funnel.seats_tried")
        self._build()
        self._connect()
        self.show_people(None, None, None)  # until the figures come: no button stands there without words

    def _build(self) -> None:
        self.begin_with(self.name, self.hint)
        for sex, chip in self.chips.items():
            chip.setObjectName(f"funnel.whose.{sex.value if sex else 'all'}")
        self.missing.setObjectName("funnel.missing")
        WrappingRow([(*self.chips.values(), self.missing)], self.whose)
        self.body.addWidget(self.whose)
        self.body.addWidget(self.searched)
        self.body.addWidget(self.count)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.pairs)
        self.body.addStretch()
        self.foot.addWidget(self.export)
        self.foot.addWidget(self.tried)
        self.foot.addStretch(1)

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.clicked.connect(self._on_whose)
        self.missing.clicked.connect(self._on_missing)
        self.searched.textChanged.connect(self._show_rows)
        self.table.row_opened.connect(self._on_open)
        self.export.clicked.connect(self.export_wanted)
        self.tried.clicked.connect(self.tried_wanted)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self.pairs.retranslate()
        self.table.setAccessibleName(_("People behind the figure"))
        self.searched.setPlaceholderText(_("Name, number, section…"))
        self.searched.setAccessibleName(_("Search in this list"))
        self.export.setText(_("Export"))
        # TR: a button: how would the elections have come out if seats had been kept for women?
        self.tried.setText(_("If seats were kept…"))
        self.export.offer(self._desk.off(Right.TAKE_OUT))
        for sex, words in WHOSE:
            self.chips[sex].setText(_(words))

    def show_people(self, stage: FunnelStage | None, before: FunnelStage | None, people: FunnelPeople | None) -> None:
        """Tell who stands behind a figure of a stage; ``before`` is the stage counted before it. None: nobody yet."""
        self.people = people
        chosen = stage is not None and people is not None
        self._missing = people is not None and people.asked.not_at is not None
        self.name.setText(_(STAGE_WORDS[stage]) if stage is not None else _("The people behind a figure"))
        self.hint.setText(
            _(STAGE_DEFINITIONS[stage]) if stage is not None else _("Choose a bar to see the people it counts.")
        )
        for sex, chip in self.chips.items():
            chip.set_on(on=people is not None and people.asked.sex is sex)
            chip.setVisible(chosen)
        self.missing.setVisible(chosen and before is not None)
        self.missing.set_on(on=self._missing)
        if before is not None:
            # TR: a filter: the people counted at the stage before in the funnel, but not at this one
            self.missing.setText(_("Not here, though at “{stage}”").format(stage=_(STAGE_WORDS[before])))
        for part in (self.whose, self.searched, self.count, self.table, self.export):
            part.setVisible(chosen)
        if self._desk.off(Right.TAKE_OUT):
            self.export.hide()
        self.tried.setVisible(stage is FunnelStage.ELECTED)
        self.pairs.setVisible(not chosen and bool(self.pairs.pairs))
        self._show_rows()

    def show_pairs(self, pairs: tuple[PairAsking, ...]) -> None:
        """Tell the pairs that ask for attention; they stand here while no bar is chosen."""
        self.pairs.show_pairs(pairs)
        self.pairs.setVisible(self.people is None and bool(pairs))

    def rows(self) -> list[FunnelPerson]:
        """The people as they are searched."""
        asked = folding.words(self.searched.text())
        found = self.people.people if self.people is not None else ()
        return [row for row in found if all(word in folding.fold(f"{row.name} {_number(row)}") for word in asked)]

    def _show_rows(self) -> None:
        rows = self.rows()
        self.model.set_rows(rows)
        total, named = (self.people.total, len(self.people.people)) if self.people is not None else (0, 0)
        said = ngettext("{count} person", "{count} people", total).format(count=formats.number(total))
        if named < total:
            first = _("The first {count} are named here; the export names all.").format(count=formats.number(named))
            said = f"{said}. {first}"
        self.count.setText(said)

    def _on_whose(self) -> None:
        sender = self.sender()
        sex = next(sex for sex, chip in self.chips.items() if chip is sender)
        self.wanted.emit(sex, self._missing)

    def _on_missing(self) -> None:
        asked = None if self.people is None else self.people.asked
        self.wanted.emit(None if asked is None else asked.sex, not self._missing)

    def _on_open(self) -> None:
        row = self.table.current_row()
        if isinstance(row, FunnelPerson):
            self.opened.emit(row)
