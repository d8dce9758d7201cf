"""Programmes with their rules and cohorts, and the competencies that are rated."""

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.mentoring.roster import CohortRow, CompetencyRow, ProgrammeRow
from pomanager.rules.mentoring.programmes import ProgrammeRules
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.mentoring.queries.tables import COHORT, COMPETENCY, PROGRAMME

NO_PROGRAMME = N_("This programme is not in the books.")
NO_COHORT = N_("This cohort is not in the books.")


def programmes(session: Session) -> tuple[ProgrammeRow, ...]:
    """All programmes, the latest first, each with its cohorts."""
    cohorts: dict[int, list[CohortRow]] = {}
    for row in session.execute(select(COHORT).order_by(COHORT.c.starts_on, COHORT.c.id)):
        told = CohortRow(row.id, row.programme_id, row.name, row.starts_on, row.version)
        cohorts.setdefault(row.programme_id, []).append(told)
    statement = select(PROGRAMME).order_by(PROGRAMME.c.starts_on.desc(), PROGRAMME.c.id.desc())
    return tuple(
        ProgrammeRow(
            row.id, row.name, row.funder, row.starts_on,
            ProgrammeRules(
                months=row.months, reviews=tuple(int(month) for month in row.reviews.split()),
                sessions_per_month=row.sessions_per_month, mentor_load=row.mentor_load,
                sessions_percent=row.sessions_percent, public_task=row.public_task, quiet_days=row.quiet_days,
            ),
            row.ended_on, row.version, tuple(cohorts.get(row.id, ())),
        )
        for row in session.execute(statement)
    )  # fmt: skip


def programme_of(session: Session, programme_id: int) -> ProgrammeRow:
    """One programme, or raise NotFound."""
    found = next((each for each in programmes(session) if each.id == programme_id), None)
    if found is None:
        raise NotFound(Objection(NO_PROGRAMME))
    return found


def cohort_of(session: Session, cohort_id: int) -> tuple[CohortRow, ProgrammeRow]:
    """One cohort and its programme, or raise NotFound."""
    for programme in programmes(session):
        for cohort in programme.cohorts:
            if cohort.id == cohort_id:
                return cohort, programme
    raise NotFound(Objection(NO_COHORT))


def competencies(session: Session, *, all_of_them: bool = False) -> tuple[CompetencyRow, ...]:
    """What is rated, in its order; with ``all_of_them`` what once was, too."""
    named = type_coerce(COMPETENCY.c.name, Text).label("said")
    statement = select(COMPETENCY.c.id, COMPETENCY.c.kind, COMPETENCY.c.shown, named)
    statement = statement.order_by(COMPETENCY.c.position, COMPETENCY.c.id)
    if not all_of_them:
        statement = statement.where(COMPETENCY.c.shown)
    return tuple(
        CompetencyRow(row.id, row.kind, Wording.from_json(row.said), row.shown) for row in session.execute(statement)
    )
