"""Two records side by side before they become one, what moves with it, and the merges there were."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from pomanager.db import merging
from pomanager.db.base import table_of
from pomanager.db.covering import shows_money
from pomanager.db.dues import DuesEntry, FeeType
from pomanager.db.elections.preparing import Nomination
from pomanager.db.households import HouseholdPerson
from pomanager.db.meetings.attendance import Stay
from pomanager.db.meetings.calling import RollLine
from pomanager.db.members import Person
from pomanager.db.mentoring.roster import Participant
from pomanager.db.merges import RecordMerge
from pomanager.db.particulars import IdentityDocument
from pomanager.db.trainings import TrainingAttendance
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.merging import MergeChoice, MergeCounts, MergeView
from pomanager.rules.governance.merging import COLUMNS, MergeField, SplitFacts, taken_by_itself
from pomanager.services.bodies.queries.loading import PERSON, sat
from pomanager.services.members.queries.member import member_detail
from pomanager.services.members.queries.merged import merged_record, side_of
from pomanager.services.shares.queries.holdings import holding_of

MERGE, WHOLE = map(table_of, (RecordMerge, Person))
DOCUMENT, STAY_IN, CAME, NOMINATION, PART = map(
    table_of, (IdentityDocument, HouseholdPerson, TrainingAttendance, Nomination, Participant)
)
LINE, STAY, ENTRY, FEE = map(table_of, (RollLine, Stay, DuesEntry, FeeType))


def merge_view(session: Session, kept_id: int, given_up_id: int, today: date) -> MergeView:
    """Two records side by side; raises NotFound."""
    kept, given_up = member_detail(session, kept_id), member_detail(session, given_up_id)
    return MergeView(
        side_of(kept), side_of(given_up), _choices(session, kept, given_up), _counts(session, given_up, today)
    )


def _choices(session: Session, kept: MemberDetail, given_up: MemberDetail) -> tuple[MergeChoice, ...]:
    told = [_told(session, each) for each in (kept, given_up)]
    return tuple(
        MergeChoice(field, told[0][field], told[1][field], taken_by_itself(field, told[0][field], told[1][field]))
        for field in MergeField
        if told[0][field] != told[1][field]
    )


def _told(session: Session, member: MemberDetail) -> Mapping[MergeField, str]:
    """What a record says in each field, as text."""
    row = session.execute(select(WHOLE).where(WHOLE.c.id == member.person_id)).one()
    found: dict[MergeField, str] = {
        MergeField.NAME: member.full_name, MergeField.BIRTH: member.birth.iso() if member.birth else "",
        MergeField.PLACE: member.place, MergeField.SECTION: member.section,
        MergeField.JOINED: member.joined_on.isoformat() if member.joined_on else "",
        MergeField.THUMB_PRINT: "yes" if row.thumb_print else "",
        MergeField.CONSENT: row.consent_on.isoformat() if row.consent_on else "", MergeField.SEX: row.sex.value,
    }  # fmt: skip
    texts = (each for each in MergeField if each not in found)
    return found | {each: str(getattr(row, COLUMNS[each][0])) for each in texts}


def _counts(session: Session, member: MemberDetail, today: date) -> MergeCounts:
    person = member.person_id
    money = shows_money(session)
    dues, decimals = _owed(session, member.id) if money else ({}, {})
    return MergeCounts(
        shares=sum(each.shares for each in holding_of(session, member.id, today)) if money else 0,
        dues=dues, decimals=decimals, documents=_number(session, _rows(DOCUMENT, person)),
        households=_number(session, _rows(STAY_IN, person)), trainings=_number(session, _rows(CAME, person)),
        seats=sum(not each.is_alternate for each in sat(session, PERSON.c.id == person)),
        meetings=_number(session, _attended(person)),
        candidacies=_number(session, select(NOMINATION.c.id).where(NOMINATION.c.member_id == member.id)),
        mentoring=_number(session, _rows(PART, person)),
    )  # fmt: skip


def _rows(table: Any, person_id: int) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - any table that names a person
    return select(table.c.person_id).where(table.c.person_id == person_id)


def _attended(person_id: int) -> Select[*tuple[Any, ...]]:
    came = select(STAY.c.meeting_id).join(LINE, LINE.c.id == STAY.c.roll_id)
    return came.where(LINE.c.person_id == person_id, STAY.c.undone.is_(False)).distinct()


def _number(session: Session, statement: Select[*tuple[Any, ...]]) -> int:
    return session.execute(select(func.count()).select_from(statement.subquery())).scalar_one()


def _owed(session: Session, member_id: int) -> tuple[dict[str, int], dict[str, int]]:
    rows = session.execute(
        select(FEE.c.currency, FEE.c.decimals, func.sum(ENTRY.c.minor).label("minor"))
        .join_from(ENTRY, FEE, FEE.c.id == ENTRY.c.fee_type_id)
        .where(ENTRY.c.member_id == member_id)
        .group_by(FEE.c.currency, FEE.c.decimals)
    ).all()
    owed = {row.currency: row.minor for row in rows if row.minor}
    return owed, {row.currency: row.decimals for row in rows}


def split_facts(session: Session, member_id: int, reason: str) -> SplitFacts:
    """What splitting a record from the one it was merged with is judged by; raises NotFound."""
    found, given_up = merged_record(session, member_id), member_detail(session, member_id)
    if found is None:
        return SplitFacts(
            given_up=given_up.number, kept="", is_merged=False, kept_was_given_up=False, reason=reason
        )  # fmt: skip
    into = member_detail(session, found.into_id)
    return SplitFacts(
        given_up=given_up.number, kept=into.number, is_merged=True, kept_was_given_up=found.kept.member_id != into.id,
        reason=reason, changed_since=changed_since(session, found.merge_id, into),
    )  # fmt: skip


def changed_since(session: Session, merge_id: int, kept: MemberDetail) -> tuple[MergeField, ...]:
    """Fields of the kept record that no longer say what the merge wrote."""
    now = merging.column_values(session, kept.id)
    differ = {
        column
        for column, (_before, after) in merging.values_of(session, merge_id).items()
        if after != merging.packed(now[column])
    }
    return tuple(field for field in MergeField if differ.intersection(COLUMNS[field]))
