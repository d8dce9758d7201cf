"""The sheets of the papers of the mentoring, filled."""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.i18n import _
from pomanager.readmodels.mentoring.pairs import Board
from pomanager.readmodels.mentoring_papers import MentoringSheet, PairSheet, TrainingCertificateSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.calendar import add_months
from pomanager.rules.mentoring.kinds import PAIR_EVENT_WORDS, STAGE_WORDS
from pomanager.services.members.queries import member_detail
from pomanager.services.members.queries.trainings import trainings_of
from pomanager.services.mentoring.queries.board import board, gather
from pomanager.services.mentoring.queries.pair import pair_detail
from pomanager.services.mentoring.queries.results import results
from pomanager.services.mentoring.queries.roster import roster
from pomanager.services.mentoring.queries.tables import PAIR
from pomanager.services.organisation.queries import letterhead


def mentoring_paper(session: Session, asked: Asked) -> MentoringSheet:
    """The whole mentoring as of a day."""
    day = asked.as_of
    told = board(session, day)
    return MentoringSheet(
        letterhead(session, asked.printed_at), day, told, roster(session, day), _moved(session, told, day),
        results(session, [each.id for each in told.programmes], day),
    )  # fmt: skip


def pair_paper(session: Session, asked: Asked) -> PairSheet:
    """One pair as of a day; where there is none, a sheet to be filled in by hand."""
    detail = pair_detail(session, asked.of, asked.as_of) if asked.of else None
    return PairSheet(letterhead(session, asked.printed_at), asked.as_of, detail)


def training_certificate_paper(session: Session, asked: Asked) -> TrainingCertificateSheet:
    """The trainings a member attended by a day."""
    head = letterhead(session, asked.printed_at)
    if not asked.of:
        return TrainingCertificateSheet(head, asked.as_of, "", "", ())
    member = member_detail(session, asked.of)
    attended = tuple(row for row in trainings_of(session, member.person_id) if row.began_on <= asked.as_of)
    return TrainingCertificateSheet(head, asked.as_of, member.full_name, member.number, attended)


def first_pair_id(session: Session) -> int:
    """The first pair there is, 0 for none."""
    return session.scalar(select(func.min(PAIR.c.id))) or 0


def _moved(session: Session, told: Board, day: date) -> tuple[tuple[str, str], ...]:
    """What happened to pairs and what mentees reached in the month before a day, the latest first."""
    since = add_months(day, -1) + timedelta(days=1)
    found = gather(session, day)
    names = {row.id: row for row in told.pairs}
    moved: list[tuple[date, str, str]] = []
    for line in found.lines:
        row = names[line.id]
        moved += [(each.on, row.mentee, _(PAIR_EVENT_WORDS[each.kind])) for each in line.events if each.on >= since]
    for one in found.people.values():
        for reached in found.outcomes.get(one.person.person_id, ()):
            if reached.on >= since:
                said = " · ".join(part for part in (_(STAGE_WORDS[reached.stage]), reached.where) if part)
                moved.append((reached.on, one.person.name, said))
    return tuple((name, said) for _day, name, said in sorted(dict.fromkeys(moved), reverse=True))
