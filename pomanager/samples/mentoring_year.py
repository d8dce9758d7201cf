"""The mentoring of women leaders in a sample office: the coordinator’s notebook, typed off a few times in the year."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from itertools import count, cycle
from typing import Any, TypeAlias

from pomanager.i18n import speaking
from pomanager.rules.mentoring.kinds import (
    HIGHEST_MARK,
    LOWEST_MARK,
    Chosen,
    GoalState,
    Moment,
    NoteKind,
    PairEventKind,
    PartRole,
    Rater,
    SessionMode,
)
from pomanager.rules.mentoring.programmes import ProgrammeRules
from pomanager.rules.wording import Wording
from pomanager.samples.seating import Bodies
from pomanager.samples.sheets import Teller, Turn, written_of
from pomanager.services.members import queries
from pomanager.services.mentoring import orders
from pomanager.services.mentoring.commands.journey import close_goal, hold_review, note_on_journey, rate, set_goal
from pomanager.services.mentoring.commands.pairing import form_pair, note_event
from pomanager.services.mentoring.commands.programmes import start_programme
from pomanager.services.mentoring.commands.roster import decide, enrol, record_consent
from pomanager.services.mentoring.commands.sessions import hold_peer_session, log_session
from pomanager.services.mentoring.queries.programmes import competencies, programme_of
from pomanager.services.work import Work

Told: TypeAlias = Mapping[str, Any]
Entry: TypeAlias = tuple[date, int, Callable[[Work], None]]
"""A line of the notebook: the day of what it tells, its place in the notebook, and the act that writes it."""
FIRST_SESSION = 7
"""Days from the start of a pair to its first session."""
BY_PHONE = 3
"""Every so manieth session is held by phone."""
SMALLEST_WHOLE = 1000
"""The notebook of an office of fewer people is a short one."""
LAST_DAYS = timedelta(days=95)
"""Of the last days it tells every session."""
USUAL_MINUTES = (60, 75, 45, 90)


@dataclass(slots=True)
class Notebook:
    """What the coordinator wrote down, and what was typed off of it already."""

    told: Told
    bodies: Bodies
    written: int = 0
    """So many entries stand in the books."""
    members: dict[str, int] = field(default_factory=dict)
    """Tag → the member."""
    parts: dict[str, int] = field(default_factory=dict)
    """Tag → the place on the roster."""
    pairs: dict[str, int] = field(default_factory=dict)
    """Tag of a mentee → her pair."""
    goals: dict[str, int] = field(default_factory=dict)
    is_short: bool = False
    """Of a small office every second session of those who do not graduate was not written down."""
    programme_id: int = 0
    cohort_id: int = 0
    entries: Sequence[Entry] = ()


def mentoring_turns_of(teller: Teller, bodies: Bodies) -> Sequence[Turn]:
    """The days on which the notebook is typed off; none where nothing is written down of the office."""
    told = written_of(teller.secretary.story.code, "mentoring")
    if not told:
        return ()
    notebook = Notebook(told, bodies)
    return [(day, partial(_type_off, notebook)) for day in told["typed_on"]]


def _type_off(notebook: Notebook, teller: Teller) -> None:
    """Type off what the notebook tells up to today, in one act; the first time, say who takes part."""
    if not notebook.entries:
        _ask_people(notebook, teller)
    due = [act for on, _place, act in notebook.entries if on <= teller.today][notebook.written :]
    notebook.written += len(due)
    if due and notebook.members:
        with speaking(teller.secretary.story.profile.languages[0]):
            teller.secretary.office.do(_write, due)


def _write(work: Work, acts: Sequence[Callable[[Work], None]]) -> None:
    for act in acts:
        act(work)


def _ask_people(notebook: Notebook, teller: Teller) -> None:
    """Find everybody the notebook names; whoever is in it is spared from now on."""
    for each in (*notebook.told["mentors"], *notebook.told["mentees"]):
        member = notebook.bodies.cast.of(each["who"])
        if member is not None:
            notebook.members[each["who"]] = member.id
    teller.secretary.spared |= set(notebook.members.values())
    notebook.is_short = teller.secretary.office.ask(queries.roll_facts).in_books < SMALLEST_WHOLE
    places = count()
    found = [(on, next(places), act) for on, act in _entries(notebook)]
    notebook.entries = sorted(found, key=lambda entry: entry[:2])


Dated: TypeAlias = Iterator[tuple[date, Callable[[Work], None]]]


def _entries(notebook: Notebook) -> Dated:
    """Every line of the notebook."""
    told = notebook.told
    yield told["applied_on"], partial(_begin, notebook)
    for role, each in _people(notebook):
        yield _day(notebook, each, "applied_on"), partial(_enrol, notebook, each, role)
        yield _consents_on(notebook, each), partial(_select, notebook, each)
    for place, each in enumerate(_mentees(notebook)):
        yield from _journey(notebook, each, place)
    for meeting in told.get("meetings", ()):
        yield meeting["on"], partial(_meet, notebook, meeting)


def _day(notebook: Notebook, told: Told, key: str) -> date:
    """Her own day, or that of all."""
    day: date = told.get(key, notebook.told[key])
    return day


def _consents_on(notebook: Notebook, told: Told) -> date:
    given: date = notebook.told["consents_on"]
    return max(_day(notebook, told, "applied_on"), given)


def _people(notebook: Notebook) -> Iterator[tuple[PartRole, Told]]:
    for role, key in ((PartRole.MENTOR, "mentors"), (PartRole.MENTEE, "mentees")):
        yield from ((role, each) for each in notebook.told[key] if each["who"] in notebook.members)


def _mentees(notebook: Notebook) -> list[Told]:
    """The mentees who are there with their mentors."""
    there = notebook.members.keys()
    return [
        each
        for each in notebook.told["mentees"]
        if {each["who"], each["mentor"], each.get("then", each)["mentor"]} <= there
    ]


def _journey(notebook: Notebook, told: Told, place: int) -> Dated:
    """The lines of one mentee, from her pair to its end."""
    starts, who = _day(notebook, told, "starts_on"), told["who"]
    yield starts, partial(_pair, notebook, who, told["mentor"], starts)
    yield from _sessions(notebook, told, place)
    if "then" in told:
        then = told["then"]
        yield then["ended"], partial(_event, notebook, who, PairEventKind.REMATCHED, then["ended"], then["reason"])
        yield then["on"], partial(_pair, notebook, who, then["mentor"], then["on"])
    yield starts, partial(_goal, notebook, told)
    if "reached" in told["goal"]:
        yield told["goal"]["reached"], partial(_reach, notebook, told)
    for month, on in told.get("reviews", {}).items():
        yield on, partial(_review, notebook, who, int(month), on)
    for note in told.get("notes", ()):
        yield note["on"], partial(_note, notebook, who, note)
    yield from _ratings(notebook, told)
    if "withdrew_consent" in told:
        yield told["withdrew_consent"], partial(_withdraw, notebook, told)
    if "ends" in told:
        ends = told["ends"]
        kind, reason = PairEventKind(ends["kind"]), ends.get("reason", "")
        yield ends["on"], partial(_event, notebook, who, kind, ends["on"], reason)


def _sessions(notebook: Notebook, told: Told, place: int) -> Dated:
    """A session every so many days, until she falls silent, her pair ends, or the notebook does."""
    whole = notebook.told
    last = min(
        told.get("silent_from", date.max), told.get("ends", {}).get("on", date.max), whole["typed_on"][-1]
    )  # fmt: skip
    then = told.get("then", {"ended": date.max, "on": date.max})
    topics, actions = cycle(whole["topics"][place % 3 :] + whole["topics"][: place % 3]), cycle(whole["actions"])
    on = _day(notebook, told, "starts_on") + timedelta(days=FIRST_SESSION + place % 5)
    for number in count(place):
        if on >= last:
            return
        spared = notebook.is_short and "ends" not in told and number % 2 and on < last - LAST_DAYS
        if not (spared or then["ended"] <= on <= then["on"]):
            order = orders.LogSession(
                pair_id=0, held_on=on, minutes=USUAL_MINUTES[number % len(USUAL_MINUTES)],
                mode=SessionMode.PHONE if number % BY_PHONE == 0 else SessionMode.IN_PERSON, topics=next(topics),
                action=next(actions), next_on=on + timedelta(days=told["every"]),
            )  # fmt: skip
            yield on, partial(_session, notebook, told["who"], order)
        on += timedelta(days=told["every"])


def _ratings(notebook: Notebook, told: Told) -> Dated:
    """Marks by herself and, one mark higher where there is room, by her mentor, at each moment that is written down."""
    days = {
        Moment.BASELINE: _day(notebook, told, "starts_on"), Moment.MIDDLE: notebook.told["typed_on"][0],
        Moment.END: told.get("ends", {}).get("on", notebook.told["typed_on"][-1]),
    }  # fmt: skip
    for moment, mark in told.get("rated", {}).items():
        for rater in Rater:
            given = mark if rater is Rater.SELF else min(HIGHEST_MARK, mark + 1)
            on = days[Moment(moment)]
            order = orders.Rate(mentee_id=0, rater=rater, moment=Moment(moment), rated_on=on, marks={})
            yield on, partial(_rate, notebook, told["who"], order, given)


# ---- the acts --------------------------------------------------------------------------------------------------------


def _begin(notebook: Notebook, work: Work) -> None:
    told = notebook.told
    rules = ProgrammeRules(**{**told["rules"], "reviews": tuple(told["rules"]["reviews"])})
    order = orders.StartProgramme(
        name=Wording(told["name"]), starts_on=told["starts_on"], funder=told["funder"], rules=rules,
        cohort=told["cohort"],
    )  # fmt: skip
    notebook.programme_id = start_programme(work, order)
    notebook.cohort_id = programme_of(work.session, notebook.programme_id).cohorts[0].id


def _enrol(notebook: Notebook, told: Told, role: PartRole, work: Work) -> None:
    order = orders.Enrol(
        programme_id=notebook.programme_id, role=role, applied_on=_day(notebook, told, "applied_on"),
        member_id=notebook.members[told["who"]], languages=tuple(notebook.told["languages"]),
        free=tuple(told["free"]), childcare=told.get("childcare", False), capacity=told.get("capacity"),
        experience=told.get("experience", ""),
    )  # fmt: skip
    notebook.parts[told["who"]] = enrol(work, order)


def _select(notebook: Notebook, told: Told, work: Work) -> None:
    part, on = notebook.parts[told["who"]], _consents_on(notebook, told)
    decide(work, orders.Decide(participant_id=part, chosen=Chosen.SELECTED, on=on))
    record_consent(work, orders.RecordConsent(participant_id=part, on=on))


def _withdraw(notebook: Notebook, told: Told, work: Work) -> None:
    part, on = notebook.parts[told["who"]], told["withdrew_consent"]
    record_consent(work, orders.RecordConsent(participant_id=part, on=on, given=False))


def _pair(notebook: Notebook, who: str, mentor: str, on: date, work: Work) -> None:
    order = orders.FormPair(
        cohort_id=notebook.cohort_id, mentee_id=notebook.parts[who], mentor_id=notebook.parts[mentor], starts_on=on
    )
    notebook.pairs[who] = form_pair(work, order)
    _event(notebook, who, PairEventKind.AGREED, on, notebook.told["agreement"], work)


def _event(notebook: Notebook, who: str, kind: PairEventKind, on: date, reason: str, work: Work) -> None:
    note_event(work, orders.NoteEvent(pair_id=notebook.pairs[who], kind=kind, on=on, reason=reason))


def _session(notebook: Notebook, who: str, order: orders.LogSession, work: Work) -> None:
    log_session(work, replace(order, pair_id=notebook.pairs[who]))


def _goal(notebook: Notebook, told: Told, work: Work) -> None:
    goal = told["goal"]
    order = orders.SetGoal(
        mentee_id=notebook.parts[told["who"]], text=goal["text"], set_on=_day(notebook, told, "starts_on"),
        position_sought=goal["sought"], indicator=goal["indicator"], due_on=goal["due"],
    )  # fmt: skip
    notebook.goals[told["who"]] = set_goal(work, order)


def _reach(notebook: Notebook, told: Told, work: Work) -> None:
    order = orders.CloseGoal(
        goal_id=notebook.goals[told["who"]], version=1, state=GoalState.REACHED, on=told["goal"]["reached"]
    )
    close_goal(work, order)


def _review(notebook: Notebook, who: str, month: int, on: date, work: Work) -> None:
    hold_review(work, orders.HoldReview(mentee_id=notebook.parts[who], month=month, held_on=on))


def _note(notebook: Notebook, who: str, note: Told, work: Work) -> None:
    order = orders.NoteOnJourney(
        mentee_id=notebook.parts[who], kind=NoteKind(note["kind"]), on=note["on"], remarks=note["remarks"]
    )
    note_on_journey(work, order)


def _rate(notebook: Notebook, who: str, order: orders.Rate, mark: int, work: Work) -> None:
    rated = enumerate(competencies(work.session))
    marks = {each.id: max(LOWEST_MARK, mark - number % 2) for number, each in rated}
    rate(work, replace(order, mentee_id=notebook.parts[who], marks=marks))


def _meet(notebook: Notebook, meeting: Told, work: Work) -> None:
    came = tuple(notebook.parts[who] for place, who in enumerate(notebook.pairs) if (place + meeting["on"].month) % 4)
    order = orders.HoldPeerSession(
        cohort_id=notebook.cohort_id, held_on=meeting["on"], mentee_ids=came, place=meeting["place"],
        topics=meeting["topics"],
    )  # fmt: skip
    hold_peer_session(work, order)
