"""The forms that lay down an election: of seats of a body, or of the delegates of one section."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import meeting_on_day
from pomanager.i18n.offices import body_name, seat_name
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail, SeatRow
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.bodies.kinds import RESERVED_FOR_WORDS, ReservedFor
from pomanager.rules.elections.kinds import ElectionFor
from pomanager.rules.elections.nominating import last_day_of_candidacies
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.meetings.kinds import BEFORE, IN_SESSION, OF_DELEGATES, ItemKind
from pomanager.rules.wording import Wording
from pomanager.services.bodies.queries.listing import body_detail
from pomanager.services.elections.commands.preparing import prepare_election
from pomanager.services.elections.judging import objections_to_preparing
from pomanager.services.elections.orders import ContestOrder, PrepareElection
from pomanager.services.elections.queries.eligibility import rule_by_bylaws
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.organisation.queries.bylaws import bylaws_on
from pomanager.ui.desk import Desk
from pomanager.ui.elections.form_parts import ALTERNATES, METHOD, way_field
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.form_parts import day_field, languages_of, sections_found
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import given

DAYS_AHEAD = 45
"""So many days from today the form of a new election proposes."""
SOON = timedelta(days=120)
"""A seat whose term ends so soon after the election is proposed among those to be filled."""


class Papers(StrEnum):
    """On how many ballot papers the seats of a body are filled."""

    ONE = "one"
    RESERVED = "reserved"
    """Seats kept for some have a ballot paper of their own."""
    EACH = "each"
    """Each seat has its own."""


PAPERS = (
    Choice(Papers.ONE, N_("One for all")),
    # TR: reserved seats (of women, the young, a section) are voted on with a ballot paper of their own
    Choice(Papers.RESERVED, N_("Reserved seats apart")),
    Choice(Papers.EACH, N_("One for each seat")),
)


# ---- fields ---------------------------------------------------------------------------------------------------------


def _held_in(desk: Desk) -> Field:
    """The field that says in which meeting, and on which item of its agenda, the election is held."""
    choices: list[Choice] = []
    for label in desk.office.ask(meetings, states=BEFORE | IN_SESSION):
        choices.append(Choice(_place_in(label.id, None), meeting_on_day(label)))
        choices += [
            # TR: an item of the agenda of a meeting: "Ordinary general assembly, 14 Mar 2026, item 7"
            Choice(
                _place_in(label.id, line.id),
                _("{meeting}, item {number}").format(meeting=meeting_on_day(label), number=line.number),
            )
            for line in desk.office.ask(agenda, label.id)
            if line.kind in {ItemKind.ELECTIONS, ItemKind.DELEGATES}
        ]
    return Field(
        name="held_in", label=N_("Held in a meeting"), kind=Kind.LIST, choices=tuple(choices), choices_are_data=True,
        hint=N_("Left empty, it stands alone, with an electoral roll of its own."),
    )  # fmt: skip


def _place_in(meeting_id: int, item_id: int | None) -> str:
    return f"{meeting_id}:{item_id or ''}"


def _meeting_of(values: Values) -> tuple[int | None, int | None]:
    """The meeting and the item that were chosen."""
    meeting, _colon, item = str(values.get("held_in") or "").partition(":")
    return (int(meeting) if meeting else None), (int(item) if item else None)


def _further(desk: Desk) -> tuple[Field | Section, ...]:
    return (
        Section(N_("Candidates")),
        day_field(desk, "candidates_until", N_("Candidacies until"), required=False),
        Field(name="backers", label=N_("Members who back a candidacy"), kind=Kind.NUMBER,
              hint=N_("Left empty: as the by-laws of that day say.")),
        Section(N_("Term")),
        day_field(desk, "term_starts_on", N_("Term from"), N_("Left empty: the day of the election."), required=False),
        day_field(desk, "term_ends_on", N_("Term until"), N_("Left empty: as the by-laws say."), required=False),
        Field(name="title", label=N_("Own title"), kind=Kind.WORDING, languages=languages_of(desk),
              hint=N_("Left empty, the election is called by what is filled.")),
    )  # fmt: skip


def _when_and_where(desk: Desk) -> tuple[Field, ...]:
    return (
        _held_in(desk),
        day_field(desk, "held_on", N_("Day of the vote")),
        Field(name="place", label=N_("Where it is held")),
        way_field(),
    )


def _hidden_in_meeting(values: Values) -> Collection[str]:
    """The day and the place are those of the meeting."""
    return ("held_on", "place") if values.get("held_in") else ()


def _hidden_of_body(values: Values) -> Collection[str]:
    """With a paper for each seat no number of seats can be kept."""
    return (*_hidden_in_meeting(values), *(("women", "youth") if values.get("papers") == Papers.EACH else ()))


def _common(desk: Desk, values: Values, days: Mapping[int, MeetingLabel]) -> dict[str, Any] | None:
    """What both forms say of an election; None as long as its day is not known."""
    meeting_id, item_id = _meeting_of(values)
    label = days.get(meeting_id or 0)
    day = values.get("held_on") if label is None else label.held_on
    if not isinstance(day, date):
        return None
    known = {
        name: values[name]
        for name in ("way", "candidates_until", "backers", "term_starts_on", "term_ends_on", "title", "place")
        if values.get(name) is not None
    }
    if label is not None:
        known["place"] = label.place
    del desk
    return {**known, "held_on": day, "meeting_id": meeting_id, "item_id": item_id}


def _meetings_by_id(desk: Desk) -> Mapping[int, MeetingLabel]:
    return {each.id: each for each in desk.office.ask(meetings, states=BEFORE | IN_SESSION)}


# ---- seats of a body ------------------------------------------------------------------------------------------------


def preparing_body(desk: Desk, body_id: int, keep: Callable[[int], None]) -> EntryForm:
    """The form that lays down an election of seats of a body."""
    today = desk.office.today()
    body = desk.office.ask(body_detail, body_id, today)
    days = _meetings_by_id(desk)
    seats = {row.seat.id: row for row in body.seats if row.ended_on is None or row.ended_on >= today}
    parts: tuple[Field | Section, ...] = (
        _seats_field(seats, today),
        Field(name="papers", label=N_("Ballot papers"), kind=Kind.CHOICE, choices=PAPERS, required=True),
        *_when_and_where(desk),
        METHOD,
        Field(name="most_marks", label=N_("Marks on a paper at most"), kind=Kind.NUMBER,
              hint=N_("Left empty: as many as the method allows.")),
        Field(name="women", label=N_("Seats for women at least"), kind=Kind.NUMBER),
        Field(name="youth", label=N_("Seats for the young at least"), kind=Kind.NUMBER),
        ALTERNATES,
        *_further(desk),
    )  # fmt: skip

    def make(values: Values) -> PrepareElection | None:
        common = _common(desk, values, days)
        if common is None:
            return None
        return PrepareElection(**common, body_id=body_id, contests=_contests(values, seats))

    def hints(values: Values) -> Mapping[str, str]:
        return _hints(desk, values, days)

    binding = bound(
        desk, make, objections_to_preparing, prepare_election, keep=lambda _order, made: keep(made),
        hidden=_hidden_of_body, hints=hints,
    )  # fmt: skip
    about = body_name(body.label.name, body.label.section)
    page = EntryForm(desk, N_("Prepare an election"), parts, binding, about=about, save_words=N_("Prepare"))
    page.form.show_values(
        {
            "contests": _to_fill(body, today + timedelta(days=DAYS_AHEAD)), "papers": Papers.ONE,
            "held_on": today + timedelta(days=DAYS_AHEAD),
        }
    )  # fmt: skip
    return page


def _seats_field(seats: Mapping[int, SeatRow], today: date) -> Field:
    choices = tuple(Choice(key, _seat_said(row), _sits_said(row, today)) for key, row in seats.items())
    return Field(
        name="contests", label=N_("Seats to be filled"), kind=Kind.SEVERAL, choices=choices, choices_are_data=True,
        required=True, width=520,
    )  # fmt: skip


def _seat_said(row: SeatRow) -> str:
    told = [seat_name(row.seat.title, row.seat.position)]
    if row.seat.reserved_for is not ReservedFor.NOBODY:
        told.append(row.seat.section or _(RESERVED_FOR_WORDS[row.seat.reserved_for]))
    return " · ".join(told)


def _sits_said(row: SeatRow, today: date) -> str:
    del today
    if row.holding is None:
        return _("Vacant")
    if row.holding.term_ends_on is None:
        return row.holding.person.name
    # TR: who sits in a seat, and the last day of the term
    told = _("{name}, until {day}")
    return told.format(name=row.holding.person.name, day=formats.day(row.holding.term_ends_on))


def _to_fill(body: BodyDetail, day: date) -> tuple[int, ...]:
    """Seats that are vacant, or whose term is over or ends soon after the day; all of them where that is none."""
    there = [row for row in body.seats if row.ended_on is None]
    ends = {row.seat.id: row.holding.term_ends_on for row in there if row.holding is not None}
    soon = [
        row.seat.id
        for row in there
        if row.holding is None or ((last := ends[row.seat.id]) is not None and last <= day + SOON)
    ]
    return tuple(soon or [row.seat.id for row in there])


def _contests(values: Values, seats: Mapping[int, SeatRow]) -> tuple[ContestOrder, ...]:
    """The ballot papers the seats chosen are filled on, open seats first."""
    chosen = [seats[key] for key in values.get("contests") or ()]
    papers = values.get("papers") or Papers.ONE
    if papers == Papers.ONE:
        groups: list[list[SeatRow]] = [chosen] if chosen else []
    elif papers == Papers.EACH:
        groups = [[row] for row in chosen]
    else:
        keys = dict.fromkeys((row.seat.reserved_for, row.seat.section) for row in chosen)
        order = sorted(keys, key=lambda key: key[0] is not ReservedFor.NOBODY)
        groups = [[row for row in chosen if (row.seat.reserved_for, row.seat.section) == key] for key in order]
    told = given({name: values.get(name) for name in ("method", "most_marks", "alternates")})
    rule = _rule(values)
    return tuple(_contest(group, Papers(papers), rule, told) for group in groups)


def _rule(values: Values) -> ReserveRule | None:
    women, youth = values.get("women"), values.get("youth")
    return None if women is None and youth is None else ReserveRule(women=women or 0, youth=youth or 0)


def _contest(
    group: Sequence[SeatRow], papers: Papers, rule: ReserveRule | None, told: Mapping[str, Any]
) -> ContestOrder:
    seat = group[0].seat
    kept = papers is not Papers.ONE and seat.reserved_for in {ReservedFor.WOMEN, ReservedFor.YOUTH}
    if papers is Papers.EACH and seat.reserved_for is ReservedFor.NOBODY:
        rule = ReserveRule()  # a rule for all seats would ask each single seat for a woman
    return ContestOrder(
        title=seat.title if papers is Papers.EACH else Wording(), seat_ids=tuple(row.seat.id for row in group),
        open_to=seat.reserved_for if kept else ReservedFor.NOBODY, rule=None if kept else rule, **told,
    )  # fmt: skip


def _hints(desk: Desk, values: Values, days: Mapping[int, MeetingLabel]) -> Mapping[str, str]:
    """What the by-laws of the day say where a field is left empty."""
    common = _common(desk, values, days)
    if common is None:
        return {}
    day = common["held_on"]
    found: dict[str, str] = {}
    if values.get("papers") == Papers.EACH:
        found["papers"] = _("Then only seats that are reserved themselves are kept for women or the young.")
    until = last_day_of_candidacies(day, desk.office.ask(bylaws_on, day))
    if until is not None:
        found["candidates_until"] = _("By the by-laws: {day}.").format(day=formats.day(until))
    if values.get("contests"):
        rule = desk.office.ask(rule_by_bylaws, tuple(values["contests"]), day)
        # TR: {count} seats the by-laws reserve, beside the field in which another number can be written
        said = _("Left empty, the by-laws ask for {count}.")
        found |= {"women": said.format(count=formats.number(rule.women)),
                  "youth": said.format(count=formats.number(rule.youth))}  # fmt: skip
    return found


# ---- delegates of a section -----------------------------------------------------------------------------------------


def preparing_delegates(desk: Desk, keep: Callable[[int], None]) -> EntryForm:
    """The form that lays down the election of the delegates of one section."""
    today = desk.office.today()
    days = _meetings_by_id(desk)
    parts: tuple[Field | Section, ...] = (
        Field(name="section_id", label=N_("Section"), kind=Kind.PICK, find=sections_found(desk, today), required=True),
        for_meeting(days.values()),
        Field(name="seats", label=N_("Delegates to elect"), kind=Kind.NUMBER, required=True),
        *_when_and_where(desk),
        METHOD,
        Field(name="most_marks", label=N_("Marks on a paper at most"), kind=Kind.NUMBER,
              hint=N_("Left empty: as many as the method allows.")),
        ALTERNATES,
        *_further(desk),
    )  # fmt: skip

    def make(values: Values) -> PrepareElection | None:
        common = _common(desk, values, days)
        if common is None:
            return None
        told = given({name: values.get(name) for name in ("method", "most_marks", "alternates", "seats")})
        section_id, meeting_id = values.get("section_id"), values.get("for_meeting_id")
        contests = (ContestOrder(section_id=section_id, **told),)
        return PrepareElection(
            **common, purpose=ElectionFor.DELEGATES, section_id=section_id, for_meeting_id=meeting_id,
            contests=contests,
        )  # fmt: skip

    binding = bound(
        desk, make, objections_to_preparing, prepare_election, keep=lambda _order, made: keep(made),
        hidden=_hidden_in_meeting,
    )  # fmt: skip
    page = EntryForm(desk, N_("Prepare an election of delegates"), parts, binding, save_words=N_("Prepare"))
    page.form.show_values({"held_on": today + timedelta(days=DAYS_AHEAD)})
    return page


def for_meeting(labels: Collection[MeetingLabel]) -> Field:
    """The field that says to which meeting of delegates those elected go."""
    choices = tuple(Choice(each.id, meeting_on_day(each)) for each in labels if each.kind in OF_DELEGATES)
    return Field(
        name="for_meeting_id", label=N_("Delegates to"), kind=Kind.LIST, choices=choices, choices_are_data=True,
        required=True, hint=N_("The meeting of delegates they are elected for."),
    )  # fmt: skip
