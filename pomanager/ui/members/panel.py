"""The panel beside the list: who the chosen member is, how they stand, and what can be done."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import filled
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.members import PersonKind
from pomanager.services.members.queries.particulars import former_name_rows, photo_of
from pomanager.ui import icons
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.members.portrait import Portrait
from pomanager.ui.members.record_parts import RecordPart, parts_of
from pomanager.ui.members.standing_menu import StandingMenu
from pomanager.ui.members.words import STATUS_STATES, known, sex_word, status_word
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import DetailPanel, Facts
from pomanager.ui.widgets.tabs import Tabs
from pomanager.ui.widgets.wrapping import WrappingRow

if TYPE_CHECKING:
    from pomanager.ui.members.history import Line

RECORD, HISTORY = "record", "history"
PARTS_IN_SHORT = "pomanager.ui.members.parts_in_short"
"""The module that tells households, shares, dues and the like; the window opens sooner without all it imports."""
SOON_MILLISECONDS = 300
"""After the first member was shown by what the roll alone says, the parts of the record are told too."""
REST_MILLISECONDS = 60
"""The same for every other: the list is walked through with the arrow keys, and each part asks the books."""


class MemberPanel(DetailPanel):
    """Shows one member; sends what the person wants done with them."""

    amend_wanted = Signal(object)
    print_wanted = Signal(object)
    standing_wanted = Signal(object, object)
    """MemberDetail and the Transition chosen."""
    reversal_wanted = Signal(object)
    note_settled = Signal(object)
    """The id of a note the person has looked at."""
    part_wanted = Signal(object, object)
    """MemberDetail and the RecordPart to be changed."""
    record_wanted = Signal(object)
    """The MemberDetail whose whole record is to be shown."""
    name_taken_back = Signal(object)
    """The MemberDetail whose last change of name was a mistake."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("members.panel")
        self._desk = desk
        self.member: MemberDetail | None = None
        self.portrait = Portrait()
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
        self.tabs = Tabs((RECORD, HISTORY))
        self.facts = Facts()
        self._happened = QWidget()
        self._history = QVBoxLayout(self._happened)
        self._history.setContentsMargins(0, 0, 0, 0)
        self._history.setSpacing(px(10))
        self.amend = Button("", "edit", shortcut="F2")
        self.amend.setObjectName("members.amend")
        self.standing = Button("", "flag", chevron=True)
        self.standing.setObjectName("members.standing")
        self.print = Button("", "print")
        self.print.setObjectName("members.print_record")
        self.more = Button("", "more", chevron=True)
        self.more.setObjectName("members.more")
        self._standings = StandingMenu(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_soon)
        self._to_hear: list[RecordPart] | None = None
        self._parts: dict[str, str] = {}
        """What the parts of the record told of this member last: it stands until they tell it anew."""
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self._name)
        names.addWidget(self._number)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        state = QHBoxLayout()
        state.setSpacing(px(8))
        state.addWidget(self._badge)
        state.addWidget(self._since, 1)
        for part in (head, state):
            self.body.addLayout(part)
        for widget in (self._attention, self.tabs, self.facts, self._happened):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        acts = QWidget()
        WrappingRow(((self.amend, self.standing, self.print, self.more),), acts)
        self.foot.addWidget(acts, 1)
        self._happened.hide()

    def _connect(self) -> None:
        self.amend.clicked.connect(self._on_amend)
        self.standing.clicked.connect(self._on_standing)
        self.print.clicked.connect(self._on_print)
        self.more.clicked.connect(self._on_more)
        self.tabs.chosen.connect(self._on_tab)
        self._standings.standing_wanted.connect(self.standing_wanted)
        self._standings.reversal_wanted.connect(self.reversal_wanted)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._close.set_name(_("Close"))
        self.amend.setText(_("Amend"))
        self.standing.setText(_("Standing"))
        self.print.setText(_("Print the record"))
        self.more.setText(_("More"))
        self._settle.setText(_("It is right"))
        not_theirs = self._desk.not_yours(Right.KEEP_ROLL)
        for button in (self.amend, self.standing, self._settle):
            button.offer(not_theirs)
        # TR: tabs of the panel about a member: what the record says, and what happened
        self.tabs.set_words((_("Facts"), _("History")))
        self._parts = {}  # they were told in the words before
        if self.member is not None:
            self.show_member(self.member)

    def show_somebody(self, *, shown: bool) -> None:
        """Show nothing at all while nobody is chosen: a record left standing would be taken for the one looked for."""
        self._inside.setVisible(shown)
        for button in (self.amend, self.standing, self.print, self.more):
            button.setVisible(shown)

    def show_member(self, member: MemberDetail) -> None:
        """Show this member; the parts of the record are told when nobody else is chosen for a moment."""
        if self.member is None or self.member.id != member.id:
            self._parts = {}
        self.member = member
        office = self._desk.office
        self.portrait.show_person(member.full_name, office.ask(photo_of, member.person_id))
        self._name.setText(member.full_name)
        number = _("No. {number}").format(number=member.number)
        self._number.setText(" · ".join(part for part in (member.other_script, number) if part))
        state = STATUS_STATES[member.status]
        self._badge.show_state(status_word(member.status), state.tone, state.shown_icon)
        self._since.setText(_("since {day}").format(day=formats.day(member.status_since)))
        self._show_attention(member)
        self._show_tab(member)

    def _show_tab(self, member: MemberDetail) -> None:
        """Ask only for what is in view: the list is walked through with the arrow keys."""
        record = self.tabs.current() == RECORD
        self.facts.setVisible(record)
        self._happened.setVisible(not record)
        if record:
            self.facts.show_facts(self._told(member))
        else:
            from pomanager.ui.members.history import history_lines  # the list is shown before anybody's history

            names = self._desk.office.ask(former_name_rows, member.person_id)
            self._show_history(history_lines(member.standings, names))

    def _show_attention(self, member: MemberDetail) -> None:
        self._attention.setVisible(bool(member.attention))
        if member.attention:
            first = member.attention[0]
            self._attention.tell("warn", _("To look at"), filled(_(first.message), first.details, first.message))

    def _told(self, member: MemberDetail) -> list[tuple[str, str]]:
        """What the roll says, with what the parts of the record add to it in short."""
        natural = member.kind is PersonKind.NATURAL
        told = {
            **({_("Patronymic"): member.patronymic} if member.patronymic else {}),
            **({_("Born"): formats.vague(member.birth), _("Sex"): sex_word(member.sex)} if natural else {}),
            _("Phone"): known(member.phone),
            _("Place"): known(member.place),
            _("Section"): known(member.section),
        }
        heard = PARTS_IN_SHORT in sys.modules
        if heard:
            from pomanager.ui.members.parts_in_short import born_in_short

            told.update(born_in_short(self._desk.office, member))
        if heard or not self._soon.isActive():
            self._soon.start(REST_MILLISECONDS if heard else SOON_MILLISECONDS)
        told.update(self._parts)
        return [*told.items(), (_("Member since"), formats.day(member.joined_on))]

    def tell_parts(self) -> None:
        """Tell what the parts of the record say in short, now."""
        from pomanager.ui.members.parts_in_short import told_in_short

        if self.member is None:
            return
        told = told_in_short(self._desk.office, self.member)
        if told != self._parts:
            self._parts = told
            self._show_tab(self.member)
        self._soon.stop()

    def _on_soon(self) -> None:
        """Tell the rest of the member shown.

        Each part imports what it needs when it is heard for the first time. Of the first member they are heard one by
        one before anything is shown of it, so that keys are answered in between.
        """
        if self.member is None or not self._desk.office.may(Right.READ_BOOKS):
            return
        office = self._desk.office
        if PARTS_IN_SHORT not in sys.modules and self._to_hear is None:
            self._to_hear = list(parts_of(self.member, office))
        if self._to_hear:
            self._to_hear.pop().short(office, self.member)
            self._soon.start(0)
        else:
            import_module(PARTS_IN_SHORT)
            self.tell_parts()

    def _show_history(self, lines: "Sequence[Line]") -> None:
        while (item := self._history.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for _day, words, void in lines:
            self._history.addWidget(Label(words, "body", wrap=True, tone="text2" if void else ""))

    # ---- what is wanted -------------------------------------------------------------------------------------------

    def _on_tab(self) -> None:
        if self.member is not None:
            self._show_tab(self.member)

    def _on_amend(self) -> None:
        self.amend_wanted.emit(self.member)

    def _on_print(self) -> None:
        self.print_wanted.emit(self.member)

    def _on_settle(self) -> None:
        if self.member is not None and self.member.attention:
            self.note_settled.emit(self.member.attention[0].id)

    def standing_menu(self) -> QMenu:
        """The menu of what can become of the member's standing."""
        return self._standings.menu(self.member)

    def more_menu(self) -> QMenu:
        """The menu of the whole record and its parts, each of which opens its form."""
        menu = QMenu(self)
        if self.member is None:
            return menu
        whole = menu.addAction(icons.icon("member"), _("Whole record"))
        whole.triggered.connect(self._on_record)
        menu.addSeparator()
        for part in parts_of(self.member, self._desk.office):
            if part.make is None or self._desk.not_yours(part.keeps):
                continue
            action = menu.addAction(icons.icon(part.icon), f"{_(part.label)}…")
            action.setData(part.key)
            action.triggered.connect(self._on_part)
        names = self._desk.office.ask(former_name_rows, self.member.person_id)
        if any(line.holds for line in names) and not self._desk.not_yours(Right.KEEP_ROLL):
            menu.addSeparator()
            menu.addAction(_("Take back the last change of name…")).triggered.connect(self._on_name_taken_back)
        return menu

    def _on_standing(self) -> None:
        self._pop_up(self.standing_menu(), self.standing)

    def _on_more(self) -> None:
        self._pop_up(self.more_menu(), self.more)

    def _pop_up(self, menu: QMenu, button: Button) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place = button.mapToGlobal(QPoint(0, 0))
        place.setY(place.y() - menu.sizeHint().height())
        menu.popup(place)

    def _on_record(self) -> None:
        self.record_wanted.emit(self.member)

    def _on_part(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction) and self.member is not None:
            part = next(part for part in parts_of(self.member, self._desk.office) if part.key == sender.data())
            self.part_wanted.emit(self.member, part)

    def _on_name_taken_back(self) -> None:
        self.name_taken_back.emit(self.member)
