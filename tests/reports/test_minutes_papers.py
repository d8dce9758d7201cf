"""Minutes, extracts and errata on paper: all that law and practice ask is there, in every language and in pairs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pomanager.i18n import speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.papers import paper_called
from pomanager.readmodels.meetings.minutes import Part
from pomanager.readmodels.papers import PrintOrder, TwoLanguages
from pomanager.readmodels.progress import silent
from pomanager.reports.composing import InBlocks, Sheet
from pomanager.reports.meetings import minutes as paper
from pomanager.reports.meetings.erratum import ERRATUM
from pomanager.reports.meetings.extract import EXTRACT
from pomanager.reports.meetings.minutes import MINUTES
from pomanager.reports.meetings.written import Written, written
from pomanager.reports.paper import opened
from pomanager.rules.envelope import codes_of
from pomanager.rules.meetings.kinds import MeetingState, MinutesState
from pomanager.rules.meetings.minutes import PartKind
from pomanager.rules.meetings.required import checked
from pomanager.rules.meetings.rich_text import RichText, paragraph, table
from tests.reports import sheets_meetings as meetings
from tests.reports import sheets_minutes as sheets
from tests.reports.sheets import PRINTED

PAIRS = (("fr", "rn"), ("ru", "ky"), ("en", "km"))

ASKED = {
    "the kind of body": "Ordinary general assembly",
    "date": "30 March 2026",
    "place": "at this place: Mungwa",
    "hour of opening": "09:15",
    "hour of closing": "closed at 12:40",
    "how it was convened": "Letter by hand, against receipt",
    "when it was convened": "96 notices",
    "who convened, in what capacity": "NDAYIZEYE Tharcisse · the chair",
    "the call": "Second call",
    "date and result of the first call": "14 Mar 2026, First call",
    "chair of the meeting": "Chair of the meeting",
    "secretary": "NIYONZIMA Aline",
    "two tellers": "IRAKOZE Chantal",
    "names of those present": "NDAYIZEYE Tharcisse 1",
    "names of those represented, and by whom": "Proxy carried by",
    "excused, with the reason": "NDAYIZEYE Tharcisse 72 (ill)",
    "absent": "NDAYIZEYE Tharcisse 73",
    "who came late": "NDAYIZEYE Tharcisse 3 arrived at 10:00.",
    "who left early": "NDAYIZEYE Tharcisse 4 left at 11:00.",
    "guests": "KABURA Eric",
    "women": "Women present or represented",
    "quorum": "of 120 votes on the roll, 30 are needed",
    "quorum reached": "The quorum was reached",
    "agenda": "Accounts of the financial year",
    "an item added late, and why": "the auditor asked for it",
    "documents submitted": "Accounts 2025",
    "reports submitted": "Report of the board",
    "summary of the debate": "The treasurer read the accounts.",
    "who spoke": "Spoke: NIYONZIMA Aline and HAKIZIMANA Jean",
    "conflict of interest, and who left": "IRAKOZE Chantal declared a conflict of interest (contract of transport)",
    "number of the resolution": "Resolution 2026-014",
    "its words": "The accounts of 2025 are approved.",
    "who moved it": "Board",
    "who supported it": "Seconded by",
    "an amendment withdrawn, and why": "the mover was content",
    "for, against, abstentions, blank, spoilt": "For Against Abstentions Blank votes Spoilt votes 20 20 2 1 1",
    "how everybody answered": "for NIYONZIMA Aline",
    "the rule": "more than half of the votes cast",
    "where the rule stands": "art. 24",
    "casting vote": "the chair had the casting vote: for",
    "the outcome": "The resolution is adopted.",
    "a vote taken back": "Reference 2026-013 was given to a vote recorded by mistake",
    "what others hand down": "IRAKOZE Chantal 31",
    "an item carried over, and why": "no figures yet",
    "what is to be done, by whom, until when": "File the accounts NIYONZIMA Aline 30/04/2026 2026-014",
    "free text": "The rain came late",
    "free text below an item": "The mill was spoken of at length.",
    "powers for the formalities": "full powers",
    "annexes": "Attendance sheet, certified exact by the bureau",
    "proxies annexed": "1 proxy",
    "approval": "These minutes were approved on 30 March 2026",
    "place and day of signing": "Done at Mungwa, on 2 April 2026.",
}
"""What section 3.3 of law and practice asks of minutes → words that are then on the paper in English."""


def said(kind: InBlocks[Any], sheet: Sheet, language: str = "en") -> str:
    """All words of a paper, in the order they are read."""
    with speaking(language):
        return " ".join(" ".join(" ".join(line) for block in kind.story(sheet) for line in block.sealed()).split())


def put(sheet: Sheet, kind: InBlocks[Any], target: Path, order: PrintOrder) -> tuple[str, list[str]]:
    """The paper on pages; returns its words in canonical form and its codes."""
    with speaking(order.language), opened(target, order, PRINTED, keeps_words=True) as pages:
        if order.two_languages is TwoLanguages.BESIDE and len(order.languages) > 1:
            kind.put_beside(dict.fromkeys(order.languages, sheet), pages, silent)
        else:
            for code in order.languages:
                with speaking(code):
                    kind.put(sheet, pages, silent)
    return pages.words, pages.codes


@pytest.mark.parametrize("what", ASKED)
def test_minutes_hold_what_is_asked(what: str) -> None:
    words = f"{said(MINUTES, sheets.minutes())} {MINUTES.heading(sheets.minutes()).subtitle}"
    assert ASKED[what] in words


def test_an_extract_holds_what_is_asked() -> None:
    words = said(EXTRACT, sheets.extract())
    for asked in (
        "Ordinary general assembly · Second call", "Monday, 30 March 2026", "Mungwa", "Accounts of the financial year",
        "The accounts of 2025 are approved.", "20 20 2 1 1", "The resolution is adopted.",
        "In force from 30 March 2026",
        "Certified true to the minutes.", "NDAYIZEYE Tharcisse", "signed on 2 April 2026", "Folio 12",
    ):  # fmt: skip
        assert asked in words


def test_an_erratum_holds_what_is_asked() -> None:
    words = said(ERRATUM, sheets.erratum())
    for asked in (
        "9 April 2026",
        "the mill",
        "the press",
        "misheard",
        "2026-019",
        "signed on 2 April 2026",
        "Folio 12",
    ):
        assert asked in words


def test_a_draft_names_what_is_missing() -> None:
    lacking = checked(sheets.facts(place="", silent_items=("3",)))
    words = said(MINUTES, sheets.minutes(signed_on=None, state=MinutesState.DRAFT, required=lacking))
    assert words.startswith("DRAFT")
    assert "Nobody wrote down where the meeting was held" in words
    assert "Nothing was written down on 3" in words


def test_minutes_signed_with_something_missing_say_why() -> None:
    lacking = checked(sheets.facts(called=False))
    words = said(MINUTES, sheets.minutes(required=lacking, unapproved_reason="read out at once"))
    assert "No day of the notice is written down" in words
    assert "Signed all the same, because: read out at once" in words


def test_a_meeting_that_failed_has_minutes_of_its_own() -> None:
    sheet = sheets.minutes(
        meeting=sheets.meeting(state=MeetingState.FAILED, opened_at=None), quorum=meetings.quorum(), items=()
    )
    assert MINUTES.heading(sheet).title == "Minutes of a meeting without a quorum"
    assert "The quorum was not reached: the meeting could not decide." in said(MINUTES, sheet)


def test_a_copy_says_where_the_original_is() -> None:
    sheet = sheets.minutes(original=sheets.signed(), signed_on=None)
    words = said(MINUTES, sheet)
    assert words.startswith("COPY")
    assert "Français" in words
    assert "2 April 2026" in words
    assert sheets.signed().text_sha256 in MINUTES.heading(sheet).keywords


def test_many_are_named_in_columns(tmp_path: Path) -> None:
    came = sheets.attendance(1204, absent=(), absent_count=96)
    sheet = sheets.minutes(attendance=came, parts=(Part(PartKind.ATTENDANCE),))
    words = said(MINUTES, sheet)
    assert all(each.name in words for each in came.present)
    assert "96 people on the roll were absent" in words
    put(sheet, MINUTES, tmp_path / "many.pdf", PrintOrder(language="en"))


def test_a_folio_numbers_the_pages() -> None:
    assert paper.heading_of(sheets.minutes(folio="12")).folio == 12
    assert "Folio B 12" in paper.heading_of(sheets.minutes(folio="B 12")).subtitle


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
@pytest.mark.parametrize(
    ("kind", "sheet"), [(MINUTES, sheets.minutes), (EXTRACT, sheets.extract), (ERRATUM, sheets.erratum)]
)
def test_they_are_printed_in_every_language(
    kind: InBlocks[Any], sheet: Callable[[], Sheet], language: str, tmp_path: Path
) -> None:
    words, codes = put(sheet(), kind, tmp_path / "paper.pdf", PrintOrder(language=language))
    assert list(codes_of(words)) == codes


@pytest.mark.parametrize("pair", PAIRS)
def test_minutes_in_two_languages_stand_side_by_side_and_one_after_the_other(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    with speaking(pair[0]):
        first = MINUTES.story(sheets.minutes())
    with speaking(pair[1]):
        second = MINUTES.story(sheets.minutes())
    assert [type(block) for block in first] == [type(block) for block in second]
    for layout, papers in ((TwoLanguages.BESIDE, 1), (TwoLanguages.AFTER, 2)):
        order = PrintOrder(language=pair[0], second_language=pair[1], two_languages=layout)
        words, codes = put(sheets.minutes(), MINUTES, tmp_path / "pair.pdf", order)
        assert len(codes) == papers
        assert list(codes_of(words)) == codes


def test_the_words_do_not_depend_on_the_moment_or_the_sheet(tmp_path: Path) -> None:
    order = PrintOrder(language="en")
    words, _codes = put(sheets.minutes(), MINUTES, tmp_path / "one.pdf", order)
    later = replace(
        sheets.minutes(), letterhead=replace(sheets.minutes().letterhead, journal_count=99, journal_head="ff")
    )
    assert put(later, MINUTES, tmp_path / "two.pdf", replace(order, large=True))[0] == words


def test_a_free_text_goes_on_over_pages() -> None:
    text = RichText((paragraph("Before."), table([["Crop", "Sacks"], *[["Maize", str(row)] for row in range(90)]])))
    block = written(text)
    top, rest = block.split(400, 300)
    assert isinstance(top, Written)
    assert isinstance(rest, Written)
    assert top.wrap(400, 0)[1] <= 300


def test_papers_of_signed_minutes_are_kept() -> None:
    assert paper_called("minutes").kept is not None
    assert paper_called("erratum").kept is not None
    assert paper_called("extract").kept is None
