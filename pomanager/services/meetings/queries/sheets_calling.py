"""The sheets of the papers before a meeting: convocation, slips, proof, proxy form, agenda, drafts of resolutions."""

from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.readmodels.meetings.papers import (
    About,
    AgendaSheet,
    ConvocationSheet,
    DraftsSheet,
    Invited,
    ProxyFormSheet,
    SlipsSheet,
)
from pomanager.readmodels.papers import Asked
from pomanager.services.meetings.queries.agenda import documents_under
from pomanager.services.meetings.queries.loading import LINE, roll_sums
from pomanager.services.meetings.queries.sheets_about import about_meeting, drafts_of
from pomanager.services.members.queries.addressees import section_ids
from pomanager.services.members.queries.rows import PERSON
from pomanager.services.organisation.queries import place_paths, section_names

CHUNK = 500


def convocation_sheet(session: Session, asked: Asked) -> ConvocationSheet:
    """The convocation as one text, or a letter for each person on the frozen roll; raises NotFound."""
    of = about_meeting(session, asked)
    people, count = None, 0
    if asked.options.letters:
        ids = _roll_ids(session, asked, of)
        people, count = (_invited(session, of, ids), len(ids)) if ids else (None, 0)
    return ConvocationSheet(of, _documents(session, of), drafts_of(session, of), people, count)


def poster_sheet(session: Session, asked: Asked) -> ConvocationSheet:
    """The convocation for a poster; raises NotFound."""
    of = about_meeting(session, asked)
    return ConvocationSheet(of, _documents(session, of))


def slips_sheet(session: Session, asked: Asked) -> SlipsSheet:
    """Receipt slips for everybody on the frozen roll, of one section if wished; blank ones without a roll."""
    of = about_meeting(session, asked)
    ids = _roll_ids(session, asked, of)
    return SlipsSheet(of, _invited(session, of, ids), len(ids))


def proxy_form_sheet(session: Session, asked: Asked) -> ProxyFormSheet:
    """A form for a proxy; raises NotFound."""
    return ProxyFormSheet(about_meeting(session, asked))


def agenda_sheet(session: Session, asked: Asked) -> AgendaSheet:
    """The agenda of a meeting; raises NotFound."""
    of = about_meeting(session, asked)
    return AgendaSheet(of, _documents(session, of))


def drafts_sheet(session: Session, asked: Asked) -> DraftsSheet:
    """The resolutions put to a meeting; raises NotFound."""
    of = about_meeting(session, asked)
    return DraftsSheet(of, drafts_of(session, of))


def _documents(session: Session, of: About) -> tuple[str, ...]:
    """The documents of the meeting as a whole; those of an item stand below it."""
    return () if of.meeting is None else documents_under(session, of.meeting.label.id, None)


def _roll_ids(session: Session, asked: Asked, of: About) -> list[int]:
    """The lines of the frozen roll in its order, of one section with all that lies in it if wished."""
    sums = None if of.meeting is None else roll_sums(session, of.meeting.label.id)
    if sums is None:
        return []
    statement = select(LINE.c.id).where(LINE.c.meeting_roll_id == sums.meeting_roll_id).order_by(LINE.c.position)
    if asked.options.section:
        statement = statement.where(LINE.c.section_id.in_(section_ids(session, asked.options.section, sums.record_on)))
    return list(session.scalars(statement))


def _invited(session: Session, of: About, ids: list[int]) -> Iterator[Invited]:
    """These lines of the roll, some hundred at a time, with where each lives now."""
    if of.meeting is None:
        return
    sections: Mapping[int, str] = section_names(session, of.meeting.record_on)
    places = place_paths(session)
    statement = select(
        LINE.c.id, LINE.c.number, LINE.c.name, LINE.c.other_script, LINE.c.section_id, LINE.c.capacity,
        PERSON.c.form_of_address, PERSON.c.how_to_find, PERSON.c.place_id,
    ).join(PERSON, PERSON.c.id == LINE.c.person_id)  # fmt: skip
    for start in range(0, len(ids), CHUNK):
        part = ids[start : start + CHUNK]
        rows = {row.id: row for row in session.execute(statement.where(LINE.c.id.in_(part)))}
        for row in (rows[each] for each in part):
            yield Invited(
                number=row.number, name=row.name, other_script=row.other_script, form_of_address=row.form_of_address,
                section=sections.get(row.section_id or 0, ""), place=places.get(row.place_id or 0, ""),
                how_to_find=row.how_to_find, capacity=row.capacity,
            )  # fmt: skip
