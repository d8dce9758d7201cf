"""Trainings: the list of them, one with those who came, and what somebody has attended."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.trainings import Training, TrainingAttendance
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.trainings import Attendee, TrainingDetail, TrainingRow
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import organisation

TRAINING, CAME = table_of(Training), table_of(TrainingAttendance)
NO_TRAINING = N_("This training is not in the books any more.")
ASKED_AT_ONCE = 500


def training_ids(session: Session) -> tuple[int, ...]:
    """Every training, the newest first."""
    return tuple(session.scalars(select(TRAINING.c.id).order_by(TRAINING.c.began_on.desc(), TRAINING.c.id.desc())))


def training_rows(session: Session, ids: Sequence[int]) -> tuple[TrainingRow, ...]:
    """These trainings in this order, with how many came."""
    found = {row.id: row for row in _rows(session, _counted().where(TRAINING.c.id.in_(ids)))}
    return tuple(found[training_id] for training_id in ids if training_id in found)


def trainings_of(session: Session, person_id: int) -> tuple[TrainingRow, ...]:
    """What somebody has attended, the newest first; the counts are those of the whole training."""
    mine = select(CAME.c.training_id).where(CAME.c.person_id == person_id)
    statement = _counted().where(TRAINING.c.id.in_(mine))
    return _rows(session, statement.order_by(TRAINING.c.began_on.desc(), TRAINING.c.id.desc()))


def training_detail(session: Session, training_id: int) -> TrainingDetail:
    """A training, whole, or raise NotFound."""
    row = session.execute(select(TRAINING).where(TRAINING.c.id == training_id)).first()
    if row is None:
        raise NotFound(Objection(NO_TRAINING))
    return TrainingDetail(row.id, row.topic, row.provider, row.began_on, row.half_days, row.place, row.version)


def attendee_ids(session: Session, training_id: int) -> tuple[int, ...]:
    """Persons who came to a training, in the order of their names."""
    statement = (
        select(CAME.c.person_id)
        .join(PERSON, PERSON.c.id == CAME.c.person_id)
        .where(CAME.c.training_id == training_id)
        .order_by(PERSON.c.sort_key, PERSON.c.id)
    )
    return tuple(session.scalars(statement))


def attendees(session: Session, person_ids: Sequence[int]) -> tuple[Attendee, ...]:
    """These persons, in this order."""
    statement = (
        select(PERSON.c.id, PERSON.c.full_name, PERSON.c.sex, MEMBER.c.number, MEMBER.c.id.label("member_id"))
        .outerjoin(MEMBER, MEMBER.c.person_id == PERSON.c.id)
        .where(PERSON.c.id.in_(person_ids))
    )
    found = {
        row.id: Attendee(row.id, row.full_name, row.sex, row.number or "", row.member_id)
        for row in session.execute(statement)
    }
    return tuple(found[person_id] for person_id in person_ids if person_id in found)


def persons_of(session: Session, member_ids: Sequence[int]) -> Mapping[int, tuple[int, str]]:
    """By the id of a member: the person's id, and the member's number."""
    found: dict[int, tuple[int, str]] = {}
    for start in range(0, len(member_ids), ASKED_AT_ONCE):
        asked = member_ids[start : start + ASKED_AT_ONCE]
        statement = select(MEMBER.c.id, MEMBER.c.person_id, MEMBER.c.number).where(MEMBER.c.id.in_(asked))
        found.update({row.id: (row.person_id, row.number) for row in session.execute(statement)})
    return found


def already_in(session: Session, training_id: int) -> frozenset[int]:
    """Persons who stand in a training."""
    return frozenset(session.scalars(select(CAME.c.person_id).where(CAME.c.training_id == training_id)))


def _counted() -> Select[*tuple[Any, ...]]:
    def of(sex: Sex) -> Any:  # noqa: ANN401 - a sum of SQLAlchemy's own kind
        return func.coalesce(func.sum(case((PERSON.c.sex == sex, 1), else_=0)), 0)

    return (
        select(
            TRAINING, of(Sex.FEMALE).label("women"), of(Sex.MALE).label("men"), func.count(PERSON.c.id).label("people")
        )
        .outerjoin(CAME, CAME.c.training_id == TRAINING.c.id)
        .outerjoin(PERSON, PERSON.c.id == CAME.c.person_id)
        .group_by(TRAINING.c.id)
    )


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[TrainingRow, ...]:
    languages = organisation(session).languages
    return tuple(
        TrainingRow(
            id=row.id, topic=row.topic.in_language(languages[0], languages), provider=row.provider,
            began_on=row.began_on, half_days=row.half_days, place=row.place, women=row.women, men=row.men,
            people=row.people,
        )
        for row in session.execute(statement)
    )  # fmt: skip
