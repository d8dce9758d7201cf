"""The office is handed over: a treasurer and an auditor come in, the secretary goes, the next one takes the keys."""

from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import NotAllowed, Refused
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.journal import JournalView
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.access.handing_over import OFFERED, Item, Line
from pomanager.rules.access.roles import Role
from pomanager.services import files
from pomanager.services.access import door
from pomanager.services.access.commands.handing_over import HandOver, hand_over
from pomanager.services.access.commands.notes import WriteNote, write_note
from pomanager.services.access.commands.own_password import ChangeOwnPassword, change_own_password
from pomanager.services.access.commands.people import AddUser, add_user
from pomanager.services.access.queries.notes import notes
from pomanager.services.access.queries.people import hand_overs, people
from pomanager.services.journal.queries import journal_head, journal_ids, journal_rows
from pomanager.services.office import Office
from tests import make
from tests.make import MovableClock
from tests.reports.sheets import pages_of

AWA, OUSMANE, KHADY, FATOU = "Awa Diop", "Ousmane Sow", "Khady Fall", "Fatou Ba"
FIRST, OWN, NEW = "the well is deep", "seven grey goats", "rain in august"


def come(office: Office, name: str, password: str) -> None:
    """Somebody sits down at the keyboard."""
    office.leave()
    door.sign_in(office, name, password)


def told(office: Office) -> list[tuple[str, str]]:
    """Who did what, the latest first."""
    rows = office.ask(journal_rows, office.ask(journal_ids, JournalView())[:30])
    return [(row.who, row.act) for row in rows]


def to_fatou(backup: str, remark: str) -> HandOver:
    """The office goes to Fatou, all but the cash box."""
    lines = tuple(Line(item, is_done=item is not Item.CASH, remark=remark) for item in OFFERED)
    return HandOver(taken_by=FATOU, lines=lines, backup_name=backup, password=NEW, again=NEW)


def test_the_secretary_hands_over(office: Office, clock: MovableClock, tmp_path: Path) -> None:
    """From the day on which a second person comes in to the day on which the first one goes."""
    path = tmp_path / "conapro.podb"

    # Awa keeps the books alone. Nobody asks her anything, and what she does stands under the computer's name.
    make.member(office, "KANEZA Odile")
    assert told(office)[0][0] == make.KEEPER

    # The board wants a treasurer and an auditor at the books: Awa writes herself down first, then the others.
    office.do(add_user, AddUser(name=AWA, roles=(Role.SECRETARY,), password=FIRST, again=FIRST))
    make.member(office, "NDAYISENGA Jean")
    for name, role in ((OUSMANE, Role.TREASURER), (KHADY, Role.AUDITOR)):
        office.do(add_user, AddUser(name=name, roles=(role,), password=FIRST, again=FIRST))
    door.unlock_notes(office, FIRST)
    office.do(write_note, WriteNote(about=OUSMANE, text="He is often late with the cash box."))

    # The next morning each signs in. Ousmane chose no password yet: he changes the one Awa gave him.
    clock.come_to(date(2026, 11, 24))
    come(office, OUSMANE, FIRST)
    assert office.keeper.must_change
    office.do(change_own_password, ChangeOwnPassword(old=FIRST, password=OWN, again=OWN))
    with pytest.raises(NotAllowed):
        make.member(office, "Somebody Else")

    # Khady reads the journal, every line of it with the name of who did it, and none of Awa's notes.
    come(office, KHADY, FIRST)
    assert (AWA, "members.admitted") in told(office)
    assert (OUSMANE, "access.own_password_changed") in told(office)
    assert (AWA, "access.note_written") in told(office)
    with pytest.raises(NotAllowed):
        office.ask(notes, office.keeper)

    # Awa goes. Both go through the list; the cash box is not counted yet, so the reason has to be written down.
    clock.come_to(date(2026, 12, 1))
    come(office, AWA, FIRST)
    backup = files.back_up(path, tmp_path, clock).path.name
    with pytest.raises(Refused):
        office.do(hand_over, to_fatou(backup, remark=""))
    before = office.ask(journal_head)
    office.do(hand_over, to_fatou(backup, remark="On Monday, with Ousmane."))

    # From this moment Awa can no longer sign in, and Fatou is secretary.
    assert door.must_sign_in(office)
    with pytest.raises(Refused):
        door.sign_in(office, AWA, FIRST)
    come(office, FATOU, NEW)
    make.member(office, "HAKIZIMANA Claude")
    assert told(office)[0] == (FATOU, "members.admitted")
    assert [row.name for row in office.ask(people).people if row.ended_at is not None] == [AWA]

    # She reads none of Awa's notes, and the paper both sign says how the books stood.
    assert office.ask(notes, office.keeper).notes == ()
    (record,) = office.ask(hand_overs)
    assert (record.journal_count, record.journal_hash) == (before.count, before.hash)
    file = tmp_path / "hand-over.pdf"
    print_paper(paper_called("office-hand-over"), office, file, PrintOrder(language="en"))
    text = " ".join(" ".join(pages_of(file)).split())
    assert f"Handed over by {AWA} Taken over by {FATOU}" in text
    assert backup in text
    assert "On Monday, with Ousmane." in text
