"""What is written into a column comes back the same, and stands in the file as any tool can read it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects.sqlite import dialect

from pomanager.db.base import Base
from pomanager.db.columns import Moment, VagueDay, WordingText, code_of, utc_text
from pomanager.db.tables import METADATA
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Status
from pomanager.rules.wording import Wording

SQLITE: Dialect = dialect()


def test_a_moment_stands_in_utc_with_microseconds() -> None:
    bishkek = timezone(timedelta(hours=6))
    assert utc_text(datetime(2026, 11, 23, 20, 5, 3, 7, tzinfo=bishkek)) == "2026-11-23T14:05:03.000007Z"
    assert utc_text(datetime(1, 1, 1, tzinfo=UTC)) == "0001-01-01T00:00:00.000000Z"


def test_a_moment_without_time_zone_is_a_bug() -> None:
    with pytest.raises(ValueError, match="time zone"):
        utc_text(datetime(2026, 11, 23))  # noqa: DTZ001 - the point


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_moments_come_back_and_sort_as_text(one: datetime, other: datetime) -> None:
    column = Moment()
    assert column.process_result_value(column.process_bind_param(one, SQLITE), SQLITE) == one
    assert (utc_text(one) < utc_text(other)) == (one < other)


def test_vague_dates_come_back() -> None:
    column = VagueDay()
    for text in ("1984", "1987-03", "1971-03-12", "~1960"):
        assert column.process_bind_param(VagueDate.from_iso(text), SQLITE) == text
        assert column.process_result_value(text, SQLITE) == VagueDate.from_iso(text)
    assert column.process_bind_param(None, SQLITE) is None
    assert column.process_result_value(None, SQLITE) is None


def test_wordings_come_back() -> None:
    column = WordingText()
    wording = Wording({"fr": "Colline", "km": "ភូមិ"})
    assert column.process_bind_param(wording, SQLITE) == '{"fr":"Colline","km":"ភូមិ"}'
    assert column.process_result_value(wording.to_json(), SQLITE) == wording
    assert column.process_bind_param(None, SQLITE) is None
    assert column.process_result_value(None, SQLITE) is None


def test_a_choice_stands_by_its_value_and_needs_no_migration_for_a_new_one() -> None:
    column = code_of(Status)
    assert column.enums == [str(status.value) for status in Status]
    assert not column.create_constraint
    assert column.length == 40


def test_dates_and_choices_have_their_columns() -> None:
    assert Base.type_annotation_map[date].python_type is date
    assert METADATA.tables["member"].c.status.type.python_type is Status


def test_every_table_has_an_area_and_every_constraint_a_name() -> None:
    assert all(mapper.class_.area for mapper in Base.registry.mappers)
    for table in METADATA.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name
