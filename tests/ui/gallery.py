"""Pages that show every part of the kit with invented people: for tests of the kit and for looking at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.rules.access.roles import Right
from pomanager.rules.calendar import VagueDate
from pomanager.rules.objections import Objection, Weight
from pomanager.services.office import Office
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.page import Action, Page
from pomanager.ui.page_kinds import PageKind
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.badges import Badge, Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Avatar, Steps
from pomanager.ui.widgets.notes import EmptyState, Note
from pomanager.ui.widgets.sheets import DetailPanel, Facts, Figures, FilterRow, Sheet

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
NAMES = ("NDAYISHIMIYE Espérance", "NKURUNZIZA Jean-Bosco", "NIYONZIMA Médiatrice", "ចាន់ ធីតា", "Токтосунова Айгүл")
STATES = (("active", Tone.OK, ""), ("suspended", Tone.WARN, "pause"), ("left", Tone.MUTE, "left"))


class FakeOffice:
    """An office that knows only the time."""

    read_only = False

    def now(self) -> datetime:
        return NOW

    def may(self, right: Right) -> bool:
        """Nobody may anything: there are no books."""
        del right
        return False


def make_desk(preferences: Preferences) -> Desk:
    """Return a desk with the office that knows only the time."""
    return Desk(cast("Office", FakeOffice()), Bus(), preferences)


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person."""

    id: int
    name: str
    born: VagueDate | None
    shares: int


class People:
    """A source of any number of invented people."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.fetched = 0
        self.orders: list[Order | None] = []

    def ids(self, order: Order | None) -> Sequence[int]:
        self.orders.append(order)
        down = order is not None and order.descending
        return range(self.count, 0, -1) if down else range(1, self.count + 1)

    def rows(self, ids: Sequence[int]) -> Sequence[Person]:
        self.fetched += 1
        return [
            Person(
                each, NAMES[each % 5], VagueDate(1950 + each % 50, about=each % 7 == 0) if each % 9 else None, each % 6
            )
            for each in ids
        ]


def state_of(person: Person) -> State:
    """Return the mark of an invented person."""
    _word, tone, icon = STATES[person.id % 3]
    return State(tone, icon)


COLUMNS: tuple[Column[Person], ...] = (
    Column(N_("Number"), lambda row: row.id, formats.number, right=True, width=92, key="number", muted=True),
    Column(N_("Name"), lambda row: row.name, width=0, key="name"),
    Column(N_("Born"), lambda row: row.born, formats.vague, width=110, key="born"),
    Column(N_("Shares"), lambda row: row.shares, formats.number, right=True, width=80, key="shares"),
    Column(N_("Status"), lambda row: STATES[row.id % 3][0], state=state_of, width=130, key="status"),
)


class ListPage(Page):
    """A list with its detail panel."""

    areas = frozenset({Area.MEMBERS})

    def __init__(self, desk: Desk, count: int = 4187) -> None:
        super().__init__(desk)
        self.refreshed = 0
        self.searched: list[str] = []
        self.people = People(count)
        self.model = WindowedModel(COLUMNS, self.people, Order("number"))
        self.table = TableView("gallery", desk.preferences)
        self.table.show_model(self.model)
        self.filters = FilterRow()
        self.add = Chip("", "plus")
        self.filters.add_start(self.add)
        self.views = Button("", "view", "small", chevron=True)
        self.filters.add_end(self.views)
        self.detail = Detail()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.detail.closed.connect(self._on_closed)

    def title(self) -> str:
        return _("Members")

    def context_line(self) -> str:
        return formats.day(NOW.date(), "long")

    def actions_offered(self) -> tuple[Action, ...]:
        return (
            Action("import", N_("Import"), self._on_act, "import"),
            Action("export", N_("Export"), self._on_act, "export"),
            Action("print", N_("Print"), self._on_act, "print", "Ctrl+P"),
            Action("admit", N_("Admit a member"), self._on_admit, "plus", "Ctrl+N", primary=True),
        )

    def search_hint(self) -> str:
        return _("Name, number, phone…")

    def search(self, text: str) -> None:
        self.searched.append(text)

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        first, last = self.table.rows_seen()
        return (f"{formats.number(first)} – {formats.number(last)} / {formats.number(self.model.rowCount())}",)

    def refresh(self) -> None:
        self.refreshed += 1

    def retranslate(self) -> None:
        self.filters.set_clear_words(_("Clear all"))
        self.filters.show_filters((("place", "Gitega"), ("zone", "Mungwa")))
        self.add.setText(_("Filter"))
        self.views.setText(_("Views"))
        self.detail.retranslate()

    def _on_row_chosen(self, row: Person | None) -> None:
        self.detail.show_person(row)

    def _on_row_opened(self, _row: Person) -> None:
        self.panel_wanted.emit(True)

    def _on_closed(self) -> None:
        self.panel_wanted.emit(False)

    def _on_act(self) -> None:
        self.refreshed += 100

    def _on_admit(self) -> None:
        self.open_page(make_form_page(self.desk, []))


class Detail(DetailPanel):
    """The detail panel of an invented person."""

    def __init__(self) -> None:
        super().__init__()
        self.avatar = Avatar("N M")
        self.name = Label("", "sheet", wrap=True)
        self.number = Label("", "small")
        self.verdict = Note("ok")
        self.facts = Facts()
        self.figures = Figures()
        self.edit = Button("", "edit", shortcut="F2")
        names = QVBoxLayout()
        names.addWidget(self.name)
        names.addWidget(self.number)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.avatar)
        top.addLayout(names, 1)
        self.body.addLayout(top)
        for part in (self.verdict, self.facts, self.figures):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.foot.addWidget(self.edit)
        self.foot.addStretch(1)
        self.show_person(Person(3, NAMES[2], VagueDate(1960, about=True), 5))

    def show_person(self, person: Person | None) -> None:
        """Show a person."""
        if person is None:
            return
        self.avatar.set_name(person.name)
        self.name.setText(person.name)
        self.number.setText(formats.number(person.id))
        self.facts.show_facts(((_("Born"), formats.vague(person.born)), (_("Place"), "Mungwa, zone Gitega")))
        self.figures.show_figures(((formats.number(person.shares), _("Shares")), ("0", _("Due"))))

    def retranslate(self) -> None:
        """Set the words anew."""
        self.edit.setText(_("Edit"))
        self.verdict.tell("ok", "Peut voter et être élue", "Parts libérées, cotisation 2026 payée, aucune sanction.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What the form of the gallery amounts to."""

    family: str
    given: str
    sex: str | None
    born: VagueDate | None
    phone: str
    place: int | None
    shares: int | None
    on: str = ""


PLACES = (Choice(1, "Mungwa", "Gitega"), Choice(2, "Muyange", "Ngozi"), Choice(3, "Jimbi"))


def find_place(text: str) -> Sequence[Choice]:
    """Return the places that begin with a text."""
    return [place for place in PLACES if place.text.casefold().startswith(text.casefold())]


FIELDS: tuple[Field | Section, ...] = (
    Section(N_("About the person"), N_("The name as on the identity card")),
    Field(name="family", label=N_("Family name"), required=True),
    Field(name="given", label=N_("Given name"), hint=N_("May stay empty")),
    Field(
        name="sex",
        label=N_("Sex"),
        kind=Kind.CHOICE,
        required=True,
        choices=(Choice("f", N_("Woman")), Choice("m", N_("Man"))),
    ),
    Field(name="born", label=N_("Born"), kind=Kind.VAGUE_DATE, hint=N_("Only the year is known? Write the year")),
    Field(name="phone", label=N_("Phone"), kind=Kind.PHONE),
    Field(name="place", label=N_("Place"), kind=Kind.PICK, find=find_place),
    Section(N_("Shares")),
    Field(name="shares", label=N_("Shares"), kind=Kind.NUMBER, required=True),
)


def judge(values: Mapping[str, object]) -> tuple[Objection, ...]:
    """Judge the form of the gallery: at least one share, and a phone of eight figures."""
    found = []
    shares = values["shares"]
    if isinstance(shares, int) and shares < 1:
        found.append(Objection(N_("At least one share."), "shares"))
    if values["phone"] and len(str(values["phone"])) < 8:
        found.append(Objection(N_("A phone number has 8 figures."), "phone", weight=Weight.WARN))
    return tuple(found)


def make_form_page(desk: Desk, saved: list[Admission]) -> FormPage[Admission]:
    """Return the form of the gallery as a page; ``saved`` gets what is saved."""
    return FormPage(
        desk,
        N_("Admit a member"),
        FIELDS,
        Binding(make=Admission, save=saved.append, judge=judge, fixed={"on": "today"}),
        save_words=N_("Admit"),
        context_words=N_("Numbers are never used again"),
    )


class PartsPage(Page):
    """The parts side by side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 16, 24, 16)
        self._row.setSpacing(28)
        for make in (self._first, self._second, self._third):
            column = QVBoxLayout()
            column.setSpacing(16)
            make(column)
            self._row.addLayout(column, 1)

    def _first(self, column: QVBoxLayout) -> None:
        sheet = Sheet()
        empty = EmptyState("members")
        empty.tell("No members yet", "Bring in the list you already keep, or admit the first member.")
        empty.add_button(Button("Import a list", "import", "primary"))
        empty.add_button(Button("Admit a member", "plus", shortcut="Ctrl+N"))
        empty.add_link(Button("Look around first: open the sample office", kind="quiet"))
        sheet.body.addWidget(empty)
        column.addWidget(sheet)
        none = EmptyState("search", small=True)
        none.tell("Nobody matches “Sokha” in Veal Thum", "3 people match in other villages.")
        none.add_button(Button("Search everywhere"))
        none.add_button(Button("Clear", key="Esc"))
        column.addWidget(none)

    def _second(self, column: QVBoxLayout) -> None:
        for tone in ("bad", "info", "warn"):
            note = Note(tone, "The USB stick is full", "Nothing was lost: the backup on this PC from 14:03 is whole.")
            note.add_button(Button("Try again", "undo"))
            column.addWidget(note)
        column.addWidget(Steps(("File", "Columns", "Check", "Summary"), 2))
        column.addStretch(1)

    def _third(self, column: QVBoxLayout) -> None:
        buttons = (
            Button("Admit a member", "plus", "primary", shortcut="Ctrl+M"), Button("Print", "print"),
            Button("Cancel", key="Esc"), Button("Show all", kind="quiet"), Button("Exclude…", "bad", "danger"),
        )  # fmt: skip
        for button in buttons:
            column.addWidget(button)
        for text, tone, icon in (("Active", "ok", ""), ("Suspended", "warn", "pause"), ("Not checked", "ask", "")):
            column.addWidget(Badge(text, tone, icon))
        column.addWidget(Chip("Village: Veal Thum", on=True, removable=True))
        column.addStretch(1)

    def title(self) -> str:
        return _("Parts")


def pages() -> tuple[PageKind, ...]:
    """Return the pages of the gallery."""
    return (
        PageKind("members", Area.MEMBERS, N_("Members"), "members", ListPage, 2),
        PageKind("parts", Area.ORGANISATION, N_("Organisation"), "home", PartsPage, 1),
        PageKind("journal", Area.JOURNAL, N_("Journal"), "journal", PartsPage, 0, below=True),
    )
