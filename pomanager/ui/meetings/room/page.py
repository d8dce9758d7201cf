"""The meeting room: the quorum above, and below it attendance, agenda and the item that is dealt with."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from pomanager.areas import Area
from pomanager.i18n import _
from pomanager.i18n.meetings import meeting_name
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import AgendaLine
from pomanager.readmodels.meetings.room import MotionRow, PersonPresence, RoomView
from pomanager.rules.access.roles import Right
from pomanager.rules.meetings.deciding import Choice, DecisionKind, MotionState
from pomanager.rules.meetings.kinds import BEFORE, IN_SESSION, OVER, ItemState, MeetingState, MinutesState
from pomanager.rules.meetings.room import NOT_ON_AGENDA_WHY
from pomanager.services.meetings.commands.room import go_to_item
from pomanager.services.meetings.judging_room import objections_to_recording_vote
from pomanager.services.meetings.locked import SIGNED
from pomanager.services.meetings.queries.motions import ratifications_offered
from pomanager.services.meetings.queries.quorum import vote_rules
from pomanager.services.meetings.queries.room_view import item_view, room_view
from pomanager.services.meetings.room_orders import RecordVote
from pomanager.ui.desk import Desk
from pomanager.ui.meetings import handed_in
from pomanager.ui.meetings.acts import steps_of
from pomanager.ui.meetings.forms import calling_again
from pomanager.ui.meetings.room.acts import PeopleActs, RoomDesk, SessionActs
from pomanager.ui.meetings.room.agenda import AgendaPane
from pomanager.ui.meetings.room.attendance import AttendancePane
from pomanager.ui.meetings.room.banner import QuorumBanner
from pomanager.ui.meetings.room.head import hour_of_acts, status_said, under_title
from pomanager.ui.meetings.room.item import Counted, ItemPane
from pomanager.ui.meetings.room.item_acts import InFront, ItemActs
from pomanager.ui.meetings.room.panes import RoomPanes
from pomanager.ui.meetings.room.projector import Projector
from pomanager.ui.meetings.room.section_form import ticking_off
from pomanager.ui.meetings.room.wall import shown_of
from pomanager.ui.meetings.room.words import item_row
from pomanager.ui.page import Action, Page

OTHER_ACTS = (
    ("excuse", N_("Somebody sent word…"), "phone"), ("guest", N_("Guest…"), "member"),
    ("bureau", N_("Bureau of the meeting…"), "lead"),
)  # fmt: skip


class RoomPage(Page):
    """The room of one meeting, for whoever writes down what happens in it."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS, Area.ORGANISATION})
    wants_width: ClassVar[bool] = True

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk)
        self.meeting_id = meeting_id
        self.view: RoomView | None = None
        self.front = InFront()
        self.item_id = 0
        """The item that is looked at; 0 before there is any."""
        self._motion_id = 0
        """The motion chosen by hand; 0 for the one whose turn it is."""
        self._is_stale = False
        self._is_ticking = False
        """Whether somebody is being ticked off: what was typed is looked for again only where that is refused."""
        self._view_of: tuple[DecisionKind, int | None] = (DecisionKind.ORDINARY, None)
        """The decision and the item the quorum was asked for."""
        self.answers: tuple[tuple[int, Choice], ...] = ()
        """What was answered when the roll was called, until the vote is recorded."""
        self._room = RoomDesk(self, meeting_id, self.hour_now)
        self.people, self.session = PeopleActs(self._room), SessionActs(self._room)
        self.items = ItemActs(self._room, self.front)
        self.banner = QuorumBanner()
        self.attendance = AttendancePane(self._find)
        self.agenda, self.item = AgendaPane(), ItemPane()
        self.projector: Projector | None = None
        self.panes = RoomPanes(self.banner, self.attendance, self.agenda, self.item)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.panes)
        self.setFocusProxy(self.attendance.field)
        self._connect()

    def _connect(self) -> None:
        self.attendance.asked.connect(self._on_person)
        self.attendance.jumped.connect(self._go_to_votes)
        self.agenda.chosen.connect(self.look_at)
        self.agenda.wanted.connect(self.take_up)
        self.agenda.next_wanted.connect(self.next_item)
        self.item.recorded.connect(self.record)
        self.item.asked.connect(self._on_item_act)
        self.item.motion_chosen.connect(self._on_motion)
        self.item.figures.changed.connect(self._show_wall)
        for keys, act in (("Ctrl+Down", self.next_item), ("Ctrl+Up", self.previous_item),
                          ("Alt+P", self._on_proxy_key), ("Alt+D", self._on_left_key)):  # fmt: skip
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    # ---- what the window asks -------------------------------------------------------------------------------------

    def title(self) -> str:
        return meeting_name(self.view.detail.label) if self.view is not None else _("Meeting room")

    def context_line(self) -> str:
        return under_title(self.view.detail) if self.view is not None else ""

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_MEETINGS)
        wall = Action("projector", N_("For the wall"), self.show_projector, "view", "Shift+F11")
        state = None if self.view is None else self.view.detail.label.state
        if state in BEFORE:
            fail = Action("fail", N_("No quorum…"), self.session.fail, "warn", reason_off=off)
            return (wall, fail, Action("open", N_("Open the meeting"), self.session.open, "meeting", primary=True,
                                       reason_off=off))  # fmt: skip
        if state not in IN_SESSION:
            return (wall, *self._acts_after(off))
        close = Action("close", N_("Close the meeting…"), self.session.close, "lock", reason_off=off)
        fail = Action("fail", N_("No quorum…"), self.session.fail, "warn", reason_off=off)
        failing = () if self.view is None or self.view.quorum.is_reached is not False else (fail,)
        if state is MeetingState.SUSPENDED:
            return (wall, close, Action("resume", N_("Resume"), self.session.resume, "meeting", primary=True,
                                        reason_off=off))  # fmt: skip
        return (wall, *failing, Action("suspend", N_("Suspend…"), self.session.suspend, "pause", reason_off=off), close)

    def _acts_after(self, off: str) -> tuple[Action, ...]:
        """What follows once the meeting is over: its minutes, and another call where there was no quorum."""
        if self.view is None or self.view.detail.label.state not in OVER:
            return ()
        failed = self.view.detail.label.state is MeetingState.FAILED and self.view.detail.followed_by is None
        minutes = Action("minutes", N_("Minutes"), self._on_minutes, "edit", primary=not failed)
        again = Action("again", N_("Call again…"), self._on_again, "undo", primary=True, reason_off=off)
        there = (minutes,) if handed_in.is_there(handed_in.MINUTES) else ()
        return (*there, again) if failed else there

    def _on_minutes(self) -> None:
        self.open_page(handed_in.made(handed_in.MINUTES, self.desk, self.meeting_id))

    def _on_again(self) -> None:
        if self.view is not None:
            self.open_page(calling_again(self.desk, self.view.detail, self._on_called_again))

    def _on_called_again(self, meeting_id: int) -> None:
        """Leave the room for the steps of the meeting that was planned in its place."""
        self.close_page()
        self.desk.bus.page_wanted.emit("meetings", ("list", meeting_id))
        self.open_page(steps_of(self.desk, meeting_id))

    def status(self) -> tuple[str, ...]:
        return status_said(self.view, self.item_id) if self.view is not None else ()

    def retranslate(self) -> None:
        """Set every word anew."""
        for pane in (self.attendance, self.agenda, self.item):
            pane.retranslate()
        self._offer()
        if self.view is not None:
            self._show(self.view)

    def _offer(self) -> None:
        """Let things be written down, or say why not: also once the minutes are signed."""
        off = self.desk.off(Right.KEEP_MEETINGS)
        if not off and self.view is not None and self.view.detail.label.minutes is MinutesState.SIGNED:
            off = SIGNED
        self.attendance.offer(off)
        self.item.offer(off)

    def refresh(self) -> None:
        """Ask the office again; the item looked at stays in front."""
        self._is_stale = False
        self._view_of = self._asked_of()
        asked_at = self.hour_now()
        self.view = self.desk.office.ask(room_view, self.meeting_id, asked_at, *self._view_of)
        if self.hour_now() != asked_at:  # of a meeting that is over the page learns only now when it closed
            self.view = self.desk.office.ask(room_view, self.meeting_id, self.hour_now(), *self._view_of)
        if self.item_id not in {item.id for item in self.view.agenda}:
            self.item_id = self._first_item(self.view)
        self._offer()
        self._show(self.view)
        if not self._is_ticking:
            self.attendance.look_again()
        self.header_changed.emit()
        self.status_changed.emit()

    def _asked_of(self) -> tuple[DecisionKind, int | None]:
        """For which kind of decision, on which item, the quorum is shown."""
        motion = self.front.motion
        if motion is None or motion.state is not MotionState.DRAFT:
            return DecisionKind.ORDINARY, None
        return motion.kind, motion.item_id

    @staticmethod
    def _first_item(view: RoomView) -> int:
        """The item under way, else the first that is to come, else the first of all."""
        states = (ItemState.CURRENT, ItemState.OPEN)
        found = [item.id for state in states for item in view.agenda if item.state is state]
        return next(iter((*found, *(item.id for item in view.agenda))), 0)

    # ---- what is shown --------------------------------------------------------------------------------------------

    def hour_now(self) -> int:
        """At which hour something that is entered now happens."""
        return hour_of_acts(self.desk.office.now(), self.view)

    def _show(self, view: RoomView) -> None:
        self.banner.show_quorum(view.quorum)
        self.attendance.show_counts(view.present, view.on_roll)
        self.attendance.show_entries(view.entries)
        dealt_with = sum(item.state not in {ItemState.OPEN, ItemState.CURRENT} for item in view.agenda)
        rows = [item_row(item, view.outcome_of(item.id)) for item in view.agenda]
        self.agenda.show_items(rows, self.item_id, dealt_with)
        self._show_item(view)

    def _show_item(self, view: RoomView) -> None:
        item = next((each for each in view.agenda if each.id == self.item_id), None)
        self.front.item, self.front.motion = item, self._motion_in_front(view, item)
        motion = self.front.motion
        rules = None
        if motion is not None and (motion.kind, motion.item_id) == self._view_of:
            rules = view.rules
        elif item is not None and motion is not None and motion.state is MotionState.DRAFT:
            rules = self.desk.office.ask(vote_rules, self.meeting_id, item.id, self.hour_now(), motion.kind)
        found = None if item is None else self.desk.office.ask(item_view, item.id, view)
        self.item.show_item(item, found, motion, rules)
        self._show_wall()

    def _motion_in_front(self, view: RoomView, item: AgendaLine | None) -> MotionRow | None:
        if item is None:
            return None
        chosen = next((each for each in view.motions_of(item.id) if each.id == self._motion_id), None)
        return chosen or view.in_front(item.id)

    def look_at(self, item_id: int) -> None:
        """Show another item, without taking it up."""
        self.item_id, self._motion_id = item_id, 0
        if self.view is not None:
            self._show(self.view)
            self.status_changed.emit()

    # ---- what is done ---------------------------------------------------------------------------------------------

    def _find(self, typed: str) -> tuple[PersonPresence, ...]:
        return self._room.people(typed)

    def _after(self) -> None:
        """Show what an act has changed, where the window has not already."""
        if self._is_stale:
            self.refresh()

    def _on_person(self, what: str, roll_id: int) -> None:
        if what == "section":
            self.open_page(ticking_off(self._room))
            return
        self._is_stale = self._is_ticking = True
        done = self.people.do(what, roll_id)
        self._is_ticking = False
        if done:
            self.attendance.begin_anew()
        else:
            self.attendance.look_again()
        self._after()

    def _on_proxy_key(self) -> None:
        found = self.attendance.candidate()
        if found is not None:
            self._on_person("proxy", found.person.roll_id)

    def _on_left_key(self) -> None:
        found = self.attendance.candidate()
        if found is not None:
            self._on_person("left", found.person.roll_id)

    def take_up(self, item_id: int) -> None:
        """Take an item up, where the meeting is in session; else only show it."""
        self.look_at(item_id)
        if self.view is None or self.view.detail.label.state not in IN_SESSION:
            return
        if not self.desk.off(Right.KEEP_MEETINGS):
            self._is_stale = True
            self._room.do(go_to_item, item_id)
            self._after()

    def next_item(self) -> None:
        """Go on with the item that follows the one looked at."""
        self._step(1)

    def previous_item(self) -> None:
        """Go back to the item before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        ids = [item.id for item in self.view.agenda] if self.view is not None else []
        if self.item_id in ids and 0 <= ids.index(self.item_id) + step < len(ids):
            self.take_up(ids[ids.index(self.item_id) + step])

    def _on_motion(self, motion_id: int) -> None:
        self._motion_id = motion_id
        if self.view is not None:
            self._show_item(self.view)

    def _on_item_act(self, key: str) -> None:
        if key == "more":
            place = self.item.more.mapToGlobal(self.item.more.rect().bottomLeft())
            self.items.menu(place, self._others(), self._on_item_act)
            return
        self._is_stale = True
        if key == "roll_call":
            self._call_the_roll()
        elif key == "ratify":
            self.session.ratify()
        elif key in {"excuse", "guest"}:
            getattr(self.people, key)()
        elif key == "bureau":
            self.session.bureau()
        else:
            self.items.do(key)
        self._after()

    def _others(self) -> tuple[tuple[str, str, str], ...]:
        may = not self.desk.off(Right.KEEP_BODIES)
        offered = self.desk.office.ask(ratifications_offered, self.meeting_id) if may else ()
        ratify = (("ratify", N_("Write the word on the co-option into the register of officers"), "seat"),)
        return (*OTHER_ACTS, *(ratify if offered else ()))

    def _call_the_roll(self) -> None:
        from pomanager.ui.meetings.room.roll_call import RollCallPage

        page = RollCallPage(self.desk, self.meeting_id, self.hour_now(), self.item_id)
        page.answered.connect(self._on_answered)
        self.open_page(page)

    def _on_answered(self, answers: object, votes: object) -> None:
        self.answers = answers if isinstance(answers, tuple) else ()
        self.item.figures.show_votes(votes)  # type: ignore[arg-type]

    def _go_to_votes(self, key: str) -> None:
        """Put the keyboard into the field of the votes for, against or abstaining."""
        self.item.figures.go_to(key)
        self.panes.go_to(self.item.figures)

    def record(self) -> None:
        """Write the vote down as it was counted, asking for a reason where the by-laws allow it only with one."""
        counted = self.item.counted()
        if counted is None or self.desk.off(Right.KEEP_MEETINGS):
            return
        self._is_stale, self._motion_id = True, 0
        is_roll_call = counted.method.value == "roll_call"
        if self.items.record(
            counted, self.answers if is_roll_call else (), needs_reason=self._needs_reason(counted)
        ):  # fmt: skip
            self.answers = ()
            self.panes.go_to(self.attendance.field)
        self._after()

    def _needs_reason(self, counted: Counted) -> bool:
        votes = counted.votes
        order = RecordVote(
            motion_id=counted.motion_id, method=counted.method, at=self.hour_now(), votes_for=votes.votes_for,
            votes_against=votes.votes_against, abstentions=votes.abstentions,
        )  # fmt: skip
        said = self.desk.office.ask(objections_to_recording_vote, order, self.desk.office.today())
        return any(each.message == NOT_ON_AGENDA_WHY and each.stops for each in said)

    # ---- the wall -------------------------------------------------------------------------------------------------

    def show_projector(self) -> None:
        """Open the window for the wall, or bring it in front."""
        if self.projector is None:
            self.projector = Projector(self.window())
        self._show_wall()
        self.projector.showFullScreen()

    def _show_wall(self) -> None:
        if self.projector is None or self.view is None:
            return
        self.projector.show_all(shown_of(self.view, self.item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter and letter in "+-/" and self.front.motion is not None:
            self._go_to_votes(letter)
        elif letter.upper() == "S" and not event.modifiers():
            self._on_person("section", 0)
        else:
            super().keyPressEvent(event)
