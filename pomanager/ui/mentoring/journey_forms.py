"""The forms in which the journey of a pair is written down: sessions from paper, goals, reviews, marks, notes."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import formats
from pomanager.marks import N_
from pomanager.readmodels.mentoring.pairs import GoalRow, PairDetail, PairRow
from pomanager.rules import folding
from pomanager.rules.mentoring.kinds import (
    GOAL_STATE_WORDS,
    HIGHEST_MARK,
    LOWEST_MARK,
    MOMENT_WORDS,
    NOTE_KIND_WORDS,
    RATER_WORDS,
    RUNNING,
    SESSION_MODE_WORDS,
    GoalState,
    Moment,
    NoteKind,
    Rater,
    SessionMode,
)
from pomanager.services.mentoring import judging
from pomanager.services.mentoring.commands.journey import (
    close_goal,
    hold_review,
    note_on_journey,
    rate,
    set_goal,
    take_back_line,
)
from pomanager.services.mentoring.commands.sessions import log_session
from pomanager.services.mentoring.orders import (
    CloseGoal,
    HoldReview,
    LogSession,
    NoteOnJourney,
    Rate,
    SetGoal,
    TakeBackLine,
)
from pomanager.services.mentoring.queries.programmes import competencies
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, bound
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import given
from pomanager.ui.mentoring.forms import Find, pair_said, plain
from pomanager.ui.mentoring.timeline import TimelineLine
from pomanager.ui.mentoring.words import competency_said

USUAL_MINUTES = 60
"""What the form of a session proposes."""
MODES = tuple(Choice(mode, SESSION_MODE_WORDS[mode]) for mode in SessionMode)


def logging(desk: Desk, pairs: Sequence[PairRow], chosen: PairRow | None) -> EntryForm:
    """The form of sessions, in the order of the paper; saved, it begins anew for the next sheet of the pile."""
    running = [row for row in pairs if row.state in RUNNING]
    parts = (
        Field(name="pair_id", label=N_("Pair"), kind=Kind.PICK, find=_pairs_found(running), required=True,
              hint=N_("Type the number on the sheet, or part of a name.")),
        day_field(desk, "held_on", N_("Day")),
        Field(name="mode", label=N_("How they met"), kind=Kind.CHOICE, choices=MODES, required=True),
        Field(name="place", label=N_("Where")),
        Field(name="minutes", label=N_("Length in minutes"), kind=Kind.NUMBER, required=True),
        Field(name="topics", label=N_("Topics")),
        Field(name="action", label=N_("What is done next")),
        day_field(desk, "next_on", N_("Next session on"), required=False),
    )  # fmt: skip

    def make(values: Mapping[str, Any]) -> LogSession | None:
        typed = given(values)
        return LogSession(**typed) if {"pair_id", "held_on", "minutes", "mode"} <= typed.keys() else None

    names = {row.id: row.mentee for row in running}

    def keep(order: LogSession, _result: object) -> None:
        page.tell(names.get(order.pair_id, ""))

    binding = bound(desk, make, judging.objections_to_logging, log_session, keep=keep)
    about = "" if chosen is None else pair_said(chosen)
    page = EntryForm(desk, N_("Record sessions"), parts, binding, about=about, again=_next_sheet)
    shown: dict[str, object] = {"mode": SessionMode.IN_PERSON, "minutes": USUAL_MINUTES}
    if chosen is not None:
        shown["pair_id"] = _choice(chosen)
    page.form.show_values(shown)
    return page


def _next_sheet(_values: Mapping[str, Any]) -> Mapping[str, object]:
    return {"mode": SessionMode.IN_PERSON, "minutes": USUAL_MINUTES}


def _pairs_found(pairs: Sequence[PairRow]) -> Find:
    def find(text: str) -> Sequence[Choice]:
        asked = folding.words(text)
        found = [row for row in pairs if all(word in folding.fold(f"{row.mentee} {row.mentor}") for word in asked)]
        numbered = [row for row in pairs if str(row.id) == text.partition(" ")[0]]
        return [_choice(row) for row in (*numbered, *(row for row in found if row not in numbered))]

    return find


def _choice(row: PairRow) -> Choice:
    """A pair as a field holds it: its number, then who it is."""
    return Choice(row.id, str(row.id), f"{row.mentee} · {row.mentor}")


def setting_goal(desk: Desk, row: PairRow) -> EntryForm:
    """The form that writes down a goal."""
    parts = (
        Field(name="text", label=N_("Goal"), required=True),
        Field(name="position_sought", label=N_("Position sought")),
        Field(name="indicator", label=N_("How it is seen"), hint=N_("By what one will see that it is reached.")),
        day_field(desk, "set_on", N_("Set on")),
        day_field(desk, "due_on", N_("Due on"), required=False),
    )

    def make(**typed: Any) -> SetGoal:  # noqa: ANN401 - the form's values by name
        return SetGoal(mentee_id=row.mentee_id, **given(typed))

    page = EntryForm(desk, N_("Set a goal"), parts, plain(desk, make, set_goal), about=pair_said(row))
    page.form.show_values({"set_on": desk.office.today()})
    return page


def closing_goal(desk: Desk, row: PairRow, goal: GoalRow) -> EntryForm:
    """The form that records whether a goal was reached."""
    states = tuple(Choice(state, GOAL_STATE_WORDS[state]) for state in GoalState)
    parts = (
        Field(name="state", label=N_("State of the goal"), kind=Kind.CHOICE, choices=states, required=True),
        day_field(desk, "on", N_("On")),
    )

    def make(**typed: Any) -> CloseGoal:  # noqa: ANN401 - the form's values by name
        return CloseGoal(goal_id=goal.id, version=goal.version, **given(typed))

    about = f"{pair_said(row)} · {goal.text}"
    page = EntryForm(desk, N_("What came of a goal"), parts, plain(desk, make, close_goal), about=about)
    page.form.show_values({"state": GoalState.REACHED, "on": desk.office.today()})
    return page


def reviewing(desk: Desk, detail: PairDetail) -> EntryForm:
    """The form that records a review of the goals; the first that was not held yet is proposed."""
    held = {review.month for review in detail.reviews}
    months = detail.programme.rules.reviews
    choices = tuple(Choice(month, str(month)) for month in months)
    parts = (
        Field(name="month", label=N_("Review after months"), kind=Kind.LIST, choices=choices, choices_are_data=True,
              required=True),
        day_field(desk, "held_on", N_("Day")),
        Field(name="remarks", label=N_("Remarks")),
    )  # fmt: skip

    def make(**typed: Any) -> HoldReview:  # noqa: ANN401 - the form's values by name
        return HoldReview(mentee_id=detail.mentee.id, **given(typed))

    page = EntryForm(
        desk, N_("Record a review"), parts, plain(desk, make, hold_review), about=pair_said(detail.row)
    )  # fmt: skip
    page.form.show_values(
        {"month": next((each for each in months if each not in held), months[-1]), "held_on": desk.office.today()}
    )
    return page


def rating(desk: Desk, row: PairRow) -> EntryForm:
    """The form of marks: a field for each competency, from 1 to 4."""
    rated = desk.office.ask(competencies)
    marks = tuple(Choice(mark, str(mark)) for mark in range(LOWEST_MARK, HIGHEST_MARK + 1))
    parts: list[Field | Section] = [
        Field(name="rater", label=N_("Who rates"), kind=Kind.CHOICE,
              choices=tuple(Choice(each, RATER_WORDS[each]) for each in Rater), required=True),
        Field(name="moment", label=N_("When in the programme"), kind=Kind.CHOICE,
              choices=tuple(Choice(each, MOMENT_WORDS[each]) for each in Moment), required=True),
        day_field(desk, "rated_on", N_("Day")),
        Section(N_("Competencies, from 1 to 4"), N_("1: needs much help; 4: could teach it.")),
    ]  # fmt: skip
    parts += [
        Field(
            name=f"mark{each.id}", label=competency_said(each), kind=Kind.CHOICE, choices=marks, choices_are_data=True
        )
        for each in rated
    ]

    def make(**typed: Any) -> Rate:  # noqa: ANN401 - the form's values by name
        told = given(typed)
        given_marks = {each.id: told.pop(f"mark{each.id}") for each in rated if f"mark{each.id}" in told}
        return Rate(mentee_id=row.mentee_id, marks=given_marks, **told)

    page = EntryForm(desk, N_("Rate competencies"), parts, plain(desk, make, rate), about=pair_said(row))
    page.form.show_values({"rater": Rater.SELF, "moment": Moment.BASELINE, "rated_on": desk.office.today()})
    return page


def taking_back(desk: Desk, row: PairRow, line: TimelineLine) -> EntryForm:
    """The form that takes back a line written by mistake; it stays in the file, and no longer holds."""
    parts = (Field(name="reason", label=N_("Reason"), required=True, hint=N_("What was wrong with it.")),)
    of, ids = line.of, line.ids

    def make(**typed: Any) -> TakeBackLine:  # noqa: ANN401 - the form's values by name
        if of is None:
            raise RuntimeError("only lines that can be taken back come here")
        return TakeBackLine(line=of, line_id=ids[0], with_ids=ids[1:], **{"reason": "", **given(typed)})

    about = " · ".join((pair_said(row), line.what, formats.day(line.on)))
    return EntryForm(
        desk, N_("Take back a line"), parts, plain(desk, make, take_back_line), about=about,
        save_words=N_("Take the line back"),
    )  # fmt: skip


def noting(desk: Desk, row: PairRow) -> EntryForm:
    """The form that records support given, a barrier met or a public task done."""
    kinds = tuple(Choice(kind, NOTE_KIND_WORDS[kind]) for kind in NoteKind)
    parts = (
        Field(name="kind", label=N_("What was noted"), kind=Kind.LIST, choices=kinds, required=True),
        day_field(desk, "on", N_("Day")),
        Field(name="remarks", label=N_("Remarks"), hint=N_("Nothing that was said in confidence.")),
    )

    def make(**typed: Any) -> NoteOnJourney:  # noqa: ANN401 - the form's values by name
        return NoteOnJourney(mentee_id=row.mentee_id, **given(typed))

    page = EntryForm(desk, N_("Note support, a barrier or a task"), parts, plain(desk, make, note_on_journey),
                     about=pair_said(row))  # fmt: skip
    page.form.show_values({"on": desk.office.today()})
    return page
