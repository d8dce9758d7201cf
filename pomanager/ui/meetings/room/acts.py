"""What is done in the meeting room: each act asks for what it needs, does it, and tells what speaks against it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pomanager.errors import OfficeError
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.meetings.room import PersonPresence
from pomanager.rules.meetings.deciding import Outcome
from pomanager.rules.meetings.proxies import RELATIONS
from pomanager.rules.members import SEX_WORDS, Sex
from pomanager.services.bodies.commands.appointing import ratify
from pomanager.services.bodies.orders import Ratify
from pomanager.services.meetings.commands.attendance import (
    AddGuest,
    MarkExcused,
    MarkLeft,
    MarkPresent,
    UndoMark,
    add_guest,
    mark_excused,
    mark_left,
    mark_present,
    undo_mark,
)
from pomanager.services.meetings.commands.proxies import GiveProxy, WithdrawProxy, give_proxy, withdraw_proxy
from pomanager.services.meetings.commands.room import (
    CloseMeeting,
    FailMeeting,
    NameBureau,
    OpenMeeting,
    ResumeMeeting,
    SuspendMeeting,
    Who,
    close_meeting,
    fail_meeting,
    name_bureau,
    open_meeting,
    resume_meeting,
    suspend_meeting,
)
from pomanager.services.meetings.queries.motions import ratifications_offered
from pomanager.services.meetings.queries.presence import presence_of
from pomanager.services.meetings.queries.room import find_on_roll
from pomanager.ui import problems
from pomanager.ui.bus import Undo
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.meetings.room.words import person_said, presence_said
from pomanager.ui.page import Page

RELATION_WORDS: Mapping[str, str] = {
    "member": N_("another member"), "spouse": N_("the spouse"), "child": N_("an adult child"),
    "household": N_("an adult of the household"), "anybody": N_("anybody of full age"),
}  # fmt: skip
"""What a holder is to the member, in the words of the by-laws."""
FOUND_AT_MOST = 12


class RoomDesk:
    """What the acts of the room have in common: the meeting, the hour, and how an act is done and told."""

    def __init__(self, page: Page, meeting_id: int, hour: Callable[[], int]) -> None:
        self.page, self.meeting_id, self.hour = page, meeting_id, hour

    def do(self, act: Callable[..., Any], *order: object) -> bool:
        """Do an act; trouble is told over the page. Returns whether it was done.

        What could be taken back before it cannot be taken back past it.
        """
        try:
            self.page.desk.do(act, *order)
        except OfficeError as trouble:
            problems.show(self.page, trouble)
            return False
        self.page.desk.bus.undo_offered.emit(None)
        return True

    def asked(
        self, title: str, text: str, fields: Sequence[Field], yes: str, icon: str = "edit"
    ) -> Mapping[str, Any] | None:
        """Ask for what an act needs, in a window over the page."""
        return questions.ask_reason(self.page, title, text, fields, yes=yes, icon=icon)

    def people(self, typed: str) -> tuple[PersonPresence, ...]:
        """Who on the roll fits what was typed."""
        office = self.page.desk.office
        found = office.ask(find_on_roll, self.meeting_id, typed.partition(" · ")[0], FOUND_AT_MOST)
        if not found:
            return ()
        known = {
            each.person.roll_id: each for each in office.ask(presence_of, self.meeting_id, found, self.hour())
        }  # fmt: skip
        return tuple(known[roll_id] for roll_id in found)

    def person(self, roll_id: int) -> PersonPresence:
        """Somebody on the roll as they stand now."""
        return self.page.desk.office.ask(presence_of, self.meeting_id, (roll_id,), self.hour())[0]

    def choices(self, typed: str) -> Sequence[Choice]:
        """What a field asks for somebody on the roll; the number alone, typed in full, is enough."""
        return [self._choice(each) for each in self.people(typed)]

    @staticmethod
    def _choice(found: PersonPresence) -> Choice:
        person, stands = found.person, presence_said(found.presence, found.person.sex)
        if not person.number:
            return Choice(person.roll_id, person.name, stands)
        return Choice(person.roll_id, person.number, f"{person.name} · {stands}")

    def pick(self, name: str, label: str, *, required: bool = False, hint: str = "") -> Field:
        """A field for somebody on the roll."""
        return Field(name=name, label=label, kind=Kind.PICK, find=self.choices, required=required, hint=hint)


class PeopleActs:
    """Ticking people off, proxies, excuses, guests."""

    def __init__(self, desk: RoomDesk) -> None:
        self._desk = desk

    def do(self, what: str, roll_id: int) -> bool:
        """Do what a key of the pane says with somebody; returns whether it was done."""
        acts = {"present": self._present, "left": self._left, "proxy": self.proxy}
        return acts[what](roll_id)

    def _present(self, roll_id: int) -> bool:
        order = MarkPresent(meeting_id=self._desk.meeting_id, roll_ids=(roll_id,), at=self._desk.hour())
        return self._desk.do(mark_present, order) and self._offer_undo(roll_id)

    def _left(self, roll_id: int) -> bool:
        order = MarkLeft(meeting_id=self._desk.meeting_id, roll_ids=(roll_id,), at=self._desk.hour())
        return self._desk.do(mark_left, order) and self._offer_undo(roll_id)

    def _offer_undo(self, roll_id: int) -> bool:
        """Let the last entry be taken back with Ctrl+Z."""
        found = self._desk.person(roll_id)
        said = f"{person_said(found)}: {presence_said(found.presence, found.person.sex)}"
        self._desk.page.desk.bus.undo_offered.emit(Undo(said, lambda: self._undo(roll_id)))
        return True

    def _undo(self, roll_id: int) -> None:
        self._desk.do(undo_mark, UndoMark(meeting_id=self._desk.meeting_id, roll_id=roll_id))

    def undo_last(self, roll_id: int) -> bool:
        """Take back what was noted last of somebody."""
        return self._desk.do(undo_mark, UndoMark(meeting_id=self._desk.meeting_id, roll_id=roll_id))

    def proxy(self, roll_id: int) -> bool:
        """Ask who carries the vote of somebody; or, where they gave it already, whether that is withdrawn."""
        found = self._desk.person(roll_id)
        if found.proxy is not None:
            return self._withdraw(found)
        relations = tuple(Choice(code, RELATION_WORDS[code]) for code in RELATIONS)
        fields = (
            self._desk.pick(
                "holder_id", N_("Who carries the proxy"), hint=N_("Somebody on the roll, by number or name.")
            ),
            Field(name="holder_name", label=N_("Or by name"), hint=N_("Of somebody who is not on the roll.")),
            Field(name="relation", label=N_("Who that is"), kind=Kind.LIST, choices=relations),
            Field(name="paper", label=N_("Paper on file"), hint=N_("Such as the number of the proxy.")),
        )
        title = _("Who votes for {name}?").format(name=person_said(found))
        answer = self._desk.asked(title, "", fields, _("Record the proxy"), "members")
        if answer is None:
            return False
        holder = answer["holder_id"]
        order = GiveProxy(
            meeting_id=self._desk.meeting_id, giver_id=roll_id, holder_id=holder if isinstance(holder, int) else None,
            holder_name=str(answer["holder_name"] or ""), relation=str(answer["relation"] or "member"),
            paper=str(answer["paper"] or ""), at=self._desk.hour(),
        )  # fmt: skip
        return self._desk.do(give_proxy, order)

    def _withdraw(self, found: PersonPresence) -> bool:
        if found.proxy is None:
            return False
        title = _("Withdraw the proxy of {name}?").format(name=person_said(found))
        text = _("{holder} carries it. From now on it counts no longer.").format(holder=found.proxy.holder)
        if not questions.confirm(self._desk.page, title, text, yes=_("Withdraw the proxy"), no=_("Leave it")):
            return False
        return self._desk.do(withdraw_proxy, WithdrawProxy(proxy_id=found.proxy.id, at=self._desk.hour()))

    def excuse(self) -> bool:
        """Ask who sent word that they would not come."""
        fields = (
            self._desk.pick("roll_id", N_("Who"), required=True),
            Field(name="reason", label=N_("Reason")),
        )
        answer = self._desk.asked(_("Who sent word?"), "", fields, _("Note the excuse"), "phone")
        if answer is None:
            return False
        order = MarkExcused(
            meeting_id=self._desk.meeting_id, roll_ids=(answer["roll_id"],), reason=str(answer["reason"] or "")
        )
        return self._desk.do(mark_excused, order)

    def guest(self) -> bool:
        """Ask who is in the room without a vote."""
        fields = (
            Field(name="name", label=N_("Name"), required=True),
            Field(name="capacity", label=N_("Capacity"), hint=N_("Whom they represent, or why they are here.")),
            Field(name="sex", label=N_("Sex"), kind=Kind.CHOICE, required=True,
                  choices=tuple(Choice(sex, SEX_WORDS[sex]) for sex in (Sex.FEMALE, Sex.MALE))),
        )  # fmt: skip
        answer = self._desk.asked(_("Who is the guest?"), "", fields, _("Write down"), "member")
        if answer is None:
            return False
        order = AddGuest(
            meeting_id=self._desk.meeting_id, name=str(answer["name"]), sex=answer["sex"],
            capacity=str(answer["capacity"] or ""),
        )  # fmt: skip
        return self._desk.do(add_guest, order)


class SessionActs:
    """Opening, pausing and closing the meeting, and its bureau."""

    def __init__(self, desk: RoomDesk) -> None:
        self._desk = desk

    def open(self) -> None:
        """Open the meeting now."""
        self._desk.do(open_meeting, OpenMeeting(meeting_id=self._desk.meeting_id, at=self._desk.hour()))

    def suspend(self) -> None:
        """Ask why, and let the meeting pause."""
        answer = self._desk.asked(
            _("Suspend the meeting?"), _("Nothing is put to the vote until it is resumed."),
            (Field(name="reason", label=N_("Reason")),), _("Suspend the meeting"), "pause",
        )  # fmt: skip
        if answer is not None:
            order = SuspendMeeting(
                meeting_id=self._desk.meeting_id, at=self._desk.hour(), reason=str(answer["reason"] or "")
            )
            self._desk.do(suspend_meeting, order)

    def resume(self) -> None:
        """Let the meeting go on."""
        self._desk.do(resume_meeting, ResumeMeeting(meeting_id=self._desk.meeting_id, at=self._desk.hour()))

    def close(self) -> None:
        """Ask, and close the meeting."""
        if questions.confirm(
            self._desk.page, _("Close the meeting?"),
            _("What was not dealt with is carried over to the next meeting of this kind."), yes=_("Close the meeting"),
            no=_("Go on"), icon="lock",
        ):  # fmt: skip
            self._desk.do(close_meeting, CloseMeeting(meeting_id=self._desk.meeting_id, at=self._desk.hour()))

    def fail(self) -> None:
        """Ask, and close the meeting for want of a quorum."""
        if questions.confirm(
            self._desk.page, _("Close the meeting without a quorum?"),
            _("Nothing is decided. It can then be called again."), yes=_("Close without a quorum"), no=_("Wait"),
            icon="warn",
        ):  # fmt: skip
            self._desk.do(fail_meeting, FailMeeting(meeting_id=self._desk.meeting_id, at=self._desk.hour()))

    def bureau(self) -> bool:
        """Ask who chairs, writes and counts."""
        fields = (
            self._desk.pick("chair", N_("Chair of the meeting")),
            self._desk.pick("secretary", N_("Secretary of the meeting")),
            Field(name="secretary_name", label=N_("Or by name"), hint=N_("Of somebody who is not on the roll.")),
            self._desk.pick("teller_1", N_("Teller")), self._desk.pick("teller_2", N_("Second teller")),
        )  # fmt: skip
        answer = self._desk.asked(
            _("Who leads the meeting?"), _("Whoever was named before is replaced."), fields, _("Name the bureau"),
            "lead",
        )  # fmt: skip
        if answer is None:
            return False
        named = {name: self._who(answer[name]) for name in ("chair", "secretary", "teller_1", "teller_2")}
        secretary = named["secretary"]
        if secretary is None and answer["secretary_name"]:
            secretary = Who(name=str(answer["secretary_name"]))
        tellers = tuple(who for who in (named["teller_1"], named["teller_2"]) if who is not None)
        order = NameBureau(
            meeting_id=self._desk.meeting_id, chair=named["chair"], secretary=secretary, tellers=tellers
        )  # fmt: skip
        return self._desk.do(name_bureau, order)

    def ratify(self) -> bool:
        """Ask, for each co-option the meeting has decided on, whether the register of officers is to say so."""
        done = False
        for each in self._desk.page.desk.office.ask(ratifications_offered, self._desk.meeting_id):
            ratified = each.outcome is Outcome.ADOPTED
            title = _("Write the word of the meeting into the register of officers?")
            # TR: {reference} is the number of a resolution of the meeting
            said = (
                _("The co-option is ratified by resolution {reference}.")
                if ratified
                else _("The co-option is not ratified ({reference}): it ends with the day of the meeting.")
            )
            words = said.format(reference=each.reference)
            if questions.confirm(self._desk.page, title, words, yes=_("Write it down"), no=_("Leave it"), icon="seat"):
                order = Ratify(
                    appointment_id=each.appointment_id, on=each.on, ratified=ratified, decision=each.reference
                )
                done = self._desk.do(ratify, order) or done
        return done

    def _who(self, roll_id: object) -> Who | None:
        if not isinstance(roll_id, int):
            return None
        person = self._desk.person(roll_id).person
        return Who(person_id=person.person_id, name=person.name)
