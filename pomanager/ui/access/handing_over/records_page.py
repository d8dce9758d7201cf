"""The page of past hand-overs: when the office changed hands, from whom to whom, and what was handed over."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.access import HandOverItem, HandOverRow
from pomanager.rules.access.handing_over import ITEM_WORDS, Item
from pomanager.rules.access.roles import Right
from pomanager.services.access.queries.people import hand_overs
from pomanager.ui.access.handing_over.record import has_paper, print_record
from pomanager.ui.access.words import roles_said
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet

SHORT_HASH = 12


class HandOversPage(Page):
    """A sheet for each hand-over, the latest first."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ACCESS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: tuple[HandOverRow, ...] = ()
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(24), px(16), px(24), px(24))
        self._column.setSpacing(px(16))
        self.scroller = Scroller(inside)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroller)
        self.setFocusProxy(self.scroller)

    def title(self) -> str:
        return _("Past hand-overs")

    def refresh(self) -> None:
        """Ask again how the office changed hands."""
        self.rows = self.desk.office.ask(hand_overs)
        self._show()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.scroller.setAccessibleName(self.title())
        self._show()

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in self.rows:
            self._column.addWidget(self._sheet(row))
        if not self.rows:
            self._column.addWidget(self._nothing())
        self._column.addStretch(1)

    @staticmethod
    def _nothing() -> EmptyState:
        nothing = EmptyState("lock", small=True)
        about = _("When the secretary changes, hand the office over; the record of it stays here.")
        nothing.tell(_("The office has not changed hands yet"), about)
        return nothing

    def _sheet(self, row: HandOverRow) -> Sheet:
        sheet = Sheet(formats.moment(row.at))
        facts = Facts(220)
        facts.show_facts(_facts(row))
        listed = Facts(300)
        listed.show_facts([(_called(item), _state(item)) for item in row.items])
        sheet.body.addWidget(facts)
        sheet.body.addWidget(Label(_("What was handed over"), "section"))
        sheet.body.addWidget(listed)
        if has_paper() and self.desk.office.may(Right.KEEP_PEOPLE):
            button = Button(_("Print the hand-over record"), "print")
            button.setObjectName(f"hand_over.print.{row.id}")
            button.clicked.connect(self._on_print)
            below = QHBoxLayout()
            below.addWidget(button)
            below.addStretch(1)
            sheet.body.addLayout(below)
        return sheet

    def _on_print(self) -> None:
        print_record(self, self.desk, int(self.sender().objectName().rpartition(".")[2]))


def _facts(row: HandOverRow) -> list[tuple[str, str]]:
    stays = roles_said(row.given_by_roles) if row.given_by_roles else _("access ended")
    told = [
        (_("Given over by"), f"{row.given_by} · {stays}"),
        (_("Taken over by"), row.taken_by),
        (_("Backup"), row.backup_name or formats.UNKNOWN),
        (_("Password of the file"), _("changed for it") if row.file_password_new else _("not changed for it")),
        (_("Journal"), _journal(row)),
    ]
    if row.notes:
        told.append((_("Notes"), row.notes))
    return told


def _journal(row: HandOverRow) -> str:
    lines = ngettext("{count} line", "{count} lines", row.journal_count).format(count=formats.number(row.journal_count))
    return _("{lines} · seal {seal}").format(lines=lines, seal=row.journal_hash[:SHORT_HASH])


def _called(item: HandOverItem) -> str:
    return item.called if item.item == Item.OWN else _(ITEM_WORDS[Item(item.item)])


def _state(item: HandOverItem) -> str:
    state = _("handed over") if item.is_done else _("not handed over")
    return f"{state} · {item.remark}" if item.remark else state
