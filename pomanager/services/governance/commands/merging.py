"""Making two records of one person one, and splitting them again: one act each, whatever areas it reaches.

No register is rewritten. The record given up stays and leads to the kept one, questions follow it, shares and what is
owed move by entries of their own, and rows that may change follow the person. Splitting reverses all of it by further
entries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pomanager.areas import Area
from pomanager.db import merging
from pomanager.db.members import Member, Person, Standing
from pomanager.db.merges import RecordMerge, RecordSplit
from pomanager.db.register_numbers import serials_text
from pomanager.db.search import SearchText
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.governance.merging import COLUMNS, FIELD_WORDS, OF_MEMBER, MergeField
from pomanager.rules.members import Status
from pomanager.services.bodies.commands.recording import judged
from pomanager.services.dues.commands.merging import merge_dues, split_dues
from pomanager.services.governance.judging_merging import (
    holdings_order,
    objections_to_merging_records,
    objections_to_splitting_records,
)
from pomanager.services.governance.orders_merging import MergeRecords, SplitRecords
from pomanager.services.members import judging, people
from pomanager.services.members.queries.member import member_detail
from pomanager.services.members.queries.merged import merged_record
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.members.recording import about_member
from pomanager.services.shares.commands.merging import merge_holdings
from pomanager.services.shares.commands.writing import reverse_operation
from pomanager.services.shares.queries.operations import operation_of
from pomanager.services.work import Work

REACHED = (
    Area.MEMBERS, Area.BODIES, Area.SHARES, Area.DUES, Area.ENTITLEMENT, Area.MEETINGS, Area.ELECTIONS, Area.MENTORING,
    Area.GOVERNANCE,
)  # fmt: skip
"""Whatever names a person tells something else once two records are one."""


@dataclass(frozen=True, slots=True)
class _Moved:
    """What moved by entries: serial numbers."""

    shares: tuple[int, ...]
    dues: tuple[int, ...]


def merge_records(work: Work, order: MergeRecords) -> int:
    """Give one record up for the other, or raise Refused with every objection; returns the id of the merge."""
    judged(objections_to_merging_records, work, order)
    kept, given_up = member_detail(work.session, order.kept_id), member_detail(work.session, order.given_up_id)
    moved = _move_money(work, order)
    written = _take(work, order, kept)
    moves = merging.following(
        work.session, given_up.person_id, kept.person_id, phones=MergeField.PHONE in order.take
    )  # fmt: skip
    merging.move(work.session, moves, given_up.person_id, kept.person_id)
    line = _give_up(work, order, given_up)
    merge = RecordMerge(
        id=merging.next_merge(work.session), kept_member_id=kept.id, given_up_member_id=given_up.id, on=work.today,
        reason=order.reason.strip(), standing_id=line.id, share_entry_id=min(moved.shares, default=None),
        dues_first_id=min(moved.dues, default=None), dues_last_id=max(moved.dues, default=None), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(merge)
    work.session.flush()
    merging.keep_moves(work.session, merge.id, moves)
    merging.keep_values(work.session, merge.id, written)
    merging.lead(work.session, merge, (given_up.id, given_up.person_id), (kept.id, kept.person_id))
    _made_anew(work, kept.id)
    work.record(
        "members.merged", about_member(given_up),
        {"status": (given_up.status, Status.MERGED), "to_member": (None, about_member(kept).label)},
        order.reason.strip(),
    )  # fmt: skip
    work.record("members.merged_into", about_member(kept), _told(written, about_member(given_up).label, moves))
    return merge.id


def _move_money(work: Work, order: MergeRecords) -> _Moved:
    holdings = holdings_order(work.session, order, work.today)
    shares = merge_holdings(work, holdings) if holdings else ()
    dues = merge_dues(work, order.given_up_id, order.kept_id, work.today, order.reason.strip())
    return _Moved(shares, dues)


def _take(work: Work, order: MergeRecords, kept: MemberDetail) -> dict[str, tuple[object, object]]:
    """Write the values that come from the record given up; returns what stood there and what stands now, by column."""
    before = merging.column_values(work.session, order.kept_id)
    new = merging.column_values(work.session, order.given_up_id)
    columns = [column for field in order.take for column in COLUMNS[field] if before[column] != new[column]]
    _write(work, kept, {column: new[column] for column in columns})
    return {column: (before[column], new[column]) for column in columns}


def _write(work: Work, record: MemberDetail, values: Mapping[str, object]) -> None:
    person = work.session.get_one(Person, record.person_id)
    member = work.session.get_one(Member, record.id)
    for column, value in values.items():
        setattr(member if column in OF_MEMBER else person, column, value)
    work.session.flush()


def _give_up(work: Work, order: MergeRecords, given_up: MemberDetail) -> Standing:
    line = Standing(
        member_id=given_up.id, status=Status.MERGED, since=work.today, reason=order.reason.strip(), decision="",
        recorded_at=work.now,
    )  # fmt: skip
    work.session.add(line)
    member = work.session.get_one(Member, given_up.id)
    member.status, member.status_since = Status.MERGED, work.today
    work.session.flush()
    return line


def _made_anew(work: Work, member_id: int) -> None:
    """What a member is found by, and what pages show of any area."""
    now = member_detail(work.session, member_id)
    former = former_names(work.session, [now.person_id]).get(now.person_id, ())
    text = people.search_text_for(
        now.number, now.full_name, now.other_script, now.phone, (now.place, now.section, *former)
    )
    work.session.get_one(SearchText, member_id).text = text
    for area in REACHED:
        work.touch(area)


_SAID_OTHERWISE = frozenset({"sort_key", "phone_digits"})
"""Columns that follow from others, and of which the journal need not tell."""
_IDS = frozenset({"place_id", "section_id"})


def _told(
    written: Mapping[str, tuple[object, object]], label: str, moves: Iterable[merging.Move]
) -> dict[str, tuple[object, object]]:
    """What the journal has to say of the kept record: the record it took in, each value, and how many rows followed."""
    told: dict[str, tuple[object, object]] = {"from_member": (None, label)}
    told |= {name: pair for name, pair in written.items() if name not in _SAID_OTHERWISE | _IDS}
    count = len(list(moves))
    return told | ({"moved_rows": (None, count)} if count else {})


# ---- splitting ------------------------------------------------------------------------------------------------------


def split_records(work: Work, order: SplitRecords) -> None:
    """Let a record stand for itself again with all that was its own, or raise Refused with every objection."""
    judged(objections_to_splitting_records, work, order)
    found = merged_record(work.session, order.member_id)
    assert found is not None  # noqa: S101 - judged above
    merge = work.session.get_one(RecordMerge, found.merge_id)
    kept, given_up = member_detail(work.session, merge.kept_member_id), member_detail(work.session, order.member_id)
    _move_back(work, merge, order.reason.strip())
    merging.move(work.session, merging.moves_of(work.session, merge.id), kept.person_id, given_up.person_id)
    stayed = _put_back(work, merge, kept)
    _take_up(work, merge, given_up, order.reason.strip())
    merging.lead_no_more(work.session, merge, (given_up.id, given_up.person_id))
    work.session.add(
        RecordSplit(merge_id=merge.id, on=work.today, reason=order.reason.strip(), recorded_at=work.now)
    )  # fmt: skip
    _made_anew(work, kept.id)
    now = member_detail(work.session, given_up.id)
    work.record(
        "members.split", about_member(given_up),
        {"status": (Status.MERGED, now.status), "from_member": (about_member(kept).label, None)}, order.reason.strip(),
    )  # fmt: skip
    work.record(
        "members.split_from", about_member(kept),
        {"from_member": (about_member(given_up).label, None), "stayed": (None, ", ".join(map(str, stayed)))},
    )  # fmt: skip


def _move_back(work: Work, merge: RecordMerge, reason: str) -> None:
    serial = merge.share_entry_id
    if serial is not None and not any(each.reversed_by for each in operation_of(work.session, serial)):
        serials = reverse_operation(work, serial, reason)
        told = {"reversed_entries": (None, serials_text(serial, serial + len(serials) - 1))}
        work.record(
            "shares.reversed", about_member(member_detail(work.session, merge.given_up_member_id)), told, reason
        )
    if merge.dues_first_id is not None and merge.dues_last_id is not None:
        split_dues(work, merge.dues_first_id, merge.dues_last_id, reason)


def _put_back(work: Work, merge: RecordMerge, kept: MemberDetail) -> list[str]:
    """Let the kept record say again what it said; a field changed since keeps the newer value, and is returned."""
    now = merging.column_values(work.session, kept.id)
    written = merging.values_of(work.session, merge.id)
    stay = {column for column, (_before, after) in written.items() if after != merging.packed(now[column])}
    fields = [field for field in MergeField if stay.intersection(COLUMNS[field])]
    left = {column for field in fields for column in COLUMNS[field]}
    back = {
        column: merging.unpacked(column, before)
        for column, (before, _after) in written.items()
        if column not in left
    }  # fmt: skip
    _write(work, kept, back)
    return [FIELD_WORDS[field] for field in fields]


def _take_up(work: Work, merge: RecordMerge, given_up: MemberDetail, reason: str) -> None:
    right = judging.live_lines(given_up.standings)[-2]
    work.session.add(
        Standing(
            member_id=given_up.id, status=right.status, since=merge.on, reason=reason, reverses_id=merge.standing_id,
            recorded_at=work.now,
        )
    )  # fmt: skip
    member = work.session.get_one(Member, given_up.id)
    member.status, member.status_since = right.status, right.since
    work.session.flush()
