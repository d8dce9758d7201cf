"""Sheets of the papers of the mentoring, with one pair."""

from collections.abc import Mapping
from datetime import date

from pomanager.readmodels.bodies import PersonLabel
from pomanager.readmodels.mentoring.journeys import StageCount
from pomanager.readmodels.mentoring.pairs import (
    Board,
    EventRow,
    GoalRow,
    NoteRow,
    PairDetail,
    PairRow,
    RatingRow,
    Reached,
    ReviewRow,
    SessionRow,
)
from pomanager.readmodels.mentoring.roster import CohortRow, CompetencyRow, ProgrammeRow, RosterRow
from pomanager.readmodels.mentoring_papers import MentoringSheet, PairSheet, TrainingCertificateSheet
from pomanager.readmodels.trainings import TrainingRow
from pomanager.rules.mentoring.attention import Attention, AttentionKind
from pomanager.rules.mentoring.kinds import (
    Chosen,
    CompetencyKind,
    GoalState,
    Moment,
    NoteKind,
    PairEventKind,
    PairState,
    PartRole,
    Rater,
    SessionMode,
    Stage,
)
from pomanager.rules.mentoring.programmes import ProgrammeRules
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from tests.reports.sheets import AS_OF, letterhead

BEGAN = date(2026, 1, 12)
QUIET = Attention(AttentionKind.QUIET, AS_OF, Objection("No session for {count} days.", "", {"count": 79}))


def programme(name: str = "Femmes leaders", funder: str = "GAFSP") -> ProgrammeRow:
    """A programme of a year."""
    cohorts = (CohortRow(1, 1, "2026", BEGAN, 1),)
    return ProgrammeRow(1, Wording({"en": name}), funder, BEGAN, ProgrammeRules(), None, 1, cohorts)


def on_roster(role: PartRole, name: str, number: str = "", place: str = "Mungwa", office: str = "") -> RosterRow:
    """Somebody on the roster, who consented."""
    return RosterRow(
        1, 1, PersonLabel(1, name, number=number, member_id=1), role, BEGAN, ("rn",), (), False, 2, None, "", None, 1,
        1, place, Chosen.SELECTED, BEGAN, BEGAN, 1, (office,) if office else (),
    )  # fmt: skip


def row(
    mentee: str = "NSHIMIRIMANA Aline", mentor: str = "UWIMANA Goreth", state: PairState = PairState.ACTIVE
) -> PairRow:
    """A pair that waits for a session."""
    ended = AS_OF if state is PairState.GRADUATED else None
    waits = (QUIET,) if state is PairState.ACTIVE else ()
    return PairRow(
        1, 1, 1, "2026", 1, 2, mentee, mentor, "Mungwa", BEGAN, ended, state, Stage.ELECTED, 9, 10, AS_OF, waits
    )


def detail(told: Mapping[str, str], state: PairState = PairState.ACTIVE) -> PairDetail:
    """A pair with a line of each kind; ``told`` are its texts by name."""

    def text(name: str) -> str:
        return told.get(name, name)

    mentee = on_roster(PartRole.MENTEE, text("mentee"), text("number"))
    mentor = on_roster(PartRole.MENTOR, text("mentor"))
    return PairDetail(
        row(text("mentee"), text("mentor"), state), programme(text("programme")), mentee, mentor, "",
        (EventRow(1, PairEventKind.AGREED, BEGAN, ""),),
        (SessionRow(1, BEGAN, SessionMode.PHONE, "", 45, text("topics"), text("action"), None),),
        (GoalRow(1, text("goal"), text("position"), text("indicator"), BEGAN, AS_OF, GoalState.OPEN, BEGAN, 1),),
        (ReviewRow(3, BEGAN, ""),), (RatingRow(1, 1, Rater.SELF, Moment.BASELINE, BEGAN, 2),),
        (NoteRow(1, NoteKind.CHILDCARE, BEGAN, text("remarks")),), (), (Reached(Stage.ELECTED, AS_OF, text("where")),),
        (CompetencyRow(1, CompetencyKind.OTHER, Wording({"en": text("competency")})),), (),
    )  # fmt: skip


def pair(told: Mapping[str, str] | None = None, state: PairState = PairState.ACTIVE) -> PairSheet:
    """A sheet about one pair; None leaves it to be filled in by hand."""
    return PairSheet(letterhead(), AS_OF, None if told is None else detail(told, state))


def whole(
    people: tuple[RosterRow, ...] = (), pairs: tuple[PairRow, ...] = (), programmes: tuple[ProgrammeRow, ...] = (),
    moved: tuple[tuple[str, str], ...] = (),
) -> MentoringSheet:  # fmt: skip
    """The whole mentoring."""
    stages = tuple(StageCount(stage, number) for number, stage in enumerate(Stage))
    return MentoringSheet(letterhead(), AS_OF, Board(programmes, pairs, (), stages), people, moved)


def training(
    topic: str = "Comptes simples", provider: str = "", place: str = "", name: str = ""
) -> TrainingCertificateSheet:
    """A certificate of one training."""
    attended = TrainingRow(1, topic, provider, BEGAN, 4, place, 1, 0, 1)
    return TrainingCertificateSheet(letterhead(), AS_OF, name, "", (attended,))
