"""What the convocation of a meeting tells of the elections held in it: it is filled here, since meetings know none."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from pomanager.i18n.election_names import election_name
from pomanager.i18n.elections import contest_name
from pomanager.readmodels.elections.election import Candidate, ContestDetail, ElectionDetail
from pomanager.readmodels.meetings.calling import ElectionCalled
from pomanager.readmodels.meetings.papers import ConvocationSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.elections.kinds import ElectionState
from pomanager.services.elections.queries.listing import elections_of_meeting
from pomanager.services.elections.queries.loading import election_details
from pomanager.services.meetings.queries.sheets_calling import convocation_sheet


def convocation_with_elections(session: Session, asked: Asked) -> ConvocationSheet:
    """The convocation of a meeting with the elections held in it; raises NotFound."""
    sheet = convocation_sheet(session, asked)
    if sheet.about.meeting is None:
        return sheet
    labels = elections_of_meeting(session, sheet.about.meeting.label.id)
    standing = [each.id for each in labels if each.state is not ElectionState.ANNULLED]
    called = [each for detail in election_details(session, standing) for each in _called(detail)]
    return replace(sheet, elections=tuple(called))


def _called(detail: ElectionDetail) -> Iterator[ElectionCalled]:
    for contest in detail.contests:
        title = election_name(detail.label)
        if len(detail.contests) > 1 or contest.title:
            title = f"{title} · {contest_name(contest)}"
        yield ElectionCalled(title, contest.seats, _names(detail, contest), detail.candidates_until)


def _names(detail: ElectionDetail, contest: ContestDetail) -> tuple[str, ...]:
    """Who stands, by number; nobody while the list is not published."""
    if detail.published_on is None:
        return ()
    return tuple(_named(each) for each in contest.numbered() if each.stands)


def _named(who: Candidate) -> str:
    parts = (str(who.number), who.name, who.section)
    return " · ".join(part for part in parts if part)
