"""Members as lists of dues name them, by their ids."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.shares import HolderLabel
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.on_day import as_on
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries import section_names

NOBODY = N_("This member is not in the books.")


def labels_of(session: Session, member_ids: Sequence[int], day: date) -> Mapping[int, tuple[HolderLabel, str]]:
    """Id → the member, called as on the day, and the section of the day; ids that are nobody's are left out."""
    then, sections = as_on(session, day), section_names(session, day)
    asked = func.json_each(json.dumps(sorted(set(member_ids)))).table_valued("value")
    found = select(
        MEMBER.c.id, MEMBER.c.number, then.name.label("name"), then.other_script.label("other_script"),
        MEMBER.c.status, then.section_id.label("section_id"),
    ).select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))  # fmt: skip
    return {
        row.id: (
            HolderLabel(row.id, row.number, row.name, row.other_script, row.status),
            sections.get(row.section_id or 0, ""),
        )
        for row in session.execute(found.where(MEMBER.c.id.in_(select(asked.c.value))))
    }


def label_of(session: Session, member_id: int, day: date) -> HolderLabel:
    """One member, called as on the day; raises NotFound."""
    found = labels_of(session, (member_id,), day)
    if member_id not in found:
        raise NotFound(Objection(NOBODY, "member_id"))
    return found[member_id][0]
