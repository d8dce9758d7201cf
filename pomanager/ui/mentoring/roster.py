"""The segment of the roster: mentors and mentees, what was decided on them, their consent, and room."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.papers import papers_for
from pomanager.readmodels.mentoring.roster import RosterRow
from pomanager.rules import folding
from pomanager.rules.access.roles import Right
from pomanager.rules.mentoring.kinds import PART_ROLE_WORDS, PartRole
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.mentoring.queries.roster import roster
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.mentoring import forms
from pomanager.ui.mentoring.acts import TRAINING_CERTIFICATE
from pomanager.ui.mentoring.programme_chips import going_on
from pomanager.ui.mentoring.words import chosen_said, languages_said
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow


def _called(row: RosterRow) -> str:
    return row.called


def _place(row: RosterRow) -> str:
    return row.place


def _role(row: RosterRow) -> str:
    return _(PART_ROLE_WORDS[row.role])


def _room(row: RosterRow) -> str:
    if row.role is PartRole.MENTEE:
        return ""
    return _("{count} of {most}").format(count=formats.number(row.load), most=formats.number(row.capacity))


def _languages(row: RosterRow) -> str:
    return languages_said(row.languages)


def _decision(row: RosterRow) -> str:
    return chosen_said(row.chosen)


def _consent(row: RosterRow) -> str:
    # TR: in a table: a consent that was not given
    return _("not given") if row.consent_on is None else formats.day_short(row.consent_on)


def _consent_mark(row: RosterRow) -> State:
    return State(Tone.WARN) if row.consent_on is None else State(Tone.OK)


COLUMNS: tuple[Column[RosterRow], ...] = (
    Column(N_("Name"), _called, width=0, key="name", sortable=False, below=_place),
    Column(N_("Takes part as"), _role, width=116, key="role", sortable=False, below=_room),
    Column(N_("Languages"), _languages, width=136, key="languages", sortable=False),
    Column(N_("Decision"), _decision, width=116, key="chosen", sortable=False),
    Column(N_("Consent"), _consent, state=_consent_mark, width=124, key="consent", sortable=False),
)


FILTERS: tuple[tuple[str, str], ...] = (
    # TR: filter of the roster of the mentoring: everybody on it
    ("all", N_("Everybody")),
    ("mentors", N_("Mentors")),
    ("mentees", N_("Mentees")),
    # TR: filter of the roster of the mentoring: applications nothing was decided on
    ("undecided", N_("To decide on")),
    ("consent", N_("Consent missing")),
)


class RosterTable(TableView):
    """The roster, two lines each."""

    delegate_kind = TwoLineDelegate


class PersonPanel(DetailPanel):
    """Tells of somebody on the roster."""

    asked = Signal(str)
    """The key of an act: "decide", "consent", "amend" or "trained"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(356, parent)
        self.setObjectName("roster.panel")
        self.row: RosterRow | None = None
        self.name, self.role = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self.facts = Facts(118)
        self.buttons = {
            "decide": Button("", "ok"),
            "consent": Button("", "edit"),
            "amend": Button("", "edit", shortcut="F2"),
            "trained": Button("", "print"),
        }
        self._trained = False
        self.begin_with(self.name, self.role)
        self.body.addWidget(self.facts)
        self.body.addStretch(1)
        acts = QWidget()
        WrappingRow((tuple(self.buttons.values()),), acts)
        self.foot.addWidget(acts, 1)
        for key, button in self.buttons.items():
            button.setObjectName(f"roster.{key}")
            button.clicked.connect(self._on_button)
        self.show_row(None)

    def retranslate(self, off: str, *, trained: bool) -> None:
        """Set every word anew, and say whether anything may be done, and whether trainings may be printed."""
        self._trained = trained
        self.close_button.set_name(_("Close"))
        self.buttons["decide"].setText(_("Decide…"))
        self.buttons["consent"].setText(_("Record the consent…"))
        self.buttons["amend"].setText(_("Amend"))
        self.buttons["trained"].setText(_("Certificate of training"))
        for key, button in self.buttons.items():
            button.offer("" if key == "trained" else off)
        self.show_row(self.row)

    def show_row(self, row: RosterRow | None) -> None:
        """Tell of somebody; None tells of nobody."""
        self.row = row
        self._inside.setVisible(row is not None)
        for button in self.buttons.values():
            button.setVisible(row is not None)
        if row is None:
            return
        self.buttons["trained"].setVisible(self._trained and row.person.member_id is not None)
        self.name.setText(row.called)
        self.role.setText(_role(row))
        told = [
            (_("Place"), row.place or formats.UNKNOWN),
            (_("Languages"), _languages(row) or formats.UNKNOWN),
            (_("Applied on"), formats.day(row.applied_on)),
            (_("Decision"), _decision(row)),
            (_("Consent"), _consent(row)),
            (_("Childcare needed"), _("Yes") if row.childcare else _("No")),
            (_("Offices held"), "; ".join(row.offices) or formats.UNKNOWN),
            (_("Experience"), row.experience or formats.UNKNOWN),
        ]
        if row.role is PartRole.MENTOR:
            told.insert(2, (_("Mentees"), _room(row)))
        self.facts.show_facts(told)

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix("roster."))


class RosterSegment(Page):
    """Lists everybody on the roster; the panel tells of the one chosen."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MENTORING, Area.MEMBERS, Area.BODIES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[RosterRow, ...] = ()
        self._searched, self._filter = "", "all"
        self.detail = PersonPanel()
        self.chips = {key: Chip(on=key == self._filter) for key, _words in FILTERS}
        for key, chip in self.chips.items():
            chip.setObjectName(f"roster.show.{key}")
            chip.clicked.connect(self._on_chip)
        row = QWidget()
        WrappingRow((tuple(self.chips.values()),), row).setContentsMargins(px(24), px(6), px(16), px(6))
        self.nothing = EmptyState("women", small=True)
        self.table = RosterTable("mentoring.roster", desk.preferences, frozen=1)
        self.model: RowsModel[RosterRow] = RowsModel(COLUMNS)
        self.table.show_model(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row)
        self.detail.asked.connect(self._on_asked)
        self.detail.closed.connect(self._on_closed)

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MENTORING)
        words = N_("Write down an application")
        return (Action("enrol", words, self._on_enrol, "plus", "Ctrl+N", primary=True, reason_off=off),)

    def search_hint(self) -> str:
        return _("Name or number…")

    def search(self, text: str) -> None:
        self._searched = text
        self._show()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        count = len(self._rows)
        return (ngettext("{count} on the roster", "{count} on the roster", count).format(count=formats.number(count)),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Roster"))
        for key, words in FILTERS:
            self.chips[key].setText(_(words))
        self.nothing.tell(_("Nobody here"), _("Choose another filter, or write down an application."))
        self.detail.retranslate(self.desk.off(Right.KEEP_MENTORING), trained=self._prints_trainings())
        self._show()

    def refresh(self) -> None:
        """Ask for the roster of today."""
        self._rows = self.desk.office.ask(roster, self.desk.office.today())
        self._show()
        self.status_changed.emit()

    def _show(self) -> None:
        asked = folding.words(self._searched)
        found = [
            row for row in self._rows if self._kept(row) and all(word in folding.fold(row.called) for word in asked)
        ]
        self.model.set_rows(found)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._on_row()

    def _kept(self, row: RosterRow) -> bool:
        return {
            "all": True, "mentors": row.role is PartRole.MENTOR, "mentees": row.role is PartRole.MENTEE,
            "undecided": row.chosen is None, "consent": row.consent_on is None,
        }[self._filter]  # fmt: skip

    def _on_chip(self) -> None:
        self._filter = self.sender().objectName().removeprefix("roster.show.")
        for key, chip in self.chips.items():
            chip.set_on(on=key == self._filter)
        self._show()

    def _on_row(self) -> None:
        row = self.table.current_row()
        self.detail.show_row(row if isinstance(row, RosterRow) else None)

    def _on_enrol(self) -> None:
        found = self.desk.office.ask(programmes)
        if found:
            self.open_page(forms.enrolling(self.desk, going_on(found), self._rows))

    def _on_asked(self, act: str) -> None:
        row = self.detail.row
        if row is None:
            return
        if act == "amend":
            self.open_page(forms.amending(self.desk, row, self._rows))
        elif act == "trained" and row.person.member_id is not None:
            from pomanager.ui.dialogs.print_paper import ask_and_print

            ask_and_print(self, self.desk, TRAINING_CERTIFICATE, of=(row.person.member_id,))
        elif act in {"decide", "consent"}:
            make = forms.deciding if act == "decide" else forms.consenting
            self.open_page(make(self.desk, row))

    def _prints_trainings(self) -> bool:
        return any(paper.key == TRAINING_CERTIFICATE for paper in papers_for(self.desk.office))

    def _on_closed(self) -> None:
        self.panel_wanted.emit(False)
