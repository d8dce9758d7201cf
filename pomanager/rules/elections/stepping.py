"""The steps of an election from its day to the seats: what is done, what is missing and by when, and the acts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pomanager.marks import N_
from pomanager.rules.elections.kinds import OPEN_FOR_CANDIDATES, RESULT_STANDS, CandidateOrder, ElectionState
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.preparing import StepState
from pomanager.rules.objections import Objection


class StepKey(StrEnum):
    """The steps, in their order."""

    PREPARED = "prepared"
    NOMINATIONS = "nominations"
    LIST = "list"
    OFFICIALS = "officials"
    VOTERS = "voters"
    VOTING = "voting"
    COUNTING = "counting"
    RESULT = "result"
    DECLARED = "declared"
    INSTALLED = "installed"


STEP_WORDS = {
    StepKey.PREPARED: N_("Seats, day and place"), StepKey.NOMINATIONS: N_("Candidates"),
    StepKey.LIST: N_("List of candidates"), StepKey.OFFICIALS: N_("Committee and tellers"),
    StepKey.VOTERS: N_("Electoral roll"), StepKey.VOTING: N_("Poll"), StepKey.COUNTING: N_("Counting"),
    StepKey.RESULT: N_("Result"), StepKey.DECLARED: N_("Declaration"), StepKey.INSTALLED: N_("Taking office"),
}  # fmt: skip


class StepAct(StrEnum):
    """What can be done at a step."""

    AMEND = "amend"
    CALL = "call"
    CANDIDATES = "candidates"
    PUBLISH = "publish"
    OFFICIALS = "officials"
    FREEZE = "freeze"
    MEETING = "meeting"
    """The roll is frozen on the page of the meeting the election is held in."""
    VOTERS = "voters"
    OPEN = "open"
    CLOSE = "close"
    COUNTING = "counting"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class ElectionStep:
    """One step: what is done or missing is said in ``sentence``; ``acts`` come first first, none where none can be."""

    key: StepKey
    sentence: Objection
    state: StepState
    due_on: date | None = None
    acts: tuple[StepAct, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """What is known of an election. Figures of papers, counts and mandates are 0 before there are any."""

    state: ElectionState
    today: date
    held_on: date
    place: str
    in_meeting: bool
    way: Way
    seats: int
    contests: int
    candidates_until: date | None
    standing: int
    not_agreed: int
    """Who stands and has not said yet that they agree."""
    withdrawn: int
    order: CandidateOrder
    published_on: date | None
    tellers: int
    others: int
    """Who runs the election or looks on, without the tellers."""
    voters: int
    votes: int
    ticked: int
    papers_given: int
    papers_counted: int
    open_batches: int
    in_the_way: tuple[Objection, ...]
    """What keeps the result from being declared."""
    declared_on: date | None
    object_until: date | None
    elected: int
    installed: int


NO_PLACE = N_("{day}: {seats} seats are filled; the place is still missing.")
PLACED = N_("{day}, {place}: {seats} seats are filled.")
IN_MEETING = N_("{day}, in a meeting: {seats} seats are filled.")
NOT_CALLED = N_("Candidates are not called for yet.")
CALL_LATE = N_("Candidates are not called for yet, and candidacies could be handed in until {day}.")
NOBODY_YET = N_("Nobody stands yet for {seats} seats.")
STANDING = N_("{standing} stand for {seats} seats.")
WITHDREW = N_("{standing} stand for {seats} seats; {withdrawn} withdrew.")
LIST_WAITS = N_("It is published once somebody stands.")
LIST_AFTER = N_("It is published after the last day of candidacies, {day}.")
NOT_AGREED = N_("Before it is published: {count} have not agreed to stand yet.")
LIST_OPEN = N_("Not published yet.")
LIST_BY_NAME = N_("Published on {day}, in order of names.")
LIST_BY_LOT = N_("Published on {day}, in the order that was drawn.")
NO_TELLERS = N_("Nobody is named yet who counts the votes.")
TELLERS = N_("Tellers: {tellers}; others who run it or look on: {others}.")
NO_COUNTING = N_("It is held by acclamation: nothing is counted.")
ROLL_OPEN = N_("The electoral roll is not frozen yet.")
ROLL_OF_MEETING = N_("The roll of the meeting is not frozen yet.")
ROLL_READY = N_("Frozen: {voters} may vote, with {votes} votes.")
POLL_WAITS = N_("It opens once the list is published.")
POLL_ROLL = N_("It opens once the electoral roll is frozen.")
POLL_OPEN = N_("The poll opens on {day}.")
POLL_LATE = N_("The poll was to open on {day}.")
VOTING = N_("Open. Ballot papers were given to {ticked} of {voters}; papers: {papers}.")
VOTED = N_("Over. Ballot papers were given to {ticked} of {voters}; papers: {papers}.")
COUNTING_WAITS = N_("It begins when the poll is over.")
COUNTING_OPEN = N_("Papers and sums typed in so far: {papers}; batches still open: {batches}.")
COUNTED = N_("Counted. Papers: {papers}.")
RESULT_WAITS = N_("It is there once everything is counted.")
RESULT_READY = N_("Counted; nothing stands in the way of the declaration.")
RESULT_KEPT = N_("Elected: {elected}.")
DECLARE_OPEN = N_("Not declared yet.")
DECLARED = N_("Declared on {day}.")
DECLARED_UNTIL = N_("Declared on {day}; objections can be lodged until {until}.")
CONTESTED = N_("Declared on {day}, and contested: an objection is not decided yet.")
INSTALL_WAITS = N_("Seats are taken once the result is declared.")
INSTALL_OPEN = N_("Seats were taken by {installed} of {elected}.")
INSTALLED = N_("All took their seats: {installed}.")
ANNULLED = N_("The election is annulled.")


def steps_of(facts: StepFacts) -> tuple[ElectionStep, ...]:
    """The steps of an election, in their order; of one that is annulled only what was done is told."""
    found = (
        _prepared(facts), _nominations(facts), _list(facts), _officials(facts), _voters(facts), _voting(facts),
        _counting(facts), _result(facts), _declared(facts), _installed(facts),
    )  # fmt: skip
    if facts.state is not ElectionState.ANNULLED:
        return found
    void = Objection(ANNULLED)
    return tuple(
        each
        if each.state is StepState.DONE and each.key in _STAYS_DONE
        else ElectionStep(each.key, void, StepState.WAITS, None, _looked_at(each))
        for each in found
    )


_STAYS_DONE = frozenset(
    {StepKey.PREPARED, StepKey.NOMINATIONS, StepKey.LIST, StepKey.OFFICIALS, StepKey.VOTERS}
)  # fmt: skip
"""What was done before the vote stays done in an election that is void."""


def _looked_at(step: ElectionStep) -> tuple[StepAct, ...]:
    return (StepAct.RESULT,) if step.key is StepKey.RESULT else ()


def next_step(steps: tuple[ElectionStep, ...]) -> ElectionStep | None:
    """The first step that can be done now; None where nothing is left."""
    return next((each for each in steps if each.state in {StepState.OPEN, StepState.LATE}), None)


def _prepared(facts: StepFacts) -> ElectionStep:
    told = {"day": facts.held_on, "place": facts.place, "seats": facts.seats}
    placed = bool(facts.place.strip()) or facts.in_meeting
    message = (PLACED if facts.place.strip() else IN_MEETING) if placed else NO_PLACE
    state = StepState.DONE if placed or facts.state not in OPEN_FOR_CANDIDATES else StepState.OPEN
    return ElectionStep(StepKey.PREPARED, Objection(message, "", told), state, None, (StepAct.AMEND,))


def _nominations(facts: StepFacts) -> ElectionStep:
    told = {"standing": facts.standing, "seats": facts.seats, "withdrawn": facts.withdrawn}
    message = WITHDREW if facts.withdrawn else STANDING if facts.standing else NOBODY_YET
    due = facts.candidates_until
    if facts.state is ElectionState.PREPARED:
        late = due is not None and due < facts.today
        silent = facts.standing or facts.withdrawn
        sentence = Objection(message, "", told) if silent else Objection(NOT_CALLED)
        if late and not silent:
            sentence = Objection(CALL_LATE, "", {"day": due})
        state = StepState.LATE if late else StepState.OPEN
        return ElectionStep(StepKey.NOMINATIONS, sentence, state, due, (StepAct.CALL, StepAct.CANDIDATES))
    over = due is not None and due < facts.today and facts.standing > 0
    done = facts.state is not ElectionState.NOMINATIONS or over
    state = StepState.DONE if done else StepState.OPEN
    return ElectionStep(StepKey.NOMINATIONS, Objection(message, "", told), state, due, (StepAct.CANDIDATES,))


def _list(facts: StepFacts) -> ElectionStep:
    if facts.published_on is not None:
        message = LIST_BY_LOT if facts.order is CandidateOrder.LOT else LIST_BY_NAME
        sentence = Objection(message, "", {"day": facts.published_on})
        return ElectionStep(StepKey.LIST, sentence, StepState.DONE, None, (StepAct.CANDIDATES,))
    if not facts.standing:
        return ElectionStep(StepKey.LIST, Objection(LIST_WAITS), StepState.WAITS)
    if facts.not_agreed:
        sentence = Objection(NOT_AGREED, "", {"count": facts.not_agreed})
        return ElectionStep(StepKey.LIST, sentence, StepState.OPEN, facts.held_on, (StepAct.CANDIDATES,))
    until = facts.candidates_until
    if until is not None and facts.today <= until:
        sentence = Objection(LIST_AFTER, "", {"day": until})
        return ElectionStep(StepKey.LIST, sentence, StepState.WAITS, None, (StepAct.PUBLISH,))
    state = StepState.LATE if facts.held_on < facts.today else StepState.OPEN
    return ElectionStep(StepKey.LIST, Objection(LIST_OPEN), state, facts.held_on, (StepAct.PUBLISH,))


def _officials(facts: StepFacts) -> ElectionStep:
    acts = (StepAct.OFFICIALS,)
    told = {"tellers": facts.tellers, "others": facts.others}
    if facts.tellers or facts.others:
        return ElectionStep(
            StepKey.OFFICIALS, Objection(TELLERS, "", told), _done(done=bool(facts.tellers)), None, acts
        )
    if facts.way is Way.ACCLAMATION:
        return ElectionStep(StepKey.OFFICIALS, Objection(NO_COUNTING), StepState.DONE, None, acts)
    return ElectionStep(StepKey.OFFICIALS, Objection(NO_TELLERS), StepState.OPEN, facts.held_on, acts)


def _done(*, done: bool) -> StepState:
    return StepState.DONE if done else StepState.OPEN


def _voters(facts: StepFacts) -> ElectionStep:
    if facts.voters:
        told = {"voters": facts.voters, "votes": facts.votes}
        return ElectionStep(StepKey.VOTERS, Objection(ROLL_READY, "", told), StepState.DONE, None, (StepAct.VOTERS,))
    message, act = (ROLL_OF_MEETING, StepAct.MEETING) if facts.in_meeting else (ROLL_OPEN, StepAct.FREEZE)
    return ElectionStep(StepKey.VOTERS, Objection(message), StepState.OPEN, facts.held_on, (act,))


def _voting(facts: StepFacts) -> ElectionStep:
    told = {"ticked": facts.ticked, "voters": facts.voters, "papers": facts.papers_given}
    if facts.state is ElectionState.VOTING:
        return ElectionStep(
            StepKey.VOTING, Objection(VOTING, "", told), StepState.OPEN, None, (StepAct.VOTERS, StepAct.CLOSE)
        )  # fmt: skip
    if facts.state in OPEN_FOR_CANDIDATES:
        return ElectionStep(StepKey.VOTING, Objection(POLL_WAITS), StepState.WAITS)
    if facts.state is ElectionState.PUBLISHED:
        if not facts.voters and facts.way is not Way.ACCLAMATION:
            return ElectionStep(StepKey.VOTING, Objection(POLL_ROLL), StepState.WAITS, None, (StepAct.OPEN,))
        late = facts.held_on < facts.today
        sentence = Objection(POLL_LATE if late else POLL_OPEN, "", {"day": facts.held_on})
        return ElectionStep(
            StepKey.VOTING, sentence, StepState.LATE if late else StepState.OPEN, facts.held_on, (StepAct.OPEN,)
        )  # fmt: skip
    return ElectionStep(StepKey.VOTING, Objection(VOTED, "", told), StepState.DONE, None, (StepAct.VOTERS,))


def _counting(facts: StepFacts) -> ElectionStep:
    if facts.state in OPEN_FOR_CANDIDATES | {ElectionState.PUBLISHED}:
        return ElectionStep(StepKey.COUNTING, Objection(COUNTING_WAITS), StepState.WAITS)
    told = {"papers": facts.papers_counted, "batches": facts.open_batches}
    acts = (StepAct.COUNTING,)
    if facts.state is ElectionState.VOTING:
        return ElectionStep(StepKey.COUNTING, Objection(COUNTING_WAITS), StepState.WAITS, None, acts)
    if facts.state is ElectionState.COUNTING:
        return ElectionStep(StepKey.COUNTING, Objection(COUNTING_OPEN, "", told), StepState.OPEN, None, acts)
    return ElectionStep(StepKey.COUNTING, Objection(COUNTED, "", told), StepState.DONE, None, acts)


_NO_RESULT = OPEN_FOR_CANDIDATES | {ElectionState.PUBLISHED, ElectionState.VOTING, ElectionState.COUNTING}


def _result(facts: StepFacts) -> ElectionStep:
    acts = (StepAct.RESULT,)
    if facts.state in _NO_RESULT:
        later = acts if facts.state is ElectionState.COUNTING else ()
        return ElectionStep(StepKey.RESULT, Objection(RESULT_WAITS), StepState.WAITS, None, later)
    if facts.state is ElectionState.COUNTED:
        stopping = [each for each in facts.in_the_way if each.stops]
        if stopping:
            return ElectionStep(StepKey.RESULT, stopping[0], StepState.OPEN, None, acts)
        return ElectionStep(StepKey.RESULT, Objection(RESULT_READY), StepState.DONE, None, acts)
    return ElectionStep(
        StepKey.RESULT, Objection(RESULT_KEPT, "", {"elected": facts.elected}), StepState.DONE, None, acts
    )


def _declared(facts: StepFacts) -> ElectionStep:
    told = {"day": facts.declared_on, "until": facts.object_until}
    acts = (StepAct.RESULT,)
    if facts.state is ElectionState.CONTESTED:
        return ElectionStep(StepKey.DECLARED, Objection(CONTESTED, "", told), StepState.OPEN, None, acts)
    if facts.declared_on is not None:
        message = DECLARED if facts.object_until is None else DECLARED_UNTIL
        return ElectionStep(StepKey.DECLARED, Objection(message, "", told), StepState.DONE, None, acts)
    ready = facts.state is ElectionState.COUNTED and not any(each.stops for each in facts.in_the_way)
    if ready:
        return ElectionStep(StepKey.DECLARED, Objection(DECLARE_OPEN), StepState.OPEN, None, acts)
    return ElectionStep(StepKey.DECLARED, Objection(DECLARE_OPEN), StepState.WAITS)


def _installed(facts: StepFacts) -> ElectionStep:
    told = {"installed": facts.installed, "elected": facts.elected}
    if facts.state not in RESULT_STANDS:
        return ElectionStep(StepKey.INSTALLED, Objection(INSTALL_WAITS), StepState.WAITS)
    done = facts.installed >= facts.elected
    message = INSTALLED if done else INSTALL_OPEN
    return ElectionStep(StepKey.INSTALLED, Objection(message, "", told), _done(done=done), None, (StepAct.RESULT,))
