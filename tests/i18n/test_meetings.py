"""What meetings are called: a body that is named by the kind already is not told twice, in whatever case it stands."""

from datetime import date

import pytest

from pomanager.i18n import speaking
from pomanager.i18n.meetings import meeting_name
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.meetings.kinds import MeetingKind, MeetingState, MinutesState
from pomanager.rules.wording import Wording


@pytest.mark.parametrize(
    ("language", "body", "named"),
    [
        ("en", "Board", "Meeting of the board"),
        ("en", "Board of directors", "Meeting of the board · Board of directors"),
        ("ru", "Правление", "Заседание правления"),
        ("fr", "Conseil d’administration", "Réunion du conseil d’administration"),
        ("fr", "Comité national", "Réunion du conseil d’administration · Comité national"),
    ],
)
def test_a_body_is_told_only_where_the_kind_does_not_say_it(language: str, body: str, named: str) -> None:
    label = MeetingLabel(
        id=1, kind=MeetingKind.BOARD, title=Wording(), section="", body_id=1, body=Wording({language: body}),
        held_on=date(2027, 2, 27), starts_at=540, place="", call=1, state=MeetingState.PLANNED,
        minutes=MinutesState.NONE,
    )  # fmt: skip
    with speaking(language):
        assert meeting_name(label) == named
