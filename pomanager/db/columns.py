"""The kinds of columns: how a moment, a vague date, a wording or a code is written into the office file."""

import enum
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated

from sqlalchemy import Dialect, Enum, String, Text
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

from pomanager.rules.calendar import VagueDate
from pomanager.rules.wording import Wording

LONGEST_CODE = 40
"""Room kept for a code: wider than any, so that a new, longer code needs no migration."""

SHORT = 200
"""Length of a text that fits on one line of a form."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as text ('2026-11-23T14:05:03.000000Z'): it sorts as time and any tool can read it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the moment; one without a time zone is a bug and raises ValueError."""
        del dialect
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the moment back, aware and in UTC."""
        del dialect
        return None if value is None else datetime.fromisoformat(value)


def utc_text(moment: datetime) -> str:
    """The moment as it stands in the file; raises ValueError when it has no time zone."""
    if moment.tzinfo is None:
        reason = "a moment without a time zone cannot be written"
        raise ValueError(reason)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


class VagueDay(TypeDecorator[VagueDate]):
    """A date known only in part, as text ('1984', '1987-03', '~1960')."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: VagueDate | None, dialect: Dialect) -> str | None:
        """Write the date as far as it is known."""
        del dialect
        return None if value is None else value.iso()

    def process_result_value(self, value: str | None, dialect: Dialect) -> VagueDate | None:
        """Read the date back."""
        del dialect
        return None if value is None else VagueDate.from_iso(value)


class WordingText(TypeDecorator[Wording]):
    """A text in several languages, as JSON ({"fr": "…", "rn": "…"})."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Wording | None, dialect: Dialect) -> str | None:
        """Write the languages there are."""
        del dialect
        return None if value is None else value.to_json()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Wording | None:
        """Read the languages back."""
        del dialect
        return None if value is None else _wording(value)


@lru_cache(512)
def _wording(text: str) -> Wording:
    """A wording read back; names of sections and titles are read again and again, and no wording ever changes."""
    return Wording.from_json(text)


def code_of(kind: type[enum.Enum]) -> Enum:
    """A column for a choice, stored by its value; the rules judge it, so no check constraint needs migrating."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=LONGEST_CODE,
        values_callable=lambda choices: [str(choice.value) for choice in choices],
    )


pk = Annotated[int, mapped_column(primary_key=True)]
utc = Annotated[datetime, mapped_column(Moment())]
wording = Annotated[Wording, mapped_column(WordingText())]
short_text = Annotated[str, mapped_column(String(SHORT))]
