"""The whole record of one member: all its parts to read, each with the button that changes it."""

from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import NotFound
from pomanager.i18n import _, formats
from pomanager.i18n.sentences import filled
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.member_objections import GIVEN_UP
from pomanager.rules.members import Status
from pomanager.services.members.queries import member_detail
from pomanager.services.members.queries.brought_changes import brought_changes
from pomanager.services.members.queries.merged import merged_record
from pomanager.services.members.queries.particulars import former_name_rows, photo_of
from pomanager.ui.desk import Desk
from pomanager.ui.look import look, px
from pomanager.ui.members.history import history_lines
from pomanager.ui.members.portrait import Portrait
from pomanager.ui.members.record_parts import RecordPart, parts_of
from pomanager.ui.members.standing_menu import StandingMenu
from pomanager.ui.members.words import STATUS_STATES, status_word
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.badges import Badge
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet

PHOTO = "photo"
"""The part that is told by the picture at the head of the record."""
TWO_COLUMNS_FROM = 860
"""Width of the page, px at 100 %, from which the parts stand in two columns."""


class PartSheet(Sheet):
    """One part of the record: its facts, and the button that opens its form."""

    wanted = Signal(object)
    """The RecordPart to be changed."""

    def __init__(self, part: RecordPart, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.part = part
        self.setAccessibleName(part.key)
        self.facts = Facts(132)
        self._nothing = Label("", "hint", wrap=True)
        self.edit = Button("", "edit", "small")
        self.edit.setObjectName(f"record.{part.key}")
        self.edit.clicked.connect(self._on_edit)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        self.body.removeWidget(self.title)
        head.addWidget(self.title, 1)
        head.addWidget(self.edit)
        self.body.addLayout(head)
        self.edit.setVisible(writable and part.make is not None)
        self.body.addWidget(self.facts)
        self.body.addWidget(self._nothing)

    def show_part(self, told: list[tuple[str, str]]) -> None:
        """Show what is told of this part."""
        name = _(self.part.label)
        self.set_title(name)
        self.setAccessibleName(name)
        # TR: on a button of a record: change this part; the part is named beside it
        self.edit.setText(_("Change"))
        self.edit.setAccessibleName(f"{_('Change')}: {name}")
        self.facts.show_facts(told)
        self.facts.setVisible(bool(told))
        self._nothing.setText(_("Nothing recorded yet."))
        self._nothing.setVisible(not told)

    def allow(self, allowed: bool) -> None:
        """Offer the change, where there is anything to change, or not."""
        self.edit.setVisible(allowed and self.part.make is not None)

    def _on_edit(self) -> None:
        self.wanted.emit(self.part)


class RecordPage(Page):
    """Everything kept on one member."""

    print_wanted = Signal(object)
    """The MemberDetail whose record is to be printed."""
    standing_wanted = Signal(object, object)
    """MemberDetail and Transition: the form is opened over this page."""
    reversal_wanted = Signal(object)
    note_settled = Signal(object)
    """The id of a note the person has looked at."""
    kept_wanted = Signal(int)
    """The id of the member this record leads to."""
    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS, Area.ORGANISATION})

    def __init__(self, desk: Desk, member_id: int) -> None:
        super().__init__(desk)
        self.member: MemberDetail = desk.office.ask(member_detail, member_id)
        self.portrait = Portrait(72)
        self._name = Label("", "page", wrap=True)
        self._other = Label("", wrap=True, tone="text2")
        self._badge = Badge()
        self._since = Label("", "small", wrap=True)
        writable = not desk.off(Right.KEEP_ROLL)
        self.sheets: list[PartSheet] = []
        self.photo = Button("", "scan", "small")
        self.photo.setObjectName("record.photo")
        self.photo.clicked.connect(self._on_photo)
        self.led = Note("info")
        self._open_kept = Button("", "member", "small")
        self._open_kept.setObjectName("record.kept")
        self._open_kept.clicked.connect(self._on_open_kept)
        self.led.add_button(self._open_kept)
        self._kept_id = 0
        """The member this record leads to, where it was given up; 0 where it was not."""
        self.attention = Note("warn")
        self._settle = Button("", "check", "small")
        self._settle.setObjectName("record.settle")
        self._settle.clicked.connect(self._on_settle)
        self.attention.add_button(self._settle)
        self._settle.setVisible(writable)
        self.happened = Sheet()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(10))
        self.happened.body.addLayout(self._lines)
        self._standings = StandingMenu(self)
        self._standings.standing_wanted.connect(self.standing_wanted)
        self._standings.reversal_wanted.connect(self.reversal_wanted)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        self._two: bool | None = None
        self._lay_out()
        self._make_sheets()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(px(4))
        state = QHBoxLayout()
        state.setSpacing(px(8))
        state.addWidget(self._badge)
        state.addWidget(self._since, 1)
        for label in (self._name, self._other):
            names.addWidget(label)
        names.addLayout(state)
        names.addWidget(self.photo)
        names.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        self._side_by_side = QHBoxLayout()
        for column in self._columns:
            column.setSpacing(px(16))
            self._side_by_side.addLayout(column, 1)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(px(24), px(16), px(24), px(24))
        body.setSpacing(px(16))
        body.addLayout(head)
        body.addWidget(self.led)
        body.addWidget(self.attention)
        body.addLayout(self._side_by_side)
        body.addStretch(1)
        self.scroller = Scroller(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroller)

    def title(self) -> str:
        return _("Record of a member")

    def context_line(self) -> str:
        return _("No. {number} · {name}").format(number=self.member.number, name=self.member.full_name)

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_ROLL) or (GIVEN_UP if self.member.status is Status.MERGED else "")
        return (
            Action("standing", N_("Standing"), self._on_standing, "flag", reason_off=off),
            Action("print", N_("Print the record"), self._on_print, "print", "Ctrl+P"),
            Action("amend", N_("Amend"), self._on_amend, "edit", "F2", primary=True, reason_off=off),
        )

    def refresh(self) -> None:
        """Ask for everything again; somebody who has gone meanwhile leaves the page empty-handed."""
        try:
            self.member = self.desk.office.ask(member_detail, self.member.id)
        except NotFound:
            self.close_page()
            return
        self._show()
        self.header_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.happened.set_title(_("History"))
        self.photo.setText(_("Photograph…"))
        self._settle.setText(_("It is right"))
        self._show()

    def _make_sheets(self) -> None:
        """Make the sheets of the parts this member has; an organisation has others than a human being."""
        parts = [part for part in parts_of(self.member, self.desk.office) if part.key != PHOTO]
        if parts == [sheet.part for sheet in self.sheets]:
            return
        for sheet in self.sheets:
            sheet.hide()
            sheet.deleteLater()
        self.sheets = [PartSheet(part, writable=not self.desk.off(part.keeps)) for part in parts]
        for sheet in self.sheets:
            sheet.wanted.connect(self._on_part)
        self._two = None

    def _show(self) -> None:
        self._make_sheets()
        member, office = self.member, self.desk.office
        self.portrait.show_person(member.full_name, office.ask(photo_of, member.person_id))
        self._name.setText(member.full_name)
        self._other.setText(member.other_script)
        self._other.setVisible(bool(member.other_script))
        state = STATUS_STATES[member.status]
        self._badge.show_state(status_word(member.status), state.tone, state.shown_icon)
        self.photo.setVisible(not self.desk.off(Right.KEEP_ROLL) and member.status is not Status.MERGED)
        self._since.setText(_("since {day}").format(day=formats.day(member.status_since)))
        self._show_where_it_leads()
        self.attention.setVisible(bool(member.attention))
        if member.attention:
            first = member.attention[0]
            self.attention.tell("warn", _("To look at"), filled(_(first.message), first.details, first.message))
        for sheet in self.sheets:
            sheet.show_part(list(sheet.part.facts(office, member)))
            sheet.allow(self._may_change(sheet.part))
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        names, brought = office.ask(former_name_rows, member.person_id), office.ask(brought_changes, member.id)
        for _day, words, void in history_lines(member.standings, names, brought):
            self._lines.addWidget(Label(words, "body", wrap=True, tone="text2" if void else ""))
        self._two = None
        self._arrange()

    def _show_where_it_leads(self) -> None:
        """Of a record that was given up: a band that leads to the one that was kept."""
        led = self.desk.office.ask(merged_record, self.member.id) if self.member.status is Status.MERGED else None
        self.led.setVisible(led is not None)
        self._kept_id = 0 if led is None else led.kept.member_id
        if led is not None:
            told = _("On {day} this record was given up for no. {number} · {name}. Work goes on there.")
            self.led.tell(
                "info",
                _("This person is on the roll under another number"),
                told.format(day=formats.day(led.on), number=led.kept.number, name=led.kept.name),
            )
            self._open_kept.setText(_("Open no. {number}").format(number=led.kept.number))

    def _may_change(self, part: RecordPart) -> bool:
        """A record that was given up is changed by splitting it off again, and by nothing else."""
        given_up = self.member.status is Status.MERGED
        return not self.desk.off(part.keeps) and (not given_up or part.keeps is Right.MERGE_RECORDS)

    def _on_open_kept(self) -> None:
        self.kept_wanted.emit(self._kept_id)

    # ---- columns --------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Put the parts into two columns of about one height, or into one where the page is narrow."""
        two = self.width() >= px(TWO_COLUMNS_FROM) and not look().stacked
        if two is self._two:
            return
        self._two = two
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
        filled = [0, 0]
        for sheet in (*self.sheets, self.happened):
            place = 1 if two and filled[1] < filled[0] else 0
            self._columns[place].addWidget(sheet)
            filled[place] += 3 + (len(sheet.facts.facts()) if isinstance(sheet, PartSheet) else self._lines.count())
        for column in self._columns:
            column.addStretch(1)
        self._side_by_side.setStretch(1, 1 if two else 0)
        self._side_by_side.setSpacing(px(16) if two else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ---- acts -----------------------------------------------------------------------------------------------------

    def _on_part(self, part: RecordPart) -> None:
        if part.make is not None:
            self.open_page(part.make(self.desk, self.member))

    def _on_photo(self) -> None:
        self._on_part(next(part for part in parts_of(self.member, self.desk.office) if part.key == PHOTO))

    def _on_amend(self) -> None:
        self._on_part(self.sheets[0].part)

    def _on_settle(self) -> None:
        if self.member.attention:
            self.note_settled.emit(self.member.attention[0].id)

    def _on_print(self) -> None:
        self.print_wanted.emit(self.member)

    def _on_standing(self) -> None:
        menu = self._standings.menu(self.member)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._below_the_button())

    def _below_the_button(self) -> QPoint:
        for button in self.window().findChildren(QWidget, "action.standing"):
            if button.isVisible():
                return button.mapToGlobal(button.rect().bottomLeft())
        return self.mapToGlobal(self.rect().topRight())
