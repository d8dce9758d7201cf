"""What a next call takes over from the meeting without a quorum: agenda, documents, draft resolutions, delegates."""

from pomanager.db.meetings.calling import AgendaItem, Delegate, ItemDocument
from pomanager.db.meetings.decisions import Motion
from pomanager.rules.meetings.deciding import MotionState
from pomanager.rules.meetings.kinds import ItemState
from pomanager.services.meetings.queries.agenda import agenda, item_documents
from pomanager.services.meetings.queries.delegates import delegates
from pomanager.services.meetings.queries.drafts import drafts_of
from pomanager.services.work import Work


def copy_agenda(work: Work, from_id: int, to_id: int) -> int:
    """Put the items of one meeting on the agenda of another, as far as they were not withdrawn; returns how many."""
    copies: dict[int | None, int | None] = {None: None}
    places: dict[int | None, int] = {}
    for line in agenda(work.session, from_id):
        if line.state is ItemState.WITHDRAWN or line.parent_id not in copies:
            continue
        parent = copies[line.parent_id]
        places[parent] = places.get(parent, 0) + 1
        row = AgendaItem(
            meeting_id=to_id, parent_id=parent, position=places[parent], kind=line.kind, title=line.title,
            note=line.note, state=ItemState.OPEN, state_reason="", added_reason="",
            carried_from_id=line.carried_from_id, debate="", about_table=line.about_table, about_id=line.about_id,
        )  # fmt: skip
        work.session.add(row)
        work.session.flush()
        copies[line.id] = row.id
        _copy_drafts(work, line.id, row.id)
    _copy_documents(work, from_id, to_id, copies)
    return len(copies) - 1


def _copy_drafts(work: Work, from_id: int, to_id: int) -> None:
    for position, draft in enumerate(drafts_of(work.session, from_id), 1):
        work.session.add(
            Motion(
                item_id=to_id, position=position, kind=draft.kind, text=draft.text, grounds=draft.grounds,
                mover_id=None, moved_by=draft.moved_by, seconder_id=None, amends_id=None, state=MotionState.DRAFT,
                state_reason="",
            )
        )  # fmt: skip


def _copy_documents(work: Work, from_id: int, to_id: int, copies: dict[int | None, int | None]) -> None:
    for item_id, titles in item_documents(work.session, from_id).items():
        if item_id in copies:
            for position, title in enumerate(titles.values(), 1):
                work.session.add(
                    ItemDocument(meeting_id=to_id, item_id=copies[item_id], position=position, title=title)
                )


def copy_delegates(work: Work, from_id: int, to_id: int) -> None:
    """Let the delegates of one meeting go to another, those who withdrew left out."""
    for row in delegates(work.session, from_id):
        work.session.add(
            Delegate(
                meeting_id=to_id, section_id=row.section_id, member_id=row.member_id, is_alternate=row.is_alternate,
                elected_at_id=row.elected_at_id, decision=row.decision, recorded_at=work.now,
            )
        )  # fmt: skip
