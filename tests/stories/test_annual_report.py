"""The annual reports of the sample offices: adopted and signed in Batken; one of a province; the year in short."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pomanager.i18n import _, speaking
from pomanager.papers import paper_called
from pomanager.printing import print_paper, report_for_signing, signed_like
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.governance.report import CHAPTER_WORDS, Chapter, ReportState
from pomanager.rules.meetings.kinds import GENERAL, MeetingState
from pomanager.rules.meetings.rich_text import plain
from pomanager.rules.paper_options import Options
from pomanager.services.governance.commands.reports import adopt_report, begin_report, write_report
from pomanager.services.governance.commands.signing_report import sign_report
from pomanager.services.governance.orders_report import AdoptReport, BeginReport, WriteReport
from pomanager.services.governance.queries.kept_reports import report_detail
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.office import Office
from pomanager.services.organisation.queries.sections import section_tree
from tests import offices
from tests.reports.sheets import text_of

TODAY = offices.NOW.date()
PEOPLE = 120


@pytest.fixture(scope="module")
def conapro() -> Iterator[Office]:
    """The sample office of Burundi, read only."""
    with closing(offices.opened_office(offices.sample_file("s2", PEOPLE), writing=False)) as office:
        yield office


def words_of(office: Office, target: Path, key: str, options: Options, language: str = "fr") -> tuple[str, int]:
    """The words of a paper, and how many pages it has."""
    order = PrintOrder(language=language)
    printed = print_paper(paper_called(key), office, target, order, as_of=TODAY, options=options)
    return " ".join(text_of(target).split()), printed.pages


def test_batken_adopts_its_report_at_the_assembly_and_signs_it(tmp_path: Path) -> None:
    """A cooperative without a programme: its report of 2025 goes from the draft to the bytes that are kept."""
    with closing(offices.opened_office(offices.sample_copy(tmp_path, "s1", PEOPLE))) as office:
        assert office.ask(programmes) == ()
        report_id = office.do(begin_report, BeginReport(year=2025, languages=("fr",))).result
        detail = office.ask(report_detail, report_id, TODAY)
        chapters = tuple(each.value for each in detail.plan.chapters if each is not Chapter.INTERESTS)
        text = plain("Les troupeaux sont descendus trois semaines plus tôt.").to_json()
        order = WriteReport(
            report_id=report_id, chapters=chapters, languages=("fr",), texts={("members", "fr"): text},
            version=detail.version,
        )  # fmt: skip
        office.do(write_report, order)
        assembly = office.ask(meetings, since=date(2026, 1, 1), kinds=GENERAL, states=(MeetingState.CLOSED,))[0]
        adopted = AdoptReport(report_id=report_id, adopted_at_id=assembly.id, reason="Rien n’a été déclaré.")
        office.do(adopt_report, adopted)
        signing = report_for_signing(office, report_id, TODAY)
        office.do(sign_report, signing)
        told, _pages = words_of(office, tmp_path / "report.pdf", "annual-report", Options(year=2025))
        pdf = (tmp_path / "report.pdf").read_bytes()
        assert pdf == signing.pdf, "the very bytes are handed out"
        assert "Les troupeaux sont descendus trois semaines plus tôt." in told
        assert "Rien n’a été déclaré." in told
        signed, copied = signed_like(office, pdf)
        assert signed is not None
        assert (signed.report_id, copied) == (report_id, None)
        assert signed.signers, "the board signs"
        changed = bytearray(pdf)
        changed[len(pdf) // 2] ^= 1
        assert signed_like(office, bytes(changed)) == (None, None)
        words_of(office, tmp_path / "copy.pdf", "annual-report", Options(year=2025), "ru")
        assert signed_like(office, (tmp_path / "copy.pdf").read_bytes()) == (None, signed)
        assert office.ask(report_detail, report_id, TODAY).row.state is ReportState.SIGNED


def test_a_province_of_burundi_has_its_own_report(conapro: Office, tmp_path: Path) -> None:
    """Only what can be told of one section stands in it; what is left out is said."""
    tree = conapro.ask(section_tree)
    province = tree.nodes[tree.within[None][0]].name
    told, _pages = words_of(conapro, tmp_path / "p.pdf", "annual-report", Options(year=2026, section=province))
    with speaking("fr"):
        assert province in told
        assert f"1. {_(CHAPTER_WORDS[Chapter.MEMBERS])}" in told
        assert f". {_(CHAPTER_WORDS[Chapter.FILINGS])} " not in told.split(_("Contents"))[-1]


def test_the_year_in_short_has_two_pages(conapro: Office, tmp_path: Path) -> None:
    """For members who read little: large letters, short sentences."""
    told, pages = words_of(conapro, tmp_path / "short.pdf", "annual-report-short", Options(year=2026))
    assert pages == 2
    assert "2026" in told
