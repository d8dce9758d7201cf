"""What is done in an office on a working day: searches, entries, receipts, a meeting, papers, tables, backups."""

import random
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from pomanager.i18n import _
from pomanager.readmodels.members import RollView
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.services import backups, files
from pomanager.services.dues.commands.receipts import record_receipt
from pomanager.services.dues.orders import ReceiptLine, RecordReceipt
from pomanager.services.dues.queries.receipts import receipt_proposal
from pomanager.services.history.commands.undoing import take_back
from pomanager.services.history.queries import past_acts
from pomanager.services.meetings.calling_orders import CallMeeting
from pomanager.services.meetings.commands.attendance import mark_present
from pomanager.services.meetings.commands.calling import call_meeting
from pomanager.services.meetings.commands.minutes import write_minutes
from pomanager.services.meetings.commands.room import close_meeting, go_to_item, note_item, open_meeting
from pomanager.services.meetings.orders_minutes import WriteMinutes, WrittenPart
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import meeting_label, roll_people
from pomanager.services.meetings.queries.minutes import minutes_order
from pomanager.services.meetings.room_orders import CloseMeeting, MarkPresent, OpenMeeting
from pomanager.services.members import queries
from pomanager.services.members.commands.admission import admit_member
from pomanager.services.members.commands.amendment import amend_member
from pomanager.services.members.queries.export import export_roll
from pomanager.ui.dialogs.print_paper import ask_and_print
from pomanager.ui.members.page import MembersPage
from pomanager.ui.members.record import RecordPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.pages import PAGES
from tests import make, meetings, tables

NAMES = ("NIYONZIMA", "HAKIZIMANA", "IRAKOZE", "NDAYISHIMIYE", "BIGIRIMANA", "NKURUNZIZA")
GIVEN = ("Médiatrice", "Jean-Bosco", "Divine", "Espérance", "Odette", "Dismas")
SEARCHED = ("ni", "nda", "ha", "a", "jean", "79", "mung", "1", "zz", "")


class Day:
    """The acts of a day in one window; each returns when everything it led to has happened."""

    def __init__(self, window: OfficeWindow, path: Path, folder: Path, chance: random.Random) -> None:
        self._window, self._path, self._folder, self._chance = window, path, folder, chance
        self._desk, self._office = window.desk, window.desk.office
        self._number = 0
        self._pages = cycle(kind.key for kind in PAGES)
        self._papers = cycle(("member-record", "roll", "admission-form", "register-of-members"))

    def hour(self, pace: int) -> list[Callable[[], None]]:
        """The acts of an hour, in a mixed order; ``pace`` says how many of each there are."""
        often = (self.search, self.look_at, self.go_to_a_page, self.admit, self.amend, self.receive)
        now_and_then = (self.read_record, self.undo, self.print)
        once = (self.meet, self.export, self.bring_in, self.back_up)
        acts = [*often * pace, *now_and_then * -(-pace // 4), *once]
        self._chance.shuffle(acts)
        return acts

    def settle(self) -> None:
        """Let happen what follows from an act, and delete what is to be deleted."""
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # ---- at the screen --------------------------------------------------------------------------------------------

    def _members(self) -> MembersPage:
        while self._window.content.may_go_back():
            self._window.content.go_back()
        return cast("MembersPage", self._window.show_page("members"))

    def _somebody(self) -> int:
        return self._chance.choice(self._ids())

    def _ids(self) -> Sequence[int]:
        return self._office.ask(queries.roll_ids, RollView())

    def search(self) -> None:
        """Type into the search of the list, and look at the first who is found."""
        page = self._members()
        page.search(self._chance.choice(SEARCHED))
        page.table.setCurrentIndex(page.model.index(0, 0))

    def look_at(self) -> None:
        """Look at somebody of the list in the panel."""
        page = self._members()
        page.search("")
        page.table.setCurrentIndex(page.model.index(self._chance.randrange(min(100, page.model.rowCount())), 0))
        page.detail.tell_parts()

    def go_to_a_page(self) -> None:
        """Look at the next three pages, in turn."""
        for _each in range(3):
            self._window.show_page(next(self._pages))
            self.settle()

    def read_record(self) -> None:
        """Open the whole record of somebody, and leave it."""
        page = self._members()
        page.open_page(RecordPage(self._desk, self._somebody()))
        self.settle()
        self._window.content.go_back()

    def print(self) -> None:
        """Look at a paper in its preview, whole, and close it."""
        key = next(self._papers)
        of = [self._somebody()] if key in {"member-record", "admission-form"} else []
        preview = ask_and_print(self._window, self._desk, key, of=of)
        if preview is None or preview.page.file is None:
            raise RuntimeError(f"no preview of {key}")
        self.settle()
        preview.close()

    # ---- entries --------------------------------------------------------------------------------------------------

    def admit(self) -> None:
        """Admit somebody."""
        self._number += 1
        name = f"{self._chance.choice(NAMES)} {self._chance.choice(GIVEN)} {self._number}"
        self._desk.do(admit_member, make.order(name))

    def amend(self) -> None:
        """Write somebody's new telephone down."""
        member_id = self._somebody()
        phone = f"+2577{self._chance.randrange(10**7):07}"
        self._desk.do(amend_member, make.amendment(self._office, member_id, phone=phone))

    def receive(self) -> None:
        """Write a receipt for what somebody owes; who owes nothing is looked at, and told so."""
        member_id, today = self._somebody(), self._office.today()
        proposal = self._office.ask(receipt_proposal, member_id, today)
        due = [each for each in proposal.lines if each.due > 0]
        if due:
            line = ReceiptLine(minor=due[0].due, fee_type_id=due[0].fee_type_id, share_type_id=due[0].share_type_id)
            order = RecordReceipt(member_id=member_id, received_on=today, number=proposal.number, lines=(line,))
            self._desk.do(record_receipt, order)

    def undo(self) -> None:
        """Take back the last act that can be."""
        able = [each for each in self._office.ask(past_acts) if each.why_not is None and each.taken_back_at is None]
        if able:
            self._desk.do(take_back, able[0].step_id)

    def meet(self) -> None:
        """Hold an assembly from its call to its minutes."""
        office, today = self._office, self._office.today()
        meeting_id = meetings.frozen(office, held_on=today)
        office.do(call_meeting, CallMeeting(meeting_id=meeting_id, called_on=meetings.NOTICE, reason="Harvest."))
        voters = [each.roll_id for each in office.ask(roll_people, meeting_id) if each.votes]
        office.do(mark_present, MarkPresent(meeting_id=meeting_id, roll_ids=voters, at=meetings.NINE))
        office.do(open_meeting, OpenMeeting(meeting_id=meeting_id, at=meetings.NINE))
        for line in office.ask(agenda, meeting_id):
            if line.kind != ItemKind.ELECTIONS:
                office.do(go_to_item, line.id)
                office.do(note_item, line.id)
        office.do(close_meeting, CloseMeeting(meeting_id=meeting_id, at=meetings.NINE + 60))
        order = office.ask(minutes_order, office.ask(meeting_label, meeting_id).kind)
        parts = tuple(WrittenPart(kind=str(each)) for each in order.parts)
        self._desk.do(write_minutes, WriteMinutes(meeting_id=meeting_id, languages=("fr",), texts={"fr": parts}))

    # ---- tables and backups ---------------------------------------------------------------------------------------

    def export(self) -> None:
        """Write the roll as tables of both kinds."""
        for ending in ("csv", "xlsx"):
            self._office.ask(export_roll, self._folder / f"roll.{ending}", _, None)

    def bring_in(self) -> None:
        """Bring a table in, and take that back."""
        self._number += 1
        rows = "".join(f"KEO Mony {self._number} {row},F,1984,Prey\n" for row in range(20))
        tables.brought_in(self._office, tables.written(self._folder, f"name,sex,born,place\n{rows}"))
        found = next(each for each in self._office.ask(past_acts) if each.act == "members.brought_in")
        self._desk.do(take_back, found.step_id)

    def back_up(self) -> None:
        """Make the backup of the half hour, and a copy for the stick."""
        backups.make(self._path, self._office.now)
        away = self._folder / "away"
        away.mkdir(exist_ok=True)
        for old in away.iterdir():
            old.unlink()
        files.back_up(self._path, away, self._office.now)
