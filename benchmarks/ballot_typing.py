"""Typing 500 ballots in the counting room: from Enter until the window waits for the next key, papers safe on the disk.

The real window, its event loop and an office file that is written through; papers bear one to seven marks.
"""

import os
import random
import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import Figure
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.counting.methods import Method
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from pomanager.services import files
from pomanager.services.bodies.commands.founding import found_body
from pomanager.services.bodies.orders import FoundBody
from pomanager.services.bodies.queries.listing import seat_rows
from pomanager.services.elections.commands.ballots import open_batch
from pomanager.services.elections.commands.candidates import nominate, publish_list
from pomanager.services.elections.commands.preparing import prepare_election
from pomanager.services.elections.commands.voting import open_poll
from pomanager.services.elections.orders import ContestOrder, Nominate, OpenBatch, PrepareElection, PublishList
from pomanager.services.elections.queries.boxes import boxes
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.members.commands.admission import AdmitMember, admit_member
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset

if TYPE_CHECKING:
    from pomanager.ui.elections.counting.page import CountingRoom

BALLOTS, CANDIDATES, SEATS = 500, 24, 7
MOST_WAITING = 30.0
DAY = date(2026, 11, 23)
LAWS = {
    "board.size_min": "3 persons", "board.size_max": "9 persons", "board.term": "36 months",
    "election.ballot": "secret", "election.tie": "lot",
}  # fmt: skip


def measure() -> list[Figure]:
    """Milliseconds from Enter until everything is shown: the usual wait, that of one in twenty, and the longest."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "office.podb"
        office = files.create(path, "CONAPRO", "fr", _now)
        election_id, entry_id = _voting(office)
        waited = _typed(office, path, election_id, entry_id)
    waited.sort()
    usual, seldom = statistics.median(waited), waited[len(waited) * 19 // 20]
    return [
        Figure(f"a ballot typed in, {BALLOTS} of them: usual wait", usual, "ms", most=MOST_WAITING),
        Figure("the same, one in twenty waits longer than", seldom, "ms", most=MOST_WAITING),
        Figure("the same, the longest wait", waited[-1], "ms"),
    ]


def _now() -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=UTC)


def _voting(office: Office) -> tuple[int, int]:
    """An election of a board whose poll is open; returns it and the sheet that is typed into."""
    office.do(adopt_preset, AdoptPreset(preset="", since=date(2015, 1, 1), decision="AGE 1/2015", values=LAWS))
    for place in range(CANDIDATES):
        sex = Sex.FEMALE if place % 5 < 2 else Sex.MALE
        name = f"NDAYIZEYE {place:02} Espérance"
        office.do(admit_member, AdmitMember(full_name=name, sex=sex, on=date(2015, 1, 1), decision="AG 1/2015"))
    board = FoundBody(kind=BodyKind.BOARD, name=Wording({"fr": "Conseil"}), seats=SEATS)
    body_id = office.do(found_body, board).result
    seats = tuple(row.seat.id for row in office.ask(seat_rows, DAY, body_id))
    contest = ContestOrder(seat_ids=seats, method=Method.BLOCK)
    order = PrepareElection(held_on=DAY, body_id=body_id, contests=(contest,))
    election_id = office.do(prepare_election, order).result
    contest_id = office.ask(election_detail, election_id).contests[0].id
    for member_id in range(1, CANDIDATES + 1):
        stands = Nominate(contest_id=contest_id, member_id=member_id, received_on=DAY, accepted_on=DAY)
        office.do(nominate, stands)
    office.do(publish_list, PublishList(election_id=election_id, published_on=DAY))
    office.do(open_poll, election_id, 9 * 60)
    box_id = office.ask(boxes, contest_id)[0].id
    return election_id, office.do(open_batch, OpenBatch(box_id=box_id, teller="Rurihose")).result


def _typed(office: Office, path: Path, election_id: int, entry_id: int) -> list[float]:
    """The wait of each ballot, in milliseconds."""
    from pomanager.ui.application import Screen, make_application
    from pomanager.ui.elections.counting.page import CountingRoom
    from pomanager.ui.office_window import OfficeWindow
    from pomanager.ui.preferences import Preferences

    app = make_application(["benchmarks"])
    screen = Screen(app, Preferences(path.with_name("preferences.ini"), _now))
    window = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    window.resize(1366, 740)
    window.show()
    room = CountingRoom(window.desk, election_id)
    window.show_page("elections").open_page(room)
    room.type_in(entry_id)
    app.processEvents()
    draw = random.Random(7)
    waited = [_wait(room, _ballot(draw)) for _each in range(BALLOTS)]
    if room.sheet.sums.papers != BALLOTS:
        message = f"{room.sheet.sums.papers} of {BALLOTS} ballots were kept"
        raise AssertionError(message)
    window.close()
    return waited


def _ballot(draw: random.Random) -> str:
    if draw.random() < 0.03:
        return draw.choice(("0", "*1", "*2"))
    return " ".join(map(str, draw.sample(range(1, CANDIDATES + 1), draw.randint(1, SEATS))))


def _wait(room: "CountingRoom", text: str) -> float:
    """Type a ballot key by key, and press Enter; returns how long the window then takes until it has shown it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    QTest.keyClicks(room.entry.field, text)
    QApplication.processEvents()
    begun = time.perf_counter()
    QTest.keyClick(room.entry.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000
