"""By-laws as dated versions: prepared, entered, checked, adopted, corrected, withdrawn; each day has its own."""

from datetime import date, timedelta

import pytest

from pomanager.errors import NotFound, Refused
from pomanager.readmodels.bylaws import ValueState, VersionState
from pomanager.readmodels.journal import JournalView
from pomanager.rules.bylaws.in_force import NO_BYLAWS, Sure
from pomanager.rules.bylaws.judging import (
    LEAST_ABOVE_MOST,
    MORE_THAN_WHOLE,
    NO_DECISION,
    NO_REASON,
    SAME_DAY,
    UNKNOWN_KEY,
    WRONG_UNIT,
)
from pomanager.rules.bylaws.presets import UNKNOWN_PRESET
from pomanager.rules.bylaws.setting import Chapter
from pomanager.rules.bylaws.settings import CLAUSES, NUMBER_OF
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.rules.place_changes import TWICE
from pomanager.services.journal.queries import journal_head, journal_ids, journal_rows
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import (
    ADOPTED_ALREADY,
    NONE_IN_FORCE,
    NOT_ADOPTED,
    ONE_IN_HAND,
    WHY_CORRECTED,
    WITHDRAWN,
    AdoptBylaws,
    AdoptPreset,
    CheckBylawValues,
    NewValue,
    Origin,
    PrepareBylaws,
    SetBylawValues,
    WithdrawBylaws,
    adopt_bylaws,
    adopt_preset,
    check_bylaw_values,
    discard_bylaws,
    prepare_bylaws,
    set_bylaw_values,
    withdraw_bylaws,
)
from pomanager.services.organisation.queries.bylaws import (
    bylaw_differences,
    bylaw_text,
    bylaw_versions,
    bylaws_by_day,
    bylaws_of,
    bylaws_on,
    bylaws_sheet,
    differences_sheet,
    prepared_version,
    told_through_time,
    version_in_force,
)
from pomanager.services.work import Work
from tests import offices

TODAY = offices.NOW.date()
FIRST, SECOND = date(2019, 1, 1), date(2026, 7, 1)
NOTICE = "ordinary_assembly.notice_days"


def adopted(office: Office, since: date, preset: str = "", **values: str) -> int:
    """Adopt a version from a day on; names of values have two underscores for the point."""
    own = {key.replace("__", "."): value for key, value in values.items()}
    order = AdoptPreset(preset=preset, since=since, decision=f"AGE {since.year}", values=own)
    return office.do(adopt_preset, order).result


def said(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    """What each objection is about, and its message."""
    return [(objection.about, objection.message) for objection in refused.value.objections]


def test_an_office_begins_without_by_laws(office: Office) -> None:
    assert office.ask(bylaws_on, TODAY) == NO_BYLAWS
    assert office.ask(bylaw_versions, TODAY) == ()
    assert office.ask(version_in_force, TODAY) is None


def test_each_day_is_judged_by_the_version_of_that_day(office: Office) -> None:
    adopted(office, SECOND, ordinary_assembly__notice_days="21 clear_days")
    adopted(office, FIRST, ordinary_assembly__notice_days="15 clear_days")  # the older one is entered later
    for day, days in (
        (FIRST - timedelta(days=1), None), (FIRST, 15), (SECOND - timedelta(days=1), 15), (SECOND, 21), (TODAY, 21),
    ):  # fmt: skip
        assert office.ask(bylaws_on, day).number(NOTICE) == days
    newest, oldest = office.ask(bylaw_versions, TODAY)
    assert (newest.number, newest.state, newest.until) == (2, VersionState.IN_FORCE, None)
    assert (oldest.number, oldest.state, oldest.until) == (1, VersionState.PAST, SECOND - timedelta(days=1))


def test_the_by_laws_of_many_days_are_those_of_each(office: Office) -> None:
    assert office.ask(bylaws_by_day).on(TODAY) == NO_BYLAWS
    adopted(office, SECOND, ordinary_assembly__notice_days="21 clear_days")
    adopted(office, FIRST, ordinary_assembly__notice_days="15 clear_days")
    wrong = adopted(office, date(2022, 1, 1), ordinary_assembly__notice_days="5 clear_days")
    office.do(withdraw_bylaws, WithdrawBylaws(version_id=wrong, reason="was not voted"))
    by_day = office.ask(bylaws_by_day)
    for day in (FIRST - timedelta(days=1), FIRST, date(2022, 1, 1), SECOND - timedelta(days=1), SECOND, TODAY):
        assert by_day.on(day) == office.ask(bylaws_on, day)
    assert office.ask(told_through_time, NOTICE)[-1] == (SECOND, Count(21, Unit.CLEAR_DAYS))


def test_an_act_asks_for_the_by_laws_of_its_day(office: Office) -> None:
    def notice_then_and_now(work: Work) -> tuple[int | None, int | None]:
        before = work.bylaws.number(NOTICE)
        order = AdoptPreset(preset="", since=work.today, decision="AGE", values={NOTICE: "15 clear_days"})
        adopt_preset(work, order)
        return before, work.bylaws.number(NOTICE)

    assert office.do(notice_then_and_now).result == (None, 15)


def test_a_version_to_come_holds_from_its_day(office: Office) -> None:
    adopted(office, TODAY + timedelta(days=1), ordinary_assembly__notice_days="15 clear_days")
    assert office.ask(bylaws_on, TODAY) == NO_BYLAWS
    assert office.ask(bylaws_on, TODAY + timedelta(days=1)).number(NOTICE) == 15
    (row,) = office.ask(bylaw_versions, TODAY)
    assert row.state is VersionState.COMING


def test_a_preset_comes_with_sources_and_nothing_checked(office: Office) -> None:
    version = adopted(office, FIRST, "ohada-coop-ca", board__term="3 years")
    bylaws = office.ask(bylaws_on, FIRST)
    assert bylaws.set_value("board.size_max").source == "AUSCOOP art. 292"
    assert bylaws.set_value("board.size_max").sure is Sure.SECONDARY
    assert (bylaws.months("board.term"), bylaws.set_value("board.term").sure) == (36, Sure.OWN)
    text = office.ask(bylaw_text, version, TODAY)
    assert text.version.checked == 0
    assert text.version.unchecked == len(bylaws.values)
    assert len(text.clauses) == len(CLAUSES)
    assert sum(chapter.clauses for chapter in text.chapters) == sum(row.applies for row in text.clauses)


def test_a_version_is_prepared_checked_and_adopted(office: Office) -> None:
    version = office.do(prepare_bylaws, PrepareBylaws(origin=Origin.PRESET, preset="france")).result
    office.do(set_bylaw_values, SetBylawValues(version_id=version, values=(
        NewValue(key="board.term", written="3 years", source="Statuts, art. 21"),
        NewValue(key="board.size_min", written="3 persons"),
        NewValue(key="proxies.max_votes", written=""),
    )))  # fmt: skip
    keys = ("board.term", "committee.term")
    office.do(check_bylaw_values, CheckBylawValues(version_id=version, keys=keys, article="art. 21"))
    row = office.ask(prepared_version, TODAY)
    assert row is not None
    assert (row.id, row.checked, row.preset) == (version, 2, "france")
    assert office.ask(bylaws_on, TODAY) == NO_BYLAWS
    office.do(adopt_bylaws, AdoptBylaws(version_id=version, since=FIRST, decision="AGE 2019-1"))
    bylaws = office.ask(bylaws_on, TODAY)
    term = bylaws.set_value("board.term")
    assert term.checked_by == office.actor
    assert (term.value, term.sure, term.checked_on) == (Count(3, Unit.YEARS), Sure.OWN, TODAY)
    assert bylaws.set_value("committee.term").is_checked  # read, and silent
    assert bylaws.value("committee.term") is None
    assert bylaws.value("proxies.max_votes") is None
    assert (bylaws.decision, bylaws.since) == ("AGE 2019-1", FIRST)


def test_a_new_value_is_not_checked_yet_and_a_check_can_be_taken_back(office: Office) -> None:
    version = adopted(office, FIRST, board__term="3 years", board__size_min="3 persons")
    keys = ("board.term", "board.size_min")
    office.do(check_bylaw_values, CheckBylawValues(version_id=version, keys=keys))
    correction = (NewValue(key="board.term", written="2 years"),)
    office.do(set_bylaw_values, SetBylawValues(version_id=version, values=correction, reason="read wrongly"))
    take_back = CheckBylawValues(version_id=version, keys=("board.size_min",), found=False)
    office.do(check_bylaw_values, take_back)
    bylaws = office.ask(bylaws_on, TODAY)
    assert bylaws.months("board.term") == 24
    assert not any(bylaws.set_value(key).is_checked for key in keys)
    assert office.do(check_bylaw_values, take_back).recorded == 0


def test_the_journal_tells_the_sentence_as_it_now_reads(office: Office) -> None:
    version = office.do(prepare_bylaws, PrepareBylaws(origin=Origin.BLANK)).result
    value = NewValue(key="board.term", written="3 years", source="art. 21")
    office.do(set_bylaw_values, SetBylawValues(version_id=version, values=(value,)))
    office.do(check_bylaw_values, CheckBylawValues(version_id=version, keys=("board.term",), article="art. 21"))
    checked, entered = office.ask(journal_rows, list(office.ask(journal_ids, JournalView()))[:2])
    sentence = f"{NUMBER_OF['board.term']} · The members of the board are elected for 3 years."
    assert (entered.label, checked.label) == (sentence, sentence)
    assert ("value", None, "3 years") in [(each.field, each.old, each.new) for each in entered.changes]


def test_the_next_version_begins_from_the_one_in_force(office: Office) -> None:
    first = adopted(office, FIRST, "kenya")
    office.do(check_bylaw_values, CheckBylawValues(version_id=first, keys=("board.size_max",), article="art. 3"))
    second = office.do(prepare_bylaws, PrepareBylaws(origin=Origin.IN_FORCE)).result
    assert office.ask(bylaws_of, second).values == office.ask(bylaws_of, first).values
    changes = (NewValue(key="board.size_max", written="7 persons"), NewValue(key="board.odd_only", written=""))
    office.do(set_bylaw_values, SetBylawValues(version_id=second, values=changes))
    office.do(adopt_bylaws, AdoptBylaws(version_id=second, since=SECOND, decision="AGE 2026"))
    found = office.ask(bylaw_differences, first, second, TODAY)
    (row,) = found.rows
    assert row.changed == ("board.size_max", "board.odd_only")
    assert (row.before.chapter, row.before.number) == (Chapter.BOARD, row.after.number)
    assert [value.state for value in row.after.values] == [
        ValueState.UNCHECKED, ValueState.UNCHECKED, ValueState.BLANK,
    ]  # fmt: skip
    assert (found.earlier.number, found.later.number) == (1, 2)


def test_refused_values_are_told_all_at_once_and_nothing_is_written(office: Office) -> None:
    version = adopted(office, FIRST, board__size_min="3 persons")
    before = office.ask(journal_head)
    values = (
        NewValue(key="board.size_max", written="2 persons"),
        NewValue(key="board.term", written="3 days"),
        NewValue(key="ordinary_assembly.quorum_first", written=">= 4/3"),
        NewValue(key="nothing.such", written="1"),
        NewValue(key="board.odd_only", written="yes"),
    )
    with pytest.raises(Refused) as refused:
        office.do(set_bylaw_values, SetBylawValues(version_id=version, values=values))
    assert sorted(said(refused)) == sorted([
        ("board.size_max", LEAST_ABOVE_MOST), ("board.term", WRONG_UNIT), ("nothing.such", UNKNOWN_KEY),
        ("ordinary_assembly.quorum_first", MORE_THAN_WHOLE), ("reason", WHY_CORRECTED),
    ])  # fmt: skip
    assert office.ask(journal_head) == before
    assert set(office.ask(bylaws_on, TODAY).values) == {"board.size_min"}


def test_a_key_named_twice_is_refused_and_one_checked_twice_is_checked_once(office: Office) -> None:
    version = adopted(office, FIRST, board__term="3 years")
    before = office.ask(journal_head)
    values = (NewValue(key="board.term", written="2 years"), NewValue(key="board.term", written="4 years"))
    with pytest.raises(Refused) as refused:
        office.do(set_bylaw_values, SetBylawValues(version_id=version, values=values, reason="read wrongly"))
    assert said(refused) == [("board.term", TWICE)]
    assert office.ask(journal_head) == before
    keys = ("board.term", "board.term")
    assert office.do(check_bylaw_values, CheckBylawValues(version_id=version, keys=keys)).recorded == 1


def test_a_refused_adoption_tells_everything_and_writes_nothing(office: Office) -> None:
    adopted(office, FIRST)
    values = {"board.size_min": "9 persons", "board.size_max": "5 persons", "board.term": "long"}
    order = AdoptPreset(preset="atlantis", since=FIRST, decision=" ", values=values)
    with pytest.raises(Refused) as refused:
        office.do(adopt_preset, order)
    messages = said(refused)
    assert {about for about, _message in messages} == {"preset", "since", "decision", "board.size_min", "board.term"}
    assert ("preset", UNKNOWN_PRESET) in messages
    assert ("board.size_min", LEAST_ABOVE_MOST) in messages
    assert {("since", SAME_DAY), ("decision", NO_DECISION)} < set(messages)
    assert len(messages) == 5
    assert len(office.ask(bylaw_versions, TODAY)) == 1


def test_a_withdrawn_version_never_held(office: Office) -> None:
    adopted(office, FIRST, ordinary_assembly__notice_days="15 clear_days")
    wrong = adopted(office, SECOND, ordinary_assembly__notice_days="5 clear_days")
    with pytest.raises(Refused) as refused:
        office.do(withdraw_bylaws, WithdrawBylaws(version_id=wrong, reason=" "))
    assert said(refused) == [("reason", NO_REASON)]
    office.do(withdraw_bylaws, WithdrawBylaws(version_id=wrong, reason="was not voted"))
    assert office.ask(bylaws_on, TODAY).number(NOTICE) == 15
    withdrawn, holds = office.ask(bylaw_versions, TODAY)
    assert (withdrawn.state, withdrawn.number, withdrawn.withdrawn_on) == (VersionState.WITHDRAWN, 0, TODAY)
    assert (holds.state, holds.until) == (VersionState.IN_FORCE, None)
    with pytest.raises(Refused) as again:
        office.do(withdraw_bylaws, WithdrawBylaws(version_id=wrong, reason="again"))
    assert said(again) == [("", WITHDRAWN)]
    assert adopted(office, SECOND)  # the day is free again


def test_one_version_is_prepared_at_a_time_and_may_be_discarded(office: Office) -> None:
    with pytest.raises(Refused) as none:
        office.do(prepare_bylaws, PrepareBylaws(origin=Origin.IN_FORCE))
    assert said(none) == [("origin", NONE_IN_FORCE)]
    version = office.do(prepare_bylaws, PrepareBylaws(origin=Origin.PRESET, preset="france")).result
    office.do(check_bylaw_values, CheckBylawValues(version_id=version, keys=("proxies.allowed",)))
    with pytest.raises(Refused) as second:
        office.do(prepare_bylaws, PrepareBylaws(origin=Origin.PRESET, preset="atlantis"))
    assert said(second) == [("", ONE_IN_HAND), ("preset", UNKNOWN_PRESET)]
    with pytest.raises(Refused) as early:
        office.do(withdraw_bylaws, WithdrawBylaws(version_id=version, reason="x"))
    assert said(early) == [("", NOT_ADOPTED)]
    office.do(discard_bylaws, version)
    assert office.ask(bylaw_versions, TODAY) == ()
    with pytest.raises(NotFound):
        office.ask(bylaws_of, version)


def test_what_is_adopted_is_neither_adopted_again_nor_discarded(office: Office) -> None:
    version = adopted(office, FIRST)
    with pytest.raises(Refused) as again:
        office.do(adopt_bylaws, AdoptBylaws(version_id=version, since=SECOND, decision="AGE"))
    assert said(again) == [("", ADOPTED_ALREADY)]
    with pytest.raises(Refused) as discarded:
        office.do(discard_bylaws, version)
    assert said(discarded) == [("", ADOPTED_ALREADY)]
    with pytest.raises(NotFound):
        office.do(adopt_bylaws, AdoptBylaws(version_id=99, since=SECOND, decision="AGE"))


def test_clauses_apply_once_another_value_calls_for_them(office: Office) -> None:
    version = office.do(prepare_bylaws, PrepareBylaws(origin=Origin.BLANK)).result

    def proxies() -> int:
        return len(office.ask(bylaw_text, version, TODAY).of_chapter(Chapter.PROXIES))

    def enter(key: str, written: str) -> None:
        office.do(set_bylaw_values, SetBylawValues(version_id=version, values=(NewValue(key=key, written=written),)))

    assert proxies() == 1
    enter("proxies.allowed", "yes")
    assert proxies() == 6
    enter("proxies.allowed", "no")
    assert proxies() == 1
    enter("proxies.max_votes", "5 votes")  # what is set is shown
    assert proxies() == 2


def test_sheets_for_paper(office: Office) -> None:
    printed = offices.NOW
    assert office.ask(bylaws_sheet, printed, TODAY).text is None
    assert office.ask(differences_sheet, printed, TODAY).differences is None
    first = adopted(office, FIRST, ordinary_assembly__notice_days="15 clear_days")
    assert office.ask(differences_sheet, printed, TODAY).differences is None
    second = adopted(office, SECOND, ordinary_assembly__notice_days="21 clear_days")
    before = office.ask(bylaws_sheet, printed, SECOND - timedelta(days=1)).text
    assert before is not None
    assert before.version.id == first
    found = office.ask(differences_sheet, printed, TODAY).differences
    assert found is not None
    assert (found.earlier.id, found.later.id, len(found.rows)) == (first, second, 1)
    assert office.ask(differences_sheet, printed, SECOND - timedelta(days=1)).differences is None
    turned = office.ask(differences_sheet, printed, TODAY, second, first).differences
    assert turned is not None
    assert turned.rows[0].after == found.rows[0].before


def test_a_sentence_is_as_sure_as_its_weakest_value(office: Office) -> None:
    version = office.do(prepare_bylaws, PrepareBylaws(origin=Origin.BLANK)).result
    keys = ("calendar.annual_meeting_gap", "calendar.first_meeting")

    def state() -> ValueState:
        rows = office.ask(bylaw_text, version, TODAY).of_chapter(Chapter.CALENDAR)
        return next(row.state for row in rows if row.key == keys[0])

    assert state() is ValueState.BLANK
    value = NewValue(key=keys[0], written="15 months")
    office.do(set_bylaw_values, SetBylawValues(version_id=version, values=(value,)))
    assert state() is ValueState.UNCHECKED
    office.do(check_bylaw_values, CheckBylawValues(version_id=version, keys=keys[:1]))
    assert state() is ValueState.BLANK
    office.do(check_bylaw_values, CheckBylawValues(version_id=version, keys=keys[1:]))
    assert state() is ValueState.CHECKED
