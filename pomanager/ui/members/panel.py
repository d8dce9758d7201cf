"""The panel beside the list: who the chosen member is, how they stand, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import filled
from pomanager.readmodels.members import MemberDetail, StandingRow
from pomanager.rules.members import Transition, transitions_from
from pomanager.ui.look import px
from pomanager.ui.members.words import STATUS_STATES, known, sex_word, status_word
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Avatar
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.wrapping import WrappingRow


class MemberPanel(DetailPanel):
    """Shows one member; sends what the person wants done with them."""

    amend_wanted = Signal(object)
    print_wanted = Signal(object)
    standing_wanted = Signal(object, object)
    """MemberDetail and the Transition chosen."""
    reversal_wanted = Signal(object)
    note_settled = Signal(object)
    """The id of a note the person has looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("members.panel")
        self.member: MemberDetail | None = None
        self._transitions: tuple[Transition, ...] = ()
        self._avatar = Avatar("")
        self._name = Label("", "sheet", wrap=True)
        self._number = Label("", "small", wrap=True)
        self._close = Button("", "x", "small")
        self._close.clicked.connect(self.closed)
        self._badge = Badge()
        self._since = Label("", "small", wrap=True)
        self._attention = Note("warn")
        self._settle = Button("", "check", "small")
        self._settle.setObjectName("members.settle")
        self._settle.clicked.connect(self._on_settle)
        self._attention.add_button(self._settle)
        self._facts = Facts()
        self._history_title = Label("", "section")
        self._history = QVBoxLayout()
        self._history.setSpacing(px(6))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self._name)
        names.addWidget(self._number)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        state = QHBoxLayout()
        state.setSpacing(px(8))
        state.addWidget(self._badge)
        state.addWidget(self._since, 1)
        for part in (head, state):
            self.body.addLayout(part)
        for widget in (self._attention, self._facts, self._history_title):
            self.body.addWidget(widget)
        self.body.addLayout(self._history)
        self.body.addStretch(1)
        self.amend = Button("", "edit", shortcut="F2")
        self.amend.setObjectName("members.amend")
        self.standing = Button("", "flag", chevron=True)
        self.standing.setObjectName("members.standing")
        self.print = Button("", "print")
        self.print.setObjectName("members.print_record")
        self.amend.clicked.connect(self._on_amend)
        self.standing.clicked.connect(self._on_standing)
        self.print.clicked.connect(self._on_print)
        acts = QWidget()
        WrappingRow(((self.amend, self.standing, self.print),), acts)
        self.foot.addWidget(acts, 1)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._close.set_name(_("Close"))
        self.amend.setText(_("Amend"))
        self.standing.setText(_("Standing"))
        self.print.setText(_("Print the record"))
        self._settle.setText(_("It is right"))
        self._history_title.setText(_("History"))
        if self.member is not None:
            self.show_member(self.member)

    def show_somebody(self, *, shown: bool) -> None:
        """Show nothing at all while nobody is chosen: a record left standing would be taken for the one looked for."""
        self._inside.setVisible(shown)
        for button in (self.amend, self.standing, self.print):
            button.setVisible(shown)

    def show_member(self, member: MemberDetail) -> None:
        """Show this member."""
        self.member = member
        self._avatar.set_name(member.full_name)
        self._name.setText(member.full_name)
        number = _("No. {number}").format(number=member.number)
        self._number.setText(" · ".join(part for part in (member.other_script, number) if part))
        state = STATUS_STATES[member.status]
        self._badge.show_state(status_word(member.status), state.tone, state.shown_icon)
        self._since.setText(_("since {day}").format(day=formats.day(member.status_since)))
        self._show_attention(member)
        self._facts.show_facts(self._told(member))
        self._show_history(member.standings)

    def _show_attention(self, member: MemberDetail) -> None:
        self._attention.setVisible(bool(member.attention))
        if member.attention:
            first = member.attention[0]
            self._attention.tell("warn", _("To look at"), filled(_(first.message), first.details, first.message))

    def _told(self, member: MemberDetail) -> list[tuple[str, str]]:
        facts = [
            (_("Born"), formats.vague(member.birth)),
            (_("Sex"), sex_word(member.sex)),
            (_("Phone"), known(member.phone)),
            (_("Place"), known(member.place)),
            (_("Section"), known(member.section)),
            (_("Member since"), formats.day(member.joined_on)),
        ]
        if member.patronymic:
            facts.insert(0, (_("Patronymic"), member.patronymic))
        return facts

    def _show_history(self, standings: tuple[StandingRow, ...]) -> None:
        while (item := self._history.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in reversed(standings):
            self._history.addWidget(
                Label(history_words(line), "body", wrap=True, tone="text2" if line.reversed else "")
            )

    def _on_amend(self) -> None:
        self.amend_wanted.emit(self.member)

    def _on_print(self) -> None:
        self.print_wanted.emit(self.member)

    def _on_settle(self) -> None:
        if self.member is not None and self.member.attention:
            self.note_settled.emit(self.member.attention[0].id)

    def standing_menu(self) -> QMenu:
        """The menu of what can become of the member's standing."""
        menu = QMenu(self)
        if self.member is None:
            return menu
        self._transitions = transitions_from(self.member.status)
        for place, transition in enumerate(self._transitions):
            action = menu.addAction(_(transition.act))
            action.setData(place)
            action.triggered.connect(self._on_transition)
        if sum(1 for line in self.member.standings if not line.reversed and line.reverses_id is None) > 1:
            menu.addSeparator()
            menu.addAction(_("Take back the last entry…")).triggered.connect(self._on_reverse)
        return menu

    def _on_standing(self) -> None:
        menu = self.standing_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = self.standing.mapToGlobal(self.standing.rect().topLeft())
        place.setY(place.y() - menu.sizeHint().height())
        menu.popup(place)

    def _on_transition(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction) and self.member is not None:
            self.standing_wanted.emit(self.member, self._transitions[int(sender.data())])

    def _on_reverse(self) -> None:
        self.reversal_wanted.emit(self.member)


def history_words(line: StandingRow) -> str:
    """One line of a member's standing, with its reason and decision."""
    told = f"{formats.day_short(line.since)} · {status_word(line.status)}"
    if line.reverses_id is not None:
        # TR: the last entry of a member's standing was taken back; {status} holds again
        told = _("{day} · taken back: {status} again").format(
            day=formats.day_short(line.since), status=status_word(line.status)
        )
    elif line.reversed:
        # TR: an entry of a member's standing that was taken back later
        told = _("{entry} (taken back)").format(entry=told)
    return "\n".join(part for part in (told, line.reason, line.decision) if part)
