"""The steps by which a meeting is prepared: what is done, what is missing and by when, and the act that does it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.kinds import (
    ASSEMBLIES,
    BEFORE,
    ITEM_KIND_WORDS,
    OF_DELEGATES,
    ItemKind,
    MeetingKind,
    MeetingState,
)
from pomanager.rules.meetings.notice import last_lawful_day, number_of
from pomanager.rules.objections import Objection, Word


class StepKey(StrEnum):
    """The steps, in their order."""

    DAY = "day"
    AGENDA = "agenda"
    DRAFTS = "drafts"
    DOCUMENTS = "documents"
    DELEGATES = "delegates"
    ROLL = "roll"
    CALL = "call"
    PROOFS = "proofs"
    SHEETS = "sheets"
    ROOM = "room"


STEP_WORDS = {
    StepKey.DAY: N_("Day, hour and place"), StepKey.AGENDA: N_("Agenda"), StepKey.DRAFTS: N_("Draft resolutions"),
    StepKey.DOCUMENTS: N_("Documents for the members"), StepKey.DELEGATES: N_("Delegates of the sections"),
    StepKey.ROLL: N_("Who may vote"), StepKey.CALL: N_("Notice"), StepKey.PROOFS: N_("Proofs of the notice"),
    StepKey.SHEETS: N_("Attendance sheets"), StepKey.ROOM: N_("The meeting itself"),
}  # fmt: skip


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    OPEN = "open"
    LATE = "late"
    """It was due, and is not done."""
    WAITS = "waits"
    """Another step comes first."""


STEP_STATE_WORDS = {
    StepState.DONE: N_("Done"), StepState.OPEN: N_("To do"), StepState.LATE: N_("Late"),
    StepState.WAITS: N_("Not yet"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``sentence`` says what is done or missing; ``act`` names what does it, "" where nothing can now."""

    key: StepKey
    sentence: Objection
    state: StepState
    due_on: date | None = None
    act: str = ""


WANTS_DRAFT = frozenset(
    {
        ItemKind.ACCOUNTS, ItemKind.SURPLUS, ItemKind.DISCHARGE, ItemKind.BUDGET, ItemKind.BYLAWS,
        ItemKind.RATIFICATION, ItemKind.DECISION, ItemKind.PREVIOUS_MINUTES,
    }
)  # fmt: skip
"""Items that end in a vote, and so want the text that is put to it."""


@dataclass(frozen=True, slots=True)
class PreparingFacts:
    """What is known of a meeting that is being prepared."""

    kind: MeetingKind
    state: MeetingState
    call: int
    held_on: date
    starts_at: int
    place: str
    today: date
    bylaws: Bylaws
    items: int
    lacking: tuple[ItemKind, ...]
    """Items the by-laws want and the agenda lacks."""
    without_draft: tuple[str, ...]
    """Numbers of items that want a draft resolution and have none."""
    drafts: int
    documents: int
    documents_from: date | None
    record_on: date | None
    on_roll: int
    entitled: int
    called_on: date | None
    told: int
    """On the roll with a proof of the notice."""
    seats_open: int | None
    """Places of delegates the sections have not filled; None where no rule says how many there are."""
    delegates: int


# TR: when and where a meeting is held; {hour} is such as 09:30
PLACED = N_("{day}, {hour}, {place}.")
NO_PLACE = N_("{day}, {hour}: the place is still missing.")
AGENDA_EMPTY = N_("Nothing is on the agenda. A notice without one is null (OHADA, art. 233).")
AGENDA_LACKS = N_("The by-laws also want on it: {items}.")
AGENDA_READY = N_("Everything the by-laws want is on it; items: {count}.")
DRAFTS_READY = N_("Every item that ends in a vote has a text to vote on.")
DRAFTS_LACK = N_("No text to vote on yet under: {items}.")
DOCUMENTS_NONE = N_("No document is named. Members have a right to read them before the meeting.")
DOCUMENTS_LATE = N_("By the by-laws they are open {days} days before the meeting, from {day} on.")
DOCUMENTS_WHEN = N_("Say from which day members can read them.")
DOCUMENTS_READY = N_("Named: {count}; open from {day} on.")
DELEGATES_OPEN = N_("Sections have still to name delegates: {count}.")
DELEGATES_NONE = N_("No section has named its delegates yet.")
DELEGATES_READY = N_("Named: {count}.")
ROLL_OPEN = N_("The roll is not frozen yet.")
ROLL_READY = N_("Frozen as of {day}: {entitled} may vote, of {count} on the roll.")
CALL_OPEN = N_("Not called yet; {day} is the last lawful day.")
CALL_SILENT = N_("Not called yet; the by-laws do not say by when.")
CALL_LATE = N_("{day} was the last lawful day. It can be called with a stated reason, which the minutes print.")
CALLED = N_("Called on {day}.")
PROOFS_WAIT = N_("They come once the meeting is called.")
PROOFS_OPEN = N_("Without a proof of the notice: {missing} of {count}.")
PROOFS_READY = N_("A proof of the notice for everybody on the roll: {count}.")
SHEETS_WAIT = N_("They are printed of the frozen roll.")
SHEETS_OPEN = N_("Print them the day before: one for the bureau, one for each section.")
ROOM_WAITS = N_("The meeting is opened in its room, on {day}.")
ROOM_OPEN = N_("Today: open the room.")
ROOM_DONE = N_("The meeting was opened.")


def steps_of(facts: PreparingFacts) -> tuple[Step, ...]:
    """The steps of a meeting, in their order; a body's own meeting has no delegates and no documents to lay out."""
    found = [_day(facts), _agenda(facts), _drafts(facts)]
    if facts.kind in ASSEMBLIES:
        found.append(_documents(facts))
    if facts.kind in OF_DELEGATES:
        found.append(_delegates(facts))
    return (*found, _roll(facts), _call(facts), *_after_call(facts))


def notice_due(facts: PreparingFacts) -> date | None:
    """The last lawful day of the notice."""
    return last_lawful_day(facts.kind, facts.call, facts.held_on, facts.bylaws)


def _state(facts: PreparingFacts, *, done: bool, due: date | None) -> StepState:
    if done:
        return StepState.DONE
    return StepState.LATE if due is not None and due < facts.today else StepState.OPEN


def _day(facts: PreparingFacts) -> Step:
    placed = bool(facts.place.strip())
    hours, minutes = divmod(facts.starts_at, 60)
    details = {"day": facts.held_on, "hour": f"{hours:02}:{minutes:02}", "place": facts.place}
    sentence = Objection(PLACED if placed else NO_PLACE, "", details)
    due = notice_due(facts)
    return Step(StepKey.DAY, sentence, _state(facts, done=placed, due=due), due, "amend")


def _agenda(facts: PreparingFacts) -> Step:
    due = notice_due(facts)
    if not facts.items:
        sentence = Objection(AGENDA_EMPTY)
    elif facts.lacking:
        sentence = Objection(AGENDA_LACKS, "", {"items": tuple(Word(ITEM_KIND_WORDS[kind]) for kind in facts.lacking)})
    else:
        sentence = Objection(AGENDA_READY, "", {"count": facts.items})
    done = bool(facts.items) and not facts.lacking
    return Step(StepKey.AGENDA, sentence, _state(facts, done=done, due=due), due, "agenda")


def _drafts(facts: PreparingFacts) -> Step:
    due = documents_due(facts) or facts.held_on  # the texts of resolutions are among what members can read (art. 351)
    if facts.without_draft:
        sentence = Objection(DRAFTS_LACK, "", {"items": tuple(facts.without_draft)})
    else:
        sentence = Objection(DRAFTS_READY)
    return Step(StepKey.DRAFTS, sentence, _state(facts, done=not facts.without_draft, due=due), due, "drafts")


def documents_due(facts: PreparingFacts) -> date | None:
    """The last day on which documents have to be open; None where the by-laws are silent."""
    days = number_of(facts.kind, facts.bylaws, "documents_days")
    return None if days is None else facts.held_on - timedelta(days=days)


def _documents(facts: PreparingFacts) -> Step:
    due = documents_due(facts)
    done = False
    if not facts.documents:
        sentence = Objection(DOCUMENTS_NONE)
    elif facts.documents_from is None:
        sentence = Objection(DOCUMENTS_WHEN)
    elif due is not None and facts.documents_from > due:
        sentence = Objection(DOCUMENTS_LATE, "", {"days": (facts.held_on - due).days, "day": due})
    else:
        sentence, done = Objection(DOCUMENTS_READY, "", {"count": facts.documents, "day": facts.documents_from}), True
    act = "amend" if facts.documents and not done else "documents"  # what is missing is the day: it is the meeting's
    return Step(StepKey.DOCUMENTS, sentence, _state(facts, done=done, due=due), due, act)


def _delegates(facts: PreparingFacts) -> Step:
    due = notice_due(facts)
    if facts.seats_open:
        sentence = Objection(DELEGATES_OPEN, "", {"count": facts.seats_open})
    elif not facts.delegates:
        sentence = Objection(DELEGATES_NONE)
    else:
        sentence = Objection(DELEGATES_READY, "", {"count": facts.delegates})
    done = bool(facts.delegates) and not facts.seats_open
    return Step(StepKey.DELEGATES, sentence, _state(facts, done=done, due=due), due, "delegates")


def _roll(facts: PreparingFacts) -> Step:
    due = notice_due(facts)
    if facts.record_on is None:
        sentence = Objection(ROLL_OPEN)
    else:
        details = {"day": facts.record_on, "entitled": facts.entitled, "count": facts.on_roll}
        sentence = Objection(ROLL_READY, "", details)
    return Step(StepKey.ROLL, sentence, _state(facts, done=facts.record_on is not None, due=due), due, "freeze")


def _call(facts: PreparingFacts) -> Step:
    due = notice_due(facts)
    if facts.called_on is not None:
        return Step(StepKey.CALL, Objection(CALLED, "", {"day": facts.called_on}), StepState.DONE, due)
    message = CALL_SILENT if due is None else CALL_LATE if due < facts.today else CALL_OPEN
    sentence = Objection(message, "", {"day": due})
    return Step(StepKey.CALL, sentence, _state(facts, done=False, due=due), due, "call")


def _after_call(facts: PreparingFacts) -> Iterator[Step]:
    due = notice_due(facts)
    missing = facts.on_roll - facts.told
    if facts.called_on is None:
        yield Step(StepKey.PROOFS, Objection(PROOFS_WAIT), StepState.WAITS, due)
    elif missing or not facts.on_roll:
        sentence = Objection(PROOFS_OPEN, "", {"missing": missing, "count": facts.on_roll})
        yield Step(StepKey.PROOFS, sentence, _state(facts, done=False, due=due), due, "notices")
    else:
        sentence = Objection(PROOFS_READY, "", {"count": facts.on_roll})
        yield Step(StepKey.PROOFS, sentence, StepState.DONE, due, "notices")
    opened = facts.state not in BEFORE
    if facts.record_on is None:
        yield Step(StepKey.SHEETS, Objection(SHEETS_WAIT), StepState.WAITS, facts.held_on)
    else:
        state = StepState.DONE if opened else StepState.OPEN
        yield Step(StepKey.SHEETS, Objection(SHEETS_OPEN), state, facts.held_on, "sheets")
    if opened:
        yield Step(StepKey.ROOM, Objection(ROOM_DONE), StepState.DONE, facts.held_on, "room")
    elif facts.held_on > facts.today or facts.called_on is None:
        yield Step(StepKey.ROOM, Objection(ROOM_WAITS, "", {"day": facts.held_on}), StepState.WAITS, facts.held_on)
    else:
        sentence = Objection(ROOM_OPEN)
        yield Step(StepKey.ROOM, sentence, _state(facts, done=False, due=facts.held_on), facts.held_on, "room")
