"""The cohort of the sample office in Burundi, read from its books in Kirundi and in French."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.i18n import speaking
from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.mentoring.journeys import Journey, outcome
from pomanager.readmodels.mentoring.pairs import Board
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.mentoring.attention import AttentionKind
from pomanager.rules.mentoring.kinds import RUNNING, PairState, Stage
from pomanager.services.governance.queries.due import due
from pomanager.services.mentoring.queries.board import board
from pomanager.services.mentoring.queries.pair import pair_detail
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.office import Office
from tests import offices
from tests.reports.sheets import text_of

TODAY = date(2026, 11, 23)
PEOPLE = 120


@pytest.fixture(name="conapro", scope="module")
def sample() -> Iterator[Office]:
    """The sample office of Burundi, read only."""
    office = offices.opened_office(offices.sample_file("s2", PEOPLE), writing=False)
    yield office
    office.close()


@pytest.fixture(name="told", scope="module")
def board_of_today(conapro: Office) -> Board:
    """The board as the leader sees it."""
    return conapro.ask(board, TODAY)


def women(told: Board, stage: Stage) -> list[Journey]:
    """Who came as far as a stage."""
    return [each for each in told.journeys if stage in each.stages]


def test_a_cohort_of_twelve_over_eighteen_months(conapro: Office, told: Board) -> None:
    """One left, one changed her mentor, two graduated; three stood, two were elected, one chairs: so say the books."""
    (programme,) = conapro.ask(programmes)
    assert (programme.name.in_language("rn"), programme.rules.months) == ("Abagore b’abarongozi", 18)
    came = outcome(told.journeys)
    assert (came.women, came.left, came.changed_mentor, came.graduated) == (12, 1, 1, 2)
    assert (came.stood, came.elected, came.in_office) == (3, 2, 2)
    assert came.spoke >= 2
    with speaking("fr"):
        chairs = [
            each.where
            for journey in women(conapro.ask(board, TODAY), Stage.IN_OFFICE)
            for each in conapro.ask(pair_detail, journey.pair_id or 0, TODAY).reached
            if each.stage is Stage.IN_OFFICE
        ]
    assert sorted(chairs) == ["Présidence", "Secrétariat"]


def test_what_came_of_it_stands_in_meetings_and_bodies_and_nowhere_else(conapro: Office, told: Board) -> None:
    """Nothing of the mentoring's own tables tells it: whoever was elected has no note of it."""
    for journey in women(told, Stage.ELECTED):
        detail = conapro.ask(pair_detail, journey.pair_id or 0, TODAY)
        reached = {each.stage: each for each in detail.reached}
        assert reached[Stage.ELECTED].on > detail.mentee.applied_on
        assert reached[Stage.ELECTED].where


@pytest.mark.parametrize("language", ["rn", "fr"])
def test_the_page_of_the_month_is_read_in_two_languages(conapro: Office, tmp_path: Path, language: str) -> None:
    """One sheet: who moved, what waits, in the words of the reader."""
    target = tmp_path / f"{language}.pdf"
    with speaking(language):
        print_paper(paper_called("mentoring-month"), conapro, target, PrintOrder(language=language), as_of=TODAY)
    text = " ".join(text_of(target).split())
    quiet = next(row for row in conapro.ask(board, TODAY).pairs if AttentionKind.QUIET in _kinds(row.attention))
    assert {"rn": "Ubuhanuzi", "fr": "Mentorat"}[language] in text
    assert quiet.mentee in text
    assert "No session" not in text


def test_whoever_has_had_no_session_for_two_months_waits_first(conapro: Office, told: Board) -> None:
    """The board, the filter of one press, and what is due name the same women."""
    running = [row for row in told.pairs if row.state in RUNNING]
    quiet = [row.mentee for row in running if AttentionKind.QUIET in _kinds(row.attention)]
    by_hand = [
        row.mentee
        for row in running
        if row.state is not PairState.PAUSED and row.last_session and (TODAY - row.last_session).days > 60
    ]
    assert quiet == by_hand != []
    waiting = [bool(row.attention) for row in running]
    assert waiting == sorted(waiting, reverse=True)
    due_of = {str(row.sentence.details.get("mentee")) for row in conapro.ask(due, TODAY)}
    assert set(quiet) <= due_of


def test_who_graduated_did_all_it_takes(conapro: Office, told: Board) -> None:
    """Each condition is met, from sessions held to a public task."""
    graduates = [row for row in told.pairs if row.state is PairState.GRADUATED]
    assert len(graduates) == 2
    for row in graduates:
        detail = conapro.ask(pair_detail, row.id, TODAY)
        assert [each.missing.message for each in detail.conditions if not each.met] == []


def _kinds(found: tuple[object, ...]) -> set[object]:
    return {getattr(each, "kind", None) for each in found}
