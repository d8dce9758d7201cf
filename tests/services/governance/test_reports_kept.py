"""Annual reports from their beginning to their signature: what is asked, what is kept, what is refused from then on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pomanager.errors import NotFound, OfficeError, Refused, Stale
from pomanager.printing import signed_like
from pomanager.readmodels.annual_report import AnnualReportSheet
from pomanager.readmodels.governance_report import ReportDetail, ReportTime
from pomanager.readmodels.papers import Asked
from pomanager.rules.governance import report as rules
from pomanager.rules.governance.report import Chapter, ReportState
from pomanager.rules.meetings.rich_text import plain
from pomanager.rules.paper_options import Options
from pomanager.services.governance import judging_report as judging
from pomanager.services.governance.commands.reports import (
    adopt_report,
    begin_report,
    reopen_report,
    write_report,
)
from pomanager.services.governance.commands.signing_report import OTHER_LANGUAGE, sign_report
from pomanager.services.governance.orders_report import (
    AdoptReport,
    BeginReport,
    ReopenReport,
    SignReport,
    WriteReport,
)
from pomanager.services.governance.queries import annual_report
from pomanager.services.governance.queries.kept_reports import report_asked, report_detail, report_id_of, reports
from pomanager.services.journal.queries import journal_head
from pomanager.services.meetings.commands.signed_bytes import CHANGED_SINCE
from pomanager.services.office import Office
from pomanager.services.organisation.queries.sections import section_called
from tests import make, minutes, offices

TODAY = offices.NOW.date()
FAILED, HELD = 1, 2
"""Meetings: the first call had no quorum, the second was held on 14 March 2026."""
REASON = "The chapters were read out at the assembly."


def fill(office: Office) -> None:
    """Eight members, one of them in a section, and their assembly."""
    minutes.fill(office)
    make.member(office, "NDAYIZEYE Tharcisse", section="Gitega")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office with its assembly, to write in."""
    office = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield office
    office.close()


def begun(office: Office, *languages: str, **known: object) -> int:
    """A report of 2025 that is begun; returns its id."""
    order = replace(BeginReport(year=2025, languages=languages or ("fr",)), **known)  # type: ignore[arg-type]
    return office.do(begin_report, order).result


def detail_of(office: Office, report_id: int) -> ReportDetail:
    """A report as it stands."""
    return office.ask(report_detail, report_id, TODAY)


def writing(office: Office, report_id: int, **known: object) -> WriteReport:
    """An order that writes down a report as it stands."""
    detail = detail_of(office, report_id)
    order = WriteReport(
        report_id=report_id, chapters=tuple(each.value for each in detail.plan.chapters),
        languages=detail.plan.languages, version=detail.version,
    )  # fmt: skip
    return replace(order, **known)  # type: ignore[arg-type]


def to_sign(office: Office, report_id: int, **known: object) -> SignReport:
    """An order that signs these bytes now."""
    order = SignReport(
        report_id=report_id, signed_on=date(2026, 4, 1), pdf=b"%PDF the report", text="words", language="fr",
        journal_line=office.ask(journal_head).count,
    )  # fmt: skip
    return replace(order, **known)  # type: ignore[arg-type]


def signed(office: Office, **known: object) -> int:
    """A report that is begun, adopted and signed; returns its id."""
    report_id = begun(office, **known)
    office.do(adopt_report, AdoptReport(report_id=report_id, adopted_at_id=HELD))
    office.do(sign_report, to_sign(office, report_id))
    return report_id


def messages(caught: pytest.ExceptionInfo[OfficeError]) -> list[str]:
    """What was said against an act."""
    return [objection.message for objection in caught.value.objections]


def asked(**known: object) -> Asked:
    """A paper that is asked for today."""
    return replace(Asked(offices.NOW, TODAY), **known)  # type: ignore[arg-type]


def test_it_goes_from_draft_to_signed(office: Office) -> None:
    report_id = begun(office)
    detail = detail_of(office, report_id)
    assert (detail.row.state, detail.plan.chapters) == (ReportState.DRAFT, detail.frame.may_have)
    assert detail.row.time == ReportTime(date(2025, 1, 1), date(2025, 12, 31))
    office.do(adopt_report, AdoptReport(report_id=report_id, adopted_at_id=HELD))
    row = detail_of(office, report_id).row
    assert (row.state, row.adopted_at and row.adopted_at.held_on) == (ReportState.ADOPTED, date(2026, 3, 14))
    office.do(sign_report, to_sign(office, report_id))
    row = detail_of(office, report_id).row
    assert (row.state, row.signed and row.signed.report_id) == (ReportState.SIGNED, report_id)
    assert make.last_line(office).act == "governance.report_signed"
    assert office.ask(reports) == (row,)


def test_its_bytes_are_known_to_the_last_one(office: Office) -> None:
    report_id = signed(office)
    label, copied = signed_like(office, b"%PDF the report")
    assert label is not None
    assert (label.report_id, label.meeting_id, copied) == (report_id, None, None)
    assert signed_like(office, b"%PDF the repost") == (None, None)


def test_texts_are_kept_with_who_wrote_them_and_only_those_that_changed(office: Office) -> None:
    report_id = begun(office, "fr", "rn")
    body = plain("Deux membres sont partis.").to_json()
    office.do(write_report, writing(office, report_id, texts={("members", "fr"): body, ("women", "rn"): ""}))
    (text,) = detail_of(office, report_id).written
    assert (text.key, text.language, text.who, text.at) == ("members", "fr", "Tests", offices.NOW)
    assert text.text == plain("Deux membres sont partis.")
    texts = detail_of(office, report_id).texts
    assert texts.told("members", "rn") == text.text
    assert not texts.exactly("members", "rn")
    assert make.last_line(office).act == "governance.report_written"


def test_chapters_stand_in_the_order_chosen(office: Office) -> None:
    report_id = begun(office)
    chosen = ("women", "members", "signatures")
    office.do(write_report, writing(office, report_id, chapters=chosen, languages=("en", "km"), in_columns=False))
    plan = detail_of(office, report_id).plan
    assert (plan.chapters, plan.languages, plan.in_columns) == (tuple(map(Chapter, chosen)), ("en", "km"), False)


def test_who_wrote_on_an_older_version_is_told(office: Office) -> None:
    report_id = begun(office)
    older = writing(office, report_id)
    office.do(write_report, older)
    with pytest.raises(Stale):
        office.do(write_report, older)


def test_everything_wrong_with_what_is_written_is_said_at_once(office: Office) -> None:
    report_id = begun(office)
    wrong = writing(
        office, report_id, chapters=("members", "members"), languages=("fr", "fr"),
        texts={("management.cash", "fr"): "", ("members", "xx"): "no text"},
    )  # fmt: skip
    with pytest.raises(Refused) as caught:
        office.do(write_report, wrong)
    assert messages(caught) == [
        rules.ONCE, judging.SAME_LANGUAGE, rules.NO_TEXT_THERE, judging.UNKNOWN_LANGUAGE,
        "This text cannot be read: it is not in the form the program writes.",
    ]  # fmt: skip


def test_a_report_is_begun_once_for_each_year_and_section(office: Office) -> None:
    begun(office)
    gitega = office.ask(lambda session: section_called(session, "Gitega").id)  # type: ignore[union-attr]
    begun(office, section_id=gitega)
    for order in ({}, {"section_id": gitega}):
        with pytest.raises(Refused) as caught:
            begun(office, **order)
        assert messages(caught) == [judging.BEGUN_ALREADY]
    first, second = office.ask(reports)
    assert (first.section, second.section) == ("", "Gitega")


def test_a_year_without_books_and_a_section_nobody_knows_are_refused(office: Office) -> None:
    with pytest.raises(Refused) as caught:
        begun(office, year=1990, languages=("fr", "fr"))
    assert messages(caught) == [rules.NO_BOOKS, judging.SAME_LANGUAGE]
    with pytest.raises(NotFound):
        begun(office, section_id=99)


def test_adopting_names_every_chapter_that_is_missing_or_wants_a_reason(office: Office) -> None:
    report_id = begun(office)
    office.do(write_report, writing(office, report_id, chapters=("members", "signatures")))
    with pytest.raises(Refused) as caught:
        office.do(adopt_report, AdoptReport(report_id=report_id, adopted_at_id=HELD))
    assert messages(caught) == [rules.LEFT_OUT] * 10 + [judging.ALL_THE_SAME]
    office.do(adopt_report, AdoptReport(report_id=report_id, adopted_at_id=HELD, reason=REASON))
    standing = detail_of(office, report_id).standing
    assert (len(standing.missing), standing.reason) == (10, REASON)


def test_it_is_adopted_at_a_meeting_that_was_held_after_its_time(office: Office) -> None:
    report_id = begun(office)
    with pytest.raises(Refused) as caught:
        office.do(adopt_report, AdoptReport(report_id=report_id, adopted_at_id=FAILED))
    assert messages(caught) == [judging.NOT_HELD]
    not_over = begun(office, year=2026)
    with pytest.raises(Refused) as caught:
        office.do(adopt_report, AdoptReport(report_id=not_over, adopted_at_id=HELD, reason=REASON))
    assert messages(caught) == [rules.NOT_OVER]


def test_an_adopted_report_is_written_on_only_after_it_was_opened_again(office: Office) -> None:
    report_id = begun(office)
    office.do(adopt_report, AdoptReport(report_id=report_id, adopted_at_id=HELD))
    with pytest.raises(Refused) as caught:
        office.do(write_report, writing(office, report_id))
    assert messages(caught) == [judging.ADOPTED]
    with pytest.raises(Refused) as caught:
        office.do(reopen_report, ReopenReport(report_id=report_id, reason=" "))
    assert messages(caught) == [judging.SAY_WHY]
    office.do(reopen_report, ReopenReport(report_id=report_id, reason="A figure was wrong."))
    assert detail_of(office, report_id).row.state is ReportState.DRAFT
    office.do(write_report, writing(office, report_id))


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"signed_on": date(2026, 3, 13)}, judging.BEFORE_ADOPTION),
        ({"signed_on": date(2027, 1, 1)}, judging.IN_FUTURE),
        ({"language": "en"}, OTHER_LANGUAGE),
        ({"journal_line": 1}, CHANGED_SINCE),
        ({"pdf": b""}, "There is no paper to sign."),
    ],
)
def test_what_is_signed_is_the_paper_of_now(office: Office, known: dict[str, object], sentence: str) -> None:
    report_id = begun(office)
    with pytest.raises(Refused) as early:
        office.do(sign_report, to_sign(office, report_id))
    assert messages(early) == [judging.NOT_ADOPTED]
    office.do(adopt_report, AdoptReport(report_id=report_id, adopted_at_id=HELD))
    with pytest.raises(OfficeError) as caught:
        office.do(sign_report, to_sign(office, report_id, **known))
    assert messages(caught) == [sentence]


def test_a_signed_report_is_locked_and_replaced_by_a_new_edition(office: Office) -> None:
    report_id = begun(office)
    body = plain("Voir le registre.").to_json()
    chosen = tuple(each.value for each in detail_of(office, report_id).frame.asked)
    office.do(write_report, writing(office, report_id, chapters=chosen, texts={("capital", "fr"): body}))
    office.do(adopt_report, AdoptReport(report_id=report_id, adopted_at_id=HELD))
    office.do(sign_report, to_sign(office, report_id))
    for act, order in (
        (write_report, writing(office, report_id)),
        (adopt_report, AdoptReport(report_id=report_id, adopted_at_id=HELD)),
        (reopen_report, ReopenReport(report_id=report_id, reason=REASON)),
        (sign_report, to_sign(office, report_id)),
    ):
        with pytest.raises(Refused) as caught:
            office.do(act, order)  # type: ignore[arg-type]
        assert messages(caught) == [judging.SIGNED]
    with pytest.raises(Refused) as caught:
        begun(office)
    assert messages(caught) == [judging.WHY_ANEW]
    again = begun(office, reason="The capital was wrong.")
    detail = detail_of(office, again)
    assert (detail.row.edition, detail.standing.edition_reason) == (2, "The capital was wrong.")
    assert detail.standing.replaces == detail_of(office, report_id).row.signed
    assert detail.texts.told("capital", "fr") == plain("Voir le registre.")
    assert tuple(each.value for each in detail.plan.chapters) == chosen
    assert [row.is_latest for row in office.ask(reports)] == [True, False]
    assert office.ask(report_id_of, asked(options=Options(year=2025))) == again


def test_the_paper_of_a_report_nobody_began_has_all_chapters(office: Office) -> None:
    found = office.ask(report_asked, asked())
    assert (found.plan.year, found.plan.section_id, found.standing.state) == (2025, None, ReportState.DRAFT)
    assert not found.standing.missing
    assert office.ask(report_id_of, asked()) == 0
    of_section = office.ask(report_asked, asked(options=Options(section="Gitega")))
    assert Chapter.CAPITAL not in of_section.plan.chapters
    assert office.ask(report_asked, asked(options=Options(year=1990))).plan.year == 1990, "the paper says why not"
    with pytest.raises(NotFound):
        office.ask(report_asked, asked(options=Options(section="Nowhere")))


def test_figures_beside_the_text_are_gathered_once_until_the_books_change(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    detail = detail_of(office, begun(office))
    gathered, gather = [], annual_report.annual_report

    def counted(*what: Any) -> AnnualReportSheet:  # noqa: ANN401 - whatever the question takes
        gathered.append(what)
        return gather(*what)

    alone = replace(detail, plan=replace(detail.plan, chapters=(Chapter.WOMEN, Chapter.SIGNATURES)))
    whole = office.ask(annual_report.annual_report_sheet, asked(of=detail.row.id))
    monkeypatch.setattr(annual_report, "annual_report", counted)
    shown = [office.ask(annual_report.annual_report_sheet, asked(of=detail.row.id), each) for each in (detail, alone)]
    assert len(gathered) == 1
    assert replace(shown[0], letterhead=whole.letterhead) == whole
    assert (shown[1].chapters, shown[1].members, shown[1].women) == (alone.plan.chapters, None, whole.women)


def test_the_paper_of_what_is_written_and_not_saved_shows_that(office: Office) -> None:
    report_id = begun(office)
    detail = detail_of(office, report_id)
    unsaved = replace(detail, plan=replace(detail.plan, chapters=(Chapter.WOMEN,)))
    found = office.ask(report_asked, asked(of=report_id), unsaved)
    assert found.plan.chapters == (Chapter.WOMEN,)
    assert len(found.standing.missing) == len(detail.frame.asked) - 1
