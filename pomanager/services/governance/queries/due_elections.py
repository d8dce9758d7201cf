"""What is due of elections: candidacies close, the poll, objections to be decided on or still open to be lodged.

Publishing new officers follows from the appointments their installation made, as for any other change.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy.orm import Session

from pomanager.i18n.election_names import election_name
from pomanager.marks import N_
from pomanager.readmodels.elections.dated import DatedElection, ObjectionRow
from pomanager.readmodels.governance import Found, Place
from pomanager.rules.calendar import add_months
from pomanager.rules.due import MONTHS_TOLD, Due, DueKind
from pomanager.rules.elections.kinds import ElectionState, Ruling
from pomanager.rules.elections.lodging import OBJECTION_DAYS, last_day_to_object
from pomanager.rules.elections.nominating import CANDIDACY_DAYS
from pomanager.rules.objections import Objection
from pomanager.services.elections.queries.dated import (
    dated_elections,
    declared_last,
    objections_by_election,
)
from pomanager.services.organisation.queries.bylaws import bylaws_by_day

ELECTIONS = "elections"
"""The page on which this is dealt with."""

CANDIDACIES = N_("Candidacies for the election “{election}” of {held} are handed in until {day}.")
LIST_TO_PUBLISH = N_(
    "Candidacies for the election “{election}” of {held} were handed in until {day}. Publish the list of candidates."
)
POLL = N_("The election “{election}” is held on {day}.")
POLL_WAS = N_("The election “{election}” was to be held on {day}, and its result is not declared.")
OBJECTIONS = N_("Objections to the election “{election}” of {held} are lodged until {day}.")
TO_DECIDE = N_("{who} objected to the election “{election}” of {held} on {day}. Nobody has decided on it.")

_BEFORE = (ElectionState.PREPARED, ElectionState.NOMINATIONS)
_RUNNING = (
    ElectionState.PREPARED, ElectionState.NOMINATIONS, ElectionState.PUBLISHED, ElectionState.VOTING,
    ElectionState.COUNTING, ElectionState.COUNTED,
)  # fmt: skip
_DECLARED = (ElectionState.DECLARED, ElectionState.CONTESTED)


def running(session: Session, day: date) -> Iterable[Found]:
    """The last day of candidacies and the poll of every election whose result is not declared."""
    found: list[Found] = []
    for election in _told_once(session, day, _RUNNING):
        found += _running(election, day)
    return found


def _told_once(session: Session, day: date, states: tuple[ElectionState, ...]) -> Iterator[DatedElection]:
    """The elections since a year ago in these states; of those that send delegates to one meeting only the first."""
    sent: set[int | None] = set()
    for election in dated_elections(session, add_months(day, -MONTHS_TOLD), states):
        if election.for_meeting_id is None or election.for_meeting_id not in sent:
            yield election
        sent.add(election.for_meeting_id)


def _running(election: DatedElection, day: date) -> Iterator[Found]:
    until, place = election.candidates_until, Place(ELECTIONS, election.id)
    told = {"election": election_name(election), "held": election.held_on}
    if election.state in _BEFORE and until is not None:
        said = LIST_TO_PUBLISH if until < day else CANDIDACIES
        about = Objection(said, CANDIDACY_DAYS, {**told, "day": until})
        yield Found(Due(DueKind.CANDIDACIES, until, about), place)
    said = POLL_WAS if election.held_on < day else POLL
    about = Objection(said, "", {"election": told["election"], "day": election.held_on})
    yield Found(Due(DueKind.POLL, election.held_on, about), place)


def objections(session: Session, day: date) -> Iterable[Found]:
    """Objections nobody has decided on, and until when more can be lodged against a declared result."""
    labels = dated_elections(session, add_months(day, -MONTHS_TOLD), _DECLARED)
    if not labels:
        return []
    ids = [each.id for each in labels]
    lodged, declared, bylaws = objections_by_election(session, ids), declared_last(session, ids), bylaws_by_day(session)
    found: list[Found] = []
    for label in labels:
        told = {"election": election_name(label), "held": label.held_on}
        pending = [each for each in lodged.get(label.id, ()) if each.ruling is Ruling.PENDING]
        found += [_to_decide(each, told, label.id) for each in pending]
        last = declared.get(label.id)
        until = last_day_to_object(None if last is None else last.on, bylaws.on(label.held_on))
        if until is not None and until >= day:
            said = Objection(OBJECTIONS, OBJECTION_DAYS, {**told, "day": until})
            found.append(Found(Due(DueKind.ELECTION_OBJECTIONS, until, said), Place(ELECTIONS, label.id)))
    return found


def _to_decide(lodged: ObjectionRow, told: dict[str, object], election_id: int) -> Found:
    said = Objection(TO_DECIDE, "", {**told, "who": lodged.lodged_by, "day": lodged.lodged_on})
    return Found(Due(DueKind.ELECTION_OBJECTIONS, None, said), Place(ELECTIONS, election_id))
