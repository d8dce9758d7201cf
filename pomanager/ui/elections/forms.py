"""The forms of an election that is laid down already: changing it, opening the poll and closing it."""

from collections.abc import Callable
from typing import Any

from pomanager.i18n import formats
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionDetail
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.elections.lodging import objections_to_step
from pomanager.rules.elections.stepping import ROLL_OPEN
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.objections import Objection, Weight
from pomanager.services.elections.commands.preparing import amend_election
from pomanager.services.elections.commands.voting import close_poll, open_poll
from pomanager.services.elections.judging import objections_to_amending
from pomanager.services.elections.orders import AmendElection
from pomanager.services.elections.queries.voters import roll_figures
from pomanager.ui.desk import Desk
from pomanager.ui.elections.form_parts import hour_field, hour_typed, unread_hour, way_field
from pomanager.ui.elections.words import named
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.fields import Field, Kind
from pomanager.ui.forms.form import Binding, given


def amending(desk: Desk, detail: ElectionDetail) -> EntryForm:
    """The form that changes an election; days and the way of voting only until the list is published."""
    parts = (
        day_field(desk, "held_on", N_("Day of the vote")),
        Field(name="place", label=N_("Where it is held")),
        way_field(""),
        day_field(desk, "candidates_until", N_("Candidacies until"), required=False),
        Field(name="backers", label=N_("Members who back a candidacy"), kind=Kind.NUMBER),
        day_field(desk, "term_starts_on", N_("Term from"), required=False),
        day_field(desk, "term_ends_on", N_("Term until"), N_("Left empty: as the by-laws say."), required=False),
        Field(name="remarks", label=N_("Remarks on the day"), kind=Kind.LONG_TEXT,
              hint=N_("The minutes of the election print them.")),
    )  # fmt: skip

    def make(values: Values) -> AmendElection | None:
        if values.get("held_on") is None:
            return None
        fixed: dict[str, Any] = {"election_id": detail.label.id, "version": detail.version, "way": detail.way}
        return AmendElection(**{**fixed, **given(values)})

    page = EntryForm(
        desk, N_("Change the election"), parts, bound(desk, make, objections_to_amending, amend_election),
        about=named(detail.label),
    )  # fmt: skip
    page.form.show_values(
        {
            "held_on": detail.label.held_on, "place": detail.place, "way": detail.way,
            "candidates_until": detail.candidates_until, "backers": detail.backers,
            "term_starts_on": detail.term_starts_on, "term_ends_on": detail.term_ends_on, "remarks": detail.remarks,
        }
    )  # fmt: skip
    return page


def poll_opening(desk: Desk, detail: ElectionDetail) -> EntryForm:
    """The form that opens the poll."""

    def said(values: Values) -> list[Objection]:
        found = [*unread_hour(values), *objections_to_step(detail.label.state, ElectionState.VOTING)]
        if detail.way is not Way.ACCLAMATION and not desk.office.ask(roll_figures, detail.label.id).on_roll:
            found.append(Objection(ROLL_OPEN, "", {}, Weight.WARN))
        return found

    return _at_an_hour(desk, detail, said, open_poll, (N_("Open the poll"), N_("Open")))


def poll_closing(desk: Desk, detail: ElectionDetail) -> EntryForm:
    """The form that closes the poll."""

    def said(values: Values) -> list[Objection]:
        return [*unread_hour(values), *objections_to_step(detail.label.state, ElectionState.COUNTING)]

    return _at_an_hour(desk, detail, said, close_poll, (N_("Close the poll"), N_("Close")))


def _at_an_hour(
    desk: Desk, detail: ElectionDetail, judge: Callable[[Values], list[Objection]], act: Callable[..., None],
    words: tuple[str, str],
) -> EntryForm:  # fmt: skip
    def make(**values: Any) -> int:  # noqa: ANN401 - the form's values by name
        return hour_typed(values) or 0

    def save(at: int) -> None:
        desk.do(act, detail.label.id, at)

    page = EntryForm(
        desk, words[0], (hour_field(),), Binding(make=make, save=save, judge=judge), about=named(detail.label),
        save_words=words[1],
    )  # fmt: skip
    page.form.show_values({"at": formats.clock(desk.office.now())})
    return page
