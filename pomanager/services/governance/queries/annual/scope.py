"""Of whom and of when an annual report tells: the year, and the whole organisation or one section with all in it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.readmodels.funnel import Funnel, FunnelView
from pomanager.readmodels.indicators import Indicators
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.readmodels.papers import Asked
from pomanager.rules.objections import Objection
from pomanager.rules.paper_options import Options
from pomanager.services.bodies.queries.loading import BODY, among
from pomanager.services.governance.queries.funnel import funnel
from pomanager.services.governance.queries.indicators import indicators
from pomanager.services.governance.queries.years import year_view
from pomanager.services.meetings.queries.loading import MEETING
from pomanager.services.members.queries.addressees import NO_SUCH_SECTION
from pomanager.services.organisation.queries.sections import section_names, section_tree


@dataclass(frozen=True, slots=True)
class Section:
    """One section with everything in it: its name, the ids of sections, and those of their bodies and meetings."""

    name: str
    ended_on: date | None
    """Where it was closed before the report ends."""
    ids: tuple[int, ...]
    body_ids: frozenset[int]
    meeting_ids: frozenset[int]


@dataclass(frozen=True)
class Scope:
    """The books a report is gathered from, the time it tells of, and its section (None for the whole organisation).

    What several chapters tell is asked for once.
    """

    session: Session
    printed: Asked
    view: FunnelView
    section: Section | None

    @cached_property
    def funnel(self) -> Funnel:
        """The funnel of the time."""
        return funnel(self.session, self.view)

    @cached_property
    def indicators(self) -> Indicators:
        """All indicators of the time."""
        return indicators(self.session, self.view)

    def asked(self, options: Options | None = None) -> Asked:
        """What the sheets of other papers are asked for: the end of the report's time, from its first day on."""
        return Asked(self.printed.printed_at, self.view.last, options=options or Options(since=self.view.first))

    def has_body(self, body_id: int | None) -> bool:
        """Whether a body is told of."""
        return self.section is None or body_id in self.section.body_ids

    def has_meeting(self, meeting: MeetingLabel) -> bool:
        """Whether a meeting is told of: one of the section, or of a body of it."""
        return self.section is None or meeting.id in self.section.meeting_ids

    def has_election(self, election: ElectionLabel) -> bool:
        """Whether an election is told of."""
        if self.section is None:
            return True
        return election.section_id in self.section.ids or election.body_id in self.section.body_ids

    @property
    def members_until(self) -> date:
        """The day the members are told of: the last one of a section that was closed before."""
        ended = None if self.section is None else self.section.ended_on
        return self.view.last if ended is None else max(self.view.first, min(ended, self.view.last))


def scope_of(session: Session, printed: Asked, year: int, section_id: int | None) -> Scope:
    """What a report on a year tells of; a year that is not over is told until the day. Raises NotFound."""
    view = year_view(session, year, printed.as_of, section_id)
    return Scope(session, printed, view, None if section_id is None else _section(session, section_id, view))


def _section(session: Session, section_id: int, view: FunnelView) -> Section:
    tree = section_tree(session)
    if section_id not in tree.nodes:
        raise NotFound(Objection(NO_SUCH_SECTION, "section", {"name": section_id}))
    until = tree.nodes[section_id].until
    ended = until if until is not None and until < view.last else None
    then = section_tree(session, min(ended or view.last, view.last))
    ids = (section_id, *then.below(section_id))
    bodies = frozenset(session.scalars(select(BODY.c.id).where(BODY.c.section_id.in_(among(ids)))))
    meetings = session.scalars(
        select(MEETING.c.id).where(MEETING.c.section_id.in_(among(ids)) | MEETING.c.body_id.in_(among(bodies)))
    )
    return Section(section_names(session)[section_id], ended, ids, bodies, frozenset(meetings))
