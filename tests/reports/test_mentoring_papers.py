"""Papers of the mentoring say what is in the books, and nothing else."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from pomanager.readmodels.mentoring.journeys import ProgrammeResult
from pomanager.reports.mentoring.month import MENTORING_MONTH
from pomanager.reports.mentoring.pair import PAIR_AGREEMENT, PAIR_CERTIFICATE, PAIR_PROGRESS
from pomanager.reports.mentoring.progress import MENTORING_PROGRESS
from pomanager.reports.mentoring.roster import MENTORING_CONSENTS, MENTORING_ROSTER
from pomanager.reports.mentoring.session import SESSION_FORM
from pomanager.reports.mentoring.training import TRAINING_CERTIFICATE
from pomanager.rules.mentoring.kinds import PairState, PartRole
from tests.reports import sheets_mentoring as sheets
from tests.reports.test_member_papers import said

TOLD = {
    "mentee": "NSHIMIRIMANA Aline", "number": "12", "mentor": "UWIMANA Goreth", "programme": "Femmes leaders",
    "topics": "Les statuts", "action": "Lire un bilan", "goal": "Présider", "position": "Présidente",
    "indicator": "Procès-verbal", "remarks": "À Mungwa", "where": "Conseil", "competency": "Parler",
}  # fmt: skip
PEOPLE = (
    sheets.on_roster(PartRole.MENTOR, "UWIMANA Goreth", "5", office="Conseil, Chair"),
    sheets.on_roster(PartRole.MENTEE, "NSHIMIRIMANA Aline", "12"),
)


def flat(text: str) -> str:
    """The text of a paper without its line breaks."""
    return " ".join(text.split())


def test_the_roster_names_mentors_with_their_offices_and_room(tmp_path: Path) -> None:
    sheet = sheets.whole(PEOPLE, programmes=(sheets.programme(),))
    text = flat(said(MENTORING_ROSTER, sheet, tmp_path))
    assert "5 · UWIMANA Goreth Mungwa Ikirundi 1 of 2 Conseil, Chair 12/01/2026" in text
    assert "12 · NSHIMIRIMANA Aline Mungwa Ikirundi No Selected 12/01/2026" in text


def test_consents_are_told_with_what_is_consented_to(tmp_path: Path) -> None:
    text = flat(said(MENTORING_CONSENTS, sheets.whole(PEOPLE), tmp_path))
    assert "in confidence is not written into these books" in text
    assert "12 · NSHIMIRIMANA Aline Mentee 12/01/2026" in text


def test_the_page_of_the_month_is_one_page_however_much_there_is(tmp_path: Path) -> None:
    pairs = tuple(sheets.row(f"Aline {number}") for number in range(60))
    moved = tuple((f"Aline {number}", "Graduated") for number in range(60))
    text = said(MENTORING_MONTH, sheets.whole(PEOPLE, pairs, (sheets.programme(),), moved), tmp_path)
    assert "Page 1 of 1" in flat(text)
    assert "Further lines that find no room here: 54." in flat(text)
    assert "No session for 79 days." in flat(text)


def test_progress_counts_by_mentor_and_tells_what_the_programme_came_to(tmp_path: Path) -> None:
    pairs = (sheets.row("Aline"), sheets.row("Divine", state=PairState.GRADUATED))
    whole = sheets.whole(pairs=pairs, programmes=(sheets.programme(),))
    came = ProgrammeResult(5, 3, Fraction(19, 10), Fraction(7, 2), 4, support=6, barriers=2)
    text = flat(said(MENTORING_PROGRESS, replace(whole, results={1: came}), tmp_path))
    assert "UWIMANA Goreth 1 18 of 20 1" in text
    assert "UWIMANA Goreth Mentee State Stage" in text
    assert "Aline Under way Was elected 9 of 10 24/11/2026 No session" in text
    assert "Goals reached 3 of 5 Support given, times 6 Barriers noted 2" in text
    assert "Marks on average from 1.9 to 3.5 (mentees: 4)" in text


def test_an_agreement_and_a_form_are_filled_or_blank(tmp_path: Path) -> None:
    assert "12 · NSHIMIRIMANA Aline" in flat(said(PAIR_AGREEMENT, sheets.pair(TOLD), tmp_path))
    assert "Agreed last time Lire un bilan" in flat(said(SESSION_FORM, sheets.pair(TOLD), tmp_path))
    assert "Agreed last time" not in flat(said(SESSION_FORM, sheets.pair(), tmp_path))


def test_the_progress_of_a_pair_tells_what_was_done_and_what_came_of_it(tmp_path: Path) -> None:
    text = flat(said(PAIR_PROGRESS, sheets.pair(TOLD), tmp_path))
    for told in ("24/11/2026 Was elected Conseil", "12/01/2026 By phone 45 Les statuts Lire un bilan", "Parler 2"):
        assert told in text


def test_a_certificate_is_for_who_graduated(tmp_path: Path) -> None:
    assert "has not graduated" in flat(said(PAIR_CERTIFICATE, sheets.pair(TOLD), tmp_path))
    graduated = flat(said(PAIR_CERTIFICATE, sheets.pair(TOLD, PairState.GRADUATED), tmp_path))
    assert "certifies that this mentee completed" in graduated
    assert "Comptes simples" in flat(said(TRAINING_CERTIFICATE, sheets.training(), tmp_path))
