"""The page "People and roles": who works with the books, in which role, and who did."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.access import PeopleFacts, UserRow
from pomanager.rules.access.roles import Right, Role
from pomanager.services.access.commands.people import end_user
from pomanager.services.access.commands.recovery import make_recovery_code
from pomanager.services.access.queries.people import hand_overs, people
from pomanager.ui import problems
from pomanager.ui.access.code_window import CodeWindow, Opens
from pomanager.ui.access.file_password import Shell
from pomanager.ui.access.password_forms import changing_own_password, giving_password
from pomanager.ui.access.people_forms import adding_person, amending_person
from pomanager.ui.access.person_panel import PersonPanel
from pomanager.ui.access.words import last_there, roles_said, state_said
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.look import px
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState, Note


def _name(person: UserRow) -> str:
    return person.name


def _ended(person: UserRow) -> State | None:
    return State(Tone.MUTE, "left") if person.ended_at is not None else None


def _roles(person: UserRow) -> str:
    return roles_said(person.roles)


def _state(person: UserRow) -> State | None:
    if person.ended_at is not None:
        return State(Tone.MUTE, "left")
    return State(Tone.WARN, "lock") if person.must_change else None


COLUMNS: tuple[Column[UserRow], ...] = (
    Column(N_("Name"), _name, width=220, state=_ended, key="name", sortable=False),
    Column(N_("Roles"), _roles, width=0, key="roles", sortable=False),
    Column(N_("Last signed in"), last_there, width=170, key="last", sortable=False),
    Column(N_("Access"), state_said, width=220, state=_state, key="state", sortable=False),
)


class PeoplePage(Page):
    """Lists the people; whoever decides about them adds, changes and ends access here."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ACCESS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.facts = PeopleFacts((), None)
        self._handed_over = False
        self.detail = PersonPanel()
        self.model: RowsModel[Any] = RowsModel(COLUMNS)
        self.table = TableView("access.people", desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self.no_code = Note("warn")
        self.no_code.setObjectName("people.no_code")
        self._make_code = Button("", "lock", "small")
        self._make_code.setObjectName("people.make_code")
        self._make_code.clicked.connect(self._on_recovery)
        self.no_code.add_button(self._make_code)
        self._nobody = EmptyState("members")
        self._first = Button("", "plus", "primary")
        self._first.setObjectName("people.first")
        self._first.clicked.connect(self._on_add)
        self._nobody.add_button(self._first)
        self._lay_out()
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.asked.connect(self._on_asked)

    def _lay_out(self) -> None:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.no_code)
        column.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self._nobody)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, px(0), 0, 0)
        whole.addWidget(self._stack)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return _("People and roles")

    def context_line(self) -> str:
        now = len(self.facts.now)
        if not now:
            return ""
        told = [
            ngettext("{count} person works with the books", "{count} people work with the books", now).format(
                count=formats.number(now)
            )
        ]
        if now == 1:
            told.append(_("nobody signs in until there are two"))
        if self.facts.recovery_since is not None:
            told.append(_("recovery code of {day}").format(day=formats.day(self.facts.recovery_since)))
        return " · ".join(told)

    def actions_offered(self) -> tuple[Action, ...]:
        may = self._may_decide()
        offered: list[Action] = []
        if may and self.facts.now:
            offered.append(Action("add", N_("Add a person"), self._on_add, "plus", "Ctrl+N", primary=True))
        if may:
            offered.append(Action("hand_over", N_("Hand the office over…"), self._on_hand_over, "hand"))
        if self._handed_over:
            offered.append(Action("hand_overs", N_("Past hand-overs"), self._on_hand_overs, "journal"))
        offered.append(Action("who_may", N_("Who may do what"), self._on_who_may, "columns"))
        if may and self.facts.now:
            offered.append(Action("recovery", N_("Make a recovery code"), self._on_recovery, "lock"))
        return tuple(offered)

    def panel(self) -> QWidget | None:
        return self.detail if self.facts.people else None

    def status(self) -> tuple[str, ...]:
        ended = len(self.facts.people) - len(self.facts.now)
        if not ended:
            return ()
        return (ngettext("{count} worked here before", "{count} worked here before", ended).format(
            count=formats.number(ended)),)  # fmt: skip

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("People and roles"))
        self.detail.retranslate()
        self.no_code.tell(
            "warn",
            _("There is no recovery code"),
            _("If the last secretary forgets the password, nobody can give a new one. Put the code on paper in time."),
        )
        self._make_code.setText(_("Make a recovery code"))
        self._nobody.tell(
            _("Nobody needs to sign in"),
            _(
                "One person alone works without a password. Where several share this office, write them down: each "
                "signs in under a name, sees and changes what their role is for, and the journal names them."
            ),
        )
        self._first.setText(_("Write down yourself"))

    def refresh(self) -> None:
        """Ask again who works with the books; the chosen one stays so."""
        had_panel = bool(self.facts.people)
        place = self.table.currentIndex().row()
        self.facts = self.desk.office.ask(people)
        self._handed_over = bool(self.desk.office.ask(hand_overs))
        self.model.set_rows(self.facts.people)
        if self.facts.people:
            self.table.go_to(min(max(0, place), len(self.facts.people) - 1))
        self._stack.setCurrentIndex(0 if self.facts.people else 1)
        self._first.setVisible(self._may_decide())
        self.no_code.setVisible(self._may_decide() and len(self.facts.now) > 1 and self.facts.recovery_since is None)
        self._on_row_chosen(self.table.current_row() if self.facts.people else None)
        if had_panel != bool(self.facts.people):
            self.panel_changed.emit()
        self.header_changed.emit()
        self.status_changed.emit()

    # ---- what may be done -----------------------------------------------------------------------------------------

    def _may_decide(self) -> bool:
        office = self.desk.office
        return office.may(Right.KEEP_PEOPLE) and not office.read_only

    def _offered(self, person: UserRow) -> tuple[str, ...]:
        """The acts that can be done about somebody by whoever is at the keyboard."""
        if person.ended_at is not None or self.desk.office.read_only:
            return ()
        if person.id == self.desk.office.keeper.user_id:
            return ("amend", "own_password") if self._may_decide() else ("own_password",)
        if not self._may_decide():
            return ()
        secretaries = [each for each in self.facts.now if Role.SECRETARY in each.roles]
        is_last = secretaries == [person]
        return ("amend", "password") if is_last else ("amend", "password", "end")

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _on_row_chosen(self, person: object) -> None:
        chosen = person if isinstance(person, UserRow) else None
        self.detail.show_person(chosen, self._offered(chosen) if chosen is not None else ())

    def _on_row_opened(self, _person: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_add(self) -> None:
        self.open_page(adding_person(self.desk))

    def _on_hand_over(self) -> None:
        from pomanager.ui.access.handing_over.page import HandOverPage

        window = self.window()
        if isinstance(window, Shell):
            self.open_page(HandOverPage(self.desk, window.path))

    def _on_hand_overs(self) -> None:
        from pomanager.ui.access.handing_over.records_page import HandOversPage

        self.open_page(HandOversPage(self.desk))

    def _on_who_may(self) -> None:
        from pomanager.ui.access.who_may import WhoMayPage

        self.open_page(WhoMayPage(self.desk))

    def _on_asked(self, act: str) -> None:
        person = self.detail.person
        if person is None:
            return
        acts: Mapping[str, Callable[[], None]] = {
            "amend": partial(self._amend, person), "own_password": self._change_own,
            "password": partial(self._give, person), "end": partial(self._end, person),
        }  # fmt: skip
        acts[act]()

    def _amend(self, person: UserRow) -> None:
        self.open_page(amending_person(self.desk, person))

    def _change_own(self) -> None:
        self.open_page(changing_own_password(self.desk))

    def _give(self, person: UserRow) -> None:
        self.open_page(giving_password(self.desk, person))

    def _end(self, person: UserRow) -> None:
        """End somebody's access, once it is meant so."""
        sure = questions.confirm_danger(
            self,
            _("End the access of {name}?").format(name=person.name),
            _("They cannot sign in any more. What they did stays in the journal under their name."),
            yes=_("End the access"),
            no=_("Leave it as it is"),
        )
        if sure:
            try:
                self.desk.do(end_user, person.id)
            except OfficeError as trouble:
                problems.show(self, trouble)

    def _on_recovery(self) -> None:
        """Make a code by which a secretary gets a new password, and show it once."""
        if self.facts.recovery_since is not None and not self._sure_of_new_code():
            return
        try:
            code = self.desk.do(make_recovery_code).result
        except OfficeError as trouble:
            problems.show(self, trouble)
            return
        CodeWindow(code, Opens.SECRETARY, None, self).ask()

    def _sure_of_new_code(self) -> bool:
        return questions.confirm(
            self,
            _("Make a new recovery code?"),
            _("The code made on {day} is no longer good for anything then.").format(
                day=formats.day(self.facts.recovery_since)
            ),
            yes=_("Make a new code"),
            no=_("Keep the one there is"),
            icon="lock",
        )
