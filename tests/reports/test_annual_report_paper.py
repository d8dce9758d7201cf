"""The annual report on paper: every chapter, what is missing and why, contents with pages, two languages, two pages."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

import pypdfium2
from pomanager.i18n import catalogue
from pomanager.i18n.languages import LANGUAGES
from pomanager.readmodels.governance_report import ReportStanding
from pomanager.readmodels.papers import PrintOrder, TwoLanguages
from pomanager.readmodels.progress import silent
from pomanager.reports.composing import write
from pomanager.reports.governance.annual.paper import ANNUAL_REPORT, story
from pomanager.reports.governance.annual.short import SHORT_REPORT
from pomanager.reports.paper import opened
from pomanager.rules.bodies.kinds import Office
from pomanager.rules.governance.annual_meeting import AnnualMeeting
from pomanager.rules.governance.report import LEFT_OUT, OF_SECTION, Chapter, ReportState
from pomanager.rules.objections import Objection, Weight
from tests.reports import sheets_annual as annual
from tests.reports import sheets_meetings, sheets_minutes
from tests.reports.hostile_parts import read
from tests.reports.sheets import PRINTED, pages_of

CODES = tuple(language.code for language in LANGUAGES)
ENGLISH = PrintOrder(language="en")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The pages of the whole report, without white space."""
    file = tmp_path_factory.mktemp("annual") / "report.pdf"
    told = annual.asked(
        written=annual.texts({annual.SITUATION: "The rains came late.", "members": "Many left for town."})
    )
    write(ANNUAL_REPORT, annual.report(asked=told), file, ENGLISH)
    return [read(page) for page in pages_of(file)]


def test_the_cover_says_which_year_and_that_it_is_a_draft(whole: list[str]) -> None:
    cover = whole[0]
    assert "Annualgovernancereport" in cover
    assert "2026" in cover
    assert "Toldofthewholeorganisation" in cover
    assert "1January2026to31December2026" in cover
    assert "Tolduntil24November2026" in cover
    assert "DRAFT:nomeetinghasadoptedthisreportyet." in cover
    assert "membersattheend" in cover


def test_the_contents_name_every_chapter_with_its_page(whole: list[str]) -> None:
    _cover, contents, rest, *pages = whole
    titles = ["1.Managementreport", "2.Members", "3.Capital", "4.Meetings", "16.Headofthejournal"]
    assert all(title in contents for title in titles[:-1])
    places = [next(number for number, page in enumerate(pages, 4) if title in page) for title in titles]
    # pdfium gives the numbers back after everything else: they are written once all pages are known.
    ending = "areinvented."
    numbers = contents[contents.index(ending) + len(ending) :]
    assert numbers.startswith(f"{places[0]}" * 7 + f"{places[1]}")
    assert titles[-1] in rest
    assert rest.endswith(f"{places[-1]}")


def test_every_chapter_tells_what_its_question_found(whole: list[str]) -> None:
    told = "".join(whole)
    for said in (
        "SituationduringtheyearTherainscamelate.", "Nothingiswrittenunderthisheading.", "Manyleftfortown.",
        "On24November2026therewere101membersontheroll;100%ofwomenandmenamongthemwerewomen.Inthistime1joinedand0left.",
        "Itwasheldlate,on4July2026.", "Board56", "41of12060notreached", "41of12030reached",
        "1resolutionwasputtothevote;1wasadopted.", "Déposerlescomptes",
        "Candidates5(women:", "Elected:", "Elections", "Delegatesoftheyear9", "Transport",
        "Financialyearto31Dec2025", "Board,changeof9Dec2026", "Nothingontheaccounts:notjudged.",
        "Theshareofwomenfallsmosthere:40%at“Holdanoffice”,0%at“Chairabody”.",
        "3of7seatswenttowomen.With50%oftheseatskeptforwomenitwouldhavebeen4.", "Femmesleaders",
        "Accounts—4831", "Chair·Board", "NZEPaul",
    ):  # fmt: skip
        assert said in told, said


def test_a_chapter_with_nothing_to_tell_says_so(tmp_path: Path) -> None:
    write(ANNUAL_REPORT, annual.empty(), tmp_path / "report.pdf", ENGLISH)
    told = "".join(map(read, pages_of(tmp_path / "report.pdf")))
    for said in (
        "whoeverprintedthismaynotreadthem", "Nomeetingwasheldinthisperiod.", "Noresolutionwasvotedoninthisperiod.",
        "Nothingwastobedoneafterameeting.", "Nobodysitsinanybodyonthisday.", "Noelectionwasheldinthistime.",
        "Thebooksknowofnosupervisorybody.", "Nointerestthatstillholds", "Noby-lawsareinforceonthisday",
        "Nothingwastobesentorenteredinthistime.", "whoeverprintedthismaynotseeallpairs",
        "Notrainingthatbeganinthistimeisinthebooks.", "wasnotheld.Theby-lawssetnoday.",
    ):  # fmt: skip
        assert said in told, said


def test_what_is_left_out_is_told_with_the_reason_it_was_adopted_all_the_same(tmp_path: Path) -> None:
    lacking = Objection(LEFT_OUT, "capital", {"chapter": "Capital"}, Weight.WARN)
    meeting = sheets_meetings.label(held_on=date(2027, 3, 14))
    standing = ReportStanding(
        state=ReportState.ADOPTED, adopted_at=meeting, missing=(lacking,), reason="The accounts burnt.", edition=2,
        edition_reason="A wrong sum.", replaces=sheets_minutes.signed(),
    )  # fmt: skip
    sheet = annual.empty(asked=annual.asked((Chapter.MEMBERS,), standing=standing), last=annual.ENDS)
    write(ANNUAL_REPORT, sheet, tmp_path / "report.pdf", ENGLISH)
    cover = read(pages_of(tmp_path / "report.pdf")[0])
    assert "AdoptedatOrdinarygeneralassembly,14Mar2027" in cover
    assert "Adoptedwithoutallthatisaskedfor.Thechapter“Capital”isleftout." in cover
    assert "Reasongiven:Theaccountsburnt." in cover
    assert "Edition2.Itreplacesthereportsignedon" in cover
    assert "Whyitwasreplaced:Awrongsum." in cover
    assert "DRAFT" not in cover
    assert "Tolduntil" not in cover


def test_a_report_on_a_section_says_what_is_left_out_and_that_it_was_closed(tmp_path: Path) -> None:
    chapters = tuple(each for each in Chapter if each in OF_SECTION)
    sheet = annual.report(
        asked=annual.asked(chapters, section_id=3), section="Mungwa", section_ended_on=date(2026, 6, 30)
    )
    write(ANNUAL_REPORT, sheet, tmp_path / "report.pdf", ENGLISH)
    cover = read(pages_of(tmp_path / "report.pdf")[0])
    assert "Financialyear2026·Mungwa" in cover
    left_out = "Capital,Workofthesupervisorybody,Interestsdeclared,Changesoftheby-lawsandFilingsanddeadlines."
    assert f"Whatisthewholeorganisation’sisleftout:{left_out}" in cover
    assert "Thesectionwasclosedon30June2026." in cover


def test_a_year_without_books_is_told_in_one_sentence(tmp_path: Path) -> None:
    for kind in (ANNUAL_REPORT, SHORT_REPORT):
        write(kind, annual.empty(books_since=date(2027, 3, 1)), tmp_path / "report.pdf", ENGLISH)
        (page,) = pages_of(tmp_path / "report.pdf")
        assert "The books begin on 1 Mar 2027; they tell nothing of this time." in page


def test_the_annual_meeting_is_told_whether_it_was_held_or_not(tmp_path: Path) -> None:
    said = {
        AnnualMeeting(annual.ENDS, date(2027, 6, 30), None): "was due by 30 June 2027. It was not held.",
        AnnualMeeting(annual.ENDS, date(2027, 6, 30), date(2027, 6, 30)): "It was held in time, on 30 June 2027.",
        AnnualMeeting(annual.ENDS, None, date(2027, 6, 30)): "was held on 30 June 2027.",
    }
    for meeting, sentence in said.items():
        told = dataclasses.replace(annual.meetings(held=False), annual=meeting)
        sheet = annual.report(asked=annual.asked((Chapter.MEETINGS,)), meetings=told)
        write(ANNUAL_REPORT, sheet, tmp_path / "report.pdf", ENGLISH)
        assert read(sentence) in read("".join(pages_of(tmp_path / "report.pdf")))


@pytest.mark.parametrize("code", CODES)
def test_the_report_has_as_many_blocks_in_every_language(code: str) -> None:
    with catalogue.speaking(code):
        blocks = [type(block) for block in story(annual.report())]
    with catalogue.speaking("en"):
        assert blocks == [type(block) for block in story(annual.report())]


def test_two_languages_stand_side_by_side_with_figures_once(tmp_path: Path) -> None:
    order = PrintOrder(language="fr", second_language="rn", two_languages=TwoLanguages.BESIDE)
    both = {}
    for code in order.languages:
        with catalogue.speaking(code):
            both[code] = annual.report(asked=annual.asked(written=annual.texts({"members": "Peu de pluie."}, "fr")))
    with opened(tmp_path / "report.pdf", order, PRINTED) as pages:
        ANNUAL_REPORT.put_beside(both, pages, silent)
    told = [read(page) for page in pages_of(tmp_path / "report.pdf")]
    assert told[0].count("100%") == 1
    assert "Sommaire" in told[1]
    assert "Ibirimwo" in told[1]
    assert "".join(told).count("Peudepluie.") == 1


@pytest.mark.parametrize("code", CODES)
def test_the_short_version_stays_on_two_pages_in_large_print(code: str, tmp_path: Path) -> None:
    signers = annual.report().signers
    three = tuple(dataclasses.replace(signers[0], office=each, name="NTIRANYIBAGIRA Marie-Goreth") for each in Office)
    write(SHORT_REPORT, annual.report(signers=three[:3]), tmp_path / "short.pdf", PrintOrder(language=code))
    with pypdfium2.PdfDocument(tmp_path / "short.pdf") as document:
        assert len(document) == 2


def test_the_short_version_says_the_figures_of_the_long_one(tmp_path: Path) -> None:
    write(SHORT_REPORT, annual.report(), tmp_path / "short.pdf", ENGLISH)
    told = read("".join(pages_of(tmp_path / "short.pdf")))
    for said in (
        "Theyear2026inshort", "Weare101members.Women:101.Men:0.", "Joined:1.Left:0.",
        "Paiduponshares:FCFA80,000;atthebeginningoftheyearFCFA80,000.",
        "41of120werethereorrepresented.Women:19.", "Accountsofthefinancialyear", "Chair:NZEPaul",
        "Theshareofwomenfallsmosthere:42.9%at“Wereelected”,0%at“Chairabody”.",
    ):  # fmt: skip
        assert said in told, said


def test_bookmarks_lead_to_chapters_and_their_parts(tmp_path: Path) -> None:
    write(ANNUAL_REPORT, annual.report(), tmp_path / "report.pdf", ENGLISH)
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert marks[0] == (0, "Annual governance report · Financial year 2026")
    assert [title for level, title in marks if level == 1][1:3] == ["2. Members", "3. Capital"]
    assert (2, "Who came and who left") in marks
