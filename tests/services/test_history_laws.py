"""Random acts, taken back and done again, the books closed in between: what the office shows is exactly as before."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pomanager.db.check import check
from pomanager.errors import Refused
from pomanager.readmodels.members import RollView
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.rules.members import Status
from pomanager.rules.wording import Wording
from pomanager.services import files
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.dues.queries.listing import member_dues
from pomanager.services.history import judging
from pomanager.services.history.commands.undoing import do_again, take_back
from pomanager.services.history.queries import offers
from pomanager.services.journal.queries import journal_head
from pomanager.services.meetings.calling_orders import AddItem
from pomanager.services.meetings.commands.agenda import add_item
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.listing import meetings as meetings_held
from pomanager.services.members.queries import roll_ids
from pomanager.services.office import Office
from pomanager.services.shares.queries.holdings import member_shares
from tests import bodies, dues, make, meetings, offices, shares, trying

PEOPLE = (dues.AWA, dues.BINTOU, dues.COUMBA)
MEETING = 1


def fill(office: Office) -> None:
    """Members, fees, a type of share, a board in which nobody sits, and a meeting that is planned."""
    dues.fill(office)
    bodies.bylaws(office, {**shares.LAWS, **bodies.THIRDS, **meetings.BYLAWS})
    shares.share_type(office, currency="BIF")
    bodies.body(office, seats=3)
    meetings.planned(office)


def _standing(office: Office, who: int) -> None:
    now = make.detail(office, who)
    to = Status.SUSPENDED if now.status is Status.ACTIVE else Status.ACTIVE
    make.standing(office, who, to, max(now.standings[-1].since, date(2026, 7, 10)) + timedelta(days=1))


def _item(office: Office, who: int) -> None:
    title = Wording({"fr": f"Point {who}"})
    office.do(add_item, AddItem(meeting_id=MEETING, kind=ItemKind.INFORMATION, title=title, reason="Demandé."))


ACTS: tuple[Callable[[Office, int], object], ...] = (
    lambda office, who: make.amended(office, who, phone=f"0790011{who}{len(make.detail(office, who).phone)}"),
    lambda office, who: make.amended(office, who, section=f"Section {who}"),
    _standing,
    lambda office, who: dues.charge(office, who, dues.LEVY),
    lambda office, who: dues.paid(office, who, 300, fee_type_id=dues.LEVY),
    lambda office, _who: dues.charged(office),
    lambda office, who: shares.subscribed(office, who, 2, date(2026, 8, 1), paid=shares.UNIT),
    lambda office, who: bodies.seated(office, who, who, date(2026, 8, 1)),
    _item,
    lambda office, who: meetings.planned(office, held_on=date(2027, 1, who)),
    lambda office, who: make.member(office, f"Nouvelle {len(office.ask(roll_ids, RollView()))} {who}"),
)
"""What a secretary does all day, about one of the members."""
UNDO, REDO, CLOSE = len(ACTS), len(ACTS) + 3, len(ACTS) + 5
"""Turns from these numbers on take back, do again, or close and open the books."""


def shown(office: Office) -> tuple[object, ...]:
    """What the office shows today: balances, not entries; without versions, serial and used numbers."""
    today = office.today()
    ids = sorted(office.ask(roll_ids, RollView()))
    people = [make.detail(office, each) for each in ids]
    held = [office.ask(member_shares, each, today).holdings for each in ids]
    fees = [office.ask(member_dues, each, today).fees for each in ids]
    planned = office.ask(meetings_held)
    return (
        [(each.number, each.full_name, each.phone, each.section, each.status) for each in people],
        [[(row.shares, row.subscribed, row.paid) for row in rows if row.shares or row.paid] for rows in held],
        [[(row.fee.code, row.owed, row.overdue) for row in rows if row.owed] for rows in fees],
        sorted(bodies.names(office.ask(officers_on, today)).items()),
        [(each.held_on, each.state) for each in planned],
        [(row.number, row.title) for each in planned for row in office.ask(agenda, each.id)],
    )


class Secretary:
    """Somebody at the keyboard, and what the office has to show after each act that holds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.office = self._opened()
        self._states = [shown(self.office)]
        self._at = 0

    def _opened(self) -> Office:
        return files.open_office(self._path, writing=True, clock=offices.clock, actor=make.KEEPER)

    def turn(self, number: int, who: int) -> None:
        """One turn: an act, Ctrl+Z, Ctrl+Y, or the books closed and opened."""
        if number < UNDO:
            self._act(number, who)
        elif number < REDO:
            self._undo()
        elif number < CLOSE:
            self._redo()
        else:
            self.office.close()
            self.office = self._opened()
        assert shown(self.office) == self._states[self._at]

    def _act(self, number: int, who: int) -> None:
        lines = self.office.ask(journal_head).count
        try:
            ACTS[number](self.office, who)
        except Refused:
            return
        if self.office.ask(journal_head).count == lines:
            return  # nothing was to be changed: that is no act
        now = shown(self.office)
        self._states = [*self._states[: self._at + 1], now]
        self._at += 1

    def _undo(self) -> None:
        offered = self.office.ask(offers).undo
        if self._at == 0:
            return
        assert offered is not None
        try:
            self.office.do(take_back, offered.step_id)
        except Refused as refused:  # a register has lines on somebody who was admitted since: they stay, and so do they
            if {each.message for each in refused.objections} - {judging.BUILT_ON_UNKNOWN, judging.NOT_WHOLE}:
                raise
            self._states, self._at = self._states[self._at :], 0
            return
        self._at -= 1

    def _redo(self) -> None:
        offered = self.office.ask(offers).redo
        assert (offered is not None) == (self._at < len(self._states) - 1)
        if offered is not None:
            self.office.do(do_again, offered.step_id)
            self._at += 1

    def leave(self) -> None:
        """Close the books, which are whole."""
        self.office.close()
        assert check(self._path) == ()


@settings(max_examples=200 if trying.THOROUGH else 2)
@given(st.lists(st.tuples(st.integers(0, CLOSE), st.sampled_from(PEOPLE)), min_size=8, max_size=14))
def test_what_was_taken_back_never_was_and_what_was_done_again_is(turns: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder:
        secretary = Secretary(offices.filled_file(Path(folder), fill))
        try:
            for number, who in turns:
                secretary.turn(number, who)
        finally:
            secretary.leave()


def test_each_act_of_a_day_is_taken_back_and_done_again(tmp_path: Path) -> None:
    """Every kind of act once, then all the way back, and forward again."""
    secretary = Secretary(offices.filled_file(tmp_path, fill))
    for number in range(UNDO):
        secretary.turn(number, PEOPLE[number % len(PEOPLE)])
    for turn in (UNDO, REDO):
        for _ in range(UNDO):
            secretary.turn(turn, dues.AWA)
    secretary.leave()
