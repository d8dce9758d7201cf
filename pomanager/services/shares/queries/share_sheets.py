"""The sheets of the papers on the share register; long ones are read from the books as they are printed."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.errors import NotFound, Refused
from pomanager.marks import N_
from pomanager.readmodels.members import RollOrder
from pomanager.readmodels.papers import Asked
from pomanager.readmodels.share_papers import (
    CapitalOfCurrency,
    CapitalSheet,
    MovementsOfType,
    ShareGroup,
    ShareLine,
    ShareMovementsSheet,
    ShareRegisterSheet,
    SharesOfType,
)
from pomanager.readmodels.shares import EntryRow, EntryView, HoldingsSheet, ShareTypeLabel
from pomanager.rules.objections import Objection
from pomanager.rules.paper_options import ShareOrder
from pomanager.services.members.queries.addressees import section_ids
from pomanager.services.members.queries.changes import WRONG_WAY
from pomanager.services.members.queries.joined import first_day_of_year
from pomanager.services.members.queries.on_day import as_on, in_order, sections_on
from pomanager.services.members.queries.orders import order_of
from pomanager.services.members.queries.register import admitted_ids
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import letterhead, section_names
from pomanager.services.shares.queries.capital import capital_between
from pomanager.services.shares.queries.capital_course import capital_course
from pomanager.services.shares.queries.certificates import valid_numbers
from pomanager.services.shares.queries.facts import share_types
from pomanager.services.shares.queries.holdings import holdings_on
from pomanager.services.shares.queries.labels import among, type_labels
from pomanager.services.shares.queries.ledger import entry_rows, entry_serials

CHUNK = 1000
"""Rows read at a time while a paper is written."""

_EARLIEST = date.min + timedelta(days=1)
"""The capital is told from the evening before."""

NO_SUCH_TYPE = N_("No type of share has the code “{code}”. There are: {known}.")


def share_type_choices(session: Session) -> tuple[str, ...]:
    """The types of share one can print for, by their codes."""
    return tuple(label.code for label in type_labels(session).values())


def _types_asked(session: Session, code: str) -> dict[int, ShareTypeLabel]:
    """The type of this code, or all for ""; raises NotFound for one nobody knows."""
    labels = type_labels(session)
    found = {key: label for key, label in labels.items() if label.code.casefold() == code.strip().casefold()}
    if code and not found:
        details = {"code": code, "known": ", ".join(label.code for label in labels.values())}
        raise NotFound(Objection(NO_SUCH_TYPE, "share_type", details))
    return found if code else labels


# ---- the register on a day ------------------------------------------------------------------------------------------


def share_register_sheet(session: Session, asked: Asked) -> ShareRegisterSheet:
    """Who holds how much at the end of a day. Raises NotFound for a type or a section nobody knows."""
    options, day = asked.options, asked.as_of
    types = _types_asked(session, options.share_type)
    held = holdings_on(session, day, next(iter(types)) if options.share_type else None)
    register = _Register(session, asked, held)
    units = {kind.id: kind.value_on(day) for kind in share_types(session)}
    found = tuple(register.of_type(label, units[type_id]) for type_id, label in types.items())
    return ShareRegisterSheet(
        letterhead(session, asked.printed_at), day, options.order, options.section, options.only_overdue,
        register.by_section, options.certificates, found,
    )  # fmt: skip


class _Register:
    """Picks out of all holdings those that are shown, and reads their lines as they are printed."""

    def __init__(self, session: Session, asked: Asked, held: HoldingsSheet) -> None:
        options, day = asked.options, asked.as_of
        self._session, self._options, self._day, self._held = session, options, day, held
        self._names = section_names(session, day)
        self.by_section = options.by_section and bool(self._names)
        wanted = bool(options.section)
        self._wanted = frozenset(section_ids(session, options.section, day)) if wanted else None
        self._belongs = sections_on(session, day) if wanted or self.by_section else {}
        self._ranks = _ranks(session, day, options.order)

    def of_type(self, label: ShareTypeLabel, unit_minor: int | None) -> SharesOfType:
        """One type: its sums over all holders, and those shown."""
        held = self._held
        places = [place for place, type_id in enumerate(held.type_ids) if type_id == label.id]
        late = [place for place in places if _overdue(held, place)]
        shown = [place for place in (late if self._options.only_overdue else places) if self._is_wanted(place)]
        shown.sort(key=self._rank)
        groups = self._groups(label.id, array("q", shown))
        return SharesOfType(
            label, unit_minor, sum(held.shares[place] > 0 for place in places),
            sum(held.shares[place] for place in places), sum(held.subscribed[place] for place in places),
            sum(held.paid[place] for place in places), sum(_overdue(held, place) for place in late), len(late),
            len(shown), groups,
        )  # fmt: skip

    def _rank(self, place: int) -> int:
        return self._ranks[self._held.member_ids[place]]

    def _is_wanted(self, place: int) -> bool:
        return self._wanted is None or self._belongs.get(self._held.member_ids[place]) in self._wanted

    def _groups(self, type_id: int, places: Sequence[int]) -> Iterator[ShareGroup]:
        if not self.by_section:
            yield ShareGroup("", self._lines(type_id, places))
            return
        by_section: dict[int | None, array[int]] = {}
        for place in places:
            by_section.setdefault(self._belongs.get(self._held.member_ids[place]), array("q")).append(place)
        for section in in_order(self._session, self._names, by_section):
            yield ShareGroup(self._names.get(section or 0, ""), self._lines(type_id, by_section[section]))

    def _lines(self, type_id: int, places: Sequence[int]) -> Iterator[ShareLine]:
        held, then = self._held, as_on(self._session, self._day)
        named = select(MEMBER.c.id, MEMBER.c.number, then.name.label("name"), MEMBER.c.joined_on).select_from(
            MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        )
        for start in range(0, len(places), CHUNK):
            part = places[start : start + CHUNK]
            ids = [held.member_ids[place] for place in part]
            people = {row.id: row for row in self._session.execute(named.where(MEMBER.c.id.in_(among(ids))))}
            papers: Mapping[int, tuple[int, ...]] = {}
            if self._options.certificates:
                papers = valid_numbers(self._session, self._day, type_id, ids)
            for place, member_id in zip(part, ids, strict=True):
                person = people[member_id]
                joined = person.joined_on if person.joined_on is None or person.joined_on <= self._day else None
                yield ShareLine(
                    person.number, person.name, joined, held.shares[place], held.subscribed[place], held.paid[place],
                    held.deferred[place], papers.get(member_id, ()),
                )  # fmt: skip


def _overdue(held: HoldingsSheet, place: int) -> int:
    return max(0, held.subscribed[place] - held.deferred[place] - held.paid[place])


def _ranks(session: Session, day: date, order: ShareOrder) -> Sequence[int]:
    """Where each member stands in the order asked for, by id; who was not admitted by the day follows by number."""
    numbers = order_of(session, RollOrder.NUMBER).places()
    if order is ShareOrder.NUMBER:
        return numbers
    if order is ShareOrder.NAME:
        return order_of(session, RollOrder.NAME).places()
    last = len(numbers)
    ranks = array("q", [last + place for place in numbers])
    for place, member_id in enumerate(admitted_ids(session, day)):
        ranks[member_id] = place
    return ranks


# ---- movements and capital between two days -------------------------------------------------------------------------


def share_movements_sheet(session: Session, asked: Asked) -> ShareMovementsSheet:
    """What was entered between two days. Raises NotFound for a type nobody knows, Refused for days the wrong way."""
    since, until = _days(session, asked)
    types = _types_asked(session, asked.options.share_type)
    found = []
    for row in capital_between(session, since, until):
        if row.type is not None and row.type.id in types:
            view = EntryView(since=since, until=until, type_id=row.type.id, by_day=True)
            serials = entry_serials(session, view)
            found.append(MovementsOfType(row, row.type, len(serials), _entries(session, serials)))
    return ShareMovementsSheet(letterhead(session, asked.printed_at), since, until, tuple(found))


def _entries(session: Session, serials: Sequence[int]) -> Iterator[EntryRow]:
    for start in range(0, len(serials), CHUNK):
        yield from entry_rows(session, serials[start : start + CHUNK])


def capital_sheet(session: Session, asked: Asked) -> CapitalSheet:
    """How the capital went between two days. Raises Refused for days the wrong way."""
    since, until = _days(session, asked)
    rows = capital_between(session, since, until)
    currencies = []
    for whole in rows:
        if whole.type is None:
            types = tuple(row for row in rows if row.type is not None and row.currency == whole.currency)
            currencies.append(CapitalOfCurrency(whole, types, capital_course(session, whole, since, until)))
    return CapitalSheet(letterhead(session, asked.printed_at), since, until, tuple(currencies))


def _days(session: Session, asked: Asked) -> tuple[date, date]:
    """The first and the last day; without a first one it is the financial year so far."""
    since = asked.options.since or first_day_of_year(session, asked.as_of)
    since = max(since, _EARLIEST)
    if since > asked.as_of:
        raise Refused([Objection(WRONG_WAY, "since", {"since": since, "until": asked.as_of})])
    return since, asked.as_of
