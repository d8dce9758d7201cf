"""What the list of elections shows: its columns, which elections it holds, and what the panel says of one."""

from collections.abc import Sequence
from datetime import date

from pomanager.i18n import _, formats
from pomanager.i18n.catalogue import spoken
from pomanager.i18n.election_names import election_name
from pomanager.i18n.elections import contest_name
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionDetail, ElectionLabel
from pomanager.rules.elections.kinds import OFFICIAL_ROLE_WORDS, ElectionState
from pomanager.rules.elections.stepping import ElectionStep, StepAct, next_step
from pomanager.rules.meetings.deciding import METHOD_WORDS
from pomanager.rules.meetings.preparing import StepState
from pomanager.ui.act_panel import PanelAct, Part, Said, Told
from pomanager.ui.elections.election_columns import SEATS_AND_CANDIDATES, elected_of, elected_said
from pomanager.ui.elections.steps import VERBS
from pomanager.ui.elections.words import contest_said, mark_of, state_said
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

GOING, OVER, ALL = "going", "over", "all"
"""Which elections are listed: those on their way, those declared or annulled, all of them."""
IS_OVER = frozenset({ElectionState.DECLARED, ElectionState.ANNULLED})
ICONS = {
    StepAct.AMEND: "edit", StepAct.CALL: "hand", StepAct.PUBLISH: "journal", StepAct.OFFICIALS: "members",
    StepAct.FREEZE: "ballot", StepAct.MEETING: "meeting", StepAct.OPEN: "ballot", StepAct.CLOSE: "check",
    StepAct.COUNTING: "columns", StepAct.RESULT: "chart",
}  # fmt: skip
PANEL_VERBS = {StepAct.OFFICIALS: N_("Committee and tellers…")}
"""Acts that need more words where their step does not stand beside them."""
WRITES = frozenset(
    {StepAct.AMEND, StepAct.CALL, StepAct.PUBLISH, StepAct.OFFICIALS, StepAct.FREEZE, StepAct.OPEN, StepAct.CLOSE}
)
"""Acts that write into the books at once; the others open a page."""
PANEL_ACTS = (
    PanelAct("steps", N_("Step by step"), "check", writes=False, link=True),
    PanelAct(StepAct.CANDIDATES, N_("Candidates"), "hand", writes=False, link=True),
    PanelAct(StepAct.VOTERS, N_("Electoral roll"), "ballot", writes=False, link=True),
    *(PanelAct(act, PANEL_VERBS.get(act, VERBS[act]), icon, writes=act in WRITES) for act, icon in ICONS.items()),
    PanelAct("print", N_("Print"), "print", writes=False),
)


def _day(row: ElectionLabel) -> date:
    return row.held_on


def _below(row: ElectionLabel) -> str:
    told = [row.body.in_language(spoken())] if row.title and row.body else []
    if row.meeting_id is not None:
        # TR: below the name of an election in a list: it is held in a meeting, not by itself
        told.append(_("in a meeting"))
    return " · ".join(told)


COLUMNS: tuple[Column[ElectionLabel], ...] = (
    Column(N_("Day of the vote"), _day, formats.day_short, right=True, width=116, key="day"),
    Column(N_("Election"), election_name, width=0, key="election", below=_below),
    Column(N_("State"), state_said, state=mark_of, width=170, key="state"),
    *SEATS_AND_CANDIDATES,
    Column(N_("Number elected"), elected_of, elected_said, right=True, width=100, key="elected"),
)


class ElectionsTable(TableView):
    """The list of elections; what is filled stands below an own name."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("elections.list", preferences, frozen=1)


def fits(row: ElectionLabel, searched: str, which: object, year: int | None) -> bool:
    """Whether an election is among those listed."""
    if (which == GOING and row.state in IS_OVER) or (which == OVER and row.state not in IS_OVER):
        return False
    if year is not None and row.held_on.year != year:
        return False
    body = row.body.in_language(spoken()) if row.body else ""
    whole = " ".join((election_name(row), body, formats.day(row.held_on), state_said(row))).casefold()
    return all(word in whole for word in searched.casefold().split())


def told_of(detail: ElectionDetail, steps: Sequence[ElectionStep], *, prints: bool) -> Told:
    """What the panel says of an election, and which acts it offers."""
    label = detail.label
    waiting = next_step(tuple(steps))
    offered = {"steps", StepAct.CANDIDATES.value, StepAct.VOTERS.value, StepAct.AMEND.value, StepAct.OFFICIALS.value}
    offered |= {act.value for step in steps if step.state is not StepState.WAITS for act in step.acts}
    if prints:
        offered.add("print")
    return Told(
        title=election_name(label), about=formats.day(label.held_on, "long"), state=state_said(label),
        mark=mark_of(label), said=_said(waiting), parts=_parts(detail), offered=offered,
    )  # fmt: skip


def _said(waiting: ElectionStep | None) -> Said | None:
    if waiting is None:
        return None
    is_late = waiting.state is StepState.LATE
    # TR: over the next thing to do about an election
    title = _("Late") if is_late else _("Next step")
    return Said(Tone.BAD if is_late else Tone.INFO, title, sentence(waiting.sentence))


def _parts(detail: ElectionDetail) -> list[Part]:
    term = formats.day(detail.term_starts_on)
    if detail.term_ends_on is not None:
        term = _("{first} – {last}").format(first=term, last=formats.day(detail.term_ends_on))
    facts = [(_("Where it is held"), detail.place)] if detail.place else []
    facts.append((_("How votes are given"), _(METHOD_WORDS[detail.way])))
    if detail.candidates_until is not None:
        facts.append((_("Candidacies until"), formats.day(detail.candidates_until)))
    # TR: of an election: from when on those elected hold their seats
    facts.append((_("Term"), term))
    if detail.state_reason:
        facts.append((_("Reason"), detail.state_reason))
    if detail.remarks:
        facts.append((_("Remarks"), detail.remarks))
    papers = [(contest_name(each), contest_said(each)) for each in detail.contests]
    officials = [(_(OFFICIAL_ROLE_WORDS[each.role]), each.name) for each in detail.officials]
    return [Part("", facts), Part(_("Ballot papers"), papers), Part(_("Committee and tellers"), officials)]
