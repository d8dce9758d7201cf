"""How the pages of elections say what they show: names, states with their marks, what a ballot paper is for."""

from collections.abc import Mapping

from pomanager.i18n import _, formats
from pomanager.i18n.election_names import election_name
from pomanager.readmodels.elections.election import ContestDetail, ElectionLabel
from pomanager.rules.bodies.kinds import RESERVED_FOR_WORDS, ReservedFor
from pomanager.rules.elections.kinds import ELECTION_STATE_WORDS, METHOD_WORDS, ElectionState
from pomanager.ui.tables.columns import State
from pomanager.ui.tokens import Tone

__all__ = ["contest_said", "election_name", "mark_of", "named", "state_said"]

_MARKS: Mapping[ElectionState, State] = {
    ElectionState.PREPARED: State(Tone.ASK, "edit"),
    ElectionState.NOMINATIONS: State(Tone.INFO, "hand"),
    ElectionState.PUBLISHED: State(Tone.INFO, "journal"),
    ElectionState.VOTING: State(Tone.WARN, "ballot"),
    ElectionState.COUNTING: State(Tone.WARN, "columns"),
    ElectionState.COUNTED: State(Tone.INFO, "clock"),
    ElectionState.DECLARED: State(Tone.OK),
    ElectionState.CONTESTED: State(Tone.BAD, "warn"),
    ElectionState.ANNULLED: State(Tone.MUTE, "x"),
}


def named(label: ElectionLabel) -> str:
    """An election with its day."""
    return f"{election_name(label)} · {formats.day(label.held_on)}"


def state_said(label: ElectionLabel) -> str:
    """How far an election is."""
    return _(ELECTION_STATE_WORDS[label.state])


def mark_of(label: ElectionLabel) -> State:
    """The mark of how far it is."""
    return _MARKS[label.state]


def contest_said(contest: ContestDetail) -> str:
    """What a ballot paper is for: its method, its seats, for whom it is kept."""
    told = [_(METHOD_WORDS[contest.method]), _("seats: {count}").format(count=formats.number(contest.seats))]
    if contest.section:
        told.append(contest.section)
    elif contest.open_to is not ReservedFor.NOBODY:
        told.append(_(RESERVED_FOR_WORDS[contest.open_to]))
    return " · ".join(told)
