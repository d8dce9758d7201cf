"""The panel beside the list of people: what somebody is and may, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.access import UserRow
from pomanager.rules.access.roles import ROLE_DUTIES, ROLE_WORDS
from pomanager.ui.access.words import last_there, roles_said, state_said
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow

ACTS = {
    "amend": (N_("Change name or roles"), "edit", "F2"),
    "own_password": (N_("Change own password"), "lock", ""),
    "password": (N_("Give a new password"), "lock", ""),
    "end": (N_("End access…"), "left", ""),
}
"""What can be done about somebody: key → words, icon, key on the keyboard."""


class PersonPanel(DetailPanel):
    """Tells of one person; ``asked`` brings the key of an act."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("people.panel")
        self.person: UserRow | None = None
        self._offered: tuple[str, ...] = ()
        self._name, self._roles = Label("", "sheet", wrap=True), Label("", "small", wrap=True)
        self._duties_word = Label("", "section")
        self.facts, self.duties = Facts(), Facts()
        self.begin_with(self._name, self._roles)
        for part in (self.facts, self._duties_word, self.duties):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.buttons = {key: Button("", icon, shortcut=keys) for key, (_words, icon, keys) in ACTS.items()}
        acts = QWidget()
        WrappingRow((tuple(self.buttons.values()),), acts)
        self.foot.addWidget(acts, 1)
        for key, button in self.buttons.items():
            button.setObjectName(f"people.{key}")
            button.clicked.connect(self._on_button)
        self.show_person(None, ())

    def retranslate(self) -> None:
        """Set every word anew."""
        self.close_button.set_name(_("Close"))
        self._duties_word.setText(_("What they do here"))
        for key, button in self.buttons.items():
            button.setText(_(ACTS[key][0]))
        self.show_person(self.person, self._offered)

    def show_person(self, person: UserRow | None, offered: tuple[str, ...]) -> None:
        """Tell of somebody, and offer these acts; None tells of nobody."""
        self.person, self._offered = person, offered
        self._inside.setVisible(person is not None)
        for key, button in self.buttons.items():
            button.setVisible(person is not None and key in offered)
        if person is None:
            return
        self._name.setText(person.name)
        self._roles.setText(roles_said(person.roles))
        self.facts.show_facts(_facts(person))
        self.duties.show_facts([(_(ROLE_WORDS[role]), _(ROLE_DUTIES[role])) for role in person.roles])
        self._duties_word.setVisible(bool(person.roles) and person.ended_at is None)
        self.duties.setVisible(bool(person.roles) and person.ended_at is None)

    def _on_button(self) -> None:
        self.asked.emit(self.sender().objectName().removeprefix("people."))


def _facts(person: UserRow) -> list[tuple[str, str]]:
    told = [(_("Added"), formats.moment(person.added_at)), (_("Last signed in"), last_there(person))]
    if person.ended_at is not None:
        told.append((_("Access ended"), formats.moment(person.ended_at)))
    elif state := state_said(person):
        told.append((_("Password"), state))
    if person.notes:
        told.append((_("Private notes"), formats.number(person.notes)))
    return told
