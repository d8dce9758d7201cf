"""Papers of elections say all that the law and good practice ask of them, and nothing that tells who voted how."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import pypdfium2
from pomanager.i18n import speaking
from pomanager.readmodels.elections.election import CalledVoter, VoterRow
from pomanager.readmodels.elections.papers import (
    AcceptanceSheet,
    BallotsSheet,
    CandidatesSheet,
    ElectionSheet,
    ElectoralRollSheet,
    ResultSheet,
    TalliesSheet,
)
from pomanager.readmodels.elections.result import Annulled
from pomanager.readmodels.papers import PageSize, PrintOrder
from pomanager.reports.composing import InBlocks, Listing, write
from pomanager.reports.elections.ballots import BALLOT_PAPERS
from pomanager.reports.elections.call import CALL_FOR_CANDIDATES
from pomanager.reports.elections.candidates import CANDIDATES
from pomanager.reports.elections.declaration import DECLARATION
from pomanager.reports.elections.letters import ACCEPTANCE_LETTERS
from pomanager.reports.elections.minutes import ELECTION_MINUTES
from pomanager.reports.elections.nomination import NOMINATION_FORM
from pomanager.reports.elections.roll import ELECTORAL_ROLL
from pomanager.reports.elections.symbols import DRAWINGS
from pomanager.reports.elections.tally import TELLERS_SHEET
from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections.kinds import Ruling
from pomanager.rules.elections.papers import BLANK, marked
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.elections.symbols import Symbol, free_symbols, symbol_named
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.members import Sex
from pomanager.rules.paper_options import BallotsOnSheet
from tests.reports import sheets_elections as sheets
from tests.reports.hostile_reading import pages_in
from tests.reports.sheets import pages_of, text_of
from tests.reports.test_member_papers import said


def flat(text: str) -> str:
    """The text of a paper without its line breaks."""
    return " ".join(text.split())


# ---- election minutes ----------------------------------------------------------------------------------------------

CHECKLIST: Mapping[str, tuple[str, ...]] = {
    "body, seats, term": ("Board of directors", "Seats to fill 3", "28 November 2026 to 27 November 2029"),
    "method": ("Secret ballot", "Method Block vote", "Mark at most 3 candidates."),
    "electoral roll": ("On the electoral roll 50 (fifty)", "Women on the roll 24", "Votes on the roll 50"),
    "voters and their signatures": ("Voters who signed 36 (thirty-six)", "Signatures of voters 36 (thirty-six)"),
    "proxies": ("Voters with proxies 3 (three)", "Votes by proxy 4 (four)"),
    "issued = used + spoiled + unused": (
        "Ballot papers issued 41 (forty-one)", "Used 36 (thirty-six)", "Spoilt and exchanged 2 (two)",
        "Unused 3 (three)", "Used + spoilt + unused 41 (forty-one)",
    ),
    "found in the box, difference": ("Found in the box 36 (thirty-six)", "Difference 0"),
    "blank, null with the reason, valid": (
        "Blank papers 2 (two)", "Void papers 1 (one)", "The choice is not clear 1", "Valid papers 33 (thirty-three)",
        "Valid + blank + void 36 (thirty-six)", "The figures add up.",
    ),
    "votes in figures and words, rank, elected": (
        "3 CYR Trois 21 twenty-one 1 elected", "1 AWA Un 3 three 4 elected, reserved seat",
        "4 DAN Quatre 20 twenty 2", "Total 65 sixty-five",
    ),
    "substitutes": ("Next in line, in this order: DAN Quatre and BEA Deux.",),
    "ties and how they were broken": (
        "The tie between DAN Quatre and ELI Cinq was decided by lot, drawn by NZE Paul, before RUR Jean, OBS Diane.",
        "Ahead: ELI Cinq and DAN Quatre.",
    ),
    "the women's rule and its effect": (
        "With the reserved seats Without them", "AWA Un sits in place of DAN Quatre, because of the reserved seats.",
    ),
    "what happened": ("Elected to reserved seats: AWA Un (3).",),
    "objections": ("Lodged by HUG Huit · 28 Nov 2026", "The box was opened early.", "Three saw it closed."),
    "poll and count": ("Poll open from 09:00 to 12:00", "Count began at, ended at"),
    "tellers and observers sign": ("Teller RUR Jean", "Observer OBS Diane", "RUR Jean Date:", "OBS Diane Date:"),
    "acceptance": ("AWA Un accepted on 28 Nov 2026 Seat 1",),
    "offices": ("Seat 1 Chair 27 Nov 2029",),
    "end of term": ("27 Nov 2029",),
    "announced": ("Result announced on 28 November 2026, 13:00", "Announced by The chair of the committee"),
    "reasons given": ("for this reason: One paper was torn.",),
    "incidents": ("Incidents of the day Rain at ten.",),
    "where the papers come from": ("Hall Table A Papers typed in 36 5ca1ab1e5ca1",),
}  # fmt: skip


@pytest.fixture(name="minutes", scope="module")
def _minutes(tmp_path_factory: pytest.TempPathFactory) -> str:
    return flat(said(ELECTION_MINUTES, sheets.result(), tmp_path_factory.mktemp("minutes")))


@pytest.mark.parametrize("item", CHECKLIST)
def test_the_minutes_have_all_that_makes_a_result_certain(minutes: str, item: str) -> None:
    assert [line for line in CHECKLIST[item] if line not in minutes] == []


def test_what_does_not_add_up_is_said(tmp_path: Path) -> None:
    of = sheets.contest_result()
    assert of.kept is not None
    wrong = sheets.reconciliation(of.contest, of.kept.count, found=37, unused=1)
    text = flat(said(ELECTION_MINUTES, sheets.result(replace(of, reconciliation=(wrong,))), tmp_path))
    assert "There are 37 papers in the box, but only 36 were used: 1 too many." in text
    assert "41 ballot papers were handed out, but used, spoiled and unused ones come to 39." in text
    assert "Difference 1" in text
    assert "add up." not in text


def test_a_transferable_vote_is_told_round_by_round(tmp_path: Path) -> None:
    of = sheets.contest(method=Method.SCOTTISH, most_marks=None, rule=ReserveRule())
    votes = {marked(1, 2): 20, marked(2, 3): 9, marked(3, 2): 7, marked(4): 3, marked(5, 3): 5, BLANK: 1}
    text = flat(said(ELECTION_MINUTES, sheets.result(sheets.contest_result(of, votes, ())), tmp_path))
    assert "Quota 12 12 12" in text
    assert "Round 1 Round 2" in text
    assert "1 AWA Un 20 twenty" in text
    assert "Round 2. AWA Un had 8 votes more than the quota." in text
    assert "Total 44 44 44" in text
    assert "No tie had to be broken." in text


def test_a_roll_call_tells_who_voted_for_whom(tmp_path: Path) -> None:
    voter = VoterRow(1, None, 1, 1, "0001", "FAB Six", "", Sex.MALE, "Mungwa", 1, 1, 0, None)
    other = replace(voter, number="0002", name="GUY Sept")
    called = {(1, 1): (CalledVoter(voter, 1, marked(3, 5)), CalledVoter(other, None, None))}
    text = flat(said(ELECTION_MINUTES, replace(sheets.result(), called=called), tmp_path))
    assert "0001 FAB Six 3, 5 0002 GUY Sept —" in text


def test_acclamation_needs_no_papers(tmp_path: Path) -> None:
    of = sheets.contest_result(sheets.contest([sheets.candidate()], rule=ReserveRule()), {}, (), reconciliation=())
    about = sheets.about(sheets.detail(of.contest, way=Way.ACCLAMATION))
    text = flat(said(ELECTION_MINUTES, sheets.result(of, of=about), tmp_path))
    assert "Ballot papers None: elected by acclamation." in text
    assert "Votes received" not in text
    assert "How to vote" not in text
    assert "Votes received" not in flat(said(DECLARATION, sheets.result(of, of=about), tmp_path))


def test_a_refusal_an_open_objection_and_an_annulment_are_told(tmp_path: Path) -> None:
    of = sheets.contest_result()
    gone = sheets.mandate(of.contest.candidates[2], answer=False, answer_reason="Moves away.", appointment_id=None)
    came = sheets.mandate(of.contest.candidates[3], came_in=True, answer=None, appointment_id=None)
    told = replace(of, mandates=(*of.mandates[:1], came), refused=(gone,))
    open_one = sheets.objection(
        ruling=Ruling.PENDING, ruled_on=None, ruled_by="", grounds="", late_reason="He was ill."
    )
    void = Annulled(date(2026, 12, 20), "The assembly", "Two boxes were lost.", "Resolution 4/2026")
    sheet = sheets.result(told, objections=(open_one,), annulled=void)
    text = flat(said(ELECTION_MINUTES, sheet, tmp_path))
    for line in (
        "This election was annulled by The assembly on 20 December 2026: Two boxes were lost.",
        "Decision Resolution 4/2026", "Decided not decided", "Heard though late, because He was ill.",
        "CYR Trois refused on 28 Nov 2026 · Moves away.", "DAN Quatre next in line · not answered",
    ):  # fmt: skip
        assert line in text


# ---- ballot papers -------------------------------------------------------------------------------------------------


def test_every_ballot_paper_is_there_and_all_are_alike(tmp_path: Path) -> None:
    file = tmp_path / "ballots.pdf"
    with speaking("en"):
        write(BALLOT_PAPERS, sheets.ballots(copies=30), file, PrintOrder(language="en"))
    pages = pages_of(file)
    assert sum(page.count("Mark at most 3 candidates.") for page in pages) == 30
    each = len(re.findall("Mark at most", pages[0]))
    assert [page.count("DAN Quatre") for page in pages] == [each] * (30 // each) + ([30 % each] if 30 % each else [])
    assert len(set(pages[: 30 // each])) == 1


def test_nothing_on_a_ballot_paper_tells_it_from_another(tmp_path: Path) -> None:
    text = text_of_ballots(tmp_path, sheets.ballots(copies=3))
    for told in ("Page", "Printed", "09:30", "Journal", "1234", "0001", "Check code"):
        assert told not in text
    assert "Board of directors" in text
    assert "28 November 2026" in text


def text_of_ballots(tmp_path: Path, sheet: BallotsSheet, order: PrintOrder | None = None) -> str:
    """The words of ballot papers."""
    file = tmp_path / "ballots.pdf"
    with speaking("en"):
        write(BALLOT_PAPERS, sheet, file, order or PrintOrder(language="en"))
    return flat(text_of(file))


@pytest.mark.parametrize(
    ("method", "most", "how"),
    [
        (Method.PLURALITY, 1, "Mark one candidate."),
        (Method.APPROVAL, None, "Mark as many candidates as you wish."),
        (Method.YES_NO, None, "Mark one box for each candidate: yes or no."),
        (Method.SCOTTISH, None, "Write 1 beside your first choice, 2 beside your second choice, and so on"),
    ],
)
def test_it_says_how_it_is_marked(tmp_path: Path, method: Method, most: int | None, how: str) -> None:
    of = sheets.contest(method=method, most_marks=most)
    assert how in text_of_ballots(tmp_path, sheets.ballots(sheets.about(sheets.detail(of)), 1))


def darkness(file: Path, page: int) -> int:
    """How many dark dots lie within a centimetre of what is printed at the left edge of a sheet."""
    with pypdfium2.PdfDocument(file) as document:
        seen = document[page].render(scale=1, grayscale=True).to_pil()
    return sum(dots for grey, dots in enumerate(seen.crop((26, 60, 36, 780)).histogram()) if grey < 128)


def test_the_womens_paper_has_a_title_and_a_pattern(tmp_path: Path) -> None:
    general = sheets.contest()
    women = sheets.contest(general.candidates[:2], id=2, position=2, open_to=ReservedFor.WOMEN, seats=1)
    sheet = sheets.ballots(sheets.about(sheets.detail(general, women)), 1, on_sheet=BallotsOnSheet.ONE)
    text = text_of_ballots(tmp_path, sheet)
    assert text.count("Women’s seats") == 1
    plain, patterned = (darkness(tmp_path / "ballots.pdf", page) for page in (0, 1))
    assert patterned > plain + 500


def test_a_second_round_names_only_those_it_is_held_between(tmp_path: Path) -> None:
    paper = sheets.ballots(copies=2).ballots[0]
    second = replace(paper, candidates=paper.candidates[2:4], round=2)
    text = text_of_ballots(tmp_path, sheets.ballots(ballots=(second,)))
    assert "Second round" in text
    assert "Mark one candidate." in text
    assert "ELI Cinq" not in text


def test_a_specimen_says_that_it_does_not_count(tmp_path: Path) -> None:
    assert "Specimen: it does not count." in text_of_ballots(tmp_path, sheets.ballots(copies=0))


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("count", [3, 12, 40, 120])
def test_however_many_stand_all_are_on_the_paper(tmp_path: Path, count: int, size: PageSize) -> None:
    standing = [sheets.candidate(number, f"CANDIDATE {number:03}") for number in range(1, count + 1)]
    of = sheets.about(sheets.detail(sheets.contest(standing)))
    text = text_of_ballots(tmp_path, sheets.ballots(of, 1), PrintOrder(language="en", page_size=size))
    assert [each.name for each in standing if each.name not in text] == []


def photo(grey: int) -> bytes:
    """A picture of one grey."""
    made = BytesIO()
    Image.new("L", (40, 40), grey).save(made, "PNG")
    return made.getvalue()


def test_photos_stand_on_every_sheet_and_are_in_the_file_once(tmp_path: Path) -> None:
    sheet = sheets.ballots(copies=9, photos={1: photo(40), 2: photo(200)}, with_symbols=False)
    text_of_ballots(tmp_path, sheet)
    pictures = [content.count(b" Do") for content in pages_in((tmp_path / "ballots.pdf").read_bytes())]
    assert sum(pictures) == 2 * 9
    assert (tmp_path / "ballots.pdf").read_bytes().count(b"/Subtype /Image") == 2


def test_every_symbol_is_drawn_and_no_two_alike() -> None:
    assert set(DRAWINGS) == set(Symbol)
    assert len(set(DRAWINGS.values())) == len(Symbol)
    assert symbol_named(" Hoe ") is Symbol.HOE
    assert symbol_named("a red hoe") is None
    assert Symbol.HOE not in free_symbols(["hoe", "a stone"])


# ---- before the vote -----------------------------------------------------------------------------------------------


def test_the_call_tells_seats_deadline_and_backers(tmp_path: Path) -> None:
    text = flat(said(CALL_FOR_CANDIDATES, sheets.call(), tmp_path))
    assert "Candidacies until Friday, 13 November 2026" in text
    assert "A candidacy is backed by 5 members at least." in text
    assert "Seats to fill 3" in text


def test_the_form_has_room_for_nominator_seconder_backers_and_the_receipt(tmp_path: Path) -> None:
    text = flat(said(NOMINATION_FORM, sheets.call(), tmp_path))
    for told in ("Nominator", "Seconder", "Backer 5", "Symbol beside the name", "calabash", "Receipt of a candidacy"):
        assert told in text
    assert "Backer 6" not in text
    assert "calabash" not in flat(said(NOMINATION_FORM, sheets.call(with_symbols=False), tmp_path))


def test_the_list_tells_of_everybody_what_was_found(tmp_path: Path) -> None:
    admitted = sheets.candidate(2, "BEA Deux", admitted_reason="The assembly let her.")
    gone = sheets.candidate(3, "CYR Trois", withdrawn_on=date(2026, 11, 21), withdrawn_reason="Ill.")
    of = sheets.about(sheets.detail(sheets.contest([sheets.candidate(), admitted, gone])))
    text = flat(said(CANDIDATES, sheets.candidates(of, {1: photo(90)}), tmp_path))
    for told in (
        "1 · AWA Un", "Member number 0001", "Sex Woman", "Section Mungwa", "Member since 1 Feb 2015",
        "Put forward by FAB Six", "Seconded by GUY Sept", "Agreed to stand on 2 Nov 2026", "Symbol hoe",
        "Statement I keep the books.", "A member since long. For", "2 candidates",
        "Stands all the same, because: The assembly let her.",
        "3 · CYR Trois 21 Nov 2026 Ill.", "The order was drawn by lot by NZE Paul, before RUR Jean.",
        "draw it again: Mungwa 7",
    ):  # fmt: skip
        assert told in text


def test_a_list_that_is_not_published_says_so(tmp_path: Path) -> None:
    of = sheets.about(sheets.detail(sheets.contest([sheets.candidate(None)]), published_on=None))
    assert "The list is not published yet" in flat(said(CANDIDATES, sheets.candidates(of), tmp_path))


# ---- on the tables, and after --------------------------------------------------------------------------------------


def test_the_roll_names_proxies_and_papers_and_has_boxes_to_sign(tmp_path: Path) -> None:
    text = flat(said(ELECTORAL_ROLL, sheets.roll(), tmp_path))
    assert "1 0001 AWA Un Proxies of: FAB Six Woman Mungwa 1 2 Thumb-print" in text
    assert "By proxy: AWA Un" in text
    assert "Ballots handed out 2" in text


def test_each_table_has_its_sheet_with_five_bar_boxes(tmp_path: Path) -> None:
    text = flat(said(TELLERS_SHEET, sheets.tallies(None, "Table 1", "Table 2"), tmp_path))
    assert text.count("Why papers do not count") == 2
    assert "Table or box Table 2" in text
    assert text.count("DAN Quatre") == 2
    boxes = [content.count(b" re") for content in pages_in((tmp_path / "paper.pdf").read_bytes())]
    assert max(boxes) > 2 * 7 * 7


def test_yes_and_no_are_counted_apart(tmp_path: Path) -> None:
    of = sheets.about(sheets.detail(sheets.contest(method=Method.YES_NO)))
    text = flat(said(TELLERS_SHEET, sheets.tallies(of), tmp_path))
    assert "AWA Un: yes" in text
    assert "AWA Un: no" in text


def test_the_declaration_names_the_elected_and_until_when_to_object(tmp_path: Path) -> None:
    text = flat(said(DECLARATION, sheets.result(), tmp_path))
    assert "Elected: AWA Un, CYR Trois and ELI Cinq." in text
    assert "Objections are heard until Sunday, 13 December 2026." in text
    assert "3 CYR Trois 21 elected" in text
    assert "not final" not in text
    assert "not final" in flat(said(DECLARATION, sheets.result(declared=None), tmp_path))


def test_everybody_elected_gets_a_letter_with_a_slip(tmp_path: Path) -> None:
    text = said(ACCEPTANCE_LETTERS, sheets.letters(), tmp_path)
    assert flat(text).count("You are elected to a seat of this body.") == 2
    assert flat(text).count("I refuse the seat") == 2
    assert text.count("Page 1 of 1") == 2


EMPTY: Mapping[str, tuple[InBlocks[Any] | Listing[Any], Any]] = {
    "call": (CALL_FOR_CANDIDATES, ElectionSheet(sheets.nothing())),
    "form": (NOMINATION_FORM, ElectionSheet(sheets.nothing())),
    "candidates": (CANDIDATES, CandidatesSheet(sheets.nothing())),
    "ballots": (BALLOT_PAPERS, BallotsSheet(sheets.nothing())),
    "roll": (ELECTORAL_ROLL, ElectoralRollSheet(sheets.nothing())),
    "tellers": (TELLERS_SHEET, TalliesSheet(sheets.nothing())),
    "minutes": (ELECTION_MINUTES, ResultSheet(sheets.nothing())),
    "declaration": (DECLARATION, ResultSheet(sheets.nothing())),
    "letters": (ACCEPTANCE_LETTERS, AcceptanceSheet(sheets.nothing())),
}


@pytest.mark.parametrize("paper", EMPTY)
def test_without_an_election_it_is_filled_in_by_hand_and_bears_no_code(tmp_path: Path, paper: str) -> None:
    kind, sheet = EMPTY[paper]
    text = flat(said(kind, sheet, tmp_path))
    assert text
    assert "Check code" not in text
