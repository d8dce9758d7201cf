"""Gathers what the rules need to judge acts in the meeting room: the same words warn while typing and refuse."""

from collections import Counter, defaultdict
from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.rules.meetings.agenda import IS_WITHDRAWN, objections_to_words
from pomanager.rules.meetings.deciding import Choice, Method
from pomanager.rules.meetings.kinds import ItemState
from pomanager.rules.meetings.majority import Counted, Votes, objections_to_votes
from pomanager.rules.meetings.notice import bylaw_named
from pomanager.rules.meetings.presence import (
    Stayed,
    hour_of,
    objections_to_arrival,
    objections_to_departure,
)
from pomanager.rules.meetings.proxies import objections_to_proxy
from pomanager.rules.meetings.room import (
    objections_to_closing,
    objections_to_failing,
    objections_to_item_act,
    objections_to_marking,
    objections_to_opening,
    objections_to_people,
    objections_to_quorum,
    objections_to_roll_call,
    objections_to_suspending,
    objections_to_voting,
)
from pomanager.rules.objections import Objection
from pomanager.rules.writing import LONGEST_TEXT
from pomanager.services.meetings.judging_calling import LONGEST_REASON
from pomanager.services.meetings.locked import objections_to_change
from pomanager.services.meetings.queries.items import ItemFound, item_found
from pomanager.services.meetings.queries.loading import meeting_bylaws, meeting_label
from pomanager.services.meetings.queries.presence import conflicted, lines_of, present_at, stays_of
from pomanager.services.meetings.queries.quorum import quorum_at, vote_rules
from pomanager.services.meetings.queries.session_facts import (
    MotionFound,
    motion_found,
    named_on_roll,
    proxy_facts,
    session_facts,
)
from pomanager.services.meetings.room_orders import (
    AddGuest,
    CloseMeeting,
    DeclareConflict,
    DeferItem,
    FailMeeting,
    GiveProxy,
    MarkExcused,
    MarkLeft,
    MarkPresent,
    NameBureau,
    OpenMeeting,
    RecordVote,
    ResumeMeeting,
    SuspendMeeting,
    WriteDebate,
)

LONGEST_DEBATE = 20_000
SEVERAL = 100
"""From so many people on, the stays of all are read at once."""
NO_GUEST_NAME = N_("Say who it is.")
NO_NATURE = N_("Say what the interest is.")
DECLARED_ALREADY = N_("{name} has declared an interest in this item already.")
NOBODY_LEFT = N_("Nobody of this section is left to tick off.")
BEFORE_IT_COUNTS = N_("The proxy counts only from a later hour on.")
NO_BUREAU_NAME = N_("Say who it is, by name or as a person in the books.")


def objections_to_opening_meeting(session: Session, order: OpenMeeting, today: date) -> tuple[Objection, ...]:
    """Everything to say about opening a meeting; raises NotFound."""
    facts = session_facts(session, order.meeting_id, today)
    return (
        *objections_to_change(session, order.meeting_id), *objections_to_opening(facts, order.at),
        *_about_quorum(session, order.meeting_id, order.at, wanted=True),
    )  # fmt: skip


def _about_quorum(session: Session, meeting_id: int, at: int, *, wanted: bool) -> tuple[Objection, ...]:
    found = quorum_at(session, meeting_id, at)
    bylaw = bylaw_named(meeting_bylaws(session, meeting_id), *filter(None, (found.bylaw,)))
    return objections_to_quorum(found.there, found.needed, bylaw, is_reached=found.is_reached, wanted=wanted)


def objections_to_suspending_meeting(
    session: Session, order: SuspendMeeting | ResumeMeeting, today: date
) -> tuple[Objection, ...]:
    """Everything to say about a pause, or about its end; raises NotFound."""
    facts = session_facts(session, order.meeting_id, today)
    reason = order.reason if isinstance(order, SuspendMeeting) else ""
    return (
        *objections_to_change(session, order.meeting_id),
        *objections_to_suspending(facts, order.at, resume=isinstance(order, ResumeMeeting)),
        *objections_to_words("reason", reason, LONGEST_REASON),
    )  # fmt: skip


def objections_to_closing_meeting(session: Session, order: CloseMeeting, today: date) -> tuple[Objection, ...]:
    """Everything to say about closing a meeting; raises NotFound."""
    facts = session_facts(session, order.meeting_id, today)
    return (*objections_to_change(session, order.meeting_id), *objections_to_closing(facts, order.at))


def objections_to_failing_meeting(session: Session, order: FailMeeting, today: date) -> tuple[Objection, ...]:
    """Everything to say about closing a meeting for want of a quorum; raises NotFound."""
    facts = session_facts(session, order.meeting_id, today)
    found = [*objections_to_change(session, order.meeting_id), *objections_to_failing(facts, order.at)]
    if facts.has_roll:
        found += _about_quorum(session, order.meeting_id, order.at, wanted=False)
    return tuple(found)


def objections_to_marking_present(session: Session, order: MarkPresent, today: date) -> tuple[Objection, ...]:
    """Everything to say about ticking people off; raises NotFound for somebody who is not on the roll."""
    return _about_marks(session, order, today)


def objections_to_marking_left(session: Session, order: MarkLeft, today: date) -> tuple[Objection, ...]:
    """Everything to say about people leaving; raises NotFound for somebody who is not on the roll."""
    return _about_marks(session, order, today)


def _about_marks(session: Session, order: MarkPresent | MarkLeft, today: date) -> tuple[Objection, ...]:
    facts = session_facts(session, order.meeting_id, today)
    found = [*objections_to_change(session, order.meeting_id), *objections_to_marking(facts, order.at)]
    if not facts.has_roll:
        return tuple(found)
    names = named_on_roll(session, order.meeting_id, order.roll_ids)
    stays = stays_of(session, order.meeting_id, order.roll_ids if len(order.roll_ids) < SEVERAL else None)
    judge = objections_to_arrival if isinstance(order, MarkPresent) else objections_to_departure
    by_person: dict[int, list[Stayed]] = defaultdict(list)
    for stay in stays:
        by_person[stay.roll_id].append(stay)
    for roll_id in order.roll_ids:
        found += judge(names[roll_id], by_person[roll_id], order.at)
    return tuple(found)


def objections_to_excusing(session: Session, order: MarkExcused, today: date) -> tuple[Objection, ...]:
    """Everything to say about people who sent word; raises NotFound for somebody who is not on the roll."""
    facts = session_facts(session, order.meeting_id, today)
    found = [*objections_to_change(session, order.meeting_id), *objections_to_people(facts)]
    if facts.has_roll:
        named_on_roll(session, order.meeting_id, order.roll_ids)
    return (*found, *objections_to_words("reason", order.reason, LONGEST_REASON))


def objections_to_guest(session: Session, order: AddGuest, today: date) -> tuple[Objection, ...]:
    """Everything to say about somebody in the room without a vote; raises NotFound."""
    del today
    meeting_label(session, order.meeting_id)
    found = list(objections_to_change(session, order.meeting_id))
    if not order.name.strip():
        found.append(Objection(NO_GUEST_NAME, "name"))
    texts = (("name", order.name), ("capacity", order.capacity))
    return (*found, *(each for about, text in texts for each in objections_to_words(about, text, LONGEST_TEXT)))


def objections_to_bureau(session: Session, order: NameBureau, today: date) -> tuple[Objection, ...]:
    """Everything to say about a bureau; raises NotFound."""
    del today
    meeting_label(session, order.meeting_id)
    found = list(objections_to_change(session, order.meeting_id))
    named = (("chair", order.chair), ("secretary", order.secretary), *(("tellers", who) for who in order.tellers))
    for about, who in named:
        if who is None:
            continue
        if who.person_id is None and not who.name.strip():
            found.append(Objection(NO_BUREAU_NAME, about))
        found += objections_to_words(about, who.name, LONGEST_TEXT)
    return tuple(found)


def objections_to_giving_proxy(session: Session, order: GiveProxy, today: date) -> tuple[Objection, ...]:
    """Everything to say about a proxy; raises NotFound for somebody who is not on the roll."""
    facts = session_facts(session, order.meeting_id, today)
    found = [*objections_to_change(session, order.meeting_id), *objections_to_people(facts)]
    if facts.has_roll:
        found += objections_to_proxy(proxy_facts(session, order, facts.held_on))
    texts = (("holder_name", order.holder_name), ("paper", order.paper))
    return (*found, *(each for about, text in texts for each in objections_to_words(about, text, LONGEST_TEXT)))


def item_for(session: Session, item_id: int) -> tuple[ItemFound, tuple[Objection, ...]]:
    """An item, and what there is to say about going on with it at all; raises NotFound."""
    item, found = _item_written_about(session, item_id)
    gone = (Objection(IS_WITHDRAWN),) if item.state is ItemState.WITHDRAWN else ()
    return item, (*found, *gone)


def _item_written_about(session: Session, item_id: int) -> tuple[ItemFound, tuple[Objection, ...]]:
    """An item, and what there is to say about writing of it, also of one that is withdrawn; raises NotFound."""
    item = item_found(session, item_id)
    state = meeting_label(session, item.meeting_id).state
    return item, (*objections_to_change(session, item.meeting_id), *objections_to_item_act(state))


def objections_to_deferring_item(session: Session, order: DeferItem, today: date) -> tuple[Objection, ...]:
    """Everything to say about carrying an item over; raises NotFound."""
    del today
    return (*item_for(session, order.item_id)[1], *objections_to_words("reason", order.reason, LONGEST_REASON))


def objections_to_debate(session: Session, order: WriteDebate, today: date) -> tuple[Objection, ...]:
    """Everything to say about the summary of a debate; raises NotFound."""
    del today
    found = _item_written_about(session, order.item_id)[1]
    return (*found, *objections_to_words("debate", order.debate, LONGEST_DEBATE))


def objections_to_conflict(session: Session, order: DeclareConflict, today: date) -> tuple[Objection, ...]:
    """Everything to say about a conflict of interest; raises NotFound for somebody who is not on the roll."""
    item = item_found(session, order.item_id)
    found = [*objections_to_change(session, item.meeting_id)]
    found += objections_to_people(session_facts(session, item.meeting_id, today))
    names = named_on_roll(session, item.meeting_id, [order.roll_id])
    if order.roll_id in conflicted(session, item.id):
        found.append(Objection(DECLARED_ALREADY, "roll_id", {"name": names[order.roll_id]}))
    if not order.nature.strip():
        found.append(Objection(NO_NATURE, "nature"))
    return (*found, *objections_to_words("nature", order.nature, LONGEST_REASON))


def counted_votes(session: Session, order: RecordVote, motion: MotionFound) -> Votes:
    """The votes of an order: by acclamation without figures, everybody there who does not abstain is for it.

    A roll call without figures has those of its answers.
    """
    votes = Votes(order.votes_for, order.votes_against, order.abstentions, order.blank, order.spoilt)
    if order.roll_call and not votes.total:
        return Votes(*roll_call_sums(session, order))
    if order.method is Method.ACCLAMATION and not votes.votes_for and not votes.votes_against:
        room = vote_rules(session, motion.meeting_id, motion.item_id, order.at, motion.kind).room
        return Votes(max(room.there - votes.abstentions, 0), 0, votes.abstentions, votes.blank, votes.spoilt)
    return votes


def roll_call_sums(session: Session, order: RecordVote) -> tuple[int, int, int]:
    """The votes for, against and abstaining that answers to a roll call make."""
    lines = lines_of(session, {roll_id for roll_id, _choice in order.roll_call})
    sums: Counter[Choice] = Counter()
    for roll_id, choice in order.roll_call:
        sums[choice] += lines[roll_id].votes if roll_id in lines else 0
    return sums[Choice.FOR], sums[Choice.AGAINST], sums[Choice.ABSTAIN]


def objections_to_recording_vote(session: Session, order: RecordVote, today: date) -> tuple[Objection, ...]:
    """Everything to say about the result of a vote; raises NotFound."""
    motion = motion_found(session, order.motion_id)
    facts = session_facts(session, motion.meeting_id, today)
    bylaws = meeting_bylaws(session, motion.meeting_id)
    rules = vote_rules(session, motion.meeting_id, motion.item_id, order.at, motion.kind)
    votes = counted_votes(session, order, motion)
    casting = bylaw_named(bylaws, *filter(None, (rules.rule.casting_bylaw,)))
    return (
        *objections_to_change(session, motion.meeting_id),
        *objections_to_voting(facts, motion.facts, bylaws, order.at, order.reason),
        *objections_to_votes(
            Counted(votes, order.method, order.casting, hour_of(order.at), casting), rules.rule, rules.room
        ),
        *_about_roll_call(session, order, motion, votes),
        *objections_to_words("reason", order.reason, LONGEST_REASON),
    )


def _about_roll_call(
    session: Session, order: RecordVote, motion: MotionFound, votes: Votes
) -> tuple[Objection, ...]:  # fmt: skip
    if not order.roll_call:
        return ()
    times = Counter(roll_id for roll_id, _choice in order.roll_call)
    names = named_on_roll(session, motion.meeting_id, list(times))
    may = present_at(session, motion.meeting_id, order.at, motion.item_id).may_answer
    answers = [(names[roll_id], times[roll_id], roll_id in may) for roll_id in times]
    counted = (votes.votes_for, votes.votes_against, votes.abstentions)
    return objections_to_roll_call(answers, counted, roll_call_sums(session, order))
