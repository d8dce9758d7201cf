"""A cohort of a year for stories, papers and screens: four mentees, two mentors, one of each kind of course."""

from datetime import date, timedelta

from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.rules.mentoring.kinds import (
    Chosen,
    GoalState,
    Moment,
    NoteKind,
    PairEventKind,
    PartRole,
    Rater,
    SessionMode,
)
from pomanager.services.mentoring.commands.journey import close_goal, hold_review, note_on_journey, set_goal
from pomanager.services.mentoring.commands.roster import decide, record_consent
from pomanager.services.mentoring.commands.sessions import hold_peer_session
from pomanager.services.mentoring.orders import (
    CloseGoal,
    Decide,
    HoldPeerSession,
    HoldReview,
    NoteOnJourney,
    RecordConsent,
    SetGoal,
)
from pomanager.services.office import Office
from tests import bodies as seats
from tests import make
from tests import mentoring as build

STARTED = date(2025, 11, 10)
"""A year before the day of the tests."""
NAMES = (
    "NSHIMIRIMANA Aline",
    "IRAKOZE Divine",
    "IRAMBONA Lise",
    "KANYANGE Immaculée",
    "UWIMANA Goreth",
    "NIJIMBERE Spès",
)
ALINE, DIVINE, LISE, IMMACULEE, GORETH, SPES = 1, 2, 3, 4, 5, 6
"""As members, and on the roster."""
ALINES, DIVINES, LISES = 1, 2, 3
"""The pairs of the beginning; the fourth is Divine’s second one. Immaculée still waits."""


def fill(office: Office) -> None:
    """A programme of a year: one graduates and chairs the board, one changes her mentor, one is silent, one waits."""
    make.profile(office, languages=("fr", "rn"))
    places = ("Mungwa", "Mungwa", "Nyabikere", "Nyabikere", "Mungwa", "Nyabikere")
    for name, place in zip(NAMES, places, strict=True):
        make.member(office, name, place=place)
    programme, cohort = build.programme(office, STARTED, mentor_load=2)
    spoken = ("rn", "fr")
    for member in (ALINE, DIVINE, LISE):
        build.on_roster(
            office, programme, PartRole.MENTEE, member, applied_on=STARTED, languages=spoken, free=("sat_am",)
        )
    waiting = build.applied(office, programme, PartRole.MENTEE, IMMACULEE, applied_on=STARTED, childcare=True)
    office.do(decide, Decide(participant_id=waiting, chosen=Chosen.SELECTED, on=STARTED))
    for member in (GORETH, SPES):
        build.on_roster(
            office, programme, PartRole.MENTOR, member, applied_on=STARTED, languages=spoken, free=("sat_am",)
        )
    for mentee, mentor in ((ALINE, GORETH), (DIVINE, GORETH), (LISE, SPES)):
        pair = build.pair(office, cohort, mentee, mentor, STARTED)
        build.event(office, pair, PairEventKind.AGREED, STARTED)
    office.do(record_consent, RecordConsent(participant_id=waiting, on=date(2026, 11, 2)))
    _aline(office)
    _divine(office, cohort)
    build.session(office, LISES, date(2026, 9, 5), mode=SessionMode.PHONE, topics="Les statuts")
    office.do(hold_peer_session, HoldPeerSession(cohort_id=cohort, held_on=date(2026, 2, 7), mentee_ids=(ALINE, LISE)))


def _aline(office: Office) -> None:
    """She does all it takes, is elected to the board in June, chairs it, and graduates."""
    for month in range(12):
        held = STARTED + timedelta(days=30 * month)
        build.session(
            office, ALINES, held, topics="Préparer un ordre du jour", action="Présider la réunion de la colline",
            place="Mungwa",
        )  # fmt: skip
    text, sought = "Présider une assemblée de section", "Présidente du conseil"
    goal = office.do(
        set_goal,
        SetGoal(
            mentee_id=ALINE, text=text, position_sought=sought, set_on=STARTED, due_on=date(2026, 6, 30),
            indicator="Procès-verbal signé",
        ),
    ).result  # fmt: skip
    office.do(close_goal, CloseGoal(goal_id=goal, version=1, state=GoalState.REACHED, on=date(2026, 5, 30)))
    office.do(set_goal, SetGoal(mentee_id=LISE, text="Lire un bilan", set_on=STARTED, due_on=date(2026, 3, 1)))
    for month in (3, 6, 9, 12):
        held = STARTED + timedelta(days=31 * month)
        office.do(hold_review, HoldReview(mentee_id=ALINE, month=month, held_on=min(held, date(2026, 11, 18))))
    for rater in Rater:
        build.rated(office, ALINE, rater, Moment.BASELINE, STARTED, 1)
        build.rated(office, ALINE, rater, Moment.END, date(2026, 11, 18), 4)
    for kind, on in ((NoteKind.CHILDCARE, date(2026, 1, 10)), (NoteKind.CHAIRED, date(2026, 5, 30))):
        office.do(note_on_journey, NoteOnJourney(mentee_id=ALINE, kind=kind, on=on, remarks="Colline Mungwa"))
    seats.bylaws(office)
    board = seats.body(office, seats=3)
    seats.seated(
        office, seats.seats_of(office, board)[0], ALINE, date(2026, 6, 6), office=InOffice.CHAIR
    )  # fmt: skip
    build.event(office, ALINES, PairEventKind.GRADUATED, date(2026, 11, 18))


def _divine(office: Office, cohort: int) -> None:
    """Her mentor moves away; she goes on with another one."""
    build.session(office, DIVINES, date(2026, 1, 17), topics="Parler en public")
    build.event(office, DIVINES, PairEventKind.REMATCHED, date(2026, 4, 1), "La mentore a déménagé")
    second = build.pair(office, cohort, DIVINE, SPES, date(2026, 4, 18))
    build.event(office, second, PairEventKind.AGREED, date(2026, 4, 18))
    build.session(office, second, date(2026, 11, 14), topics="Se porter candidate")
