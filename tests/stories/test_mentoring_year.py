"""A year of a mentoring programme: matching, sessions, one who leaves, one who is elected and graduates."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.i18n import speaking
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.rules.mentoring.attention import AttentionKind
from pomanager.rules.mentoring.kinds import Moment, NoteKind, PairEventKind, PairState, PartRole, Rater, Stage
from pomanager.services.governance.queries.due import due
from pomanager.services.mentoring.commands.journey import hold_review, note_on_journey, set_goal
from pomanager.services.mentoring.orders import HoldReview, NoteOnJourney, SetGoal
from pomanager.services.mentoring.queries.board import board, pair_rows
from pomanager.services.mentoring.queries.matching import proposals
from pomanager.services.mentoring.queries.pair import pair_detail
from pomanager.services.office import Office
from tests import bodies as seats
from tests import make
from tests import mentoring as build
from tests.reports.sheets import text_of

BEGAN = date(2025, 1, 13)
WOMEN = ("NSHIMIRIMANA Aline", "IRAKOZE Divine", "IRAMBONA Lise")
MENTORS = ("UWIMANA Goreth", "NIJIMBERE Spès")
ALINE, DIVINE, LISE, GORETH, SPES = 1, 2, 3, 4, 5


def by_name(office: Office, day: date) -> dict[str, PairState]:
    """Mentee → how her latest pair stands."""
    rows = sorted(office.ask(pair_rows, day), key=lambda row: row.id)
    return {row.mentee.split()[-1]: row.state for row in rows}


@pytest.fixture(name="clock")
def clock_of_the_year() -> make.MovableClock:
    """It begins on the first day of the programme."""
    clock = make.MovableClock()
    clock.come_to(BEGAN)
    return clock


def test_a_year_of_a_programme(tmp_path: Path, clock: make.MovableClock) -> None:
    office = make.office(tmp_path, clock)
    _january(office)
    _matched(office)
    _through_the_year(office, clock)
    _november(office, clock, tmp_path)
    _a_year_later(office, clock)
    office.close()


def _january(office: Office) -> None:
    """The programme begins; three apply, two offer to accompany them, all of one hill but Lise and Spès."""
    make.profile(office, languages=("fr", "rn"))
    for name in WOMEN + MENTORS:
        far = name in (WOMEN[2], MENTORS[1])
        make.member(office, name, place="Nyabikere" if far else "Mungwa")
    programme, _cohort = build.programme(office, BEGAN, mentor_load=2)
    for member in (ALINE, DIVINE, LISE):
        build.on_roster(office, programme, PartRole.MENTEE, member, applied_on=BEGAN, languages=("rn",))
    for member in (GORETH, SPES):
        build.on_roster(office, programme, PartRole.MENTOR, member, applied_on=BEGAN, languages=("rn", "fr"))


def _matched(office: Office) -> None:
    """The proposals put neighbours together; the coordinator follows them."""
    found = office.ask(proposals, 1, BEGAN)
    told = {each.mentee.person.name: each.mentor and each.mentor.person.name for each in found}
    assert told == {WOMEN[0]: MENTORS[0], WOMEN[1]: MENTORS[0], WOMEN[2]: MENTORS[1]}
    for each in found:
        assert each.mentor is not None
        assert each.second is not None
        pair = build.pair(office, 1, each.mentee.id, each.mentor.id, BEGAN)
        build.event(office, pair, PairEventKind.AGREED, BEGAN)
    assert office.ask(proposals, 1, BEGAN) == ()


def _through_the_year(office: Office, clock: make.MovableClock) -> None:
    """Aline meets her mentor each month; Divine moves away in May; Lise falls silent after March."""
    lines = {row.mentee: row.id for row in office.ask(pair_rows, BEGAN)}
    aline, divine, lise = (lines[name] for name in WOMEN)
    office.do(set_goal, SetGoal(mentee_id=ALINE, text="Présider une assemblée", set_on=BEGAN))
    build.rated(office, ALINE, Rater.SELF, Moment.BASELINE, BEGAN, 2)
    for month in range(1, 12):
        day = BEGAN + timedelta(days=30 * month)
        clock.come_to(day)
        build.session(office, aline, day)
        if month <= 3:
            build.session(office, divine, day)
            build.session(office, lise, day)
        if month == 4:
            build.event(office, divine, PairEventKind.LEFT, day, "A déménagé")
        if month in (3, 6, 9):
            office.do(hold_review, HoldReview(mentee_id=ALINE, month=month, held_on=day))
    today = office.today()
    assert by_name(office, today) == {
        "Aline": PairState.ACTIVE, "Divine": PairState.LEFT, "Lise": PairState.ACTIVE,
    }  # fmt: skip
    silent = [row.mentee for row in office.ask(board, today).pairs if AttentionKind.QUIET in _kinds(row.attention)]
    assert silent == [WOMEN[2]]
    assert any("Lise" in str(row.sentence.details.get("mentee")) for row in office.ask(due, today))


def _kinds(found: tuple[object, ...]) -> set[object]:
    return {getattr(each, "kind", None) for each in found}


def _november(office: Office, clock: make.MovableClock, folder: Path) -> None:
    """Aline is elected and chairs the board; once all is there she graduates, and papers in two languages say so."""
    clock.come_to(date(2026, 1, 20))
    today = office.today()
    aline = next(row.id for row in office.ask(pair_rows, today) if row.mentee == WOMEN[0])
    with pytest.raises(Refused) as caught:
        build.event(office, aline, PairEventKind.GRADUATED, today)
    assert len(caught.value.objections) == 4

    seats.bylaws(office)
    board_id = seats.body(office, seats=3)
    seats.seated(
        office, seats.seats_of(office, board_id)[0], ALINE, date(2025, 10, 4), office=InOffice.CHAIR
    )  # fmt: skip
    office.do(hold_review, HoldReview(mentee_id=ALINE, month=12, held_on=today))
    for rater in Rater:
        build.rated(office, ALINE, rater, Moment.END, today, 4)
    office.do(note_on_journey, NoteOnJourney(mentee_id=ALINE, kind=NoteKind.CHAIRED, on=today))
    build.event(office, aline, PairEventKind.GRADUATED, today)

    told = office.ask(pair_detail, aline, today)
    assert (told.row.state, told.row.stage) == (PairState.GRADUATED, Stage.IN_OFFICE)
    assert [each.stage for each in told.reached] == [Stage.ELECTED, Stage.IN_OFFICE]
    for language, said in (("fr", "certifie"), ("rn", "iremeza")):
        target = folder / f"{language}.pdf"
        with speaking(language):
            print_paper(
                paper_called("mentoring-certificate"), office, target, PrintOrder(language=language), of=[aline]
            )  # fmt: skip
        text = " ".join(text_of(target).split())
        assert said in text
        assert WOMEN[0] in text


def _a_year_later(office: Office, clock: make.MovableClock) -> None:
    """Aline accompanies Lise, whose first pair ended; that, too, is read from the books."""
    clock.come_to(date(2026, 2, 2))
    today = office.today()
    lise = next(row.id for row in office.ask(pair_rows, today) if row.mentee == WOMEN[2])
    build.event(office, lise, PairEventKind.REMATCHED, today, "Trop loin")
    as_mentor = build.on_roster(office, 1, PartRole.MENTOR, ALINE, applied_on=today, languages=("rn",))
    build.pair(office, 1, LISE, as_mentor, today)
    counts = {each.stage: each.count for each in office.ask(board, today).stages}
    assert (counts[Stage.ELECTED], counts[Stage.IN_OFFICE], counts[Stage.MENTORING]) == (1, 1, 1)
    assert (counts[Stage.GRADUATED], counts[Stage.LEFT]) == (1, 1)
