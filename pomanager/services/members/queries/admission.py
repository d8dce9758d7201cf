"""What is known of an applicant, as far as an admission asks for it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.particulars import IdentityDocument
from pomanager.errors import NotFound
from pomanager.rules.admission_checklist import ApplicantFacts
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.member import NOBODY
from pomanager.services.members.queries.rows import MEMBER, PERSON


def applicant_facts(session: Session, member_id: int) -> ApplicantFacts:
    """What is known of this applicant, or raise NotFound."""
    document = table_of(IdentityDocument).c
    has_document = select(document.id).where(document.person_id == PERSON.c.id).exists()
    person = PERSON.c
    statement = (
        select(
            person.kind, person.birth, person.sex, person.place_id, person.phone, person.profession, person.consent_on,
            person.consent_ended_on, person.representative_id, has_document.label("has_document"),
        )
        .select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
        .where(MEMBER.c.id == member_id)
    )  # fmt: skip
    row = session.execute(statement).first()
    if row is None:
        raise NotFound(Objection(NOBODY))
    return ApplicantFacts(
        is_organisation=row.kind is PersonKind.ORGANISATION, birth=row.birth is not None,
        sex=row.sex is not Sex.UNKNOWN, place=row.place_id is not None, phone=bool(row.phone),
        document=bool(row.has_document), profession=bool(row.profession),
        consent=row.consent_on is not None and row.consent_ended_on is None,
        representative=row.representative_id is not None,
    )  # fmt: skip
