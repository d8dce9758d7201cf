"""What is coming for a body: seats to be filled, terms that end, and the renewals by series."""

from datetime import date
from typing import NamedTuple

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail, RenewalRow, SeatLabel, TermEndingRow, VacancyRow
from pomanager.services.bodies.queries.coming import renewal_plan, terms_ending, vacancies
from pomanager.services.office import Office
from pomanager.ui.bodies.drawing import drawn_said
from pomanager.ui.bodies.words import person_said, seat_said
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

MONTHS = 36
"""How far the list looks ahead."""


class Coming(NamedTuple):
    """One thing that is coming, or is due already."""

    id: int
    seat_id: int | None
    on: date | None
    what: str
    tone: State
    seat: str
    who: str
    remark: str


def coming(office: Office, detail: BodyDetail) -> list[Coming]:
    """What is coming for a body from its day on: vacancies, terms, renewals, and the lots by which they go."""
    body_id, day = detail.label.id, detail.as_of
    found = [_vacancy(gap) for gap in office.ask(vacancies, day, body_id)]
    found += [_term(term) for term in office.ask(terms_ending, day, MONTHS, body_id)]
    found += [_renewal(renewal) for renewal in office.ask(renewal_plan, body_id, day)]
    if detail.draws and found:
        # TR: in a list: lots were drawn for who is renewed first
        found.append(
            Coming(
                0, None, detail.draws[-1].drawn_on, _("Lots drawn"), State(Tone.MUTE, "ballot"), "", "",
                drawn_said(detail),
            )
        )  # fmt: skip
    return [row._replace(id=place) for place, row in enumerate(found, start=1)]


def _vacancy(gap: VacancyRow) -> Coming:
    parts = []
    if gap.rest_until is not None:
        # TR: of a vacant seat: the term that is being missed
        parts.append(_("The term runs until {day}.").format(day=formats.day(gap.rest_until)))
    if gap.alternates:
        names = formats.listing([each.person.name for each in gap.alternates])
        parts.append(_("Alternate: {name}").format(name=names))
    last = person_said(gap.last_holder) if gap.last_holder is not None else ""
    return Coming(
        0, gap.seat.id, gap.since, _("Vacant"), State(Tone.BAD, "seat"), seat_said(gap.seat), last, " ".join(parts)
    )  # fmt: skip


def _term(term: TermEndingRow) -> Coming:
    served = ngettext("{count} term in a row", "{count} terms in a row", term.terms_served)
    parts = [served.format(count=formats.number(term.terms_served))]
    if term.may_return is not None:
        # TR: whether the by-laws let somebody take another term
        parts.append(_("may take another term") if term.may_return else _("may not take another term"))
    # TR: somebody's term in a seat is over, or will end
    what = _("Term over") if term.is_over else _("Term ends")
    state = State(Tone.WARN, "clock") if term.is_over else State(Tone.INFO, "clock")
    name = person_said(term.holding.person)
    return Coming(0, term.seat.id, term.ends_on, what, state, seat_said(term.seat), name, " · ".join(parts))


def _renewal(row: RenewalRow) -> Coming:
    seats: list[SeatLabel] = [*(each.seat for each in row.seats), *row.vacant]
    # TR: the seats of a body are filled anew
    what = _("Renewal") if row.series is None else _("Renewal, series {number}").format(number=row.series)
    count = ngettext("{count} seat", "{count} seats", len(seats)).format(count=formats.number(len(seats)))
    names = formats.listing([each.holding.person.name for each in row.seats])
    return Coming(0, seats[0].id if seats else None, row.ends_on, what, State(Tone.MUTE, "members"), count, "", names)


def _what(row: Coming) -> str:
    return row.what


def _tone(row: Coming) -> State:
    return row.tone


def _seat(row: Coming) -> str:
    return row.seat


def _who(row: Coming) -> str:
    """Who it is about; of what is about nobody alone, what is to be said of it."""
    return row.who or row.remark


def _below_who(row: Coming) -> str:
    return row.remark if row.who else ""


def _on(row: Coming) -> date | None:
    return row.on


def _day(value: date | None) -> str:
    return formats.day_short(value)


COLUMNS: tuple[Column[Coming], ...] = (
    # TR: head of a column: the day something happens
    Column(N_("On"), _on, _day, width=108, key="on"),
    # TR: head of a column: what is coming (a vacancy, the end of a term …)
    Column(N_("What"), _what, state=_tone, width=190, key="what", below=_seat),
    Column(N_("Name"), _who, width=0, key="who", below=_below_who),
)


class ComingTable(TableView):
    """The list of what is coming."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("bodies.coming", preferences, frozen=1)
        self.lines: RowsModel[Coming] = RowsModel(COLUMNS, (), Order("on"))
        self.show_model(self.lines)
