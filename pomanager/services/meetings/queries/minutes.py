"""The minutes of a meeting: as they are worked on, and as they are printed."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.minutes import Minutes, MinutesOrder, MinutesPart
from pomanager.i18n import spoken
from pomanager.readmodels.meetings.meeting import AgendaLine, MeetingDetail, Quorum
from pomanager.readmodels.meetings.minutes import (
    Attendance,
    GuestThere,
    ItemTold,
    MinutesDetail,
    MinutesSheet,
    MinutesText,
    NotThere,
    Part,
)
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.deciding import MotionState, Outcome
from pomanager.rules.meetings.kinds import (
    ASSEMBLIES,
    OF_BODIES,
    OVER,
    ItemState,
    MeetingKind,
    MeetingRole,
    MeetingState,
    MinutesState,
)
from pomanager.rules.meetings.minutes import KNOWN_PARTS, Order, PartKind, kept_order, usual_order
from pomanager.rules.meetings.required import MinutesFacts, checked
from pomanager.rules.meetings.rich_text import RichText, from_json
from pomanager.rules.members import Sex
from pomanager.services.meetings.queries.agenda import agenda, item_documents
from pomanager.services.meetings.queries.errata import errata_of
from pomanager.services.meetings.queries.loading import meeting_detail, meeting_label
from pomanager.services.meetings.queries.minutes_items import follow_ups_asked, items_told, motions_of
from pomanager.services.meetings.queries.minutes_people import attendance, notices_by_channel
from pomanager.services.meetings.queries.presence import guests
from pomanager.services.meetings.queries.quorum import quorum_at
from pomanager.services.meetings.queries.signed import signed_minutes
from pomanager.services.organisation.queries import letterhead
from pomanager.services.organisation.queries.profile import organisation_row

_MINUTES = table_of(Minutes)
_PART = table_of(MinutesPart)
_ORDER = table_of(MinutesOrder)


_DEALT_WITH = frozenset({ItemState.DEFERRED, ItemState.WITHDRAWN, ItemState.NOTED})
"""States of items that say by themselves what became of them."""


def minutes_order(session: Session, kind: MeetingKind) -> Order:
    """The parts minutes of a kind of meeting begin with and who signs them, as the organisation wants it."""
    row = session.execute(select(_ORDER).where(_ORDER.c.kind == kind)).first()
    return usual_order(kind) if row is None else kept_order(kind, row.parts, row.signed_by)


def minutes_detail(session: Session, meeting_id: int) -> MinutesDetail:
    """The minutes of a meeting as they are worked on, what is missing of them included; raises NotFound."""
    meeting = meeting_detail(session, meeting_id)
    row = _row(session, meeting_id)
    items = agenda(session, meeting_id)
    order = minutes_order(session, meeting.label.kind)
    texts = _texts(session, row, order)
    told = items_told(session, meeting_id, items, _below_items(texts[0].parts))
    came = attendance(session, meeting_id, name_absent=False)
    return MinutesDetail(
        meeting=meeting.label, state=MinutesState.NONE if row is None else row.state,
        languages=tuple(each.language for each in texts), in_columns=row is None or row.in_columns,
        folio="" if row is None else row.folio,
        approved_at=None if row is None or row.approved_at_id is None else meeting_label(session, row.approved_at_id),
        approved_on=None if row is None else row.approved_on, approved_by="" if row is None else row.approved_by,
        texts=texts, items=items, order=order, required=checked(_facts(meeting, texts[0].parts, told, came, order)),
        signed=signed_minutes(session, meeting_id), errata=errata_of(session, meeting_id),
        version=0 if row is None else row.version,
    )  # fmt: skip


def minutes_sheet(session: Session, asked: Asked, unsaved: Sequence[MinutesText] = ()) -> MinutesSheet | NotThere:
    """All that the minutes of a meeting print, in the language being spoken; raises NotFound.

    ``unsaved`` are parts as they are being written, in place of those in the books.
    """
    if not asked.of:
        return NotThere(letterhead(session, asked.printed_at))
    meeting_id = asked.of
    meeting, row = meeting_detail(session, meeting_id), _row(session, meeting_id)
    items, order = agenda(session, meeting_id), minutes_order(session, meeting.label.kind)
    texts = tuple(unsaved) or _texts(session, row, order)
    parts = _in_language(texts, spoken())
    told = items_told(session, meeting_id, items, _below_items(parts))
    came = attendance(session, meeting_id, name_absent=meeting.label.kind in OF_BODIES)
    numbers = {line.id: line.number for line in items}
    original = signed_minutes(session, meeting_id)
    spoke = {each for item in told for each in item.speakers}
    visitors = tuple(GuestThere(each.name, each.capacity) for each in guests(session, meeting_id))
    return MinutesSheet(
        letterhead=letterhead(session, asked.printed_at), meeting=meeting,
        state=MinutesState.NONE if row is None else row.state, language=texts[0].language,
        folio="" if row is None else row.folio,
        approved_at=None if row is None or row.approved_at_id is None else meeting_label(session, row.approved_at_id),
        approved_on=None if row is None else row.approved_on, approved_by="" if row is None else row.approved_by,
        parts=parts, signed_by=order.signed_by, notices=notices_by_channel(session, meeting_id),
        failed_quorum=_failed_quorum(session, meeting), attendance=came, guests=visitors,
        proxies=sum(bool(each.holder) for each in came.there), quorum=_quorum(session, meeting), items=told,
        general_documents=tuple(item_documents(session, meeting_id).get(None, {}).values()),
        follow_ups=tuple(each for _item, each in follow_ups_asked(session, meeting_id, numbers)),
        required=checked(_facts(meeting, parts, told, came, order)),
        speaking_women=sum(each.sex is Sex.FEMALE for each in spoke), speaking=len(spoke),
        signed_on=asked.options.signed_on, unapproved_reason=asked.options.reason, original=original,
        errata=errata_of(session, meeting_id) if original else (),
    )  # fmt: skip


def adopted(session: Session, meeting_id: int) -> tuple[tuple[int, str, str], ...]:
    """The resolutions of a meeting an extract can be made of: id, reference, words."""
    motions = [motion for each in motions_of(session, meeting_id).values() for motion in each]
    decided = [motion.decision for motion in motions if motion.decision is not None]
    found = [each for each in decided if each.outcome is Outcome.ADOPTED]
    return tuple((each.id, each.reference, each.text) for each in sorted(found, key=lambda each: each.id))


def _row(session: Session, meeting_id: int) -> Row[Any] | None:
    return session.execute(select(_MINUTES).where(_MINUTES.c.meeting_id == meeting_id)).first()


def _texts(session: Session, row: Row[Any] | None, order: Order) -> tuple[MinutesText, ...]:
    """The parts in each language; those of the organisation's order where none were written down."""
    usual = tuple(Part(kind) for kind in order.parts)
    if row is None:
        return (MinutesText(organisation_row(session).languages.split()[0], usual),)
    found: dict[str, list[Part]] = defaultdict(list)
    query = select(_PART).where(_PART.c.minutes_id == row.id).order_by(_PART.c.language, _PART.c.position)
    for part in session.execute(query):
        if part.kind in KNOWN_PARTS:
            found[part.language].append(Part(PartKind(part.kind), part.item_id, from_json(part.body)))
    languages = [code for code in (row.language, row.second_language) if code]
    return tuple(MinutesText(code, tuple(found[code]) or usual) for code in languages)


def _in_language(texts: Sequence[MinutesText], language: str) -> tuple[Part, ...]:
    """The parts in a language; free text that was not written in it stands in the other one."""
    own = next((each.parts for each in texts if each.language == language), texts[0].parts)
    if any(len(each.parts) != len(own) for each in texts):
        return own
    return tuple(
        part if part.body else next((twin for twin in (each.parts[place] for each in texts) if twin.body), part)
        for place, part in enumerate(own)
    )


def _below_items(parts: Sequence[Part]) -> dict[int, list[RichText]]:
    found: dict[int, list[RichText]] = defaultdict(list)
    for part in parts:
        if part.item_id is not None and part.body:
            found[part.item_id].append(part.body)
    return found


def _facts(
    meeting: MeetingDetail, parts: Sequence[Part], told: Sequence[ItemTold], came: Attendance, order: Order
) -> MinutesFacts:
    """What is known of the meeting, as far as its minutes must hold it."""
    roles = [each.role for each in meeting.bureau]
    dealt_with = [item for item in told if item.line.state not in _DEALT_WITH and not _has_items_below(item.line, told)]
    return MinutesFacts(
        is_over=meeting.label.state in OVER, failed=meeting.label.state is MeetingState.FAILED,
        is_assembly=meeting.label.kind in ASSEMBLIES, parts=frozenset(part.kind for part in parts),
        place=meeting.label.place, named=len(came.there), items=len(told),
        silent_items=tuple(item.line.number for item in dealt_with if item.is_silent),
        textless=tuple(item.line.number for item in told if any(not each.text.strip() for each in item.motions)),
        undecided=tuple(
            item.line.number for item in told if any(each.state is MotionState.DRAFT for each in item.motions)
        ),
        called=meeting.called_on is not None, opened=meeting.opened_at is not None,
        closed=meeting.closed_at is not None, chair=MeetingRole.CHAIR in roles,
        secretary=MeetingRole.SECRETARY in roles, tellers=roles.count(MeetingRole.TELLER), signed_by=order.signed_by,
    )  # fmt: skip


def _has_items_below(line: AgendaLine, told: Sequence[ItemTold]) -> bool:
    return any(each.line.parent_id == line.id for each in told)


def _quorum(session: Session, meeting: MeetingDetail) -> Quorum | None:
    """The quorum at the opening; of a meeting that failed, when that was found; None before it opened."""
    failed = meeting.label.state is MeetingState.FAILED
    at = meeting.closed_at if failed and meeting.closed_at is not None else meeting.opened_at
    if at is None and failed:
        at = meeting.label.starts_at
    return None if at is None else quorum_at(session, meeting.label.id, at)


def _failed_quorum(session: Session, meeting: MeetingDetail) -> Quorum | None:
    if meeting.follows is None:
        return None
    return _quorum(session, meeting_detail(session, meeting.follows.id))
