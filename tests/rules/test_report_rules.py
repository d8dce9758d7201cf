"""The annual report: which chapters it may have, and everything that is missing for adopting it."""

from dataclasses import replace
from datetime import date

import pytest

from pomanager.rules.governance import report
from pomanager.rules.governance.report import Chapter, Frame, Heading, ReportFacts, SectionLife
from pomanager.rules.objections import Objection, Weight

SENEGAL, BURUNDI = Frame("SN"), Frame("BI")
LAST = date(2025, 12, 31)
YEARS = (2026, 2025)


def facts(frame: Frame = BURUNDI, **known: object) -> ReportFacts:
    """A report with all its chapters and texts, adopted in time."""
    languages = ("fr",)
    written = frozenset((slot.key, "fr") for slot in report.SLOTS.values())
    whole = ReportFacts(
        frame=frame, chapters=frame.may_have, languages=languages, written=written, last=LAST, day=date(2026, 3, 14)
    )
    return replace(whole, **known)  # type: ignore[arg-type]


def said(found: tuple[Objection, ...]) -> list[tuple[str, str]]:
    """What each objection says, and about what."""
    return [(each.message, each.about) for each in found]


def test_the_six_headings_are_those_of_ohada_alone() -> None:
    assert SENEGAL.may_have[0] is Chapter.MANAGEMENT
    assert Chapter.MANAGEMENT not in BURUNDI.may_have
    assert SENEGAL.asked_by_law == {Chapter.MANAGEMENT}
    assert not BURUNDI.asked_by_law
    assert [slot.heading for slot in report.slots_of(Chapter.MANAGEMENT)] == list(Heading)


def test_one_section_has_the_chapters_that_can_be_told_of_it() -> None:
    of_section = Frame("SN", of_section=True)
    assert set(of_section.may_have) == report.OF_SECTION - {Chapter.MANAGEMENT}
    assert set(of_section.asked) < set(of_section.may_have)
    assert said(report.objections_to_chapters(["members", "capital"], of_section)) == [
        (report.NOT_OF_SECTION, "chapters")
    ]


def test_a_whole_report_misses_nothing() -> None:
    assert not report.missing(facts())
    assert not report.missing(facts(SENEGAL))


@pytest.mark.parametrize(("day", "stops"), [(date(2025, 12, 30), True), (LAST, True), (date(2026, 1, 1), False)])
def test_the_year_must_be_over(day: date, stops: bool) -> None:  # noqa: FBT001 - a case of the table
    found = report.missing(facts(day=day))
    assert [each.weight for each in found] == ([Weight.STOP] if stops else [])


def test_every_chapter_left_out_is_named_at_once_and_a_reason_helps() -> None:
    kept = (Chapter.MEMBERS, Chapter.SIGNATURES)
    found = report.missing(facts(SENEGAL, chapters=kept))
    assert [each.about for each in found] == [each.value for each in SENEGAL.asked if each not in kept]
    assert found[0].message == report.LEFT_OUT_BY_LAW
    assert {each.message for each in found[1:]} == {report.LEFT_OUT}
    assert {each.weight for each in found} == {Weight.WARN}


def test_mentoring_training_and_the_journal_are_asked_of_nobody() -> None:
    left_out = {Chapter.MENTORING, Chapter.TRAINING, Chapter.JOURNAL}
    assert not report.missing(facts(chapters=tuple(each for each in BURUNDI.may_have if each not in left_out)))


def test_an_empty_heading_is_named_in_each_language() -> None:
    written = facts(SENEGAL).written - {("management.cash", "fr")}
    assert said(report.missing(facts(SENEGAL, written=written))) == [(report.EMPTY, "management.cash")]
    both = facts(SENEGAL, languages=("fr", "en"), written=written | {("management.cash", "en")})
    found = report.missing(both)
    assert (report.EMPTY_IN, "management.cash") in said(found)
    assert len(found) == len(Heading)


def test_chapters_are_known_and_stand_once() -> None:
    found = report.objections_to_chapters(["members", "members", "weather"], BURUNDI)
    assert said(found) == [(report.UNKNOWN_CHAPTER, "chapters"), (report.ONCE, "chapters")]
    assert said(report.objections_to_chapters([], BURUNDI)) == [(report.NO_CHAPTERS, "chapters")]
    assert not report.objections_to_chapters(["journal", "members"], BURUNDI)


def test_text_is_written_where_there_is_room_for_it() -> None:
    assert not report.objections_to_slot("members", BURUNDI)
    assert not report.objections_to_slot("management.cash", SENEGAL)
    for key in ("management.cash", "signatures", "nowhere"):
        assert said(report.objections_to_slot(key, BURUNDI)) == [(report.NO_TEXT_THERE, "slot")]


def test_a_year_without_books_is_refused() -> None:
    first = date(2025, 1, 1)
    assert not report.objections_to_time(2025, YEARS, first, LAST, None)
    found = report.objections_to_time(2019, YEARS, first, LAST, None)
    assert said(found) == [(report.NO_BOOKS, "year")]
    assert found[0].details == {"year": "2019"}


@pytest.mark.parametrize(
    ("since", "until", "sentence", "weight"),
    [
        (None, date(2025, 6, 30), report.CLOSED, Weight.WARN),
        (None, date(2024, 12, 31), report.GONE, Weight.STOP),
        (date(2026, 1, 1), None, report.NOT_YET, Weight.STOP),
    ],
)
def test_a_section_must_have_been_there(since: date | None, until: date | None, sentence: str, weight: Weight) -> None:
    life = SectionLife("Gitega", since, until)
    (found,) = report.objections_to_time(2025, YEARS, date(2025, 1, 1), LAST, life)
    assert (found.message, found.weight) == (sentence, weight)


def test_a_section_that_was_there_all_year_says_nothing() -> None:
    life = SectionLife("Gitega", date(2025, 12, 31), date(2025, 12, 31))
    assert not report.objections_to_time(2025, YEARS, date(2025, 1, 1), LAST, life)
