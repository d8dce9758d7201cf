"""What the home page tells: each figure and each line from the very question that is asked for it elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from pomanager.db.covering import shows_money
from pomanager.readmodels.home import (
    Home,
    HomeDue,
    HomeFigures,
    NextAssembly,
    NextMeeting,
    PaidUp,
    PairAsking,
)
from pomanager.readmodels.indicators import BodyShare
from pomanager.readmodels.mentoring.pairs import PairRow
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.due import MONTHS_OF_TERMS
from pomanager.rules.governance.first_steps import FirstStep
from pomanager.rules.meetings.kinds import BEFORE, GENERAL, MeetingState
from pomanager.rules.mentoring.attention import Attention
from pomanager.rules.money import Money
from pomanager.services.bodies.queries.coming import terms_ending
from pomanager.services.bodies.queries.loading import BODY
from pomanager.services.governance.queries.body_shares import body_shares
from pomanager.services.governance.queries.due import due
from pomanager.services.governance.queries.years import year_view
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.loading import MEETING
from pomanager.services.members.queries.joined import first_day_of_year, joined_between
from pomanager.services.members.queries.on_day import counts_on
from pomanager.services.members.queries.rows import MEMBER
from pomanager.services.mentoring.queries.tables import PROGRAMME
from pomanager.services.organisation.queries import organisation
from pomanager.services.organisation.queries.bylaws import bylaws_on, version_in_force
from pomanager.services.shares.queries.capital import paid_of_types
from pomanager.services.shares.queries.labels import type_labels
from pomanager.services.shares.queries.types import has_share_types

DUE_SHOWN, TERMS_SHOWN, PAIRS_SHOWN = 4, 3, 3
"""So many lines stand on the page; the rest is behind a button."""
COMING = (*BEFORE, MeetingState.OPEN, MeetingState.SUSPENDED)
"""Meetings that are not over."""


def home(session: Session, day: date) -> Home:
    """Everything the home page tells of a day, as far as whoever reads may know it."""
    return replace(home_at_once(session, day), due=home_due(session, day), paid_up=paid_up(session, day))


def home_at_once(session: Session, day: date) -> Home:
    """What is told without going through a register of money: all but what is due, and the capital."""
    ending = terms_ending(session, day, MONTHS_OF_TERMS)
    asking = pairs_to_follow(session, day)
    return Home(
        day=day, figures=_figures(session, day), meeting=next_meeting(session, day), terms=ending[:TERMS_SHOWN],
        terms_count=len(ending), has_bodies=_any(session, BODY), pairs=asking[:PAIRS_SHOWN], pairs_count=len(asking),
        has_pairs=_any(session, PROGRAMME), done=frozenset(_steps_done(session, day)),
    )  # fmt: skip


def _figures(session: Session, day: date) -> HomeFigures:
    since = first_day_of_year(session, day)
    return HomeFigures(
        roll=counts_on(session, day), joined=joined_between(session, since, day), since=since,
        board=_board(session, day), has_shares=shows_money(session) and has_share_types(session),
        assembly=_next_assembly(session, day),
    )  # fmt: skip


def _board(session: Session, day: date) -> BodyShare | None:
    """The women in the board; the first one where sections have boards of their own."""
    year = first_day_of_year(session, day).year
    shares = body_shares(session, year_view(session, year, day), BodyKind.BOARD)
    return next((each for each in shares if not each.body.section), next(iter(shares), None))


def paid_up(session: Session, day: date) -> PaidUp | None:
    """The capital in the currency of the organisation; None where there are no shares."""
    if not shows_money(session) or not has_share_types(session):
        return None
    currency = organisation(session).currency
    labels, capital = type_labels(session), paid_of_types(session, day)
    mine = [each for type_id, each in capital.items() if labels[type_id].currency == currency]
    paid, subscribed = (Money(sum(each[place] for each in mine), currency) for place in (0, 1))
    return PaidUp(paid, subscribed)


def _next_assembly(session: Session, day: date) -> NextAssembly | None:
    label = next(iter(meetings(session, since=day, kinds=GENERAL, states=COMING)), None)
    if label is None:
        return None
    from pomanager.services.meetings.queries.quorum import quorum_of_meeting  # only where an assembly is planned

    return NextAssembly(label, quorum_of_meeting(session, label.id), bylaws_on(session, label.held_on))


def home_due(session: Session, day: date) -> HomeDue:
    """The most urgent of what is due."""
    rows = due(session, day)  # its sentences hold names in the language spoken now: not kept
    return HomeDue(rows[:DUE_SHOWN], len(rows), sum(row.overdue for row in rows), bylaws_on(session, day))


def next_meeting(session: Session, day: date) -> NextMeeting | None:
    """The next meeting that is not over, with how far it is prepared."""
    label = next(iter(meetings(session, since=day, states=COMING)), None)
    if label is None:
        return None
    from pomanager.services.meetings.queries.preparing import preparing  # only where a meeting is planned

    return NextMeeting(label, preparing(session, label.id, day))


def pairs_to_follow(session: Session, day: date) -> tuple[PairAsking, ...]:
    """All pairs that ask for attention, as far as whoever reads may see them."""
    if not _any(session, PROGRAMME):
        return ()
    from pomanager.services.mentoring.queries.board import attention_rows  # only where there is a programme

    return pairs_asking(attention_rows(session, day))


def pairs_asking(rows: Iterable[tuple[PairRow | None, Attention]]) -> tuple[PairAsking, ...]:
    """The pairs among what asks for attention, each once with what is worst about it, in the order of the board."""
    found: dict[int, PairAsking] = {}
    for pair, attention in rows:
        if pair is not None and pair.id not in found:
            found[pair.id] = PairAsking(pair, attention)
    return tuple(found.values())


def _steps_done(session: Session, day: date) -> Iterator[FirstStep]:
    """Which of the first steps the books show as done."""
    done = {
        FirstStep.BYLAWS: version_in_force(session, day) is not None,
        FirstStep.MEMBERS: _any(session, MEMBER),
        FirstStep.SHARES: has_share_types(session),
        FirstStep.BODY: _any(session, BODY),
        FirstStep.MEETING: _any(session, MEETING),
    }
    return (step for step, is_done in done.items() if is_done)


def _any(session: Session, table: Table) -> bool:
    return session.execute(select(table.c.id).limit(1)).first() is not None
